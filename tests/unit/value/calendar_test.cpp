// SPDX-License-Identifier: Apache-2.0
// The calendar against counting day by day, with a leap rule and month lengths written down again here.
#include "value/calendar.hpp"

#include <bleibe/date.hpp>

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <string>

using namespace bleibe::detail;

namespace {

/// A day that knows how to become the next one, and nothing else.
struct Counter {
    std::int64_t year;
    int month;
    int day;

    [[nodiscard]] int month_length() const {
        constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        const bool leap = year % 400 == 0 || (year % 100 != 0 && year % 4 == 0);
        return lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
    }
    void advance() {
        if (++day > month_length()) {
            day = 1;
            if (++month > 12) {
                month = 1;
                ++year;
            }
        }
    }
};

/// Counts from the first of January of one year to the end of another; the number of disagreements.
int count_disagreements(std::int64_t first_year, std::int64_t last_year) {
    int wrong = 0;
    Counter counter{first_year, 1, 1};
    std::int64_t days = days_from_civil({first_year, 1, 1});
    for (; counter.year <= last_year; counter.advance(), ++days) {
        const CivilDay civil = civil_from_days(days);
        const bool same =
            civil.year == counter.year && civil.month == counter.month && civil.day == counter.day;
        const bool back = days_from_civil({counter.year, counter.month, counter.day}) == days;
        const bool length = days_in_month(counter.year, counter.month) == counter.month_length();
        wrong += same && back && length ? 0 : 1;
    }
    return wrong;
}

std::int64_t day(std::string_view text) {
    const auto days = parse_date(text);
    REQUIRE_MESSAGE(days.has_value(), text);
    return *days;
}

std::string text(std::optional<std::int64_t> days) { return days ? date_text(*days) : "nothing"; }

} // namespace

TEST_CASE("the epoch and days known from elsewhere") {
    CHECK(days_from_civil({1970, 1, 1}) == 0);
    CHECK(days_from_civil({2000, 3, 1}) == 11'017);
    CHECK(days_from_civil({1582, 10, 15}) == -141'427); // Julian day 2299160.5
    CHECK(days_from_civil({0, 3, 1}) == -719'468);
    CHECK(date_text(19'357) == "2022-12-31");
}

TEST_CASE("day by day over the centuries around year 0, today, and both ends") {
    CHECK(count_disagreements(-801, -1) == 0);
    CHECK(count_disagreements(0, 2801) == 0);
    CHECK(count_disagreements(calendar_max_year - 401, calendar_max_year) == 0);
    CHECK(count_disagreements(-calendar_max_year, -calendar_max_year + 401) == 0);
}

TEST_CASE("weekdays follow each other through the epoch") {
    CHECK(weekday(day("2022-12-31")) == 6);
    CHECK(weekday(day("2024-12-31")) == 2);
    CHECK(weekday(day("1970-01-01")) == 4);
    CHECK(weekday(day("1969-12-29")) == 1);
    for (std::int64_t days = -3'000; days < 3'000; ++days) {
        REQUIRE(weekday(days + 1) == weekday(days) % 7 + 1);
    }
    CHECK(weekday(std::numeric_limits<std::int64_t>::max()) >= 1);
    CHECK(weekday(std::numeric_limits<std::int64_t>::min()) <= 7);
}

TEST_CASE("the ends of the calendar") {
    CHECK(date_text(first_day()) == "-999999999-01-01");
    CHECK(date_text(last_day()) == "999999999-12-31");
    CHECK(day("999999999-12-31") == last_day());
    CHECK(day("-999999999-01-01") == first_day());
    // 2 × 999,999,999 + 1 years, of which 484,999,999 are leap years: counted by the rule, not the code.
    const std::int64_t years = 2 * calendar_max_year + 1;
    const std::int64_t leap =
        2 * (calendar_max_year / 4 - calendar_max_year / 100 + calendar_max_year / 400) + 1;
    CHECK(last_day() - first_day() + 1 == years * 365 + leap);
}

TEST_CASE("any number is some day") {
    const auto most = std::numeric_limits<std::int64_t>::max();
    CHECK(bleibe::Date(most).year() > calendar_max_year);
    CHECK(bleibe::Date(-most - 1).year() < -calendar_max_year);
}

TEST_CASE("months are added with the end of the month clamped") {
    struct Row {
        std::string from;
        std::int64_t months;
        std::string to;
    };
    const Row rows[] = {
        {"2020-08-31", 6, "2021-02-28"}, // TRAPS 2, § 188 (3) BGB
        {"2020-01-01", 6, "2020-07-01"},
        {"2023-01-31", 1, "2023-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2024-01-31", 13, "2025-02-28"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2024-02-29", 48, "2028-02-29"},
        {"2096-02-29", 48, "2100-02-28"},
        {"2022-10-31", -60, "2017-10-31"},
        {"2024-03-31", -1, "2024-02-29"},
        {"2023-12-15", 1, "2024-01-15"},
        {"2024-01-15", -1, "2023-12-15"},
        {"2024-01-15", -13, "2022-12-15"},
        {"0000-01-31", -1, "-0001-12-31"},
        {"-0001-12-31", 2, "0000-02-29"},
        {"2024-05-31", 0, "2024-05-31"},
        {"999999999-12-31", 1, "nothing"},
        {"999999999-11-30", 1, "999999999-12-30"},
        {"-999999999-01-01", -1, "nothing"},
        {"-999999999-02-28", -1, "-999999999-01-28"},
        {"-999999999-01-31", 23'999'999'987, "999999999-12-31"},
        {"2024-01-01", std::numeric_limits<std::int64_t>::max(), "nothing"},
        {"2024-01-01", std::numeric_limits<std::int64_t>::min(), "nothing"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.from);
        CAPTURE(row.months);
        CHECK(text(add_months(day(row.from), row.months)) == row.to);
    }
    CHECK_FALSE(add_months(last_day() + 1, 0).has_value());
    CHECK_FALSE(add_months(first_day() - 1, 0).has_value());
}

TEST_CASE("texts that are dates and texts that are not") {
    for (const std::string good :
         {"2022-12-31", "0001-01-01", "0000-02-29", "-0001-12-31", "2024-02-29", "10000-01-01", "-2017-12-31",
          "999999999-12-31", "-999999999-01-01", "2000-02-29"}) {
        CAPTURE(good);
        CHECK(text(parse_date(good)) == good);
    }
    for (const std::string bad : {"",
                                  "-",
                                  "2022",
                                  "2022-12",
                                  "2022-12-",
                                  "2022-12-3",
                                  "2022-12-311",
                                  "2022-1-31",
                                  "22-12-31",
                                  "998-12-31",
                                  "01211-12-31",
                                  "+2012-12-02",
                                  "2012T-12-2511:00:00Z",
                                  "9999999999-12-25",
                                  "2017-13-10",
                                  "2017-00-10",
                                  "2017-12-32",
                                  "2017-12-00",
                                  "2023-02-29",
                                  "1900-02-29",
                                  "2100-02-29",
                                  "2023-04-31",
                                  "-0000-01-01",
                                  "--2022-01-01",
                                  " 2022-12-31",
                                  "2022-12-31 ",
                                  "2022/12/31",
                                  "20221231",
                                  "2022-12-31T00:00:00",
                                  "2o22-12-31",
                                  "2022-+1-31",
                                  "2022--1-31",
                                  "31.12.2022",
                                  "18446744073709551617-01-01"}) {
        CAPTURE(bad);
        CHECK(text(parse_date(bad)) == "nothing");
    }
}

TEST_CASE("the public day says the same") {
    using bleibe::Date;
    const auto leap = Date::from(2024, 2, 29);
    REQUIRE(leap.has_value());
    CHECK(leap->year() == 2024);
    CHECK(leap->month() == 2);
    CHECK(leap->day() == 29);
    CHECK(leap->to_string() == "2024-02-29");
    CHECK(Date::parse("2024-02-29") == leap);
    CHECK(*leap < *Date::from(2024, 3, 1));
    CHECK(Date().to_string() == "1970-01-01");
    CHECK_FALSE(Date::parse("2023-02-29").has_value());
    const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
    const std::int64_t impossible[][3] = {
        {2023, 2, 29},         {2023, 0, 1},    {2023, 13, 1},
        {2023, 1, 0},          {2023, 1, 32},   {2023, 1, -2},
        {1'000'000'000, 1, 1}, {huge, 1, 1},    {-1'000'000'000, 1, 1},
        {2023, huge, 1},       {2023, 1, huge}, {2023, (std::int64_t{1} << 32) + 1, 1}};
    for (const auto& row : impossible) {
        CAPTURE(row[0]);
        CHECK_FALSE(Date::from(row[0], row[1], row[2]).has_value());
    }
}
