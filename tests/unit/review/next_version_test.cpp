// SPDX-License-Identifier: Apache-2.0
// The idea: one small norm, and amendments that each touch it in one way.
#include "minimal_catalog.hpp"

#include <bleibe/catalog.hpp>
#include <bleibe/next_version.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const char* const norm = R"(# Of the first version.
ruleset: xx/law/1
in_force: {from: 2020-01-01}
en: Norm
cite: § 1 Law
enacted: Act of 2019
facts: xx/person
text:
  Abs. 1: |
    Whoever has lived here for five years
    and speaks the language may stay.
  Abs. 2: |
    Nobody may stay who was fined.
parameters:
  years: # counted from the entry
    type: number
    value: 5
    law: Abs. 1
    quote: for five years
criteria:
  long_enough:
    en: Long enough
    law: Abs. 1
    quote: Whoever has lived here
    when: amount >= years
  speaks:
    en: Speaks
    law: Abs. 1
    quote: speaks the language
    when: yes_or_no
  fined:
    en: Fined
    law: Abs. 2
    quote: fined
    when: other
permits:
  main:
    kind: stay
    en: stay
    effect: shall
    law: Abs. 1
    quote: may stay
    requires:
      all: [long_enough, speaks]
    refused_if: [fined]
)";

Checked<NextVersion> made(const std::string& wording, const char* day = "2025-07-01") {
    const Source source("wording.yaml", wording);
    auto sources = sources_of({});
    sources.emplace_back("law/1/2020-01-01.yaml", norm);
    return next_version(std::span<const Source>(sources), "xx/law/1", Date::parse(day).value(),
                        wording.empty() ? nullptr : &source);
}

bool says(const NextVersion& version, std::string_view words, bool emptied) {
    return std::any_of(version.notes.begin(), version.notes.end(), [&](const VersionNote& note) {
        return note.emptied == emptied && note.what.find(words) != std::string::npos;
    });
}

bool has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

std::string line(const std::string& text, std::uint32_t number) {
    std::size_t begin = 0;
    while (--number > 0) {
        begin = text.find('\n', begin) + 1;
    }
    return text.substr(begin, text.find('\n', begin) - begin);
}

constexpr const char* three_years = R"(text:
  Abs. 1: Whoever has lived here for three years and speaks the language may stay.
  Abs. 2: Nobody may stay who was fined.
)";

} // namespace

TEST_CASE("a new version: what rests on words that are gone is emptied, the rest stays as written") {
    const auto version = made(three_years);
    REQUIRE(version);
    const std::string& text = version->text;
    CHECK(version->name == "law/1/2025-07-01.yaml");
    CHECK(has(text, "in_force: {from: 2025-07-01}\n"));
    CHECK(has(text, "enacted: TODO\n"));
    CHECK(has(text, "    value: TODO\n    law: Abs. 1\n    quote: TODO\n"));
    CHECK(has(text, "  years: # counted from the entry\n"));
    CHECK(has(text, "    quote: speaks the language\n    when: yes_or_no\n"));
    CHECK(has(text,
              "  Abs. 1: |\n    Whoever has lived here for three years and speaks the language may stay.\n"));
    CHECK(has(text, "  Abs. 2: |\n    Nobody may stay who was fined.\n"));
    CHECK(says(*version, "`for five years`", true));
    CHECK(says(*version, "`criteria.speaks` rests on `Abs. 1`", false));
    CHECK_FALSE(says(*version, "`criteria.fined`", false));
    CHECK(has(version->previous_text, "in_force: {from: 2020-01-01, until: 2025-06-30}\n"));
}

TEST_CASE("a new version: a note names the line of what it speaks of") {
    const auto version = made(three_years);
    REQUIRE(version);
    const auto quote =
        std::find_if(version->notes.begin(), version->notes.end(), [](const VersionNote& note) {
            return note.emptied && note.what.find("for five years") != std::string::npos;
        });
    REQUIRE(quote != version->notes.end());
    CHECK(line(version->text, quote->line) == "    quote: TODO");
    CHECK(std::is_sorted(version->notes.begin(), version->notes.end(),
                         [](const VersionNote& a, const VersionNote& b) { return a.line < b.line; }));
}

TEST_CASE("a new version: words that moved to one other sentence take their law along") {
    const auto version = made(R"(text:
  Abs. 1: Whoever has lived here for five years and speaks the language may stay.
  Abs. 3: Nobody may stay who was fined.
)");
    REQUIRE(version);
    CHECK(has(version->text, "    law: Abs. 3\n    quote: fined\n    when: other\n"));
    CHECK(says(*version, "now stand in `Abs. 3`", false));
    CHECK(says(*version, "`Abs. 2` is gone", false));
}

TEST_CASE("a new version: without a wording that alone is emptied, and the quotes stay") {
    const auto version = made("");
    REQUIRE(version);
    CHECK(has(version->text, "\ntext: TODO\n"));
    CHECK(has(version->text, "    quote: for five years\n"));
    CHECK(says(*version, "the wording is to be filled in", true));
}

TEST_CASE("a new version: loading names every place that is to be filled in") {
    const auto version = made(three_years);
    REQUIRE(version);
    auto sources = sources_of({});
    sources.emplace_back(version->previous_name, version->previous_text);
    sources.emplace_back(version->name, version->text);
    const auto loaded = load_catalog(sources);
    CHECK_FALSE(loaded);
    CHECK(codes(loaded.diagnostics()) == "E220 E220 E220");
}

TEST_CASE("a new version: what cannot be made") {
    CHECK(codes(made(three_years, "2020-01-01").diagnostics()) == "E604");
    CHECK(codes(made("text:\n  Par. 1: Words.\n").diagnostics()) == "E207");
    CHECK(codes(made("wording: words\n").diagnostics()).starts_with("E202"));
    auto sources = sources_of({});
    CHECK(codes(next_version(std::span<const Source>(sources), "xx/law/2", Date(0)).diagnostics()) == "E212");
}
