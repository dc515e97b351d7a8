// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::detail;

namespace {

/// Of a ruleset without a wording, whose one warning is left out.
std::string codes_of(const std::string& rest) {
    std::string codes = read_ruleset_text(small_ruleset(rest)).codes();
    const std::string missing_text = "W504";
    REQUIRE(codes.starts_with(missing_text));
    return codes.size() > missing_text.size() ? codes.substr(missing_text.size() + 1) : "";
}

std::string parameter(const std::string& type, const std::string& value) {
    return "parameters:\n  p:\n    type: " + type + "\n    value: " + value + "\n";
}

Value value_of(const std::string& type, const std::string& value) {
    const ReadResult result = read_ruleset_text(small_ruleset(parameter(type, value)));
    CHECK(result.codes() == "W504");
    static std::vector<std::shared_ptr<CatalogData>> kept; // values point into the catalog
    kept.push_back(result.catalog);
    return result.catalog->rulesets.front().parameters.front().value;
}

} // namespace

TEST_CASE("a minimal ruleset reads") {
    const ReadResult result = read_ruleset_text(small_ruleset(R"(criteria:
  speaks:
    en: speaks
    when: spoken >= "A2"
permits:
  stay:
    kind: stay
    en: to stay
    effect: shall
    requires: [speaks]
)"));
    CHECK(result.codes() == "W504");
    const Ruleset& ruleset = result.catalog->rulesets.front();
    CHECK(ruleset.id == "xx/law/1");
    CHECK(ruleset.hash.size() == 64);
    REQUIRE(ruleset.find_permit("stay") != nullptr);
    CHECK(ruleset.find_permit("stay")->requires_.kind == ItemKind::all);
    CHECK(result.catalog->vocabulary.permits.values == std::vector<std::string>{"xx/law/1#stay"});
    CHECK(ruleset.find_criterion("speaks")->body.when.parsed.root != nullptr);
}

TEST_CASE("scalars take their type from the declaration") {
    CHECK(to_text(value_of("number", "50")) == "50");
    CHECK(to_text(value_of("string", "50")) == "50");
    CHECK(value_of("boolean", "true").is_true());
    CHECK(to_text(value_of("date", "2022-10-31")) == "2022-10-31");
    CHECK(to_text(value_of("years and months duration", "P18M")) == "P1Y6M");
    CHECK(value_of("choice\n    of: colour", "blue").choice_text() == "blue");
    CHECK(value_of("list\n    item: {type: choice, of: colour}", "[red, blue]").items().size() == 2);
    const Value entries = value_of("list\n    item:\n      from: {type: date}\n      n: {type: number}",
                                   "[{n: 3, from: 2020-01-01}]");
    REQUIRE(entries.items().size() == 1);
    CHECK(to_text(*entries.items()[0].context().find("n")) == "3");
}

TEST_CASE("values that do not fit their type") {
    CHECK(codes_of(parameter("number", "fifty")) == "E208");
    CHECK(codes_of(parameter("number", "\"50\"")) == "E208");
    CHECK(codes_of(parameter("boolean", "yes")) == "E208");
    CHECK(codes_of(parameter("boolean", "null")) == "E208");
    CHECK(codes_of(parameter("date", "2022-02-30")) == "E206");
    CHECK(codes_of(parameter("years and months duration", "P5D")) == "E208");
    CHECK(codes_of(parameter("days and time duration", "P5M")) == "E208");
    CHECK(codes_of(parameter("choice\n    of: colour", "green")) == "E406");
    CHECK(codes_of(parameter("choice\n    of: color", "red")) == "E215");
    CHECK(codes_of(parameter("list\n    item: {type: number}", "5")) == "E208");
    CHECK(codes_of(parameter("list\n    item: {type: number}", "[5, x]")) == "E208");
    CHECK(codes_of(parameter("list", "[]")) == "E202");
    CHECK(codes_of(parameter("numeric", "5")) == "E204");
    CHECK(codes_of(parameter("number\n    of: colour", "5")) == "E201");
}

TEST_CASE("requirement trees") {
    const ReadResult result = read_ruleset_text(small_ruleset(R"(criteria:
  tree:
    en: tree
    any:
      - A1
      - xx/law/2#general@2020-01-01
      - use: xx/law/2#general
        except: [one, two]
      - not: A1
      - en: unnamed
        at_least: 2
        of: [A1, A1, A1]
      - when: spoken >= "A2"
        cure: act
  A1:
    en: A1
    when: spoken >= "A1"
permits:
  stay:
    kind: stay
    en: to stay
    effect: may
    requires:
      any: [A1, tree]
    refused_if:
      - A1
      - use: tree
        effect: may
    grant:
      at_most: P3Y
)"));
    CHECK(result.codes() == "W504");
    const Ruleset& ruleset = result.catalog->rulesets.front();
    const std::vector<Item>& children = ruleset.find_criterion("tree")->body.children;
    REQUIRE(children.size() == 6);
    CHECK(children[0].kind == ItemKind::criterion);
    CHECK(children[1].reference.text() == "xx/law/2#general@2020-01-01");
    CHECK(children[2].except.size() == 2);
    CHECK(children[3].children.front().name == "A1");
    CHECK(children[4].at_least == 2);
    CHECK(children[4].label.in("en") == "unnamed");
    CHECK(children[5].cure == Cure::act);
    const PermitDeclaration& permit = ruleset.permits.front();
    CHECK(permit.requires_.kind == ItemKind::all);
    CHECK(permit.requires_.children.front().kind == ItemKind::any);
    CHECK(permit.refused_if[1].kind == ItemKind::criterion);
    CHECK(permit.refused_if[1].effect == Force::may);
    CHECK(permit.grant->kind == Grant::Kind::at_most);
}

TEST_CASE("trees that are wrong") {
    const auto criterion = [](const std::string& body) {
        return codes_of("criteria:\n  c:\n    en: c\n" + body);
    };
    CHECK(criterion("    law: Abs. 1\n") == "E202");
    CHECK(criterion("    when: 1 = 1\n    all: [a]\n") == "E201");
    CHECK(criterion("    all: []\n") == "E203");
    CHECK(criterion("    at_least: 3\n    of: [a, b]\n") == "E208");
    CHECK(criterion("    at_least: 2\n") == "E202");
    CHECK(criterion("    at_least: none\n    of: [a, b]\n") == "E208");
    CHECK(criterion("    all: [a = b]\n") == "E205");
    CHECK(criterion("    all: [xx/law/2]\n") == "E203");
    CHECK(criterion("    all: [xx/law/2#a@tomorrow]\n") == "E206");
    CHECK(criterion("    all:\n      - use: a\n        effect: may\n") == "E201");
    CHECK(criterion("    when: spoken >=\n") == "E301");
    CHECK(criterion("    when: |\n      1 = 1\n    waived_if:\n      - when: 1 = 1\n") == "E202");
}

TEST_CASE("texts with expressions in braces") {
    const ReadResult result = read_ruleset_text(small_ruleset(R"(criteria:
  c:
    en: c
    when: spoken >= "A1"
    found_en: |
      level {spoken}, {{a: "}"}.a} end
)"));
    CHECK(result.codes() == "W504");
    const TextTemplate& text = result.catalog->rulesets.front().criteria.front().found.front();
    REQUIRE(text.pieces.size() == 5);
    CHECK(text.pieces[0].literal == "level ");
    REQUIRE(text.pieces[3].formula != nullptr);
    CHECK(text.pieces[3].formula->parsed.root != nullptr);
    const Span span = text.pieces[1].formula->span(0, 6);
    CHECK(span.source.text().substr(span.begin, span.end - span.begin) == "spoken");
}

TEST_CASE("readings replace what the file declares") {
    const std::string head = parameter("number", "5") + R"(criteria:
  c:
    en: c
    when: spoken >= "A1"
  tree:
    en: tree
    all: [c]
disputes:
  d:
    en: d
    readings:
      one:
)";
    CHECK(codes_of(head + "        parameters: {p: 6}\n").empty());
    CHECK(codes_of(head + "        parameters: {p: six}\n") == "E208");
    CHECK(codes_of(head + "        parameters: {q: 6}\n") == "E607");
    CHECK(codes_of(head + "        criteria:\n          c: spoken >= \"A2\"\n").empty());
    CHECK(codes_of(head + "        criteria:\n          c:\n            when: spoken >= \"A2\"\n").empty());
    CHECK(codes_of(head + "        criteria:\n          tree: 1 = 1\n") == "E607");
    CHECK(codes_of(head + "        definitions:\n          x: 1\n") == "E607");
}

TEST_CASE("what a file is its first key says") {
    const auto codes = [](const std::string& text) {
        return read_texts({Source("catalog.yaml", small_catalog), Source("facts.yaml", small_vocabulary),
                           Source("r.yaml", small_ruleset("")), Source("x.yaml", text)})
            .codes();
    };
    CHECK(codes("rulesett: a\n") == "W504 E202");
    CHECK(codes("- a\n") == "W504 E202");
    CHECK(codes("scenarios: []\nruleset: a\n") == "W504");
    CHECK(codes("vocabulary: xx/other\n") == "W504 E204");
    CHECK(codes("vocabulary: xx/person\nfacts:\n  birth_date: {type: date, en: b, cure: none}\n") ==
          "W504 E209");
    CHECK(codes(small_catalog) == "W504 E904");
    CHECK(read_texts({Source("facts.yaml", small_vocabulary)}).codes() == "E904");
    CHECK(read_texts({}).codes() == "E904");
}

TEST_CASE("vocabularies that are wrong") {
    const auto codes = [](const std::string& text) {
        const std::string vocabulary =
            "vocabulary: xx/person\nchoices:\n  a:\n    values: {x: {en: x}, z: {en: z}}\n"
            "  b:\n    values: {y: {en: y}, z: {en: z}}\n";
        return read_texts({Source("catalog.yaml", small_catalog), Source("facts.yaml", vocabulary + text),
                           Source("r.yaml", small_ruleset("text: {Abs. 1: und}\n"))})
            .codes();
    };
    CHECK(codes("").empty());
    CHECK(codes("groups:\n  g: [x, z]\n").empty());
    CHECK(codes("groups:\n  g: [z]\n") == "E204");
    CHECK(codes("groups:\n  g: {of: b, values: [z]}\n").empty());
    CHECK(codes("groups:\n  g: [x, w]\n") == "E406");
    CHECK(codes("facts:\n  f: {type: date, en: f}\n") == "W219");
    CHECK(codes("facts:\n  f: {type: boolean, en: f, cure: act, unless_stated: false}\n") == "E201");
    CHECK(codes("facts:\n  f: {type: boolean, en: f, cure: act, judgement: true, unless_stated: false}\n")
              .empty());
    CHECK(codes("facts:\n  f: {type: list, item: {from: {type: date}}, en: f, cure: act, periods: true}\n") ==
          "E203");
    CHECK(codes("facts:\n  Fact: {type: date, en: f, cure: act}\n") == "E205");
    CHECK(codes("facts:\n  every: {type: date, en: f, cure: act}\n") == "E205");
    CHECK(codes("facts:\n  no: {type: date, en: f, cure: act}\n") == "E205");
    CHECK(codes("constraints:\n  c: {when: 1 = 1}\n") == "W217");
}

TEST_CASE("what is wrong in the catalog or with the vocabulary is told once") {
    const auto codes = [](const std::string& catalog, const std::string& vocabulary) {
        return read_texts({Source("catalog.yaml", catalog), Source("facts.yaml", vocabulary),
                           Source("r.yaml", small_ruleset(parameter("choice\n    of: colour", "red")))})
            .codes();
    };
    CHECK(codes(small_catalog, "vocabulary: [\n") == "E101");
    CHECK(codes("catalog: xx\n", small_vocabulary) == "E202");
    CHECK(codes("catalog: xx\nlanguages: []\n", small_vocabulary) == "E203");
    CHECK(codes(std::string(small_catalog) + "choices: {}\n", small_vocabulary) == "E201");
}

TEST_CASE("a mapping without keys has nothing to suggest") {
    const std::string vocabulary = "vocabulary: xx/person\nchoices:\n  a:\n    values: {}\n";
    const ReadResult result =
        read_texts({Source("catalog.yaml", small_catalog), Source("facts.yaml", vocabulary),
                    Source("r.yaml", small_ruleset(parameter("choice\n    of: a", "red")))});
    CHECK(result.codes() == "W504 E406");
}
