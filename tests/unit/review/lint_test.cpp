// SPDX-License-Identifier: Apache-2.0
// The idea: one criterion, and what is said of it.
#include "minimal_catalog.hpp"

#include <bleibe/bleibe.hpp>
#include <bleibe/lint.hpp>

#include <doctest/doctest.h>

#include <array>
#include <map>
#include <random>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string found_in(const std::string& ruleset) {
    const auto loaded = load_catalog(sources_of({ruleset}));
    INFO(render(loaded.diagnostics()));
    REQUIRE(loaded);
    return codes(lint(*loaded), true);
}

/// A random truth over three facts that are true or false and one of three levels.
class Formulas {
public:
    explicit Formulas(unsigned seed) : engine_(seed) {}

    std::string formula(unsigned depth) {
        if (depth == 0 || roll(5) == 0) {
            static const std::vector<std::string> atoms = {"yes_or_no",
                                                           "other",
                                                           "third",
                                                           "(spoken >= \"A2\")",
                                                           "(spoken = \"B1\")",
                                                           "(spoken in [\"A1\", \"A2\"])"};
            return atoms[roll(static_cast<unsigned>(atoms.size()))];
        }
        switch (roll(4)) {
        case 0:
            return "not(" + formula(depth - 1) + ")";
        case 1:
            return "(" + formula(depth - 1) + " and " + formula(depth - 1) + ")";
        case 2:
            return "(" + formula(depth - 1) + " or " + formula(depth - 1) + ")";
        default:
            return "(if " + formula(depth - 1) + " then " + formula(depth - 1) + " else " +
                   formula(depth - 1) + ")";
        }
    }

private:
    unsigned roll(unsigned sides) { return static_cast<unsigned>(engine_() % sides); }

    std::mt19937 engine_;
};

/// What the lint must say: by asking everybody whom there can be.
std::string true_finding(const Catalog& catalog) {
    const Program program = compile(catalog).value();
    const Date day = Date::parse("2024-01-01").value();
    unsigned yes = 0;
    unsigned no = 0;
    for (unsigned person = 0; person < 24; ++person) {
        static const std::array<const char*, 3> levels{"A1", "A2", "B1"};
        const auto flag = [&](unsigned bit) { return (person >> bit & 1U) != 0 ? "true" : "false"; };
        const std::string facts = std::string("{\"facts\": {\"yes_or_no\": ") + flag(0) +
                                  ", \"other\": " + flag(1) + ", \"third\": " + flag(2) + ", \"spoken\": \"" +
                                  levels[person / 8] + "\"}}";
        const Case known = read_case(catalog, Source("person.json", facts)).value();
        const Status status = assess(program, known, day).verdict(PermitId{0}).status;
        yes += status == Status::eligible ? 1 : 0;
        no += status == Status::ineligible ? 1 : 0;
    }
    REQUIRE(yes + no == 24);
    return no == 0 ? "W307" : yes == 0 ? "W308" : "";
}

} // namespace

TEST_CASE("whether a criterion over few values can vary is told as it is, both ways") {
    Formulas formulas(20240101);
    std::map<std::string, unsigned> told;
    for (unsigned i = 0; i < 400; ++i) {
        const std::string formula = formulas.formula(4);
        const auto loaded = load_catalog(sources_of({formula_ruleset(formula)}));
        INFO(formula);
        REQUIRE(loaded);
        const std::string finding = codes(lint(*loaded), true);
        CHECK(finding == true_finding(*loaded));
        ++told[finding];
    }
    CHECK(told["W307"] > 5); // the formulas are such that there is something to tell
    CHECK(told["W308"] > 5);
    CHECK(told[""] > 100);
}

TEST_CASE("a criterion that cannot fail, or cannot hold, is told only where that is proven") {
    CHECK(found_in(formula_ruleset("yes_or_no or not(yes_or_no)")) == "W307");
    CHECK(found_in(formula_ruleset("yes_or_no and not(yes_or_no)")) == "W308");
    CHECK(found_in(formula_ruleset("spoken >= \"A1\"")) == "W307");
    CHECK(found_in(formula_ruleset("spoken > \"A1\"")).empty());
    CHECK(found_in(formula_ruleset("born <= today()")).empty());
    CHECK(found_in(formula_ruleset("today() < date(\"2019-12-31\")")) == "W308");
    CHECK(found_in(formula_ruleset("today() < date(\"2020-01-02\")")).empty()); // on one day of the version
}

TEST_CASE("a criterion that a reading lets vary is not constant") {
    const std::string dispute =
        "disputes:\n  open:\n    en: Open?\n    readings:\n      narrow:\n        en: No\n"
        "      wide:\n        en: Yes\n        criteria: {first: yes_or_no}\n";
    CHECK(found_in(formula_ruleset("false") + dispute).empty());
    CHECK(found_in(formula_ruleset("false")) == "W308");
}

TEST_CASE("readings: one that replaces nothing changes nothing") {
    const auto dispute = [](const std::string& replaced) {
        return "disputes:\n  open:\n    en: Open?\n    readings:\n      narrow:\n        en: No\n"
               "      wide:\n        en: Yes\n        criteria: {first: " +
               replaced + "}\n";
    };
    CHECK(found_in(formula_ruleset("yes_or_no") + dispute("other")).empty());
    CHECK(found_in(formula_ruleset("yes_or_no") + dispute("yes_or_no")) == "W613");
}
