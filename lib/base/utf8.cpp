// SPDX-License-Identifier: Apache-2.0
// The idea: the table of well-formed byte sequences (Unicode, table 3-7) as two bounds for the second
// byte; everything else follows from one function that reads one character.
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace bleibe::detail {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t offset) noexcept {
    return static_cast<unsigned char>(text[offset]);
}

struct Lead {
    std::uint8_t length = 0; // 0: no character begins with this byte
    std::uint8_t lowest = 0x80;
    std::uint8_t highest = 0xBF;
};

Lead lead_of(unsigned byte) noexcept {
    if (byte < 0x80) {
        return {1, 0, 0};
    }
    if (byte < 0xC2 || byte > 0xF4) {
        return {};
    }
    if (byte < 0xE0) {
        return {2, 0x80, 0xBF};
    }
    if (byte < 0xF0) {
        return {3, static_cast<std::uint8_t>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<std::uint8_t>(byte == 0xED ? 0x9F : 0xBF)};
    }
    return {4, static_cast<std::uint8_t>(byte == 0xF0 ? 0x90 : 0x80),
            static_cast<std::uint8_t>(byte == 0xF4 ? 0x8F : 0xBF)};
}

/// Jumps over whole words of ASCII.
std::size_t skip_ascii(std::string_view text, std::size_t offset) noexcept {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    while (offset + sizeof(std::uint64_t) <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + offset, sizeof word);
        if ((word & high_bits) != 0) {
            break;
        }
        offset += sizeof word;
    }
    return offset;
}

} // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) noexcept {
    const unsigned first = byte_at(text, offset);
    if (first < 0x80) {
        return {first, 1, true};
    }
    const Lead lead = lead_of(first);
    if (lead.length == 0 || offset + lead.length > text.size()) {
        return {replacement, 1, false};
    }
    const unsigned second = byte_at(text, offset + 1);
    if (second < lead.lowest || second > lead.highest) {
        return {replacement, 1, false};
    }
    char32_t value = first & (0xFFU >> (lead.length + 1U));
    value = (value << 6U) | (second & 0x3FU);
    for (std::size_t i = 2; i < lead.length; ++i) {
        const unsigned next = byte_at(text, offset + i);
        if ((next & 0xC0U) != 0x80U) {
            return {replacement, 1, false};
        }
        value = (value << 6U) | (next & 0x3FU);
    }
    return {value, lead.length, true};
}

std::size_t find_invalid_utf8(std::string_view text) noexcept {
    std::size_t offset = 0;
    while (offset < text.size()) {
        offset = skip_ascii(text, offset);
        if (offset == text.size()) {
            break;
        }
        const CodePoint point = code_point_at(text, offset);
        if (!point.valid) {
            return offset;
        }
        offset += point.length;
    }
    return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) {
        offset += code_point_at(text, offset).length;
    }
    return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t count) noexcept {
    std::size_t offset = 0;
    for (; count > 0 && offset < text.size(); --count) {
        offset += code_point_at(text, offset).length;
    }
    return offset;
}

std::size_t utf8_length(char32_t value) noexcept {
    if (value < 0x80) {
        return 1;
    }
    if (value < 0x800) {
        return 2;
    }
    return value < 0x10000 || value > 0x10FFFF ? 3 : 4;
}

void append_utf8(std::string& text, char32_t value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        value = replacement;
    }
    const std::size_t length = utf8_length(value);
    if (length == 1) {
        text += static_cast<char>(value);
        return;
    }
    const unsigned mark = (0xF00U >> length) & 0xFFU;
    text += static_cast<char>(mark | (value >> (6U * (length - 1U))));
    for (std::size_t i = length - 1; i > 0; --i) {
        text += static_cast<char>(0x80U | ((value >> (6U * (i - 1U))) & 0x3FU));
    }
}

bool is_unprintable(char32_t value) noexcept {
    struct Range {
        char32_t first;
        char32_t last;
    };
    // Control characters; soft hyphen; zero width, marks of direction; separators; byte order mark.
    static constexpr std::array<Range, 9> ranges{{{0x00, 0x1F},
                                                  {0x7F, 0x9F},
                                                  {0xAD, 0xAD},
                                                  {0x61C, 0x61C},
                                                  {0x200B, 0x200F},
                                                  {0x2028, 0x202E},
                                                  {0x2060, 0x206F},
                                                  {0xFEFF, 0xFEFF},
                                                  {0xFFF9, 0xFFFB}}};
    return std::any_of(ranges.begin(), ranges.end(),
                       [value](const Range& range) { return value >= range.first && value <= range.last; });
}

std::size_t append_printable(std::string& text, char32_t value) {
    if (!is_unprintable(value)) {
        append_utf8(text, value);
        return 1;
    }
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string reversed;
    do {
        reversed += digits[value & 0xFU];
        value >>= 4U;
    } while (value != 0);
    text += "\\u{";
    text.append(reversed.rbegin(), reversed.rend());
    text += '}';
    return reversed.size() + 4;
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        append_printable(result, point.value);
        offset += point.length;
    }
    return result;
}

} // namespace bleibe::detail
