// SPDX-License-Identifier: Apache-2.0
// What the functions share that take a list to one value: two rows each, `sum(list)` and `sum(a, b, …)`, and
// one function over the items behind them.
#pragma once

#include "functions/rows.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace bleibe::detail {

using Items = std::span<const Value>;
/// Items without unknown ones unless the row sees unknown.
using Aggregate = Value (*)(Evaluation& evaluation, Items items);

/// Nothing if an item is not a number, or the sum out of range; 0 of no items.
[[nodiscard]] std::optional<Decimal> sum_of(Items items);
/// Null because there are no numbers to work on.
Value no_numbers(Evaluation& evaluation);

template <Aggregate aggregate, bool decides_with_unknown>
Value over_list(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    const Items items = items_of(operands[0]);
    if (!evaluation.spend(items.size())) {
        return over_budget(evaluation);
    }
    if (!decides_with_unknown && any_unknown(items)) {
        return Value::unknown();
    }
    return aggregate(evaluation, items);
}

template <Aggregate aggregate>
Value over_operands(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    return evaluation.spend(operands.size()) ? aggregate(evaluation, operands) : over_budget(evaluation);
}

/// As the specification calls the first two operands.
inline std::array<std::string_view, 2> names_of_operands(const Type& item) {
    return item.is(TypeKind::number)    ? std::array<std::string_view, 2>{"n1", "n2"}
           : item.is(TypeKind::boolean) ? std::array<std::string_view, 2>{"b1", "b2"}
                                        : std::array<std::string_view, 2>{"c1", "c2"};
}

/// What the two rows of an aggregate say.
struct AggregateRows {
    std::string_view name;
    FunctionGroup group = FunctionGroup::list;
    Type item;
    Type result = {};             // of the row over a list
    Type result_of_operands = {}; // of the row over operands
    ResultRule list_rule = nullptr;
    ResultRule operands_rule = nullptr;
    ColumnForm column = nullptr; // of the row over a list
    RangeForm range = nullptr;
    std::string_view meaning;
    std::string_view nulls;
};

template <Aggregate aggregate, bool decides_with_unknown = false>
void add_pair(Rows& rows, const AggregateRows& pair) {
    constexpr std::string_view clause = "DMN 1.5, 10.3.4.4, table 75";
    rows.push_back({.name = pair.name,
                    .group = pair.group,
                    .parameters = {{"list", list_of(pair.item)}},
                    .result = pair.result,
                    .rule = pair.list_rule,
                    .scalar = over_list<aggregate, decides_with_unknown>,
                    .column = pair.column,
                    .range = pair.range,
                    .meaning = pair.meaning,
                    .nulls = pair.nulls,
                    .clause = clause});
    const auto names = names_of_operands(pair.item);
    rows.push_back({.name = pair.name,
                    .group = pair.group,
                    .parameters = {{names[0], pair.item}, {names[1], pair.item}},
                    .variadic = true,
                    .result = pair.result_of_operands,
                    .rule = pair.operands_rule,
                    .sees_unknown = decides_with_unknown,
                    .null_on_null = false,
                    .scalar = over_operands<aggregate>,
                    .range = pair.range,
                    .meaning = "The same of the operands, as if they were a list.",
                    .nulls = pair.nulls,
                    .clause = clause});
}

} // namespace bleibe::detail
