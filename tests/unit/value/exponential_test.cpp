// SPDX-License-Identifier: Apache-2.0
// Roots, exponentials, logarithms and powers of any exponent: by hand, and against 120 digits of Boost, of
// which each result must be the nearest decimal.
#include "unit/value/exact.hpp"
#include "value/decimal.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

using Float = boost::multiprecision::number<boost::multiprecision::cpp_dec_float<120>>;

std::string text(const std::optional<Decimal>& value) { return value ? to_string(*value) : "nothing"; }

Decimal number(std::string_view written) {
    const auto value = parse_decimal(written);
    REQUIRE_MESSAGE(value.has_value(), written);
    return *value;
}

Float float_of(const Decimal& a) {
    const std::string digits = to_integer_of(a.coefficient).str() + "E" + std::to_string(a.exponent);
    return Float((a.negative ? "-" : "") + digits);
}

/// The nearest decimal of 34 digits; the results here are not exact.
std::optional<Decimal> nearest(const Float& value) {
    std::string digits = value.str(80, std::ios_base::scientific);
    return parse_decimal(digits);
}

Decimal between(RandomDecimals& random, std::int32_t least_size, std::int32_t most_size) {
    Decimal a(random.below(2) == 0, random.coefficient() | 1U, 0);
    const auto sizes = static_cast<std::uint64_t>(most_size - least_size + 1);
    a.exponent = least_size + static_cast<std::int32_t>(random.below(sizes)) - digit_count(a.coefficient);
    return a;
}

struct Row {
    std::string_view a;
    std::string_view result;
};

using Function = std::optional<Decimal> (*)(const Decimal&);

template <std::size_t count>
void check(Function function, const Row (&rows)[count]) {
    for (const Row& row : rows) {
        CHECK_MESSAGE(text(function(number(row.a))) == row.result, row.a);
    }
}

} // namespace

TEST_CASE("square roots") {
    check(square_root,
          {
              {"4", "2"},
              {"4.00", "2.0"},
              {"2.25", "1.5"},
              {"0.0009", "0.03"},
              {"2", "1.414213562373095048801688724209698"},
              {"3E+5", "547.7225575051661134569697828008021"},
              {"1E+2", "10"},
              {"0", "0"},
              {"0.00", "0.0"},
              {"-1", "nothing"},
              {"-1E-6176", "nothing"},
              {"1E-6176", "1E-3088"},
              {"2E-6176", "1.414213562373095048801688724209698E-3088"},
              {"9.999999999999999999999999999999999E+6144", "3.162277660168379331998893544432718E+3072"},
              {"1000000000000000000000000000000001", "31622776601683793.31998893544432720"},
              {"9999999999999999999999999999999999", "99999999999999999.99999999999999999"},
              {"152415787532388345526596755677489", "12345678901234567"},
          });
}

TEST_CASE("exponentials") {
    check(exponential, {
                           {"0", "1"},
                           {"0.00", "1"},
                           {"1", "2.718281828459045235360287471352662"},
                           {"-1", "0.3678794411714423215955237701614609"},
                           {"4", "54.59815003314423907811026120286088"},
                           {"0.5", "1.648721270700128146848650787814164"},
                           {"100", "26881171418161354484126255515800140000000000"},
                           {"1E-50", "1.000000000000000000000000000000000"},
                           {"-1E-50", "1.000000000000000000000000000000000"},
                           {"1E-6176", "1.000000000000000000000000000000000"},
                           {"1E-33", "1.000000000000000000000000000000001"},
                           {"-4E-34", "0.9999999999999999999999999999999996"},
                           {"14149.38", "9.946180862600428374077334706894498E+6144"},
                           {"14149.39", "nothing"},
                           {"1E+6111", "nothing"},
                           {"-14200", "1.043174528E-6167"},
                           {"-14221", "1E-6176"},
                           {"-14222", "0E-6176"},
                           {"-1E+6111", "0E-6176"},
                       });
}

TEST_CASE("logarithms") {
    check(natural_logarithm,
          {
              {"1", "0"},
              {"1.000", "0"},
              {"4", "1.386294361119890618834464242916353"},
              {"10", "2.302585092994045684017991454684364"},
              {"0.1", "-2.302585092994045684017991454684364"},
              {"2.718281828459045235360287471352662", "0.9999999999999999999999999999999998"},
              {"1E+6144", "14147.08281135541668260653949758073"},
              {"1E-6176", "-14220.76553433122614449511522413063"},
              // x - x²/2 + x³/3 is behind a tie by the last of the three alone
              {"1.000000000000000000000000000000003", "2.999999999999999999999999999999996E-33"},
              {"1.000000000000000000000000000000001", "9.999999999999999999999999999999995E-34"},
              {"0.9999999999999999999999999999999999", "-1.000000000000000000000000000000000E-34"},
              {"0", "nothing"},
              {"0.0", "nothing"},
              {"-1", "nothing"},
          });
}

TEST_CASE("powers with exponents that are not whole") {
    struct PowerRow {
        std::string_view base;
        std::string_view exponent;
        std::string_view result;
    };
    constexpr PowerRow rows[] = {
        {"4", "0.5", "2"},
        {"4", "-0.5", "0.5"},
        {"2.25", "1.5", "3.375"},
        {"32", "0.2", "2"},
        {"0.0081", "0.25", "0.3"},
        {"2", "0.5", "1.414213562373095048801688724209698"},
        {"2", "1.5", "2.828427124746190097603377448419396"},
        // the cube and the fifth power of a root that is whole, exact or rounded once
        {"1000002000001", "1.5", "1000003000003000001"},
        {"152415765279684", "2.5", "286797081492411793084216657371142400"},
        // of 35 digits the last is a 5, and the one before it even, then odd
        {"90000000003000000000025", "1.5", "27000000001350000000022500000000120"},
        {"90000000009000000000225", "1.5", "27000000004050000000202500000003380"},
        {"1", "0.5", "1"},
        {"1", "1E+100", "1"},
        {"0", "0.5", "0"},
        {"0", "-0.5", "nothing"},
        {"-4", "0.5", "nothing"},
        {"-1", "1E+30", "1"},
        {"-1", "10000000000000000000000000000001", "-1"},
        {"-1", "1.5E+1", "-1"},
        {"1.000000000000000000000000000000001", "1E+33", "2.718281828459045235360287471352661"},
        {"0.5", "1E+30", "0E-6176"},
        {"0.5", "-1E+30", "nothing"},
        {"2", "1E+6111", "nothing"},
        {"2", "-1E+6111", "0E-6176"},
        {"2", "1E-6176", "1.000000000000000000000000000000000"},
        {"10", "6144.5", "3.162277660168379331998893544432719E+6144"},
        {"10", "6145.5", "nothing"},
    };
    for (const PowerRow& row : rows) {
        CHECK_MESSAGE(text(power(number(row.base), number(row.exponent))) == row.result,
                      row.base << " ** " << row.exponent);
    }
}

TEST_CASE("exponentials and logarithms are the nearest decimals") {
    RandomDecimals random(2718);
    int wrong = 0;
    for (int i = 0; i < 600; ++i) {
        const Decimal a = between(random, -20, 4);
        wrong += text(exponential(a)) == text(nearest(exp(float_of(a)))) ? 0 : 1;
        const Decimal b = absolute(i % 2 == 0 ? between(random, -60, 60) : between(random, 0, 1));
        const bool is_right = text(natural_logarithm(b)) == text(nearest(log(float_of(b))));
        wrong += is_right || compare(b, Decimal(1)) == 0 ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("logarithms near 1") {
    RandomDecimals random(1);
    int wrong = 0;
    for (int i = 0; i < 300; ++i) {
        const Decimal distance = between(random, -33, -1);
        const Decimal a = *add(Decimal(1), distance);
        if (compare(a, Decimal(1)) != 0) {
            wrong += text(natural_logarithm(a)) == text(nearest(log(float_of(a)))) ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("powers of any exponent are the nearest decimals") {
    RandomDecimals random(314);
    int wrong = 0;
    for (int i = 0; i < 400; ++i) {
        const Decimal a = absolute(between(random, -5, 5));
        Decimal b = between(random, -3, 2);
        b.coefficient |= 1U;
        const Float exact = exp(log(float_of(a)) * float_of(b));
        wrong += to_integer(b) || text(power(a, b)) == text(nearest(exact)) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("a root squared is the number again") {
    RandomDecimals random(9);
    int wrong = 0;
    for (int i = 0; i < 5'000; ++i) {
        const Decimal root(false, random.coefficient() % 100'000'000'000'000'000U,
                           static_cast<std::int32_t>(random.below(40)) - 20);
        const auto square = multiply(root, root);
        const auto again = square_root(*square);
        wrong += again && text(again) == text(root) ? 0 : 1;
    }
    CHECK(wrong == 0);
}
