// SPDX-License-Identifier: Apache-2.0
// Patterns as XPath 3.1 writes them (XML Schema 1.1, appendix G, with the additions of Functions and
// Operators, 5.6.1), read into a tree.
#pragma once

#include "functions/regex_class.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

struct PatternFlags {
    bool dot_matches_all = false; // s
    bool multi_line = false;      // m
    bool ignore_case = false;     // i
    bool skip_blanks = false;     // x
    bool literal = false;         // q: no character of the pattern means anything else than itself

    friend bool operator==(const PatternFlags&, const PatternFlags&) = default;
};

/// What is wrong with a pattern, and where: the number of the character, from 1; one more than there are for
/// the end.
struct PatternFault {
    std::string message;
    std::size_t place = 0;
};

struct PatternNode {
    enum class Kind : std::uint8_t {
        empty,
        character,   // `value` is the code point
        any,         // `.`
        member,      // of the class `value`
        line_start,  // `^`
        line_end,    // `$`
        group,       // `first` between brackets; `value` is its number, 0 if it captures nothing
        sequence,    // `first` and those `next` to it
        alternation, // the same
        repeat,      // `first`, from `least` to `most` times
        reference,   // what the group `value` has captured
    };
    static constexpr std::uint32_t none = UINT32_MAX;
    static constexpr std::uint32_t unlimited = UINT32_MAX;

    Kind kind = Kind::empty;
    bool reluctant = false;
    bool may_be_empty = true; // may match without consuming anything
    std::uint32_t value = 0;
    std::uint32_t least = 1;
    std::uint32_t most = 1;
    std::uint32_t first = none;
    std::uint32_t next = none;
};

/// Immutable once read. Nodes and classes name each other by their numbers.
struct Pattern {
    PatternFlags flags;
    std::vector<PatternNode> nodes;
    std::vector<CharacterClass> classes;
    std::uint32_t root = 0;
    std::uint32_t groups = 0; // that capture
    bool has_references = false;
};

/// Letters of `smixq`, in any order and number. Nothing for any other, with its place in `fault`.
[[nodiscard]] std::optional<PatternFlags> read_flags(std::string_view text, PatternFault& fault);
/// Nothing for a wrong pattern, with the reason in `fault`. Groups and subtractions nest at most `depth`
/// deep. Takes time in proportion to the text.
[[nodiscard]] std::optional<Pattern> read_pattern(std::string_view text, const PatternFlags& flags,
                                                  std::size_t depth, PatternFault& fault);

} // namespace bleibe::detail
