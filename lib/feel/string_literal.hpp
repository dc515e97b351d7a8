// SPDX-License-Identifier: Apache-2.0
// The texts between quotes, both ways.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// What a string literal stands for, or which of its bytes are wrong and why.
struct DecodedString {
    std::string text;
    bool valid = true;
    std::size_t begin = 0; // of the wrong escape, within the literal
    std::size_t end = 0;
    std::string problem;
};

/// `literal` with its quotes, as the lexer found it.
[[nodiscard]] DecodedString decode_string(std::string_view literal);
/// The literal, with its quotes, that stands for a text.
[[nodiscard]] std::string encode_string(std::string_view text);

} // namespace bleibe::detail
