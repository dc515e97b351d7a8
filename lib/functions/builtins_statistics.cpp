// SPDX-License-Identifier: Apache-2.0
// Statistics of numbers. The middle and the most frequent one are read off the sorted numbers; the spread is
// measured from the mean, so that large numbers that differ by little lose no digits.
#include "functions/aggregates.hpp"

#include <algorithm>
#include <bit>

namespace bleibe::detail {

namespace {

bool are_numbers(Items items) {
    return std::all_of(items.begin(), items.end(),
                       [](const Value& item) { return item.kind == Kind::number; });
}

/// In ascending order, equal ones as they stood; nothing if a limit forbids it (the reason is said).
std::optional<Items> sorted_numbers(Evaluation& evaluation, Items items) {
    if (!evaluation.spend(items.size() * static_cast<std::size_t>(std::bit_width(items.size())))) {
        over_budget(evaluation);
        return std::nullopt;
    }
    Value* sorted = new_items(evaluation, items.size());
    if (sorted == nullptr) {
        return std::nullopt;
    }
    std::copy(items.begin(), items.end(), sorted);
    std::stable_sort(sorted, sorted + items.size(),
                     [](const Value& a, const Value& b) { return order(a, b).value_or(0) < 0; });
    return Items(sorted, items.size());
}

/// Never outside the two: their sum may have a digit too many, so of one sign half their distance is added.
std::optional<Decimal> middle_of(const Decimal& low, const Decimal& high) {
    if (low.negative != high.negative) {
        const auto sum = add(low, high);
        return sum ? divide(*sum, Decimal(2)) : std::nullopt;
    }
    const auto distance = subtract(high, low);
    const auto half = distance ? divide(*distance, Decimal(2)) : std::nullopt;
    return half ? add(low, *half) : std::nullopt;
}

Value median_of(Evaluation& evaluation, Items items) {
    if (items.empty() || !are_numbers(items)) {
        return no_numbers(evaluation);
    }
    const auto sorted = sorted_numbers(evaluation, items);
    if (!sorted) {
        return Value::null();
    }
    const std::size_t middle = items.size() / 2;
    if (items.size() % 2 != 0) {
        return (*sorted)[middle];
    }
    return number_result(evaluation, middle_of((*sorted)[middle - 1].decimal(), (*sorted)[middle].decimal()));
}

std::size_t count_of_first(Items sorted) {
    const Value& first = sorted.front();
    const auto end = std::find_if(sorted.begin(), sorted.end(),
                                  [&](const Value& item) { return order(first, item) != 0; });
    return static_cast<std::size_t>(end - sorted.begin());
}

Value mode_of(Evaluation& evaluation, Items items) {
    if (!are_numbers(items)) {
        return evaluation.null_because("the list holds something that is not a number");
    }
    const auto sorted = sorted_numbers(evaluation, items);
    if (!sorted) {
        return Value::null();
    }
    // The modes found so far take the front of the room for them; never more than the numbers.
    Value* modes = new_items(evaluation, items.size());
    if (modes == nullptr) {
        return Value::null();
    }
    std::size_t found = 0;
    std::size_t most = 0;
    for (Items rest = *sorted; !rest.empty();) {
        const std::size_t count = count_of_first(rest);
        found = count > most ? 0 : found;
        if (count >= most) {
            modes[found++] = rest.front();
            most = count;
        }
        rest = rest.subspan(count);
    }
    return Value::list({modes, found});
}

/// The variance of a sample of two numbers or more; nothing if out of range.
std::optional<Decimal> variance_of(Items items) {
    const Decimal count(static_cast<std::int64_t>(items.size()));
    const auto sum = sum_of(items);
    const auto mean = sum ? divide(*sum, count) : std::nullopt;
    std::optional<Decimal> squares = Decimal(0);
    std::optional<Decimal> distances = Decimal(0);
    for (const Value& item : items) {
        const auto distance = mean ? subtract(item.decimal(), *mean) : std::nullopt;
        const auto square = distance ? multiply(*distance, *distance) : std::nullopt;
        if (!square || !squares || !distances) {
            return std::nullopt;
        }
        squares = add(*squares, *square);
        distances = add(*distances, *distance);
    }
    // The distances add up to what rounding the mean left out.
    const auto left_out = distances ? multiply(*distances, *distances) : std::nullopt;
    const auto correction = left_out ? divide(*left_out, count) : std::nullopt;
    const auto total = correction && squares ? subtract(*squares, *correction) : std::nullopt;
    return total ? divide(*total, Decimal(static_cast<std::int64_t>(items.size()) - 1)) : std::nullopt;
}

Value deviation_of(Evaluation& evaluation, Items items) {
    if (!are_numbers(items) || items.empty()) {
        return no_numbers(evaluation);
    }
    if (items.size() == 1) {
        return evaluation.null_because("one number has no standard deviation");
    }
    const auto variance = variance_of(items);
    return number_result(evaluation, variance ? square_root(*variance) : std::nullopt);
}

} // namespace

void add_statistics_builtins(Rows& rows) {
    const Type number(TypeKind::number);
    add_pair<median_of>(
        rows, {.name = "median",
               .item = number,
               .result = number.or_null(),
               .result_of_operands = number.or_null(),
               .meaning = "The number in the middle when they are sorted; of an even count the mean of the "
                          "two in the middle.",
               .nulls = "Null for null, for an empty list and if an element is not a number."});
    add_pair<mode_of>(
        rows, {.name = "mode",
               .item = number,
               .result = list_of(number).or_null(),
               .result_of_operands = list_of(number).or_null(),
               .meaning = "The most frequent numbers, in ascending order; an empty list for an empty list.",
               .nulls = "Null for null and if an element is not a number."});
    add_pair<deviation_of>(
        rows,
        {.name = "stddev",
         .item = number,
         .result = number.or_null(),
         .result_of_operands = number.or_null(),
         .meaning = "The standard deviation of a sample: the root of the sum of squared distances from "
                    "the mean, divided by the count less one.",
         .nulls = "Null for null, for fewer than two numbers, if an element is not a number, and out of "
                  "range."});
}

} // namespace bleibe::detail
