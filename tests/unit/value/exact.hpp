// SPDX-License-Identifier: Apache-2.0
// Exact fractions and one careful rounding: what decimals are tested against.
#pragma once

#include "value/decimal.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>

namespace bleibe::test {

using Integer = boost::multiprecision::cpp_int;
using detail::Decimal;

inline Integer ten_to(std::int64_t exponent) {
    static std::map<std::int64_t, Integer> known;
    Integer& power = known[exponent];
    if (power == 0) {
        power = boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
    }
    return power;
}

inline Integer to_integer_of(detail::Unsigned128 number) {
    return (Integer(static_cast<std::uint64_t>(number >> 64U)) << 64U) |
           Integer(static_cast<std::uint64_t>(number));
}

/// numerator / denominator, the latter positive; not reduced.
struct Fraction {
    Integer numerator;
    Integer denominator = 1;
};

inline Fraction fraction(const Decimal& a) {
    Integer coefficient = to_integer_of(a.coefficient);
    if (a.negative) {
        coefficient = -coefficient;
    }
    if (a.exponent >= 0) {
        return {coefficient * ten_to(a.exponent), 1};
    }
    return {coefficient, ten_to(-a.exponent)};
}

inline bool same(const Fraction& a, const Fraction& b) {
    return a.numerator * b.denominator == b.numerator * a.denominator;
}

inline int order_of(const Fraction& a, const Fraction& b) {
    const Integer difference = a.numerator * b.denominator - b.numerator * a.denominator;
    return difference.sign();
}

/// floor(numerator / denominator); Boost divides towards zero.
inline Integer floor_of(const Fraction& a) {
    Integer quotient = a.numerator / a.denominator;
    if (quotient * a.denominator > a.numerator) {
        quotient -= 1;
    }
    return quotient;
}

/// What IEEE 754 makes of an exact number: 34 digits, half even, exponents from -6176 to 6111.
inline std::optional<Fraction> nearest_decimal(const Fraction& exact) {
    const bool negative = exact.numerator < 0;
    const Integer size = negative ? Integer(-exact.numerator) : exact.numerator;
    if (size == 0) {
        return Fraction{0, 1};
    }
    // Trying upwards from an exponent that is at most a few too low.
    const auto bits =
        static_cast<std::int64_t>(msb(size)) - static_cast<std::int64_t>(msb(exact.denominator));
    const auto exponent_of_size =
        static_cast<std::int64_t>(std::floor(static_cast<double>(bits) * 0.30102999));
    std::int64_t exponent = std::max<std::int64_t>(exponent_of_size - 36, detail::decimal_min_exponent);
    Integer quotient;
    Integer rest;
    Integer divisor;
    for (;; ++exponent) {
        const Integer dividend = exponent < 0 ? Integer(size * ten_to(-exponent)) : size;
        divisor = exponent > 0 ? Integer(exact.denominator * ten_to(exponent)) : exact.denominator;
        quotient = dividend / divisor;
        rest = dividend % divisor;
        if (quotient < ten_to(34)) {
            break;
        }
    }
    const Integer twice = rest * 2;
    if (twice > divisor || (twice == divisor && quotient % 2 != 0)) {
        quotient += 1;
    }
    const std::int64_t room = detail::decimal_max_exponent + 34 - exponent;
    if (room < 0 || quotient >= ten_to(room)) {
        return std::nullopt;
    }
    if (negative) {
        quotient = -quotient;
    }
    if (exponent >= 0) {
        return Fraction{quotient * ten_to(exponent), 1};
    }
    return Fraction{quotient, ten_to(-exponent)};
}

/// Random decimals of all lengths, with many round, near-equal and near-half ones among them.
class RandomDecimals {
public:
    explicit RandomDecimals(std::uint64_t seed) : random_(seed) {}

    std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

    detail::Unsigned128 coefficient() {
        const auto digits = static_cast<int>(1 + below(34));
        detail::Unsigned128 number = 0;
        const std::uint64_t style = below(5);
        for (int i = 0; i < digits; ++i) {
            const std::uint64_t digit = style == 0   ? 9
                                        : style == 1 ? (i == 0 ? 5 : 0)
                                        : style == 2 ? (i == 0 ? 1 : (i + 1 == digits ? below(2) : 0))
                                                     : below(10);
            number = number * 10 + digit;
        }
        return number;
    }
    /// Exponents from -`reach` to `reach`.
    Decimal decimal(std::int32_t reach) {
        const auto span = static_cast<std::uint64_t>(2 * reach + 1);
        const auto exponent = static_cast<std::int32_t>(below(span)) - reach;
        return {below(2) == 0, coefficient(), exponent};
    }
    /// The same with exponents of the whole range, and often at its ends.
    Decimal extreme() {
        const std::int32_t low = detail::decimal_min_exponent;
        const std::int32_t high = detail::decimal_max_exponent;
        const std::uint64_t place = below(3);
        const auto near = static_cast<std::int32_t>(below(80));
        const auto any = low + static_cast<std::int32_t>(below(static_cast<std::uint64_t>(high - low + 1)));
        return {below(2) == 0, coefficient(), place == 0 ? low + near : (place == 1 ? high - near : any)};
    }

private:
    std::mt19937_64 random_;
};

} // namespace bleibe::test
