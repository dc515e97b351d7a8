// SPDX-License-Identifier: Apache-2.0
// Verdicts that are easily got wrong: permits that speak against the person, exceptions to groups, null
// where there is no answer, limits that are met.
#include "small_law.hpp"

#include <bleibe/bleibe.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string permit(const std::string& id, const std::string& rest) {
    return "  " + id + ":\n    kind: stay\n    en: " + id + "\n    effect: shall\n" + rest;
}

Program program_of(const std::vector<std::string>& laws) {
    const auto catalog = load_catalog(small_sources(laws));
    INFO(render(catalog.diagnostics()));
    REQUIRE(catalog);
    auto program = compile(catalog.value());
    INFO(render(program.diagnostics()));
    REQUIRE(program);
    return program.value();
}

CaseReport report_of(const Program& program, const std::string& facts, const Date& on) {
    const auto subject = read_case(program.catalog(), Source("case.json", "{\"facts\": " + facts + "}"));
    INFO(render(subject.diagnostics()));
    REQUIRE(subject);
    return report(program, subject.value(), on, {}, {});
}

const PermitReport& of(const CaseReport& report, const std::string& id) {
    for (const PermitReport& permit : report.permits) {
        if (permit.id.substr(permit.id.find('#') + 1) == id) {
            return permit;
        }
    }
    FAIL("no permit ", id);
    return report.permits.front();
}

/// "eligible shall/shall", "ineligible -/- because a", …
std::string told(const PermitReport& permit) {
    const auto word = [](const std::optional<Effect>& effect) {
        return effect ? std::string(to_string(*effect)) : "-";
    };
    std::string text = std::string(to_string(permit.verdict.status)) + ' ' + word(permit.verdict.effect) +
                       '/' + word(permit.verdict.effect_at_best);
    for (const std::string& one : permit.because) {
        text += " because " + one;
    }
    for (const WaiverFound& waiver : permit.waivers) {
        text += " waived " + waiver.criterion + ' ' + std::string(to_string(waiver.effect));
    }
    for (const std::string& one : permit.cannot_compute) {
        text += " uncomputed " + one;
    }
    return text;
}

std::string verdict(const std::string& law, const std::string& id, const std::string& facts,
                    const char* on = "2023-01-01") {
    return told(of(report_of(program_of({law}), facts, *Date::parse(on)), id));
}

} // namespace

TEST_CASE("a permit that speaks against the person stands if it is eligible, by waiver or not") {
    const std::string law = small_ruleset(
        R"(criteria:
  a:
    en: a
    when: declared
    waived_if: [{when: settled, effect: shall}]
  b: {en: b, when: fines > 5, applies_if: settled}
permits:
)" + permit("p", "    requires: {all: [a]}\n") +
        permit("q", "    requires: {not: {use: xx/law/1#p}}\n") +
        permit("r", "    requires: {all: [b]}\n    refused_if: [{use: xx/law/1#p}]\n") +
        permit("t", "    requires: {all: [b]}\n    refused_if: [{use: xx/law/1#s, effect: may}]\n") +
        permit("s", "    requires: {all: [a]}\n    refused_if: [{use: a, effect: may}]\n"));
    struct {
        const char* facts;
        const char* p;
        const char* q;
        const char* r;
    } const rows[] = {
        {R"({"declared": true, "settled": true, "fines": 9})", "eligible shall/shall",
         "ineligible -/- because xx/law/1#p", "ineligible -/- because xx/law/1#p"},
        {R"({"declared": false, "settled": true, "fines": 9})", "eligible shall/shall waived a shall",
         "ineligible -/- because xx/law/1#p", "ineligible -/- because xx/law/1#p"},
        {R"({"declared": false, "settled": false, "fines": 9})", "ineligible -/- because a",
         "eligible shall/shall", "eligible shall/shall"},
        {R"({"declared": true, "fines": 9})", "eligible shall/shall", "ineligible -/- because xx/law/1#p",
         "ineligible -/- because xx/law/1#p"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.facts);
        CHECK(verdict(law, "p", row.facts) == row.p);
        CHECK(verdict(law, "q", row.facts) == row.q);
        CHECK(verdict(law, "r", row.facts) == row.r);
    }
}

TEST_CASE("a refusal that may be passed over weakens, and makes nobody red") {
    const std::string law = small_ruleset(R"(criteria:
  a: {en: a, when: declared}
  bad: {en: bad, when: settled}
permits:
)" + permit("p", "    requires: {all: [a]}\n    refused_if: [{use: xx/law/1#bad, effect: may}]\n") +
                                          permit("q", "    requires: {not: {use: xx/law/1#p}}\n"));
    CHECK(verdict(law, "p", R"({"declared": true, "settled": true})") == "eligible may/may");
    CHECK(verdict(law, "q", R"({"declared": true, "settled": true})") == "ineligible -/- because xx/law/1#p");
    const Program program = program_of({law});
    const CaseReport report =
        report_of(program, R"({"declared": false, "settled": true})", *Date::parse("2023-01-01"));
    CHECK(of(report, "p").colour == Colour::yellow);
}

TEST_CASE("waivers that are listed had to be used, and the strongest is") {
    const auto law = [](const char* waivers, const char* requires_) {
        return small_ruleset(std::string("criteria:\n  a: {en: a, when: declared, waived_if: ") + waivers +
                             "}\n  b: {en: b, when: settled}\npermits:\n" +
                             permit("p", std::string("    requires: ") + requires_ + "\n"));
    };
    const char* both = "[{when: fines > 1, effect: may}, {when: fines > 2, effect: shall}]";
    const char* neither = R"({"declared": false, "settled": false, "fines": 0})";
    CHECK(verdict(law(both, "{all: [a]}"), "p", R"({"declared": false, "fines": 3})") ==
          "eligible shall/shall waived a shall");
    CHECK(verdict(law(both, "{all: [a]}"), "p", R"({"declared": false, "fines": 2})") ==
          "eligible may/may waived a may");
    CHECK(verdict(law(both, "{all: [a]}"), "p", R"({"declared": true, "fines": 3})") ==
          "eligible shall/shall");
    CHECK(verdict(law(both, "{any: [a, b]}"), "p", R"({"declared": false, "settled": true, "fines": 2})") ==
          "eligible shall/shall");
    CHECK(verdict(law(both, "{any: [a, b]}"), "p", neither) == "ineligible -/- because a because b");
    CHECK(verdict(law(both, "{all: [a, b]}"), "p", R"({"declared": false, "settled": false, "fines": 3})") ==
          "ineligible -/- because b");
    CHECK(verdict(law(both, "{all: [a, b]}"), "p", R"({"declared": false, "fines": 2})") ==
          "undetermined -/may waived a may");
}

TEST_CASE("`except` leaves a condition out of the group that is named, not of groups within") {
    const std::string group = ruleset_of("2", "2020-01-01", "", R"(criteria:
  a: {en: a, when: declared}
  b: {en: b, when: settled}
  c: {en: c, when: fines > 5}
conditions:
  inner: {en: inner, any: [c, b]}
  group: {en: group, all: [a, b, inner]}
)");
    const std::string law = small_ruleset(
        "permits:\n" + permit("p", "    requires: {all: [{use: xx/law/2#group, except: [b]}]}\n"));
    const Program program = program_of({law, group});
    const Date on = *Date::parse("2023-01-01");
    CHECK(told(of(report_of(program, R"({"declared": true, "settled": true, "fines": 0})", on), "p")) ==
          "eligible shall/shall");
    CHECK(told(of(report_of(program, R"({"declared": true, "settled": false, "fines": 0})", on), "p")) ==
          "ineligible -/- because xx/law/2#c because xx/law/2#b");
}

TEST_CASE("where a function has no value the verdict is open and says where") {
    struct {
        const char* when;
        const char* expected;
    } const rows[] = {
        {"if age(born, today()) < 18 then false else true", "undetermined -/shall uncomputed met"},
        {"age(born, today()) != 17", "undetermined -/shall uncomputed met"},
        {"count(convictions[age(day, today()) < 18]) = 0", "undetermined -/shall uncomputed met"},
        {"some c in convictions satisfies age(c.day, today()) < 18", "undetermined -/shall uncomputed met"},
        {"born > today() or age(born, today()) >= 18", "eligible shall/shall"},
        {"if born > today() then true else age(born, today()) >= 18", "eligible shall/shall"},
        {"count(convictions[day <= today() and age(day, today()) < 18]) = 0", "eligible shall/shall"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.when);
        CHECK(verdict(one_criterion(row.when), "stay",
                      R"({"born": "2024-05-01", "convictions": [{"day": "2024-05-01"}]})") == row.expected);
    }
}

TEST_CASE("a limit that is met decides nothing, whatever else is asked") {
    std::string many;
    for (int i = 0; i < 6000; ++i) {
        many += (i == 0 ? "" : ",") + std::to_string(i);
    }
    const std::string facts = "{\"numbers\": [" + many + "]}";
    const char* const rows[] = {
        "count(numbers[some y in numbers satisfies y = item + 10000]) = 0",
        "count(numbers[some y in numbers satisfies y = item + 10000]) > 0",
        "if (some x in numbers satisfies (some y in numbers satisfies x + y = 100000)) then false else true",
    };
    for (const char* const when : rows) {
        CAPTURE(when);
        CHECK(verdict(one_criterion(when), "stay", facts) == "undetermined -/shall uncomputed met");
        CHECK(verdict(one_criterion(when), "stay", "{\"numbers\": [1, 2]}").substr(0, 12) != "undetermined");
    }
    const std::string beside =
        small_ruleset(std::string("criteria:\n  cheap: {en: cheap, when: 'count(numbers) > 5'}\n") +
                      "  dear:\n    en: dear\n    when: " + rows[0] + "\npermits:\n" +
                      permit("first", "    requires: {all: [dear]}\n") +
                      permit("second", "    requires: {all: [cheap]}\n"));
    CHECK(verdict(beside, "second", facts) == "eligible shall/shall");
}

TEST_CASE("days without end do not use up the memory of later ones") {
    std::string entries;
    for (int i = 0; i < 9000; ++i) {
        entries += std::string(i == 0 ? "" : ",") + R"({"day": "2023-03-31"})";
    }
    std::string law = "convictions[day < today()]";
    for (int i = 1; i < 8; ++i) {
        law += " and count(convictions[day < today() - @\"P" + std::to_string(i) + "D\"]) >= 0";
    }
    const Program program =
        program_of({one_criterion("count(" + law.substr(0, 26) + ") > 0" + law.substr(26))});
    const CaseReport report =
        report_of(program, "{\"convictions\": [" + entries + "]}", *Date::parse("2023-01-01"));
    CHECK(of(report, "stay").colour == Colour::green);
    REQUIRE(of(report, "stay").green_on);
    CHECK(of(report, "stay").green_on->to_string() == "2023-04-01");
}

TEST_CASE("all of very many points count") {
    std::string law = "criteria:\n  a: {en: a, when: declared}\n  b: {en: b, when: settled}\npermits:\n  p:\n"
                      "    kind: stay\n    en: p\n    effect: shall\n    requires:\n      all:\n";
    for (int i = 0; i < 9000; ++i) {
        law += "        - a\n";
    }
    CHECK(verdict(small_ruleset(law + "        - b\n"), "p", R"({"declared": true, "settled": false})") ==
          "ineligible -/- because b");
    const auto catalog =
        load_catalog(small_sources({small_ruleset(law + law.substr(law.find("        - a\n")))}));
    REQUIRE(catalog);
    CHECK(codes_of(compile(catalog.value()).diagnostics()) == "E108");
}

TEST_CASE("points that grow beyond all measure are reported") {
    std::string law = "criteria:\n  c0: {en: c, when: declared}\n";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "c" + std::to_string(i - 1);
        law += "  c" + std::to_string(i) + ": {en: c, any: [" + before + ", {not: " + before + "}]}\n";
    }
    const auto catalog =
        load_catalog(small_sources({small_ruleset(law + "permits:\n" + permit("p", "    requires: c39\n"))}));
    INFO(render(catalog.diagnostics()));
    REQUIRE(catalog);
    CHECK(codes_of(compile(catalog.value()).diagnostics()) == "E108");
}

TEST_CASE("what an unknown rests on is found once, however often it is mentioned") {
    std::string definitions = "definitions:\n  d0: {value: fines + 1}\n";
    for (int i = 1; i < 60; ++i) {
        const std::string before = "d" + std::to_string(i - 1);
        definitions += "  d" + std::to_string(i) + ": {value: " + before + " - " + before + " * 0.5}\n";
    }
    const Program program = program_of({one_criterion("d59 > 0", definitions)});
    const CaseReport report = report_of(program, "{}", *Date::parse("2023-01-01"));
    CHECK(of(report, "stay").missing == std::vector<std::string>{"fines"});
}
