// SPDX-License-Identifier: Apache-2.0
// What nothing uses is reported, each thing once, and nothing that is used.
#include "checking.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace bleibe;
using namespace bleibe::test;

namespace {

/// "fact born", "criterion met": what is said to be unused.
std::set<std::string> unused(const std::vector<std::string>& texts) {
    std::set<std::string> found;
    for (const Diagnostic& finding : check_texts(texts)) {
        if (finding.code == "W218") {
            const std::size_t first = finding.message.find('`');
            const std::size_t last = finding.message.rfind('`');
            const std::string kind = finding.message.substr(4, first - 5);
            found.insert(kind + " " + finding.message.substr(first + 1, last - first - 1));
        }
    }
    return found;
}

bool is_unused(const std::set<std::string>& found, const std::string& what) { return found.count(what) != 0; }

} // namespace

TEST_CASE("facts, parameters, definitions and criteria that nothing uses") {
    const auto found = unused(
        {one_criterion("declared and size > 1",
                       "parameters:\n  limit: {type: number, value: 1}\n  used: {type: number, value: 2}\n"
                       "definitions:\n  size: {value: fines + used}\n  spare: {value: note}\n")});
    const std::set<std::string> expected = {
        "fact born",        "fact applied",    "fact spoken",      "fact liked",
        "fact settled",     "fact assessed",   "fact numbers",     "fact stays",
        "fact convictions", "parameter limit", "definition spare",
    };
    CHECK(found == expected);
}

TEST_CASE("everything that mentions a thing uses it") {
    const auto found = unused(
        {small_ruleset("parameters:\n  a: {type: number, value: 1}\n  b: {type: number, value: 1}\n"
                       "  c: {type: number, value: 1}\n  d: {type: number, value: 1}\n"
                       "criteria:\n  waived:\n    en: waived\n    when: declared\n    found_en: \"{c}\"\n"
                       "    applies_if: fines > a\n    waived_if: [{when: fines > b, effect: may}]\n"
                       "  tree: {en: tree, not: {when: settled}}\n  alone: {en: alone, when: settled}\n"
                       "permits:\n  stay:\n    kind: stay\n    en: stay\n    effect: shall\n"
                       "    requires: {all: [waived]}\n    refused_if: [tree]\n"
                       "    grant: {until: born}\n"
                       "disputes:\n  dispute:\n    en: d\n    baseline: x\n    readings:\n      x: {en: x}\n"
                       "      y: {en: y, criteria: {waived: fines > d}}\n")});
    for (const char* const used :
         {"parameter a", "parameter b", "parameter c", "parameter d", "criterion waived", "criterion tree",
          "fact settled", "fact born", "fact fines"}) {
        CAPTURE(used);
        CHECK(!is_unused(found, used));
    }
    CHECK(is_unused(found, "criterion alone"));
}

TEST_CASE("another norm's use counts") {
    const std::string norm =
        ruleset_of("2", "2020-01-01", "",
                   "definitions:\n  size: {value: fines}\n  spare: {value: fines}\n"
                   "criteria:\n  one: {en: one, when: declared}\n  two: {en: two, when: settled}\n");
    const std::string caller =
        small_ruleset("definitions:\n  own: {use: 'xx/law/2#size'}\n"
                      "criteria:\n  met: {en: met, when: own > 1}\n"
                      "permits:\n  stay:\n    kind: stay\n    en: stay\n    effect: shall\n"
                      "    requires: {all: [met, 'xx/law/2#one']}\n");
    const auto found = unused({caller, norm});
    CHECK(!is_unused(found, "definition size"));
    CHECK(!is_unused(found, "criterion one"));
    CHECK(is_unused(found, "definition spare"));
    CHECK(is_unused(found, "criterion two"));
}

TEST_CASE("a fact that only a constraint reads serves nothing") {
    CHECK(is_unused(unused({one_criterion("declared")}), "fact applied"));
}

TEST_CASE("nothing is said about use where something is wrong") {
    CHECK(unused({one_criterion("declaret")}).empty());
}
