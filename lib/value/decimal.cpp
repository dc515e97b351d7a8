// SPDX-License-Identifier: Apache-2.0
// The idea: coefficients have at most 34 digits and 128 bits hold 38, so sums, quotients and even
// products (two halves of 17 digits each) need no wider numbers, only a mark for what was cut off.
#include "value/decimal.hpp"

#include "value/digits.hpp"

#include <algorithm>
#include <limits>

namespace bleibe::detail {
namespace {

constexpr int guard_digits = 37; // the longest coefficient that leaves room for a carry

/// The sum of two numbers whose exponents are equal by now; `has_rest`: of the second something was cut.
std::optional<Decimal> combine(Unsigned128 a, bool a_negative, Unsigned128 b, bool b_negative,
                               std::int64_t exponent, bool has_rest) {
    if (a_negative == b_negative) {
        return finish({a_negative, a + b, exponent, has_rest});
    }
    if (a >= b) {
        // Something cut off from what is taken away: the difference is a little less than that.
        return finish({a_negative, a - b - (has_rest ? 1 : 0), exponent, has_rest});
    }
    return finish({b_negative, b - a, exponent, has_rest});
}

/// The sum where `a` is too far above `b` to be written with the exponent of `b`.
std::optional<Decimal> add_far(const Decimal& a, bool a_negative, const Decimal& b, bool b_negative) {
    const std::int64_t shift = guard_digits - digit_count(a.coefficient);
    const std::int64_t cut = std::int64_t{a.exponent} - b.exponent - shift;
    Unsigned128 kept = 0;
    bool has_rest = true;
    if (cut <= largest_power) {
        kept = b.coefficient / power_of_ten(cut);
        has_rest = b.coefficient % power_of_ten(cut) != 0;
    }
    return combine(a.coefficient * power_of_ten(shift), a_negative, kept, b_negative, a.exponent - shift,
                   has_rest);
}

/// The signs are operands of their own, so that subtracting copies no number.
std::optional<Decimal> add_signed(const Decimal& a, bool a_negative, const Decimal& b, bool b_negative) {
    if (a.exponent < b.exponent) {
        return add_signed(b, b_negative, a, a_negative);
    }
    const std::int64_t gap = std::int64_t{a.exponent} - b.exponent;
    // 64 bits × 10^18 and 34 digits fit 128 bits together.
    constexpr std::int64_t short_gap = 18;
    if ((gap <= short_gap && fits_64_bits(a.coefficient)) ||
        digit_count(a.coefficient) + gap <= guard_digits) {
        return combine(a.coefficient * power_of_ten(gap), a_negative, b.coefficient, b_negative, b.exponent,
                       false);
    }
    if (a.is_zero()) {
        return Decimal(b_negative, b.coefficient, b.exponent);
    }
    if (b.is_zero()) {
        return toward_exponent({a_negative, a.coefficient, a.exponent}, b.exponent);
    }
    return add_far(a, a_negative, b, b_negative);
}

/// A product of up to 68 digits as two numbers of 34 digits.
struct Product {
    Unsigned128 high = 0;
    Unsigned128 low = 0;
};

Product multiply_coefficients(Unsigned128 a, Unsigned128 b) {
    constexpr Unsigned128 half = powers_of_ten[decimal_digits / 2];
    const Unsigned128 a1 = a / half;
    const Unsigned128 a0 = a % half;
    const Unsigned128 b1 = b / half;
    const Unsigned128 b0 = b % half;
    const Unsigned128 lowest = a0 * b0;
    const Unsigned128 middle = a1 * b0 + a0 * b1 + lowest / half;
    return {a1 * b1 + middle / half, middle % half * half + lowest % half};
}

/// Quotient and remainder of a × 10^shift / b, by long division in the largest steps that fit.
struct Quotient {
    Unsigned128 whole = 0;
    Unsigned128 rest = 0;
};

Quotient long_division(Unsigned128 a, Unsigned128 b, std::int64_t shift) {
    Quotient result{a / b, a % b};
    const std::int64_t largest_step = largest_power - digit_count(b);
    while (shift > 0 && result.rest != 0) {
        const std::int64_t step = std::min(shift, largest_step);
        const Unsigned128 next = result.rest * power_of_ten(step);
        result.whole = result.whole * power_of_ten(step) + next / b;
        result.rest = next % b;
        shift -= step;
    }
    result.whole *= power_of_ten(shift);
    return result;
}

} // namespace

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
    return add_signed(a, a.negative, b, b.negative);
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
    return add_signed(a, a.negative, b, !b.negative);
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
    const bool negative = a.negative != b.negative;
    const std::int64_t exponent = std::int64_t{a.exponent} + b.exponent;
    if (fits_64_bits(a.coefficient) && fits_64_bits(b.coefficient)) {
        // Below 2^128, which has 39 digits; `finish` takes any coefficient.
        return finish({negative, a.coefficient * b.coefficient, exponent, false});
    }
    const Product product = multiply_coefficients(a.coefficient, b.coefficient);
    if (product.high == 0) {
        return finish({negative, product.low, exponent, false});
    }
    const std::int64_t shift = std::min(guard_digits - digit_count(product.high), decimal_digits);
    const Unsigned128 cut = power_of_ten(decimal_digits - shift);
    return finish({negative, product.high * power_of_ten(shift) + product.low / cut,
                   exponent + decimal_digits - shift, product.low % cut != 0});
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
    if (b.is_zero()) {
        return std::nullopt;
    }
    const bool negative = a.negative != b.negative;
    const std::int64_t exponent = std::int64_t{a.exponent} - b.exponent;
    if (a.coefficient % b.coefficient == 0) {
        return finish({negative, a.coefficient / b.coefficient, exponent, false});
    }
    // Enough places for 36 or 37 digits.
    const std::int64_t shift = guard_digits - 1 + digit_count(b.coefficient) - digit_count(a.coefficient);
    const Quotient quotient = long_division(a.coefficient, b.coefficient, shift);
    const Unrounded result{negative, quotient.whole, exponent - shift, quotient.rest != 0};
    return quotient.rest == 0 ? finish_exact(result, exponent) : finish(result);
}

Decimal negate(const Decimal& a) { return {!a.negative, a.coefficient, a.exponent}; }

Decimal absolute(const Decimal& a) { return {false, a.coefficient, a.exponent}; }

int compare(const Decimal& a, const Decimal& b) {
    if (a.negative != b.negative) {
        return a.negative ? -1 : 1;
    }
    if (a.is_zero() || b.is_zero()) {
        return a.is_zero() && b.is_zero() ? 0 : (a.is_zero() ? -1 : 1); // zero is never negative
    }
    Unsigned128 left = a.coefficient;
    Unsigned128 right = b.coefficient;
    if (a.exponent != b.exponent) {
        const int left_end = digit_count(left) + a.exponent;
        const int right_end = digit_count(right) + b.exponent;
        if (left_end != right_end) {
            return (left_end < right_end) == a.negative ? 1 : -1;
        }
        // Equal ends: the exponents differ by as much as the numbers of digits.
        const std::int64_t gap = std::int64_t{a.exponent} - b.exponent;
        left *= power_of_ten(std::max<std::int64_t>(gap, 0));
        right *= power_of_ten(std::max<std::int64_t>(-gap, 0));
    }
    if (left == right) {
        return 0;
    }
    return (left < right) == a.negative ? 1 : -1;
}

std::optional<Decimal> rounded(const Decimal& a, std::int32_t digits, Rounding how) {
    const std::int64_t wanted = -std::int64_t{digits};
    if (wanted < decimal_min_exponent || wanted > decimal_max_exponent) {
        return std::nullopt;
    }
    const auto exponent = static_cast<std::int32_t>(wanted);
    const std::int64_t drop = wanted - a.exponent;
    if (a.is_zero() || drop == 0) {
        return Decimal(a.negative, a.coefficient, exponent);
    }
    if (drop > 0) {
        return Decimal(a.negative, drop_digits(a.coefficient, drop, false, how, a.negative), exponent);
    }
    if (digit_count(a.coefficient) - drop > decimal_digits) {
        return std::nullopt;
    }
    return Decimal(a.negative, a.coefficient * power_of_ten(-drop), exponent);
}

Decimal reduced(const Decimal& a) {
    if (a.is_zero()) {
        return {};
    }
    Decimal result = a;
    while (result.exponent != 0 && result.exponent < decimal_max_exponent && result.coefficient % 10 == 0) {
        result.coefficient /= 10;
        ++result.exponent;
    }
    if (result.exponent > 0 && digit_count(result.coefficient) + result.exponent <= decimal_digits) {
        return toward_exponent(result, 0);
    }
    return result;
}

std::optional<std::int64_t> to_integer(const Decimal& a) {
    const Decimal whole = reduced(a);
    if (whole.exponent != 0) {
        return std::nullopt;
    }
    const auto most = static_cast<Unsigned128>(std::numeric_limits<std::int64_t>::max());
    if (whole.coefficient > most + (whole.negative ? 1 : 0)) {
        return std::nullopt;
    }
    const auto magnitude = static_cast<std::uint64_t>(whole.coefficient);
    return static_cast<std::int64_t>(whole.negative ? ~magnitude + 1 : magnitude);
}

std::uint32_t power_of_ten(const Decimal& value) {
    if (value.is_zero()) {
        return 0;
    }
    const int power = value.exponent + digit_count(value.coefficient) - 1;
    return static_cast<std::uint32_t>(power < 0 ? -power : power);
}

} // namespace bleibe::detail
