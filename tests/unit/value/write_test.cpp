// SPDX-License-Identifier: Apache-2.0
// JSON for programs, texts for people.
#include "unit/value/values.hpp"
#include "value/value.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace bleibe::detail;
using bleibe::test::Values;

namespace {

const ChoiceSet levels{"levels", true, {"A1", "Hinter\"grund"}};

std::string json(const Value& value, std::string_view unknown = "null") {
    std::string out;
    write_json(out, value, unknown);
    return out;
}

} // namespace

TEST_CASE("each kind as JSON and as text") {
    Values v;
    struct Row {
        Value value;
        std::string json;
        std::string text;
    };
    RangeData open = {v.number("1"), v.number("2"), false, false, true, true};
    RangeData below = {Value::null(), v.number("10"), false, false, false, true};
    RangeData at_most = {Value::null(), v.number("10"), false, true, false, true};
    RangeData above = {v.number("10"), Value::null(), false, false, true, false};
    RangeData at_least = {v.number("10"), Value::null(), true, false, true, false};
    const Row rows[] = {
        {Value::null(), "null", "null"},
        {Value::unknown(), "null", "unknown"},
        {Value::boolean(true), "true", "true"},
        {Value::boolean(false), "false", "false"},
        {v.number("-1.50"), "-1.5", "-1.50"},
        {v.number("0.00"), "0", "0.00"},
        {v.number("1E+34"), "10000000000000000000000000000000000", "10000000000000000000000000000000000"},
        {v.number("1E+3"), "1000", "1000"},
        {v.number("1.0E+40"), "1E+40", "1.0E+40"},
        {v.number("1E-40"), "1E-40", "1E-40"},
        {v.number("9007199254740993"), "9007199254740993", "9007199254740993"},
        {Value::string("Grüße, \"Jürgen\" \\"), R"("Grüße, \"Jürgen\" \\")", "Grüße, \"Jürgen\" \\"},
        {Value::choice(levels, 1), R"("Hinter\"grund")", "Hinter\"grund"},
        {Values::date("-0044-03-15"), R"("-0044-03-15")", "-0044-03-15"},
        {Value::months(-18), R"("-P1Y6M")", "-P1Y6M"},
        {Value::duration(-1, 500'000'000), R"("-PT0.5S")", "-PT0.5S"},
        {v.list({}), "[]", "[]"},
        {v.context({}), "{}", "{}"},
        {v.list({Value::string("a\"\\"), Value::choice(levels, 0), v.number("1.0"), Value::unknown()}),
         R"(["a\"\\","A1",1,null])", R"(["a\"\\", "A1", 1.0, unknown])"},
        {v.context({{"a \"b\"", v.number("1")}, {"c", v.list({Value::null()})}}),
         R"({"a \"b\"":1,"c":[null]})", R"({a "b": 1, c: [null]})"},
        {v.range(v.number("1"), v.number("2.50")), R"("[1..2.50]")", "[1..2.50]"},
        {v.range(open), R"x("(1..2)")x", "(1..2)"},
        {v.range(below), R"("< 10")", "< 10"},
        {v.range(at_most), R"("<= 10")", "<= 10"},
        {v.range(above), R"("> 10")", "> 10"},
        {v.range(at_least), R"(">= 10")", ">= 10"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.json);
        CHECK(json(row.value) == row.json);
        CHECK(to_text(row.value) == row.text);
    }
}

TEST_CASE("unknown is written as told") {
    Values v;
    CHECK(json(v.list({Value::unknown(), v.context({{"a", Value::unknown()}})}), R"({"unknown":true})") ==
          R"([{"unknown":true},{"a":{"unknown":true}}])");
}

TEST_CASE("JSON is appended, nothing is taken away") {
    std::string out = "x=";
    write_json(out, Value::number(5));
    CHECK(out == "x=5");
}

TEST_CASE("every control character is escaped") {
    for (int c = 0; c < 0x20; ++c) {
        const std::string text(1, static_cast<char>(c));
        const std::string out = json(Value::string(text));
        CAPTURE(c);
        CHECK(out.size() >= 4);
        CHECK(out[1] == '\\');
        CHECK(out.find(text) == std::string::npos);
    }
    CHECK(json(Value::string("\n\r\t")) == R"("\n\r\t")");
    CHECK(json(Value::string(std::string_view("\0\x1f\x7f", 3))) == "\"\\u0000\\u001f\x7f\"");
}

TEST_CASE("UTF-8 stays, what is none becomes the replacement character") {
    const std::string replaced = "\xEF\xBF\xBD";
    for (const std::string good :
         {"ä", "€", "😀", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF", "\u0080"}) {
        CAPTURE(good);
        CHECK(json(Value::string(good)) == "\"" + std::string(good) + "\"");
    }
    struct Row {
        std::string bad;
        int replacements;
    };
    const Row rows[] = {
        {"\x80", 1},
        {"\xC3", 1},
        {"\xC0\x80", 2},
        {"\xC1\xBF", 2},
        {"\xE0\x80\x80", 3},
        {"\xE0\x9F\xBF", 3},
        {"\xED\xA0\x80", 3},
        {"\xED\xBF\xBF", 3},
        {"\xF0\x80\x80\x80", 4},
        {"\xF0\x8F\xBF\xBF", 4},
        {"\xF4\x90\x80\x80", 4},
        {"\xF5\x80\x80\x80", 4},
        {"\xFF", 1},
        {"\xE2\x82", 2},
        {"\xF0\x9F\x98", 3},
    };
    for (const Row& row : rows) {
        std::string expected = "\"a";
        for (int i = 0; i < row.replacements; ++i) {
            expected += replaced;
        }
        CAPTURE(row.replacements);
        CHECK(json(Value::string(std::string("a") + row.bad + "b")) == expected + "b\"");
    }
    CHECK(json(Value::string("\xC3(")) == "\"" + replaced + "(\"");
}

TEST_CASE("depth does not exhaust the stack") {
    Values v;
    const Value deep = v.nested(100'000, v.number("1"));
    const std::string out = json(deep);
    CHECK(out.size() == 2 * (static_cast<std::size_t>(value_max_depth) + 1) + 4);
    CHECK(out.find("[null]") != std::string::npos);
    CHECK(to_text(deep).find("[…]") != std::string::npos);
}
