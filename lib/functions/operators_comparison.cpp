// SPDX-License-Identifier: Apache-2.0
// Comparison and membership, all of it made of equality and one order; unknown ends and elements decide
// nothing unless the rest already does.
#include "functions/column_forms.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

// ---------------------------------------------------------------- equality and order

Value equals(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const Value same = equal(operands[0], operands[1]);
    if (same.is_null()) {
        evaluation.because("values of different kinds cannot be equal or unequal");
    }
    return same;
}

Value differs(Evaluation& evaluation, const FunctionRow& row, std::span<const Value> operands) {
    return logical_not(equals(evaluation, row, operands));
}

/// An operand that was left out is null.
Value is(Evaluation& /*evaluation*/, const FunctionRow& /*row*/, std::span<const Value> operands) {
    return same(operands[0], operands[1]);
}

enum class Wanted : std::uint8_t { less, less_equal, greater, greater_equal };

bool holds(Wanted wanted, int place) {
    switch (wanted) {
    case Wanted::less:
        return place < 0;
    case Wanted::less_equal:
        return place <= 0;
    case Wanted::greater:
        return place > 0;
    case Wanted::greater_equal:
        return place >= 0;
    }
    return false;
}

/// Null decides, since no value of the other operand can be compared with it.
Value compare_as(Wanted wanted, const Value& a, const Value& b) {
    const bool whole =
        a.kind == Kind::date || (a.kind == Kind::number && !a.big && !b.big && a.scale == b.scale);
    if (whole && a.kind == b.kind) {
        return Value::boolean(holds(wanted, a.integer < b.integer ? -1 : a.integer > b.integer ? 1 : 0));
    }
    if (a.is_null() || b.is_null()) {
        return Value::null();
    }
    if (a.is_unknown() || b.is_unknown()) {
        return Value::unknown();
    }
    const std::optional<int> place = order(a, b);
    return place ? Value::boolean(holds(wanted, *place)) : Value::null();
}

template <Wanted wanted>
Value compares(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const Value result = compare_as(wanted, operands[0], operands[1]);
    if (result.is_null()) {
        evaluation.because("values of these kinds have no order");
    }
    return result;
}

// ---------------------------------------------------------------- membership

/// An end that is there but null makes the whole test null.
Value within(const Value& value, const RangeData& range) {
    if (range.writing == RangeWriting::unequal) {
        return logical_not(equal(value, range.low));
    }
    Value above = Value::boolean(true);
    Value below = Value::boolean(true);
    if (range.has_low) {
        above = compare_as(range.low_closed ? Wanted::greater_equal : Wanted::greater, value, range.low);
    }
    if (range.has_high) {
        below = compare_as(range.high_closed ? Wanted::less_equal : Wanted::less, value, range.high);
    }
    return above.is_null() || below.is_null() ? Value::null() : logical_and(above, below);
}

/// One test against another list element: equality that cannot be decided by kind does not hold.
Value meets_element(const Value& value, const Value& element) {
    if (element.is_unknown()) {
        return Value::unknown();
    }
    if (element.kind == Kind::range && value.kind != Kind::range) {
        return value.is_unknown() ? Value::unknown() : within(value, element.range());
    }
    const Value same = value.is_unknown() ? Value::unknown() : equal(value, element);
    return same.is_null() ? Value::boolean(false) : same;
}

Value among(Evaluation& evaluation, const Value& value, std::span<const Value> elements) {
    if (!evaluation.spend(elements.size())) {
        return over_budget(evaluation);
    }
    Value found = Value::boolean(false);
    for (const Value& element : elements) {
        const bool same_choice = element.kind == Kind::choice && value.kind == Kind::choice;
        if (same_choice && element.pointer == value.pointer && element.size != value.size) {
            continue;
        }
        found = logical_or(found, meets_element(value, element));
        if (found.is_true()) {
            break;
        }
    }
    return found;
}

Value in_range(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    if (operands[1].kind != Kind::range) {
        return evaluation.null_because("the test is not a range");
    }
    const Value result = within(operands[0], operands[1].range());
    if (result.is_null()) {
        evaluation.because("the value and the ends of the range cannot be compared");
    }
    return result;
}

Value in_list(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    if (operands[1].is_unknown()) {
        return Value::unknown();
    }
    if (operands[1].is_null()) {
        return evaluation.null_because("the list is null");
    }
    return among(evaluation, operands[0], items_of(operands[1]));
}

/// The test's kind decides; a list that equals the value counts as well as one that contains it.
Value in_test(Evaluation& evaluation, const FunctionRow& row, std::span<const Value> operands) {
    const Value& value = operands[0];
    const Value& test = operands[1];
    if (test.is_unknown()) {
        return Value::unknown();
    }
    if (test.kind == Kind::range && value.kind != Kind::range) {
        return value.is_unknown() ? Value::unknown() : in_range(evaluation, row, operands);
    }
    if (test.kind != Kind::list) {
        return value.is_unknown() ? Value::unknown() : equals(evaluation, row, operands);
    }
    const Value member = among(evaluation, value, test.items());
    const bool may_be_list = value.kind == Kind::list || value.is_unknown();
    if (!may_be_list || member.is_true()) {
        return member;
    }
    return logical_or(member, meets_element(value, test));
}

Value between(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const Value above = compare_as(Wanted::greater_equal, operands[0], operands[1]);
    const Value below = compare_as(Wanted::less_equal, operands[0], operands[2]);
    const Value result = logical_and(above, below);
    if (result.is_null()) {
        evaluation.because("values of these kinds have no order");
    }
    return result;
}

// ---------------------------------------------------------------- types

Type boolean_if(Comparable found) {
    switch (found) {
    case Comparable::no:
        return TypeKind::never;
    case Comparable::perhaps:
        return or_null(TypeKind::boolean);
    case Comparable::yes:
        return TypeKind::boolean;
    }
    return TypeKind::never;
}

Type equality_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    return boolean_if(comparable(types[0], types[1]));
}

Type order_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    return boolean_if(orderable(types[0], types[1]));
}

Type between_type(const FunctionRow& row, std::span<const Type> types) {
    const Type type = boolean_if(std::min(orderable(types[0], types[1]), orderable(types[0], types[2])));
    return boolean_unless_null(row, types).nullable() ? type.or_null() : type;
}

Type in_range_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    const Type end = types[1].item();
    const Type type = boolean_if(orderable(types[0], end));
    return end.nullable() ? type.or_null() : type;
}

/// Membership is never null for lack of equality, so only what can never be a member is a mistake.
Type member_type(const Type& value, const Type& item) {
    if (item.is(TypeKind::range)) {
        const Type type = boolean_if(orderable(value, item.item()));
        return item.item().nullable() ? type.or_null() : type;
    }
    if (item.is(TypeKind::any)) {
        return or_null(TypeKind::boolean); // it may be a range
    }
    return comparable(value, item) == Comparable::no ? Type(TypeKind::never) : Type(TypeKind::boolean);
}

Type in_list_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    return types[1].is(TypeKind::list) ? member_type(types[0], types[1].item()) : or_null(TypeKind::boolean);
}

Type in_test_type(const FunctionRow& row, std::span<const Type> types) {
    switch (types[1].kind()) {
    case TypeKind::range:
        return in_range_type(row, types);
    case TypeKind::list: {
        const Type member = member_type(types[0], types[1].item());
        return member.is(TypeKind::never) && comparable(types[0], types[1]) != Comparable::no
                   ? Type(TypeKind::boolean)
                   : member;
    }
    default:
        return equality_type(row, types);
    }
}

FunctionRow order_row(std::string_view sign, ScalarFunction scalar, ColumnForm column, RangeForm range,
                      std::string_view meaning) {
    return {.name = sign,
            .parameters = {{"a", anything()}, {"b", anything()}},
            .rule = order_type,
            .scalar = scalar,
            .column = column,
            .range = range,
            .meaning = meaning,
            .nulls =
                "Null with null and with kinds that have no order. Numbers, texts (by code point), dates, "
                "times, durations of one kind and the values of an ordered choice have one; of two times, "
                "both must have a zone or neither.",
            .clause = "DMN 1.5, 10.3.2.15, table 54"};
}

void add_membership(Rows& rows) {
    rows.push_back(
        {.name = "in range",
         .parameters = {{"value", anything()}, {"range", Type::range(Type(TypeKind::any))}},
         .rule = in_range_type,
         .scalar = in_range,
         .range = range_in_range,
         .meaning = "True if the value lies within the range; an end counts if it is closed.",
         .nulls = "Null for a null value, for a range with an end that is null, and for kinds that have "
                  "no order.",
         .clause = "DMN 1.5, 10.3.2.15, table 55"});
    rows.push_back({.name = "in list",
                    .parameters = {{"value", anything()}, {"list", list_of(Type(TypeKind::any))}},
                    .rule = in_list_type,
                    .sees_unknown = true,
                    .null_on_null = false,
                    .scalar = in_list,
                    .column = column_in_list,
                    .range = range_in_list,
                    .meaning =
                        "True if an element equals the value, or is a range that contains it. An element of "
                        "another kind is not equal.",
                    .nulls = "Null is in a list that contains null. A null list gives null.",
                    .clause = "DMN 1.5, 10.3.2.15, table 55"});
    rows.push_back({.name = "in",
                    .parameters = {{"value", anything()}, {"test", anything()}},
                    .rule = in_test_type,
                    .sees_unknown = true,
                    .null_on_null = false,
                    .scalar = in_test,
                    .range = range_in,
                    .meaning =
                        "One test of `in` whose kind is known only when it runs: a range contains the value, "
                        "a list contains or equals it, anything else equals it.",
                    .nulls = "As `in range`, `in list` and `=`.",
                    .clause = "DMN 1.5, 10.3.2.15, table 55"});
    rows.push_back(
        {.name = "between",
         .parameters = {{"value", anything()}, {"low", anything()}, {"high", anything()}},
         .rule = between_type,
         .sees_unknown = true,
         .null_on_null = false,
         .scalar = between,
         .range = range_between,
         .meaning = "`value >= low and value <= high`.",
         .nulls = "As `and` of the two comparisons: false if one is false, else null if one is null.",
         .clause = "DMN 1.5, 10.3.2.15, table 55"});
}

} // namespace

void add_comparison_operators(Rows& rows) {
    for (const bool same : {true, false}) {
        rows.push_back(
            {.name = same ? "=" : "!=",
             .parameters = {{"a", TypeKind::any}, {"b", TypeKind::any}},
             .rule = equality_type,
             .accepts_null = true,
             .null_on_null = false,
             .scalar = same ? equals : differs,
             .column = same ? column_equal : column_differs,
             .range = same ? range_equal : range_differs,
             .meaning = same ? "True if both are equal: by value, lists element by element, contexts entry "
                               "by entry. A text equals the choice of that word. Times are compared to the "
                               "whole second, on the line of time if both have a zone; if only one has, they "
                               "differ."
                             : "The opposite of `=`.",
             .nulls = "Null equals null and nothing else. Values of different kinds give null.",
             .clause = "DMN 1.5, 10.3.2.15, table 53"});
    }
    rows.push_back({.name = "is",
                    .group = FunctionGroup::boolean,
                    .parameters = {{"value1", TypeKind::any}, {"value2", TypeKind::any}},
                    .result = TypeKind::boolean,
                    .accepts_null = true,
                    .null_on_null = false,
                    .scalar = is,
                    .range = range_is,
                    .meaning =
                        "True if both are the same value of the same kind. Times, and dates and times, are "
                        "the same if they have the same clock, to the nanosecond, and the same zone: an "
                        "offset is never a named zone, and `Z` is `+00:00`.",
                    .nulls = "Null is the same as null and as nothing else; never null.",
                    .clause = "DMN 1.5, 10.3.4.6, table 77"});
    rows.push_back(order_row("<", compares<Wanted::less>, column_less, range_less,
                             "True if the first comes before the second."));
    rows.push_back(order_row("<=", compares<Wanted::less_equal>, column_less_equal, range_less_equal,
                             "True if the first comes before the second or is equal to it."));
    rows.push_back(order_row(">", compares<Wanted::greater>, column_greater, range_greater,
                             "True if the first comes after the second."));
    rows.push_back(order_row(">=", compares<Wanted::greater_equal>, column_greater_equal, range_greater_equal,
                             "True if the first comes after the second or is equal to it."));
    add_membership(rows);
}

} // namespace bleibe::detail
