// SPDX-License-Identifier: Apache-2.0
// One idea: the character classes of the grammar (DMN 1.5, rules 26 to 30 and 60 to 62) are sorted
// tables of ranges, so that no locale and no library has a say.
#include "feel/characters.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace bleibe::detail {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 16> name_start_ranges{{
    {U'?', U'?'},
    {U'A', U'Z'},
    {U'_', U'_'},
    {U'a', U'z'},
    {0xC0, 0xD6},
    {0xD8, 0xF6},
    {0xF8, 0x2FF},
    {0x370, 0x37D},
    {0x37F, 0x1FFF},
    {0x200C, 0x200D},
    {0x2070, 0x218F},
    {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF},
    {0xF900, 0xFDCF},
    {0xFDF0, 0xFFFD},
    {0x10000, 0xEFFFF},
}};

constexpr std::array<Range, 4> more_name_part_ranges{{
    {U'0', U'9'},
    {0xB7, 0xB7},
    {0x300, 0x36F},
    {0x203F, 0x2040},
}};

constexpr std::array<Range, 11> white_space_ranges{{
    {0x9, 0xD},
    {0x20, 0x20},
    {0x85, 0x85},
    {0xA0, 0xA0},
    {0x1680, 0x1680},
    {0x180E, 0x180E},
    {0x2000, 0x200B},
    {0x2028, 0x2029},
    {0x202F, 0x202F},
    {0x205F, 0x205F},
    {0x3000, 0x3000},
}};
constexpr char32_t byte_order_mark = 0xFEFF;

bool within(std::span<const Range> ranges, char32_t code) noexcept {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), code,
                                        [](char32_t c, const Range& range) { return c < range.first; });
    return after != ranges.begin() && code <= (after - 1)->last;
}

} // namespace

bool is_name_start(char32_t code) noexcept {
    // White space of the grammar lies inside a range of name characters (U+1680, U+180E, U+3000).
    return within(name_start_ranges, code) && !is_white_space(code);
}

bool is_name_part(char32_t code) noexcept {
    return is_name_start(code) || within(more_name_part_ranges, code);
}

bool is_white_space(char32_t code) noexcept {
    return within(white_space_ranges, code) || code == byte_order_mark;
}

bool is_line_end(char32_t code) noexcept { return code >= 0xA && code <= 0xD; }

} // namespace bleibe::detail
