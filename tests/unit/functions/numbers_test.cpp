// SPDX-License-Identifier: Apache-2.0
// Functions and powers of numbers by example, with the limits of scales and the reasons for null.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

TEST_CASE("roots, exponentials, logarithms") {
    constexpr Example examples[] = {
        {"sqrt", "16", "4"},
        {"sqrt", "2", "1.414213562373095048801688724209698"},
        {"sqrt", "0", "0"},
        {"sqrt", "0.0625", "0.25"},
        {"sqrt", "-1", "null"},
        {"sqrt", "\"4\"", "null"},
        {"sqrt", "null", "null"},
        {"sqrt", "?", "?"},
        {"exp", "5", "148.4131591025766034211155800405523"},
        {"exp", "0", "1"},
        {"exp", "-1", "0.3678794411714423215955237701614609"},
        {"exp", "100000", "null"},
        {"exp", "-100000", "0"},
        {"exp", "\"4\"", "null"},
        {"exp", "null", "null"},
        {"exp", "?", "?"},
        {"log", "10", "2.302585092994045684017991454684364"},
        {"log", "1", "0"},
        {"log", "0", "null"},
        {"log", "-1", "null"},
        {"log", "\"4\"", "null"},
        {"log", "null", "null"},
        {"log", "?", "?"},
    };
    check_examples(examples);
}

TEST_CASE("powers") {
    constexpr Example examples[] = {
        {"**", "5 | 2", "25"},        {"**", "5 | 2.55", "60.58617166606633673745724928244262"},
        {"**", "5.5 | 2", "30.25"},   {"**", "4 | 0.5", "2"},
        {"**", "4 | -0.5", "0.5"},    {"**", "2 | -1", "0.5"},
        {"**", "0 | 0", "1"},         {"**", "0 | 0.5", "0"},
        {"**", "0 | -1", "null"},     {"**", "-8 | 0.5", "null"},
        {"**", "-8 | 3", "-512"},     {"**", "10 | 6145", "null"},
        {"**", "10 | \"2\"", "null"}, {"**", "10 | null", "null"},
        {"**", "null | 2", "null"},   {"**", "10 | ?", "?"},
    };
    check_examples(examples);
}

TEST_CASE("rounding in every mode and at every kind of scale") {
    struct Row {
        std::string_view operands;
        // decimal, floor, ceiling, round up, round down, round half up, round half down
        std::string_view results[7];
    };
    constexpr std::string_view names[] = {"decimal",    "floor",         "ceiling",        "round up",
                                          "round down", "round half up", "round half down"};
    constexpr Row rows[] = {
        {"2.5 | 0", {"2", "2", "3", "3", "2", "3", "2"}},
        {"3.5 | 0", {"4", "3", "4", "4", "3", "4", "3"}},
        {"-2.5 | 0", {"-2", "-3", "-2", "-3", "-2", "-3", "-2"}},
        {"-0.4 | 0", {"0", "-1", "0", "-1", "0", "0", "0"}},
        {"1.121 | 2", {"1.12", "1.12", "1.13", "1.13", "1.12", "1.12", "1.12"}},
        {"-1.126 | 2", {"-1.13", "-1.13", "-1.12", "-1.13", "-1.12", "-1.13", "-1.13"}},
        {"0.125 | 2", {"0.12", "0.12", "0.13", "0.13", "0.12", "0.13", "0.12"}},
        {"1250 | -2", {"1200", "1200", "1300", "1300", "1200", "1300", "1200"}},
        // a scale is cut towards zero
        {"0.125 | 2.9", {"0.12", "0.12", "0.13", "0.13", "0.12", "0.13", "0.12"}},
        {"25 | -1.9", {"20", "20", "30", "30", "20", "30", "20"}},
        {"2.5 | -0.9", {"2", "2", "3", "3", "2", "3", "2"}},
        // more places than the number has change nothing
        {"5.5 | 6176", {"5.5", "5.5", "5.5", "5.5", "5.5", "5.5", "5.5"}},
        {"5.5 | 34", {"5.5", "5.5", "5.5", "5.5", "5.5", "5.5", "5.5"}},
        // the limits of the scale
        {"5.5 | -6111", {"0", "0", "1E+6111", "1E+6111", "0", "0", "0"}},
        {"5.5 | 6177", {"null", "null", "null", "null", "null", "null", "null"}},
        {"5.5 | -6112", {"null", "null", "null", "null", "null", "null", "null"}},
        {"5.5 | -6111.9", {"0", "0", "1E+6111", "1E+6111", "0", "0", "0"}},
        {"5.5 | 1E+100", {"null", "null", "null", "null", "null", "null", "null"}},
        {"5.5 | null", {"null", "null", "null", "null", "null", "null", "null"}},
        {"null | 0", {"null", "null", "null", "null", "null", "null", "null"}},
        {"5.5 | \"0\"", {"null", "null", "null", "null", "null", "null", "null"}},
        {"\"5.5\" | 0", {"null", "null", "null", "null", "null", "null", "null"}},
        {"5.5 | ?", {"?", "?", "?", "?", "?", "?", "?"}},
    };
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < std::size(names); ++i) {
            CHECK_MESSAGE(result_of(names[i], row.operands) == row.results[i],
                          names[i] << " of " << row.operands);
        }
    }
}

TEST_CASE("whole numbers: parity, remainder, size") {
    constexpr Example examples[] = {
        {"even", "2", "true"},
        {"even", "0", "true"},
        {"even", "-3", "false"},
        {"even", "2.0", "true"},
        {"even", "2.5", "false"},
        {"even", "1E+34", "true"},
        {"even", "\"2\"", "null"},
        {"odd", "-1", "true"},
        {"odd", "2.5", "false"},
        {"odd", "9999999999999999999999999999999999", "true"},
        {"odd", "null", "null"},
        {"modulo", "12 | -5", "-3"},
        {"modulo", "-10.1 | 4.5", "3.4"},
        {"modulo", "10 | 0", "null"},
        {"modulo", "1E+6000 | 7", "1"},
        {"abs", "-1.50", "1.5"},
        {"abs", "-9223372036854775808", "9223372036854775808"},
        {"abs", "\"1\"", "null"},
        {"floor", "-1.5", "-2"},
        {"ceiling", "-0.5", "0"},
    };
    check_examples(examples);
}

TEST_CASE("functions of numbers say why they are null") {
    const auto reason = [](std::string_view name, const std::vector<std::string_view>& operands) {
        TestEvaluation evaluation;
        std::vector<Value> values;
        for (const std::string_view operand : operands) {
            values.push_back(read_value(operand, evaluation.arena));
        }
        CHECK(run(evaluation, name, values).is_null());
        return std::string(evaluation.reason());
    };
    CHECK_EQ(reason("sqrt", {"-1"}), "the number is negative");
    CHECK_EQ(reason("log", {"-1"}), "the number is negative");
    CHECK_EQ(reason("log", {"0"}), "zero has no logarithm");
    CHECK_EQ(reason("exp", {"20000"}), "the number is out of range");
    CHECK_EQ(reason("exp", {"\"1\""}), "the function takes numbers");
    CHECK_EQ(reason("**", {"0", "-1"}), "zero has no power with a negative exponent");
    CHECK_EQ(reason("**", {"-8", "0.5"}),
             "a negative number has no power with an exponent that is not whole");
    CHECK_EQ(reason("**", {"10", "7000"}), "the number is out of range");
    CHECK_EQ(reason("decimal", {"1", "1E+30"}), "the scale is out of range");
    CHECK_EQ(reason("floor", {"1", "\"0\""}), "the function takes numbers");
}

TEST_CASE("series cost steps") {
    for (const std::string_view name : {"sqrt", "exp", "log"}) {
        CAPTURE(std::string(name));
        TestEvaluation evaluation(50);
        const Value operands[] = {Value::number(std::int64_t{2})};
        CHECK(run(evaluation, name, operands).is_null());
        CHECK_EQ(evaluation.reason(), "the budget of steps is used up");
    }
}
