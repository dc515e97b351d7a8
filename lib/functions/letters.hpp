// SPDX-License-Identifier: Apache-2.0
// Capital and small letters of the Latin, Greek and Cyrillic alphabets, code point by code point.
#pragma once

#include <cstddef>
#include <string_view>

namespace bleibe::detail {

/// Writes the text in capitals and gives the number of bytes, never more than the text has; `ß` becomes
/// `SS`. Bytes that are not UTF-8 stay as they are.
[[nodiscard]] std::size_t write_upper_case(std::string_view text, char* to) noexcept;
/// The same in small letters.
[[nodiscard]] std::size_t write_lower_case(std::string_view text, char* to) noexcept;

} // namespace bleibe::detail
