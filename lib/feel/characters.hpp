// SPDX-License-Identifier: Apache-2.0
// Characters as FEEL sorts them: what a name is made of, and what is white space.
#pragma once

namespace bleibe::detail {

[[nodiscard]] bool is_name_start(char32_t code) noexcept;
[[nodiscard]] bool is_name_part(char32_t code) noexcept;
[[nodiscard]] bool is_white_space(char32_t code) noexcept;
[[nodiscard]] bool is_line_end(char32_t code) noexcept;
[[nodiscard]] constexpr bool is_digit(char32_t code) noexcept { return code >= U'0' && code <= U'9'; }

} // namespace bleibe::detail
