// SPDX-License-Identifier: Apache-2.0
#include "value/calendar.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <string>

using namespace bleibe::detail;

namespace {

std::string text_of(const DurationText& duration) {
    return duration.is_months ? months_text(duration.months)
                              : duration_text(duration.seconds, duration.nanoseconds);
}

std::string normal(std::string_view text) {
    const auto duration = parse_duration(text);
    return duration ? text_of(*duration) : "nothing";
}

} // namespace

TEST_CASE("durations in normal form") {
    struct Row {
        std::string written;
        std::string normal;
    };
    const Row rows[] = {
        {"P1Y6M", "P1Y6M"},
        {"-P1Y6M", "-P1Y6M"},
        {"P26M", "P2Y2M"},
        {"P0Y", "P0M"},
        {"P0M", "P0M"},
        {"-P0M", "P0M"},
        {"P999999999M", "P83333333Y3M"},
        {"P99999999Y", "P99999999Y"},
        {"P0D", "PT0S"},
        {"-PT0S", "PT0S"},
        {"PT0.S", "PT0S"},
        {"PT0.000S", "PT0S"},
        {"PT24H", "P1D"},
        {"PT1000M", "PT16H40M"},
        {"PT1000M0.999999999S", "PT16H40M0.999999999S"},
        {"P2DT100M", "P2DT1H40M"},
        {"P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"},
        {"PT0.5S", "PT0.5S"},
        {"-PT0.5S", "-PT0.5S"},
        {"-PT1.25S", "-PT1.25S"},
        {"-P1DT0.1S", "-P1DT0.1S"},
        {"PT59.999S", "PT59.999S"},
        {"P007D", "P7D"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.written);
        CHECK(normal(row.written) == row.normal);
    }
}

TEST_CASE("texts that are no durations") {
    for (const std::string bad : {"",
                                  "P",
                                  "-P",
                                  "PT",
                                  "P1DT",
                                  "P0",
                                  "P1",
                                  "P1H",
                                  "1Y",
                                  "P1Y1D",
                                  "P1YT1H",
                                  "P1MT1M",
                                  "P0Y0D",
                                  "PT1H1H",
                                  "P1M1Y",
                                  "PT1S1M",
                                  "P1D1D",
                                  "P-1Y",
                                  "--P1Y",
                                  "+P1Y",
                                  "P1.5Y",
                                  "P1.5D",
                                  "PT1.5H",
                                  "PT.5S",
                                  "PT5.",
                                  "P1Y ",
                                  " P1Y",
                                  "p1y",
                                  "PT0.0000000001S",
                                  "P9223372036854775808M",
                                  "P9999999999999999999999Y",
                                  "P999999999999999999D",
                                  "2012T-12-2511:00:00Z",
                                  "P1W",
                                  "P1YM",
                                  "PTS",
                                  "PT1M2",
                                  "P1S",
                                  "PT1D",
                                  "PT1Y"}) {
        CAPTURE(bad);
        CHECK(normal(bad) == "nothing");
    }
}

TEST_CASE("the two kinds and the parts") {
    const auto months = parse_duration("-P2Y1M");
    REQUIRE(months.has_value());
    CHECK(months->is_months);
    CHECK(months->months == -25);
    const auto time = parse_duration("-PT0.25S");
    REQUIRE(time.has_value());
    CHECK_FALSE(time->is_months);
    CHECK(time->seconds == -1);
    CHECK(time->nanoseconds == 750'000'000);
    CHECK(parse_duration("PT9223372036854775807S")->seconds == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("extreme counts have a text") {
    const auto least = std::numeric_limits<std::int64_t>::min();
    CHECK(months_text(least) == "-P768614336404564650Y8M");
    CHECK(duration_text(least, 0) == "-P106751991167300DT15H30M8S");
    CHECK(duration_text(least, 1) == "-P106751991167300DT15H30M7.999999999S");
}

TEST_CASE("text and back is the same duration") {
    std::mt19937_64 random(20221231);
    for (int i = 0; i < 20'000; ++i) {
        DurationText duration;
        duration.is_months = random() % 2 == 0;
        const auto size = static_cast<int>(random() % 60);
        const std::int64_t number = static_cast<std::int64_t>(random()) >> size;
        if (duration.is_months) {
            duration.months = number;
        } else {
            duration.seconds = number;
            duration.nanoseconds =
                static_cast<std::int32_t>(random() % 4 == 0 ? 0 : random() % 1'000'000'000);
        }
        if (number == std::numeric_limits<std::int64_t>::min()) {
            continue; // its text cannot be read back: the reader counts up to the largest number
        }
        const std::string written = text_of(duration);
        CAPTURE(written);
        const auto back = parse_duration(written);
        REQUIRE(back.has_value());
        REQUIRE(back->is_months == duration.is_months);
        REQUIRE(back->months == duration.months);
        REQUIRE(back->seconds == duration.seconds);
        REQUIRE(back->nanoseconds == duration.nanoseconds);
    }
}
