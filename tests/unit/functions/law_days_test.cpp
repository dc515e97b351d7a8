// SPDX-License-Identifier: Apache-2.0
// Ages and completed time through the table, against what the definitions say day by day.
#include "evaluate.hpp"
#include "value/calendar.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::int64_t day(std::string_view text) {
    Arena arena;
    return read_value(text, arena).integer;
}

std::int64_t of_days(std::string_view name, std::int64_t a, std::int64_t b) {
    TestEvaluation evaluation;
    const Value operands[] = {Value::date(a), Value::date(b)};
    const Value result = apply(evaluation, *find_builtin(name)[0], operands);
    REQUIRE(result.kind == Kind::number);
    return result.integer;
}

} // namespace

TEST_CASE("single days") {
    constexpr Example examples[] = {
        {"age", "2000-03-01 | 2027-02-28", "26"},
        {"age", "2000-03-01 | 2027-03-01", "27"},
        {"age", "2000-02-29 | 2027-02-28", "26"},
        {"age", "2000-02-29 | 2027-03-01", "27"},
        {"age", "2000-02-29 | 2028-02-28", "27"},
        {"age", "2000-02-29 | 2028-02-29", "28"},
        {"age", "2000-01-01 | 1999-12-31", "null"},
        {"age", "2000-01-01 | 2000-01-01", "0"},
        {"age", "null | 2000-01-01", "null"},
        {"age", "? | 2000-01-01", "?"},
        {"completed years", "2017-10-31 | 2022-10-31", "5"},
        {"completed years", "2017-11-01 | 2022-10-31", "4"},
        {"completed years", "2000-02-29 | 2001-02-28", "1"},
        {"completed years", "2022-10-31 | 2017-10-31", "-5"},
        {"completed years", "2022-10-31 | 2017-11-01", "-4"},
        {"completed months", "2020-08-31 | 2021-02-28", "6"},
        {"completed months", "2020-08-31 | 2021-02-27", "5"},
        {"completed months", "2021-02-28 | 2020-08-31", "-6"},
        {"completed months", "2020-01-01 | 2020-01-01", "0"},
        {"happened by", "2020-01-01 | 2020-01-01", "true"},
        {"happened by", "2020-01-02 | 2020-01-01", "false"},
        {"happened by", "null | 2020-01-01", "false"},
        {"happened by", "null | ?", "false"},
        {"happened by", "null | null", "false"},
        {"happened by", "2020-01-01 | null", "null"},
        {"happened by", "2020-01-01 | ?", "?"},
        {"happened by", "? | 2020-01-01", "?"},
        {"happened by", "? | null", "?"},
        {"happened by", "1 | 2020-01-01", "null"},
        {"earlier", "2020-01-02 | 2020-01-01", "2020-01-01"},
        {"later", "2020-01-02 | 2020-01-01", "2020-01-02"},
        {"later", "2020-01-02 | null", "null"},
        {"later", "2020-01-02 | ?", "?"},
    };
    check_examples(examples);
}

TEST_CASE("completed years and months are the largest number that still fits") {
    const std::int64_t first = day("2019-12-25");
    const std::int64_t last = day("2021-03-05");
    int wrong = 0;
    for (std::int64_t from = first; from <= last; from += 3) {
        std::int64_t months = 0;
        for (std::int64_t to = from; to <= from + 1600; ++to) {
            while (add_months(from, months + 1).value_or(INT64_MAX) <= to) {
                ++months;
            }
            wrong += of_days("completed months", from, to) == months ? 0 : 1;
            wrong += of_days("completed years", from, to) == months / 12 ? 0 : 1;
            wrong += of_days("completed months", to, from) == -months ? 0 : 1;
            wrong += of_days("completed years", to, from) == -(months / 12) ? 0 : 1;
        }
    }
    CHECK_EQ(wrong, 0);
}

TEST_CASE("an age grows on the day after the day before the birthday") {
    int wrong = 0;
    for (std::int64_t birth = day("1999-12-20"); birth <= day("2001-01-10"); ++birth) {
        const CivilDay born = civil_from_days(birth);
        std::int64_t years = 0;
        for (std::int64_t on = birth; on <= birth + 3700; ++on) {
            // The next year of life is complete with the end of the day before the one of that number.
            const std::int64_t complete =
                days_from_civil({born.year + years + 1, born.month, 1}) + born.day - 1;
            years += on == complete ? 1 : 0;
            wrong += of_days("age", birth, on) == years ? 0 : 1;
        }
    }
    CHECK_EQ(wrong, 0);
}
