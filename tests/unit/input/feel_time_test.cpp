// SPDX-License-Identifier: Apache-2.0
// Times in expressions: literals, named arguments, properties, and what comes from the host.
#include <bleibe/feel.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace bleibe;

namespace {

FeelOptions options_with_zones() {
    FeelOptions options;
    options.on = Date::parse("2024-02-29");
    options.now = Instant::parse("2024-02-29T10:30:00.5+01:00");
    options.zones = TimeZones([](std::string_view zone, std::int64_t) -> std::optional<std::int32_t> {
        return zone == "Middle/East" ? std::optional(7'200) : std::nullopt;
    });
    return options;
}

std::string feel(const std::string& expression, const FeelOptions& options = options_with_zones()) {
    const auto result = evaluate_feel(Source("expression", expression), {}, options);
    return result ? *result : "none";
}

std::string reason(const std::string& expression, const FeelOptions& options) {
    const auto result = evaluate_feel(Source("expression", expression), {}, options);
    return result.diagnostics().empty() ? "" : result.diagnostics().front().message;
}

} // namespace

TEST_CASE("literals, calls and properties") {
    const std::pair<std::string, std::string> rows[] = {
        {R"(@"10:30:11")", R"("10:30:11")"},
        {R"(@"2018-12-08T10:30:11+11:00")", R"("2018-12-08T10:30:11+11:00")"},
        {R"(@"2018-12-08T10:30:11@Middle/East")", R"("2018-12-08T10:30:11@Middle/East")"},
        {R"(@"10:30:11@Middle/East")", R"("10:30:11@Middle/East")"},
        {R"(@"10:30:11@Middle/West")", "null"},
        {R"([@"10:30:11@Middle/East", @"10:30:12@Middle/East", @"10:30:12Z"])",
         R"(["10:30:11@Middle/East","10:30:12@Middle/East","10:30:12Z"])"},
        {R"(@"10:30")", "null"},
        {R"(time(hour: 11, minute: 59, second: 0, offset: duration("PT2H1M")))", R"("11:59:00+02:01")"},
        {R"(time(from: "12:45:00"))", R"("12:45:00")"},
        {R"(date and time(date: date("2017-01-01"), time: time("23:59:01")))", R"("2017-01-01T23:59:01")"},
        {R"(date and time(from: "2012-12-24T23:59:00"))", R"("2012-12-24T23:59:00")"},
        {R"(time("10:30:00+05:00").time offset)", R"("PT5H")"},
        {R"(time("10:30:00").time offset)", "null"},
        {R"(@"10:30:00@Middle/East".timezone)", R"("Middle/East")"},
        {R"(@"2018-12-10T10:30:01".weekday)", "1"},
        {R"([@"2018-12-10T10:30:01", @"10:31:00"].minute)", "[30,31]"},
        {R"(duration(if true then "P1Y2M" else "").months)", "2"},
        {R"(duration(if true then "P1Y2M" else "").days)", "null"},
        {R"(@"10:30:00".year)", "null"},
        {R"({a: @"10:30:00"}.a.hour)", "10"},
        {R"(@"2021-01-02T10:10:10@Middle/East" - @"2021-01-02")", R"("PT8H10M10S")"},
        {R"(@"10:30:05" in !=@"10:30:06")", "true"},
        {R"(@"10:30:05" between @"10:30:00" and @"10:31:00")", "true"},
        {R"(is(@"23:00:50@Middle/East", @"23:00:50+02:00"))", "false"},
        {R"(is(value2: @"23:00:50"))", "false"},
        {R"(is(value1: 1, value2: 1, value3: 1))", "null"},
        {R"(string(@"2021-01-02T10:10:10@Middle/East" + @"PT1H"))", R"("2021-01-02T11:10:10@Middle/East")"},
        {R"(for d in [@"P1D", @"PT1H"] return @"2021-01-01T00:00:00Z" + d)",
         R"(["2021-01-02T00:00:00Z","2021-01-01T01:00:00Z"])"},
        {R"(day of week(@"2019-09-17T10:10:10"))", R"("Tuesday")"},
        {R"(day of week("2019-09-17"))", "null"},
        {R"(years and months duration(date("2011-12-22"), @"2013-08-24T00:00:00"))", R"("P1Y8M")"},
        {"now()", R"("2024-02-29T10:30:00.5+01:00")"},
        {"now().hour", "10"},
        {"now(1)", "null"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(feel(row.first) == row.second);
    }
}

TEST_CASE("what the host does not give is null, with its reason") {
    const FeelOptions bare;
    CHECK(feel("now()", bare) == "null");
    CHECK(reason("now()", bare) == "`now` gives null: no moment of evaluation was given");
    CHECK(feel(R"(@"10:30:11@Middle/East")", bare) == "null");
    CHECK(reason(R"(@"10:30:11@Middle/East")", bare) == "`time` gives null: no time zone data were given");
    CHECK(reason(R"(date and time("2024-01-01T10:30:11@Middle/West"))", options_with_zones()) ==
          "`date and time` gives null: the time zone data have no zone of that name");
    FeelOptions far = options_with_zones();
    far.now->seconds = INT64_MAX;
    CHECK(feel("now()", far) == "null");
    CHECK(feel(R"(@"10:30:11+02:00")", bare) == R"("10:30:11+02:00")");
}
