// SPDX-License-Identifier: Apache-2.0
// The idea: modulo and power are the two operations whose intermediates outgrow any fixed coefficient;
// modulo stays small by reducing powers of ten on the way, power by cutting at 75 digits.
#include "value/decimal.hpp"
#include "value/digits.hpp"
#include "value/real_power.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

using Wide256 = boost::multiprecision::uint256_t;
using Wide512 = boost::multiprecision::uint512_t;

template <class Wide>
Unsigned128 to_128(const Wide& number) {
    const auto low = static_cast<std::uint64_t>(number & ~std::uint64_t{0});
    const auto high = static_cast<std::uint64_t>(number >> 64U);
    return (Unsigned128{high} << 64U) | low;
}

template <class Wide>
Wide to_wide(Unsigned128 number) {
    return (Wide(static_cast<std::uint64_t>(number >> 64U)) << 64U) |
           Wide(static_cast<std::uint64_t>(number));
}

/// number × 10^exponent modulo `modulus`.
Unsigned128 scaled_remainder(Unsigned128 number, std::int64_t exponent, Unsigned128 modulus) {
    const Unsigned128 rest = number % modulus;
    if (digit_count(rest) + exponent <= largest_power) {
        return rest * power_of_ten(exponent) % modulus;
    }
    const auto wide_modulus = to_wide<Wide256>(modulus);
    Wide256 result = to_wide<Wide256>(rest);
    Wide256 base = Wide256(10) % wide_modulus;
    for (auto bits = static_cast<std::uint64_t>(exponent); bits != 0; bits >>= 1U) {
        if ((bits & 1U) != 0) {
            result = result * base % wide_modulus;
        }
        base = base * base % wide_modulus;
    }
    return to_128(result);
}

/// Of the magnitudes, with the smaller of the two exponents.
struct Remainder {
    Unsigned128 rest = 0;
    std::int64_t exponent = 0;
};

Remainder remainder(const Decimal& a, const Decimal& b) {
    const std::int64_t gap = std::int64_t{a.exponent} - b.exponent;
    if (gap >= 0) {
        return {scaled_remainder(a.coefficient, gap, b.coefficient), b.exponent};
    }
    if (digit_count(b.coefficient) - gap > largest_power) {
        return {a.coefficient, a.exponent}; // the divisor is larger
    }
    return {a.coefficient % (b.coefficient * power_of_ten(-gap)), a.exponent};
}

constexpr int power_digits = 75; // twice that is the most that 512 bits hold

const Wide512& wide_power_of_ten(int exponent) {
    static const auto table = [] {
        std::array<Wide512, 2 * power_digits + 1> powers;
        powers[0] = 1;
        for (std::size_t i = 1; i < powers.size(); ++i) {
            powers[i] = powers[i - 1] * 10U;
        }
        return powers;
    }();
    return table[static_cast<std::size_t>(exponent)];
}

/// A positive number of at most 75 digits; `has_rest`: something was cut off.
struct Long {
    Wide512 coefficient;
    std::int64_t exponent = 0;
    bool has_rest = false;
};

int long_digits(const Wide512& number) {
    const auto bits = static_cast<int>(boost::multiprecision::msb(number)) + 1;
    const int guess = bits * 1233 / 4096;
    return guess + (number >= wide_power_of_ten(guess) ? 1 : 0);
}

void cut(Long& number, int digits) {
    const int drop = long_digits(number.coefficient) - digits;
    if (drop <= 0) {
        return;
    }
    const Wide512& unit = wide_power_of_ten(drop);
    number.has_rest = number.has_rest || number.coefficient % unit != 0;
    number.coefficient /= unit;
    number.exponent += drop;
}

Long product(const Long& a, const Long& b) {
    Long result{a.coefficient * b.coefficient, a.exponent + b.exponent, a.has_rest || b.has_rest};
    cut(result, power_digits);
    return result;
}

enum class Size : std::uint8_t { in_range, too_large, too_small };

/// Too large or small: nothing that follows could bring the power back into the range of numbers.
Size size_of(const Long& number) {
    constexpr std::int64_t bound = 20'000;
    const std::int64_t size = number.exponent + long_digits(number.coefficient);
    return size > bound ? Size::too_large : (size < -bound ? Size::too_small : Size::in_range);
}

/// Squaring; `result` is the power if it stayed in range.
Size long_power(const Decimal& a, std::uint64_t exponent, Long& result) {
    result = {1, 0, false};
    Long base{to_wide<Wide512>(a.coefficient), a.exponent, false};
    for (; exponent != 0; exponent >>= 1U) {
        if (const Size size = size_of(base); size != Size::in_range) {
            return size;
        }
        if ((exponent & 1U) != 0) {
            result = product(result, base);
        }
        base = product(base, base);
    }
    return Size::in_range;
}

Long inverse(const Long& number) {
    const int shift = power_digits + long_digits(number.coefficient);
    const Wide512& dividend = wide_power_of_ten(shift);
    return {dividend / number.coefficient, -shift - number.exponent,
            number.has_rest || dividend % number.coefficient != 0};
}

/// An exact power has the exponent that multiplying would have given, as far as 34 digits allow.
std::optional<Decimal> finish_long(bool negative, Long number, std::int64_t preferred_exponent) {
    constexpr int guard_digits = 37;
    cut(number, guard_digits);
    const Unrounded result{negative, to_128(number.coefficient), number.exponent, number.has_rest};
    return number.has_rest ? finish(result) : finish_exact(result, preferred_exponent);
}

std::optional<Decimal> power_of_zero(std::int64_t exponent) {
    if (exponent < 0) {
        return std::nullopt;
    }
    return Decimal(exponent == 0 ? 1 : 0);
}

/// Small exact powers, which is what interest and areas are.
std::optional<Decimal> short_power(const Decimal& a, std::int64_t exponent, bool negative) {
    if (exponent < 0 || exponent > largest_power || digit_count(a.coefficient) * exponent > largest_power) {
        return std::nullopt;
    }
    Unsigned128 coefficient = 1;
    for (std::int64_t i = 0; i < exponent; ++i) {
        coefficient *= a.coefficient;
    }
    return finish({negative, coefficient, a.exponent * exponent, false});
}

/// Exponents that are no whole number of 64 bits.
std::optional<Decimal> power_beyond(const Decimal& a, const Decimal& exponent) {
    if (a.is_zero()) {
        return exponent.negative ? std::nullopt : std::optional(Decimal(0));
    }
    if (!a.negative) {
        return real_power(a, exponent);
    }
    const Decimal times = reduced(exponent);
    if (times.exponent < 0) {
        return std::nullopt;
    }
    const bool is_odd = times.exponent == 0 && (times.coefficient & 1U) != 0;
    const auto result = real_power(negate(a), exponent);
    return result && is_odd ? negate(*result) : result;
}

Decimal without_trailing_zeros(const Decimal& a) { return toward_exponent(a, decimal_max_exponent); }

/// Nothing if the result would need more than 34 digits in the form in which `a` is written.
std::optional<Decimal> exact_modulo(const Decimal& a, const Decimal& b) {
    const Remainder result = remainder(a, b);
    const auto exponent = static_cast<std::int32_t>(result.exponent);
    if (result.rest == 0 || a.negative == b.negative) {
        return Decimal(b.negative, result.rest, exponent);
    }
    const std::int64_t gap = b.exponent - result.exponent;
    if (digit_count(b.coefficient) + gap > largest_power) {
        return std::nullopt;
    }
    const Unsigned128 missing = b.coefficient * power_of_ten(gap) - result.rest;
    if (missing >= coefficient_end) {
        return std::nullopt;
    }
    return Decimal(b.negative, missing, exponent);
}

} // namespace

std::optional<Decimal> modulo(const Decimal& a, const Decimal& b) {
    if (b.is_zero()) {
        return std::nullopt;
    }
    const auto result = exact_modulo(a, b);
    return result ? result : exact_modulo(without_trailing_zeros(a), b);
}

std::optional<Decimal> power(const Decimal& a, const Decimal& exponent) {
    const auto times = to_integer(exponent);
    if (!times) {
        return power_beyond(a, exponent);
    }
    if (a.is_zero()) {
        return power_of_zero(*times);
    }
    const bool negative = a.negative && (*times & 1) != 0;
    if (const auto result = short_power(a, *times, negative)) {
        return result;
    }
    const std::uint64_t count =
        *times < 0 ? ~static_cast<std::uint64_t>(*times) + 1 : static_cast<std::uint64_t>(*times);
    // Without trailing zeros a power has none either, so what is cut off at 75 digits is never zero.
    Long result;
    const Size size = long_power(without_trailing_zeros(a), count, result);
    if (size != Size::in_range) {
        const bool vanishes = (size == Size::too_small) == (*times > 0);
        return vanishes ? finish({negative, 0, decimal_min_exponent, false}) : std::nullopt;
    }
    constexpr std::int64_t bound = 1'000'000; // any exponent beyond the range says the same
    const std::int64_t preferred = a.exponent * std::clamp(*times, -bound, bound);
    return finish_long(negative, *times < 0 ? inverse(result) : result, preferred);
}

} // namespace bleibe::detail
