// SPDX-License-Identifier: Apache-2.0
// From texts and parts to values and back. What cannot be read is null, never a guess.
#include "functions/moments.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

// ---------------------------------------------------------------- numbers and texts

Value number_from_text(Evaluation& evaluation, std::string_view text) {
    const auto number = parse_decimal(text);
    return number ? number_result(evaluation, number) : evaluation.null_because("the text is not a number");
}

Value number_from(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind == Kind::number) {
        return operands[0];
    }
    const auto text = text_of(operands[0]);
    return text ? number_from_text(evaluation, *text) : evaluation.null_because("`number` takes a text");
}

struct Separators {
    std::string_view grouping;
    std::string_view decimal = ".";
};

std::optional<Separators> read_separators(const Value& grouping, const Value& decimal) {
    Separators separators;
    if (!grouping.is_null()) {
        const auto text = text_of(grouping);
        if (!text || (*text != " " && *text != "," && *text != ".")) {
            return std::nullopt;
        }
        separators.grouping = *text;
    }
    if (!decimal.is_null()) {
        const auto text = text_of(decimal);
        if (!text || (*text != "," && *text != ".")) {
            return std::nullopt;
        }
        separators.decimal = *text;
    }
    return separators.grouping == separators.decimal ? std::nullopt : std::optional(separators);
}

Value number_with_separators(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto separators = read_separators(operands[1], operands[2]);
    if (!text || !separators) {
        return evaluation.null_because(
            "`number` takes a text, one of space, comma and point for groups, and comma "
            "or point for decimals");
    }
    char* plain = new_text(evaluation, text->size());
    if (plain == nullptr) {
        return Value::null();
    }
    char* end = plain;
    for (const char c : *text) {
        const std::string_view one(&c, 1);
        if (one == separators->decimal) {
            *end++ = '.';
        } else if (one == ".") {
            if (one != separators->grouping) {
                return evaluation.null_because("the text is not a number");
            }
        } else if (one != separators->grouping) {
            *end++ = c;
        }
    }
    return number_from_text(evaluation, {plain, static_cast<std::size_t>(end - plain)});
}

Value string_from(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Value& value = operands[0];
    if (const auto text = text_of(value)) {
        return Value::string(*text);
    }
    if (has_unknown(value)) {
        return Value::unknown();
    }
    const std::string text = to_text(value);
    char* to = new_text(evaluation, text.size());
    if (to == nullptr) {
        return Value::null();
    }
    std::copy(text.begin(), text.end(), to);
    return Value::string({to, text.size()});
}

// ---------------------------------------------------------------- dates and durations

Value date_from(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto day = text ? parse_date(*text) : day_of(operands[0]);
    return day ? Value::date(*day)
               : evaluation.null_because("the value is not a date, nor a text like 2022-12-31");
}

Value date_of_parts(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    std::int64_t parts[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto whole =
            operands[i].kind == Kind::number ? to_integer(operands[i].decimal()) : std::nullopt;
        if (!whole) {
            return evaluation.null_because("year, month and day are whole numbers");
        }
        parts[i] = *whole;
    }
    const bool is_month = parts[1] >= 1 && parts[1] <= 12;
    const bool is_year = parts[0] >= -calendar_max_year && parts[0] <= calendar_max_year;
    if (!is_year || !is_month || parts[2] < 1 ||
        parts[2] > days_in_month(parts[0], static_cast<std::int32_t>(parts[1]))) {
        return evaluation.null_because("there is no such day");
    }
    return Value::date(days_from_civil(
        {parts[0], static_cast<std::int32_t>(parts[1]), static_cast<std::int32_t>(parts[2])}));
}

Value duration_from(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind == Kind::months || operands[0].kind == Kind::duration) {
        return operands[0];
    }
    const auto text = text_of(operands[0]);
    const auto duration = text ? parse_duration(*text) : std::nullopt;
    if (!duration) {
        return evaluation.null_because("the value is not a duration, nor a text like P1Y6M or P3DT12H");
    }
    return duration->is_months ? Value::months(duration->months)
                               : Value::duration(duration->seconds, duration->nanoseconds);
}

/// Whole months by the day of the month. Other than in `completed months`, a month whose last day is
/// too early does not count.
std::int64_t whole_months(std::int64_t from, std::int64_t to) {
    if (to < from) {
        return -whole_months(to, from);
    }
    const CivilDay first = civil_from_days(from);
    const CivilDay last = civil_from_days(to);
    const std::int64_t months = (last.year - first.year) * 12 + (last.month - first.month);
    return last.day < first.day ? months - 1 : months;
}

Value months_between(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto from = day_of(operands[0]);
    const auto to = day_of(operands[1]);
    if (!from || !to) {
        return evaluation.null_because("the function takes dates, or dates and times");
    }
    return Value::months(whole_months(*from, *to));
}

Type months_between_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    const bool are_days = std::all_of(types.begin(), types.end(), [](const Type& type) {
        return type.is(TypeKind::date) || type.is(TypeKind::date_time);
    });
    if (are_days) {
        return TypeKind::months;
    }
    return unsettled(types) == Type(TypeKind::any) ? or_null(TypeKind::months) : Type(TypeKind::never);
}

// ---------------------------------------------------------------- rows

constexpr std::string_view conversion_clause = "DMN 1.5, 10.3.4.1, table 72";

void add_texts(Rows& rows) {
    rows.push_back({.name = "number",
                    .group = FunctionGroup::conversion,
                    .parameters = {{"from", TypeKind::string}},
                    .result = or_null(TypeKind::number),
                    .scalar = number_from,
                    .meaning = "The number that a text writes.",
                    .nulls = "Null for null and for any other text.",
                    .clause = conversion_clause});
    rows.push_back(
        {.name = "number",
         .group = FunctionGroup::conversion,
         .parameters = {{"from", TypeKind::string},
                        {"grouping separator", or_null(TypeKind::string)},
                        {"decimal separator", or_null(TypeKind::string)}},
         .result = or_null(TypeKind::number),
         .null_on_null = false,
         .scalar = number_with_separators,
         .meaning = "The number that a text writes with these separators: space, comma or point between "
                    "groups of digits, comma or point before the decimals.",
         .nulls = "A null separator means none between groups and a point before decimals. Null for a "
                  "null text, for other or equal separators, and for any other text.",
         .clause = conversion_clause});
    rows.push_back(
        {.name = "string",
         .group = FunctionGroup::conversion,
         .parameters = {{"from", anything()}},
         .result = TypeKind::string,
         .scalar = string_from,
         .meaning = "The value as a text: dates, times and durations in ISO 8601, numbers in plain digits.",
         .nulls = "Null for null.",
         .clause = conversion_clause});
}

void add_dates(Rows& rows) {
    rows.push_back({.name = "date",
                    .group = FunctionGroup::conversion,
                    .parameters = {one_of_several_kinds("from")},
                    .result = or_null(TypeKind::date),
                    .scalar = date_from,
                    .meaning =
                        "The date that a text like 2022-12-31 writes; the local date of a date and time; "
                        "a date itself.",
                    .nulls = "Null for null, for any other text and for days that no calendar has.",
                    .clause = conversion_clause});
    rows.push_back(
        {.name = "date",
         .group = FunctionGroup::conversion,
         .parameters = {{"year", TypeKind::number}, {"month", TypeKind::number}, {"day", TypeKind::number}},
         .result = or_null(TypeKind::date),
         .scalar = date_of_parts,
         .meaning = "The date with this year, month and day.",
         .nulls = "Null for null and where there is no such day.",
         .clause = conversion_clause});
    rows.push_back(
        {.name = "duration",
         .group = FunctionGroup::conversion,
         .parameters = {one_of_several_kinds("from")},
         .result = TypeKind::any,
         .scalar = duration_from,
         .meaning = "The duration that a text writes: years and months (P1Y6M) or days and time (P3DT12H), "
                    "never both.",
         .nulls = "Null for null and for any other text.",
         .clause = conversion_clause});
    rows.push_back({.name = "years and months duration",
                    .group = FunctionGroup::conversion,
                    .parameters = {one_of_several_kinds("from"), one_of_several_kinds("to")},
                    .rule = months_between_type,
                    .scalar = months_between,
                    .meaning =
                        "The whole months from one date to another, by the day of the month; negative if the "
                        "second comes before the first. Of a date and time the local date counts. For "
                        "periods of the law use `completed months`, which "
                        "knows that short months end early.",
                    .nulls = "Null for null and for anything that is neither a date nor a date and time.",
                    .clause = conversion_clause});
}

} // namespace

void add_conversion_builtins(Rows& rows) {
    add_texts(rows);
    add_dates(rows);
}

} // namespace bleibe::detail
