// SPDX-License-Identifier: Apache-2.0
// What has no scenario one way or the other is named: criteria, limits, readings.
#include "small_law.hpp"

#include <bleibe/scenario.hpp>

#include <doctest/doctest.h>

#include <set>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const char* const law = R"(parameters:
  limit: {type: number, value: 5}
criteria:
  small: {en: small, when: fines <= limit}
permits:
  stay:
    kind: stay
    en: stay
    effect: should
    requires: {all: [small]}
disputes:
  how_much:
    en: how much
    baseline: five
    readings:
      five: {en: five}
      nine: {en: nine, parameters: {limit: 9}}
)";

/// Runs one scenario per fine and gives the codes of what is said to be untested.
std::set<std::string> untested(const std::vector<std::string>& fines, const std::string& more = law) {
    const Catalog catalog = load_catalog(small_sources({small_ruleset(more)})).value();
    std::string text = "ruleset: xx/law/1\nscenarios:" + std::string(fines.empty() ? " []\n" : "\n");
    for (const std::string& fine : fines) {
        text += "  - name: fine of " + fine + "\n    day: 2024-02-29\n    facts: {fines: " + fine +
                "}\n    expect: {stay: " + (std::stod(fine) <= 5 ? "eligible" : "ineligible") + "}\n";
    }
    const Source file("law.scenarios.yaml", text);
    const ScenarioResults results = run_scenarios(catalog, {&file, 1});
    std::set<std::string> codes;
    for (const Diagnostic& finding : results.diagnostics) {
        codes.insert(finding.code);
        CHECK(finding.severity == Severity::warning);
    }
    return codes;
}

using Codes = std::set<std::string>;

} // namespace

TEST_CASE("a criterion needs a scenario for and one against the person") {
    CHECK(untested({}) == Codes{"W803", "W805"});
    CHECK(untested({"0"}).count("W803") == 1);
    CHECK(untested({"20"}).count("W803") == 1);
    CHECK(untested({"0", "20"}).count("W803") == 0);
}

// The limit stands behind a dispute here, so what is compared is no constant; see the next case.
TEST_CASE("a reading needs a scenario in which it matters") {
    CHECK(untested({"5", "20"}).count("W805") == 1);
    CHECK(untested({"5", "9"}).count("W805") == 0);
}

TEST_CASE("a limit needs a scenario on each side, near enough") {
    const std::string plain(std::string(law).substr(0, std::string(law).find("disputes:")));
    CHECK(untested({"0", "20"}, plain) == Codes{"W804"});
    CHECK(untested({"5", "20"}, plain) == Codes{"W804"});
    CHECK(untested({"0", "6"}, plain) == Codes{"W804"});
    CHECK(untested({"5", "6"}, plain).empty());
    CHECK(untested({"4", "6"}, plain).empty()); // one off counts: whole things are counted
}

TEST_CASE("a limit that is a value of an ordered choice needs both its sides too") {
    const std::string levels = R"(parameters:
  limit: {type: choice, of: level, value: A2}
criteria:
  speaks: {en: speaks, when: spoken >= limit}
permits:
  stay:
    kind: stay
    en: stay
    effect: should
    requires: {all: [speaks]}
)";
    const auto limits_untested = [&](const std::vector<std::string>& spoken) {
        const Catalog catalog = load_catalog(small_sources({small_ruleset(levels)})).value();
        std::string text = "ruleset: xx/law/1\nscenarios:\n";
        for (const std::string& level : spoken) {
            text += "  - name: " + level + "\n    day: 2024-02-29\n    facts: {spoken: " + level +
                    "}\n    expect: {stay: " + (level == "A1" ? "ineligible" : "eligible") + "}\n";
        }
        const Source file("law.scenarios.yaml", text);
        const ScenarioResults results = run_scenarios(catalog, {&file, 1});
        return finding_of(results.diagnostics, "W804").code == "W804";
    };
    CHECK(limits_untested({"A2"}));
    CHECK(limits_untested({"A1"}));
    CHECK(!limits_untested({"A1", "A2"}));
}

TEST_CASE("each version needs a scenario in which its readings matter") {
    const Catalog catalog = load_catalog(small_sources({ruleset_of("1", "2020-01-01", "2023-12-31", law),
                                                        ruleset_of("1", "2024-01-01", "", law)}))
                                .value();
    const auto results_on = [&](const std::vector<std::string>& days) {
        std::string text = "ruleset: xx/law/1\nscenarios:\n";
        for (const std::string& day : days) {
            for (const std::string fine : {"5", "9"}) {
                text += "  - name: fine of " + fine + " on " + day + "\n    day: " + day +
                        "\n    facts: {fines: " + fine +
                        "}\n    expect: {stay: " + (fine == "5" ? "eligible" : "ineligible") + "}\n";
            }
        }
        const Source file("law.scenarios.yaml", text);
        return run_scenarios(catalog, {&file, 1});
    };
    const ScenarioResults one = results_on({"2024-02-29"});
    CHECK(finding_of(one.diagnostics, "W805").code == "W805");
    CHECK(one.readings.shown == 2);
    CHECK(one.readings.all == 4);
    CHECK(one.criteria.shown == 1);
    CHECK(one.criteria.all == 2);
    const ScenarioResults both = results_on({"2023-02-28", "2024-02-29"});
    CHECK(finding_of(both.diagnostics, "W805").code.empty());
    CHECK(both.readings.shown == 4);
    CHECK(both.criteria.shown == 2);
}

TEST_CASE("only permits that a scenario asserts something of count") {
    const std::string two = R"(parameters:
  limit: {type: number, value: 5}
criteria:
  small: {en: small, when: fines <= limit}
  clean: {en: clean, when: fines <= 1}
permits:
  stay: {kind: stay, en: stay, effect: should, requires: {all: [clean]}}
  other: {kind: stay, en: other, effect: should, requires: {all: [small]}}
disputes:
  how_much:
    en: how much
    baseline: five
    readings:
      five: {en: five}
      nine: {en: nine, parameters: {limit: 9}}
)";
    const Catalog catalog = load_catalog(small_sources({small_ruleset(two)})).value();
    const auto results_for = [&](const std::string& permit) {
        std::string text = "ruleset: xx/law/1\nscenarios:\n";
        for (const std::string fine : {"0", "9"}) {
            text += "  - name: fine of " + fine + "\n    day: 2024-02-29\n    facts: {fines: " + fine +
                    "}\n    expect: {" + permit + ": " + (fine == "0" ? "eligible" : "ineligible") + "}\n";
        }
        const Source file("law.scenarios.yaml", text);
        return run_scenarios(catalog, {&file, 1});
    };
    const ScenarioResults stay = results_for("stay");
    CHECK(stay.failures.empty());
    CHECK(stay.criteria.shown == 1);
    CHECK(stay.readings.shown == 0); // both differ for the other one
    const ScenarioResults other = results_for("other");
    CHECK(other.failures.empty());
    CHECK(other.criteria.shown == 1);
    CHECK(other.readings.shown == 2);
}
