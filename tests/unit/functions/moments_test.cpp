// SPDX-License-Identifier: Apache-2.0
// Times and dates with times by example, and what must hold of any of them. The zone Middle/East goes from
// two hours to three on 2021-03-28 at three o'clock, and back on 2021-10-31 at four.
#include "evaluate.hpp"
#include "value/moment.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

TEST_CASE("times from texts and parts") {
    constexpr Example examples[] = {
        {"time", "\"10:30:00\"", "10:30:00"},
        {"time", "\"10:30:00@Middle/East\"", "10:30:00@Middle/East"},
        {"time", "\"10:30:00@Middle/West\"", "null"},
        {"time", "\"10:30\"", "null"},
        {"time", "10:30:00Z", "10:30:00Z"},
        {"time", "2021-01-01T10:30:00.5+01:00", "10:30:00.5+01:00"},
        {"time", "2021-07-01T10:30:00@Middle/East", "10:30:00@Middle/East"},
        {"time", "2021-01-01", "00:00:00Z"},
        {"time", "2021", "null"},
        {"time", "[]", "null"},
        {"time", "null", "null"},
        {"time", "?", "?"},
        {"time", "11 | 59 | 45", "11:59:45"},
        {"time", "11 | 59 | 45 | null", "11:59:45"},
        {"time", "11 | 59 | 45 | PT0S", "11:59:45Z"},
        {"time", "11 | 59 | 1.3 | -PT1H", "11:59:01.3-01:00"},
        {"time", "11 | 59 | 0.9999999999 | PT14H", "11:59:00.999999999+14:00"},
        {"time", "11 | 59 | 45 | -PT2H45M55S", "11:59:45-02:45:55"},
        {"time", "11 | 59 | 45 | PT14H1S", "null"},
        {"time", "11 | 59 | 45 | PT0.5S", "null"},
        {"time", "11 | 59 | 45 | P1M", "null"},
        {"time", "11 | 59 | 59.5", "11:59:59.5"},
        {"time", "24 | 0 | 0", "null"},
        {"time", "-1 | 0 | 0", "null"},
        {"time", "1.5 | 0 | 0", "null"},
        {"time", "0 | 60 | 0", "null"},
        {"time", "0 | 0 | 60", "null"},
        {"time", "0 | 0 | -0.5", "null"},
        {"time", "null | 0 | 0", "null"},
        {"time", "0 | 0 | null | null", "null"},
        {"time", "0 | ? | 0 | null", "?"},
    };
    check_examples(examples);
}

TEST_CASE("dates with times from texts and parts, and their dates") {
    constexpr Example examples[] = {
        {"date and time", "\"2021-01-01T10:30:00Z\"", "2021-01-01T10:30:00Z"},
        {"date and time", "\"2021-01-01\"", "2021-01-01T00:00:00"},
        {"date and time", "\"2021-01-01T24:00:00\"", "2021-01-02T00:00:00"},
        {"date and time", "\"2021-01-01T10:30:00@Middle/West\"", "null"},
        {"date and time", "\"10:30:00\"", "null"},
        {"date and time", "2021-01-01T10:30:00", "2021-01-01T10:30:00"},
        {"date and time", "2021-01-01", "2021-01-01T00:00:00Z"},
        {"date and time", "10:30:00", "null"},
        {"date and time", "2021-01-01 | 10:30:00", "2021-01-01T10:30:00"},
        {"date and time", "2021-01-01 | 10:30:00.25+01:00", "2021-01-01T10:30:00.25+01:00"},
        {"date and time", "2021-01-01T23:00:00-14:00 | 10:30:00", "2021-01-01T10:30:00"},
        {"date and time", "2021-07-01 | 10:30:00@Middle/East", "2021-07-01T10:30:00@Middle/East"},
        {"date and time", "2021-01-01 | null", "null"},
        {"date and time", "null | 10:30:00", "null"},
        {"date and time", "10:30:00 | 10:30:00", "null"},
        {"date", "2021-01-01T23:30:00-14:00", "2021-01-01"},
        {"date", "10:30:00", "null"},
        {"string", "2021-01-01T10:30:00.5@Middle/East", "\"2021-01-01T10:30:00.5@Middle/East\""},
        {"string", "10:30:00+00:00", "\"10:30:00Z\""},
        {"years and months duration", "2014-12-31T23:59:59 | 2016-12-31T00:00:01", "P2Y"},
        {"years and months duration", "2017-02-28T23:59:59 | 2019-07-23", "P2Y4M"},
        {"years and months duration", "2016-01-21T10:00:00Z | 2015-01-21T10:00:00", "-P1Y"},
        {"years and months duration", "10:00:00 | 2015-01-21", "null"},
    };
    check_examples(examples);
}

TEST_CASE("parts of times and of dates with times") {
    constexpr Example examples[] = {
        {"year", "-2018-12-10T10:30:01", "-2018"},
        {"month", "2018-12-10T10:30:01", "12"},
        {"day", "2018-12-10T23:30:01-14:00", "10"},
        {"weekday", "2018-12-10T10:30:01", "1"},
        {"year", "10:30:01", "null"},
        {"hour", "2018-12-10T10:30:01", "10"},
        {"hour", "23:59:59.9", "23"},
        {"minute", "23:58:59.9", "58"},
        {"second", "23:59:57.9", "57.9"},
        {"hour", "2018-12-10", "null"},
        {"time offset", "10:30:01", "null"},
        {"time offset", "10:30:01-05:30", "-PT5H30M"},
        {"time offset", "10:30:01Z", "PT0S"},
        {"time offset", "10:30:01@Middle/East", "PT2H"},
        {"time offset", "2021-07-01T10:30:01@Middle/East", "PT3H"},
        {"time offset", "2021-07-01", "null"},
        {"timezone", "10:30:01@Middle/East", "\"Middle/East\""},
        {"timezone", "10:30:01Z", "null"},
        {"timezone", "2021-07-01T10:30:01", "null"},
        {"day of year", "2020-12-31T10:10:10", "366"},
        {"day of week", "2019-09-17T23:10:10", "\"Tuesday\""},
        {"month of year", "2019-09-17T10:10:10Z", "\"September\""},
        {"week of year", "2010-01-01T10:10:10", "53"},
        {"week of year", "10:10:10", "null"},
        {"now", "", "null"},
    };
    check_examples(examples);
}

TEST_CASE("arithmetic on the line of time") {
    constexpr Example examples[] = {
        {"+", "2021-01-31T10:10:10Z | P1M", "2021-02-28T10:10:10Z"},
        {"+", "P1Y | 2024-02-29T10:10:10", "2025-02-28T10:10:10"},
        {"-", "2021-03-31T10:10:10+01:00 | P1M", "2021-02-28T10:10:10+01:00"},
        {"+", "2021-01-12T10:10:10 | P1DT1H", "2021-01-13T11:10:10"},
        {"+", "PT0.5S | 2021-12-31T23:59:59.5Z", "2022-01-01T00:00:00Z"},
        {"-", "2021-01-01T00:00:00+11:00 | PT0.000000001S", "2020-12-31T23:59:59.999999999+11:00"},
        {"-", "2021-01-01T00:00:00 | -PT1S", "2021-01-01T00:00:01"},
        {"+", "2021-03-27T12:00:00@Middle/East | P1D", "2021-03-28T13:00:00@Middle/East"},
        {"+", "2021-03-27T12:00:00@Middle/East | P1M", "2021-04-27T12:00:00@Middle/East"},
        {"-", "2021-03-28T13:00:00@Middle/East | P1D", "2021-03-27T12:00:00@Middle/East"},
        {"+", "999999999-12-31T23:59:59 | PT1S", "null"},
        {"-", "-999999999-01-01T00:00:00 | P1M", "null"},
        {"+", "2021-01-01T00:00:00 | P106751991167300D", "null"},
        {"+", "2021-01-01T00:00:00 | 1", "null"},
        {"+", "2021-01-01T00:00:00 | 10:00:00", "null"},
        {"+", "10:15:00 | PT1H", "11:15:00"},
        {"+", "P1D | 10:15:00+11:00", "10:15:00+11:00"},
        {"+", "23:15:00@Middle/East | PT1H", "00:15:00@Middle/East"},
        {"-", "00:15:00.25Z | PT0.5S", "00:14:59.75Z"},
        {"-", "00:15:00 | P100DT1H", "23:15:00"},
        {"+", "10:15:00 | P1M", "null"},
        {"-", "2021-01-02T10:10:10 | 2021-01-01T10:10:10.5", "PT23H59M59.5S"},
        {"-", "2021-01-02T10:10:10+01:00 | 2021-01-01T10:10:10Z", "PT23H"},
        {"-", "2021-03-28T12:00:00@Middle/East | 2021-03-27T12:00:00@Middle/East", "PT23H"},
        {"-", "2021-01-02T10:10:10Z | 2021-01-01T10:10:10", "null"},
        {"-", "2021-01-02 | 2021-01-01T10:10:10+11:00", "P1DT49M50S"},
        {"-", "2021-01-02T00:00:00Z | 2021-01-02", "PT0S"},
        {"-", "2021-01-02T00:00:00 | 2021-01-02", "null"},
        {"-", "10:10:10+11:00 | 11:10:10+11:00", "-PT1H"},
        {"-", "10:10:10 | 11:10:10+11:00", "null"},
        {"-", "2021-01-01 | 10:10:10", "null"},
        {"negate", "10:10:10", "null"},
        {"negate", "2021-01-01T10:10:10", "null"},
        {"*", "10:10:10 | 2", "null"},
    };
    check_examples(examples);
}

TEST_CASE("comparison, membership and `is`") {
    constexpr Example examples[] = {
        {"=", "10:30:00.0001 | 10:30:00.0002", "true"},
        {"=", "10:30:00 | 10:30:00Z", "false"},
        {"!=", "10:30:00 | 10:30:00Z", "true"},
        {"=", "2021-01-01T00:00:00Z | 2021-01-01", "null"},
        {"=", "2021-07-01T10:00:00@Middle/East | 2021-07-01T07:00:00Z", "true"},
        {"=", "2021-07-01T10:00:00 | null", "false"},
        {"<", "10:30:00 | 10:30:01", "true"},
        {"<", "10:30:00 | 10:30:01Z", "null"},
        {"<=", "10:30:00.9 | 10:30:00.1", "true"},
        {">", "2021-01-01T00:00:00-01:00 | 2021-01-01T00:00:00Z", "true"},
        {">", "2021-01-01T00:00:00 | 2020-12-31", "null"},
        {"between", "10:30:00 | 10:00:00 | 11:00:00", "true"},
        {"between", "10:30:00 | 10:00:00 | 11:00:00Z", "null"},
        {"in range", "10:30:00 | [10:30:00..11:00:00)", "true"},
        {"in range", "2021-01-01T00:00:00 | (2021-01-01T00:00:00..2021-01-02T00:00:00)", "false"},
        {"in list", "10:30:00 | [10:30:00Z, 10:30:00]", "true"},
        {"max", "10:30:00 | 11:30:00", "11:30:00"},
        {"is", "10:30:00Z | 10:30:00+00:00", "true"},
        {"is", "10:30:00Z | 10:30:00", "false"},
        {"is", "10:30:00Z | 11:30:00+01:00", "false"},
        {"is", "10:30:00.1 | 10:30:00.2", "false"},
        {"is", "10:30:00@Middle/East | 10:30:00+02:00", "false"},
        {"is", "2021-01-01 | 2021-01-01T00:00:00Z", "false"},
        {"is", "P1Y | P12M", "true"},
        {"is", "P0Y | P0D", "false"},
        {"is", "1 | 1.0", "true"},
        {"is", "1 | \"1\"", "false"},
        {"is", "null | null", "true"},
        {"is", "null | 1", "false"},
        {"is", "[10:30:00.1] | [10:30:00.2]", "false"},
        {"is", "? | 1", "?"},
        {"is", "1", "null"},
    };
    check_examples(examples);
}

TEST_CASE("without zones a named one is null, and the reason is said") {
    TestEvaluation evaluation;
    evaluation.zones = nullptr;
    const std::vector<Value> text = read_values("\"2021-01-01T10:30:00@Middle/East\"", evaluation.arena);
    CHECK(run(evaluation, "date and time", text).is_null());
    CHECK(evaluation.reason() == "no time zone data were given");
    const std::vector<Value> operands =
        read_values("2021-01-01T10:30:00@Middle/East | PT1S", evaluation.arena);
    CHECK(run(evaluation, "+", operands).is_null());
    CHECK(evaluation.reason() == "no time zone data were given");
    TestEvaluation with_zones;
    const std::vector<Value> other = read_values("\"10:30:00@Middle/West\"", with_zones.arena);
    CHECK(run(with_zones, "time", other).is_null());
    CHECK(with_zones.reason() == "the time zone data have no zone of that name");
}

TEST_CASE("now is what the caller says") {
    TestEvaluation evaluation;
    const Moment moment = *parse_date_time("2021-01-01T10:30:00.5+01:00");
    evaluation.instant = &moment;
    CHECK(write_value(run(evaluation, "now", {})) == "2021-01-01T10:30:00.5+01:00");
}

namespace {

/// Some moment around the changes of the zone.
Value some_moment(std::mt19937_64& random, Arena& arena) {
    Moment moment;
    moment.form = static_cast<ZoneForm>(random() % 3);
    moment.nanosecond = random() % 3 == 0 ? static_cast<std::int32_t>(random() % 1'000'000'000) : 0;
    const std::int64_t around = random() % 2 == 0 ? 1'616'893'200 : 1'635'642'000;
    const std::int64_t second = around + static_cast<std::int64_t>(random() % 40'000) - 20'000;
    if (moment.form == ZoneForm::named) {
        moment.zone = "Middle/East";
        moment.offset = *zones_of_tests().offset_at(moment.zone, second);
    } else if (moment.form == ZoneForm::offset) {
        moment.offset = static_cast<std::int32_t>(random() % 7'200) - 3'600;
    }
    return Value::date_time(*arena.create(*with_local_seconds(moment, second + moment.offset)));
}

/// Nanoseconds since 1970, counted day by day and by hand.
__extension__ using Count = __int128;
Count slow_count(const Moment& moment) {
    return (Count{moment.day} * 24 * 60 * 60 + moment.second - moment.offset) * 1'000'000'000 +
           moment.nanosecond;
}

} // namespace

TEST_CASE("a duration added and taken away leaves the moment, and differences are its length") {
    std::mt19937_64 random(17);
    for (int round = 0; round < 20'000; ++round) {
        TestEvaluation evaluation;
        const Value moment = some_moment(random, evaluation.arena);
        const Value duration =
            Value::duration(static_cast<std::int64_t>(random() % 80'000) - 40'000,
                            random() % 2 == 0 ? 0 : static_cast<std::int32_t>(random() % 1'000'000'000));
        const Value moved = run(evaluation, "+", std::vector{moment, duration});
        CAPTURE(write_value(moment));
        CAPTURE(write_value(duration));
        REQUIRE(moved.kind == Kind::date_time);
        const Count length = Count{duration.integer} * 1'000'000'000 + duration.size;
        REQUIRE((slow_count(moved.moment()) - slow_count(moment.moment()) == length));
        REQUIRE(write_value(run(evaluation, "-", std::vector{moved, moment})) == write_value(duration));
        REQUIRE(identical(run(evaluation, "-", std::vector{moved, duration}), moment));
        const Value other = some_moment(random, evaluation.arena);
        const Value less = run(evaluation, "<", std::vector{moment, other});
        if (moment.moment().zoned() == other.moment().zoned()) {
            const Count billion = 1'000'000'000;
            const Count left = slow_count(moment.moment()) - moment.moment().nanosecond;
            const Count right = slow_count(other.moment()) - other.moment().nanosecond;
            REQUIRE(less.is_true() == (left / billion < right / billion));
        } else {
            REQUIRE(less.is_null());
        }
    }
}
