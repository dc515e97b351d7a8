// SPDX-License-Identifier: Apache-2.0
// A fingerprint of a text (FIPS 180-4), to say in a record which text it was.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// The eight words of the fingerprint.
[[nodiscard]] std::array<std::uint32_t, 8> sha256(std::string_view text) noexcept;
/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view text);

} // namespace bleibe::detail
