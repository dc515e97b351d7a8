// SPDX-License-Identifier: Apache-2.0
// Ranges from texts: what is a literal, what is not, and texts that mean harm.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

/// The range that a text gives; an end that is not there is written as `-`.
std::string range_of(std::string_view text) {
    TestEvaluation evaluation;
    const Value operands[] = {Value::string(text)};
    const Value result = run(evaluation, "range", operands);
    if (result.kind != Kind::range) {
        CHECK_FALSE(evaluation.reason().empty());
        return write_value(result);
    }
    const RangeData& range = result.range();
    return (range.low_closed ? "[" : "(") + (range.has_low ? write_value(range.low) : "-") + ".." +
           (range.has_high ? write_value(range.high) : "-") + (range.high_closed ? "]" : ")");
}

struct Reading {
    std::string_view text;
    std::string_view range;
};

void check_readings(std::span<const Reading> readings) {
    for (const Reading& reading : readings) {
        CAPTURE(std::string(reading.text));
        CHECK_EQ(range_of(reading.text), reading.range);
    }
}

std::string reason_of(std::string_view text, std::uint64_t steps = 4'000'000) {
    TestEvaluation evaluation(steps);
    const Value operands[] = {Value::string(text)};
    CHECK(run(evaluation, "range", operands).is_null());
    return std::string(evaluation.reason());
}

} // namespace

TEST_CASE("range literals in a text") {
    constexpr Reading readings[] = {
        {"[1..3]", "[1..3]"},
        {"(1..3)", "(1..3)"},
        {"]1..3[", "(1..3)"},
        {"[1..3)", "[1..3)"},
        {"]1..3]", "(1..3]"},
        {"  [ 1\t..\n3 ]  ", "[1..3]"},
        {"[-1.5...5]", "[-1.5..0.5]"},
        {"[1e2..2E+2]", "[100..200]"},
        {"[5..5]", "[5..5]"},
        {"(..3]", "(-..3]"},
        {"]..3)", "(-..3)"},
        {"[1..)", "[1..-)"},
        {"(1..[", "(1..-)"},
        {R"(["a".."b"])", R"(["a".."b"])"},
        {R"(["\u0041".."]..["])", R"(["A".."]..["])"},
        {R"([@"2024-01-01"..@"2024-12-31"])", "[2024-01-01..2024-12-31]"},
        {R"([@"10:00:00"..@"11:00:00"])", "[10:00:00..11:00:00]"},
        {R"([@"2024-01-01T10:00:00Z"..@"2024-01-01T11:00:00Z"])",
         "[2024-01-01T10:00:00Z..2024-01-01T11:00:00Z]"},
        {R"([@"P1Y"..@"P13M"])", "[P1Y..P1Y1M]"},
        {R"([@"-PT1H"..@"P1D"])", "[-PT1H..P1D]"},
        {R"([date("2024-01-01")..@"2024-12-31"])", "[2024-01-01..2024-12-31]"},
        {R"([date(2024, 1, 1)..date(2024, 12, 31)])", "[2024-01-01..2024-12-31]"},
        {R"([time("10:00:00")..time(11, 0, 0)])", "[10:00:00..11:00:00]"},
        {R"([date and time("2024-01-01T10:00:00")..date and time("2024-01-02T10:00:00")])",
         "[2024-01-01T10:00:00..2024-01-02T10:00:00]"},
        {R"([duration("PT1H")..duration("PT2H")])", "[PT1H..PT2H]"},
    };
    check_readings(readings);
}

TEST_CASE("texts that are no range of literals") {
    constexpr std::string_view texts[] = {
        "",
        " ",
        "1",
        "1..3",
        "[1..3",
        "1..3]",
        "[1.3]",
        "[1,3]",
        "[1..3] ",
        "[1..3]]",
        "[1..3] and true",
        "[..]",
        "(..)",
        "[..3]",
        "[1..]",
        "[null..3]",
        "[1..null)",
        "[null..null]",
        "<5",
        ">=5",
        "[+1..3]",
        "[--1..3]",
        "[1+1..3]",
        "[(1)..3]",
        "[true..true]",
        "[x..3]",
        "[abs(1)..3]",
        "[1a..3]",
        R"(['a'..'b'])",
        R"(["a".."b)",
        R"(["a".."b\"])",
        R"(["\uD800".."b"])",
        R"([@2024-01-01..@"2024-12-31"])",
        R"([@"2024-02-30"..@"2024-12-31"])",
        R"([@"x"..@"y"])",
        R"([@""..@""])",
        R"([date("x")..@"2024-12-31"])",
        R"([date()..@"2024-12-31"])",
        R"([date("2024-01-01",)..@"2024-12-31"])",
        R"([date("2024-01-01"..@"2024-12-31"])",
        R"([date(date("2024-01-01"))..@"2024-12-31"])",
        R"([date(string("2024-01-01"))..@"2024-12-31"])",
        R"([date(1, 2, 3, 4, 5)..@"2024-12-31"])",
        R"([date and("2024-01-01")..@"2024-12-31"])",
        R"([date time("2024-01-01T00:00:00")..@"2024-12-31T00:00:00"])",
        R"([today()..@"2024-12-31"])",
        "[1e9999..2]",
        "[1../* open",
        "[1..3;]",
        "\xFF",
        "[1..\xC0\x80]",
    };
    for (const std::string_view text : texts) {
        CAPTURE(std::string(text));
        // Space behind the last sign is no mistake; it stands here so that the list shows it.
        CHECK_EQ(range_of(text), text == "[1..3] " ? "[1..3]" : "null");
    }
}

TEST_CASE("ends of a range in a text have an order and keep it") {
    constexpr Reading readings[] = {
        {"[3..1]", "null"},
        {"(3..1)", "null"},
        {R"(["b".."a"])", "null"},
        {R"([@"2024-12-31"..@"2024-01-01"])", "null"},
        {R"([@"P2D"..@"PT47H"])", "null"},
        {R"([1.."a"])", "null"},
        {R"([@"P1Y"..@"P400D"])", "null"},
        {R"([@"2024-01-01"..@"2024-12-31T00:00:00"])", "null"},
        {R"([@"10:00:00"..@"11:00:00Z"])", "null"},
    };
    check_readings(readings);
    CHECK_EQ(reason_of("[3..1]"), "the range ends before it starts, or its ends have no order");
}

TEST_CASE("range takes a text") {
    constexpr Example examples[] = {
        {"range", "\"[1..3]\"", "[1..3]"},
        {"range", "null", "null"},
        {"range", "?", "?"},
        {"range", "1", "null"},
        {"range", "[1..3]", "null"},
    };
    check_examples(examples);
    CHECK_EQ(find_builtin("range")[0]->parameters[0].name, "from");
}

TEST_CASE("hostile texts are read within limits") {
    const std::string no_range = "the text is no range like [1..5) whose ends are literals";
    CHECK_EQ(reason_of(std::string(60'000, '[')), no_range);
    CHECK_EQ(reason_of(std::string(60'000, '(')), no_range);
    CHECK_EQ(reason_of("[" + std::string(60'000, '-') + "1..3]"), no_range);
    std::string nested = "[";
    for (int i = 0; i < 10'000; ++i) {
        nested += "date(";
    }
    CHECK_EQ(reason_of(nested), no_range);
    CHECK_EQ(reason_of("[1.." + std::string(60'000, '9') + "e99999999999]"), no_range);
    CHECK_EQ(reason_of(std::string(70'000, ' ') + "[1..3]"), "the text is longer than an expression may be");
    CHECK_EQ(reason_of("[1..3]" + std::string(1'000, ' '), 100), "the budget of steps is used up");
    const std::string nul("[1..3]\0", 7);
    CHECK_EQ(reason_of(nul), no_range);
}
