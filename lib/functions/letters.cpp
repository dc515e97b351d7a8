// SPDX-License-Identifier: Apache-2.0
// The alphabets come in blocks in which capital and small letters alternate or lie a fixed distance
// apart, so a short list of blocks does for a table.
#include "functions/letters.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace bleibe::detail {

namespace {

/// Capitals from `first` to `last`: with `distance` to their small letters, or, with distance 1, each
/// second one a capital with its small letter behind it.
struct Block {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t distance;
};

constexpr Block blocks[] = {
    {0x41, 0x5A, 32},   {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},   {0x100, 0x12E, 1},   {0x132, 0x136, 1},
    {0x139, 0x147, 1},  {0x14A, 0x176, 1},  {0x179, 0x17D, 1},  {0x1CD, 0x1DB, 1},   {0x1DE, 0x1EE, 1},
    {0x1F8, 0x21E, 1},  {0x222, 0x232, 1},  {0x388, 0x38A, 37}, {0x391, 0x3A1, 32},  {0x3A3, 0x3AB, 32},
    {0x3D8, 0x3EE, 1},  {0x400, 0x40F, 80}, {0x410, 0x42F, 32}, {0x460, 0x480, 1},   {0x48A, 0x4BE, 1},
    {0x4C1, 0x4CD, 1},  {0x4D0, 0x52E, 1},  {0x531, 0x556, 48}, {0x1E00, 0x1E94, 1}, {0x1EA0, 0x1EFE, 1},
    {0x386, 0x386, 38}, {0x38C, 0x38C, 64}, {0x38E, 0x38F, 63},
};

std::uint32_t small_of(std::uint32_t code) {
    if (code == 0x178) {
        return 0xFF;
    }
    for (const Block& block : blocks) {
        const bool is_capital = code >= block.first && code <= block.last &&
                                (block.distance != 1 || (code - block.first) % 2 == 0);
        if (is_capital) {
            return code + block.distance;
        }
    }
    return code;
}

std::uint32_t capital_of(std::uint32_t code) {
    if (code == 0xFF) {
        return 0x178;
    }
    if (code == 0x3C2) {
        return 0x3A3; // final sigma
    }
    for (const Block& block : blocks) {
        const std::uint32_t capital = code - block.distance;
        const bool is_small = code >= block.distance && capital >= block.first && capital <= block.last &&
                              (block.distance != 1 || (capital - block.first) % 2 == 0);
        if (is_small) {
            return capital;
        }
    }
    return code;
}

/// The code point at the front of the text and its bytes, or nothing if it is none.
struct CodePoint {
    std::uint32_t code;
    std::size_t bytes;
};

std::optional<CodePoint> code_point_at(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
    if (byte(0) < 0x80U) {
        return CodePoint{byte(0), 1};
    }
    if ((byte(0) & 0xE0U) == 0xC0U && follows(1)) {
        return CodePoint{(byte(0) & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
    }
    if ((byte(0) & 0xF0U) == 0xE0U && follows(1) && follows(2)) {
        return CodePoint{(byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU), 3};
    }
    return std::nullopt; // longer ones have no cases here
}

char* write_code_point(std::uint32_t code, char* to) {
    if (code < 0x80U) {
        *to++ = static_cast<char>(code);
    } else if (code < 0x800U) {
        *to++ = static_cast<char>(0xC0U | code >> 6U);
        *to++ = static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        *to++ = static_cast<char>(0xE0U | code >> 12U);
        *to++ = static_cast<char>(0x80U | (code >> 6U & 0x3FU));
        *to++ = static_cast<char>(0x80U | (code & 0x3FU));
    }
    return to;
}

template <class Map>
std::size_t write_mapped(std::string_view text, char* to, Map map) {
    char* end = to;
    while (!text.empty()) {
        const auto point = code_point_at(text);
        const std::size_t bytes = point ? point->bytes : 1;
        const std::uint32_t mapped = point ? map(point->code) : 0;
        if (point && mapped != point->code) {
            end = write_code_point(mapped, end);
        } else {
            end = std::copy_n(text.begin(), bytes, end);
        }
        text.remove_prefix(bytes);
    }
    return static_cast<std::size_t>(end - to);
}

} // namespace

std::size_t write_upper_case(std::string_view text, char* to) noexcept {
    constexpr std::string_view sharp_s = "\xC3\x9F";
    char* end = to;
    while (!text.empty()) {
        const std::size_t place = std::min(text.find(sharp_s), text.size());
        end += write_mapped(text.substr(0, place), end, capital_of);
        text.remove_prefix(place);
        if (!text.empty()) {
            *end++ = 'S';
            *end++ = 'S';
            text.remove_prefix(sharp_s.size());
        }
    }
    return static_cast<std::size_t>(end - to);
}

std::size_t write_lower_case(std::string_view text, char* to) noexcept {
    return write_mapped(text, to, small_of);
}

} // namespace bleibe::detail
