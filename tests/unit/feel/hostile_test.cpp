// SPDX-License-Identifier: Apache-2.0
// The promise: no text crashes the parser or costs more than its limits allow, and every text that is
// not FEEL gets exactly one finding.
#include "dump.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

using namespace bleibe;
using namespace bleibe::detail;
using namespace bleibe::detail::feel_test;

namespace {

std::string repeated(std::string_view piece, std::size_t count, std::string_view last = "") {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += piece;
    }
    return text += last;
}

std::string code_of(std::string_view text, const Limits& limits = {}) {
    const Parsed parsed = parse(text, known_names(), limits);
    CHECK(parsed.diagnostics.size() == (parsed.expression.root ? 0 : 1));
    return parsed.expression.root ? "none" : parsed.diagnostics.list().at(0).code;
}

Limits with_bytes(std::size_t bytes) {
    Limits limits;
    limits.expression_bytes = bytes;
    return limits;
}

const std::array<const char*, 24> nesting{"1+",
                                          "(",
                                          "[",
                                          "{a:",
                                          "-",
                                          "f(",
                                          "a[",
                                          "not(",
                                          "if a then ",
                                          "if ",
                                          "for i in x return ",
                                          "some i in ",
                                          "function(x) ",
                                          "x in (",
                                          "x in ",
                                          "[1..",
                                          "]",
                                          "1 instance of list<",
                                          "a ** ",
                                          "a.",
                                          "a and b or ",
                                          "< ",
                                          "x between ",
                                          "f(a: "};

} // namespace

TEST_CASE("bytes are limited") {
    CHECK(code_of(std::string(65'536, ' ') + "a") == "E108");
    CHECK(code_of(std::string(65'535, ' ') + "a") == "none");
    CHECK(code_of("12345", with_bytes(4)) == "E108");
    CHECK(code_of("1234", with_bytes(4)) == "none");
}

TEST_CASE("nesting is limited, however it is written") {
    for (const char* piece : nesting) {
        CAPTURE(piece);
        const std::string text = repeated(piece, 4'000, "1");
        const std::string code = code_of(text, with_bytes(1'000'000));
        // Some of these are no nesting; they fail at once.
        CHECK_MESSAGE((code == "E107" || code == "E301" || code == "E302"), code);
        Limits deepest = with_bytes(1'000'000);
        deepest.expression_depth = UINT32_MAX;
        CHECK(code_of(text, deepest) == code);
    }
    CHECK(code_of(repeated("1+", 100'000, "1")) == "E108");
    CHECK(code_of(repeated("1+", 100'000, "1"), with_bytes(10'000'000)) == "E107");
    CHECK(code_of(repeated("(", 100'000), with_bytes(10'000'000)) == "E107");
    CHECK(code_of(repeated("-", 100'000), with_bytes(10'000'000)) == "E301");
    CHECK(code_of(repeated("-", 100'000, "1"), with_bytes(10'000'000)) == "E107");
    CHECK(code_of(repeated("a.", 100'000, "a"), with_bytes(10'000'000)) == "E107");
}

TEST_CASE("the limit on nesting is exact and has an upper bound of its own") {
    CHECK(code_of(repeated("1+", 199, "1")) == "none");
    CHECK(code_of(repeated("1+", 200, "1")) == "E107");
    CHECK(code_of(repeated("(", 199) + "1" + repeated(")", 199)) == "none");
    CHECK(code_of(repeated("(", 200) + "1" + repeated(")", 200)) == "E107");
    Limits limits;
    limits.expression_depth = 4'000'000'000;
    CHECK(code_of(repeated("x or x and x = x + x * x ** f(", 499, "1") + repeated(")", 499), limits) ==
          "E107");
    CHECK(code_of(repeated("(", 499) + "1" + repeated(")", 499), limits) == "none");
    CHECK(code_of(repeated("(", 500) + "1" + repeated(")", 500), limits) == "E107");
}

TEST_CASE("wide texts are no nesting") {
    CHECK(code_of("[" + repeated("1,", 30'000, "1]")) == "none");
    CHECK(code_of("x in (" + repeated("1,", 30'000, "1)")) == "none");
    CHECK(code_of("f(" + repeated("a:1,", 15'000, "b:1)")) == "none");
    CHECK(code_of(repeated("a ", 30'000)) == "E301");
    CHECK(code_of("f(" + repeated("a ", 30'000) + ": 1)") == "none");
    std::string context = "{";
    for (int i = 0; i < 4'000; ++i) {
        context += "a " + std::to_string(i) + ": 1,";
    }
    CHECK(code_of(context + "b: a 17}") == "none");
    // A long name is compared with every stretch of a text that looks like it.
    const std::string sum = repeated("a+", 10'000);
    CHECK(code_of("{" + sum + "b: 1, c: [" + repeated(repeated("a+", 150) + "a,", 60) + "1]}") == "none");
}

TEST_CASE("bytes that are no text") {
    CHECK(code_of("a \xFF") == "E103");
    CHECK(code_of("\"\xC3\"") == "E103");
    CHECK(code_of("\"a\\\xC3\"") == "E103");
    CHECK(code_of("\xED\xA0\x80") == "E103");
    CHECK(code_of(std::string_view("a\0b", 3)) == "E103");
    CHECK(code_of("\xC3") == "E103");
}

TEST_CASE("random bytes and damaged expressions") {
    constexpr std::array<const char*, 14> seeds{
        "covers(stays[status in toleration], today(), today())",
        "every s in stays satisfies s.until = null or s.until >= s.from",
        "if a then {b c: [1..2[, \"d\": @\"P1Y\"} else x instance of context<a: list<b>, c: function<d>->e>",
        "for i in 1..5, j in [(1..2), ]3..4]] return i ** -j / 2.5e-3",
        "x in (< 5, >= 7, [1..2], \"a\\u00e4\\n\") and not(y between 1 and 2)",
        "sort(list: xs, precedes: function(a: number, b) a.first name < b[item > -1].c)",
        "date and time(\"2020-01-01T00:00:00\") - unbroken since(chain, week-end) // comment",
        "{a: 1, b: a + 1, \"c d\": c /* x */}.c d[1](2)",
        "'",
        "„a“ == b && !c || d; %",
        "\\",
        "]1..2[",
        "(((",
        "\"\\uD83D\\uDCA9\""};
    constexpr std::string_view pieces = "()[]{}<>=!+-*/.,:;@'\"\\ \n\tabif09e_?\xC3\xA4\xE2\x80\x9E\xFF";
    std::mt19937 random(104);
    std::size_t parsed_well = 0;
    for (int round = 0; round < 40'000; ++round) {
        std::string text = round % 4 == 0 ? "" : seeds[random() % seeds.size()];
        for (std::size_t edit = random() % 6 + (text.empty() ? 20 : 0); edit > 0; --edit) {
            const std::size_t at = text.empty() ? 0 : random() % text.size();
            switch (random() % 4) {
            case 0:
                text.erase(at, random() % 4);
                break;
            case 1:
                text.insert(at, 1, static_cast<char>(random()));
                break;
            case 2:
                text.insert(at, text.substr(random() % (text.size() + 1), random() % 12));
                break;
            default:
                text.insert(at, 1, pieces[random() % pieces.size()]);
            }
        }
        const Parsed parsed = parse(text);
        CAPTURE(text);
        REQUIRE(parsed.diagnostics.size() == (parsed.expression.root ? 0U : 1U));
        if (parsed.expression.root) {
            ++parsed_well;
            REQUIRE(faults(parsed.expression) == "");
            REQUIRE_FALSE(print(*parsed.expression.root).empty());
        }
    }
    CHECK(parsed_well > 1'000);
}

TEST_CASE("places of findings lie inside the text") {
    for (const char* text : {"", "(", "a +", "\"a", "a /*", "f(a b", "]", "x in", "@", "a.", "[1..2", "{a"}) {
        Diagnostics diagnostics;
        const std::size_t size = std::string_view(text).size();
        std::size_t calls = 0;
        const Locate locate = [&](std::size_t begin, std::size_t end) {
            CHECK(begin <= end);
            CHECK(end <= size);
            ++calls;
            return Span{};
        };
        CHECK_FALSE(parse_expression(text, known_names(), locate, diagnostics, {}).root);
        CHECK(calls == 1);
    }
}
