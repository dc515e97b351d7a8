// SPDX-License-Identifier: Apache-2.0
// Operators by example, and truth exhaustively against FEEL's table over all completions.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

TEST_CASE("arithmetic follows the table of kinds") {
    constexpr Example examples[] = {
        {"+", "1 | 2", "3"},
        {"+", "0.1 | 0.2", "0.3"},
        {"+", "9223372036854775807 | 1", "9223372036854775808"},
        {"+", "1.5 | 2.25", "3.75"},
        {"+", "\"a\" | \"b\"", "\"ab\""},
        {"+", "\"a\" | 1", "null"},
        {"+", "null | 1", "null"},
        {"+", "? | 1", "?"},
        {"+", "null | ?", "null"},
        {"+", "2022-01-31 | P1M", "2022-02-28"},
        {"+", "P1M | 2024-01-31", "2024-02-29"},
        {"+", "2021-01-01 | PT36H", "2021-01-02"},
        {"+", "PT48H | 2021-01-01", "2021-01-03"},
        {"+", "2021-01-01 | -PT1S", "2020-12-31"},
        {"+", "2021-01-01 | P1Y", "2022-01-01"},
        {"+", "P1Y | P2M", "P1Y2M"},
        {"+", "P1D | PT1H", "P1DT1H"},
        {"+", "P1Y | P1D", "null"},
        {"+", "2021-01-01 | 2021-01-01", "null"},
        {"+", "2021-01-01 | 1", "null"},
        {"+", "999999999-12-31 | P1D", "null"},
        {"+", "2021-01-01 | P999999999M", "83335354-04-01"},
        {"-", "5 | 7", "-2"},
        {"-", "-9223372036854775808 | 1", "-9223372036854775809"},
        {"-", "2021-01-02 | 2021-01-01", "P1D"},
        {"-", "2021-01-02 | PT1S", "2021-01-01"},
        {"-", "2021-01-02 | -PT1S", "2021-01-02"},
        {"-", "2022-03-31 | P1M", "2022-02-28"},
        {"-", "2022-10-31 | P5Y", "2017-10-31"},
        {"-", "2024-02-29 | P1Y", "2023-02-28"},
        {"-", "P1Y | P13M", "-P1M"},
        {"-", "PT1H | PT90M", "-PT30M"},
        {"-", "P1Y | 2021-01-01", "null"},
        {"-", "\"a\" | \"b\"", "null"},
        {"*", "3 | -4", "-12"},
        {"*", "1.5 | 1.5", "2.25"},
        {"*", "9223372036854775807 | 10", "92233720368547758070"},
        {"*", "1.5 | P4DT1H", "P6DT1H30M"},
        {"*", "PT23H | 2.5", "P2DT9H30M"},
        {"*", "P1Y11M | -2.5", "-P4Y9M"},
        {"*", "0 | P1D", "PT0S"},
        {"*", "P1Y | P1Y", "null"},
        {"*", "2021-01-01 | 2", "null"},
        {"/", "1 | 3", "0.3333333333333333333333333333333333"},
        {"/", "10 | 0", "null"},
        {"/", "P10Y11M | 2.5", "P4Y4M"},
        {"/", "P10DT23H | 2.5", "P4DT9H12M"},
        {"/", "P10Y | P5Y", "2"},
        {"/", "P10D | P4D", "2.5"},
        {"/", "P10D | P0D", "null"},
        {"/", "P10D | 0", "null"},
        {"/", "10 | P1D", "null"},
        {"**", "10 | 5", "100000"},
        {"**", "2 | -1", "0.5"},
        {"**", "2 | \"a\"", "null"},
        {"negate", "10", "-10"},
        {"negate", "-9223372036854775808", "9223372036854775808"},
        {"negate", "P1Y", "-P1Y"},
        {"negate", "-PT0.5S", "PT0.5S"},
        {"negate", "2021-01-01", "null"},
        {"negate", "[10]", "null"},
    };
    check_examples(examples);
}

TEST_CASE("comparison and membership") {
    constexpr Example examples[] = {
        {"=", "1.0 | 1", "true"},
        {"=", "null | null", "true"},
        {"=", "1 | null", "false"},
        {"=", "1 | \"1\"", "null"},
        {"=", "? | null", "?"},
        {"=", "[1, ?] | [2, 3]", "false"},
        {"=", "[1, ?] | [1, 3]", "?"},
        {"=", "P1Y | P365D", "null"},
        {"!=", "1 | 2", "true"},
        {"!=", "1 | \"1\"", "null"},
        {"!=", "[?] | [1]", "?"},
        {"<", "1 | 2", "true"},
        {"<", "\"a\" | \"b\"", "true"},
        {"<", "2020-01-01 | 2020-01-01", "false"},
        {"<=", "2020-01-01 | 2020-01-01", "true"},
        {">", "P1Y | P11M", "true"},
        {">=", "P1D | P1Y", "null"},
        {"<", "true | false", "null"},
        {"<", "1 | null", "null"},
        {"<", "? | null", "null"},
        {"<", "? | 1", "?"},
        {"in range", "3 | [2..4]", "true"},
        {"in range", "2 | (2..4]", "false"},
        {"in range", "4 | (2..4)", "false"},
        {"in range", "5 | [1..null)", "null"},
        {"in range", "0 | [1..null)", "null"},
        {"in range", "0 | [1..?)", "false"},
        {"in range", "5 | [1..?)", "?"},
        {"in range", "? | [1..2]", "?"},
        {"in range", "null | [1..2]", "null"},
        {"in range", "\"a\" | [1..2]", "null"},
        {"in list", "1 | [3, 2, 1]", "true"},
        {"in list", "true | [false, 2, 3]", "false"},
        {"in list", "1 | [[2..4], [1..3]]", "true"},
        {"in list", "5 | [[2..4], [1..3]]", "false"},
        {"in list", "null | [1, null]", "true"},
        {"in list", "null | [1]", "false"},
        {"in list", "1 | [?, 1]", "true"},
        {"in list", "1 | [?, 2]", "?"},
        {"in list", "? | []", "false"},
        {"in list", "? | [1]", "?"},
        {"in list", "1 | ?", "?"},
        {"in list", "1 | null", "null"},
        {"in list", "[1, 2] | [[1, 2], [3]]", "true"},
        {"in", "3 | [2..4]", "true"},
        {"in", "3 | [3]", "true"},
        {"in", "3 | 3", "true"},
        {"in", "3 | \"3\"", "null"},
        {"in", "[1, 2] | [1, 2]", "true"},
        {"in", "[1, 2] | [1, 3]", "false"},
        {"in", "null | null", "true"},
        {"between", "5 | 1 | 10", "true"},
        {"between", "11 | 1 | 10", "false"},
        {"between", "2 | 1 | null", "null"},
        {"between", "0 | 1 | null", "false"},
        {"between", "0 | 1 | ?", "false"},
        {"between", "5 | 1 | ?", "?"},
        {"between", "null | 1 | 10", "null"},
        {"index", "[1, 2, 3] | 1", "1"},
        {"index", "[1, 2, 3] | -3", "1"},
        {"index", "[1, 2, 3] | 4", "null"},
        {"index", "[1, 2, 3] | 0", "null"},
        {"index", "[1, 2, 3] | 1.5", "null"},
        {"index", "[1, 2, 3] | 1.0", "1"},
        {"index", "100 | 1", "100"},
        {"index", "[?, 2] | 1", "?"},
        {"index", "[?, 2] | 2", "2"},
        {"index", "[1] | -9223372036854775808", "null"},
    };
    check_examples(examples);
}

TEST_CASE("tests with one end") {
    TestEvaluation evaluation;
    const RangeData below{Value::null(), Value::number(10), false, false, false, true};
    const auto is_in = [&](const Value& value) {
        const Value operands[] = {value, Value::range(below)};
        return write_value(run(evaluation, "in range", operands));
    };
    CHECK_EQ(is_in(Value::number(9)), "true");
    CHECK_EQ(is_in(Value::number(10)), "false");
    CHECK_EQ(is_in(Value::boolean(true)), "null");
}

TEST_CASE("ordered choices compare by their order, also with a word") {
    const ChoiceSet levels{"levels", true, {"A1", "A2", "B1"}};
    const ChoiceSet status{"status", false, {"tolerated", "permitted"}};
    TestEvaluation evaluation;
    const auto compared = [&](std::string_view name, const Value& a, const Value& b) {
        const Value operands[] = {a, b};
        return write_value(run(evaluation, name, operands));
    };
    CHECK_EQ(compared(">=", Value::choice(levels, 2), Value::choice(levels, 1)), "true");
    CHECK_EQ(compared("<", Value::choice(levels, 2), Value::string("A2")), "false");
    CHECK_EQ(compared("<", Value::string("A1"), Value::choice(levels, 1)), "true");
    CHECK_EQ(compared("<", Value::string("C9"), Value::choice(levels, 1)), "null");
    CHECK_EQ(compared("<", Value::choice(status, 0), Value::choice(status, 1)), "null");
    CHECK_EQ(compared("=", Value::choice(status, 0), Value::string("tolerated")), "true");
    CHECK_EQ(compared("+", Value::choice(status, 0), Value::string("!")), "\"tolerated!\"");
}

namespace {

/// What a value may still turn out to be, for an operand of `and` and `or`.
std::vector<std::string_view> completions(std::string_view value) {
    if (value == "?") {
        return {"true", "false", "null"};
    }
    return {value};
}

/// FEEL's own table, for values that are known.
std::string_view truth(std::string_view name, std::string_view a, std::string_view b) {
    const std::string_view decides = name == "and" ? "false" : "true";
    const std::string_view other = name == "and" ? "true" : "false";
    if (a == decides || b == decides) {
        return decides;
    }
    return a == other && b == other ? other : std::string_view("null");
}

} // namespace

TEST_CASE("and, or: every pair of true, false, null, unknown and something else") {
    constexpr std::array<std::string_view, 6> values = {"true", "false", "null", "?", "123", "\"true\""};
    for (const std::string_view name : {"and", "or"}) {
        for (const std::string_view a : values) {
            for (const std::string_view b : values) {
                CAPTURE(std::string(name));
                CAPTURE(std::string(a));
                CAPTURE(std::string(b));
                const std::string result = result_of(name, std::string(a) + " | " + std::string(b));
                std::string expected;
                for (const std::string_view known_a : completions(a)) {
                    for (const std::string_view known_b : completions(b)) {
                        const std::string_view one = truth(name, known_a, known_b);
                        expected = expected.empty() || expected == one ? std::string(one) : "?";
                    }
                }
                CHECK_EQ(result, expected);
            }
        }
    }
    constexpr Example examples[] = {
        {"and", "? | false", "false"},  {"and", "? | null", "?"},         {"and", "? | true", "?"},
        {"and", "null | true", "null"}, {"and", "null | false", "false"}, {"or", "? | true", "true"},
        {"or", "? | null", "?"},        {"or", "null | false", "null"},   {"not", "true", "false"},
        {"not", "false", "true"},       {"not", "null", "null"},          {"not", "?", "?"},
        {"not", "0", "null"},
    };
    check_examples(examples);
}

TEST_CASE("an operator that does not exist gives null") {
    CHECK_EQ(result_of("no such operator", "1 | 2"), "null");
    CHECK_EQ(result_of("+", "1 | 2 | 3"), "null");
}
