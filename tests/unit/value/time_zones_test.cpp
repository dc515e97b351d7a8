// SPDX-License-Identifier: Apache-2.0
// Zones: the rule of POSIX against a slow model, TZif files made here, broken ones, and local clocks.
#include "unit/support/tzif_file.hpp"
#include "value/moment.hpp"
#include "value/tzif.hpp"

#include <bleibe/instant.hpp>
#include <bleibe/time_zones.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace bleibe;
using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::int64_t utc(std::string_view text) { return parse_date_time(text)->line_seconds(); }

const MadeZone paris = {{{-1'000'000'000, 3'600}, {1'616'893'200, 7'200}, {1'635'642'000, 3'600}},
                        {561, 3'600, 7'200},
                        "CET-1CEST,M3.5.0,M10.5.0/3"};

} // namespace

TEST_CASE("rules for all years") {
    const struct {
        std::string rule;
        std::string at;
        std::int32_t offset;
    } rows[] = {
        {"CET-1CEST,M3.5.0,M10.5.0/3", "2021-03-28T00:59:59Z", 3'600},
        {"CET-1CEST,M3.5.0,M10.5.0/3", "2021-03-28T01:00:00Z", 7'200},
        {"CET-1CEST,M3.5.0,M10.5.0/3", "2021-10-31T00:59:59Z", 7'200},
        {"CET-1CEST,M3.5.0,M10.5.0/3", "2021-10-31T01:00:00Z", 3'600},
        {"CET-1CEST,M3.5.0,M10.5.0/3", "999999999-07-01T00:00:00Z", 7'200},
        {"EST5EDT,M3.2.0,M11.1.0", "2021-03-14T06:59:59Z", -18'000},
        {"EST5EDT,M3.2.0,M11.1.0", "2021-03-14T07:00:00Z", -14'400},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", "2021-01-01T00:00:00Z", 39'600},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", "2021-07-01T00:00:00Z", 36'000},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", "2021-10-02T15:59:59Z", 36'000},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", "2021-10-02T16:00:00Z", 39'600},
        {"<+0530>-5:30", "2021-10-02T16:00:00Z", 19'800},
        {"UTC0", "2021-10-02T16:00:00Z", 0},
        {"<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2021-03-28T00:59:59Z", -10'800},
        {"<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2021-03-28T01:00:00Z", -7'200},
        {"IST-2IDT,M3.4.4/26,M10.5.0", "2021-03-25T23:59:59Z", 7'200},
        {"IST-2IDT,M3.4.4/26,M10.5.0", "2021-03-26T00:00:00Z", 10'800},
        {"ABC0DEF,J60/0,J300/0", "2021-02-28T23:59:59Z", 0},
        {"ABC0DEF,J60/0,J300/0", "2021-03-01T00:00:00Z", 3'600},
        {"ABC0DEF,J60/0,J300/0", "2024-02-29T23:59:59Z", 0},
        {"ABC0DEF,J60/0,J300/0", "2024-03-01T00:00:00Z", 3'600},
        {"ABC0DEF,59/0,300/0", "2024-02-29T00:00:00Z", 3'600},
        {"EST5EDT,0/0,J365/25", "2021-01-01T04:59:59Z", -14'400},
        {"EST5EDT,0/0,J365/25", "2021-12-31T12:00:00Z", -14'400},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", "2021-01-01T00:00:00Z", 0},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", "2021-07-01T00:00:00Z", 3'600},
    };
    for (const auto& row : rows) {
        CAPTURE(row.rule);
        CAPTURE(row.at);
        const auto rule = parse_posix_zone(row.rule);
        REQUIRE(rule);
        CHECK(rule->offset_at(utc(row.at)) == row.offset);
    }
    for (const std::string bad :
         {"", "CE-1", "CET", "CET-25", "CET-1:60", "CET-1CEST", "CET-1CEST,M3.5.0",
          "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
          "CET-1CEST,M3.5.0,M10.5.0/168", "CET-1CEST,J0,J1", "CET-1CEST,366,1", "CET-1CEST,M3.5.0,M10.5.0 ",
          "<+03-3", "<+3>-3x", "CET-1,M3.5.0", "CET-99999999999999999999"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_posix_zone(bad));
    }
}

TEST_CASE("a TZif file says what was written into it") {
    for (const char version : {'2', '3', '4'}) {
        const auto rules = read_tzif(tzif_file(paris, version));
        REQUIRE(rules);
        CHECK(rules->offset_at(-1'000'000'001) == 561);
        CHECK(rules->offset_at(-1'000'000'000) == 3'600);
        CHECK(rules->offset_at(1'616'893'199) == 3'600);
        CHECK(rules->offset_at(1'616'893'200) == 7'200);
        CHECK(rules->offset_at(1'635'642'000) == 3'600);
        CHECK(rules->offset_at(utc("2500-07-01T00:00:00Z")) == 7'200);
        CHECK(rules->offset_at(utc("-999999999-07-01T00:00:00Z")) == 561);
    }
    const auto old = read_tzif(tzif_block(paris, 4, '\0'));
    REQUIRE(old);
    CHECK(old->offset_at(1'616'893'200) == 7'200);
    CHECK(old->offset_at(utc("2500-07-01T00:00:00Z")) == 3'600);
    const auto fixed = read_tzif(tzif_file({{}, {0}, "UTC0"}));
    REQUIRE(fixed);
    CHECK(fixed->offset_at(5) == 0);
    CHECK(read_tzif(tzif_file({{}, {-3'600}, ""}))->offset_at(5) == -3'600);
}

TEST_CASE("broken TZif files are refused, whatever is broken") {
    CHECK_FALSE(read_tzif(""));
    CHECK_FALSE(read_tzif("TZif"));
    CHECK_FALSE(read_tzif(tzif_file({{}, {}, "UTC0"})));
    CHECK_FALSE(read_tzif(tzif_file({{}, {0}, "nonsense"})));
    CHECK_FALSE(read_tzif(tzif_file({{}, {26 * 3'600}, "UTC0"})));
    CHECK_FALSE(read_tzif(tzif_file({{{5, 0}, {5, 0}}, {0}, "UTC0"})));
    CHECK_FALSE(read_tzif(tzif_file({{{5, 0}, {4, 0}}, {0}, "UTC0"})));
    CHECK_FALSE(read_tzif(tzif_file({{}, {0}, "UTC0", 1})));
    const std::string whole = tzif_file(paris);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(read_tzif(std::string_view(whole).substr(0, length)));
    }
    std::mt19937_64 random(11);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string broken = whole;
        for (std::uint64_t n = random() % 4 + 1; n > 0; --n) {
            broken[random() % broken.size()] = static_cast<char>(random() % 256);
        }
        const auto rules = read_tzif(broken);
        refused += rules ? 0 : 1;
        if (rules) {
            CHECK(std::abs(rules->offset_at(static_cast<std::int64_t>(random()))) < 26 * 3'600);
        }
    }
    CHECK(refused > 5'000);
}

TEST_CASE("a local clock: once, twice, and never shown") {
    const TimeZones zones([](std::string_view name, std::int64_t second) -> std::optional<std::int32_t> {
        static const ZoneRules rules = *read_tzif(tzif_file(paris));
        return name == "Europe/Paris" ? std::optional(rules.offset_at(second)) : std::nullopt;
    });
    const struct {
        std::string local;
        std::int32_t offset;
    } rows[] = {
        {"2021-03-28T01:59:59", 3'600}, {"2021-03-28T02:00:00", 3'600}, {"2021-03-28T02:59:59", 3'600},
        {"2021-03-28T03:00:00", 7'200}, {"2021-10-31T01:59:59", 7'200}, {"2021-10-31T02:00:00", 7'200},
        {"2021-10-31T02:59:59", 7'200}, {"2021-10-31T03:00:00", 3'600}, {"999999999-12-31T23:59:59", 3'600},
    };
    for (const auto& row : rows) {
        CAPTURE(row.local);
        CHECK(zones.offset_of_local("Europe/Paris", utc(row.local)) == row.offset);
    }
    CHECK_FALSE(zones.offset_of_local("Europe/Nowhere", 0));
    CHECK(zones.offset_without_day("Europe/Paris") == 3'600);
    CHECK_FALSE(TimeZones().offset_at("Europe/Paris", 0));
    CHECK_FALSE(TimeZones().given());
    CHECK_FALSE(TimeZones(ZoneOffset()).given());
    const TimeZones mad([](std::string_view, std::int64_t) { return std::optional(26 * 3'600); });
    CHECK(mad.given());
    CHECK_FALSE(mad.offset_at("Europe/Paris", 0));
}

TEST_CASE("every second of a zone comes back from its own clock, or is the first with that clock") {
    const ZoneRules rules = *read_tzif(tzif_file(paris));
    const TimeZones zones(
        [&rules](std::string_view, std::int64_t second) { return std::optional(rules.offset_at(second)); });
    std::mt19937_64 random(13);
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t around = i % 2 == 0 ? 1'616'893'200 : 1'635'642'000;
        const std::int64_t second = around + static_cast<std::int64_t>(random() % 20'000) - 10'000;
        const std::int64_t local = second + rules.offset_at(second);
        const std::int64_t found = local - *zones.offset_of_local("", local);
        REQUIRE(found <= second);
        REQUIRE(found + rules.offset_at(found) == local);
        REQUIRE((found == second || (second >= 1'635'642'000 && second < 1'635'642'000 + 3'600)));
    }
}

TEST_CASE("instants") {
    const auto instant = Instant::parse("1970-01-02T01:00:00.5+01:00");
    REQUIRE(instant);
    CHECK(instant->seconds == 86'400);
    CHECK(instant->nanoseconds == 500'000'000);
    CHECK(instant->offset == 3'600);
    CHECK(Instant::parse("1969-12-31T23:59:59Z")->seconds == -1);
    for (const std::string bad : {"", "1970-01-02", "1970-01-02T01:00:00", "1970-01-02T01:00:00@Etc/UTC"}) {
        CAPTURE(bad);
        CHECK_FALSE(Instant::parse(bad));
    }
}
