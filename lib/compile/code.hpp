// SPDX-License-Identifier: Apache-2.0
// Compiled expressions: typed steps in dependency order, flat and immutable. The scalar, column and
// range forms run the same code.
#pragma once

#include "base/arena.hpp"
#include "functions/function.hpp"
#include "functions/regex_table.hpp"
#include "value/type.hpp"
#include "value/value.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace bleibe::detail {

/// Where an operand lies: a frame and a place in it.
struct Ref {
    enum Base : std::uint32_t {
        constants = 0,
        facts = 1,    // of the case, by number of the fact
        operands = 2, // 0: the day; 1 + i: the chosen reading of dispute i
        top = 3,      // slots of the program: step i writes slot i
        captured = 4, // of the innermost function around this step
        block = 5,    // 5 + d: parameters, then steps, of the block at depth d around this step
    };
    static constexpr std::uint32_t index_bits = 26;
    static constexpr std::uint32_t deepest = 60;

    std::uint32_t raw = 0;

    constexpr Ref() = default;
    constexpr Ref(std::uint32_t base, std::uint32_t index) : raw(base << index_bits | index) {}

    [[nodiscard]] constexpr std::uint32_t base() const { return raw >> index_bits; }
    [[nodiscard]] constexpr std::uint32_t index() const { return raw & ((1U << index_bits) - 1); }
    [[nodiscard]] constexpr bool is_constant() const { return base() == constants; }
    friend bool operator==(const Ref&, const Ref&) = default;
};

/// The one list of step kinds. Operands are numbered from 0.
enum class StepKind : std::uint8_t {
    call,          // row(operands…)
    all_of,        // Kleene's and; what is not boolean counts as null
    any_of,        // Kleene's or
    negation,      // Kleene's not
    at_least,      // at least `data` of the operands
    select,        // 0 ? 1 : 2; what is not true takes 2
    reading,       // 0: the dispute's operand; 1 + i: the value under reading i
    field,         // entry `name` of context 0, probably at place `data`; of a list: of each entry
    field_or_else, // entry `name` of context 0, else operand 1
    list,          // of the operands
    context,       // of the operands, with shape `data`
    range,         // from 0 to 1; `data` holds the RangeFlag bits
    filter,        // entries of list 0 for which the block is true; with `data` it may give a position
    for_each,      // the block's results over the entries of list 0; with `data` lists that are joined
    some,          // the block is true for an entry of list 0
    every,         // the block is true for every entry of list 0
    series,        // whole numbers (or days) from 0 to 1, for `for i in 1..5`
    branch,        // 0 ? block : block `data`, only one of them run
    closure, // a function value: the block with the operands as what it captures, parameters of shape `data`
    invoke,  // function 0 with the other operands; `data` - 1: the shape with their names, 0: by position
    instance_of, // 0 is an instance of type `data`
    convert,     // 0 as type `data` wants it
    missing,     // unknown, whatever the facts: a norm whose wording the catalog lacks (`name` says which)
};

enum RangeFlag : std::uint32_t {
    low_closed = 1,
    high_closed = 2,
    has_low = 4,
    has_high = 8,
    equal_to = 16,
    unequal = 32,
};
/// The range with these flags.
[[nodiscard]] inline RangeData range_of(const Value& low, const Value& high, std::uint32_t flags) {
    RangeData data;
    data.low = low;
    data.high = high;
    data.low_closed = (flags & RangeFlag::low_closed) != 0;
    data.high_closed = (flags & RangeFlag::high_closed) != 0;
    data.has_low = (flags & RangeFlag::has_low) != 0;
    data.has_high = (flags & RangeFlag::has_high) != 0;
    data.writing = (flags & RangeFlag::equal_to) != 0  ? RangeWriting::equal_to
                   : (flags & RangeFlag::unequal) != 0 ? RangeWriting::unequal
                                                       : RangeWriting::interval;
    return data;
}

struct Step {
    StepKind kind = StepKind::call;
    bool takes_operands = false; // a call: the row has a scalar form and takes that many operands
    bool may_convert = false;    // a call: an operand may be a list where its item is meant, or the reverse
    bool by_position = false;    // a call: other kinds of operands may mean another row of the name
    std::uint32_t count = 0;     // of operands
    std::uint32_t first = 0;     // in the block's operand list
    std::uint32_t data = 0;
    std::uint32_t block = 0; // in CompiledCode::blocks
    std::uint32_t name = 0;  // in CompiledCode::names
    const FunctionRow* row = nullptr;
};

/// A list of steps with slots of its own: first the parameters, then one slot per step.
struct Block {
    std::uint32_t parameters = 0;
    std::uint32_t base = Ref::top; // where its slots are while it runs
    std::uint64_t needs = 0;       // bit n: it reads the frame of the block at depth n - 1 around it
    bool may_not_end = false;      // calls a function value while it runs
    std::vector<Step> steps;
    std::vector<Ref> operands;
    std::vector<Type> types; // of the slots of steps
    Ref result;

    [[nodiscard]] std::span<const Ref> operands_of(const Step& step) const {
        return {operands.data() + step.first, step.count};
    }
    [[nodiscard]] std::size_t slots() const { return parameters + steps.size(); }
};

/// Which facts, operands and slots of the top block each of its steps reads, through its blocks too: what a
/// change of one can reach.
struct StepReads {
    std::vector<std::uint32_t> first; // by step, and one behind the last
    std::vector<Ref> refs;

    [[nodiscard]] std::span<const Ref> of(std::uint32_t step) const {
        return {refs.data() + first[step], first[step + 1] - first[step]};
    }
};

struct CompiledCode {
    /// Of rulesets: types were checked for null, so a null that they do not know of is no answer.
    bool null_strict = false;
    Block top;
    StepReads reads; // empty until the program is complete
    std::deque<Block> blocks;
    std::vector<Value> constants;
    std::vector<std::string> names;
    std::deque<Type> types; // that steps ask for
    PatternTable patterns;  // that calls write out
    std::deque<Shape> shapes;
    std::deque<std::vector<std::string_view>> shape_names;
    std::deque<std::string> texts; // what the shapes' names point into
    Arena arena;                   // what the constants point into
};

} // namespace bleibe::detail
