// SPDX-License-Identifier: Apache-2.0
// The tables are runs of code points alike, so every question is one binary search.
#include "functions/regex_characters.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

/// In the order of the numbers in the table of categories.
constexpr std::string_view category_names[] = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl",
                                               "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Zs", "Zl",
                                               "Zp", "Sm", "Sc", "Sk", "So", "Cc", "Cf", "Cs", "Co", "Cn"};
constexpr std::uint32_t capitals_and_small = 30;

constexpr CharacterRange starts_of_names[] = {
    {':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
    {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};
constexpr CharacterRange characters_of_names[] = {
    {'-', '.'},       {'0', ':'},       {'A', 'Z'},         {'_', '_'},       {'a', 'z'},
    {0xB7, 0xB7},     {0xC0, 0xD6},     {0xD8, 0xF6},       {0xF8, 0x37D},    {0x37F, 0x1FFF},
    {0x200C, 0x200D}, {0x203F, 0x2040}, {0x2070, 0x218F},   {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
    {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

} // namespace

CategorySet category_of(char32_t code) noexcept {
    const auto runs = category_runs();
    const std::uint32_t wanted = (static_cast<std::uint32_t>(code) << 5U) | 0x1FU;
    const std::uint32_t run = *(std::upper_bound(runs.begin(), runs.end(), wanted) - 1);
    const std::uint32_t category = run & 0x1FU;
    if (category == capitals_and_small) {
        return 1U << ((code - (run >> 5U)) % 2U);
    }
    return 1U << category;
}

std::optional<CategorySet> categories_named(std::string_view name) noexcept {
    CategorySet found = 0;
    CategorySet bit = 1;
    for (const std::string_view category : category_names) {
        if (category == name || (name.size() == 1 && category.starts_with(name))) {
            found |= bit;
        }
        bit <<= 1U;
    }
    return found == 0 || name == "Cs" ? std::nullopt : std::optional(found);
}

const UnicodeBlock* block_named(std::string_view name) noexcept {
    const auto blocks = unicode_blocks();
    const auto found =
        std::lower_bound(blocks.begin(), blocks.end(), name,
                         [](const UnicodeBlock& block, std::string_view text) { return block.name < text; });
    return found != blocks.end() && found->name == name ? &*found : nullptr;
}

char32_t next_case_variant(char32_t code) noexcept {
    const auto runs = case_runs();
    const auto after =
        std::upper_bound(runs.begin(), runs.end(), code,
                         [](char32_t wanted, const CaseRun& run) { return wanted < run.first; });
    if (after == runs.begin()) {
        return code;
    }
    const CaseRun& run = *(after - 1);
    if (code > run.last) {
        return code;
    }
    if (run.distance == 0) {
        return (code - run.first) % 2U == 0 ? code + 1U : code - 1U;
    }
    return static_cast<char32_t>(static_cast<std::int32_t>(code) + run.distance);
}

char32_t case_key(char32_t code) noexcept {
    char32_t least = code;
    for (char32_t next = next_case_variant(code); next != code; next = next_case_variant(next)) {
        least = std::min(least, next);
    }
    return least;
}

std::span<const CharacterRange> name_starts() noexcept { return starts_of_names; }
std::span<const CharacterRange> name_characters() noexcept { return characters_of_names; }

} // namespace bleibe::detail
