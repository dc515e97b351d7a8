// SPDX-License-Identifier: Apache-2.0
// FEEL numbers: decimal128 in meaning (IEEE 754-2008: 34 digits, half even), our own in form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bleibe::detail {

__extension__ using Unsigned128 = unsigned __int128;

/// How `quantize` and `rounded` round a number that lies between two results.
enum class Rounding : std::uint8_t { half_even, half_up, half_down, up, down, floor, ceiling };

/// ± coefficient × 10^exponent with at most 34 digits. Zero is never negative. No infinities and no
/// NaN: an operation without a finite result gives nothing. Not canonical: 1.0 and 1 are equal but
/// print as they are ("1.0", "1"); `reduced` strips trailing zeros.
struct Decimal {
    Unsigned128 coefficient = 0;
    std::int32_t exponent = 0;
    bool negative = false;

    constexpr Decimal() = default;
    constexpr explicit Decimal(std::int64_t value)
        : coefficient(value < 0 ? ~static_cast<std::uint64_t>(value) + std::uint64_t{1}
                                : static_cast<std::uint64_t>(value)),
          negative(value < 0) {}
    constexpr Decimal(bool is_negative, Unsigned128 digits, std::int32_t power)
        : coefficient(digits), exponent(power), negative(is_negative && digits != 0) {}

    [[nodiscard]] constexpr bool is_zero() const { return coefficient == 0; }
};

constexpr int decimal_digits = 34;
constexpr std::int32_t decimal_max_exponent = 6111;  // of the last digit
constexpr std::int32_t decimal_min_exponent = -6176; // of the last digit

/// The power of ten of the first digit, without its sign: 6 for 1.5e6 and for 1.5e-6; 0 for zero.
[[nodiscard]] std::uint32_t power_of_ten(const Decimal& value);

/// FEEL's number literal: digits, a point, an exponent, with a minus before them; nothing else (no plus,
/// no "1."). Rounds half even beyond 34 digits; nothing if too large; too small becomes zero.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);
/// Plain digits without an exponent where the exponent is between -34 and 34, else "1.5E+40"; FEEL's
/// string(1.0) is "1.0": trailing zeros are kept unless the number is reduced first.
[[nodiscard]] std::string to_string(const Decimal& value);

[[nodiscard]] std::optional<Decimal> add(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
/// Nothing for a divisor of zero.
[[nodiscard]] std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
/// FEEL's modulo: a - b × floor(a / b), the sign of b, never rounded: nothing for a divisor of zero or
/// if the result needs more than 34 digits (-1E-30 and 1E+10), where rounding would give the divisor.
[[nodiscard]] std::optional<Decimal> modulo(const Decimal& a, const Decimal& b);
/// a to the power of the exponent, to 34 digits (1 for 0 ** 0). Nothing for zero and a negative exponent, for
/// a negative number and an exponent that is not whole, and if too large.
[[nodiscard]] std::optional<Decimal> power(const Decimal& a, const Decimal& exponent);
/// The nearest decimal; nothing below zero.
[[nodiscard]] std::optional<Decimal> square_root(const Decimal& a);
/// e to the power of a, and the natural logarithm: worked out to a hundred digits more than the 34 they
/// are rounded to, which is the nearest decimal unless those are 50…0 or 49…9 throughout. Nothing where the
/// power is too large, and for the logarithm of zero and below. Some ten microseconds each.
[[nodiscard]] std::optional<Decimal> exponential(const Decimal& a);
[[nodiscard]] std::optional<Decimal> natural_logarithm(const Decimal& a);
[[nodiscard]] Decimal negate(const Decimal& a);
[[nodiscard]] Decimal absolute(const Decimal& a);
/// -1, 0, 1 by value (1.0 equals 1).
[[nodiscard]] int compare(const Decimal& a, const Decimal& b);
/// With exactly `digits` digits behind the point (negative: before it); nothing if that takes more
/// than 34 digits.
[[nodiscard]] std::optional<Decimal> rounded(const Decimal& a, std::int32_t digits, Rounding how);
/// Without trailing zeros behind the point; equal numbers become alike.
[[nodiscard]] Decimal reduced(const Decimal& a);
/// The value as a whole number if it is one and fits.
[[nodiscard]] std::optional<std::int64_t> to_integer(const Decimal& a);
/// Number of decimal digits of a coefficient; 1 for 0.
[[nodiscard]] int digit_count(Unsigned128 coefficient);

} // namespace bleibe::detail
