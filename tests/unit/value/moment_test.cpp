// SPDX-License-Identifier: Apache-2.0
// Texts of times and of dates with times, and what is the same moment.
#include "value/moment.hpp"

#include "value/calendar.hpp"
#include "value/value.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

using namespace bleibe::detail;

namespace {

std::string time_again(std::string_view text) {
    const auto time = parse_time(text);
    return time ? time_text(*time) : "nothing";
}

std::string moment_again(std::string_view text) {
    const auto moment = parse_date_time(text);
    return moment ? date_time_text(*moment) : "nothing";
}

struct Row {
    std::string written;
    std::string again;
};

Moment moment_of(std::string_view text) {
    const auto time = parse_time(text);
    const auto moment = time ? time : parse_date_time(text);
    REQUIRE(moment);
    return *moment;
}

std::string compared(std::string_view a, std::string_view b) {
    const Moment left = moment_of(a);
    const Moment right = moment_of(b);
    const auto order = order_of_moments(left, right);
    return (order ? (*order < 0   ? "<"
                     : *order > 0 ? ">"
                                  : "=")
                  : "none") +
           std::string(same_writing(left, right) ? " same" : "");
}

} // namespace

TEST_CASE("times as they are written and written again") {
    const Row rows[] = {
        {"01:02:03", "01:02:03"},
        {"00:00:00", "00:00:00"},
        {"23:59:59", "23:59:59"},
        {"24:00:00", "00:00:00"},
        {"24:00:00.0", "00:00:00"},
        {"24:00:00.1", "nothing"},
        {"24:00:01", "nothing"},
        {"24:01:00", "nothing"},
        {"25:00:00", "nothing"},
        {"00:60:00", "nothing"},
        {"00:00:60", "nothing"},
        {"11:22:33.444", "11:22:33.444"},
        {"11:22:33.100", "11:22:33.1"},
        {"11:22:33.123456789", "11:22:33.123456789"},
        {"11:22:33.000000001Z", "11:22:33.000000001Z"},
        {"11:22:33.1234567890", "nothing"},
        {"11:22:33.", "nothing"},
        {"11:22:33.Z", "nothing"},
        {"11:22:33Z", "11:22:33Z"},
        {"11:22:33z", "nothing"},
        {"11:22:33ZZ", "nothing"},
        {"11:22:33+00:00", "11:22:33Z"},
        {"11:22:33-00:00", "11:22:33Z"},
        {"11:22:33+02:00", "11:22:33+02:00"},
        {"11:22:33-02:45:55", "11:22:33-02:45:55"},
        {"11:22:33+02:45:00", "11:22:33+02:45"},
        {"11:22:33+14:00", "11:22:33+14:00"},
        {"11:22:33-14:00:00", "11:22:33-14:00"},
        {"11:22:33+14:00:01", "nothing"},
        {"11:22:33-19:00", "nothing"},
        {"11:22:33+5:00", "nothing"},
        {"11:22:33+05:0", "nothing"},
        {"11:22:33+05", "nothing"},
        {"11:22:33+0500", "nothing"},
        {"11:22:33+05:60", "nothing"},
        {"11:22:33+05:00:", "nothing"},
        {"11:22:33+05:00:60", "nothing"},
        {"11:22:33@Europe/Paris", "11:22:33@Europe/Paris"},
        {"11:22:33@Etc/GMT+1", "11:22:33@Etc/GMT+1"},
        {"11:22:33@", "nothing"},
        {"11:22:33@../passwd", "nothing"},
        {"11:22:33@/etc/passwd", "nothing"},
        {"11:22:33@a//b", "nothing"},
        {"11:22:33@a/", "nothing"},
        {"11:22:33@a b", "nothing"},
        {"11:22:33+02:00@Europe/Paris", "nothing"},
        {"7:00:00", "nothing"},
        {"07:0:00", "nothing"},
        {"07:00:0", "nothing"},
        {"07:00", "nothing"},
        {"070000", "nothing"},
        {"T07:00:00", "nothing"},
        {" 07:00:00", "nothing"},
        {"-07:00:00", "nothing"},
        {"", "nothing"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(time_again(row.written) == row.again);
    }
}

TEST_CASE("dates with times as they are written and written again") {
    const Row rows[] = {
        {"2017-12-31T00:00:00", "2017-12-31T00:00:00"},
        {"2017-12-31T24:00:00", "2018-01-01T00:00:00"},
        {"2017-12-31T24:00:00Z", "2018-01-01T00:00:00Z"},
        {"2017-12-31T24:00:01", "nothing"},
        {"-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35"},
        {"0000-02-29T11:22:33", "0000-02-29T11:22:33"},
        {"999999999-12-31T23:59:59.999999999@Europe/Paris",
         "999999999-12-31T23:59:59.999999999@Europe/Paris"},
        {"-999999999-01-01T00:00:00-14:00", "-999999999-01-01T00:00:00-14:00"},
        {"999999999-12-31T24:00:00", "nothing"},
        {"9999999999-12-27T11:22:33", "nothing"},
        {"998-12-31T11:22:33", "nothing"},
        {"01211-12-31T11:22:33", "nothing"},
        {"+2012-12-31T11:22:33", "nothing"},
        {"2017-13-10T11:22:33", "nothing"},
        {"2017-02-29T11:22:33", "nothing"},
        {"2017-12-31T7:20", "nothing"},
        {"2017-12-31t07:20:00", "nothing"},
        {"2017-12-31 07:20:00", "nothing"},
        {"2017-12-31", "nothing"},
        {"2017-12-31T", "nothing"},
        {"T07:20:00", "nothing"},
        {"2012T-12-2511:00:00Z", "nothing"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(moment_again(row.written) == row.again);
    }
}

TEST_CASE("moments are ordered by the second, and the same only by their writing") {
    const struct {
        std::string a;
        std::string b;
        std::string result;
    } rows[] = {
        {"10:30:00", "10:30:00", "= same"},
        {"10:30:00", "10:30:01", "<"},
        {"10:30:00.0001", "10:30:00.0002", "="},
        {"10:30:00.5", "10:30:01", "<"},
        {"10:30:00.50", "10:30:00.5", "= same"},
        {"10:30:00", "10:30:00Z", "none"},
        {"10:30:00Z", "10:30:00+00:00", "= same"},
        {"10:30:00Z", "11:30:00+01:00", "="},
        {"10:30:00Z", "10:30:00+01:00", ">"},
        {"23:00:00-02:00", "01:00:00Z", ">"},
        {"10:30:00Z", "10:30:00@Etc/UTC", "="},
        {"2021-01-01T00:30:00+01:00", "2020-12-31T23:30:00Z", "="},
        {"2021-01-01T00:30:00", "2020-12-31T23:30:00", ">"},
        {"2021-01-01T00:30:00", "2021-01-01T00:30:00Z", "none"},
        {"999999999-12-31T23:59:59-14:00", "-999999999-01-01T00:00:00+14:00", ">"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.a);
        CAPTURE(row.b);
        CHECK(compared(row.a, row.b) == row.result);
    }
}

TEST_CASE("values that are moments: equality, order, copies, texts") {
    Arena arena;
    const Moment first = moment_of("10:30:00.1@Europe/Paris");
    const Moment second = moment_of("10:30:00.2@Europe/Paris");
    const Moment local = moment_of("10:30:00");
    const Value a = Value::time(first);
    const Value b = Value::time(second);
    CHECK(equal(a, b).is_true());
    CHECK(same(a, b).is_false());
    CHECK(same(a, a).is_true());
    CHECK_FALSE(identical(a, b));
    CHECK(identical(a, deep_copy(a, arena)));
    CHECK(order(a, b) == 0);
    CHECK(equal(a, Value::time(local)).is_false());
    CHECK_FALSE(order(a, Value::time(local)));
    CHECK(equal(a, Value::date_time(first)).is_null());
    CHECK(same(a, Value::date_time(first)).is_false());
    CHECK(same(a, Value::unknown()).is_unknown());
    CHECK(same(Value::null(), Value::null()).is_true());
    const Value lists[] = {Value::list({&a, 1}), Value::list({&b, 1})};
    CHECK(equal(lists[0], lists[1]).is_true());
    CHECK(same(lists[0], lists[1]).is_false());
    std::string json;
    write_json(json, a);
    CHECK(json == "\"10:30:00.1@Europe/Paris\"");
    CHECK(to_text(lists[0]) == "[10:30:00.1@Europe/Paris]");

    auto zone = std::make_unique<std::string>("Etc/UTC");
    Moment named = moment_of("2024-02-29T10:30:00");
    named.form = ZoneForm::named;
    named.zone = *zone;
    const Value copy = deep_copy(Value::date_time(named), arena);
    zone->assign("XXXXXXX");
    CHECK(to_text(copy) == "2024-02-29T10:30:00@Etc/UTC");
}

TEST_CASE("the clock of a second and the second of a clock") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const auto seconds =
            static_cast<std::int64_t>(random() >> (8U + random() % 50U)) * (i % 2 == 0 ? 1 : -1);
        const auto moment = with_local_seconds({}, seconds);
        if (seconds > 31'556'889'864'403'199 || seconds < -31'557'014'167'219'200) {
            REQUIRE_FALSE(moment);
            continue;
        }
        REQUIRE(moment);
        REQUIRE(moment->local_seconds() == seconds);
        REQUIRE(moment->second >= 0);
        REQUIRE(moment->second < 86'400);
        REQUIRE(parse_date_time(date_time_text(*moment))->local_seconds() == seconds);
    }
}
