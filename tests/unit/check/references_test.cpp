// SPDX-License-Identifier: Apache-2.0
// What names a criterion, condition or permit, here or in another norm, must lead somewhere on every day.
#include "checking.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string permit(const std::string& requires_, const std::string& more = {}) {
    return "permits:\n  stay:\n    kind: stay\n    en: stay\n    effect: shall\n    requires:\n" + requires_ +
           more;
}

const char* const criteria = "criteria:\n"
                             "  first: {en: first, when: declared}\n"
                             "  second: {en: second, when: settled}\n";

/// § 2 with the condition `general` of two criteria.
std::string other(const std::string& from, const std::string& until,
                  const std::string& members = "first, second") {
    return ruleset_of("2", from, until,
                      std::string(criteria) + "conditions:\n  general:\n    en: general\n    all: [" +
                          members + "]\n");
}

std::string codes(const std::vector<std::string>& texts) { return codes_of(check_texts(texts)); }

} // namespace

TEST_CASE("criteria of the same file") {
    CHECK(codes({small_ruleset(criteria + permit("      - first\n      - any: [second, first]\n"))}) == "");
    const DiagnosticList findings = check_texts({small_ruleset(criteria + permit("      - frist\n"))});
    CHECK(codes_of(findings) == "E211");
    CHECK(finding_of(findings, "E211").help.find("first") != std::string::npos);
    CHECK(finding_of(findings, "E211").law == "§ 1 Law");
    CHECK(codes({small_ruleset(criteria + permit("      - first\n", "    refused_if: [frist]\n"))}) ==
          "E211");
    CHECK(codes({small_ruleset(criteria + permit("      - not: {any: [first, secnod]}\n"))}) == "E211");
}

TEST_CASE("things of other norms") {
    const auto use = [](const std::string& reference, const std::string& except = {}) {
        return small_ruleset(permit("      - use: '" + reference + "'\n" +
                                    (except.empty() ? "" : "        except: [" + except + "]\n")));
    };
    const std::string norm = other("2020-01-01", "");
    CHECK(codes({use("xx/law/2#general"), norm}) == "");
    CHECK(codes({use("xx/law/2#first"), norm}) == "");
    CHECK(codes({use("xx/law/2#general", "first"), norm}) == "");
    CHECK(codes({use("xx/law/2#general", "third"), norm}) == "E213");
    CHECK(codes({use("xx/law/2#first", "second"), norm}) == "E213");
    CHECK(codes({use("xx/law/2#nothing"), norm}) == "E212");
    CHECK(codes({use("xx/law/2#nothing", "first"), norm}) == "E212");
    CHECK(codes({use("xx/law/3#general"), norm}) == "E212");
    CHECK(codes({use("xx/law/2#general@2020-01-01"), norm}) == "");
    CHECK(codes({use("xx/law/2#general@2020-01-02"), norm}) == "E212");
    const Diagnostic finding = finding_of(check_texts({use("xx/lew/2#general"), norm}), "E212");
    CHECK(finding.help.find("xx/law/2") != std::string::npos);
}

TEST_CASE("in every version that is in force during the caller's time") {
    const std::string caller =
        small_ruleset(permit("      - use: 'xx/law/2#general'\n        except: [second]\n"));
    const std::string good = other("2020-01-01", "2021-12-31");
    CHECK(codes({caller, good, other("2022-01-01", "")}) == "");
    CHECK(codes({caller, good, other("2022-01-01", "", "first")}) == "E213");
    const std::string without = ruleset_of("2", "2022-01-01", "", criteria);
    CHECK(codes({caller, good, without}) == "E608");
    // before the caller's time it does not matter
    CHECK(codes({caller, ruleset_of("2", "2018-01-01", "2019-12-31", criteria), other("2020-01-01", "")}) ==
          "");
    const std::string pinned = small_ruleset(permit("      - use: 'xx/law/2#general@2020-01-01'\n"));
    CHECK(codes({pinned, good, without}) == "");
}

TEST_CASE("circles of criteria and permits") {
    CHECK(codes({small_ruleset("criteria:\n  a: {en: a, all: [a]}\n" + permit("      - a\n"))}) == "E214");
    CHECK(codes({small_ruleset("criteria:\n  a: {en: a, all: [b]}\n  b: {en: b, any: [a]}\n" +
                               permit("      - a\n"))}) == "E214");
    CHECK(codes({small_ruleset("criteria:\n  a: {en: a, not: b}\n  b: {en: b, when: declared}\n" +
                               permit("      - a\n      - b\n"))}) == "");
    const std::string one = small_ruleset(permit("      - use: 'xx/law/2#stay'\n"));
    const std::string two = ruleset_of("2", "2020-01-01", "", permit("      - use: 'xx/law/1#stay'\n"));
    CHECK(codes({one, two}) == "E214");
    const std::string refusal = ruleset_of(
        "2", "2020-01-01", "", criteria + permit("      - first\n", "    refused_if: ['xx/law/1#stay']\n"));
    CHECK(codes({one, refusal}) == "E214");
    // two versions that name each other by pinning are no circle if the chain ends
    const std::string old = ruleset_of("1", "2019-01-01", "2019-12-31", criteria + permit("      - first\n"));
    CHECK(codes({old, small_ruleset(permit("      - use: 'xx/law/1#stay@2019-01-01'\n"))}) == "");
}

TEST_CASE("kinds of permits are the catalog's") {
    const std::string text = small_ruleset(criteria + permit("      - first\n"));
    std::string wrong = text;
    wrong.replace(wrong.find("kind: stay"), 10, "kind: stey");
    CHECK(codes({text}) == "");
    const DiagnosticList findings = check_texts({wrong});
    CHECK(codes_of(findings) == "E216");
    CHECK(finding_of(findings, "E216").help.find("stay") != std::string::npos);
}

TEST_CASE("what follows from a file that cannot be read is not told") {
    const std::string use = small_ruleset(permit("      - use: xx/law/2#general@2020-01-01\n"));
    for (const std::string& broken : {std::string(), std::string("\xEF\xBB\xBF") + other("2020-01-01", ""),
                                      other("2020-01-01", "") + "cite: again\n",
                                      std::string("rulset: xx/law/2\n"), other("2020-01-32", "")}) {
        CAPTURE(broken);
        const DiagnosticList findings = check_texts({use, broken});
        CHECK(codes_of(findings).size() == std::string("E104").size()); // one code
        CHECK(codes_of(findings).find("E212") == std::string::npos);
    }
    // Another norm's version is missed nevertheless, and so are names in versions that were read.
    CHECK(codes({use, other("2021-01-01", "")}) == "E212");
}

TEST_CASE("a file that cannot be read hides what is missing of its own norm alone") {
    detail::CatalogData catalog;
    catalog.unread = {"rules/xx/law/2/2020-01-01.yaml"};
    CHECK(catalog.may_be_unread("xx/law/2"));
    CHECK(catalog.may_be_unread("yy/law/2"));
    CHECK_FALSE(catalog.may_be_unread("xx/law/3"));
    CHECK_FALSE(catalog.may_be_unread("xx/claw/2"));
    catalog.unread = {"law/2/2020-01-01.yaml"};
    CHECK(catalog.may_be_unread("xx/law/2"));
    CHECK_FALSE(catalog.may_be_unread("xx/law/22"));
    catalog.unread = {"rules/xx/facts.yaml"};
    CHECK(catalog.may_be_unread("xx/law/3"));
    catalog.unread.clear();
    CHECK_FALSE(catalog.may_be_unread("xx/law/2"));
}
