// SPDX-License-Identifier: Apache-2.0
// How results are written: the digits that FEEL shows, exponents included; and results that are nothing.
#include "value/decimal.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace bleibe::detail;

namespace {

Decimal number(std::string_view text) {
    const auto value = parse_decimal(text);
    REQUIRE_MESSAGE(value.has_value(), text);
    return *value;
}

std::string text(const std::optional<Decimal>& value) { return value ? to_string(*value) : "nothing"; }

using Operation = std::optional<Decimal> (*)(const Decimal&, const Decimal&);

struct Row {
    std::string a;
    std::string b;
    std::string result;
};

template <std::size_t count>
void check(Operation operation, const Row (&rows)[count]) {
    for (const Row& row : rows) {
        CAPTURE(row.a);
        CAPTURE(row.b);
        CHECK(text(operation(number(row.a), number(row.b))) == row.result);
    }
}

} // namespace

TEST_CASE("sums keep the longer fraction") {
    check(add,
          {
              {"0.1", "0.2", "0.3"},
              {"1.50", "2.5", "4.00"},
              {"1", "0.00", "1.00"},
              {"0.00", "1", "1.00"},
              {"0", "0.00", "0.00"},
              {"-1.5", "1.5", "0.0"},
              {"9999999999999999999999999999999999", "1", "10000000000000000000000000000000000"},
              {"9999999999999999999999999999999999", "0.5", "10000000000000000000000000000000000"},
              {"9999999999999999999999999999999998", "0.5", "9999999999999999999999999999999998"},
              {"9999999999999999999999999999999998", "0.500000001", "9999999999999999999999999999999999"},
              {"1E+34", "-0.1", "10000000000000000000000000000000000"},
              {"1E+34", "-1", "9999999999999999999999999999999999"},
              {"1E+34", "-0.5", "10000000000000000000000000000000000"},
              {"1E+34", "-0.6", "9999999999999999999999999999999999"},
              {"1E+6144", "-1E-6176", "1.000000000000000000000000000000000E+6144"},
              {"9.999999999999999999999999999999999E+6144", "1E+6111", "nothing"},
              {"9.999999999999999999999999999999999E+6144", "5E+6110", "nothing"},
              {"9.999999999999999999999999999999999E+6144", "4E+6110",
               "9.999999999999999999999999999999999E+6144"},
              {"-9.999999999999999999999999999999999E+6144", "-9E+6144", "nothing"},
          });
    CHECK(text(subtract(number("0"), number("0"))) == "0");
    CHECK(text(subtract(number("0"), number("1.5"))) == "-1.5");
    CHECK_FALSE(subtract(number("1"), number("0.00"))->negative);
    CHECK_FALSE(subtract(number("0"), number("0"))->negative);
}

TEST_CASE("products") {
    check(multiply,
          {
              {"1.05", "100.00", "105.0000"},
              {"-2", "0", "0"},
              {"-2", "0.5", "-1.0"},
              // 38 digits, of which 34 are kept
              {"9223372036854775807", "9223372036854775807", "85070591730234615847396907784232500000"},
              {"1E+6111", "10", "1.0E+6112"},
              {"1E+6111", "1E+34", "nothing"},
              {"1E-6176", "0.5", "0E-6176"},
              {"3E-6176", "0.5", "2E-6176"},
              {"1E-6176", "0.51", "1E-6176"},
              {"1E-6000", "1E-6000", "0E-6176"},
              {"-1E-6000", "1E-6000", "0E-6176"},
          });
}

TEST_CASE("quotients have as few digits as are exact") {
    check(divide, {
                      {"10", "4", "2.5"},
                      {"1", "3", "0.3333333333333333333333333333333333"},
                      {"2", "3", "0.6666666666666666666666666666666667"},
                      {"1", "8", "0.125"},
                      {"100", "4", "25"},
                      {"1.00", "0.5", "2.0"},
                      {"-7", "2", "-3.5"},
                      {"0", "5", "0"},
                      {"5", "0", "nothing"},
                      {"0", "0", "nothing"},
                      {"1", "9999999999999999999999999999999999", "1.000000000000000000000000000000000E-34"},
                      {"1E+6000", "1E-6000", "nothing"},
                      {"1E-6000", "1E+6000", "0E-6176"},
                  });
}

TEST_CASE("modulo has the sign of the divisor") {
    check(modulo, {
                      {"12", "5", "2"},
                      {"-12", "5", "3"},
                      {"12", "-5", "-3"},
                      {"-12", "-5", "-2"},
                      {"10.1", "4.5", "1.1"},
                      {"-10.1", "4.5", "3.4"},
                      {"10.1", "-4.5", "-3.4"},
                      {"-10.1", "-4.5", "-1.1"},
                      {"10", "2.50", "0.00"},
                      {"-10", "5", "0"},
                      {"10", "0", "nothing"},
                      {"1E+6000", "7", "1"},
                      {"1E+6001", "7", "3"},
                      {"-1E+6000", "7", "6"},
                      {"1E-30", "1E+10", "0.000000000000000000000000000001"},
                      {"-1E-30", "1E+10", "nothing"},
                      {"-5.000000000000000000000000000000", "1E+10", "9999999995"},
                      {"-1E-24", "1E+10", "9999999999.999999999999999999999999"},
                      {"-1E-25", "1E+10", "nothing"},
                      {"1E-6176", "1E+6111", "1E-6176"},
                  });
}

TEST_CASE("comparing looks at the value alone") {
    struct Comparison {
        std::string a;
        std::string b;
        int order;
    };
    const Comparison rows[] = {
        {"1.0", "1", 0},        {"1", "1.00", 0},        {"0", "0.00", 0},
        {"-1", "1", -1},        {"1", "-1", 1},          {"-2", "-1", -1},
        {"-1", "-2", 1},        {"0", "1E-6176", -1},    {"0", "-1E-6176", 1},
        {"1E+6111", "9.9", 1},  {"-1E+6111", "9.9", -1}, {"1E+3", "1000", 0},
        {"1E+3", "1000.1", -1}, {"-1E+3", "-1000.1", 1}, {"1E+33", "1000000000000000000000000000000001", -1},
        {"100", "99.9", 1},     {"-100", "-99.9", -1},   {"1E+6111", "1E-6176", 1},
        {"0", "5", -1},         {"5", "0", 1},
    };
    for (const Comparison& row : rows) {
        CAPTURE(row.a);
        CAPTURE(row.b);
        CHECK(compare(number(row.a), number(row.b)) == row.order);
    }
}

TEST_CASE("rounding to places") {
    struct Case {
        std::string a;
        std::int32_t digits;
        std::string results[7]; // half even, half up, half down, up, down, floor, ceiling
    };
    const Case cases[] = {
        {"2.5", 0, {"2", "3", "2", "3", "2", "2", "3"}},
        {"3.5", 0, {"4", "4", "3", "4", "3", "3", "4"}},
        {"-2.5", 0, {"-2", "-3", "-2", "-3", "-2", "-3", "-2"}},
        {"0.515", 2, {"0.52", "0.52", "0.51", "0.52", "0.51", "0.51", "0.52"}},
        {"0.001", 2, {"0.00", "0.00", "0.00", "0.01", "0.00", "0.00", "0.01"}},
        {"-0.001", 2, {"0.00", "0.00", "0.00", "-0.01", "0.00", "-0.01", "0.00"}},
        {"150", -2, {"200", "200", "100", "200", "100", "100", "200"}},
        {"1.5", 3, {"1.500", "1.500", "1.500", "1.500", "1.500", "1.500", "1.500"}},
        {"0", 2, {"0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"}},
        {"1E-6176", 0, {"0", "0", "0", "1", "0", "0", "1"}},
        {"-1E-6176", -3, {"0", "0", "0", "-1000", "0", "-1000", "0"}},
        {"9.99", 1, {"10.0", "10.0", "10.0", "10.0", "9.9", "9.9", "10.0"}},
    };
    for (const Case& row : cases) {
        for (int mode = 0; mode < 7; ++mode) {
            CAPTURE(row.a);
            CAPTURE(mode);
            const auto result = rounded(number(row.a), row.digits, static_cast<Rounding>(mode));
            CHECK(text(result) == row.results[mode]);
        }
    }
    CHECK(text(rounded(number("1"), 33, Rounding::down)) == "1.000000000000000000000000000000000");
    CHECK(text(rounded(number("1"), 34, Rounding::down)) == "nothing");
    CHECK(text(rounded(number("1"), 6177, Rounding::down)) == "nothing");
    CHECK(text(rounded(number("0"), 6176, Rounding::down)) == "0E-6176");
    CHECK(text(rounded(number("1"), -6111, Rounding::down)) == "0E+6111");
    CHECK(text(rounded(number("1"), -6112, Rounding::down)) == "nothing");
    CHECK_FALSE(rounded(number("1"), std::numeric_limits<std::int32_t>::min(), Rounding::up).has_value());
    CHECK_FALSE(rounded(number("1"), std::numeric_limits<std::int32_t>::max(), Rounding::up).has_value());
}

TEST_CASE("whole numbers") {
    const auto most = std::numeric_limits<std::int64_t>::max();
    CHECK(to_integer(number("9223372036854775807")) == most);
    CHECK(to_integer(number("-9223372036854775808")) == -most - 1);
    CHECK_FALSE(to_integer(number("9223372036854775808")).has_value());
    CHECK_FALSE(to_integer(number("-9223372036854775809")).has_value());
    CHECK(to_integer(number("5.00")) == 5);
    CHECK(to_integer(number("-1E+3")) == -1000);
    CHECK(to_integer(number("0.00")) == 0);
    CHECK_FALSE(to_integer(number("5.01")).has_value());
    CHECK_FALSE(to_integer(number("1E+6111")).has_value());
    CHECK(to_string(Decimal(-most - 1)) == "-9223372036854775808");
}

TEST_CASE("signs") {
    CHECK(to_string(negate(number("1.50"))) == "-1.50");
    CHECK(to_string(negate(number("-1"))) == "1");
    CHECK_FALSE(negate(number("0.0")).negative);
    CHECK(to_string(absolute(number("-1.50"))) == "1.50");
}

TEST_CASE("digits are counted at every power of ten") {
    CHECK(digit_count(0) == 1);
    Unsigned128 power = 1;
    for (int digits = 1; digits <= 38; ++digits, power *= 10) {
        CAPTURE(digits);
        CHECK(digit_count(power) == digits);
        CHECK(digit_count(power * 10 - 1) == digits);
    }
    CHECK(digit_count(~Unsigned128{0}) == 39);
}
