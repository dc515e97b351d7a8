// SPDX-License-Identifier: Apache-2.0
// What regular expressions know about single characters: categories, blocks, letters that differ in case
// alone.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bleibe::detail {

struct CharacterRange {
    char32_t first = 0;
    char32_t last = 0;
};

/// A set of Unicode's general categories, one bit each.
using CategorySet = std::uint32_t;
constexpr CategorySet every_category = (1U << 30U) - 1U;

/// The one category of a code point. Takes a dozen comparisons.
[[nodiscard]] CategorySet category_of(char32_t code) noexcept;
/// The categories of a name of XML Schema: `Lu` is one, `L` all that begin with it. Nothing for any other
/// name, `Cs` among them.
[[nodiscard]] std::optional<CategorySet> categories_named(std::string_view name) noexcept;

struct UnicodeBlock {
    std::string_view name; // without blanks: "Latin-1Supplement"
    char32_t first;
    char32_t last;
};
/// The block of that name, written as above. Null if there is none.
[[nodiscard]] const UnicodeBlock* block_named(std::string_view name) noexcept;

/// The next of the letters that differ from this one in case alone, in a ring that comes back to it; the
/// character itself if there is no other. Two letters are such if their small letters or their capitals
/// are the same text.
[[nodiscard]] char32_t next_case_variant(char32_t code) noexcept;
/// The same character for all letters that differ in case alone.
[[nodiscard]] char32_t case_key(char32_t code) noexcept;

/// With what names of XML start (`\i`), and of what they are made (`\c`); ascending.
[[nodiscard]] std::span<const CharacterRange> name_starts() noexcept;
[[nodiscard]] std::span<const CharacterRange> name_characters() noexcept;

// ---------------------------------------------------------------- tables

/// Letters next to each other with the same distance to the next of their ring; with distance 0 they are
/// pairs, each letter the variant of the other.
struct CaseRun {
    char32_t first;
    char32_t last;
    std::int32_t distance;
};

/// All ascending. A run of categories is its first code point and, in the lowest five bits, the category;
/// category 30 stands for capitals and their small letters in turn.
[[nodiscard]] std::span<const std::uint32_t> category_runs() noexcept;
[[nodiscard]] std::span<const CaseRun> case_runs() noexcept;
[[nodiscard]] std::span<const UnicodeBlock> unicode_blocks() noexcept;

} // namespace bleibe::detail
