// SPDX-License-Identifier: Apache-2.0
// A pattern as instructions for the matcher.
#pragma once

#include "functions/regex_pattern.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace bleibe::detail {

/// Most instructions of one program; repetitions of groups are written out.
constexpr std::size_t pattern_program_limit = 50'000;

struct Instruction {
    enum class Op : std::uint8_t {
        // tests: one character
        character, // is the code point `a`
        letter,    // has the case key `a`
        any,       // is no line break
        all,       // any at all
        member,    // of the class `a`
        // the test behind
        exactly, // `a` times
        greedy,  // up to `a` times, as often as it may; keeps `row`
        lazy,    // the same, as seldom as it may
        // places
        line_start,
        line_end,
        // the way
        split,     // to `a`, and if that fails to `b`; keeps `row`
        jump,      // to `a`
        save,      // the place as the slot `a`
        mark,      // the place in the register `a`
        progress,  // fails if the place is that of the register `a`
        reference, // what the group `a` captured
        match,
    };
    static constexpr std::uint32_t no_row = UINT32_MAX;

    Op op = Op::match;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    /// Number of the state, for those at which ways meet. Where no references look back, a second visit
    /// of such a state at the same place can only fail as the first did.
    std::uint32_t row = no_row;
};

/// Immutable. Slots 2n and 2n + 1 are the start and the end of what group n has captured.
struct PatternProgram {
    PatternFlags flags;
    std::vector<Instruction> code;
    std::vector<CharacterClass> classes;
    std::uint32_t groups = 0; // whether they are saved or not
    std::uint32_t slots = 2;
    std::uint32_t registers = 0;
    std::uint32_t rows = 0;
    bool has_references = false;
};

/// Nothing if it would be too long. Groups are saved if `captures` or if the pattern refers to them. The
/// classes move into the program.
[[nodiscard]] std::optional<PatternProgram> compile_pattern(Pattern&& pattern, bool captures);

} // namespace bleibe::detail
