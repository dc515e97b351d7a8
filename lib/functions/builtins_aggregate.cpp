// SPDX-License-Identifier: Apache-2.0
// Functions that take a list to one value. Each has two rows, `sum(list)` and `sum(a, b, …)`, and one
// function over the items behind them.
#include "functions/aggregates.hpp"
#include "functions/column_forms.hpp"
#include "functions/range_forms.hpp"

#include <algorithm>

namespace bleibe::detail {

std::optional<Decimal> sum_of(Items items) {
    std::int64_t small_sum = 0;
    std::size_t i = 0;
    while (i < items.size() && items[i].kind == Kind::number && !items[i].big && items[i].scale == 0 &&
           !__builtin_add_overflow(small_sum, items[i].integer, &small_sum)) {
        ++i;
    }
    if (i == items.size()) {
        return Decimal(small_sum);
    }
    std::optional<Decimal> sum = Decimal(0);
    for (const Value& item : items) {
        sum = sum && item.kind == Kind::number ? add(*sum, item.decimal()) : std::nullopt;
    }
    return sum;
}

Value no_numbers(Evaluation& evaluation) {
    return evaluation.null_because("the list is empty or holds something that is not a number");
}

namespace {

// ---------------------------------------------------------------- the functions

Value count_of(Evaluation& /*evaluation*/, Items items) {
    return Value::number(static_cast<std::int64_t>(items.size()));
}

Value sum_or_null(Evaluation& evaluation, Items items) {
    const auto sum = items.empty() ? std::nullopt : sum_of(items);
    return sum ? number_result(evaluation, sum) : no_numbers(evaluation);
}

Value sum_or_zero(Evaluation& evaluation, Items items) {
    const auto sum = sum_of(items);
    return sum ? number_result(evaluation, sum) : no_numbers(evaluation);
}

Value mean_of(Evaluation& evaluation, Items items) {
    const auto sum = items.empty() ? std::nullopt : sum_of(items);
    const auto mean = sum ? divide(*sum, Decimal(static_cast<std::int64_t>(items.size()))) : std::nullopt;
    return mean ? number_result(evaluation, mean) : no_numbers(evaluation);
}

Value product_of(Evaluation& evaluation, Items items) {
    std::optional<Decimal> product = items.empty() ? std::nullopt : std::optional(Decimal(1));
    for (const Value& item : items) {
        product = product && item.kind == Kind::number ? multiply(*product, item.decimal()) : std::nullopt;
    }
    return product ? number_result(evaluation, product) : no_numbers(evaluation);
}

/// The first of the items that stand furthest in the direction of `sign`.
template <int sign>
Value extreme_of(Evaluation& evaluation, Items items) {
    if (items.empty()) {
        return evaluation.null_because("the list is empty");
    }
    const Value* found = items.data();
    for (const Value& item : items) {
        const auto place = order(item, *found);
        if (!place) {
            return evaluation.null_because("the list holds values that have no order");
        }
        if (*place * sign > 0) {
            found = &item;
        }
    }
    return *found;
}

Value all_of(Evaluation& evaluation, Items items) {
    Value result = Value::boolean(true);
    for (const Value& item : items) {
        result = logical_and(result, item);
    }
    return result.is_null() ? evaluation.null_because("an element is neither true nor false") : result;
}

Value any_of(Evaluation& evaluation, Items items) {
    Value result = Value::boolean(false);
    for (const Value& item : items) {
        result = logical_or(result, item);
    }
    return result.is_null() ? evaluation.null_because("an element is neither true nor false") : result;
}

// ---------------------------------------------------------------- types

Type item_or_null(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    const Type item = types[0].is(TypeKind::list) ? types[0].item() : types[0];
    return orderable(item, item) == Comparable::no ? Type(TypeKind::never) : item.or_null();
}

Type joined_operands(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    Type joined = types[0];
    Comparable found = Comparable::yes;
    for (const Type& type : types) {
        found = std::min(found, orderable(joined, type));
        if (found == Comparable::no) {
            return TypeKind::never;
        }
        joined = join(joined, type);
    }
    return found == Comparable::yes ? joined : joined.or_null();
}

Type boolean_of_items(const FunctionRow& row, std::span<const Type> types) {
    if (types.size() == 1 && types[0].is(TypeKind::list)) {
        const Type items[] = {types[0].item()};
        return boolean_unless_null(row, items);
    }
    return boolean_unless_null(row, types);
}

// ---------------------------------------------------------------- rows

const Type& number() {
    static const Type type(TypeKind::number);
    return type;
}

void add_sums(Rows& rows) {
    const Type number_or_null = number().or_null();
    add_pair<count_of, true>(rows, {.name = "count",
                                    .item = TypeKind::any,
                                    .result = number(),
                                    .result_of_operands = number(),
                                    .column = column_count,
                                    .range = range_count,
                                    .meaning = "The number of elements, null and unknown ones among them.",
                                    .nulls = "Null for null; 0 for an empty list."});
    add_pair<sum_or_null>(rows,
                          {.name = "sum",
                           .item = number(),
                           .result = number_or_null,
                           .result_of_operands = number(),
                           .range = range_sum,
                           .meaning = "The sum of numbers.",
                           .nulls = "Null for null, for an empty list (see `total`) and if an element is not "
                                    "a number."});
    add_pair<mean_of>(rows, {.name = "mean",
                             .item = number(),
                             .result = number_or_null,
                             .result_of_operands = number(),
                             .meaning = "The arithmetic mean of numbers.",
                             .nulls = "Null for null, for an empty list and if an element is not a number."});
    add_pair<product_of>(rows,
                         {.name = "product",
                          .item = number(),
                          .result = number_or_null,
                          .result_of_operands = number(),
                          .meaning = "The product of numbers.",
                          .nulls = "Null for null, for an empty list and if an element is not a number."});
    rows.push_back(
        {.name = "total",
         .group = FunctionGroup::law,
         .parameters = {{"list", list_of(number())}},
         .result = number(),
         .scalar = over_list<sum_or_zero, false>,
         .column = column_total,
         .range = range_sum,
         .meaning = "The sum of numbers, 0 for an empty list: where nothing is on record, nothing adds up. "
                    "FEEL's `sum` of an empty list is null, with which every clean record would be one that "
                    "cannot be computed.",
         .nulls = "Null for null and if an element is not a number.",
         .clause = "sums of fines, for example § 104c Abs. 1 Satz 1 Nr. 2 AufenthG"});
}

void add_extremes(Rows& rows) {
    const std::string_view nulls =
        "Null for null, for an empty list and if elements have no order among them.";
    add_pair<extreme_of<-1>>(rows, {.name = "min",
                                    .item = anything(),
                                    .list_rule = item_or_null,
                                    .operands_rule = joined_operands,
                                    .range = range_min,
                                    .meaning =
                                        "The smallest element: numbers, texts, dates, durations of one kind, "
                                        "values of an ordered choice.",
                                    .nulls = nulls});
    add_pair<extreme_of<1>>(rows,
                            {.name = "max",
                             .item = anything(),
                             .list_rule = item_or_null,
                             .operands_rule = joined_operands,
                             .range = range_max,
                             .meaning = "The largest element: numbers, texts, dates, durations of one kind, "
                                        "values of an ordered choice.",
                             .nulls = nulls});
}

} // namespace

void add_aggregate_builtins(Rows& rows) {
    add_sums(rows);
    add_extremes(rows);
    add_pair<all_of, true>(rows, {.name = "all",
                                  .item = TypeKind::boolean,
                                  .list_rule = boolean_of_items,
                                  .operands_rule = boolean_of_items,
                                  .meaning = "`and` over the elements; true for an empty list.",
                                  .nulls = "As `and`: false if one is false, else null if one is null or no "
                                           "boolean. Null for null."});
    add_pair<any_of, true>(rows,
                           {.name = "any",
                            .item = TypeKind::boolean,
                            .list_rule = boolean_of_items,
                            .operands_rule = boolean_of_items,
                            .meaning = "`or` over the elements; false for an empty list.",
                            .nulls = "As `or`: true if one is true, else null if one is null or no boolean. "
                                     "Null for null."});
}

} // namespace bleibe::detail
