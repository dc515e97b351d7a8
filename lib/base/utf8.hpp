// SPDX-License-Identifier: Apache-2.0
// Text as code points: the unit in which people count columns and limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// One character as it stands in a text. A byte that belongs to no character counts as one of its
/// own: `valid` is false, `value` is U+FFFD, `length` is 1.
struct CodePoint {
    char32_t value = 0;
    std::uint8_t length = 1; // in bytes
    bool valid = true;
};

/// The character that begins at `offset`, which must lie inside the text. Overlong forms, surrogates
/// and values above U+10FFFF are not valid.
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset) noexcept;

/// Offset of the first byte that is not UTF-8; `npos` if all is well.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text) noexcept;

/// How many characters; a byte that belongs to none counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Byte offset behind the first `count` characters, at most the text's size.
[[nodiscard]] std::size_t offset_of_code_point(std::string_view text, std::size_t count) noexcept;

/// How many bytes a code point takes.
[[nodiscard]] std::size_t utf8_length(char32_t value) noexcept;
/// Surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& text, char32_t value);

/// A character that is invisible or steers a terminal or the direction of writing: it must not reach
/// a screen as it is.
[[nodiscard]] bool is_unprintable(char32_t value) noexcept;

/// Appends a character so that a screen shows it: `\u{…}` for unprintable ones. Returns how many
/// characters were appended.
std::size_t append_printable(std::string& text, char32_t value);

/// The text with every unprintable character as `\u{…}` and every stray byte as U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace bleibe::detail
