// SPDX-License-Identifier: Apache-2.0
#include "source/diagnostics.hpp"

#include "base/utf8.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace bleibe;
using namespace bleibe::detail;

TEST_CASE("diagnostics: a code has its letter, number and meaning") {
    CHECK(text_of(Code::unknown_fact) == "E210");
    CHECK(text_of(Code::uncovered_words) == "W503");
    CHECK(severity_of(Code::unknown_fact) == Severity::error);
    CHECK(severity_of(Code::uncovered_words) == Severity::warning);
    CHECK(meaning_of(Code::too_deep) == "nesting beyond the limit");
}

TEST_CASE("diagnostics: no number is given twice, every code has a meaning") {
    const Code codes[] = {
#define BLEIBE_CODE(number, severity, name, meaning) Code::name,
#include "source/codes.def"
#undef BLEIBE_CODE
    };
    std::set<unsigned> seen;
    for (const Code code : codes) {
        CAPTURE(text_of(code));
        CHECK(seen.insert(static_cast<unsigned>(code)).second);
        CHECK_FALSE(meaning_of(code).empty());
    }
}

TEST_CASE("diagnostics: a finding copies place and line") {
    const Source source("rules.yaml", "a: 1\nwhen: größe > 3\n");
    Diagnostics diagnostics;
    diagnostics.add(Code::unknown_fact, {source, 11, 18}, "no fact").help("look").law("§ 1").path("when");
    const Diagnostic& one = diagnostics.list().at(0);
    CHECK(one.severity == Severity::error);
    CHECK(one.code == "E210");
    CHECK(one.message == "no fact");
    CHECK(one.file == "rules.yaml");
    CHECK(one.line == 2);
    CHECK(one.column == 7);
    CHECK(one.length == 5);
    CHECK(one.excerpt == "when: größe > 3");
    CHECK(one.excerpt_column == 1);
    CHECK(one.help == "look");
    CHECK(one.law == "§ 1");
    CHECK(one.path == "when");
}

TEST_CASE("diagnostics: spans of several lines end with the first, empty ones have one character") {
    const Source source("f", "abc\r\ndef");
    Diagnostics diagnostics;
    diagnostics.add(Code::wrong_shape, {source, 1, 7}, "m");
    diagnostics.add(Code::wrong_shape, {source, 1, 1}, "m");
    diagnostics.add(Code::wrong_shape, {source, 99, 120}, "m");
    diagnostics.add(Code::wrong_shape, {source, 2, 1}, "m");
    CHECK(diagnostics.list()[0].length == 2);
    CHECK(diagnostics.list()[1].length == 1);
    CHECK(diagnostics.list()[2].line == 2);
    CHECK(diagnostics.list()[2].column == 4);
    CHECK(diagnostics.list()[3].length == 1);
}

TEST_CASE("diagnostics: a finding about a case carries no line") {
    const Source source("case.json", R"({"name":"Mustermann"})");
    Diagnostics diagnostics;
    diagnostics.add_private(Code::case_wrong_type, {source, 8, 20}, "m");
    CHECK(diagnostics.list()[0].excerpt.empty());
    CHECK(diagnostics.list()[0].column == 9);
    CHECK(render(diagnostics.list()).find("Mustermann") == std::string::npos);
}

TEST_CASE("diagnostics: without a place") {
    Diagnostics diagnostics;
    diagnostics.add(Code::no_rulesets, "the folder is empty");
    CHECK(diagnostics.list()[0].line == 0);
    CHECK(diagnostics.list()[0].file.empty());
}

TEST_CASE("diagnostics: of a very long line the part around the place is kept, and columns stay true") {
    std::string line(5'000'000, 'x');
    for (const std::size_t at :
         {std::size_t{0}, std::size_t{40}, std::size_t{100}, std::size_t{2'000'000}, line.size() - 1}) {
        std::string text = line;
        text[at] = '!';
        Diagnostics diagnostics;
        diagnostics.add(Code::wrong_shape, {Source("f", text), at, at + 1}, "m");
        const Diagnostic& one = diagnostics.list()[0];
        CAPTURE(at);
        CHECK(one.column == at + 1);
        CHECK(count_code_points(one.excerpt) <= 161);
        const std::size_t in_excerpt = one.column - one.excerpt_column;
        CHECK(one.excerpt[offset_of_code_point(one.excerpt, in_excerpt)] == '!');
        CHECK(one.excerpt.starts_with("…") == (one.excerpt_column > 1));
        CHECK(one.excerpt.ends_with("…") == (at + 100 < line.size()));
    }
}

TEST_CASE("diagnostics: an excerpt is UTF-8 whatever the source is") {
    Diagnostics diagnostics;
    diagnostics.add(Code::invalid_utf8, {Source("f", "a\xE4z"), 1, 2}, "m");
    CHECK(diagnostics.list()[0].excerpt == "a\uFFFDz");
}

TEST_CASE("diagnostics: only errors make a list bad") {
    Diagnostics diagnostics;
    CHECK_FALSE(diagnostics.has_errors());
    diagnostics.add(Code::unused, "m");
    CHECK_FALSE(diagnostics.has_errors());
    Diagnostics others;
    others.add(Code::unknown_key, "m");
    diagnostics.append(others.list());
    CHECK(diagnostics.has_errors());
    CHECK(diagnostics.size() == 2);
    CHECK(diagnostics.take().size() == 2);
}

TEST_CASE("diagnostics: tokens are shown short and harmless") {
    const std::string forty = "äbcdefghijklmnopqrstuvwxyz0123456789abcd";
    CHECK(shown(forty) == forty);
    CHECK(shown(forty + "e") == forty + "…");
    CHECK(shown("a\nb\x1B") == "a\\u{a}b\\u{1b}");
    CHECK(shown("") == "");
    CHECK(quoted("key") == "`key`");
    CHECK(shown(std::string(1'000'000, '\x01')).size() <= 40 * 5 + 3);
}

TEST_CASE("diagnostics: of one text a hundred errors and a hundred warnings are kept, and no more are lost") {
    const Source source("f", std::string(300, 'x') + "\nend");
    const Source other("g", "y");
    Diagnostics diagnostics;
    for (std::size_t i = 0; i < 130; ++i) {
        CHECK(diagnostics.is_full(Code::unused, source) == (i >= 100));
        diagnostics.add(Code::unused, {source, i, i + 1}, "m").help("h");
    }
    CHECK_FALSE(diagnostics.has_errors());
    CHECK_FALSE(diagnostics.is_full(Code::wrong_shape, source));
    for (std::size_t i = 0; i < 101; ++i) {
        diagnostics.add_private(Code::wrong_shape, {source, 301, 302}, "m");
    }
    diagnostics.add(Code::wrong_shape, {other, 0, 1}, "m");
    CHECK(diagnostics.has_errors());
    CHECK(diagnostics.size() == 130 + 101 + 1);
    CHECK(diagnostics.list().size() == 100 + 100 + 1);
    const DiagnosticList list = diagnostics.take();
    REQUIRE(list.size() == 203);
    CHECK(list[200].message == "m");
    CHECK(list[201].code == "E111");
    CHECK(list[201].message == "and 1 more error in this text, the first of them here");
    CHECK(list[201].line == 2);
    CHECK(list[201].excerpt.empty());
    CHECK(list[202].code == "W112");
    CHECK(list[202].message == "and 30 more warnings in this text, the first of them here");
    CHECK(list[202].column == 101);
    CHECK(list[202].file == "f");
    CHECK(diagnostics.size() == 0);
    diagnostics.add(Code::unused, {source, 0, 1}, "m");
    CHECK(diagnostics.take().size() == 1);
}
