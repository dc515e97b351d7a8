// SPDX-License-Identifier: Apache-2.0
// Statistics by example: the standard's own cases, lists and operands, even counts, ties, and null rules.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

TEST_CASE("median") {
    constexpr Example examples[] = {
        {"median", "8 | 2 | 5 | 3 | 4", "4"},
        {"median", "[6, 1, 2, 3]", "2.5"},
        {"median", "[]", "null"},
        {"median", "[5]", "5"},
        {"median", "5", "5"},
        {"median", "[2, 1]", "1.5"},
        {"median", "[1.50, 1.5, 1]", "1.5"},
        {"median", "[-3, 100, -7]", "-3"},
        {"median", "[9999999999999999999999999999999999, 9999999999999999999999999999999999]",
         "9999999999999999999999999999999999"},
        {"median", "[9999999999999999999999999999999997, 9999999999999999999999999999999998]",
         "9999999999999999999999999999999998"},
        {"median", "[-1E+6144, 1E+6144]", "0"},
        {"median", "[9E+6144, 9E+6144]", "9E+6144"},
        {"median", "[-3, 4]", "0.5"},
        {"median", "[1, \"a\"]", "null"},
        {"median", "[1, null, 3]", "null"},
        {"median", "1 | null | 3", "null"},
        {"median", "null", "null"},
        {"median", "[1, ?]", "?"},
        {"median", "1 | ? | 2", "?"},
        {"median", "?", "?"},
        {"median", "[[1, 2]]", "null"},
    };
    check_examples(examples);
}

TEST_CASE("mode") {
    constexpr Example examples[] = {
        {"mode", "6 | 3 | 9 | 6 | 6", "[6]"},
        {"mode", "[6, 1, 9, 6, 1]", "[1, 6]"},
        {"mode", "[]", "[]"},
        {"mode", "[3, 2, 1]", "[1, 2, 3]"},
        {"mode", "[1, 1, 2, 2, 2, 3, 3]", "[2]"},
        {"mode", "[1, 2, 2, 3, 3, 3, 4]", "[3]"},
        {"mode", "[2.5, 1, 2.50, 1.0]", "[1, 2.5]"},
        {"mode", "5", "[5]"},
        {"mode", "[1, null]", "null"},
        {"mode", "[null]", "null"},
        {"mode", "1 | null", "null"},
        {"mode", "null", "null"},
        {"mode", "[1, \"a\", 1]", "null"},
        {"mode", "[1, ?, 1]", "?"},
    };
    check_examples(examples);
}

TEST_CASE("standard deviation") {
    constexpr Example examples[] = {
        {"stddev", "2 | 4 | 7 | 5", "2.081665999466132735282297706979931"},
        {"stddev", "[2, 4, 7, 5]", "2.081665999466132735282297706979931"},
        {"stddev", "[47]", "null"},
        {"stddev", "47", "null"},
        {"stddev", "[]", "null"},
        {"stddev", "[3, 3, 3]", "0"},
        {"stddev", "[1, 3]", "1.414213562373095048801688724209698"},
        {"stddev", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", "3.316624790355399849114932736670687"},
        // the mean is no decimal, and the numbers are large beside their distances
        {"stddev",
         "[1000000000000000000000000000000000, 1000000000000000000000000000000001, "
         "1000000000000000000000000000000002]",
         "1"},
        {"stddev", "[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]", "0"},
        {"stddev", "[1E+4000, -1E+4000]", "null"},
        {"stddev", "[1, 2, null]", "null"},
        {"stddev", "[1, \"a\"]", "null"},
        {"stddev", "null", "null"},
        {"stddev", "[1, ?]", "?"},
    };
    check_examples(examples);
}

TEST_CASE("mean and product") {
    constexpr Example examples[] = {
        {"mean", "[1, 2, 3]", "2"},        {"mean", "1 | 2 | 3 | 4", "2.5"},
        {"mean", "[1, null]", "null"},     {"mean", "1 | null", "null"},
        {"mean", "null", "null"},          {"mean", "[1, ?]", "?"},
        {"mean", "[0.1, 0.2]", "0.15"},    {"product", "[2, 3, 4]", "24"},
        {"product", "[0.1, 0.1]", "0.01"}, {"product", "[1E+4000, 1E+4000]", "null"},
        {"product", "[2, null]", "null"},  {"product", "null", "null"},
        {"product", "[2, ?]", "?"},
    };
    check_examples(examples);
}

TEST_CASE("statistics say why they are null") {
    const auto reason = [](std::string_view name, std::string_view list) {
        TestEvaluation evaluation;
        const Value operands[] = {read_value(list, evaluation.arena)};
        CHECK(run(evaluation, name, operands).is_null());
        return std::string(evaluation.reason());
    };
    CHECK_EQ(reason("median", "[]"), "the list is empty or holds something that is not a number");
    CHECK_EQ(reason("mode", "[null]"), "the list holds something that is not a number");
    CHECK_EQ(reason("stddev", "[1]"), "one number has no standard deviation");
    CHECK_EQ(reason("stddev", "[1E+4000, 2]"), "the number is out of range");
}

TEST_CASE("statistics keep to the budget of steps") {
    for (const std::string_view name : {"median", "mode", "stddev"}) {
        CAPTURE(std::string(name));
        TestEvaluation evaluation(50);
        const std::vector<Value> numbers(100, Value::number(std::int64_t{1}));
        const Value operands[] = {Value::list(numbers)};
        CHECK(run(evaluation, name, operands).is_null());
        CHECK_EQ(evaluation.reason(), "the budget of steps is used up");
    }
}

TEST_CASE("the order of the list does not matter") {
    std::vector<Value> numbers;
    for (std::int64_t i = 0; i < 500; ++i) {
        numbers.push_back(Value::number(i * 7919 % 499)); // 0 to 498, and 0 once more
    }
    TestEvaluation evaluation;
    const Value operands[] = {Value::list(numbers)};
    CHECK_EQ(write_value(run(evaluation, "median", operands)), "248.5");
    CHECK_EQ(write_value(run(evaluation, "mode", operands)), "[0]");
}
