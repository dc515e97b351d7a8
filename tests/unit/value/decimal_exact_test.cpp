// SPDX-License-Identifier: Apache-2.0
// Arithmetic against exact fractions: each operation must give the one decimal nearest to the truth.
#include "unit/value/exact.hpp"
#include "value/decimal.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

/// A well-formed number, equal to the nearest decimal of the exact result.
bool agrees(const std::optional<Decimal>& result, const Fraction& exact) {
    const auto expected = nearest_decimal(exact);
    if (!result || !expected) {
        return result.has_value() == expected.has_value();
    }
    const bool in_range =
        digit_count(result->coefficient) <= decimal_digits && result->exponent >= decimal_min_exponent &&
        result->exponent <= decimal_max_exponent && !(result->is_zero() && result->negative);
    return in_range && same(fraction(*result), *expected);
}

Fraction sum(const Fraction& a, const Fraction& b) {
    return {a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator};
}

Fraction quotient(const Fraction& a, const Fraction& b) {
    Fraction result{a.numerator * b.denominator, a.denominator * b.numerator};
    if (result.denominator < 0) {
        result.numerator = -result.numerator;
        result.denominator = -result.denominator;
    }
    return result;
}

Fraction modulo_of(const Fraction& a, const Fraction& b) {
    const Integer times = floor_of(quotient(a, b));
    return sum(a, {-b.numerator * times, b.denominator});
}

/// Exact or nothing, and nothing only if it is no decimal.
bool modulo_agrees(const std::optional<Decimal>& result, const Fraction& exact) {
    const auto nearest = nearest_decimal(exact);
    const bool representable = nearest && same(*nearest, exact);
    return result ? representable && same(fraction(*result), exact) : !representable;
}

struct Disagreements {
    int add = 0;
    int subtract = 0;
    int multiply = 0;
    int divide = 0;
    int modulo = 0;
    int compare = 0;
};

void count(Disagreements& wrong, const Decimal& a, const Decimal& b) {
    const Fraction x = fraction(a);
    const Fraction y = fraction(b);
    const Fraction minus_y{-y.numerator, y.denominator};
    wrong.add += agrees(add(a, b), sum(x, y)) ? 0 : 1;
    wrong.subtract += agrees(subtract(a, b), sum(x, minus_y)) ? 0 : 1;
    wrong.multiply +=
        agrees(multiply(a, b), {x.numerator * y.numerator, x.denominator * y.denominator}) ? 0 : 1;
    wrong.compare += compare(a, b) == order_of(x, y) ? 0 : 1;
    if (b.is_zero()) {
        wrong.divide += divide(a, b) ? 1 : 0;
        wrong.modulo += modulo(a, b) ? 1 : 0;
        return;
    }
    wrong.divide += agrees(divide(a, b), quotient(x, y)) ? 0 : 1;
    wrong.modulo += modulo_agrees(modulo(a, b), modulo_of(x, y)) ? 0 : 1;
}

void check(const Disagreements& wrong) {
    CHECK(wrong.add == 0);
    CHECK(wrong.subtract == 0);
    CHECK(wrong.multiply == 0);
    CHECK(wrong.divide == 0);
    CHECK(wrong.modulo == 0);
    CHECK(wrong.compare == 0);
}

Integer rounded_of(const Fraction& scaled, Rounding how) {
    const Integer low = floor_of(scaled);
    const int half =
        order_of({(scaled.numerator - low * scaled.denominator) * 2, scaled.denominator}, {1, 1});
    const bool exact = low * scaled.denominator == scaled.numerator;
    const bool negative = scaled.numerator < 0;
    bool up = false;
    switch (how) {
    case Rounding::half_even:
        up = half > 0 || (half == 0 && low % 2 != 0);
        break;
    case Rounding::half_up: // away from zero
        up = half > 0 || (half == 0 && !negative);
        break;
    case Rounding::half_down:
        up = half > 0 || (half == 0 && negative);
        break;
    case Rounding::up:
        up = !negative;
        break;
    case Rounding::down:
        up = negative;
        break;
    case Rounding::floor:
        up = false;
        break;
    case Rounding::ceiling:
        up = true;
        break;
    }
    return exact ? low : Integer(low + (up ? 1 : 0));
}

} // namespace

TEST_CASE("the five operations and comparing on numbers near each other") {
    RandomDecimals random(19491);
    Disagreements wrong;
    for (int i = 0; i < 20'000; ++i) {
        const std::int32_t reach = i % 2 == 0 ? 6 : 45;
        count(wrong, random.decimal(reach), random.decimal(reach));
    }
    check(wrong);
}

TEST_CASE("the five operations and comparing at the ends of the range") {
    RandomDecimals random(6176);
    Disagreements wrong;
    for (int i = 0; i < 400; ++i) {
        count(wrong, random.extreme(), random.extreme());
    }
    check(wrong);
}

TEST_CASE("numbers of 64 bits, which take the short ways") {
    RandomDecimals random(64);
    Disagreements wrong;
    for (int i = 0; i < 10'000; ++i) {
        const auto number = [&random] {
            const auto bits = static_cast<int>(random.below(64));
            return Decimal(random.below(2) == 0,
                           (~std::uint64_t{0} >> bits) - random.below(3) * (bits < 60 ? 1 : 0),
                           -static_cast<std::int32_t>(random.below(5)));
        };
        count(wrong, number(), number());
    }
    check(wrong);
}

TEST_CASE("rounding in every mode") {
    RandomDecimals random(515);
    int wrong = 0;
    for (int i = 0; i < 6'000; ++i) {
        const Decimal a = random.decimal(40);
        const auto digits = static_cast<std::int32_t>(random.below(80)) - 40;
        const Fraction x = fraction(a);
        const Fraction scaled = digits >= 0 ? Fraction{x.numerator * ten_to(digits), x.denominator}
                                            : Fraction{x.numerator, x.denominator * ten_to(-digits)};
        for (int mode = 0; mode < 7; ++mode) {
            const auto how = static_cast<Rounding>(mode);
            const Integer expected = rounded_of(scaled, how);
            const auto result = rounded(a, digits, how);
            const bool fits = boost::multiprecision::abs(expected) < ten_to(34);
            if (!fits) {
                wrong += result ? 1 : 0;
                continue;
            }
            Integer coefficient = result ? to_integer_of(result->coefficient) : Integer(-1);
            if (result && result->negative) {
                coefficient = -coefficient;
            }
            wrong += result && result->exponent == -digits && coefficient == expected ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("reduced keeps the value, and equal numbers become alike") {
    RandomDecimals random(100);
    int wrong = 0;
    for (int i = 0; i < 10'000; ++i) {
        const Decimal a = i % 10 == 0 ? random.extreme() : random.decimal(50);
        const Decimal b = reduced(a);
        const Decimal longer = rounded(a, -a.exponent + 3, Rounding::down).value_or(a);
        const Decimal again = reduced(longer);
        wrong +=
            compare(a, b) == 0 && b.coefficient == again.coefficient && b.exponent == again.exponent ? 0 : 1;
        wrong += b.exponent < 0 && b.coefficient % 10 == 0 ? 1 : 0;
    }
    CHECK(wrong == 0);
}
