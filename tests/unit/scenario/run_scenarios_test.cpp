// SPDX-License-Identifier: Apache-2.0
// Scenario files: what passes, what fails with which words, and what is broken.
#include "small_law.hpp"

#include <bleibe/scenario.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

/// § 1: `declared`, a fine of at most `limit`, refused while `settled`; one dispute about the limit.
const char* const law = R"(parameters:
  limit: {type: number, value: 5}
  last_day: {type: date, value: 2026-12-31}
criteria:
  ready:
    en: ready
    when: declared
    waived_if: [{when: "liked = \"green\"", effect: may}]
  small: {en: small, when: fines <= limit}
  bound: {en: bound, when: settled, exception: in_favour}
permits:
  stay:
    kind: stay
    en: stay
    effect: should
    requires: {all: [ready, small]}
    refused_if: [bound]
    grant: {for: P18M}
  short: {kind: stay, en: short, effect: may, requires: {all: [ready]}, grant: {at_most: P3Y}}
  until: {kind: stay, en: until, effect: may, requires: {all: [ready]}, grant: {until: last_day}}
  open: {kind: stay, en: open, effect: may, requires: {all: [ready]}}
disputes:
  how_much:
    en: how much
    baseline: five
    readings:
      five: {en: five}
      nine: {en: nine, parameters: {limit: 9}}
)";

const Catalog& catalog() {
    static const Catalog loaded = load_catalog(small_sources({small_ruleset(law)})).value();
    return loaded;
}

const char* const people = R"(ruleset: xx/law/1
people:
  good: {declared: true, fines: 0, settled: false, liked: red}
scenarios:
)";

ScenarioResults run(const std::string& scenarios) {
    const Source file("law.scenarios.yaml", people + scenarios);
    return run_scenarios(catalog(), {&file, 1});
}

std::string one(const std::string& more, const std::string& expect) {
    return "  - name: one\n    day: 2024-02-29\n    like: good\n" + more + "    expect: " + expect + "\n";
}

std::string errors(const ScenarioResults& results) {
    DiagnosticList list = results.diagnostics;
    list.erase(
        std::remove_if(list.begin(), list.end(),
                       [](const Diagnostic& finding) { return finding.severity == Severity::warning; }),
        list.end());
    return codes_of(list);
}

struct Row {
    std::string more;   // keys of the scenario
    std::string expect; // behind `expect:`
};

const std::vector<Row>& right() {
    static const std::vector<Row> rows = {
        {"", "{stay: eligible}"},
        {"",
         "{stay: eligible, effect: should, effect_at_best: should, open_to_exception: none, colour: green}"},
        {"    facts: {fines: 5}\n", "{stay: eligible}"},
        {"    facts: {fines: 6}\n",
         "{stay: ineligible, because: [small], effect: none, effect_at_best: none}"},
        {"    facts: {fines: 6, declared: false}\n", "{stay: ineligible, because: [small, ready]}"},
        {"    facts: {fines: 6}\n",
         "{stay: ineligible, under: {how_much/nine: eligible, how_much/five: ineligible}}"},
        {"    facts: {fines: 6}\n    readings: {how_much: nine}\n", "{stay: eligible}"},
        {"    unknown: [declared]\n", "{stay: undetermined, missing: [declared], effect_at_best: should}"},
        {"    unknown: [declared, fines]\n", "{stay: undetermined, missing: [fines, declared]}"},
        {"    facts: {declared: false, liked: green}\n",
         "{stay: eligible, effect: may, waivers: [ready], colour: yellow}"},
        {"    facts: {declared: false, liked: green}\n",
         "{criteria: {ready: waived, small: met, bound: unmet}, stay: eligible}"},
        {"    facts: {settled: true}\n",
         "{stay: ineligible, because: [bound], open_to_exception: in_favour}"},
        {"    facts: {settled: true}\n", "{stay: ineligible, criteria: {bound: met}}"},
        {"    unknown: [fines]\n", "{stay: undetermined, criteria: {small: open, ready: met}}"},
        {"", "{xx/law/1#stay: eligible}"},
        {"", "[{stay: eligible}, {stay: eligible, colour: green}]"},
        {"", "{stay: eligible, grant: P18M}"},
        {"", "{stay: eligible, grant: P1Y6M}"},
        {"", "{short: eligible, grant_at_most: P3Y}"},
        {"", "{until: eligible, grant: 2026-12-31}"},
        {"", "{open: eligible, grant: none}"},
    };
    return rows;
}

} // namespace

TEST_CASE("what comes out as expected passes") {
    for (const Row& row : right()) {
        CAPTURE(row.more);
        CAPTURE(row.expect);
        const ScenarioResults results = run(one(row.more, row.expect));
        CHECK(errors(results) == "");
        CHECK(results.passed == 1);
        for (const ScenarioFailure& failure : results.failures) {
            CHECK(failure.what == "");
        }
    }
}

TEST_CASE("what comes out otherwise fails and says what it was") {
    struct Wrong {
        std::string more;
        std::string expect;
        std::string what;
    };
    const Wrong rows[] = {
        {"    facts: {fines: 6}\n", "{stay: eligible}",
         "stay: expected status eligible, got ineligible because [small]"},
        {"    unknown: [fines]\n", "{stay: eligible}",
         "stay: expected status eligible, got undetermined missing [fines]"},
        {"", "{stay: ineligible}", "stay: expected status ineligible, got eligible"},
        {"    facts: {fines: 6}\n", "{stay: ineligible, because: [ready]}",
         "stay: expected because [ready], got [small]"},
        {"    facts: {fines: 6, declared: false}\n", "{stay: ineligible, because: [small]}",
         "stay: expected because [small], got [ready, small]"},
        {"    unknown: [fines]\n", "{stay: undetermined, missing: []}",
         "stay: expected missing [], got [fines]"},
        {"", "{stay: eligible, effect: may}", "stay: expected effect may, got should"},
        {"", "{stay: eligible, effect_at_best: none}", "stay: expected effect_at_best none, got should"},
        {"", "{stay: eligible, open_to_exception: against}",
         "stay: expected open_to_exception against, got none"},
        {"", "{stay: eligible, grant: P24M}", "stay: expected grant P2Y, got P1Y6M"},
        {"", "{stay: eligible, grant_at_most: P18M}", "stay: expected grant at most P1Y6M, got P1Y6M"},
        {"", "{short: eligible, grant: P3Y}", "short: expected grant P3Y, got at most P3Y"},
        {"", "{until: eligible, grant: none}", "until: expected grant none, got 2026-12-31"},
        {"", "{open: eligible, grant: P18M}", "open: expected grant P1Y6M, got none"},
        {"", "{stay: eligible, colour: red}", "stay: expected colour red, got green"},
        {"", "{stay: eligible, waivers: [ready]}", "stay: expected waivers [ready], got []"},
        {"", "{stay: eligible, criteria: {small: unmet}}", "stay: expected small to be unmet, got met"},
        {"", "{stay: eligible, criteria: {smell: met}}",
         "stay: expected smell to be met, got no such criterion"},
        {"    facts: {fines: 6}\n", "{stay: ineligible, under: {how_much/nine: ineligible}}",
         "stay: expected ineligible under how_much/nine, got eligible"},
        {"", "{stay: eligible, under: {how_much/ten: eligible}}",
         "stay: there is no reading how_much/ten that bears on the permit"},
        {"    readings: {how_much: ten}\n", "{stay: eligible}",
         "the dispute `how_much` has no reading `ten`"},
    };
    for (const Wrong& row : rows) {
        CAPTURE(row.expect);
        const ScenarioResults results = run(one(row.more, row.expect));
        CHECK(errors(results) == "");
        CHECK(results.passed == 0);
        REQUIRE(results.failures.size() == 1);
        CHECK(results.failures.front().what == row.what);
        CHECK(results.failures.front().name == "one");
        CHECK(results.failures.front().file == "law.scenarios.yaml");
        CHECK(results.failures.front().line == 5);
    }
}

TEST_CASE("scenarios of one file do not touch each other") {
    std::string all;
    for (const Row& row : right()) {
        all += one(row.more, row.expect);
    }
    all += one("    facts: {fines: 6}\n", "{stay: eligible}");
    const ScenarioResults results = run(all);
    CHECK(errors(results) == "");
    CHECK(results.passed == right().size());
    CHECK(results.failures.size() == 1);
}

TEST_CASE("broken scenarios are reported and left out, the others run") {
    struct Broken {
        std::string scenario;
        std::string code;
    };
    const Broken rows[] = {
        {"  - name: a\n    day: 2024-02-30\n    expect: {stay: undetermined}\n", "E206"},
        {"  - name: a\n    expect: {stay: undetermined}\n", "E202"},
        {"  - name: a\n    day: 2024-02-29\n", "E202"},
        {"  - day: 2024-02-29\n    expect: {stay: undetermined}\n", "E202"},
        {"  - name: a\n    day: 2024-02-29\n    like: nobody\n    expect: {stay: undetermined}\n", "E801"},
        {"  - name: a\n    day: 2024-02-29\n    expect: {stey: undetermined}\n", "E802"},
        {"  - name: a\n    day: 2024-02-29\n    expect: {stay: perhaps}\n", "E204"},
        {"  - name: a\n    day: 2024-02-29\n    expect: {stay: eligible, colour: blue}\n", "E204"},
        {"  - name: a\n    day: 2024-02-29\n    expect: {stay: eligible, because: small}\n", "E203"},
        {"  - name: a\n    day: 2024-02-29\n    expect: {stay: eligible, grant: 18}\n", "E208"},
        {"  - name: a\n    day: 2024-02-29\n    facts: {fine: 3}\n    expect: {stay: eligible}\n", "E701"},
        {"  - name: a\n    day: 2024-02-29\n    facts: {fines: x}\n    expect: {stay: eligible}\n", "E702"},
        {"  - name: a\n    day: 2024-02-29\n    facts: {born: 2002-01-01, applied: 2001-01-01}\n"
         "    expect: {stay: eligible}\n",
         "E704"},
        {"  - name: a\n    day: 2024-02-29\n    unknown: [fine]\n    expect: {stay: eligible}\n", "E210"},
        {"  - name: a\n    day: 2024-02-29\n    fact: {fines: 3}\n    expect: {stay: eligible}\n", "E201"},
        {"  - just a text\n", "E203"},
    };
    for (const Broken& row : rows) {
        CAPTURE(row.scenario);
        const ScenarioResults results = run(row.scenario + one("", "{stay: eligible}"));
        CHECK(errors(results) == row.code);
        CHECK(results.passed == 1);
        CHECK(results.failures.empty());
    }
}

TEST_CASE("files that are no scenario files") {
    const auto codes = [](const std::string& text) {
        const Source file("law.scenarios.yaml", text);
        return errors(run_scenarios(catalog(), {&file, 1}));
    };
    CHECK(codes("") == "E109");
    CHECK(codes("[]") == "E203");
    CHECK(codes("ruleset: xx/law/1\n") == "E202");
    CHECK(codes("ruleset: xx/law/2\nscenarios: []\n") == "E212");
    CHECK(codes("ruleset: xx/law/1\nscenarios: {}\n") == "E203");
    CHECK(codes("ruleset: xx/law/1\npersons: {}\nscenarios: []\n") == "E201");
}

TEST_CASE("in a norm without permits criteria are read for a caller") {
    const std::string norm =
        ruleset_of("2", "2020-01-01", "",
                   "criteria:\n  strong: {en: strong, when: permit.effect = \"should\" and declared}\n");
    const std::string caller = small_ruleset(law);
    const Catalog two = load_catalog(small_sources({caller, norm})).value();
    const auto what = [&](const std::string& expect, const std::string& permit) {
        const Source file("2.scenarios.yaml",
                          "ruleset: xx/law/2\nscenarios:\n  - name: one\n    day: 2024-02-29\n"
                          "    facts: {declared: true}\n    caller: " +
                              permit + "\n    expect: " + expect + "\n");
        const ScenarioResults results = run_scenarios(two, {&file, 1});
        CHECK(errors(results) == "");
        return results.failures.empty() ? std::string("passed") : results.failures.front().what;
    };
    CHECK(what("{criteria: {strong: met}}", "xx/law/1#stay") == "passed");
    CHECK(what("{criteria: {xx/law/2#strong: met}}", "xx/law/1#stay") == "passed");
    CHECK(what("{criteria: {strong: unmet}}", "xx/law/1#stay") ==
          "xx/law/2: expected strong to be unmet, got met");
    CHECK(what("{criteria: {strong: met}}", "xx/law/1#visit") == "there is no permit xx/law/1#visit");
}

TEST_CASE("the scenarios beside a proposal run with it selected") {
    std::string easier = law;
    easier.replace(easier.find("value: 5"), 8, "value: 7");
    std::vector<Source> sources = small_sources({small_ruleset(law)});
    sources.emplace_back("easier.yaml", ruleset_of("1", "2023-01-01", "", "proposal: easier\n" + easier));
    const Catalog two = load_catalog(sources).value();
    const std::string scenario = people + one("    facts: {fines: 6}\n", "{stay: eligible}");
    for (const auto& row : {std::pair<std::string, std::uint64_t>("easier.scenarios.yaml", 1),
                            std::pair<std::string, std::uint64_t>("other.scenarios.yaml", 0)}) {
        CAPTURE(row.first);
        const Source file(row.first, scenario);
        CHECK(run_scenarios(two, {&file, 1}).passed == row.second);
    }
}
