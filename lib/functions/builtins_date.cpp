// SPDX-License-Identifier: Apache-2.0
// Parts of dates and durations. The properties are operators: `d.year` is the row "year" of `d`.
#include "functions/rows.hpp"

#include <array>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

constexpr std::int64_t seconds_a_minute = 60;
constexpr std::int64_t seconds_an_hour = 3'600;
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t months_a_year = 12;

// ---------------------------------------------------------------- parts

using PartOfDay = std::int64_t (*)(std::int64_t day);

std::int64_t year_of(std::int64_t day) { return civil_from_days(day).year; }

std::int64_t month_of(std::int64_t day) { return civil_from_days(day).month; }

std::int64_t day_of_month(std::int64_t day) { return civil_from_days(day).day; }

std::int64_t weekday_of(std::int64_t day) { return weekday(day); }

std::int64_t day_of_year(std::int64_t day) { return day - days_from_civil({year_of(day), 1, 1}) + 1; }

/// ISO 8601: a week belongs to the year that has its Thursday.
std::int64_t week_of_year(std::int64_t day) {
    constexpr std::int64_t thursday = 4;
    constexpr std::int64_t days_a_week = 7;
    return (day_of_year(day + thursday - weekday(day)) - 1) / days_a_week + 1;
}

template <PartOfDay part>
Value part_of_date(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != Kind::date) {
        return evaluation.null_because("only a date has that");
    }
    return Value::number(part(operands[0].integer));
}

using PartOfLength = std::int64_t (*)(std::int64_t length);

std::int64_t whole_years(std::int64_t months) { return months / months_a_year; }

std::int64_t months_beyond_years(std::int64_t months) { return months % months_a_year; }

std::int64_t whole_days(std::int64_t seconds) { return seconds / seconds_a_day; }

std::int64_t hours_beyond_days(std::int64_t seconds) { return seconds % seconds_a_day / seconds_an_hour; }

std::int64_t minutes_beyond_hours(std::int64_t seconds) {
    return seconds % seconds_an_hour / seconds_a_minute;
}

std::int64_t seconds_beyond_minutes(std::int64_t seconds) { return seconds % seconds_a_minute; }

/// The whole seconds, cut towards zero; the value counts its nanoseconds forwards.
std::int64_t length_of(const Value& duration) {
    const bool cut_back = duration.kind == Kind::duration && duration.integer < 0 && duration.size != 0;
    return cut_back ? duration.integer + 1 : duration.integer;
}

template <Kind kind, PartOfLength part>
Value part_of_duration(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != kind) {
        return evaluation.null_because(kind == Kind::months ? "only a years and months duration has that"
                                                            : "only a days and time duration has that");
    }
    return Value::number(part(length_of(operands[0])));
}

// ---------------------------------------------------------------- names

constexpr std::array<std::string_view, 7> weekday_names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                           "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

template <PartOfDay part>
Value name_of_part(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != Kind::date) {
        return evaluation.null_because("the function takes a date");
    }
    const auto place = static_cast<std::size_t>(part(operands[0].integer) - 1);
    return Value::string(part == weekday_of ? weekday_names[place] : month_names[place]);
}

// ---------------------------------------------------------------- rows

void add_property(Rows& rows, std::string_view name, TypeKind of, ScalarFunction scalar,
                  std::string_view meaning) {
    rows.push_back({.name = name,
                    .parameters = {{"value", of}},
                    .result = TypeKind::number,
                    .scalar = scalar,
                    .meaning = meaning,
                    .nulls = "Null for null and for values of another kind.",
                    .clause = "DMN 1.5, 10.3.2.15, table 65"});
}

void add_properties(Rows& rows) {
    using enum TypeKind;
    add_property(rows, "year", date, part_of_date<year_of>, "The year of a date.");
    add_property(rows, "month", date, part_of_date<month_of>, "The month of a date, from 1 to 12.");
    add_property(rows, "day", date, part_of_date<day_of_month>, "The day of the month, from 1 to 31.");
    add_property(rows, "weekday", date, part_of_date<weekday_of>,
                 "The day of the week: 1 is Monday, 7 Sunday.");
    add_property(rows, "years", months, part_of_duration<Kind::months, whole_years>,
                 "The whole years of a years and months duration.");
    add_property(rows, "months", months, part_of_duration<Kind::months, months_beyond_years>,
                 "The months of a years and months duration that make no whole year.");
    add_property(rows, "days", duration, part_of_duration<Kind::duration, whole_days>,
                 "The whole days of a days and time duration.");
    add_property(rows, "hours", duration, part_of_duration<Kind::duration, hours_beyond_days>,
                 "The hours of a days and time duration that make no whole day.");
    add_property(rows, "minutes", duration, part_of_duration<Kind::duration, minutes_beyond_hours>,
                 "The minutes of a days and time duration that make no whole hour.");
    add_property(rows, "seconds", duration, part_of_duration<Kind::duration, seconds_beyond_minutes>,
                 "The whole seconds of a days and time duration that make no whole minute.");
}

void add_function(Rows& rows, std::string_view name, TypeKind result, ScalarFunction scalar,
                  std::string_view meaning) {
    rows.push_back({.name = name,
                    .group = FunctionGroup::date,
                    .parameters = {{"date", TypeKind::date}},
                    .result = result,
                    .scalar = scalar,
                    .meaning = meaning,
                    .nulls = "Null for null and for anything that is not a date.",
                    .clause = "DMN 1.5, 10.3.4.9, table 83"});
}

void add_day_now(Rows& rows) {
    rows.push_back({.name = "today",
                    .group = FunctionGroup::date,
                    .result = TypeKind::date,
                    .meaning = "The decision day that the caller passes; never the day of a clock.",
                    .nulls = "Never null.",
                    .clause = "DMN 1.5, 10.3.4.11, table 85"});
    rows.push_back(
        {.name = "now",
         .group = FunctionGroup::date,
         .result = TypeKind::date_time,
         .meaning = "The moment of evaluation. No ruleset may read it, since its verdicts would depend on "
                    "more than the decision day.",
         .nulls = "Null where no moment is given.",
         .clause = "DMN 1.5, 10.3.4.11, table 85"});
}

} // namespace

void add_date_rows(Rows& rows) {
    add_properties(rows);
    add_function(rows, "day of year", TypeKind::number, part_of_date<day_of_year>,
                 "The number of the day in its year, from 1.");
    add_function(rows, "day of week", TypeKind::string, name_of_part<weekday_of>,
                 "The English name of the day of the week: \"Monday\" to \"Sunday\".");
    add_function(rows, "month of year", TypeKind::string, name_of_part<month_of>,
                 "The English name of the month: \"January\" to \"December\".");
    add_function(rows, "week of year", TypeKind::number, part_of_date<week_of_year>,
                 "The number of the week after ISO 8601.");
    add_day_now(rows);
}

} // namespace bleibe::detail
