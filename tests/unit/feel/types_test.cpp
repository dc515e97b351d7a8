// SPDX-License-Identifier: Apache-2.0
#include "dump.hpp"
#include "feel/type_syntax.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::detail;
using namespace bleibe::detail::feel_test;

namespace {

std::string read(std::string_view text) {
    const Source source("type", std::string(text));
    Diagnostics diagnostics;
    const Locate locate = [&](std::size_t begin, std::size_t end) { return Span{source, begin, end}; };
    const auto type = parse_type(text, known_names(), locate, diagnostics, {});
    return type ? to_text(*type) : diagnostics.list().at(0).message;
}

} // namespace

TEST_CASE("types have one written form") {
    CHECK(read("number") == "number");
    CHECK(read("  date and time ") == "date and time");
    CHECK(read("years and  months duration") == "years and months duration");
    CHECK(read("days and time duration") == "days and time duration");
    CHECK(read("list") == "list");
    CHECK(read("list<list<number>>") == "list<list<number>>");
    CHECK(read("range<date>") == "range<date>");
    CHECK(read("context<from: date, until and so on: list<Any>>") ==
          "context<from: date, until and so on: list<Any>>");
    CHECK(read("function<>->Any") == "function<> -> Any");
    CHECK(read("function<number,date and time>->function<string>->boolean") ==
          "function<number, date and time> -> function<string> -> boolean");
    CHECK(read("vocabulary.stay") == "vocabulary.stay");
    CHECK(read("null") == "null");
}

TEST_CASE("what is no type") {
    CHECK(read("") == "the expression is empty");
    CHECK(read("list<") == "the expression ends here, expected a type");
    CHECK(read("list<number") == "the expression ends here, expected `,` or `>`");
    CHECK(read("number number") == "found `number`, expected the end of the type");
    CHECK(read("if") == "found `if`, expected a type");
    CHECK(read("function<number>") == "the expression ends here, expected `->` and the type of the result");
    CHECK(read("context<a>") == "found `>`, expected `:` and a type");
    CHECK(read(std::string(5'000, 'l')) == std::string(5'000, 'l'));
    std::string deep;
    for (int i = 0; i < 5'000; ++i) {
        deep += "list<";
    }
    CHECK(read(deep) == "the expression is nested more than 200 deep here");
}
