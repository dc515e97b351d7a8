// SPDX-License-Identifier: Apache-2.0
// Coefficients: powers of ten, counting digits, and the one place where a result is rounded to 34
// digits and checked against the range of exponents.
#pragma once

#include "value/decimal.hpp"

#include <array>
#include <cstddef>

namespace bleibe::detail {

/// 10^38 is the largest power of ten below 2^128.
constexpr int largest_power = 38;

constexpr std::array<Unsigned128, largest_power + 1> powers_of_ten = [] {
    std::array<Unsigned128, largest_power + 1> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) {
        powers[i] = powers[i - 1] * 10;
    }
    return powers;
}();

/// `exponent` from 0 to 38.
constexpr Unsigned128 power_of_ten(std::int64_t exponent) {
    return powers_of_ten[static_cast<std::size_t>(exponent)];
}

constexpr Unsigned128 coefficient_end = powers_of_ten[decimal_digits];

constexpr bool fits_64_bits(Unsigned128 number) { return (number >> 64U) == 0; }

/// A result before rounding: coefficient × 10^exponent, and whether a part too small for the
/// coefficient was cut off. With such a part the coefficient must have at least 35 digits.
struct Unrounded {
    bool negative = false;
    Unsigned128 coefficient = 0;
    std::int64_t exponent = 0;
    bool has_rest = false;
};

/// Rounds half even to 34 digits or to the smallest exponent; nothing above the largest exponent.
[[nodiscard]] std::optional<Decimal> finish(const Unrounded& result);

/// The same of a result of which nothing was cut off and which is not zero. What needs no rounding gets an
/// exponent as near to `preferred` as possible; what is rounded keeps all 34 digits.
[[nodiscard]] std::optional<Decimal> finish_exact(Unrounded result, std::int64_t preferred);

/// The equal number whose exponent is as near to `exponent` as 34 digits and trailing zeros allow.
[[nodiscard]] Decimal toward_exponent(const Decimal& a, std::int64_t exponent);

/// coefficient / 10^drop in the mode; `drop` may be any number from 1 up, `has_rest` as above.
[[nodiscard]] Unsigned128 drop_digits(Unsigned128 coefficient, std::int64_t drop, bool has_rest, Rounding how,
                                      bool negative);

} // namespace bleibe::detail
