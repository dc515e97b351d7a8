// SPDX-License-Identifier: Apache-2.0
// `list replace` by position and by a function, with null and unknown in every place.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

/// The result with an operator, or a builtin, as the function.
std::string replaced_where(std::string_view function, std::string_view list, std::string_view item,
                           std::uint64_t steps = 4'000'000) {
    TestEvaluation evaluation(steps);
    const auto builtins = find_builtin(function);
    const FunctionRow& row = builtins.empty() ? operator_row(function) : *builtins[0];
    const Function match{&row, nullptr, nullptr, {}, 2, {}};
    const Value operands[] = {read_value(list, evaluation.arena), Value::function(match),
                              read_value(item, evaluation.arena)};
    return write_value(run(evaluation, "list replace", operands));
}

} // namespace

TEST_CASE("list replace at a position") {
    constexpr Example examples[] = {
        {"list replace", "[1, 2, 3] | 1 | 9", "[9, 2, 3]"},
        {"list replace", "[1, 2, 3] | 3 | 9", "[1, 2, 9]"},
        {"list replace", "[1, 2, 3] | -1 | 9", "[1, 2, 9]"},
        {"list replace", "[1, 2, 3] | -3 | 9", "[9, 2, 3]"},
        {"list replace", "[1, 2, 3] | 2.9 | 9", "[1, 9, 3]"},
        {"list replace", "[1, 2, 3] | -1.9 | 9", "[1, 2, 9]"},
        {"list replace", "[1, 2, 3] | 0 | 9", "null"},
        {"list replace", "[1, 2, 3] | 0.5 | 9", "null"},
        {"list replace", "[1, 2, 3] | 4 | 9", "null"},
        {"list replace", "[1, 2, 3] | -4 | 9", "null"},
        {"list replace", "[1, 2, 3] | 1E+40 | 9", "null"},
        {"list replace", "[] | 1 | 9", "null"},
        {"list replace", "[1, 2] | 1 | null", "[null, 2]"},
        {"list replace", "[1, 2] | 1 | [3, 4]", "[[3, 4], 2]"},
        {"list replace", "[1, 2] | 1 | \"a\"", "[\"a\", 2]"},
        {"list replace", "5 | 1 | 9", "[9]"},
        {"list replace", "null | 1 | 9", "null"},
        {"list replace", "[1, 2] | null | 9", "null"},
        {"list replace", "[1, 2] | \"1\" | 9", "null"},
        {"list replace", "[1, 2] | [1] | 9", "[9, 2]"},
        {"list replace", "[1, 2] | [1, 2] | 9", "null"},
    };
    check_examples(examples);
}

TEST_CASE("list replace carries unknown elements along") {
    constexpr Example examples[] = {
        {"list replace", "[1, ?, 3] | 1 | 9", "[9, ?, 3]"},
        {"list replace", "[1, ?, 3] | 2 | 9", "[1, 9, 3]"},
        {"list replace", "[1, 2] | 1 | ?", "[?, 2]"},
        {"list replace", "[1, 2] | 3 | ?", "null"},
        {"list replace", "? | 1 | 9", "?"},
        {"list replace", "[1, 2] | ? | 9", "?"},
        {"list replace", "null | ? | 9", "null"},
        {"list replace", "? | null | 9", "null"},
    };
    check_examples(examples);
}

TEST_CASE("list replace where a function says so") {
    CHECK_EQ(replaced_where("<", "[2, 4, 7, 8]", "5"), "[5, 5, 7, 8]");
    CHECK_EQ(replaced_where(">", "[2, 4, 7, 8]", "5"), "[2, 4, 5, 5]");
    CHECK_EQ(replaced_where("=", "[1, 2, 1]", "1"), "[1, 2, 1]");
    CHECK_EQ(replaced_where("=", "[1, null]", "null"), "[1, null]");
    CHECK_EQ(replaced_where("<", "[]", "5"), "[]");
    CHECK_EQ(replaced_where("<", "3", "5"), "[5]");
    // neither true nor false
    CHECK_EQ(replaced_where("+", "[1]", "5"), "null");
    CHECK_EQ(replaced_where("<", "[1, \"a\"]", "5"), "null");
    CHECK_EQ(replaced_where("<", "[1, null]", "5"), "null");
    // not of two
    CHECK_EQ(replaced_where("abs", "[1]", "5"), "null");
    CHECK_EQ(replaced_where("between", "[1]", "5"), "null");
    CHECK_EQ(replaced_where("abs", "[]", "5"), "null");
    // open
    CHECK_EQ(replaced_where("<", "[2, ?]", "5"), "?");
    CHECK_EQ(replaced_where("<", "[?, \"a\"]", "5"), "null");
    CHECK_EQ(replaced_where("<", "[2]", "?"), "?");
    CHECK_EQ(replaced_where("<", "?", "5"), "?");
    CHECK_EQ(replaced_where("<", "null", "5"), "null");
}

TEST_CASE("list replace counts its calls") {
    CHECK_EQ(replaced_where("<", "[1, 2, 3]", "2", 2), "null");
    CHECK_EQ(replaced_where("<", "[1, 2, 3]", "2", 50), "[2, 2, 3]");
}

TEST_CASE("a closure for list replace has exactly two parameters") {
    TestEvaluation evaluation;
    for (const std::uint32_t count : {0U, 1U, 3U}) {
        const Function match{nullptr, nullptr, nullptr, {}, count, {}};
        const Value operands[] = {read_value("[1]", evaluation.arena), Value::function(match),
                                  Value::number(std::int64_t{1})};
        CHECK(run(evaluation, "list replace", operands).is_null());
        CHECK_EQ(evaluation.reason(), "the function of `list replace` takes an element and the new one");
    }
}

TEST_CASE("the parameters of list replace have the standard's names") {
    const auto rows = find_builtin("list replace");
    REQUIRE_EQ(rows.size(), 2);
    CHECK_EQ(rows[0]->parameters[1].name, "position");
    CHECK_EQ(rows[1]->parameters[1].name, "match");
    CHECK_EQ(rows[1]->parameters[2].name, "newItem");
}
