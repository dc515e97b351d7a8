// SPDX-License-Identifier: Apache-2.0
// Powers by logarithm, for exponents that are not whole or too large to multiply.
#pragma once

#include "value/decimal.hpp"

namespace bleibe::detail {

/// `a` to the power of `exponent`, for positive `a` alone: the nearest decimal, exact where one is (4 ** 0.5
/// is 2). Nothing if too large; 0 if too small. Takes some ten microseconds.
[[nodiscard]] std::optional<Decimal> real_power(const Decimal& a, const Decimal& exponent);

} // namespace bleibe::detail
