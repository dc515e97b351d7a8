// SPDX-License-Identifier: Apache-2.0
// One idea: an escape names a code point, never a byte; one that FEEL does not know stays as written,
// since patterns such as "\s" rely on it.
#include "feel/string_literal.hpp"

#include "base/utf8.hpp"

#include <array>
#include <optional>

namespace bleibe::detail {

namespace {

std::optional<char32_t> hex_digits(std::string_view text, std::size_t offset, std::size_t count) {
    if (text.size() - offset < count) {
        return std::nullopt;
    }
    char32_t code = 0;
    for (const char digit : text.substr(offset, count)) {
        const char32_t value = digit >= '0' && digit <= '9'   ? static_cast<char32_t>(digit - '0')
                               : digit >= 'a' && digit <= 'f' ? static_cast<char32_t>(digit - 'a' + 10)
                               : digit >= 'A' && digit <= 'F' ? static_cast<char32_t>(digit - 'A' + 10)
                                                              : 16;
        if (value == 16) {
            return std::nullopt;
        }
        code = code * 16 + value;
    }
    return code;
}

constexpr bool is_high_half(char32_t code) { return code >= 0xD800 && code <= 0xDBFF; }
constexpr bool is_low_half(char32_t code) { return code >= 0xDC00 && code <= 0xDFFF; }

char plain_escape(char letter) {
    switch (letter) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    case '"':
        return '"';
    case '\'':
        return '\'';
    case '\\':
        return '\\';
    default:
        return '\0';
    }
}

class Decoder {
public:
    explicit Decoder(std::string_view literal) : inner_(literal.substr(1, literal.size() - 2)) {}

    DecodedString run() {
        while (result_.valid && at_ < inner_.size()) {
            if (inner_[at_] == '\\' && at_ + 1 < inner_.size()) {
                escape();
            } else {
                result_.text += inner_[at_++];
            }
        }
        return std::move(result_);
    }

private:
    void escape() {
        const char letter = inner_[at_ + 1];
        if (letter == 'u' || letter == 'U') {
            code_point(letter == 'u' ? 4 : 6);
        } else if (const char plain = plain_escape(letter); plain != '\0') {
            result_.text += plain;
            at_ += 2;
        } else {
            result_.text += inner_[at_++];
        }
    }

    void code_point(std::size_t digits) {
        const auto code = hex_digits(inner_, at_ + 2, digits);
        if (!code) {
            fail(2,
                 digits == 4 ? "`\\u` needs four hexadecimal digits" : "`\\U` needs six hexadecimal digits");
            return;
        }
        std::size_t length = digits + 2;
        char32_t character = *code;
        if (is_high_half(character)) {
            const std::size_t next = at_ + length;
            const bool escaped = inner_.substr(next).starts_with("\\u");
            const auto low = escaped ? hex_digits(inner_, next + 2, 4) : std::nullopt;
            if (low && is_low_half(*low)) {
                character = 0x10000 + ((character - 0xD800) << 10U) + (*low - 0xDC00);
                length += 6;
            }
        }
        if (is_high_half(character) || is_low_half(character)) {
            fail(length, "this is one half of a pair of UTF-16, no character");
        } else if (character > 0x10FFFF) {
            fail(length, "there is no such character");
        } else {
            append_utf8(result_.text, character);
            at_ += length;
        }
    }

    void fail(std::size_t length, std::string problem) {
        result_.valid = false;
        result_.begin = at_ + 1;
        result_.end = at_ + 1 + length;
        result_.problem = std::move(problem);
    }

    std::string_view inner_;
    std::size_t at_ = 0;
    DecodedString result_;
};

} // namespace

DecodedString decode_string(std::string_view literal) { return Decoder(literal).run(); }

std::string encode_string(std::string_view text) {
    constexpr std::array<char, 17> hex{"0123456789ABCDEF"};
    std::string literal = "\"";
    for (const char byte : text) {
        const auto code = static_cast<unsigned char>(byte);
        switch (byte) {
        case '\n':
            literal += "\\n";
            break;
        case '\t':
            literal += "\\t";
            break;
        case '\r':
            literal += "\\r";
            break;
        case '"':
            literal += "\\\"";
            break;
        case '\\':
            literal += "\\\\";
            break;
        default:
            if (code < 0x20 || code == 0x7F) {
                literal += "\\u00";
                literal += hex[code >> 4U];
                literal += hex[code & 0xFU];
            } else {
                literal += byte;
            }
        }
    }
    return literal + '"';
}

} // namespace bleibe::detail
