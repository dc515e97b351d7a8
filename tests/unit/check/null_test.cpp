// SPDX-License-Identifier: Apache-2.0
// Rulesets are null-strict: `applied` and a conviction's `fine` may be null, nothing else here may.
#include "checking.hpp"

#include <doctest/doctest.h>

using namespace bleibe::test;

TEST_CASE("a guard makes the guarded path usable") {
    for (const std::string when : {
             "applied != null and applied < born",
             "null != applied and applied < born",
             "applied = null or applied < born",
             "null = applied or applied < born",
             "not(applied = null) and applied < born",
             "not(applied != null) or applied < born",
             "not(not(applied != null)) and applied < born",
             "not(applied = null or born < applied) and applied < born",
             "(applied != null and declared) and applied < born",
             "declared and applied != null and born < applied",
             "declared or applied = null or born < applied",
             "if applied != null then applied < born else true",
             "if applied = null then true else applied < born",
             "if not(applied = null) then applied < born else false",
             "if applied != null and declared then applied < born else true",
             "if applied = null or declared then true else applied < born",
             "(if applied != null then applied else born) < born",
             "every day in [born] satisfies applied != null and applied < day",
             "applied != null and (every day in [born] satisfies applied < day)",
             "applied != null and applied in [born, applied]",
             "applied != null and applied between born and applied",
             "applied != null and applied.year > 2000",
             "applied != null and applied + @\"P1Y\" < born",
         }) {
        CAPTURE(when);
        CHECK(check_when(when) == "");
    }
}

TEST_CASE("what does not prove that something is there is no guard") {
    for (const std::string when : {
             "applied < born",
             "applied != null or applied < born",
             "applied = null and applied < born",
             "applied < born and applied != null",
             "(applied != null or declared) and applied < born",
             "not(applied != null) and applied < born",
             "not(applied = null) or applied < born",
             "not(applied = null and declared) and applied < born",
             "if applied = null then applied < born else true",
             "if applied != null then true else applied < born",
             "if declared then applied < born else true",
             "if applied != null or declared then applied < born else true",
             "(applied = null or declared) and applied < born",
             "born != null and applied < born",
             "(if declared then applied else born) < born",
             "(if applied != null then applied < born else true) and applied < born",
             "(declared or (applied != null and declared)) and applied < born",
             "applied in [born]",
             "born between applied and born",
             "applied.year > 2000",
             "applied + @\"P1Y\" < born",
             "not(if declared then null else true)",
         }) {
        CAPTURE(when);
        CHECK(check_when(when).find("E405") == 0);
    }
}

TEST_CASE("guards in loops and filters hold for that entry only") {
    for (const std::string when : {
             "some c in convictions satisfies c.fine != null and c.fine > 5",
             "every c in convictions satisfies c.fine = null or c.fine > 5",
             "count(convictions[fine != null and fine > 5]) = 0",
             "count(convictions[item.fine != null and item.fine > 5]) = 0",
             "count(convictions[fine != null and item.fine > 5]) = 0",
             "some c in convictions satisfies c.fine != null and (some d in convictions satisfies c.fine > "
             "5)",
             "every c in convictions satisfies if c.fine != null then c.fine > 5 else true",
             "total(for c in convictions return if c.fine != null then c.fine else 0) > 5",
         }) {
        CAPTURE(when);
        CHECK(check_when(when) == "");
    }
    for (
        const std::string when : {
            "some c in convictions satisfies c.fine > 5",
            "count(convictions[fine > 5]) = 0",
            "count(convictions[fine > 5 and fine != null]) = 0",
            "some c in convictions satisfies c.fine != null and (some d in convictions satisfies d.fine > 5)",
            "some c in convictions satisfies (some d in convictions satisfies d.fine != null) and c.fine > 5",
            "some c in convictions satisfies c.fine != null and (some c in convictions satisfies c.fine > 5)",
            "count(convictions[fine != null]) > 0 and count(convictions[fine > 5]) > 0",
        }) {
        CAPTURE(when);
        CHECK(check_when(when) == "E405");
    }
}

TEST_CASE("a filter leaves only entries for which its condition is true") {
    for (const std::string when : {
             "some c in convictions[fine != null] satisfies c.fine > 5",
             "some c in convictions[fine != null and final] satisfies c.fine > 5",
             "some c in convictions[not(fine = null)] satisfies c.fine > 5",
             "count(convictions[fine != null][fine > 5]) = 0",
             "total(convictions[fine != null].fine) > 5",
             "total(for c in convictions[fine != null] return c.fine) > 5",
         }) {
        CAPTURE(when);
        CHECK(check_when(when) == "");
    }
    for (const std::string when : {
             "some c in convictions[fine = null] satisfies c.fine > 5",
             "some c in convictions[fine != null or final] satisfies c.fine > 5",
             "some c in convictions[final] satisfies c.fine > 5",
             "count(convictions[final][fine > 5]) = 0",
         }) {
        CAPTURE(when);
        CHECK(check_when(when) == "E405");
    }
    CHECK(check_when("total(convictions.fine) > 5") == "E402");
    CHECK(check_when("total(convictions[final].fine) > 5") == "E402");
}

TEST_CASE("null may be asked for, and stand where a function says what it means") {
    for (const std::string when : {
             "applied = null",
             "applied != null",
             "happened by(applied, born)",
             "covers(stays, born, born)",
             "every c in convictions satisfies c.fine = null",
         }) {
        CAPTURE(when);
        CHECK(check_when(when) == "");
    }
    CHECK(check_when("happened by(born, applied)") == "E405");
    CHECK(check_when("covers(stays, born, applied)") == "E405");
    CHECK(check_when("(if declared then null else true)") == "E405");
}

TEST_CASE("a definition carries null with it, and its guard is its name") {
    const std::string day = "definitions:\n  day_of_application: {value: applied}\n";
    CHECK(check_when("day_of_application < born", day) == "E405");
    CHECK(check_when("day_of_application != null and day_of_application < born", day) == "");
    CHECK(check_when("applied != null and day_of_application < born", day) == "E405");
    const std::string filled =
        "definitions:\n  day:\n    value: |\n      if applied != null then applied else today()\n";
    CHECK(check_when("day < born", filled) == "");
}

TEST_CASE("texts of explanations may be null") {
    CHECK(bleibe::test::codes_of(check_texts({small_ruleset(
              "criteria:\n  met:\n    en: met\n    when: declared\n    found_en: on {applied}\npermits:\n  "
              "stay:\n"
              "    kind: stay\n    en: stay\n    effect: shall\n    requires: {all: [met]}\n")})) == "");
}
