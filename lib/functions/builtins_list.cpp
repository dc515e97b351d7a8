// SPDX-License-Identifier: Apache-2.0
// Functions that look into lists or build new ones. Elements may be unknown: they are carried along,
// and where their value would change the shape of the result, the result is unknown.
#include "functions/column_forms.hpp"
#include "functions/lists.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

Value no_such_position(Evaluation& evaluation) {
    return evaluation.null_because("the list has no such position");
}

Value index(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    const Items items = items_of(operands[0]);
    const bool is_whole = operands[1].kind == Kind::number && to_integer(operands[1].decimal());
    const auto place = is_whole ? index_of_position(operands[1], items.size()) : std::nullopt;
    return place ? items[*place] : no_such_position(evaluation);
}

// ---------------------------------------------------------------- looking

Value list_contains(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    if (operands[0].is_null()) {
        return evaluation.null_because("the list is null");
    }
    if (operands[0].is_unknown()) {
        return Value::unknown();
    }
    const Items items = items_of(operands[0]);
    if (!evaluation.spend(items.size())) {
        return over_budget(evaluation);
    }
    Value found = Value::boolean(false);
    for (const Value& item : items) {
        found = logical_or(found, is_same(item, operands[1]));
    }
    return found;
}

Value index_of(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    if (operands[0].is_null()) {
        return evaluation.null_because("the list is null");
    }
    const Items items = items_of(operands[0]);
    Value* found = new_items(evaluation, items.size());
    if (found == nullptr) {
        return Value::null();
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Value same = is_same(items[i], operands[1]);
        if (same.is_unknown()) {
            return Value::unknown();
        }
        if (same.is_true()) {
            found[count++] = Value::number(static_cast<std::int64_t>(i) + 1);
        }
    }
    return Value::list({found, count});
}

// ---------------------------------------------------------------- parts and joins

Value sublist(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    const Items items = items_of(operands[0]);
    const auto start = index_of_position(operands[1], items.size());
    if (!start) {
        return no_such_position(evaluation);
    }
    std::size_t length = items.size() - *start;
    if (operands.size() > 2) {
        const auto wanted = whole_part(operands[2]);
        if (!wanted || *wanted < 1 || static_cast<std::uint64_t>(*wanted) > length) {
            return evaluation.null_because("the list has no part of that length");
        }
        length = static_cast<std::size_t>(*wanted);
    }
    return list_result(evaluation, items.subspan(*start, length));
}

Value concatenate(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    return joined(evaluation, operands);
}

/// The list with some items put in at `place`.
Value spliced(Evaluation& evaluation, Items items, std::size_t place, Items added) {
    Value* to = new_items(evaluation, items.size() + added.size());
    if (to == nullptr) {
        return Value::null();
    }
    Value* end = std::copy(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(place), to);
    end = std::copy(added.begin(), added.end(), end);
    std::copy(items.begin() + static_cast<std::ptrdiff_t>(place), items.end(), end);
    return Value::list({to, items.size() + added.size()});
}

Value append(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    if (operands[0].is_null()) {
        return evaluation.null_because("the list is null");
    }
    if (operands[0].is_unknown()) {
        return Value::unknown();
    }
    const Items items = items_of(operands[0]);
    return spliced(evaluation, items, items.size(), operands.subspan(1));
}

Value insert_before(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    if (operands[0].is_null() || operands[1].is_null()) {
        return evaluation.null_because("the list or the position is null");
    }
    if (operands[0].is_unknown() || operands[1].is_unknown()) {
        return Value::unknown();
    }
    const Items items = items_of(operands[0]);
    const auto place = index_of_position(operands[1], items.size());
    return place ? spliced(evaluation, items, *place, operands.subspan(2)) : no_such_position(evaluation);
}

Value remove(Evaluation& evaluation, const FunctionRow& /*row*/, Items operands) {
    const Items items = items_of(operands[0]);
    const auto place = index_of_position(operands[1], items.size());
    if (!place) {
        return no_such_position(evaluation);
    }
    Value* to = new_items(evaluation, items.size() - 1);
    if (to == nullptr) {
        return Value::null();
    }
    const auto gap = items.begin() + static_cast<std::ptrdiff_t>(*place);
    std::copy(gap + 1, items.end(), std::copy(items.begin(), gap, to));
    return Value::list({to, items.size() - 1});
}

// ---------------------------------------------------------------- types

Type element_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    return items_type(types[0]).or_null();
}

Type same_list_or_null(const FunctionRow& row, std::span<const Type> types) {
    return same_list(row, types).or_null();
}

Type appended(const FunctionRow& /*row*/, std::span<const Type> types) {
    Type item = joined_elements(types[0]);
    for (const Type& type : types.subspan(1)) {
        item = join(item, type);
    }
    return types[0].nullable() ? list_of(item).or_null() : list_of(item);
}

Type inserted(const FunctionRow& /*row*/, std::span<const Type> types) {
    return list_of(join(joined_elements(types[0]), types[2])).or_null();
}

Type contains_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (comparable(items_type(types[0]), types[1]) == Comparable::no) {
        return TypeKind::never;
    }
    return types[0].nullable() ? or_null(TypeKind::boolean) : Type(TypeKind::boolean);
}

// ---------------------------------------------------------------- rows

void add_looking(Rows& rows) {
    rows.push_back(
        {.name = "index",
         .parameters = {some_list(), {"position", TypeKind::number}},
         .rule = element_type,
         .scalar = index,
         .meaning = "The element at a position, written `list[position]`: 1 is the first, -1 the last. "
                    "A single value counts as a list of one.",
         .nulls = "Null for null, for position 0, beyond either end, and for a position that is not whole.",
         .clause = "DMN 1.5, 10.3.2.5"});
    rows.push_back({.name = "list contains",
                    .group = FunctionGroup::list,
                    .parameters = {some_list(), {"element", TypeKind::any}},
                    .rule = contains_type,
                    .sees_unknown = true,
                    .null_on_null = false,
                    .scalar = list_contains,
                    .range = range_list_contains,
                    .meaning = "True if an element equals the value.",
                    .nulls = "Null is contained in a list that holds null. A null list gives null.",
                    .clause = list_clause});
    rows.push_back({.name = "index of",
                    .group = FunctionGroup::list,
                    .parameters = {some_list(), {"match", TypeKind::any}},
                    .result = list_of(TypeKind::number),
                    .null_on_null = false,
                    .scalar = index_of,
                    .meaning = "The positions, from 1, of the elements that equal the value.",
                    .nulls = "Null is found where the list holds null. A null list gives null.",
                    .clause = list_clause});
}

void add_parts(Rows& rows) {
    rows.push_back(
        {.name = "sublist",
         .group = FunctionGroup::list,
         .parameters = {some_list(),
                        {"start position", TypeKind::number},
                        {"length", TypeKind::number, true}},
         .rule = same_list_or_null,
         .scalar = sublist,
         .meaning =
             "The elements from a position on (from the end if it is negative), as many as said or all.",
         .nulls = "Null for null, where the list has no such position, and where it is shorter than said.",
         .clause = list_clause});
    rows.push_back({.name = "append",
                    .group = FunctionGroup::list,
                    .parameters = {some_list(), {"item", TypeKind::any}},
                    .variadic = true,
                    .rule = appended,
                    .sees_unknown = true,
                    .null_on_null = false,
                    .scalar = append,
                    .range = range_joined,
                    .meaning = "The list with the items added at its end.",
                    .nulls = "Items may be null. A null list gives null.",
                    .clause = list_clause});
    rows.push_back({.name = "concatenate",
                    .group = FunctionGroup::list,
                    .parameters = {some_list()},
                    .variadic = true,
                    .rule = joined_lists,
                    .scalar = concatenate,
                    .column = column_concatenate,
                    .range = range_joined,
                    .meaning = "The elements of the lists, one list after the other.",
                    .nulls = "Null if a list is null.",
                    .clause = list_clause});
    rows.push_back(
        {.name = "insert before",
         .group = FunctionGroup::list,
         .parameters = {some_list(), {"position", TypeKind::number}, {"newItem", TypeKind::any}},
         .rule = inserted,
         .sees_unknown = true,
         .null_on_null = false,
         .scalar = insert_before,
         .meaning = "The list with the item put in at a position.",
         .nulls =
             "The item may be null. Null for a null list or position and where there is no such position.",
         .clause = list_clause});
    rows.push_back({.name = "remove",
                    .group = FunctionGroup::list,
                    .parameters = {some_list(), {"position", TypeKind::number}},
                    .rule = same_list_or_null,
                    .scalar = remove,
                    .meaning = "The list without the element at a position.",
                    .nulls = "Null for null and where there is no such position.",
                    .clause = list_clause});
}

} // namespace

void add_list_builtins(Rows& rows) {
    add_looking(rows);
    add_parts(rows);
}

} // namespace bleibe::detail
