// SPDX-License-Identifier: Apache-2.0
// Functions that rearrange whole lists: order, repeats, nesting.
#include "functions/column_forms.hpp"
#include "functions/lists.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

Value reverse(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    const Items items = items_of(operands[0]);
    Value* to = new_items(evaluation, items.size());
    if (to == nullptr) {
        return Value::null();
    }
    std::reverse_copy(items.begin(), items.end(), to);
    return Value::list({to, items.size()});
}

// ---------------------------------------------------------------- distinct

/// Keeps the first of equal items. Unknown if it is open whether an item equals one before it.
Value without_repeats(Evaluation& evaluation, Items items) {
    Value* kept = new_items(evaluation, items.size());
    if (kept == nullptr) {
        return Value::null();
    }
    std::size_t count = 0;
    for (const Value& item : items) {
        if (!evaluation.spend(count)) {
            return over_budget(evaluation);
        }
        Value seen = Value::boolean(false);
        for (std::size_t i = 0; i < count && !seen.is_true(); ++i) {
            seen = logical_or(seen, is_same(item, kept[i]));
        }
        if (seen.is_unknown()) {
            return seen;
        }
        if (seen.is_false()) {
            kept[count++] = item;
        }
    }
    return Value::list({kept, count});
}

Value distinct_values(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    return without_repeats(evaluation, items_of(operands[0]));
}

Value union_of(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    const Value all = joined(evaluation, operands);
    return all.kind == Kind::list ? without_repeats(evaluation, all.items()) : all;
}

// ---------------------------------------------------------------- flatten

struct Flattening {
    Evaluation& evaluation;
    std::size_t count = 0;
    Value* to = nullptr; // null while only counting
    bool unknown = false;
};

/// False, with the reason said, over budget or for lists that nest too deeply.
bool flatten_into(Flattening& state, Items items, int depth = 0) {
    if (depth > value_max_depth || !state.evaluation.spend(items.size())) {
        state.evaluation.because(depth > value_max_depth ? "the lists nest too deeply"
                                                         : "the budget of steps is used up");
        return false;
    }
    for (const Value& item : items) {
        if (item.kind == Kind::list) {
            if (!flatten_into(state, item.items(), depth + 1)) {
                return false;
            }
            continue;
        }
        state.unknown = state.unknown || item.is_unknown();
        if (state.to != nullptr) {
            state.to[state.count] = item;
        }
        ++state.count;
    }
    return true;
}

Value flatten(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    const Items items = items_of(operands[0]);
    Flattening counting{evaluation};
    if (!flatten_into(counting, items)) {
        return Value::null();
    }
    if (counting.unknown) {
        return Value::unknown();
    }
    Flattening writing{evaluation, 0, new_items(evaluation, counting.count), false};
    if (writing.to == nullptr || !flatten_into(writing, items)) {
        return Value::null();
    }
    return Value::list({writing.to, writing.count});
}

// ---------------------------------------------------------------- sort

/// Merges [0, middle) and [middle, end) of `from`; an item of the right goes first only if it precedes.
/// Gives true, or what stopped it: unknown or null. Written here because any function may be passed,
/// and the standard library's sorts may misbehave with one that contradicts itself.
Value merge(Evaluation& evaluation, const Value& precedes, Items from, std::size_t middle, Value* to) {
    std::size_t left = 0;
    std::size_t right = middle;
    while (left < middle && right < from.size()) {
        const Value pair[] = {from[right], from[left]};
        if (!evaluation.spend(1)) {
            return over_budget(evaluation);
        }
        const Value first = evaluation.call(precedes, pair);
        if (first.kind != Kind::boolean) {
            return first.is_unknown()
                       ? first
                       : evaluation.null_because("the function of `sort` gave no true or false");
        }
        *to++ = first.is_true() ? from[right++] : from[left++];
    }
    to = std::copy(from.begin() + static_cast<std::ptrdiff_t>(left),
                   from.begin() + static_cast<std::ptrdiff_t>(middle), to);
    std::copy(from.begin() + static_cast<std::ptrdiff_t>(right), from.end(), to);
    return Value::boolean(true);
}

Value sort(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    if (operands[1].kind != Kind::function) {
        return evaluation.null_because("`sort` takes a function");
    }
    const Items items = items_of(operands[0]);
    Value* from = new_items(evaluation, items.size());
    Value* to = new_items(evaluation, items.size());
    if (from == nullptr || to == nullptr) {
        return Value::null();
    }
    std::copy(items.begin(), items.end(), from);
    for (std::size_t width = 1; width < items.size(); width *= 2) {
        for (std::size_t begin = 0; begin < items.size(); begin += 2 * width) {
            const std::size_t length = std::min(2 * width, items.size() - begin);
            const Value done =
                merge(evaluation, operands[1], {from + begin, length}, std::min(width, length), to + begin);
            if (!done.is_true()) {
                return done;
            }
        }
        std::swap(from, to);
    }
    return Value::list({from, items.size()});
}

// ---------------------------------------------------------------- list replace

Value replace_at(Evaluation& evaluation, Items items, const Value& position, const Value& item) {
    const auto place = index_of_position(position, items.size());
    if (!place) {
        return evaluation.null_because("the list has no such position");
    }
    Value* to = new_items(evaluation, items.size());
    if (to == nullptr) {
        return Value::null();
    }
    std::copy(items.begin(), items.end(), to);
    to[*place] = item;
    return Value::list({to, items.size()});
}

bool takes_two(const Function& function) {
    return function.builtin == nullptr ? function.parameters == 2
                                       : function.builtin->least() <= 2 && function.builtin->most() >= 2;
}

/// An answer that is neither true nor false goes before an unknown one: it makes the whole null, whatever
/// the rest turns out to be.
Value replace_matching(Evaluation& evaluation, Items items, const Value& match, const Value& item) {
    if (!takes_two(match.function())) {
        return evaluation.null_because("the function of `list replace` takes an element and the new one");
    }
    Value* to = new_items(evaluation, items.size());
    if (to == nullptr) {
        return Value::null();
    }
    bool unknown = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!evaluation.spend(1)) {
            return over_budget(evaluation);
        }
        const Value pair[] = {items[i], item};
        const Value matches = evaluation.call(match, pair);
        if (matches.kind != Kind::boolean && !matches.is_unknown()) {
            return evaluation.null_because("the function of `list replace` gave no true or false");
        }
        unknown = unknown || matches.is_unknown();
        to[i] = matches.is_true() ? item : items[i];
    }
    return unknown ? Value::unknown() : Value::list({to, items.size()});
}

Value list_replace(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    if (operands[0].is_null() || operands[1].is_null()) {
        return evaluation.null_because("the list, the position or the function is null");
    }
    if (operands[0].is_unknown() || operands[1].is_unknown()) {
        return Value::unknown();
    }
    const Items items = items_of(operands[0]);
    switch (operands[1].kind) {
    case Kind::number:
        return replace_at(evaluation, items, operands[1], operands[2]);
    case Kind::function:
        return replace_matching(evaluation, items, operands[1], operands[2]);
    default:
        return evaluation.null_because("`list replace` takes a position or a function");
    }
}

// ---------------------------------------------------------------- rows

Type replaced(const FunctionRow& /*row*/, std::span<const Type> types) {
    return list_of(join(joined_elements(types[0]), types[2])).or_null();
}

void add_list_replace(Rows& rows) {
    for (const bool one : {true, false}) {
        rows.push_back(
            {.name = "list replace",
             .group = FunctionGroup::list,
             .parameters = {some_list(),
                            one ? Parameter{"position", TypeKind::number}
                                : Parameter{"match", TypeKind::function},
                            {"newItem", TypeKind::any}},
             .rule = replaced,
             .sees_unknown = true,
             .null_on_null = false,
             .scalar = list_replace,
             .meaning =
                 one ? "The list with another element at a position: 1 is the first, -1 the last. Of a "
                       "number that is not whole the whole part counts."
                     : "The list with another element in place of each for which a function of two is "
                       "true, called with the element and the new one.",
             .nulls = one ? "The new element may be null. Null for a null list or position, and where the "
                            "list has no such position."
                          : "The new element may be null. Null for a null list or function, if the function "
                            "does not take exactly two, and if it gives anything but true or false.",
             .clause = list_clause});
    }
}

Type flattened(const FunctionRow& /*row*/, std::span<const Type> types) {
    Type item = items_type(types[0]);
    bool nullable = false;
    while (item.is(TypeKind::list)) {
        nullable = nullable || item.nullable();
        item = item.item();
    }
    return list_of(nullable ? item.or_null() : item);
}

FunctionRow one_list(std::string_view name, ResultRule rule, ScalarFunction scalar,
                     std::string_view meaning) {
    return {.name = name,
            .group = FunctionGroup::list,
            .parameters = {some_list()},
            .rule = rule,
            .scalar = scalar,
            .meaning = meaning,
            .nulls = "Null for null.",
            .clause = list_clause};
}

} // namespace

void add_rearranging_builtins(Rows& rows) {
    rows.push_back(one_list("reverse", same_list, reverse, "The elements in the opposite order."));
    rows.push_back(one_list("union", joined_lists, union_of,
                            "The elements of the lists in order, each of equal ones once."));
    rows.back().variadic = true;
    rows.push_back(one_list("distinct values", same_list, distinct_values,
                            "The elements in order, each of equal ones once."));
    rows.push_back(one_list("flatten", flattened, flatten,
                            "The elements, with every list among them replaced by its elements."));
    rows.back().column = column_flatten;
    rows.back().range = range_flattened;
    rows.push_back(
        {.name = "sort",
         .group = FunctionGroup::list,
         .parameters = {some_list(), {"precedes", TypeKind::function}},
         .rule = same_list,
         .scalar = sort,
         .meaning =
             "The elements in the order of a function of two that says whether its first comes before its "
             "second; elements of which neither does keep their order.",
         .nulls = "Null for null and if the function gives anything but true or false.",
         .clause = "DMN 1.5, 10.3.4.9, table 80"});
    add_list_replace(rows);
}

} // namespace bleibe::detail
