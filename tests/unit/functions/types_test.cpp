// SPDX-License-Identifier: Apache-2.0
// What a row promises about its result's type, in tables and against random operands.
#include "evaluate.hpp"
#include "random_values.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::string typed(std::string_view name, std::vector<Type> types) {
    const FunctionRow* row = select_overload(name, types);
    return result_type(row != nullptr ? *row : operator_row(name), types).to_string();
}

const Type number(TypeKind::number);
const Type text(TypeKind::string);
const Type boolean(TypeKind::boolean);
const Type date(TypeKind::date);
const Type months(TypeKind::months);
const Type duration(TypeKind::duration);
const Type any(TypeKind::any);
const Type never(TypeKind::never);
const Type null(TypeKind::null);

} // namespace

TEST_CASE("types of arithmetic") {
    CHECK_EQ(typed("+", {number, number}), "number");
    CHECK_EQ(typed("+", {date, months}), "date");
    CHECK_EQ(typed("+", {duration, date}), "date");
    CHECK_EQ(typed("+", {text, text}), "string");
    CHECK_EQ(typed("+", {date, number}), "never");
    CHECK_EQ(typed("+", {date, date}), "never");
    CHECK_EQ(typed("+", {date.or_null(), months}), "date?");
    CHECK_EQ(typed("+", {any, months}), "Any");
    CHECK_EQ(typed("+", {never, months}), "never");
    CHECK_EQ(typed("-", {date, date}), duration.to_string());
    CHECK_EQ(typed("-", {date, months}), "date");
    CHECK_EQ(typed("-", {months, date}), "never");
    CHECK_EQ(typed("*", {number, months}), months.to_string());
    CHECK_EQ(typed("*", {months, months}), "never");
    CHECK_EQ(typed("/", {number, number}), "number?");
    CHECK_EQ(typed("/", {months, number}), months.or_null().to_string());
    CHECK_EQ(typed("/", {months, months}), "number?");
    CHECK_EQ(typed("/", {number, months}), "never");
    CHECK_EQ(typed("**", {number, number}), "number?");
    CHECK_EQ(typed("negate", {months}), months.to_string());
    CHECK_EQ(typed("negate", {date}), "never");
}

TEST_CASE("types of comparison and logic") {
    const ChoiceSet levels{"levels", true, {"A1", "A2"}};
    const ChoiceSet status{"status", false, {"tolerated"}};
    CHECK_EQ(typed("=", {number, number}), "boolean");
    CHECK_EQ(typed("=", {date.or_null(), null}), "boolean");
    CHECK_EQ(typed("=", {date.or_null(), date}), "boolean");
    CHECK_EQ(typed("=", {date, text}), "never");
    CHECK_EQ(typed("=", {any, text}), "boolean?");
    CHECK_EQ(typed("=", {Type::choice(status), text}), "boolean");
    CHECK_EQ(typed("<", {date, date}), "boolean");
    CHECK_EQ(typed("<", {date, date.or_null()}), "boolean?");
    CHECK_EQ(typed("<", {date, months}), "never");
    CHECK_EQ(typed("<", {boolean, boolean}), "never");
    CHECK_EQ(typed("<", {Type::choice(levels), Type::choice(levels)}), "boolean");
    CHECK_EQ(typed("<", {Type::choice(status), Type::choice(status)}), "never");
    CHECK_EQ(typed("in list", {text, Type::list(text)}), "boolean");
    CHECK_EQ(typed("in list", {Type::choice(status), Type::list(Type::choice(status))}), "boolean");
    CHECK_EQ(typed("in list", {number, Type::list(text)}), "never");
    CHECK_EQ(typed("in list", {number, Type::list(Type::range(number))}), "boolean");
    CHECK_EQ(typed("in range", {date, Type::range(date)}), "boolean");
    CHECK_EQ(typed("in range", {date, Type::range(number)}), "never");
    CHECK_EQ(typed("in", {date, Type::range(date)}), "boolean");
    CHECK_EQ(typed("in", {date, Type::list(date)}), "boolean");
    CHECK_EQ(typed("in", {date, text}), "never");
    CHECK_EQ(typed("between", {date, date, date}), "boolean");
    CHECK_EQ(typed("between", {date, date, number}), "never");
    CHECK_EQ(typed("and", {boolean, boolean}), "boolean");
    CHECK_EQ(typed("or", {boolean.or_null(), boolean}), "boolean?");
    CHECK_EQ(typed("not", {boolean}), "boolean");
    CHECK_EQ(typed("not", {boolean.or_null()}), "boolean?");
}

TEST_CASE("types of lists") {
    const Type dates = Type::list(date);
    CHECK_EQ(typed("min", {dates}), "date?");
    CHECK_EQ(typed("max", {date, date}), "date");
    CHECK_EQ(typed("max", {date, number}), "never");
    CHECK_EQ(typed("min", {Type::list(boolean)}), "never");
    CHECK_EQ(typed("sum", {Type::list(number)}), "number?");
    CHECK_EQ(typed("total", {Type::list(number)}), "number");
    CHECK_EQ(typed("count", {dates}), "number");
    CHECK_EQ(typed("all", {Type::list(boolean)}), "boolean");
    CHECK_EQ(typed("all", {Type::list(boolean.or_null())}), "boolean?");
    CHECK_EQ(typed("index", {dates, number}), "date?");
    CHECK_EQ(typed("concatenate", {dates, dates}), "list<date>");
    CHECK_EQ(typed("concatenate", {dates, Type::list(null)}), "list<date>");
    CHECK_EQ(typed("concatenate", {dates, Type::list(date.or_null())}), "list<date?>");
    CHECK_EQ(typed("append", {dates, date}), "list<date>");
    CHECK_EQ(typed("append", {Type::list(null), date}), "list<date>");
    CHECK_EQ(typed("append", {dates, null}), "list<date?>");
    CHECK_EQ(typed("sublist", {dates, number}), "list<date>?");
    CHECK_EQ(typed("remove", {dates, number}), "list<date>?");
    CHECK_EQ(typed("reverse", {dates}), "list<date>");
    CHECK_EQ(typed("flatten", {Type::list(dates)}), "list<date>");
    CHECK_EQ(typed("list contains", {dates, date}), "boolean");
    CHECK_EQ(typed("list contains", {dates, text}), "never");
}

TEST_CASE("types of the functions for law") {
    const Type stays =
        Type::list(Type::context({{"from", date}, {"until", date.or_null()}, {"status", text}}));
    CHECK_EQ(typed("age", {date, date}), "number");
    CHECK_EQ(typed("completed years", {date, date}), "number");
    CHECK_EQ(typed("covers", {stays, date, date}), "boolean");
    CHECK_EQ(typed("without", {stays, period_list()}), stays.to_string());
    CHECK_EQ(typed("unbroken since", {stays, date}), "date?");
    CHECK_EQ(typed("gaps", {stays, date, date}), "list<context<from: date, until: date, days: number>>");
    CHECK_EQ(typed("merged", {stays}), "list<context<from: date, until: date?, days: number?>>");
    CHECK_EQ(typed("merged", {Type::list(Type::context({{"from", date}, {"until", date}}))}),
             "list<context<from: date, until: date, days: number>>");
    CHECK_EQ(typed("union days", {stays, date, date}), "number");
    CHECK_EQ(typed("happened by", {date.or_null(), date}), "boolean");
    CHECK_EQ(typed("earlier", {date, date}), "date");
    CHECK_EQ(typed("date", {text}), "date?");
    CHECK_EQ(typed("year", {date}), "number");
    CHECK_EQ(typed("today", {}), "date");
    CHECK(fits(stays, period_list()));
    CHECK_FALSE(fits(Type::list(Type::context({{"from", date}})), period_list()));
}

namespace {

/// Rows whose result may be null although their type does not say so; each says when in its `nulls`.
bool may_be_null_silently(const FunctionRow& row) {
    static const std::set<std::string_view> names = {"age", "covers", "gaps", "union days", "sort"};
    return names.contains(row.name);
}

/// Rows that answer in FEEL although a ruleset with such operands is wrong.
bool answers_all_the_same(const FunctionRow& row) {
    static const std::set<std::string_view> names = {"=", "!=", "in", "in list", "between", "list contains"};
    return names.contains(row.name);
}

/// A list that holds nothing but null has the type of an empty one, so nothing follows from it.
bool holds_null_alone(const Value& value) {
    return value.kind == Kind::list && value.size > 0 &&
           (type_of(value).item().is(TypeKind::null) ||
            std::any_of(value.items().begin(), value.items().end(), holds_null_alone));
}

bool operands_fit(const FunctionRow& row, std::span<const Type> types) {
    for (std::size_t i = 0; i < types.size(); ++i) {
        const Type& type = parameter_of(row, i)->type;
        if (!fits_ignoring_null(types[i], type) || (types[i].nullable() && !takes_null(row, i))) {
            return false;
        }
    }
    return true;
}

void check_promise(const FunctionRow& row, const std::vector<Value>& operands) {
    std::vector<Type> types;
    for (const Value& operand : operands) {
        const Type type = type_of(operand);
        const bool is_operator = row.group == FunctionGroup::operators;
        const auto after =
            is_operator ? std::nullopt : converted_type(type, *parameter_of(row, types.size()));
        types.push_back(after.value_or(type));
    }
    if (!operands_fit(row, types) || std::any_of(operands.begin(), operands.end(), holds_null_alone)) {
        return;
    }
    TestEvaluation evaluation;
    const Type promised = result_type(row, types);
    const Value result = apply(evaluation, row, operands);
    std::string written;
    for (const Value& operand : operands) {
        written += (written.empty() ? "" : " | ") + write_value(operand);
    }
    CAPTURE(std::string(row.name));
    CAPTURE(written);
    CAPTURE(promised.to_string());
    CAPTURE(write_value(result));
    if (promised.is(TypeKind::never)) {
        CHECK((result.is_null() || answers_all_the_same(row)));
    } else if (result.is_null()) {
        CHECK((promised.nullable() || may_be_null_silently(row)));
    } else {
        CHECK(fits(type_of(result), promised));
    }
}

} // namespace

TEST_CASE("a result is of the type that its row promised") {
    unsigned seed = 100;
    for (const FunctionRow& row : function_table()) {
        if (row.scalar == nullptr) {
            continue;
        }
        Arena arena;
        RandomValues random(seed++, arena);
        for (int round = 0; round < 2'000; ++round) {
            arena.reset();
            check_promise(row, random.operands_of(row));
        }
    }
}
