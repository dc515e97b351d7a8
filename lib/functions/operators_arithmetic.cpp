// SPDX-License-Identifier: Apache-2.0
// Arithmetic: one table of operand kinds (DMN 1.5, tables 55 to 57), the same for types and for values.
#include "functions/column_forms.hpp"
#include "functions/moments.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

constexpr std::int32_t nanosecond_digits = 9;

Value not_for_these(Evaluation& evaluation) {
    return evaluation.null_because("the operator does not take operands of these kinds");
}

// ---------------------------------------------------------------- durations

Value months_result(Evaluation& evaluation, const std::optional<std::int64_t>& months) {
    if (!months) {
        return evaluation.null_because("the duration is out of range");
    }
    return Value::months(*months);
}

Decimal seconds_as_decimal(const Value& duration) {
    const Signed128 count = nanoseconds_of(duration);
    const bool negative = count < 0;
    return {negative, static_cast<Unsigned128>(negative ? -count : count), -nanosecond_digits};
}

Value duration_from_decimal(Evaluation& evaluation, const std::optional<Decimal>& seconds) {
    const std::optional<Decimal> exact =
        seconds ? rounded(*seconds, nanosecond_digits, Rounding::down) : std::nullopt;
    constexpr Unsigned128 bound = Unsigned128{1} << 93U; // 2^63 seconds in nanoseconds
    if (!exact || exact->exponent != -nanosecond_digits || exact->coefficient > bound) {
        return evaluation.null_because("the duration is out of range");
    }
    const auto count = static_cast<Signed128>(exact->coefficient);
    return duration_result(evaluation, exact->negative ? -count : count);
}

Value months_from_decimal(Evaluation& evaluation, const std::optional<Decimal>& months) {
    const std::optional<Decimal> whole = months ? rounded(*months, 0, Rounding::down) : std::nullopt;
    return months_result(evaluation, whole ? to_integer(*whole) : std::nullopt);
}

// ---------------------------------------------------------------- sums

std::optional<std::int64_t> checked_sum(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? std::nullopt : std::optional(sum);
}

std::optional<std::int64_t> checked_difference(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    return __builtin_sub_overflow(a, b, &difference) ? std::nullopt : std::optional(difference);
}

bool same_small_scale(const Value& a, const Value& b) { return !a.big && !b.big && a.scale == b.scale; }

Value small_number(std::int64_t digits, std::int8_t scale) {
    Value number = Value::number(digits);
    number.scale = scale;
    return number;
}

Value add_numbers(Evaluation& evaluation, const Value& a, const Value& b) {
    if (same_small_scale(a, b)) {
        if (const auto sum = checked_sum(a.integer, b.integer)) {
            return small_number(*sum, a.scale);
        }
    }
    return number_result(evaluation, add(a.decimal(), b.decimal()));
}

Value subtract_numbers(Evaluation& evaluation, const Value& a, const Value& b) {
    if (same_small_scale(a, b)) {
        if (const auto difference = checked_difference(a.integer, b.integer)) {
            return small_number(*difference, a.scale);
        }
    }
    return number_result(evaluation, subtract(a.decimal(), b.decimal()));
}

Value join_texts(Evaluation& evaluation, std::string_view a, std::string_view b) {
    char* joined = new_text(evaluation, a.size() + b.size());
    if (joined == nullptr) {
        return Value::null();
    }
    std::copy(a.begin(), a.end(), joined);
    std::copy(b.begin(), b.end(), joined + a.size());
    return Value::string({joined, a.size() + b.size()});
}

Value add_months_to_date(Evaluation& evaluation, std::int64_t day, std::optional<std::int64_t> months) {
    return date_result(evaluation, months ? add_months(day, *months) : std::nullopt);
}

/// The date counts as midnight, and the time of the result is dropped.
Value add_duration_to_date(Evaluation& evaluation, std::int64_t day, Signed128 nanoseconds) {
    constexpr Signed128 nanoseconds_a_day = Signed128{seconds_a_day} * nanoseconds_a_second;
    Signed128 days = nanoseconds / nanoseconds_a_day;
    if (nanoseconds % nanoseconds_a_day < 0) {
        days -= 1;
    }
    return date_result(evaluation, checked_sum(day, static_cast<std::int64_t>(days)));
}

Value minus_months(Evaluation& evaluation, const Moment& moment, std::int64_t months) {
    const auto opposite = checked_difference(0, months);
    return opposite ? plus_months(evaluation, moment, *opposite) : months_result(evaluation, opposite);
}

constexpr unsigned pair_of(Kind a, Kind b) {
    return static_cast<unsigned>(a) * 16U + static_cast<unsigned>(b);
}

Value plus(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const Value& a = operands[0];
    const Value& b = operands[1];
    switch (pair_of(a.kind, b.kind)) {
    case pair_of(Kind::number, Kind::number):
        return add_numbers(evaluation, a, b);
    case pair_of(Kind::date, Kind::months):
        return add_months_to_date(evaluation, a.integer, b.integer);
    case pair_of(Kind::months, Kind::date):
        return add_months_to_date(evaluation, b.integer, a.integer);
    case pair_of(Kind::date, Kind::duration):
        return add_duration_to_date(evaluation, a.integer, nanoseconds_of(b));
    case pair_of(Kind::duration, Kind::date):
        return add_duration_to_date(evaluation, b.integer, nanoseconds_of(a));
    case pair_of(Kind::date_time, Kind::months):
        return plus_months(evaluation, a.moment(), b.integer);
    case pair_of(Kind::months, Kind::date_time):
        return plus_months(evaluation, b.moment(), a.integer);
    case pair_of(Kind::date_time, Kind::duration):
        return plus_nanoseconds(evaluation, a.moment(), nanoseconds_of(b));
    case pair_of(Kind::duration, Kind::date_time):
        return plus_nanoseconds(evaluation, b.moment(), nanoseconds_of(a));
    case pair_of(Kind::time, Kind::duration):
        return turned(evaluation, a.moment(), nanoseconds_of(b));
    case pair_of(Kind::duration, Kind::time):
        return turned(evaluation, b.moment(), nanoseconds_of(a));
    case pair_of(Kind::months, Kind::months):
        return months_result(evaluation, checked_sum(a.integer, b.integer));
    case pair_of(Kind::duration, Kind::duration):
        return duration_result(evaluation, nanoseconds_of(a) + nanoseconds_of(b));
    default:
        break;
    }
    const auto first = text_of(a);
    const auto second = text_of(b);
    return first && second ? join_texts(evaluation, *first, *second) : not_for_these(evaluation);
}

Value minus(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const Value& a = operands[0];
    const Value& b = operands[1];
    switch (pair_of(a.kind, b.kind)) {
    case pair_of(Kind::number, Kind::number):
        return subtract_numbers(evaluation, a, b);
    case pair_of(Kind::date, Kind::date):
    case pair_of(Kind::date, Kind::date_time):
    case pair_of(Kind::date_time, Kind::date):
    case pair_of(Kind::date_time, Kind::date_time):
        return difference(evaluation, *moment_of(a), *moment_of(b));
    case pair_of(Kind::time, Kind::time):
        return difference(evaluation, a.moment(), b.moment());
    case pair_of(Kind::date_time, Kind::months):
        return minus_months(evaluation, a.moment(), b.integer);
    case pair_of(Kind::date_time, Kind::duration):
        return plus_nanoseconds(evaluation, a.moment(), -nanoseconds_of(b));
    case pair_of(Kind::time, Kind::duration):
        return turned(evaluation, a.moment(), -nanoseconds_of(b));
    case pair_of(Kind::date, Kind::months):
        return add_months_to_date(evaluation, a.integer, checked_difference(0, b.integer));
    case pair_of(Kind::date, Kind::duration):
        return add_duration_to_date(evaluation, a.integer, -nanoseconds_of(b));
    case pair_of(Kind::months, Kind::months):
        return months_result(evaluation, checked_difference(a.integer, b.integer));
    case pair_of(Kind::duration, Kind::duration):
        return duration_result(evaluation, nanoseconds_of(a) - nanoseconds_of(b));
    default:
        return not_for_these(evaluation);
    }
}

// ---------------------------------------------------------------- products

Value multiply_numbers(Evaluation& evaluation, const Value& a, const Value& b) {
    constexpr int largest_small_scale = 30;
    std::int64_t product = 0;
    const int scale = a.scale + b.scale;
    if (!a.big && !b.big && scale >= 0 && scale <= largest_small_scale &&
        !__builtin_mul_overflow(a.integer, b.integer, &product)) {
        return small_number(product, static_cast<std::int8_t>(scale));
    }
    return number_result(evaluation, multiply(a.decimal(), b.decimal()));
}

Value times(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const bool number_first = operands[0].kind == Kind::number;
    const Value& a = number_first ? operands[1] : operands[0];
    const Value& number = number_first ? operands[0] : operands[1];
    switch (pair_of(a.kind, number.kind)) {
    case pair_of(Kind::number, Kind::number):
        return multiply_numbers(evaluation, operands[0], operands[1]);
    case pair_of(Kind::months, Kind::number):
        return months_from_decimal(evaluation, multiply(Decimal(a.integer), number.decimal()));
    case pair_of(Kind::duration, Kind::number):
        return duration_from_decimal(evaluation, multiply(seconds_as_decimal(a), number.decimal()));
    default:
        return not_for_these(evaluation);
    }
}

Value quotient(Evaluation& evaluation, const Decimal& a, const Decimal& b) {
    if (b.is_zero()) {
        return evaluation.null_because("division by zero");
    }
    return number_result(evaluation, divide(a, b));
}

Value divided_by(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const Value& a = operands[0];
    const Value& b = operands[1];
    switch (pair_of(a.kind, b.kind)) {
    case pair_of(Kind::number, Kind::number):
        return quotient(evaluation, a.decimal(), b.decimal());
    case pair_of(Kind::months, Kind::months):
        return quotient(evaluation, Decimal(a.integer), Decimal(b.integer));
    case pair_of(Kind::duration, Kind::duration):
        return quotient(evaluation, seconds_as_decimal(a), seconds_as_decimal(b));
    case pair_of(Kind::months, Kind::number):
        return months_from_decimal(evaluation, divide(Decimal(a.integer), b.decimal()));
    case pair_of(Kind::duration, Kind::number):
        return duration_from_decimal(evaluation, divide(seconds_as_decimal(a), b.decimal()));
    default:
        return not_for_these(evaluation);
    }
}

Value to_the_power(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    if (operands[0].kind != Kind::number || operands[1].kind != Kind::number) {
        return not_for_these(evaluation);
    }
    constexpr std::uint64_t steps = 200; // as long as it takes at most
    if (!evaluation.spend(steps)) {
        return over_budget(evaluation);
    }
    const Decimal base = operands[0].decimal();
    const Decimal exponent = operands[1].decimal();
    if (base.is_zero() && exponent.negative) {
        return evaluation.null_because("zero has no power with a negative exponent");
    }
    if (base.negative && reduced(exponent).exponent < 0) {
        return evaluation.null_because("a negative number has no power with an exponent that is not whole");
    }
    return number_result(evaluation, power(base, exponent));
}

Value negated_number(Evaluation& evaluation, const Value& a) {
    const auto digits = a.big ? std::nullopt : checked_difference(0, a.integer);
    return digits ? small_number(*digits, a.scale) : number_result(evaluation, negate(a.decimal()));
}

Value negated(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const Value& a = operands[0];
    switch (a.kind) {
    case Kind::number:
        return negated_number(evaluation, a);
    case Kind::months:
        return months_result(evaluation, checked_difference(0, a.integer));
    case Kind::duration:
        return duration_result(evaluation, -nanoseconds_of(a));
    default:
        return not_for_these(evaluation);
    }
}

// ---------------------------------------------------------------- types

bool kinds_are(std::span<const Type> types, TypeKind a, TypeKind b) {
    return types[0].is(a) && types[1].is(b);
}

/// Of a date, a time or both, on either side of a length.
std::optional<Type> type_moved_by(TypeKind length, std::span<const Type> types) {
    using enum TypeKind;
    for (const TypeKind moved : {date, date_time, time}) {
        const bool takes_length = moved != time || length == duration;
        if (takes_length && (kinds_are(types, moved, length) || kinds_are(types, length, moved))) {
            return moved;
        }
    }
    return std::nullopt;
}

bool is_text(const Type& type) { return type.is(TypeKind::string) || type.is(TypeKind::choice); }

Type plus_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    using enum TypeKind;
    for (const TypeKind same : {number, months, duration}) {
        if (kinds_are(types, same, same)) {
            return same;
        }
    }
    for (const TypeKind length : {months, duration}) {
        if (const auto moved = type_moved_by(length, types)) {
            return *moved;
        }
    }
    return is_text(types[0]) && is_text(types[1]) ? Type(string) : Type(never);
}

Type minus_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    using enum TypeKind;
    for (const TypeKind same : {number, months, duration}) {
        if (kinds_are(types, same, same)) {
            return same;
        }
    }
    if (kinds_are(types, date, date)) {
        return duration;
    }
    const auto has_day = [](const Type& type) { return type.is(date) || type.is(date_time); };
    if ((has_day(types[0]) && has_day(types[1])) || kinds_are(types, time, time)) {
        return or_null(duration); // one may have a zone and the other none
    }
    const bool is_length = types[1].is(months) || types[1].is(duration);
    return is_length ? type_moved_by(types[1].kind(), types).value_or(never) : Type(never);
}

Type times_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    using enum TypeKind;
    for (const TypeKind kind : {number, months, duration}) {
        if (kinds_are(types, kind, number) || kinds_are(types, number, kind)) {
            return kind;
        }
    }
    return never;
}

Type divided_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    using enum TypeKind;
    for (const TypeKind kind : {number, months, duration}) {
        if (kinds_are(types, kind, kind)) {
            return or_null(number);
        }
        if (kinds_are(types, kind, number)) {
            return or_null(kind);
        }
    }
    return never;
}

Type negated_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    const TypeKind kind = types[0].kind();
    const bool has_sign = kind == TypeKind::number || kind == TypeKind::months || kind == TypeKind::duration;
    return has_sign ? kind : TypeKind::never;
}

} // namespace

void add_arithmetic_operators(Rows& rows) {
    rows.push_back(
        {.name = "+",
         .parameters = {{"a", anything()}, {"b", anything()}},
         .rule = plus_type,
         .scalar = plus,
         .column = column_plus,
         .range = range_plus,
         .meaning =
             "Adds two numbers, or two durations of one kind; joins two texts; moves a date, a time or a "
             "date "
             "and time by a duration. Months keep the day of the month, or take the last day of a shorter "
             "month. With a days and time duration a date counts as midnight and the time of the result is "
             "dropped; a time goes on after midnight; a date and time moves on the line of time, so that "
             "its clock follows the changes of its zone.",
         .nulls = "Null with null, with kinds that do not go together, and where the result is out of range.",
         .clause = "DMN 1.5, 10.3.2.15, table 57; for month ends § 188 (3) BGB"});
    rows.push_back(
        {.name = "-",
         .parameters = {{"a", anything()}, {"b", anything()}},
         .rule = minus_type,
         .scalar = minus,
         .column = column_minus,
         .range = range_minus,
         .meaning =
             "Subtracts numbers or durations of one kind; moves a date, a time or a date and time back by a "
             "duration; between two dates, two times or two dates and times gives the days and time duration "
             "from the second to the first. Beside a date and time a date counts as its midnight in UTC.",
         .nulls = "Null with null, with kinds that do not go together, where only one of the two has a time "
                  "zone, and where the result is out of range.",
         .clause = "DMN 1.5, 10.3.2.15, table 57"});
    rows.push_back({.name = "*",
                    .parameters = {{"a", anything()}, {"b", anything()}},
                    .rule = times_type,
                    .scalar = times,
                    .column = column_times,
                    .range = range_times,
                    .meaning =
                        "Multiplies two numbers, or a duration by a number. A number of months is cut to "
                        "whole months towards zero, a days and time duration to nanoseconds.",
                    .nulls = "Null with null, with kinds that do not go together, and out of range.",
                    .clause = "DMN 1.5, 10.3.2.15, table 59"});
    rows.push_back({.name = "/",
                    .parameters = {{"a", anything()}, {"b", anything()}},
                    .rule = divided_type,
                    .scalar = divided_by,
                    .range = range_divided,
                    .meaning =
                        "Divides two numbers, or a duration by a number; of two durations of one kind gives "
                        "the number of times that the second goes into the first. 34 digits, half even.",
                    .nulls = "Null with null, for a divisor of zero, and with kinds that do not go together.",
                    .clause = "DMN 1.5, 10.3.2.15, table 59"});
    rows.push_back(
        {.name = "**",
         .parameters = {{"base", TypeKind::number}, {"exponent", TypeKind::number}},
         .result = or_null(TypeKind::number),
         .scalar = to_the_power,
         .meaning = "The base to the power of the exponent, to 34 digits; 0 ** 0 is 1.",
         .nulls = "Null with null, where the result is out of range, for 0 with a negative exponent, and for "
                  "a negative base with an exponent that is not whole.",
         .clause = "DMN 1.5, 10.3.2.15, table 60"});
    rows.push_back({.name = "negate",
                    .parameters = {{"a", anything()}},
                    .rule = negated_type,
                    .scalar = negated,
                    .range = range_negated,
                    .meaning = "The number or duration with the other sign; written `-a`.",
                    .nulls = "Null for null and for anything that has no sign.",
                    .clause = "DMN 1.5, 10.3.2.15, table 62"});
}

} // namespace bleibe::detail
