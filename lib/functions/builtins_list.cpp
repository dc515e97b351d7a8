// SPDX-License-Identifier: Apache-2.0
// Functions that look into lists or build new ones. Elements may be unknown: they are carried along,
// and where their value would change the shape of the result, the result is unknown.
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

using Items = std::span<const Value>;

/// The index that a FEEL position stands for: from 1 at the front, from -1 at the back.
std::optional<std::size_t> index_of_position(const Value& position, std::size_t count) {
    const auto whole = whole_part(position);
    const auto length = static_cast<std::int64_t>(count);
    if (!whole || *whole == 0 || *whole > length || *whole < -length) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(*whole > 0 ? *whole - 1 : length + *whole);
}

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

Value is_same(const Value& a, const Value& b) {
    const Value same = a.is_unknown() || b.is_unknown() ? Value::unknown() : equal(a, b);
    return same.is_null() ? Value::boolean(false) : same;
}

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

Value joined(Evaluation& evaluation, Items parts) {
    std::size_t count = 0;
    for (const Value& part : parts) {
        count += items_of(part).size();
    }
    Value* to = new_items(evaluation, count);
    if (to == nullptr) {
        return Value::null();
    }
    Value* end = to;
    for (const Value& part : parts) {
        const Items items = items_of(part);
        end = std::copy(items.begin(), items.end(), end);
    }
    return Value::list({to, count});
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

// ---------------------------------------------------------------- types

Type items_type(const Type& type) { return type.is(TypeKind::list) ? type.item() : type; }

Type element_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    return items_type(types[0]).or_null();
}

Type same_list(const FunctionRow& /*row*/, std::span<const Type> types) {
    return list_of(items_type(types[0]));
}

Type same_list_or_null(const FunctionRow& row, std::span<const Type> types) {
    return same_list(row, types).or_null();
}

/// Of a list that is known to be empty, which the literal `[]` is, there are no elements to join.
Type joined_elements(const Type& list) {
    return list.is(TypeKind::list) && list.item().is(TypeKind::null) ? TypeKind::never : items_type(list);
}

Type joined_lists(const FunctionRow& /*row*/, std::span<const Type> types) {
    Type joined_item = TypeKind::never;
    for (const Type& type : types) {
        joined_item = join(joined_item, joined_elements(type));
    }
    return list_of(joined_item.is(TypeKind::never) ? items_type(types[0]) : joined_item);
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
        return TypeKind::null;
    }
    return types[0].nullable() ? or_null(TypeKind::boolean) : Type(TypeKind::boolean);
}

Type flattened(const FunctionRow& /*row*/, std::span<const Type> types) {
    Type item = items_type(types[0]);
    while (item.is(TypeKind::list)) {
        item = item.item();
    }
    return list_of(item);
}

// ---------------------------------------------------------------- rows

constexpr std::string_view list_clause = "DMN 1.5, 10.3.4.4, table 77";

Parameter some_list() { return {"list", list_of(Type(TypeKind::any))}; }

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
                    .meaning = "The list with the items added at its end.",
                    .nulls = "Items may be null. A null list gives null.",
                    .clause = list_clause});
    rows.push_back({.name = "concatenate",
                    .group = FunctionGroup::list,
                    .parameters = {some_list()},
                    .variadic = true,
                    .rule = joined_lists,
                    .scalar = concatenate,
                    .meaning = "The elements of the lists, one list after the other.",
                    .nulls = "Null if a list is null.",
                    .clause = list_clause});
    rows.push_back(
        {.name = "insert before",
         .group = FunctionGroup::list,
         .parameters = {some_list(), {"position", TypeKind::number}, {"new item", TypeKind::any}},
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

void add_list_builtins(Rows& rows) {
    add_looking(rows);
    add_parts(rows);
    rows.push_back(one_list("reverse", same_list, reverse, "The elements in the opposite order."));
    rows.push_back(one_list("union", joined_lists, union_of,
                            "The elements of the lists in order, each of equal ones once."));
    rows.back().variadic = true;
    rows.push_back(one_list("distinct values", same_list, distinct_values,
                            "The elements in order, each of equal ones once."));
    rows.push_back(one_list("flatten", flattened, flatten,
                            "The elements, with every list among them replaced by its elements."));
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
         .clause = "DMN 1.5, 10.3.4.8, table 81"});
}

} // namespace bleibe::detail
