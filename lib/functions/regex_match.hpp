// SPDX-License-Identifier: Apache-2.0
// Finds a pattern in a text, within the budget and the memory of an evaluation.
#pragma once

#include "functions/function.hpp"
#include "functions/regex_program.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bleibe::detail {

enum class Found : std::uint8_t {
    yes,
    no,
    over_budget, // of steps
    over_memory,
};

/// Searches one text. Refers to all that it is given. Takes time in proportion to the text times the
/// program, unless the pattern has references or the text times the program exceeds the memory; in any case
/// no more than the budget allows.
class PatternMatcher {
public:
    static constexpr std::uint32_t unset = UINT32_MAX;

    PatternMatcher(const PatternProgram& program, std::string_view text, Evaluation& evaluation);

    /// The first match that begins at byte `from` or behind it. Of several that begin there, the first in
    /// the order of the pattern's alternatives. To be called again, from the end of a match on, only if the
    /// pattern matches no empty text: then what was visited behind the match has failed and stays so.
    [[nodiscard]] Found find(std::size_t from);

    // After `yes`:
    [[nodiscard]] std::size_t begin() const noexcept { return slots_[0]; }
    [[nodiscard]] std::size_t end() const noexcept { return slots_[1]; }
    /// What a group captured; empty if nothing, or if groups are not saved.
    [[nodiscard]] std::string_view captured(std::uint32_t group) const noexcept;

private:
    /// What to do when a way ends without a match.
    struct Retreat {
        enum class Kind : std::uint8_t {
            resume,        // at the instruction `where`, at the place `a`
            restore_slot,  // `where` to `a`
            restore_mark,  // `where` to `a`
            give_back,     // one character of the greedy repetition at `where`: it reached `a` from `b`
            take_one_more, // of the lazy repetition at `where`, at the place `a`, `b` times at most
        };
        Kind kind = Kind::resume;
        std::uint32_t where = 0;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };

    Found run(std::uint32_t start);
    bool step(const Instruction& instruction);
    bool retreat();
    bool give_back(const Retreat& top);
    bool take_one_more(const Retreat& top);
    bool repeat_exactly(std::uint32_t count);
    bool repeat_greedily(const Instruction& instruction);
    bool repeat_lazily(const Instruction& instruction);
    bool repeat_reference(std::uint32_t group);
    /// Whether the character at the place passes the test, and where the next one begins.
    bool passes(const Instruction& test, std::uint32_t place, std::uint32_t& next);
    /// Notes the state; false if it has been there.
    bool visit(std::uint32_t row, std::uint32_t place);
    void push(Retreat::Kind kind, std::uint32_t where, std::uint32_t a, std::uint32_t b = 0);
    void work(std::uint64_t ticks);

    [[nodiscard]] bool at_line_start() const noexcept;
    [[nodiscard]] bool at_line_end() const noexcept;
    [[nodiscard]] std::uint32_t place_before(std::uint32_t place, std::uint32_t least) const noexcept;
    [[nodiscard]] std::size_t next_start(std::size_t from);

    const PatternProgram& program_;
    const std::string_view text_;
    Evaluation& evaluation_;
    Instruction first_; // that every match begins with, apart from saving places
    std::vector<Retreat> retreats_;
    std::vector<std::uint32_t> slots_;
    std::vector<std::uint32_t> marks_;
    std::vector<std::uint64_t> visited_; // a bit per place and row, in the order of places
    std::size_t most_retreats_ = 0;
    std::uint64_t ticks_ = 0;
    std::uint32_t pc_ = 0;
    std::uint32_t place_ = 0;
    Found outcome_ = Found::no;
};

} // namespace bleibe::detail
