// SPDX-License-Identifier: Apache-2.0
// Completed months and ages against their definitions, by enumeration over all days of years that hold
// every kind of month end.
#include "value/calendar.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace bleibe::detail;

namespace {

std::int64_t day(std::string_view text) {
    const auto days = parse_date(text);
    REQUIRE_MESSAGE(days.has_value(), text);
    return *days;
}

/// One month on, month by month, with the day of the start remembered: what § 188 (3) BGB says.
std::int64_t months_later(std::int64_t from, int months) {
    const CivilDay start = civil_from_days(from);
    std::int64_t year = start.year;
    int month = start.month;
    for (int i = 0; i < months; ++i) {
        year += month == 12 ? 1 : 0;
        month = month == 12 ? 1 : month + 1;
    }
    int last = start.day;
    while (last > days_in_month(year, month)) {
        --last;
    }
    return days_from_civil({year, month, last});
}

/// The last day of the n-th year of life: the day before the day with the same number (§ 188 (2)).
std::int64_t last_day_of_year_of_life(std::int64_t birth, std::int64_t n) {
    const CivilDay born = civil_from_days(birth);
    if (born.day > 1) {
        return days_from_civil({born.year + n, born.month, born.day - 1});
    }
    return days_from_civil({born.year + n, born.month, 1}) - 1;
}

} // namespace

TEST_CASE("adding months equals going month by month") {
    int wrong = 0;
    for (std::int64_t from = day("2019-01-01"); from <= day("2021-12-31"); ++from) {
        for (int months = 0; months <= 60; ++months) {
            wrong += add_months(from, months) == months_later(from, months) ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("completed months are the largest number that does not pass the end") {
    int wrong = 0;
    for (std::int64_t from = day("2019-11-25"); from <= day("2021-03-05"); ++from) {
        int months = 0;
        for (std::int64_t to = from; to <= from + 1'200; ++to) {
            while (months_later(from, months + 1) <= to) {
                ++months;
            }
            wrong += completed_months(from, to) == months ? 0 : 1;
            wrong += completed_months(to, from) == -months ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("completed months at month ends and at the ends of the calendar") {
    struct Row {
        std::string from;
        std::string to;
        std::int64_t months;
    };
    const Row rows[] = {
        {"2023-01-31", "2023-02-27", 0},     {"2023-01-31", "2023-02-28", 1},
        {"2023-01-28", "2023-02-28", 1},     {"2024-01-31", "2024-02-28", 0},
        {"2024-01-31", "2024-02-29", 1},     {"2024-01-31", "2024-03-30", 1},
        {"2024-01-31", "2024-03-31", 2},     {"2024-02-29", "2025-02-28", 12},
        {"2024-02-29", "2028-02-28", 47},    {"2017-10-31", "2022-10-31", 60},
        {"2017-11-01", "2022-10-31", 59},    {"2013-08-24", "2011-12-22", -20},
        {"-2016-01-30", "-2017-02-28", -11}, {"2024-05-05", "2024-05-05", 0},
        {"-0001-12-31", "0000-01-31", 1},    {"-999999999-01-01", "999999999-12-31", 23'999'999'987},
    };
    for (const Row& row : rows) {
        CAPTURE(row.from);
        CAPTURE(row.to);
        CHECK(completed_months(day(row.from), day(row.to)) == row.months);
    }
}

TEST_CASE("ages against the last days of the years of life") {
    int wrong = 0;
    for (std::int64_t birth = day("1999-12-25"); birth <= day("2001-01-05"); ++birth) {
        std::int64_t age_now = 0;
        for (std::int64_t today = birth; today <= birth + 366 * 9; ++today) {
            while (last_day_of_year_of_life(birth, age_now + 1) < today) {
                ++age_now;
            }
            wrong += age(birth, today) == age_now ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("birthdays that the law's traps name") {
    struct Row {
        std::string birth;
        std::string today;
        std::int64_t age;
    };
    const Row rows[] = {
        {"1999-12-31", "2026-12-30", 26}, {"1999-12-31", "2026-12-31", 27}, {"2000-02-29", "2027-02-28", 26},
        {"2000-02-29", "2027-03-01", 27}, {"2000-03-01", "2027-02-28", 26}, {"2000-03-01", "2027-03-01", 27},
        {"2000-02-29", "2028-02-28", 27}, {"2000-02-29", "2028-02-29", 28}, {"2000-03-01", "2028-02-29", 27},
        {"2000-03-01", "2028-03-01", 28}, {"2000-02-28", "2027-02-28", 27}, {"2010-05-05", "2010-05-05", 0},
        {"2010-05-05", "2011-05-04", 0},  {"2010-05-05", "2011-05-05", 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.birth);
        CAPTURE(row.today);
        CHECK(age(day(row.birth), day(row.today)) == row.age);
    }
    CHECK_FALSE(age(day("2010-05-05"), day("2010-05-04")).has_value());
    CHECK(age(first_day(), last_day()) == 2 * calendar_max_year);
}
