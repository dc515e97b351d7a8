// SPDX-License-Identifier: Apache-2.0
#include <bleibe/checked.hpp>
#include <bleibe/diagnostic.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace bleibe;

namespace {

Diagnostic example() {
    Diagnostic one;
    one.code = "E210";
    one.message = "no fact is named `languge_level`";
    one.file = "rulesets/de/aufenthg/25b/2022-12-31.yaml";
    one.line = 42;
    one.column = 11;
    one.length = 13;
    one.excerpt = R"(    when: languge_level in ("A2", "B1", "B2", "C1", "C2"))";
    one.help = "did you mean `language_level`?";
    one.law = "§ 25b Abs. 1 Satz 2 Nr. 4 AufenthG";
    return one;
}

} // namespace

TEST_CASE("render: place, words, line, mark, help, law") {
    CHECK(render(example()) ==
          R"(rulesets/de/aufenthg/25b/2022-12-31.yaml:42:11: error[E210]: no fact is named `languge_level`
   42 |     when: languge_level in ("A2", "B1", "B2", "C1", "C2")
      |           ^^^^^^^^^^^^^
   help: did you mean `language_level`?
   law: § 25b Abs. 1 Satz 2 Nr. 4 AufenthG
)");
}

TEST_CASE("render: what is not there is left out") {
    Diagnostic one;
    one.severity = Severity::warning;
    one.code = "W501";
    one.message = "m";
    CHECK(render(one) == "warning[W501]: m\n");
    one.file = "case.json";
    CHECK(render(one) == "case.json: warning[W501]: m\n");
    one.line = 3;
    one.column = 7;
    one.path = "facts.stays[2].from";
    CHECK(render(one) == "case.json:3:7: warning[W501]: m\n   path: facts.stays[2].from\n");
}

TEST_CASE("render: the mark stands under the place though characters widen") {
    Diagnostic one = example();
    one.excerpt = "\ta\x1B\u202E!";
    one.column = 5;
    one.length = 1;
    one.help = one.law = "";
    CHECK(render(one).find("   42 | \\u{9}a\\u{1b}\\u{202e}!\n      |                     ^\n") !=
          std::string::npos);
    one.column = 3;
    CHECK(render(one).find("      |       ^^^^^^\n") != std::string::npos);
}

TEST_CASE("render: a line number may outgrow its column") {
    Diagnostic one = example();
    one.line = 1'234'567;
    one.column = 1;
    one.length = 2;
    one.excerpt = "ab";
    CHECK(render(one).find("1234567 | ab\n        | ^^\n") != std::string::npos);
}

TEST_CASE("render: a place outside of the excerpt does no harm") {
    Diagnostic one = example();
    one.excerpt = "ab";
    one.column = 4'000'000'000U;
    one.length = 4'000'000'000U;
    CHECK(render(one).find("   42 | ab\n      |   ^\n") != std::string::npos);
    one.column = 0;
    one.excerpt_column = 0;
    CHECK(render(one).find("      | ^^\n") != std::string::npos);
    one.column = 1;
    one.excerpt_column = 9;
    CHECK(render(one).find("      | ^^\n") != std::string::npos);
}

TEST_CASE("render: no control character of the input gets through") {
    Diagnostic one = example();
    one.file = "a\x1B]0;x\x07";
    one.message = "m\nsecond";
    one.path = "p\r";
    one.help = "h\x9B";
    one.law = "l\u0085";
    const std::string text = render(one);
    CHECK(text.find("a\\u{1b}]0;x\\u{7}:42") == 0);
    CHECK(text.find("m\\u{a}second\n") != std::string::npos);
    CHECK(text.find("path: p\\u{d}\n") != std::string::npos);
    CHECK(text.find("law: l\\u{85}\n") != std::string::npos);
    CHECK(text.find('\x9B') == std::string::npos);
}

TEST_CASE("render: a list is one after the other, and an exception carries it") {
    const DiagnosticList list{example(), example()};
    CHECK(render(list) == render(example()) + render(example()));
    const Checked<int> nothing{list};
    CHECK_FALSE(nothing.has_value());
    CHECK_THROWS_WITH_AS(static_cast<void>(nothing.value()), render(list).c_str(), Error);
    CHECK(Checked<int>(3).value() == 3);
}
