// SPDX-License-Identifier: Apache-2.0
// Times and dates with times, from texts and from parts. A named zone is looked up here, once; a value that
// exists knows its offset.
#include "functions/moments.hpp"
#include "functions/rows.hpp"

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

// ---------------------------------------------------------------- times

Value time_from(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Value& from = operands[0];
    if (from.kind == Kind::time) {
        return from;
    }
    if (const auto text = text_of(from)) {
        const auto time = parse_time(*text);
        return time ? time_result(evaluation, time)
                    : evaluation.null_because("the text is no time like 10:30:00, 10:30:00+02:00 or "
                                              "10:30:00@Europe/Berlin");
    }
    auto moment = moment_of(from);
    if (!moment) {
        return evaluation.null_because("`time` takes a text, a date and time, or a date");
    }
    moment->day = 0;
    return time_result(evaluation, moment);
}

/// A whole number below a bound.
std::optional<std::int32_t> part_below(const Value& value, std::int64_t bound) {
    const auto part = value.kind == Kind::number ? to_integer(value.decimal()) : std::nullopt;
    return part && *part >= 0 && *part < bound ? std::optional(static_cast<std::int32_t>(*part))
                                               : std::nullopt;
}

/// Whole seconds and what is behind the point, to the nanosecond.
bool read_seconds(const Value& value, Moment& time) {
    constexpr std::int32_t nanosecond_digits = 9;
    const auto whole = whole_part(value);
    if (!whole || *whole < 0 || *whole > 59 || value.decimal().negative) {
        return false;
    }
    const auto exact = rounded(value.decimal(), nanosecond_digits, Rounding::down);
    const auto rest = exact ? subtract(*exact, Decimal(*whole)) : std::nullopt;
    const auto count =
        rest ? to_integer(multiply(*rest, Decimal(nanoseconds_a_second)).value_or(Decimal())) : std::nullopt;
    time.second += static_cast<std::int32_t>(*whole);
    time.nanosecond = static_cast<std::int32_t>(count.value_or(0));
    return count.has_value();
}

bool read_offset(const Value& value, Moment& time) {
    if (value.is_null()) {
        return true;
    }
    if (value.kind != Kind::duration || value.size != 0 || value.integer < -largest_offset ||
        value.integer > largest_offset) {
        return false;
    }
    time.form = ZoneForm::offset;
    time.offset = static_cast<std::int32_t>(value.integer);
    return true;
}

Value time_of_parts(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    constexpr std::int32_t seconds_an_hour = 3'600;
    constexpr std::int32_t seconds_a_minute = 60;
    if (any_null(operands.first(3))) {
        return evaluation.null_because("hour, minute or second is null");
    }
    const auto hour = part_below(operands[0], 24);
    const auto minute = part_below(operands[1], 60);
    Moment time;
    time.second = hour.value_or(0) * seconds_an_hour + minute.value_or(0) * seconds_a_minute;
    if (!hour || !minute || !read_seconds(operands[2], time)) {
        return evaluation.null_because("there is no such time");
    }
    if (operands.size() > 3 && !read_offset(operands[3], time)) {
        return evaluation.null_because("the offset is no duration of whole seconds of at most 14 hours");
    }
    return time_result(evaluation, time);
}

// ---------------------------------------------------------------- dates with times

Value date_time_from(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Value& from = operands[0];
    if (from.kind == Kind::date_time) {
        return from;
    }
    const auto text = text_of(from);
    if (!text) {
        const auto midnight = moment_of(from);
        return midnight ? date_time_result(evaluation, midnight)
                        : evaluation.null_because("`date and time` takes a text or a date");
    }
    auto moment = parse_date_time(*text);
    const auto day = moment ? std::nullopt : parse_date(*text);
    if (day) {
        moment = Moment{.day = *day};
    }
    return moment ? date_time_result(evaluation, moment)
                  : evaluation.null_because("the text is no date and time like 2022-12-31T10:30:00, "
                                            "2022-12-31T10:30:00Z or 2022-12-31T10:30:00@Europe/Berlin");
}

Value date_time_of_parts(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto day = day_of(operands[0]);
    if (!day || operands[1].kind != Kind::time) {
        return evaluation.null_because("`date and time` takes a date, or a date and time, and a time");
    }
    Moment moment = operands[1].moment();
    moment.day = *day;
    return date_time_result(evaluation, moment);
}

// ---------------------------------------------------------------- rows

constexpr std::string_view conversion_clause = "DMN 1.5, 10.3.4.1, table 72";

void add_times(Rows& rows) {
    rows.push_back(
        {.name = "time",
         .group = FunctionGroup::conversion,
         .parameters = {one_of_several_kinds("from")},
         .result = or_null(TypeKind::time),
         .scalar = time_from,
         .meaning = "The time that a text writes: `10:30:00`, with up to nine digits behind a point, "
                    "and behind that nothing (local), `Z`, an offset like `+02:00` (at most 14 "
                    "hours, seconds allowed) or a zone like `@Europe/Berlin`. The time of a date "
                    "and time with its zone; of a date midnight in UTC. `24:00:00` is midnight. A "
                    "time without a day has the offset of its zone's winter.",
         .nulls = "Null for null, for any other text, and for a zone that the host's data do not have.",
         .clause = conversion_clause});
    rows.push_back({.name = "time",
                    .group = FunctionGroup::conversion,
                    .parameters = {{"hour", TypeKind::number},
                                   {"minute", TypeKind::number},
                                   {"second", TypeKind::number},
                                   {"offset", or_null(TypeKind::duration), true}},
                    .result = or_null(TypeKind::time),
                    .null_on_null = false,
                    .scalar = time_of_parts,
                    .meaning = "The time with this hour, minute, second (which may have decimals) and offset "
                               "from UTC.",
                    .nulls =
                        "A null offset, or none, makes a local time. Null for another null, where there is "
                        "no such time, and for an offset of more than 14 hours.",
                    .clause = conversion_clause});
}

void add_dates_with_times(Rows& rows) {
    rows.push_back(
        {.name = "date and time",
         .group = FunctionGroup::conversion,
         .parameters = {one_of_several_kinds("from")},
         .result = or_null(TypeKind::date_time),
         .scalar = date_time_from,
         .meaning = "The date and time that a text writes: a date, `T`, and a time as `time` reads it. "
                    "A text with a date alone is its local midnight, a date is its midnight in UTC. "
                    "Of a clock time that a named zone has twice the first counts; of one that it "
                    "skips, the offset from before. `24:00:00` is the midnight of the next day.",
         .nulls = "Null for null, for any other text, and for a zone that the host's data do not have.",
         .clause = conversion_clause});
    rows.push_back({.name = "date and time",
                    .group = FunctionGroup::conversion,
                    .parameters = {one_of_several_kinds("date"), {"time", TypeKind::time}},
                    .result = or_null(TypeKind::date_time),
                    .scalar = date_time_of_parts,
                    .meaning =
                        "The time on that day, with the zone of the time. Of a date and time the local "
                        "date counts and nothing else.",
                    .nulls = "Null for null and for operands of other kinds.",
                    .clause = conversion_clause});
}

} // namespace

void add_time_builtins(Rows& rows) {
    add_times(rows);
    add_dates_with_times(rows);
}

} // namespace bleibe::detail
