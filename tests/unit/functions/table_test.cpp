// SPDX-License-Identifier: Apache-2.0
// The table as a whole: documented, found by name, and total on operands of every kind.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

TEST_CASE("every row is documented and found") {
    std::set<std::string_view> operators;
    for (const FunctionRow& row : function_table()) {
        CAPTURE(std::string(row.name));
        CHECK_FALSE(row.meaning.empty());
        CHECK_FALSE(row.nulls.empty());
        CHECK_FALSE(row.clause.empty());
        CHECK(row.meaning.ends_with('.'));
        CHECK(row.nulls.ends_with('.'));
        CHECK_LE(row.least(), row.most());
        CHECK_EQ(row.scalar == nullptr, row.name == "today");
        for (const Parameter& parameter : row.parameters) {
            CHECK_FALSE(parameter.name.empty());
        }
        if (row.group == FunctionGroup::operators) {
            CHECK(operators.insert(row.name).second);
            CHECK_EQ(&operator_row(row.name), &row);
        } else {
            const auto rows = find_builtin(row.name);
            CHECK_EQ(std::count(rows.begin(), rows.end(), &row), 1);
        }
    }
}

TEST_CASE("the rows that an expression is lowered to exist") {
    for (const std::string_view sign :
         {"+",     "-",   "*",       "/",     "**",       "negate",  "=",     "!=",      "<",      "<=",
          ">",     ">=",  "and",     "or",    "in range", "in list", "in",    "between", "index",  "year",
          "month", "day", "weekday", "years", "months",   "days",    "hours", "minutes", "seconds"}) {
        CAPTURE(std::string(sign));
        CHECK_EQ(operator_row(sign).name, sign);
    }
    for (const std::string_view name :
         {"not", "today", "now", "covers", "without", "merged", "unbroken since", "gaps", "union days",
          "happened by", "total", "earlier", "later", "age", "completed years", "completed months", "count",
          "sort"}) {
        CAPTURE(std::string(name));
        CHECK_FALSE(find_builtin(name).empty());
    }
    CHECK(find_builtin("no such function").empty());
    CHECK(find_builtin("+").empty());
}

TEST_CASE("overloads are chosen by number, then by type") {
    const Type number(TypeKind::number);
    const Type text(TypeKind::string);
    const Type numbers = Type::list(number);
    const auto chosen = [](std::string_view name, std::vector<Type> types) {
        return select_overload(name, types);
    };
    CHECK_EQ(chosen("min", {numbers})->parameters.size(), 1);
    CHECK_EQ(chosen("min", {number, number, number})->parameters.size(), 2);
    CHECK_EQ(chosen("date", {text})->parameters.size(), 1);
    CHECK_EQ(chosen("date", {number, number, number})->parameters.size(), 3);
    CHECK_EQ(chosen("date", {number, number}), nullptr);
    CHECK_EQ(chosen("number", {text, text}), nullptr);
    CHECK_EQ(chosen("count", {}), nullptr);
    CHECK_EQ(chosen("context put", {TypeKind::context, Type::list(text), number})->parameters[1].name,
             "keys");
    CHECK_EQ(chosen("context put", {TypeKind::context, text, number})->parameters[1].name, "key");
    CHECK_EQ(chosen("context put", {TypeKind::context, number, number})->parameters[1].name, "key");
    CHECK_EQ(chosen("covers", {period_list(), TypeKind::date, TypeKind::date})->parameters.size(), 4);
    CHECK_EQ(chosen("no such function", {number}), nullptr);

    const FunctionRow& covers = *find_builtin("covers")[0];
    CHECK_EQ(covers.least(), 3);
    CHECK_EQ(covers.most(), 4);
    CHECK_EQ(parameter_of(covers, 3)->name, "tolerance");
    CHECK_EQ(parameter_of(covers, 4), nullptr);
    CHECK_EQ(parameter_of(*find_builtin("concatenate")[0], 7)->name, "list");
}

TEST_CASE("null is welcome where the table says so") {
    CHECK(takes_null(operator_row("="), 1));
    CHECK_FALSE(takes_null(operator_row("+"), 0));
    CHECK_FALSE(takes_null(operator_row("in list"), 0));
    CHECK(takes_null(*find_builtin("happened by")[0], 0));
    CHECK_FALSE(takes_null(*find_builtin("happened by")[0], 1));
    CHECK(takes_null(*find_builtin("append")[0], 3));
    CHECK_FALSE(takes_null(*find_builtin("append")[0], 0));
    CHECK_FALSE(takes_null(*find_builtin("covers")[0], 1));
    CHECK_FALSE(takes_null(*find_builtin("min")[0], 0));
}

TEST_CASE("every row takes operands of every kind") {
    Arena arena;
    const Function less{&operator_row("<"), nullptr, nullptr, {}, 2, {}};
    std::vector<Value> pool = read_values(
        "? | null | true | 0 | -1.5 | 99999999999999999999999999999999 | \"a\" | 2020-02-29 | "
        "-999999999-01-01 | 10:30:00 | 23:59:59.5+14:00 | 2020-02-29T10:30:00 | 999999999-12-31T23:59:59Z | "
        "-999999999-01-01T00:00:00@Middle/East | "
        "P999999999M | -P106751991167300D | [] | [?] | [null, 1, \"a\"] | {from: 2020-01-01, until: null} | "
        "{} | "
        "[{from: ?, until: 2020-01-01}, {from: 2020-01-01, until: ?}] | [1..?] | 9223372036854775807",
        arena);
    pool.push_back(Value::function(less));
    for (const FunctionRow& row : function_table()) {
        const std::size_t most = std::min<std::size_t>(row.most(), 3);
        for (std::size_t count = 0; count <= most; ++count) {
            std::size_t combinations = 1;
            for (std::size_t i = 0; i < count; ++i) {
                combinations *= pool.size();
            }
            for (std::size_t combination = 0; combination < combinations; ++combination) {
                std::vector<Value> operands;
                for (std::size_t rest = combination; operands.size() < count; rest /= pool.size()) {
                    operands.push_back(pool[rest % pool.size()]);
                }
                TestEvaluation evaluation;
                const Value result = apply(evaluation, row, operands);
                CHECK_LT(static_cast<int>(result.kind), 15);
            }
        }
    }
}
