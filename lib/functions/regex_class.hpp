// SPDX-License-Identifier: Apache-2.0
// A class of characters: what `[…]` or an escape such as `\d` stands for.
#pragma once

#include "functions/regex_characters.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

/// The union of its parts, or all but that union, less another class. Filled first, then `close`d, then
/// asked.
struct CharacterClass {
    static constexpr std::uint32_t none = UINT32_MAX;

    std::vector<CharacterRange> written; // characters and ranges as written: flag i adds their variants
    std::vector<CharacterRange> fixed;   // what escapes stand for: flag i leaves it alone
    CategorySet categories = 0;          // likewise
    bool negated = false;
    bool ignores_case = false;
    std::uint32_t less = none; // the class to subtract, among all of the pattern
    std::uint32_t depth = 1;   // of subtractions, itself among them: how much work a look-up is

    /// The characters outside of these ranges, which are ascending.
    void add_all_but(std::span<const CharacterRange> ranges);
    /// Sorts the parts and notes the answers for the characters of ASCII. Those `classes` are closed.
    void close(std::span<const CharacterClass> classes);
    /// Takes time in the logarithm of the parts times `depth`, which is the depth of the calls too; within
    /// ASCII none to speak of.
    [[nodiscard]] bool contains(char32_t code, std::span<const CharacterClass> classes) const noexcept {
        return code < 128 ? (ascii_[code / 64] >> (code % 64) & 1U) != 0 : is_member(code, classes);
    }

private:
    [[nodiscard]] bool has(char32_t code) const noexcept;
    [[nodiscard]] bool is_member(char32_t code, std::span<const CharacterClass> classes) const noexcept;

    std::array<std::uint64_t, 2> ascii_{};
};

} // namespace bleibe::detail
