// SPDX-License-Identifier: Apache-2.0
#include "outline.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace bleibe;
using namespace bleibe::test;

TEST_CASE("json: what a text means") {
    struct Row {
        std::string text;
        std::string outline;
    };
    const std::vector<Row> rows{
        {"{}", "{}"},
        {" [ ] \r\n\t", "[]"},
        {R"({"b":1,"a":2})", "{b: #1, a: #2}"},
        {"[1, 1.50, -0, 1e400, 1E+2, 12345678901234567890123456789012345678.9]",
         "[#1, #1.50, #-0, #1e400, #1E+2, #12345678901234567890123456789012345678.9]"},
        {"[true, false, null]", "[!true, !false, !null]"},
        {R"(["", "a", "null", "1"])", "['', 'a', 'null', '1']"},
        {R"(["\"\\\/\b\f\r\t"])", "['\"\\/\b\f\r\t']"},
        {R"(["\n", "\u00e4\u20ac\ud83d\ude00", "\u0041b"])", "['\\n', 'ä€😀', 'Ab']"},
        {R"({"\u0061":{"":[]}})", "{a: {: []}}"},
        {"[[[1]],[{}]]", "[[[#1]], [{}]]"},
        {"12", "#12"},
        {"\"a\"", "'a'"},
        {" null ", "!null"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Reading reading = json(row.text);
        CHECK(render(reading.findings) == "");
        CHECK(outline(reading) == row.outline);
    }
}

TEST_CASE("json: where things stand") {
    const Reading reading = json(R"({ "a" : [ 1.50 , "x\u00e4y z" ] , "ö": {"b": null } })");
    REQUIRE(reading.findings.empty());
    CHECK(covered(at(reading, "").member("a")->key_span) == R"("a")");
    CHECK(covered(at(reading, "a").span) == R"([ 1.50 , "x\u00e4y z" ])");
    CHECK(covered(at(reading, "a.0").span) == "1.50");
    const detail::Node& text = at(reading, "a.1");
    CHECK(covered(text.span) == R"("x\u00e4y z")");
    CHECK(covered(text.span_of_text(1, 3)) == R"(\u00e4)");
    CHECK(covered(text.span_of_text(0, 4)) == R"(x\u00e4y)");
    CHECK(covered(text.span_of_text(5, 6)) == "z");
    CHECK(covered(at(reading, "ö").span) == R"({"b": null })");
    CHECK(at(reading, "ö.b").is_null());
    CHECK(covered(at(json(R"(["ab cd"])"), "0").span_of_text(3, 5)) == "cd");
}

TEST_CASE("json: what is refused, where, and in which words") {
    struct Row {
        std::string text;
        std::string places;
        std::string words;
    };
    const std::vector<Row> rows{
        {R"({"a":1,"b":2,"a":3})", "E104 1:14+3", "`a` stands twice: in line 1, column 2, and here"},
        {R"({"a":1,"\u0061":3})", "E104 1:8+8", "`a` stands twice"},
        {R"({"x":[{"a":1,"a":2}]})", "E104 1:14+3", "path: x[0]"},
        {R"({"a":{"c":1,"c":2},"a":1})", "E104 1:13+3 E104 1:20+3", "path: a"},
        {"[1,2", "E102 1:1+1", "`[` is never closed"},
        {"{\"a\":[1}", "E102 1:8+1", "`}` closes `[`"},
        {"{\"a\":1", "E102 1:1+1", "`{` is never closed"},
        {"[1,]", "E102 1:4+1", "delete the comma"},
        {"{\"a\":1,}", "E102 1:8+1", "a comma too many"},
        {"[,1]", "E102 1:2+1", "stands no value"},
        {"{\"a\":}", "E102 1:6+1", "stands no value"},
        {"[1 2]", "E102 1:4+1", "a comma is missing"},
        {"[\"a\" \"b\"]", "E102 1:6+1", "a comma is missing"},
        {"[\"a\":1]", "E102 1:5+1", "a comma is missing"},
        {"[\"a\"b]", "E102 1:5+1", "a comma is missing"},
        {"[1 true]", "E102 1:4+4", "a comma is missing"},
        {"{\"a\":1 \"b\":2}", "E102 1:8+1", "a comma is missing"},
        {"{\"a\" 1}", "E102 1:6+1", "stands no colon"},
        {"{\"a\"}", "E102 1:5+1", "stands no colon"},
        {"{a:1}", "E102 1:2+1", "write keys in double quotes"},
        {"{1:1}", "E102 1:2+1", "write keys in double quotes"},
        {"{'a':1}", "E102 1:2+3", "write keys in double quotes"},
        {"{\"a\":'b'}", "E102 1:6+3", "write texts in double quotes"},
        {"{\"a\":1} x", "E102 1:9+1", "goes on behind its end"},
        {"{} {}", "E102 1:4+1", "goes on behind its end"},
        {"1 2", "E102 1:3+1", "goes on behind its end"},
        {"\"a\" x", "E102 1:5+1", "goes on behind its end"},
        {"[]]", "E102 1:3+1", "goes on behind its end"},
        {"}", "E102 1:1+1", "stands no value"},
        {"[True]", "E102 1:2+4", "write `true`"},
        {"[None]", "E102 1:2+4", "leave out what is not known; `null` says that there is none"},
        {"[NaN]", "E102 1:2+3", "leave out what is not known; `null` says that there is none"},
        {"[nul]", "E102 1:2+3", "`nul` is no value"},
        {"nullx", "E102 1:1+5", "`nullx` is no value"},
        {"[01]", "E102 1:2+2", "write numbers"},
        {"[+1]", "E102 1:2+2", "write numbers"},
        {"[.5]", "E102 1:2+2", "write numbers"},
        {"[1.]", "E102 1:2+2", "write numbers"},
        {"[1e]", "E102 1:2+2", "write numbers"},
        {"[-]", "E102 1:2+1", "write numbers"},
        {"[0x1F]", "E102 1:2+4", "write numbers"},
        {"[2022-12-31]", "E102 1:2+10", "dates"},
        {"[1 // c\n]", "E102 1:4+2", "a comma is missing"},
        {"[// c\n1]", "E102 1:2+2", "JSON has no comments"},
        {"[\"a]", "E102 1:2+1", "this quote is never closed"},
        {"\"a\\", "E102 1:1+1", ""},
        {"[\"a\tb\"]", "E102 1:4+1", "write a line break as"},
        {"[\"a\nb\"]", "E102 1:4+1", "`\\u{a}`"},
        {"[\"\\q\"]", "E102 1:3+2", "`\\q` is no escape"},
        {"[\"\\u12g4\"]", "E102 1:3+2", "is no escape"},
        {"[\"\\ud800\"]", "E102 1:3+6", "half a character"},
        {"[\"\\ud800\\u0041\"]", "E102 1:3+6", "half a character"},
        {"[\"\\udc00\"]", "E102 1:3+6", "half a character"},
        {"{\"\\udc00\":1}", "E102 1:3+6", "half a character"},
        {"[\"\xFF\"]", "E103 1:3+1", "0xFF"},
        {"[\xFF]", "E103 1:2+1", "0xFF"},
        {"[\"\xED\xA0\x80\"]", "E103 1:3+1", "0xED"},
        {"\xEF\xBB\xBF{}", "E103 1:1+1", "byte order mark"},
        {std::string("{}\0", 3), "E103 1:3+1", "NUL"},
        {std::string("[\"\0\"]", 5), "E103 1:3+1", "NUL"},
        {"", "E109 1:1+1", "empty"},
        {" \n ", "E109 1:1+1", "empty"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Reading reading = json(row.text);
        CHECK(places(reading.findings) == row.places);
        CHECK(render(reading.findings).find(row.words) != std::string::npos);
        CHECK(outline(reading) == "!!");
    }
}

TEST_CASE("json: a finding about a case shows 40 characters of the token and nothing else") {
    const std::string secret(200, 'x');
    const Reading reading = json(R"({"name":"Mustermann", "note": )" + secret + "}", {}, true);
    CHECK(places(reading.findings) == "E102 1:31+200");
    const std::string text = render(reading.findings);
    CHECK(text.find(std::string(40, 'x') + "…") != std::string::npos);
    CHECK(text.find(std::string(41, 'x')) == std::string::npos);
    CHECK(text.find("Mustermann") == std::string::npos);
    CHECK(json("{\"a\":1,\"a\":2}", {}, true).findings.at(0).excerpt.empty());
    CHECK_FALSE(json("{\"a\":1,\"a\":2}", {}, false).findings.at(0).excerpt.empty());
}

TEST_CASE("json: one reader reads many texts, long and short, good and bad") {
    detail::JsonReader reader;
    const Limits limits;
    for (int round = 0; round < 3; ++round) {
        for (const std::string& text : {std::string("[1]"), "[\"" + std::string(100'000, 'x') + "\"]",
                                        std::string("[1"), std::string("{\"a\":[]}")}) {
            detail::Diagnostics diagnostics;
            const detail::Document document =
                reader.read(Source("f", text, 7), diagnostics, limits, limits.case_bytes, true);
            CAPTURE(text.substr(0, 10));
            CHECK((document.root == nullptr) == (text == "[1"));
            CHECK(diagnostics.size() == (text == "[1" ? 1 : 0));
            CHECK((diagnostics.size() == 0 || diagnostics.list()[0].line == 7));
        }
    }
}
