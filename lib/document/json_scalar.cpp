// SPDX-License-Identifier: Apache-2.0
// The idea: one reading of strings for both the reader and the search for faults; a string without
// escapes is copied whole.
#include "document/json_scalar.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::optional<char32_t> four_digits(std::string_view source, std::size_t begin) noexcept {
    if (begin + 4 > source.size()) {
        return std::nullopt;
    }
    char32_t value = 0;
    for (const char letter : source.substr(begin, 4)) {
        constexpr std::string_view digits = "0123456789abcdefABCDEF";
        const std::size_t found = digits.find(letter);
        if (found == npos) {
            return std::nullopt;
        }
        value = value * 16 + static_cast<char32_t>(found < 16 ? found : found - 6);
    }
    return value;
}

bool is_first_half(char32_t value) noexcept { return value >= 0xD800 && value <= 0xDBFF; }
bool is_second_half(char32_t value) noexcept { return value >= 0xDC00 && value <= 0xDFFF; }

struct Escape {
    char32_t value = 0;
    std::size_t length = 2;
    JsonStringFault fault = JsonStringFault::none;
};

Escape fault(JsonStringFault kind, std::size_t length) noexcept { return {0, length, kind}; }

Escape unicode_escape(std::string_view source, std::size_t begin) noexcept {
    constexpr std::size_t written = 6;
    const auto first = four_digits(source, begin + 2);
    if (!first) {
        return fault(JsonStringFault::unknown_escape, 2);
    }
    if (!is_first_half(*first)) {
        return is_second_half(*first) ? fault(JsonStringFault::half_surrogate, written)
                                      : Escape{*first, written, JsonStringFault::none};
    }
    const bool follows = source.substr(begin + written).starts_with("\\u");
    const auto second = follows ? four_digits(source, begin + written + 2) : std::nullopt;
    if (!second || !is_second_half(*second)) {
        return fault(JsonStringFault::half_surrogate, written);
    }
    return {0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00), 2 * written, JsonStringFault::none};
}

Escape escape_at(std::string_view source, std::size_t begin) noexcept {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view values = "\"\\/\b\f\n\r\t";
    if (begin + 1 >= source.size()) {
        return fault(JsonStringFault::unclosed, 1);
    }
    const char letter = source[begin + 1];
    if (letter == 'u') {
        return unicode_escape(source, begin);
    }
    const std::size_t found = letters.find(letter);
    if (found == npos) {
        return fault(JsonStringFault::unknown_escape, 2);
    }
    return {static_cast<char32_t>(values[found]), 2, JsonStringFault::none};
}

bool is_ordinary(char letter) noexcept {
    return letter != '"' && letter != '\\' && static_cast<unsigned char>(letter) >= 0x20;
}

std::size_t end_of_run(std::string_view source, std::size_t offset) noexcept {
    while (offset < source.size() && is_ordinary(source[offset])) {
        ++offset;
    }
    return offset;
}

std::size_t skip_digits(std::string_view source, std::size_t offset) noexcept {
    while (offset < source.size() && source[offset] >= '0' && source[offset] <= '9') {
        ++offset;
    }
    return offset;
}

} // namespace

JsonStringEnd read_json_string(std::string_view source, std::size_t begin, std::string& text,
                               std::vector<TextPiece>& pieces) {
    std::size_t offset = begin + 1;
    while (true) {
        const std::size_t end = end_of_run(source, offset);
        if (!pieces.empty() && end > offset) {
            pieces.push_back({static_cast<std::uint32_t>(text.size()), offset});
        }
        text += source.substr(offset, end - offset);
        if (end >= source.size()) {
            return {source.size(), JsonStringFault::unclosed, begin};
        }
        if (source[end] == '"') {
            if (!pieces.empty()) {
                pieces.push_back({static_cast<std::uint32_t>(text.size()), end});
            }
            return {end + 1, JsonStringFault::none, 0};
        }
        if (source[end] != '\\') {
            return {end + 1, JsonStringFault::control_character, end};
        }
        const Escape escape = escape_at(source, end);
        if (escape.fault != JsonStringFault::none) {
            return {std::min(end + escape.length, source.size()), escape.fault, end};
        }
        if (pieces.empty()) {
            pieces.push_back({0, begin + 1});
        }
        pieces.push_back({static_cast<std::uint32_t>(text.size()), end});
        append_utf8(text, escape.value);
        offset = end + escape.length;
    }
}

std::optional<std::size_t> end_of_json_number(std::string_view source, std::size_t begin) noexcept {
    const auto letter = [source](std::size_t offset) {
        return offset < source.size() ? source[offset] : '\0';
    };
    std::size_t offset = begin + (letter(begin) == '-' ? 1 : 0);
    const std::size_t whole = skip_digits(source, offset);
    if (whole == offset || (letter(offset) == '0' && whole > offset + 1)) {
        return std::nullopt;
    }
    offset = whole;
    if (letter(offset) == '.') {
        const std::size_t fraction = skip_digits(source, offset + 1);
        if (fraction == offset + 1) {
            return std::nullopt;
        }
        offset = fraction;
    }
    if (letter(offset) == 'e' || letter(offset) == 'E') {
        ++offset;
        offset += letter(offset) == '+' || letter(offset) == '-' ? 1 : 0;
        const std::size_t exponent = skip_digits(source, offset);
        if (exponent == offset) {
            return std::nullopt;
        }
        offset = exponent;
    }
    return offset;
}

std::size_t skip_json_space(std::string_view source, std::size_t offset) noexcept {
    return std::min(source.find_first_not_of(" \t\r\n", offset), source.size());
}

std::string_view json_token_at(std::string_view source, std::size_t offset) noexcept {
    const std::size_t found = std::min(source.find_first_of(" \t\r\n,:[]{}\"", offset), source.size());
    const std::size_t end =
        found > offset || offset >= source.size() ? found : offset + code_point_at(source, offset).length;
    return source.substr(std::min(offset, source.size()), end - std::min(offset, source.size()));
}

} // namespace bleibe::detail
