// SPDX-License-Identifier: Apache-2.0
// Texts made to harm: each must end in a finding, soon, and without a crash.
#include "outline.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string repeated(const std::string& text, std::size_t count) {
    std::string result;
    result.reserve(text.size() * count);
    for (; count > 0; --count) {
        result += text;
    }
    return result;
}

std::string staircase(std::size_t steps, const std::string& step) {
    std::string result;
    for (std::size_t i = 0; i < steps; ++i) {
        result += std::string(step.size() / 2 * i, ' ') + step + "\n";
    }
    return result;
}

constexpr std::size_t million = 1'000'000;
constexpr std::size_t quarter_million = million / 4;

} // namespace

TEST_CASE("hostile: nested YAML") {
    const std::vector<std::string> bombs{
        repeated("[", million),
        repeated("{", million),
        repeated("[{", million),
        repeated("{a: ", million),
        repeated("[a, ", million),
        repeated("- ", million),
        repeated("? ", million),
        repeated(": ", million),
        repeated("- - ", million),
        repeated("[\n", million),
        repeated("{a: [", million),
        repeated("- [", million),
        repeated("[? ", million),
        staircase(1000, "- a:"),
        staircase(2000, "a:"),
        repeated("[", 100'000) + repeated("]", 100'000),
        repeated("[", 65) + repeated("]", 65),
        repeated("[", 999) + repeated("]", 999),
        "a: " + repeated("{a: ", 64) + "b" + repeated("}", 64),
    };
    for (const std::string& bomb : bombs) {
        CAPTURE(bomb.substr(0, 12));
        const Reading reading = yaml(bomb);
        CHECK(outline(reading) == "!!");
        REQUIRE_FALSE(reading.findings.empty());
        CHECK(reading.findings.back().code == "E107");
    }
}

TEST_CASE("hostile: nesting up to the limit is fine, one deeper is not, whatever the limit") {
    for (const std::uint32_t limit : {1U, 3U, 64U, 300U}) {
        Limits limits;
        limits.document_depth = limit;
        const std::string good = repeated("[", limit) + repeated("]", limit);
        const std::string bad = "[" + good + "]";
        CHECK(yaml(good, limits).findings.empty());
        CHECK(json(good, limits).findings.empty());
        CHECK(places(yaml(bad, limits).findings) == "E107 1:" + std::to_string(limit + 1) + "+1");
        CHECK(places(json(bad, limits).findings) == "E107 1:" + std::to_string(limit + 1) + "+1");
    }
}

TEST_CASE("hostile: no limit lets a text overflow the stack") {
    Limits limits;
    limits.document_depth = 0xFFFFFFFFU;
    for (const std::string& bomb :
         {repeated("[", 100'000) + repeated("]", 100'000), repeated("[", 900) + repeated("]", 900)}) {
        CHECK(yaml(bomb, limits).findings.at(0).code == "E107");
        CHECK(json(bomb, limits).findings.at(0).code == "E107");
    }
    CHECK(yaml(repeated("- ", 5000) + "a", limits).findings.at(0).code == "E107");
}

TEST_CASE("hostile: nested JSON") {
    const std::vector<std::string> bombs{
        repeated("[", million),
        repeated("[", million) + repeated("]", million),
        repeated("{\"a\":", million / 2),
        repeated("[{\"a\":", million / 2),
        repeated("[", 65) + repeated("]", 65),
    };
    for (const std::string& bomb : bombs) {
        CAPTURE(bomb.substr(0, 12));
        const Reading reading = json(bomb);
        CHECK(outline(reading) == "!!");
        REQUIRE(reading.findings.size() == 1);
        CHECK(reading.findings[0].code == "E107");
    }
}

TEST_CASE("hostile: too large") {
    Limits limits;
    limits.source_bytes = 4U << 20U;
    const std::string text(5'000'000, 'x');
    CHECK(places(yaml("a: " + text, limits).findings) == "E108 1:1+1");
    CHECK(places(json("\"" + text + "\"", limits).findings) == "E108 1:1+1");
    CHECK(render(yaml("a: " + text, limits).findings).size() < 400);
    // Within the limit a long scalar is nothing special.
    limits.source_bytes = limits.case_bytes = 6U << 20U;
    CHECK(at(yaml("a: " + text, limits), "a").text == text);
    CHECK(at(json("[\"" + text + "\"]", limits), "0").text == text);
}

TEST_CASE("hostile: too many entries") {
    Limits limits;
    limits.document_nodes = 1000;
    CHECK(yaml(repeated("- a\n", 999), limits).findings.empty());
    CHECK(yaml(repeated("- a\n", 1000), limits).findings.at(0).code == "E108");
    CHECK(yaml("[" + repeated("a,", 2000) + "]", limits).findings.at(0).code == "E108");
    CHECK(json("[1" + repeated(",1", 998) + "]", limits).findings.empty());
    CHECK(json("[1" + repeated(",1", 999) + "]", limits).findings.at(0).code == "E108");
    CHECK(yaml("[" + repeated("a,", 4'000'000) + "]").findings.at(0).code == "E108");
}

TEST_CASE("hostile: much of what is slow when done naively") {
    CHECK(yaml("a: b" + std::string(1'000'000, ' ') + "c").findings.empty());
    CHECK(yaml("a: b" + repeated(" \n", 500'000) + "c: d").findings.empty());
    CHECK(yaml("a: \"" + repeated("b \n ", quarter_million) + "\"").findings.empty());
    CHECK(yaml("a: |\n" + repeated("  b\n", quarter_million)).findings.empty());
    CHECK(yaml("a: >\n" + repeated("  b\n\n", quarter_million)).findings.empty());
    CHECK(yaml(repeated("# c\n", quarter_million) + "a:\n" + repeated("# c\n", quarter_million) + "  b")
              .findings.empty());
    CHECK(json("{\"a\":" + std::string(1'000'000, ' ') + "1}").findings.empty());
    CHECK(json("\"" + repeated("\\n", 500'000) + "\"").findings.empty());
    std::string keys = "{";
    for (int i = 0; i < 50'000; ++i) {
        keys += "\"" + std::to_string(i) + "\":1,";
    }
    CHECK(json(keys + "\"x\":1}").findings.empty());
    CHECK(json(keys + keys.substr(1) + "\"x\":1}").findings.size() == 20);
}

TEST_CASE("hostile: bytes that are no text") {
    struct Row {
        std::string text;
        std::string places;
    };
    const std::vector<Row> rows{
        {"", "E109 1:1+1"},
        {" \n\t\r\n", "E109 1:1+1"},
        {"# only a comment\n", "E109 1:1+1"},
        {"---\n", "E109 1:1+1"},
        {"\xEF\xBB\xBF", "E103 1:1+1"},
        {"\xEF\xBB\xBF"
         "a: b",
         "E103 1:1+1"},
        {"a: \xFF\n", "E103 1:4+1"},
        {"a: b\nc: \xE4\n", "E103 2:4+1"},
        {std::string("a: b\0c", 6), "E103 1:5+1"},
        {std::string(100, '\0'), "E103 1:1+1"},
        {"\xFF\xFE"
         "a",
         "E103 1:1+1"},
        {std::string("\xFF\xFE\0\0a", 5), "E103 1:1+1"},
        {std::string("a\0:\0 \0b\0", 8), "E103 1:2+1"},
        {"a: b\x04", "E101 1:5+1"},
        {"a: \x1B[31m", "E101 1:4+1"},
        {"a: \x7F", "E101 1:4+1"},
        {"a: b\rc: d", "E101 1:5+1"},
        {"a: \"b", "E101 1:4+1"},
        {"\"", "E101 1:1+1"},
        {"'", "E101 1:1+1"},
        {"[", "E101 1:1+1"},
        {"{", "E101 1:1+1"},
        {"]", "E101 1:1+1"},
        {"|", ""},
        {">", ""},
        {"a: |", ""},
        {"-", ""},
        {"?", "E101 1:1+1"},
        {":", "E101 1:1+1"},
        {"&", "E101 1:2+1"},
        {"*", "E101 1:2+1"},
        {"!", "E105 1:1+1"},
        {"%", "E109 1:1+1"},
        {"@", "E101 1:1+1"},
        {"\\", ""},
        {"\"\\", "E101 1:2+1"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(places(yaml(row.text).findings) == row.places);
    }
}

TEST_CASE("hostile: every beginning of a document is read to an end") {
    const std::string text = "# c\na: \"x\\u00e4\\\n  y\"\nb: {c: [d, 'e''f'], g: ~}\nh: |2-\n    i\n"
                             "j: >\n  k\n\n  l\nm: n\n  o\n? p\n: q\n- r: &s !t\nu: *s\n";
    for (std::size_t size = 0; size <= text.size(); ++size) {
        for (std::size_t from = 0; from < size; from += 7) {
            const Reading reading = yaml(text.substr(from, size - from));
            CAPTURE(from);
            CAPTURE(size);
            REQUIRE((reading.document.root == nullptr) == !reading.findings.empty());
            for (const Diagnostic& one : reading.findings) {
                REQUIRE(one.line > 0);
                REQUIRE(one.column > 0);
                REQUIRE_FALSE(render(one).empty());
            }
        }
    }
}
