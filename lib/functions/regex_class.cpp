// SPDX-License-Identifier: Apache-2.0
// Ranges are sorted once, so that a character is looked up in them; flag i looks up its variants as well.
#include "functions/regex_class.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

constexpr char32_t last_code_point = 0x10FFFF;

/// Ascending, and no two that touch.
void normalise(std::vector<CharacterRange>& ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const CharacterRange& a, const CharacterRange& b) { return a.first < b.first; });
    std::size_t kept = 0;
    for (const CharacterRange& range : ranges) {
        if (kept > 0 && range.first <= ranges[kept - 1].last + 1U) {
            ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
        } else {
            ranges[kept++] = range;
        }
    }
    ranges.resize(kept);
}

bool in_ranges(const std::vector<CharacterRange>& ranges, char32_t code) noexcept {
    const auto after =
        std::upper_bound(ranges.begin(), ranges.end(), code,
                         [](char32_t wanted, const CharacterRange& range) { return wanted < range.first; });
    return after != ranges.begin() && code <= (after - 1)->last;
}

} // namespace

void CharacterClass::add_all_but(std::span<const CharacterRange> ranges) {
    char32_t next = 0;
    for (const CharacterRange& range : ranges) {
        if (range.first > next) {
            fixed.push_back({next, range.first - 1U});
        }
        next = range.last + 1U;
    }
    if (next <= last_code_point) {
        fixed.push_back({next, last_code_point});
    }
}

void CharacterClass::close(std::span<const CharacterClass> classes) {
    normalise(written);
    normalise(fixed);
    depth = less == none ? 1 : classes[less].depth + 1;
    for (char32_t code = 0; code < 128; ++code) {
        const std::uint64_t member = is_member(code, classes) ? 1U : 0U;
        ascii_[code / 64] |= member << (code % 64);
    }
}

bool CharacterClass::has(char32_t code) const noexcept {
    if (in_ranges(written, code) || in_ranges(fixed, code)) {
        return true;
    }
    if (categories != 0 && (categories & category_of(code)) != 0) {
        return true;
    }
    if (ignores_case && !written.empty()) {
        for (char32_t next = next_case_variant(code); next != code; next = next_case_variant(next)) {
            if (in_ranges(written, next)) {
                return true;
            }
        }
    }
    return false;
}

bool CharacterClass::is_member(char32_t code, std::span<const CharacterClass> classes) const noexcept {
    return has(code) != negated && (less == none || !classes[less].contains(code, classes));
}

} // namespace bleibe::detail
