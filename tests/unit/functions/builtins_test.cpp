// SPDX-License-Identifier: Apache-2.0
// Builtins by example: the standard's own cases, the edges of each, and what limits do.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

using namespace bleibe::detail;
using namespace bleibe::test;

TEST_CASE("aggregates") {
    constexpr Example examples[] = {
        {"count", "[]", "0"},
        {"count", "[null, ?, 1]", "3"},
        {"count", "null", "null"},
        {"count", "?", "?"},
        {"count", "1 | ?", "2"},
        {"sum", "[]", "null"},
        {"sum", "[6, 14, -3]", "17"},
        {"sum", "1 | 2.5", "3.5"},
        {"sum", "[9223372036854775807, 1, 0.5]", "9223372036854775808.5"},
        {"sum", "[1, null]", "null"},
        {"sum", "[1, ?]", "?"},
        {"sum", "1 | ?", "?"},
        {"sum", "[1, \"a\"]", "null"},
        {"sum", "5", "5"},
        {"mean", "[6, 14, -3]", "5.666666666666666666666666666666667"},
        {"mean", "[]", "null"},
        {"product", "2 | 3 | 4", "24"},
        {"product", "[6]", "6"},
        {"product", "[1, 2, \"foo\", 4]", "null"},
        {"product", "[]", "null"},
        {"total", "[]", "0"},
        {"total", "[30, 30]", "60"},
        {"total", "[30, null]", "null"},
        {"total", "[30, ?]", "?"},
        {"min", "[6, 14, -3]", "-3"},
        {"max", "6 | 14 | -3", "14"},
        {"min", "[]", "null"},
        {"min", "[2020-02-01, 2020-01-01]", "2020-01-01"},
        {"max", "[\"a\", \"b\"]", "\"b\""},
        {"min", "[1, ?]", "?"},
        {"min", "[1, null]", "null"},
        {"min", "[1, \"a\"]", "null"},
        {"min", "[null]", "null"},
        {"max", "[[1]]", "null"},
        {"all", "[]", "true"},
        {"all", "[true, null, true]", "null"},
        {"all", "[true, 123, true]", "null"},
        {"all", "[true, null, false]", "false"},
        {"all", "true | ? | false", "false"},
        {"all", "[true, ?, null]", "?"},
        {"all", "null", "null"},
        {"all", "true | null | true", "null"},
        {"any", "[]", "false"},
        {"any", "[123, false]", "null"},
        {"any", "[?, true]", "true"},
        {"any", "[?, false]", "?"},
        {"any", "123", "null"},
        {"any", "false | false", "false"},
    };
    check_examples(examples);
}

TEST_CASE("lists") {
    constexpr Example examples[] = {
        {"list contains", "[1, 2] | 2", "true"},
        {"list contains", "[1, null] | null", "true"},
        {"list contains", "[1] | null", "false"},
        {"list contains", "[\"a\", \"b\"] | [\"a\", \"b\"]", "false"},
        {"list contains", "[?, 2] | 2", "true"},
        {"list contains", "[?, 2] | 3", "?"},
        {"list contains", "[] | ?", "false"},
        {"list contains", "null | 1", "null"},
        {"index of", "[1, 2, 3, 2] | 2", "[2, 4]"},
        {"index of", "[1, null] | null", "[2]"},
        {"index of", "[1, ?] | 1", "?"},
        {"index of", "[] | 1", "[]"},
        {"sublist", "[1, 2, 3] | 1 | 2", "[1, 2]"},
        {"sublist", "[1, 2, 3] | 2", "[2, 3]"},
        {"sublist", "[1, 2, 3] | -2 | 1", "[2]"},
        {"sublist", "[1, 2, 3] | 4", "null"},
        {"sublist", "[1, 2, 3] | 0", "null"},
        {"sublist", "[1, 2, 3] | 2 | 3", "null"},
        {"sublist", "[1, ?, 3] | 2 | 1", "[?]"},
        {"append", "[6] | 7 | null", "[6, 7, null]"},
        {"append", "[[\"w\"]] | [\"a\"]", "[[\"w\"], [\"a\"]]"},
        {"append", "[1] | ?", "[1, ?]"},
        {"append", "? | 1", "?"},
        {"append", "1 | 2", "[1, 2]"},
        {"concatenate", "[1] | [] | [2, ?]", "[1, 2, ?]"},
        {"concatenate", "[1] | null", "null"},
        {"concatenate", "[1] | ?", "?"},
        {"insert before", "[1, 3] | 2 | 2", "[1, 2, 3]"},
        {"insert before", "[1, 3] | -1 | 2", "[1, 2, 3]"},
        {"insert before", "[1, 3] | 3 | 2", "null"},
        {"insert before", "[1, 3] | 1 | ?", "[?, 1, 3]"},
        {"remove", "[1, 2, 3] | 2", "[1, 3]"},
        {"remove", "[1, 2, 3] | -1", "[1, 2]"},
        {"remove", "[] | 1", "null"},
        {"reverse", "[1, ?, 3]", "[3, ?, 1]"},
        {"reverse", "null", "null"},
        {"union", "[1, 2] | [2, 3, 1.0]", "[1, 2, 3]"},
        {"distinct values", "[1, 1, null, \"1\", null]", "[1, null, \"1\"]"},
        {"distinct values", "[?]", "[?]"},
        {"distinct values", "[1, ?]", "?"},
        {"flatten", "[[1, [2]], 3, []]", "[1, 2, 3]"},
        {"flatten", "[[1], ?]", "?"},
        {"flatten", "[]", "[]"},
    };
    check_examples(examples);
}

TEST_CASE("sort calls its function, keeps equals in order and survives nonsense") {
    TestEvaluation evaluation;
    const auto sorted = [&](std::string_view list, std::string_view function) {
        const Function precedes{&operator_row(function), nullptr, nullptr, {}, 2, {}};
        const Value operands[] = {read_value(list, evaluation.arena), Value::function(precedes)};
        return write_value(run(evaluation, "sort", operands));
    };
    CHECK_EQ(sorted("[3, 1, 4, 1, 5, 9, 2, 6]", "<"), "[1, 1, 2, 3, 4, 5, 6, 9]");
    CHECK_EQ(sorted("[\"A\", \"a\", \"10\", \"8\"]", "<"), "[\"10\", \"8\", \"A\", \"a\"]");
    CHECK_EQ(sorted("[3, 1, 2]", ">"), "[3, 2, 1]");
    CHECK_EQ(sorted("[1.0, 1, 0]", "<"), "[0, 1, 1]");
    CHECK_EQ(sorted("[3, 1, 2, 5, 4]", "!="), sorted("[3, 1, 2, 5, 4]", "!="));
    CHECK_EQ(sorted("[1, ?]", "<"), "?");
    CHECK_EQ(sorted("[1, \"a\"]", "<"), "null");
    CHECK_EQ(sorted("[?]", "<"), "[?]");
    CHECK_EQ(sorted("[]", "<"), "[]");
    CHECK_EQ(result_of("sort", "[1] | 2"), "null");
}

TEST_CASE("numbers") {
    constexpr Example examples[] = {
        {"decimal", "0.3333 | 2", "0.33"},
        {"decimal", "1.5 | 0", "2"},
        {"decimal", "2.5 | 0", "2"},
        {"decimal", "0.515 | 2.5", "0.52"},
        {"decimal", "1 | -6177", "null"},
        {"floor", "1.5", "1"},
        {"floor", "-1.56 | 1", "-1.6"},
        {"ceiling", "1.5", "2"},
        {"ceiling", "-1.5", "-1"},
        {"round up", "5.5 | 0", "6"},
        {"round up", "-1.126 | 2", "-1.13"},
        {"round up", "5.5 | -6112", "null"},
        {"round down", "5.5 | -6111", "0"},
        {"round up", "5.5 | \"0\"", "null"},
        {"round down", "-5.5 | 0", "-5"},
        {"round half up", "1.125 | 2", "1.13"},
        {"round half up", "5.5 | 6176", "5.5"},
        {"round half up", "5.5 | 6177", "null"},
        {"round half down", "1.125 | 2", "1.12"},
        {"round half up", "1250 | -2", "1300"},
        {"abs", "-10", "10"},
        {"abs", "-P1Y", "P1Y"},
        {"abs", "-P1D", "P1D"},
        {"abs", "\"-1\"", "null"},
        {"abs", "-9223372036854775808", "9223372036854775808"},
        {"modulo", "-10 | 4", "2"},
        {"modulo", "12 | -5", "-3"},
        {"modulo", "-10.1 | 4.5", "3.4"},
        {"modulo", "10 | 0", "null"},
        {"odd", "5", "true"},
        {"odd", "-1", "true"},
        {"odd", "2.5", "false"},
        {"even", "2.5", "false"},
        {"even", "-2", "true"},
        {"even", "P4D", "null"},
    };
    check_examples(examples);
}

TEST_CASE("texts") {
    constexpr Example examples[] = {
        {"string length", "\"grüße\"", "5"},
        {"string length", "\"🐎ab\"", "3"},
        {"string length", "\"\"", "0"},
        {"substring", "\"foobar\" | 3", "\"obar\""},
        {"substring", "\"foobar\" | 3 | 3.8", "\"oba\""},
        {"substring", "\"foobar\" | -2 | 1", "\"a\""},
        {"substring", "\"foobar\" | -6 | 6", "\"foobar\""},
        {"substring", "\"foobar\" | 0", "null"},
        {"substring", "\"foobar\" | 7", "null"},
        {"substring", "\"foobar\" | 2 | 99", "\"oobar\""},
        {"substring", "\"x🐎üz\" | 2 | 2", "\"🐎ü\""},
        {"substring", "\"foobar\" | 1 | 0", "null"},
        {"upper case", "\"straße, äöü, żółw, жук, λόγος\"", "\"STRASSE, ÄÖÜ, ŻÓŁW, ЖУК, ΛΌΓΟΣ\""},
        {"lower case", "\"ÄÖÜ ŻÓŁW ЖУК ÿŸ ŞİĞ\"", "\"äöü żółw жук ÿÿ şİğ\""},
        {"upper case", "\"🐎÷×\"", "\"🐎÷×\""},
        {"substring before", "\"foobar\" | \"bar\"", "\"foo\""},
        {"substring before", "\"foobar\" | \"x\"", "\"\""},
        {"substring before", "\"abc\" | \"\"", "\"\""},
        {"substring after", "\"foobar\" | \"ob\"", "\"ar\""},
        {"substring after", "\"abc\" | \"\"", "\"abc\""},
        {"substring after", "\"\" | \"a\"", "\"\""},
        {"contains", "\"foobar\" | \"ob\"", "true"},
        {"contains", "\"foobar\" | \"\"", "true"},
        {"contains", "\"foobar\" | null", "null"},
        {"starts with", "\"foobar\" | \"foo\"", "true"},
        {"ends with", "\"foobar\" | \"foo\"", "false"},
        {"string join", "[\"a\", null, \"c\"] | \"X\"", "\"aXc\""},
        {"string join", "[\"a\", \"b\"]", "\"ab\""},
        {"string join", "[\"a\", \"b\"] | null", "\"ab\""},
        {"string join", "[null, \"b\"] | \"X\"", "\"b\""},
        {"string join", "[\"\", \"\"] | \"X\"", "\"X\""},
        {"string join", "[] | \"X\"", "\"\""},
        {"string join", "\"a\" | \"X\"", "\"a\""},
        {"string join", "[\"a\", ?]", "?"},
        {"string join", "[1, ?]", "null"},
        {"string join", "null | \"X\"", "null"},
        {"string join", "123 | \"X\"", "null"},
    };
    check_examples(examples);
}

TEST_CASE("conversions") {
    constexpr Example examples[] = {
        {"number", "\"1.50\"", "1.5"},
        {"number", "\"foo\"", "null"},
        {"number", "\"1,000,000.01\" | \",\" | \".\"", "1000000.01"},
        {"number", "\"1.000.000,01\" | \".\" | \",\"", "1000000.01"},
        {"number", "\"1 000,5\" | \" \" | \",\"", "1000.5"},
        {"number", "\"1,000,000\" | \",\" | null", "1000000"},
        {"number", "\"1000000.01\" | null | \".\"", "1000000.01"},
        {"number", "\"1.5\" | null | \",\"", "null"},
        {"number", "\"1,000\" | \":\" | \".\"", "null"},
        {"number", "\"1,000\" | 123 | \".\"", "null"},
        {"number", "\"1,000.00\" | \".\" | \".\"", "null"},
        {"number", "null | \".\" | \",\"", "null"},
        {"number", "\"1.000,01\" | \".\"", "null"},
        {"string", "2", "\"2\""},
        {"string", "\"a\"", "\"a\""},
        {"string", "2022-12-31", "\"2022-12-31\""},
        {"string", "P18M", "\"P1Y6M\""},
        {"string", "true", "\"true\""},
        {"string", "null", "null"},
        {"string", "[1, ?]", "?"},
        {"date", "\"2022-12-31\"", "2022-12-31"},
        {"date", "\"2022-02-30\"", "null"},
        {"date", "2022-12-31", "2022-12-31"},
        {"date", "2022 | 2 | 28", "2022-02-28"},
        {"date", "2022 | 2 | 29", "null"},
        {"date", "2024 | 2 | 29", "2024-02-29"},
        {"date", "2022 | 13 | 1", "null"},
        {"date", "2022 | 1.5 | 1", "null"},
        {"date", "1000000000 | 1 | 1", "null"},
        {"date", "9223372036854775807 | 1 | 1", "null"},
        {"duration", "\"P1Y6M\"", "P1Y6M"},
        {"duration", "\"P3DT12H\"", "P3DT12H"},
        {"duration", "\"P1Y1D\"", "null"},
        {"duration", "P1D", "P1D"},
        {"years and months duration", "2011-12-22 | 2013-08-24", "P1Y8M"},
        {"years and months duration", "2013-08-24 | 2011-12-22", "-P1Y8M"},
        {"years and months duration", "2016-01-21 | 2015-01-21", "-P1Y"},
        {"years and months duration", "2014-12-31 | 2019-10-01", "P4Y9M"},
        {"years and months duration", "2011-01-31 | 2011-02-28", "P0M"},
        {"years and months duration", "2016-01-01 | null", "null"},
    };
    check_examples(examples);
}

TEST_CASE("parts of dates and durations") {
    constexpr Example examples[] = {
        {"year", "2018-12-10", "2018"},
        {"month", "2018-12-10", "12"},
        {"day", "2018-12-10", "10"},
        {"weekday", "2018-12-10", "1"},
        {"year", "P1Y", "null"},
        {"years", "P1Y2M", "1"},
        {"months", "P1Y2M", "2"},
        {"months", "-P1Y2M", "-2"},
        {"months", "P1D", "null"},
        {"days", "P1DT2H3M4.5S", "1"},
        {"hours", "P1DT2H3M4.5S", "2"},
        {"minutes", "P1DT2H3M4.5S", "3"},
        {"seconds", "P1DT2H3M4.5S", "4.5"},
        {"seconds", "-PT4.5S", "-4.5"},
        {"days", "-P1DT1S", "-1"},
        {"days", "P1Y", "null"},
        {"day of year", "2020-12-31", "366"},
        {"day of year", "2019-09-17", "260"},
        {"day of week", "2022-12-31", "\"Saturday\""},
        {"month of year", "2019-09-17", "\"September\""},
        {"week of year", "2019-09-17", "38"},
        {"week of year", "2003-12-29", "1"},
        {"week of year", "2010-01-01", "53"},
        {"week of year", "\"foo\"", "null"},
        {"today", "", "null"},
    };
    check_examples(examples);
}

TEST_CASE("contexts") {
    constexpr Example examples[] = {
        {"get value", "{a: \"foo\"} | \"a\"", "\"foo\""},
        {"get value", "{a: ?} | \"a\"", "?"},
        {"get value", "{a: 1} | \"b\"", "null"},
        {"get value", "\"foo\" | \"foo\"", "null"},
        {"get entries", "{a: 1, b: ?}", "[{key: \"a\", value: 1}, {key: \"b\", value: ?}]"},
        {"get entries", "{}", "[]"},
        {"get entries", "[1]", "null"},
        {"context put", "{a: 1} | \"b\" | 2", "{a: 1, b: 2}"},
        {"context put", "{a: 1, b: 2} | \"a\" | ?", "{a: ?, b: 2}"},
        {"context put", "{} | null | 1", "null"},
        {"context put", "{} | \"a\" | null", "{a: null}"},
        {"context put", "{x: 1, y: {a: 0}} | [\"y\", \"b\"] | 2", "{x: 1, y: {a: 0, b: 2}}"},
        {"context put", "{x: 1} | [\"y\", \"b\"] | 2", "null"},
        {"context put", "{x: ?} | [\"x\", \"b\"] | 2", "?"},
        {"context put", "{x: 1} | [] | 2", "null"},
        {"context put", "{x: {}} | [\"x\", null] | 2", "null"},
        {"context merge", "[{a: 1}, {a: 2, b: 3}]", "{a: 2, b: 3}"},
        {"context merge", "[{a: 1}, ?]", "?"},
        {"context merge", "[{a: 1}, 2]", "null"},
        {"context merge", "{a: 1}", "{a: 1}"},
        {"context", "[{key: \"a\", value: 1}, {key: \"b\", value: null}]", "{a: 1, b: null}"},
        {"context", "[{key: \"a\", value: 1}, {key: \"a\", value: 2}]", "null"},
        {"context", "[{value: 1}]", "null"},
        {"context", "[{key: ?, value: 1}]", "?"},
        {"context", "[]", "{}"},
        {"is", "1 | 1.0", "true"},
        {"is", "1 | \"1\"", "false"},
        {"is", "null | null", "true"},
        {"is", "null | 2021-02-13", "false"},
        {"is", "P0Y | P0D", "false"},
        {"is", "? | 1", "?"},
    };
    check_examples(examples);
}

TEST_CASE("limits are reasons for null, never more") {
    bleibe::Limits limits;
    limits.built_list_length = 3;
    limits.evaluation_bytes = 20'000;
    const auto reason = [&](std::uint64_t steps, std::string_view name, std::string_view operands) {
        TestEvaluation evaluation(steps, limits);
        const Value result = run(evaluation, name, read_values(operands, evaluation.arena));
        CHECK_EQ(write_value(result), "null");
        return std::string(evaluation.reason());
    };
    CHECK_EQ(reason(100, "concatenate", "[1, 2] | [3, 4]"), "the list would be too long");
    CHECK_EQ(reason(2, "sum", "[1, 2, 3]"), "the budget of steps is used up");
    CHECK_EQ(reason(1, "covers",
                    "[{from: 2020-01-01, until: null}, {from: 2020-01-01, until: null}] | "
                    "2020-01-01 | 2021-01-01"),
             "the budget of steps is used up");
    CHECK_EQ(reason(4, "distinct values", "[1, 2, 3]"), "the budget of steps is used up");

    TestEvaluation evaluation(1'000'000, limits);
    Value text = Value::string("0123456789");
    for (int i = 0; i < 40 && text.kind == Kind::string; ++i) {
        const Value twice[] = {text, text};
        text = run(evaluation, "+", twice);
    }
    CHECK_EQ(write_value(text), "null");
    CHECK_EQ(evaluation.reason(), "the evaluation needs too much memory");

    Value nested = Value::number(1);
    for (int i = 0; i < 100'000; ++i) {
        nested = Value::list({evaluation.arena.create(nested), 1});
    }
    TestEvaluation deep;
    const Value operands[] = {nested};
    CHECK_EQ(write_value(apply(deep, *find_builtin("flatten")[0], operands)), "null");
}
