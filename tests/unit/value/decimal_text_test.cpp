// SPDX-License-Identifier: Apache-2.0
#include "unit/value/exact.hpp"
#include "value/decimal.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace bleibe::detail;

namespace {

std::string read_and_written(std::string_view text) {
    const auto value = parse_decimal(text);
    return value ? to_string(*value) : "nothing";
}

} // namespace

TEST_CASE("numbers are written as they were read, where that is plain") {
    for (const std::string same :
         {"0", "1", "-1", "1.0", "1.50", "0.00", "-0.5", "0.001", "123456789.987654321",
          "9999999999999999999999999999999999", "-0.0000000000000000000000000000000001", "1.5E+40", "1E-40",
          "-1.000E-50", "9.999999999999999999999999999999999E+6144", "1E-6176"}) {
        CAPTURE(same);
        CHECK(read_and_written(same) == same);
    }
}

TEST_CASE("other spellings") {
    struct Row {
        std::string read;
        std::string written;
    };
    const Row rows[] = {
        {".5", "0.5"},
        {"-.5", "-0.5"},
        {"007", "7"},
        {"-0", "0"},
        {"-0.0", "0.0"},
        {"1e3", "1000"},
        {"1E+3", "1000"},
        {"1.23e4", "12300"},
        {"12E-1", "1.2"},
        {"0E+3", "0"},
        {"1E34", "10000000000000000000000000000000000"},
        {"1E35", "1E+35"},
        {"0E999999999999999999999", "0E+6111"},
        {"1E-999999999999999999999", "0E-6176"},
        {"1E999999999999999999999", "nothing"},
        {"1E6145", "nothing"},
        {"5E-6177", "0E-6176"},
        {"5.1E-6177", "1E-6176"},
        {"15E-6177", "2E-6176"},
        {"12345678901234567890123456789012345", "12345678901234567890123456789012340"},
        {"12345678901234567890123456789012355", "12345678901234567890123456789012360"},
        {"123456789012345678901234567890123450000000000", "123456789012345678901234567890123400000000000"},
        {"123456789012345678901234567890123450000000001", "123456789012345678901234567890123500000000000"},
        {"99999999999999999999999999999999995", "100000000000000000000000000000000000"},
        {"0.00000000000000000000000000000000000000000000000000", "0E-50"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.read);
        CHECK(read_and_written(row.read) == row.written);
    }
    const std::string zeros(100'000, '0');
    CHECK(read_and_written("0." + zeros + "1e100001") == "1");
    CHECK(read_and_written("1" + zeros + "e-100000") == "1.000000000000000000000000000000000");
    CHECK(read_and_written("1." + zeros) == "1.000000000000000000000000000000000");
}

TEST_CASE("texts that are no numbers") {
    for (const std::string bad :
         {"",   "-",   "+1",    ".",   "-.",    "1.",   "1.e3", "e3",       "1e",    "1e+",   "1e-", "1 ",
          " 1", "1,5", "1_000", "--1", "1.2.3", "0x10", "NaN",  "Infinity", "1e1.5", "1e1e1", "１"}) {
        CAPTURE(bad);
        CHECK(read_and_written(bad) == "nothing");
    }
}

TEST_CASE("text and back is the same number, coefficient and exponent") {
    bleibe::test::RandomDecimals random(34);
    int wrong = 0;
    for (int i = 0; i < 30'000; ++i) {
        const Decimal a = i % 3 == 0 ? random.extreme() : random.decimal(40);
        const auto back = parse_decimal(to_string(a));
        const bool alike = back && back->coefficient == a.coefficient && back->exponent == a.exponent;
        // Zeros that fill up a plain number are digits when read again.
        const bool filled = a.exponent > 0 && a.exponent <= 34 && back && compare(*back, a) == 0;
        wrong += back && back->negative == a.negative && (alike || filled) ? 0 : 1;
    }
    CHECK(wrong == 0);
}
