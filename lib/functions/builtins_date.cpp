// SPDX-License-Identifier: Apache-2.0
// Parts of dates, times and durations. The properties are operators: `d.year` is the row "year" of `d`.
#include "functions/moments.hpp"
#include "functions/rows.hpp"

#include <array>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

constexpr std::int64_t seconds_a_minute = 60;
constexpr std::int64_t seconds_an_hour = 3'600;
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
    const auto day = detail::day_of(operands[0]);
    if (!day) {
        return evaluation.null_because("only a date, or a date and time, has that");
    }
    return Value::number(part(*day));
}

constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;

/// Seconds that make no whole minute, with the decimals that they have.
Value second_with_decimals(Evaluation& evaluation, std::int64_t seconds, std::int64_t nanoseconds) {
    std::int64_t digits = seconds % seconds_a_minute * nanoseconds_a_second + nanoseconds;
    std::int32_t decimals = 9;
    while (decimals > 0 && digits % 10 == 0) {
        digits /= 10;
        --decimals;
    }
    Decimal number(digits);
    number.exponent = -decimals;
    return Value::number(number, evaluation.arena);
}

using PartOfClock = std::int64_t (*)(std::int64_t second);

std::int64_t hour_of(std::int64_t second) { return second / seconds_an_hour; }

std::int64_t minute_of(std::int64_t second) { return second % seconds_an_hour / seconds_a_minute; }

const Moment* clock_of(Evaluation& evaluation, const Value& value) {
    if (value.kind == Kind::time || value.kind == Kind::date_time) {
        return &value.moment();
    }
    evaluation.because("only a time, or a date and time, has that");
    return nullptr;
}

template <PartOfClock part>
Value part_of_clock(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Moment* moment = clock_of(evaluation, operands[0]);
    return moment != nullptr ? Value::number(part(moment->second)) : Value::null();
}

Value second_of_clock(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Moment* moment = clock_of(evaluation, operands[0]);
    return moment != nullptr ? second_with_decimals(evaluation, moment->second, moment->nanosecond)
                             : Value::null();
}

Value offset_of(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Moment* moment = clock_of(evaluation, operands[0]);
    if (moment == nullptr) {
        return Value::null();
    }
    return moment->zoned() ? Value::duration(moment->offset)
                           : evaluation.null_because("a local time has no offset");
}

Value zone_of(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Moment* moment = clock_of(evaluation, operands[0]);
    if (moment == nullptr) {
        return Value::null();
    }
    return moment->form == ZoneForm::named ? Value::string(moment->zone)
                                           : evaluation.null_because("there is no name of a time zone");
}

using PartOfLength = std::int64_t (*)(std::int64_t length);

std::int64_t whole_years(std::int64_t months) { return months / months_a_year; }

std::int64_t months_beyond_years(std::int64_t months) { return months % months_a_year; }

std::int64_t whole_days(std::int64_t seconds) { return seconds / seconds_a_day; }

std::int64_t hours_beyond_days(std::int64_t seconds) { return seconds % seconds_a_day / seconds_an_hour; }

std::int64_t minutes_beyond_hours(std::int64_t seconds) {
    return seconds % seconds_an_hour / seconds_a_minute;
}

/// A value counts its nanoseconds forwards.
bool counts_back(const Value& duration) {
    return duration.kind == Kind::duration && duration.integer < 0 && duration.size != 0;
}

/// The whole seconds, cut towards zero.
std::int64_t length_of(const Value& duration) {
    return counts_back(duration) ? duration.integer + 1 : duration.integer;
}

template <Kind kind, PartOfLength part>
Value part_of_duration(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != kind) {
        return evaluation.null_because(kind == Kind::months ? "only a years and months duration has that"
                                                            : "only a days and time duration has that");
    }
    return Value::number(part(length_of(operands[0])));
}

Value seconds_of_duration(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Value& duration = operands[0];
    if (duration.kind != Kind::duration) {
        return evaluation.null_because("only a days and time duration has that");
    }
    const std::int64_t forwards = duration.size;
    return second_with_decimals(evaluation, length_of(duration),
                                counts_back(duration) ? forwards - nanoseconds_a_second : forwards);
}

// ---------------------------------------------------------------- names

constexpr std::array<std::string_view, 7> weekday_names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                           "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

template <PartOfDay part>
Value name_of_part(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto day = detail::day_of(operands[0]);
    if (!day) {
        return evaluation.null_because("the function takes a date, or a date and time");
    }
    const auto place = static_cast<std::size_t>(part(*day) - 1);
    return Value::string(part == weekday_of ? weekday_names[place] : month_names[place]);
}

Value moment_of_evaluation(Evaluation& evaluation, const FunctionRow& /*row*/, Operands /*operands*/) {
    return evaluation.instant != nullptr ? Value::date_time(*evaluation.instant)
                                         : evaluation.null_because("no moment of evaluation was given");
}

// ---------------------------------------------------------------- rows

/// The result for an operand of one of the two kinds; nothing goes with any other.
template <TypeKind result, TypeKind kind, TypeKind other>
Type of_either(const FunctionRow& /*row*/, std::span<const Type> types) {
    const Type& type = types[0];
    const bool is_open = type.is(TypeKind::any);
    const bool goes = type.is(kind) || type.is(other);
    return goes      ? Type(result)
           : is_open ? or_null(result)
                     : Type(type.is(TypeKind::null) ? result : TypeKind::never);
}

/// A local time has none.
template <TypeKind result>
Type of_zoned(const FunctionRow& row, std::span<const Type> types) {
    const Type type = of_either<result, TypeKind::time, TypeKind::date_time>(row, types);
    return type.is(TypeKind::never) ? type : type.or_null();
}

void add_property(Rows& rows, std::string_view name, Type of, ScalarFunction scalar, std::string_view meaning,
                  ResultRule rule = nullptr) {
    rows.push_back({.name = name,
                    .parameters = {{property_parameter, std::move(of)}},
                    .result = TypeKind::number,
                    .rule = rule,
                    .scalar = scalar,
                    .meaning = meaning,
                    .nulls = "Null for null and for values of another kind.",
                    .clause = "DMN 1.5, 10.3.2.15, table 65"});
}

void add_parts_of_moments(Rows& rows) {
    using enum TypeKind;
    const ResultRule of_days = of_either<number, date, date_time>;
    const ResultRule of_clocks = of_either<number, time, date_time>;
    add_property(rows, "year", anything(), part_of_date<year_of>, "The year of a date, or a date and time.",
                 of_days);
    add_property(rows, "month", anything(), part_of_date<month_of>,
                 "The month of a date, or a date and time, from 1 to 12.", of_days);
    add_property(rows, "day", anything(), part_of_date<day_of_month>, "The day of the month, from 1 to 31.",
                 of_days);
    add_property(rows, "weekday", anything(), part_of_date<weekday_of>,
                 "The day of the week: 1 is Monday, 7 Sunday.", of_days);
    add_property(rows, "hour", anything(), part_of_clock<hour_of>,
                 "The hour of a time, or a date and time, from 0 to 23.", of_clocks);
    add_property(rows, "minute", anything(), part_of_clock<minute_of>,
                 "The minute of the hour, from 0 to 59.", of_clocks);
    add_property(rows, "second", anything(), second_of_clock,
                 "The second of the minute with its decimals, from 0 to below 60.", of_clocks);
    add_property(rows, "time offset", anything(), offset_of,
                 "The offset from UTC, east is positive; null without a zone.", of_zoned<duration>);
    add_property(rows, "timezone", anything(), zone_of,
                 "The name of the time zone as written; null without one.", of_zoned<string>);
}

void add_properties(Rows& rows) {
    using enum TypeKind;
    add_parts_of_moments(rows);
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
    add_property(rows, "seconds", duration, seconds_of_duration,
                 "The seconds of a days and time duration that make no whole minute, with their decimals.");
}

void add_function(Rows& rows, std::string_view name, ResultRule rule, ScalarFunction scalar,
                  std::string_view meaning) {
    rows.push_back({.name = name,
                    .group = FunctionGroup::date,
                    .parameters = {one_of_several_kinds("date")},
                    .rule = rule,
                    .scalar = scalar,
                    .meaning = meaning,
                    .nulls = "Null for null and for anything that is neither a date nor a date and time.",
                    .clause = "DMN 1.5, 10.3.4.8, table 79"});
}

void add_day_now(Rows& rows) {
    rows.push_back({.name = "today",
                    .group = FunctionGroup::date,
                    .result = TypeKind::date,
                    .meaning = "The decision day that the caller passes; never the day of a clock.",
                    .nulls = "Null where the caller passes no day, which no assessment of a case does.",
                    .clause = "DMN 1.5, 10.3.4.11, table 82"});
    rows.push_back({.name = "now",
                    .group = FunctionGroup::date,
                    .result = or_null(TypeKind::date_time),
                    .scalar = moment_of_evaluation,
                    .meaning = "The moment of evaluation as the caller passes it; never that of a clock. No "
                               "ruleset may read it, since its verdicts would depend on "
                               "more than the decision day.",
                    .nulls = "Null where no moment is given.",
                    .clause = "DMN 1.5, 10.3.4.11, table 82"});
}

} // namespace

void add_date_rows(Rows& rows) {
    using enum TypeKind;
    constexpr ResultRule to_number = of_either<number, date, date_time>;
    constexpr ResultRule to_string = of_either<string, date, date_time>;
    add_properties(rows);
    add_function(rows, "day of year", to_number, part_of_date<day_of_year>,
                 "The number of the day in its year, from 1.");
    add_function(rows, "day of week", to_string, name_of_part<weekday_of>,
                 "The English name of the day of the week: \"Monday\" to \"Sunday\".");
    add_function(rows, "month of year", to_string, name_of_part<month_of>,
                 "The English name of the month: \"January\" to \"December\".");
    add_function(rows, "week of year", to_number, part_of_date<week_of_year>,
                 "The number of the week after ISO 8601.");
    add_day_now(rows);
}

} // namespace bleibe::detail
