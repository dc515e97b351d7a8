// SPDX-License-Identifier: Apache-2.0
// Strings and numbers of JSON as RFC 8259 has them, with the place of every piece of text.
#pragma once

#include "document/document.hpp"

#include <optional>

namespace bleibe::detail {

enum class JsonStringFault : std::uint8_t {
    none,
    unclosed,
    control_character,
    unknown_escape,
    half_surrogate
};

struct JsonStringEnd {
    std::size_t end = 0; // behind the closing quote; with a fault: of the faulty part
    JsonStringFault fault = JsonStringFault::none;
    std::size_t fault_begin = 0;
};

/// Reads the string whose opening quote stands at `begin`. `pieces` stays empty if the text runs alike
/// with the source.
JsonStringEnd read_json_string(std::string_view source, std::size_t begin, std::string& text,
                               std::vector<TextPiece>& pieces);

/// Behind the number that begins at `begin`; nothing if there is none.
[[nodiscard]] std::optional<std::size_t> end_of_json_number(std::string_view source,
                                                            std::size_t begin) noexcept;

[[nodiscard]] std::size_t skip_json_space(std::string_view source, std::size_t offset) noexcept;

/// The word or number at the offset, as far as it goes; at least one byte unless the source has ended.
[[nodiscard]] std::string_view json_token_at(std::string_view source, std::size_t offset) noexcept;

} // namespace bleibe::detail
