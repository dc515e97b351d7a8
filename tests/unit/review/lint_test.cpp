// SPDX-License-Identifier: Apache-2.0
// The idea: one criterion, and what is said of it.
#include "minimal_catalog.hpp"

#include <bleibe/bleibe.hpp>
#include <bleibe/lint.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string found_in(const std::string& ruleset) {
    const auto loaded = load_catalog(sources_of({ruleset}));
    INFO(render(loaded.diagnostics()));
    REQUIRE(loaded);
    return codes(lint(*loaded), true);
}

} // namespace

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
