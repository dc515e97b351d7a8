// SPDX-License-Identifier: Apache-2.0
// The idea: every operation hands over its exact result, cut behind at most 38 digits with a mark that
// something was cut, so that rounding happens once and in one place.
#include "value/digits.hpp"

#include <algorithm>
#include <bit>

namespace bleibe::detail {
namespace {

/// Whether a magnitude that lies between two results becomes the larger one.
bool rounds_up(int against_half, bool is_odd, Rounding how, bool negative) {
    switch (how) {
    case Rounding::half_even:
        return against_half > 0 || (against_half == 0 && is_odd);
    case Rounding::half_up:
        return against_half >= 0;
    case Rounding::half_down:
        return against_half > 0;
    case Rounding::up:
        return true;
    case Rounding::down:
        return false;
    case Rounding::floor:
        return negative;
    case Rounding::ceiling:
        return !negative;
    }
    return false;
}

} // namespace

int digit_count(Unsigned128 coefficient) {
    if (coefficient == 0) {
        return 1;
    }
    const auto high = static_cast<std::uint64_t>(coefficient >> 64U);
    const auto low = static_cast<std::uint64_t>(coefficient);
    const int bits = high != 0 ? 128 - std::countl_zero(high) : 64 - std::countl_zero(low);
    // 1233 / 4096 is log10(2) from above, exact enough for 128 bits.
    const int guess = bits * 1233 / 4096;
    return guess + (coefficient >= power_of_ten(guess) ? 1 : 0);
}

Unsigned128 drop_digits(Unsigned128 coefficient, std::int64_t drop, bool has_rest, Rounding how,
                        bool negative) {
    Unsigned128 kept = 0;
    Unsigned128 cut = coefficient;
    int against_half = -1;
    if (drop <= largest_power) {
        const Unsigned128 unit = power_of_ten(drop);
        kept = coefficient / unit;
        cut = coefficient % unit;
        const Unsigned128 half = unit / 2;
        against_half = cut < half ? -1 : (cut > half || has_rest ? 1 : 0);
    }
    if (cut == 0 && !has_rest) {
        return kept;
    }
    const bool is_odd = (kept & 1U) != 0;
    return kept + (rounds_up(against_half, is_odd, how, negative) ? 1 : 0);
}

std::optional<Decimal> finish(const Unrounded& result) {
    Unsigned128 coefficient = result.coefficient;
    std::int64_t exponent = result.exponent;
    if (coefficient == 0 && !result.has_rest) {
        exponent = std::clamp<std::int64_t>(exponent, decimal_min_exponent, decimal_max_exponent);
        return Decimal(false, 0, static_cast<std::int32_t>(exponent));
    }
    std::int64_t drop = coefficient < coefficient_end ? 0 : digit_count(coefficient) - decimal_digits;
    drop = std::max(drop, decimal_min_exponent - exponent);
    if (drop > 0) {
        coefficient = drop_digits(coefficient, drop, result.has_rest, Rounding::half_even, false);
        exponent += drop;
        if (coefficient == coefficient_end) {
            coefficient /= 10;
            exponent += 1;
        }
    }
    if (exponent > decimal_max_exponent) {
        const std::int64_t missing = exponent - decimal_max_exponent;
        if (missing + digit_count(coefficient) > decimal_digits) {
            return std::nullopt;
        }
        coefficient *= power_of_ten(missing);
        exponent = decimal_max_exponent;
    }
    return Decimal(result.negative, coefficient, static_cast<std::int32_t>(exponent));
}

std::optional<Decimal> finish_exact(Unrounded result, std::int64_t preferred) {
    while (result.exponent < preferred && result.coefficient % 10 == 0) {
        result.coefficient /= 10;
        ++result.exponent;
    }
    const bool needs_rounding =
        result.coefficient >= coefficient_end || result.exponent < decimal_min_exponent;
    const auto finished = finish(result);
    return finished && !needs_rounding ? toward_exponent(*finished, preferred) : finished;
}

Decimal toward_exponent(const Decimal& a, std::int64_t exponent) {
    const std::int64_t wanted =
        std::clamp<std::int64_t>(exponent, decimal_min_exponent, decimal_max_exponent);
    Decimal result = a;
    if (a.is_zero()) {
        result.exponent = static_cast<std::int32_t>(wanted);
        return result;
    }
    while (result.exponent < wanted && result.coefficient % 10 == 0) {
        result.coefficient /= 10;
        ++result.exponent;
    }
    if (result.exponent > wanted) {
        const std::int64_t zeros = std::min<std::int64_t>(result.exponent - wanted,
                                                          decimal_digits - digit_count(result.coefficient));
        result.coefficient *= power_of_ten(zeros);
        result.exponent -= static_cast<std::int32_t>(zeros);
    }
    return result;
}

} // namespace bleibe::detail
