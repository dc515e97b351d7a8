// SPDX-License-Identifier: Apache-2.0
// Pairs of numbers whose sum, product or quotient lies where rounding goes wrong.
#pragma once

#include "unit/value/exact.hpp"

#include <algorithm>
#include <utility>

namespace bleibe::test {

class RandomPairs {
public:
    explicit RandomPairs(std::uint64_t seed) : random_(seed) {}

    RandomDecimals& numbers() { return random_; }

    std::pair<Decimal, Decimal> next() {
        switch (random_.below(8)) {
        case 0:
            return near_tie();
        case 1:
            return nearly_equal();
        case 2:
            return with_carry();
        case 3:
            return product_at_the_end();
        case 4:
            return {random_.extreme(), random_.extreme()};
        case 5:
            return short_factor();
        case 6:
            return {random_.decimal(6), random_.decimal(6)};
        default:
            return {random_.decimal(45), random_.decimal(45)};
        }
    }
    /// 34 digits, the last ones drawn apart from the others.
    Decimal full(std::int32_t exponent) {
        detail::Unsigned128 number = 1 + random_.below(9);
        for (int i = 1; i < detail::decimal_digits; ++i) {
            number = number * 10 + random_.below(10);
        }
        return {random_.below(2) == 0, number, bounded(exponent)};
    }

private:
    static std::int32_t bounded(std::int64_t exponent) {
        return static_cast<std::int32_t>(
            std::clamp<std::int64_t>(exponent, detail::decimal_min_exponent, detail::decimal_max_exponent));
    }
    std::int32_t any_exponent() { return random_.extreme().exponent; }

    /// The second begins where the last digit of the first is rounded: 5, 50…0, 49…9, 50…1.
    std::pair<Decimal, Decimal> near_tie() {
        const Decimal a = full(any_exponent());
        const auto digits = static_cast<int>(1 + random_.below(34));
        detail::Unsigned128 half = 5;
        for (int i = 1; i < digits; ++i) {
            half *= 10;
        }
        half = half + random_.below(3) - 1;
        return {a, Decimal(random_.below(2) == 0, half, bounded(a.exponent - digits))};
    }
    /// Of which little is left: equal but for the last digits, in one of the forms of the number.
    std::pair<Decimal, Decimal> nearly_equal() {
        Decimal a = full(any_exponent());
        a.coefficient -= a.coefficient % (random_.below(2) == 0 ? 1'000U : 1U);
        Decimal b = a;
        b.coefficient += random_.below(2) == 0 ? random_.below(3) : a.coefficient % 7;
        b.coefficient = std::min(b.coefficient, a.coefficient | 1U);
        while (random_.below(2) == 0 && b.coefficient % 10 == 0 && b.exponent < 6'000) {
            b.coefficient /= 10;
            ++b.exponent;
        }
        b.negative = random_.below(4) == 0 ? a.negative : !a.negative;
        return {a, b};
    }
    /// 99…9 and something that carries through all of it.
    std::pair<Decimal, Decimal> with_carry() {
        Decimal a = full(any_exponent());
        a.coefficient = 0;
        for (int i = 0; i < detail::decimal_digits; ++i) {
            a.coefficient = a.coefficient * 10 + 9;
        }
        const auto gap = static_cast<std::int32_t>(random_.below(3));
        const Decimal b(a.negative, 1 + random_.below(99), bounded(a.exponent - gap));
        return {a, b};
    }
    /// Products and quotients about the largest and the smallest numbers, subnormal ones among them.
    std::pair<Decimal, Decimal> product_at_the_end() {
        Decimal a = random_.extreme();
        Decimal b = random_.extreme();
        const std::int32_t end =
            random_.below(2) == 0 ? detail::decimal_min_exponent : detail::decimal_max_exponent;
        const auto near = static_cast<std::int32_t>(random_.below(80)) - 60;
        const std::int64_t wanted = end + near;
        b.exponent = bounded(random_.below(2) == 0 ? wanted - a.exponent : a.exponent - wanted);
        return {a, b};
    }
    /// 34 digits times 5, 15, 25 …: ties with one or two digits too many.
    std::pair<Decimal, Decimal> short_factor() {
        const Decimal a = full(static_cast<std::int32_t>(random_.below(20)) - 30);
        return {a, Decimal(random_.below(2) == 0, 5 + 10 * random_.below(20),
                           static_cast<std::int32_t>(random_.below(4)) - 2)};
    }

    RandomDecimals random_;
};

} // namespace bleibe::test
