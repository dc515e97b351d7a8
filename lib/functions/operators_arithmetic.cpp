// SPDX-License-Identifier: Apache-2.0
// Arithmetic: one table of operand kinds (DMN 1.5, tables 55 to 57), the same for types and for values.
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

__extension__ using Signed128 = __int128;

constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
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

Signed128 nanoseconds_of(const Value& duration) {
    return Signed128{duration.integer} * nanoseconds_a_second + duration.size;
}

Value duration_result(Evaluation& evaluation, Signed128 nanoseconds) {
    Signed128 seconds = nanoseconds / nanoseconds_a_second;
    Signed128 rest = nanoseconds % nanoseconds_a_second;
    if (rest < 0) {
        rest += nanoseconds_a_second;
        seconds -= 1;
    }
    if (seconds < INT64_MIN || seconds > INT64_MAX) {
        return evaluation.null_because("the duration is out of range");
    }
    return Value::duration(static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(rest));
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
        return duration_result(evaluation,
                               (Signed128{a.integer} - b.integer) * seconds_a_day * nanoseconds_a_second);
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
        if (kinds_are(types, date, length) || kinds_are(types, length, date)) {
            return date;
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
    return kinds_are(types, date, months) || kinds_are(types, date, duration) ? Type(date) : Type(never);
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
         .meaning =
             "Adds two numbers, or two durations of one kind; joins two texts; moves a date by a duration. "
             "Months keep the day of the month, or take the last day of a shorter month. With a days and "
             "time duration the date counts as midnight and the time of the result is dropped.",
         .nulls = "Null with null, with kinds that do not go together, and where the result is out of range.",
         .clause = "DMN 1.5, 10.3.2.13, table 55; for month ends § 188 (3) BGB"});
    rows.push_back(
        {.name = "-",
         .parameters = {{"a", anything()}, {"b", anything()}},
         .rule = minus_type,
         .scalar = minus,
         .meaning =
             "Subtracts numbers or durations of one kind; moves a date back by a duration; between two "
             "dates gives the days and time duration from the second to the first.",
         .nulls = "Null with null, with kinds that do not go together, and where the result is out of range.",
         .clause = "DMN 1.5, 10.3.2.13, table 55"});
    rows.push_back({.name = "*",
                    .parameters = {{"a", anything()}, {"b", anything()}},
                    .rule = times_type,
                    .scalar = times,
                    .meaning =
                        "Multiplies two numbers, or a duration by a number. A number of months is cut to "
                        "whole months towards zero, a days and time duration to nanoseconds.",
                    .nulls = "Null with null, with kinds that do not go together, and out of range.",
                    .clause = "DMN 1.5, 10.3.2.13, table 56"});
    rows.push_back({.name = "/",
                    .parameters = {{"a", anything()}, {"b", anything()}},
                    .rule = divided_type,
                    .scalar = divided_by,
                    .meaning =
                        "Divides two numbers, or a duration by a number; of two durations of one kind gives "
                        "the number of times that the second goes into the first. 34 digits, half even.",
                    .nulls = "Null with null, for a divisor of zero, and with kinds that do not go together.",
                    .clause = "DMN 1.5, 10.3.2.13, table 56"});
    rows.push_back(
        {.name = "**",
         .parameters = {{"base", TypeKind::number}, {"exponent", TypeKind::number}},
         .result = or_null(TypeKind::number),
         .scalar = to_the_power,
         .meaning = "The base to the power of the exponent, to 34 digits; 0 ** 0 is 1.",
         .nulls = "Null with null, where the result is out of range, for 0 with a negative exponent, and for "
                  "a negative base with an exponent that is not whole.",
         .clause = "DMN 1.5, 10.3.2.13, table 57"});
    rows.push_back({.name = "negate",
                    .parameters = {{"a", anything()}},
                    .rule = negated_type,
                    .scalar = negated,
                    .meaning = "The number or duration with the other sign; written `-a`.",
                    .nulls = "Null for null and for anything that has no sign.",
                    .clause = "DMN 1.5, 10.3.2.13"});
}

} // namespace bleibe::detail
