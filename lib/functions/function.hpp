// SPDX-License-Identifier: Apache-2.0
// The function table: every operator and builtin is one row with up to three forms.
#pragma once

#include "base/arena.hpp"
#include "value/type.hpp"
#include "value/value.hpp"

#include <bleibe/limits.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// What a scalar form may use besides its operands.
class Evaluation {
public:
    explicit Evaluation(Arena& memory, const Limits& bounds) : arena(memory), limits(bounds) {}
    virtual ~Evaluation() = default;
    Evaluation(const Evaluation&) = delete;
    Evaluation& operator=(const Evaluation&) = delete;

    Arena& arena;
    const Limits& limits;

    /// Counts work; false when the budget is used up (the caller then returns null).
    virtual bool spend(std::uint64_t steps) = 0;
    /// Calls a function value; null with a reason if it cannot be called.
    virtual Value call(const Value& function, std::span<const Value> arguments) = 0;
    /// Says why the result is null; kept for the diagnostics channel. The text must be static, or live
    /// in the arena.
    virtual void because(std::string_view reason) = 0;
    /// `because` and null, in one.
    Value null_because(std::string_view reason) {
        because(reason);
        return Value::null();
    }
};

struct FunctionRow;

/// One value. Unknown operands reach a scalar form only if its row says `sees_unknown`.
using ScalarFunction = Value (*)(Evaluation& evaluation, const FunctionRow& row,
                                 std::span<const Value> operands);
/// A batch of rows; comes with the column kernel. Empty places until then.
struct ColumnCall;
using ColumnForm = void (*)(ColumnCall& call);
/// A set of possible values; comes with the range form.
struct RangeCall;
using RangeForm = void (*)(RangeCall& call);

/// What a row says about its result type, given the operand types (already checked to fit).
using ResultRule = Type (*)(const FunctionRow& row, std::span<const Type> operands);

struct Parameter {
    std::string_view name;
    Type type;
    bool optional = false;
};

enum class FunctionGroup : std::uint8_t {
    operators,
    conversion,
    boolean,
    string,
    list,
    numeric,
    date,
    range,
    context,
    law, // what the engine adds
};

struct FunctionRow {
    std::string_view name; // "covers"; operators: "+", "and", "in", "."
    FunctionGroup group = FunctionGroup::operators;
    std::vector<Parameter> parameters;
    bool variadic = false;     // the last parameter may repeat (and a single list may stand for all)
    Type result;               // where the rule is null
    ResultRule rule = nullptr; // may look at the operands' types
    bool sees_unknown = false; // otherwise an unknown operand makes the result unknown
    bool accepts_null = false; // a null operand is no mistake in a ruleset (it gives `result`)
    bool null_on_null = true;  // otherwise a null operand does not make the result null
    ScalarFunction scalar = nullptr;
    ColumnForm column = nullptr;
    RangeForm range = nullptr;
    // documentation
    std::string_view meaning;
    std::string_view nulls;  // what null does, and when the result is null
    std::string_view clause; // of DMN 1.5, or the paragraph of the law

    /// Least and largest number of operands.
    [[nodiscard]] std::size_t least() const noexcept;
    [[nodiscard]] std::size_t most() const noexcept; // SIZE_MAX if variadic
};

/// All rows, in the order of the documentation. Built once at the first call, immutable afterwards;
/// several rows may share a name (overloads by number or type of operands).
[[nodiscard]] std::span<const FunctionRow> function_table();
/// Rows of a builtin by name (not operators); empty if there is none.
[[nodiscard]] std::span<const FunctionRow* const> find_builtin(std::string_view name);
/// The row of an operator by its sign or word.
[[nodiscard]] const FunctionRow& operator_row(std::string_view sign);

/// A function value: a closure of a program (run/ knows how to call it) or a builtin.
struct Function {
    const FunctionRow* builtin = nullptr; // set for a builtin
    const void* block = nullptr;          // of the program, for a closure
    const void* program = nullptr;
    std::span<const Value> captured;
    std::uint32_t parameters = 0;
    std::span<const std::string_view> names;
};

/// The static type of a list of periods: entries with at least `from` (date) and `until` (date or
/// null; null means open).
[[nodiscard]] const Type& period_list();

} // namespace bleibe::detail
