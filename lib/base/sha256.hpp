// SPDX-License-Identifier: Apache-2.0
// A fingerprint of a text (FIPS 180-4), to say in a record which text it was.
#pragma once

#include <string>
#include <string_view>

namespace bleibe::detail {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view text);

} // namespace bleibe::detail
