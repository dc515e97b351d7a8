// SPDX-License-Identifier: Apache-2.0
// The idea: fixed-point numbers with 480 binary places carry a hundred decimal digits more than the 34 that
// are asked for, so rounding once at the end gives the nearest decimal; powers that come out exact, as
// 4 ** 0.5 does, show as such because nothing but zeros or nines follows.
#include "value/digits.hpp"
#include "value/real_power.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <array>

namespace bleibe::detail {
namespace {

/// A number from 0 to below 2^32, times 2^480: products still fit.
using Fixed = boost::multiprecision::uint1024_t;

constexpr unsigned places = 480;

Fixed to_wide(Unsigned128 number) {
    return (Fixed(static_cast<std::uint64_t>(number >> 64U)) << 64U) |
           Fixed(static_cast<std::uint64_t>(number));
}

Unsigned128 to_128(const Fixed& number) {
    const auto low = static_cast<std::uint64_t>(number & ~std::uint64_t{0});
    const auto high = static_cast<std::uint64_t>(number >> 64U);
    return (Unsigned128{high} << 64U) | low;
}

constexpr std::int64_t largest_wide_power = 160;

const Fixed& wide_power_of_ten(std::int64_t exponent) {
    static const auto table = [] {
        std::array<Fixed, largest_wide_power + 1> powers;
        powers[0] = 1;
        for (std::size_t i = 1; i < powers.size(); ++i) {
            powers[i] = powers[i - 1] * 10U;
        }
        return powers;
    }();
    return table[static_cast<std::size_t>(exponent)];
}

Fixed product(const Fixed& a, const Fixed& b) { return (a * b) >> places; }

// ---------------------------------------------------------------- series

/// The inverse hyperbolic tangent of 1 / n.
Fixed area_tangent_of_inverse(unsigned n) {
    Fixed power = (Fixed(1) << places) / n;
    Fixed sum = 0;
    for (unsigned i = 1; power != 0; i += 2) {
        sum += power / i;
        power /= n * n;
    }
    return sum;
}

/// The same of a number below 1/2.
Fixed area_tangent(const Fixed& a) {
    const Fixed square = product(a, a);
    Fixed power = a;
    Fixed sum = 0;
    for (unsigned i = 1; power != 0; i += 2) {
        sum += power / i;
        power = product(power, square);
    }
    return sum;
}

struct Constants {
    Fixed one = Fixed(1) << places;
    Fixed log_2 = 2U * area_tangent_of_inverse(3);
    Fixed log_10 = 3U * log_2 + 2U * area_tangent_of_inverse(9); // 10 = 2^3 × 5/4
};

const Constants& constants() {
    static const Constants known;
    return known;
}

/// e to the power of a number from 0 to log 10.
Fixed small_exponential(const Fixed& a) {
    constexpr unsigned halvings = 8;
    const Fixed part = a >> halvings;
    Fixed term = constants().one;
    Fixed result = term;
    for (unsigned i = 1; term != 0; ++i) {
        term = product(term, part) / i;
        result += term;
    }
    for (unsigned i = 0; i < halvings; ++i) {
        result = product(result, result);
    }
    return result;
}

// ---------------------------------------------------------------- numbers with sign and power of ten

struct Signed {
    bool negative = false;
    Fixed size;
};

/// value × 10^exponent
struct Scaled {
    Fixed value;
    std::int64_t exponent = 0;
};

/// e to the power of a number of at most 2^15 either side.
Scaled exponential_of(const Signed& a) {
    const Fixed& log_10 = constants().log_10;
    const auto times = static_cast<std::int64_t>(a.size / log_10);
    const Fixed rest = a.size - log_10 * static_cast<std::uint64_t>(times);
    if (a.negative) {
        return {small_exponential(log_10 - rest), -times - 1};
    }
    return {small_exponential(rest), times};
}

/// Of a positive number: c × 10^k with c from 0.4 to 4, and c as m × 2^j with m from 3/4 to 3/2. What is
/// near to 1 has neither power, so that nothing cancels.
Signed logarithm_of(const Decimal& a) {
    const Fixed& one = constants().one;
    const int digits = digit_count(a.coefficient);
    std::int64_t tens = std::int64_t{a.exponent} + digits;
    Fixed rest = (to_wide(a.coefficient) << places) / wide_power_of_ten(digits);
    if (rest * 10U < one * 4U) {
        rest = (to_wide(a.coefficient) << places) / wide_power_of_ten(digits - 1);
        --tens;
    }
    std::uint64_t halvings = 0;
    for (; rest * 2U >= one * 3U; ++halvings) {
        rest >>= 1U;
    }
    const bool is_doubled = rest * 4U < one * 3U;
    rest <<= is_doubled ? 1U : 0U;
    const bool is_below_one = rest < one;
    const Fixed distance = is_below_one ? one - rest : rest - one;
    const Fixed log_rest = 2U * area_tangent((distance << places) / (rest + one));
    Fixed above = constants().log_2 * halvings;
    Fixed below = is_doubled ? constants().log_2 : Fixed(0);
    (is_below_one ? below : above) += log_rest;
    (tens < 0 ? below : above) += constants().log_10 * static_cast<std::uint64_t>(tens < 0 ? -tens : tens);
    return above >= below ? Signed{false, above - below} : Signed{true, below - above};
}

/// The first 36 to 38 digits of a number that is not zero, and all places behind them.
struct Leading {
    Unsigned128 digits = 0;
    Fixed behind;
    std::int64_t exponent = 0;
};

Leading leading_digits(const Scaled& a) {
    const int size = static_cast<int>(boost::multiprecision::msb(a.value)) - static_cast<int>(places);
    constexpr int wanted = 36;
    const int shift = wanted - (size * 1233 >> 12U); // 1233 / 4096 is log10(2)
    const Fixed scaled = a.value * wide_power_of_ten(shift);
    const Fixed whole = scaled >> places;
    return {to_128(whole), scaled - (whole << places), a.exponent - shift};
}

/// For results that are never exact.
std::optional<Decimal> finish_inexact(bool negative, const Scaled& a) {
    const Leading leading = leading_digits(a);
    return finish({negative, leading.digits, leading.exponent, true});
}

/// For results that may be exact: then what is behind the digits is as small as the errors made before.
std::optional<Decimal> finish_perhaps_exact(const Scaled& a) {
    constexpr unsigned trusted_places = 200;
    const Fixed error = Fixed(1) << (places - trusted_places);
    const Leading leading = leading_digits(a);
    if (leading.behind < error) {
        return finish_exact({false, leading.digits, leading.exponent, false}, 0);
    }
    if (leading.behind > constants().one - error) {
        return finish_exact({false, leading.digits + 1, leading.exponent, false}, 0);
    }
    return finish({false, leading.digits, leading.exponent, true});
}

/// What is so near to 1 that it is 1 in 34 digits.
Decimal rounded_one() { return {false, power_of_ten(decimal_digits - 1), 1 - decimal_digits}; }

std::optional<Decimal> too_large_or_small(bool is_small) {
    return is_small ? std::optional(Decimal(false, 0, decimal_min_exponent)) : std::nullopt;
}

constexpr int largest_size = 15;   // e to the power of 2^15 is far beyond the numbers
constexpr int smallest_size = 140; // e to the power of 2^-140 is 1

/// The product with the magnitude of `b`; nothing if it is 2^15 or more.
std::optional<Fixed> times(const Fixed& a, const Decimal& b) {
    const Fixed whole = a * to_wide(b.coefficient);
    constexpr std::int32_t too_large = 60; // the logarithm of what is not 1 is at least 10^-34
    if (b.exponent > too_large) {
        return std::nullopt;
    }
    if (b.exponent < -largest_wide_power) {
        return Fixed(0);
    }
    const Fixed result = b.exponent < 0 ? whole / wide_power_of_ten(-std::int64_t{b.exponent})
                                        : whole * wide_power_of_ten(b.exponent);
    return (result >> (places + largest_size)) == 0 ? std::optional(result) : std::nullopt;
}

} // namespace

std::optional<Decimal> exponential(const Decimal& a) {
    if (a.is_zero()) {
        return Decimal(1);
    }
    const auto size = times(constants().one, a);
    if (!size) {
        return too_large_or_small(a.negative);
    }
    if ((*size >> (places - smallest_size)) == 0) {
        return rounded_one();
    }
    return finish_inexact(false, exponential_of({a.negative, *size}));
}

std::optional<Decimal> natural_logarithm(const Decimal& a) {
    if (a.negative || a.is_zero()) {
        return std::nullopt;
    }
    const Signed result = logarithm_of(a);
    return result.size == 0 ? Decimal(0) : finish_inexact(result.negative, {result.size, 0});
}

std::optional<Decimal> real_power(const Decimal& a, const Decimal& exponent) {
    const Signed logarithm = logarithm_of(a);
    if (logarithm.size == 0 || exponent.is_zero()) {
        return Decimal(1);
    }
    const bool negative = logarithm.negative != exponent.negative;
    const auto size = times(logarithm.size, exponent);
    if (!size) {
        return too_large_or_small(negative);
    }
    if ((*size >> (places - smallest_size)) == 0) {
        return rounded_one();
    }
    return finish_perhaps_exact(exponential_of({negative, *size}));
}

std::optional<Decimal> square_root(const Decimal& a) {
    const std::int32_t half_exponent = a.exponent >> 1; // rounded down
    if (a.is_zero()) {
        return Decimal(false, 0, half_exponent);
    }
    if (a.negative) {
        return std::nullopt;
    }
    constexpr std::int64_t wanted = 72; // of which the root has half
    std::int64_t shift = wanted - digit_count(a.coefficient);
    shift += (a.exponent - shift) & 1;
    Fixed rest;
    const Fixed root = boost::multiprecision::sqrt(to_wide(a.coefficient) * wide_power_of_ten(shift), rest);
    const Unrounded result{false, to_128(root), (a.exponent - shift) / 2, rest != 0};
    return rest == 0 ? finish_exact(result, half_exponent) : finish(result);
}

} // namespace bleibe::detail
