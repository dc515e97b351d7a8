// SPDX-License-Identifier: Apache-2.0
// Powers against exact ones, and the extreme exponents that an exact one cannot reach.
#include "unit/value/exact.hpp"
#include "value/decimal.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::string text(std::string_view base, std::string_view exponent) {
    const auto result = power(*parse_decimal(base), *parse_decimal(exponent));
    return result ? to_string(*result) : "nothing";
}

} // namespace

TEST_CASE("powers that can be worked out by hand") {
    struct Row {
        std::string base;
        std::string exponent;
        std::string result;
    };
    const Row rows[] = {
        {"3", "4", "81"},
        {"1.05", "2", "1.1025"},
        {"1.05", "10", "1.62889462677744140625"},
        {"-2", "3", "-8"},
        {"-2", "4", "16"},
        {"2", "-1", "0.5"},
        {"2", "-3", "0.125"},
        {"-2", "-3", "-0.125"},
        {"3", "-1", "0.3333333333333333333333333333333333"},
        {"10", "-2", "0.01"},
        {"10", "34", "10000000000000000000000000000000000"},
        {"10", "6144", "1.000000000000000000000000000000000E+6144"},
        {"10", "6145", "nothing"},
        {"10", "-6176", "1E-6176"},
        {"10", "-6177", "0E-6176"},
        {"0", "0", "1"},
        {"0", "5", "0"},
        {"0", "-1", "nothing"},
        {"7", "0", "1"},
        {"7", "1", "7"},
        {"7", "2.0", "49"},
        {"7", "0.5", "2.645751311064590590501615753639260"},
        {"7", "1E+30", "nothing"},
        {"1", "9223372036854775807", "1"},
        {"-1", "9223372036854775807", "-1"},
        {"-1", "-9223372036854775808", "1"},
        {"2", "9223372036854775807", "nothing"},
        {"2", "-9223372036854775808", "0E-6176"},
        {"0.5", "9223372036854775807", "0E-6176"},
        {"0.5", "-9223372036854775808", "nothing"},
        {"-0.5", "-9223372036854775807", "nothing"},
        {"320.4193975271896349463776195020490", "-184", "8.866268775251978674534592332743641E-462"},
        {"1.0", "40", "1.000000000000000000000000000000000"},
        {"100", "17", "10000000000000000000000000000000000"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.base);
        CAPTURE(row.exponent);
        CHECK(text(row.base, row.exponent) == row.result);
    }
}

TEST_CASE("powers of numbers near one keep 34 digits through 63 squarings") {
    // e = lim (1 + 1/n)^n; for n = 10^18 the logarithm is 1 - 1/(2n) + …, so the power is
    // e × (1 - 5E-19 + 11/24E-36 …), computed by hand from e's digits.
    CHECK(text("1.000000000000000001", "1000000000000000000").substr(0, 20) == "2.718281828459045234");
    // (1 + x)^n × (1 + x)^-n = 1, to the last digit or the one before.
    const Decimal base = *parse_decimal("1.000000000000000000000000000000001");
    const Decimal count = *parse_decimal("9000000000000000000");
    const auto up = power(base, count);
    const auto down = power(base, negate(count));
    REQUIRE(up.has_value());
    REQUIRE(down.has_value());
    // (1 + x)^n = 1 + nx + n(n-1)/2 x² + …: the second term is 40.5E-30.
    CHECK(to_string(*up) == "1.000000000000009000000000000040500");
    CHECK(to_string(*down) == "0.9999999999999910000000000000405000");
}

TEST_CASE("errors do not add up over 63 squarings of a long number") {
    // Worked out with 140 digits by another implementation of decimals.
    const std::string rows[][3] = {
        {"1.000000000000000123456789012345679", "5000000000000000001",
         "1.210629096937461352232673549192538E+268"},
        {"1.000000000000000123456789012345679", "-5000000000000000001",
         "8.260168226005045169656112526111871E-269"},
        {"0.9999999999999998765432109876543219", "9007199254740993000",
         "1.160327080600216974971550800788402E-483"},
    };
    for (const auto& row : rows) {
        CAPTURE(row[0]);
        CHECK(text(row[0], row[1]) == row[2]);
    }
}

TEST_CASE("powers against exact ones") {
    RandomDecimals random(1626);
    int wrong = 0;
    for (int i = 0; i < 6'000; ++i) {
        const Decimal base = random.decimal(20);
        const auto exponent = static_cast<std::int64_t>(random.below(61)) - 30;
        if (base.is_zero()) {
            continue;
        }
        Fraction exact{1, 1};
        const Fraction one = fraction(base);
        for (std::int64_t n = exponent < 0 ? -exponent : exponent; n > 0; --n) {
            exact = {exact.numerator * one.numerator, exact.denominator * one.denominator};
        }
        if (exponent < 0) {
            const bool negative = exact.numerator < 0;
            exact = {negative ? Integer(-exact.denominator) : exact.denominator,
                     negative ? Integer(-exact.numerator) : exact.numerator};
        }
        const auto expected = nearest_decimal(exact);
        const auto result = power(base, Decimal(exponent));
        wrong += result && expected && same(fraction(*result), *expected) ? 0 : 1;
    }
    CHECK(wrong == 0);
}
