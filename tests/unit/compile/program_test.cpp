// SPDX-License-Identifier: Apache-2.0
// Programs: which permits, in which stretches of time, under which readings and proposals, resting on what.
#include "unit/support/made_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

/// Ids of the points of the permit in force on a day, in order of the tree; "-" for no law.
std::string points(const Program& program, const char* on, std::uint32_t permit = 0) {
    const detail::ProgramData& data = program.data();
    const std::int32_t outline = data.stretch_of(day(on)).outlines[permit];
    if (outline < 0) {
        return "-";
    }
    std::string ids;
    const auto visit = [&](const auto& self, std::uint32_t index) -> void {
        const detail::OutlineNode& node = data.nodes[index];
        ids += node.id.empty() ? "" : (ids.empty() ? "" : " ") + node.id;
        ids += node.unavailable.empty() ? "" : "!";
        for (const std::uint32_t child : node.children) {
            self(self, child);
        }
    };
    visit(visit, data.outlines[static_cast<std::size_t>(outline)].requires_);
    return ids;
}

const char* const two_criteria = R"(criteria:
  first: {en: first, when: yes_or_no}
  second: {en: second, when: other}
)";

std::string calling(const std::string& reference) {
    return ruleset_text(R"(permits:
  main:
    kind: stay
    en: stay
    effect: shall
    requires:
      all:
        - )" + reference + "\n",
                        "2");
}

/// § 1 in two versions; a condition `general` whose parts differ.
std::vector<std::string> two_versions(const std::string& caller) {
    const auto general = [](const char* parts) {
        return std::string(two_criteria) + "conditions:\n  general: {en: general, all: " + parts + "}\n";
    };
    return {ruleset_text(general("[first, second]"), "1", "{from: 2020-01-01, until: 2020-12-31}"),
            ruleset_text(general("[first]"), "1", "{from: 2021-01-01, until: 2021-12-31}"), caller};
}

} // namespace

TEST_CASE("a reference means the version of the day, the pinned one, or a norm that is missing") {
    const Program by_day = program_of(two_versions(calling("xx/law/1#general")));
    CHECK(points(by_day, "2019-12-31") == "-");
    CHECK(points(by_day, "2020-01-01") == "xx/law/1#general xx/law/1#first xx/law/1#second");
    CHECK(points(by_day, "2020-12-31") == "xx/law/1#general xx/law/1#first xx/law/1#second");
    CHECK(points(by_day, "2021-01-01") == "xx/law/1#general xx/law/1#first");
    CHECK(points(by_day, "2022-01-01") == "xx/law/1#general!");
    const Program pinned = program_of(two_versions(calling("xx/law/1#general@2020-01-01")));
    for (const char* on : {"2020-01-01", "2021-01-01", "2022-01-01"}) {
        CHECK(points(pinned, on) == "xx/law/1#general xx/law/1#first xx/law/1#second");
    }
}

TEST_CASE("`except` leaves out what it names and nothing else") {
    const auto with = [](const char* except) {
        return program_of({ruleset_text(std::string(two_criteria) +
                                        "conditions:\n  general: {en: general, all: [first, second]}\n"),
                           calling(std::string("{use: xx/law/1#general, except: ") + except + "}")});
    };
    CHECK(points(with("[first]"), "2020-01-01") == "xx/law/1#general xx/law/1#second");
    CHECK(points(with("[first, second]"), "2020-01-01") == "xx/law/1#general");
}

TEST_CASE("a permit that is used brings its requirements and its refusals") {
    const Program program = program_of(
        {ruleset_text(std::string(two_criteria) + permit_text("[first]") + "    refused_if: [second]\n"),
         calling("xx/law/1#main")});
    REQUIRE(program.permits().size() == 2);
    CHECK(points(program, "2020-01-01", 1) == "xx/law/1#main xx/law/1#first xx/law/1#second");
    CHECK(program.find("xx/law/2#main") == PermitId{1});
    CHECK_FALSE(program.find("xx/law/2#other"));
}

TEST_CASE("a selection names permits that exist") {
    const Catalog catalog =
        catalog_of({ruleset_text(std::string(two_criteria) + permit_text("[first, second]"))});
    CHECK(compile(catalog, {{"xx/law/1#main"}, {}}).value().permits().size() == 1);
    const Checked<Program> misspelt = compile(catalog, {{"xx/law/1#mian"}, {}});
    CHECK_FALSE(misspelt);
    REQUIRE(misspelt.diagnostics().size() == 1);
    CHECK(misspelt.diagnostics().front().help.find("xx/law/1#main") != std::string::npos);
    CHECK_FALSE(compile(catalog, {{}, {"no_such_proposal"}}));
}

TEST_CASE("a proposal replaces the law from its day on, and only where it is selected") {
    const std::string law = ruleset_text(std::string(two_criteria) + permit_text("[first, second]"));
    const std::string proposal = ruleset_text(
        "proposal: easier\n" + std::string(two_criteria) + permit_text("[first]"), "1", "{from: 2021-01-01}");
    const Catalog catalog = catalog_of({law, proposal});
    const Program as_it_is = compile(catalog).value();
    const Program as_proposed = compile(catalog, {{}, {"easier"}}).value();
    CHECK(points(as_it_is, "2021-01-01") == "first second");
    CHECK(points(as_proposed, "2020-12-31") == "first second");
    CHECK(points(as_proposed, "2021-01-01") == "first");
}

TEST_CASE("readings are chosen by name, over those of a profile") {
    const std::string rules = R"(parameters:
  limit: {type: number, value: 10}
  floor: {type: number, value: 0}
criteria:
  first: {en: first, when: amount <= limit and amount >= floor}
disputes:
  high: {en: high, baseline: ten, readings: {ten: {en: ten}, twenty: {en: twenty, parameters: {limit: 20}}}}
  low: {en: low, readings: {nought: {en: nought}, five: {en: five, parameters: {floor: 5}}}}
)";
    const std::string profile = R"(profile: land
en: Land
readings:
  high: {reading: twenty, source: {cite: decree}}
  low: {reading: five, source: {cite: decree}}
)";
    const Program program = program_of({ruleset_text(rules + permit_text("[first]")), profile});
    REQUIRE(program.disputes().size() == 2);
    CHECK(program.disputes()[0].id == "high");
    CHECK(program.disputes()[0].baseline == "ten");
    CHECK(program.disputes()[1].readings == std::vector<std::string>{"nought", "five"});
    const auto chosen = [&](const std::vector<std::string>& choices, const char* name) {
        const Checked<Readings> readings = choose_readings(program, choices, name);
        return readings ? std::to_string(readings->chosen(0)) + " " + std::to_string(readings->chosen(1))
                        : codes(readings.diagnostics());
    };
    CHECK(chosen({}, "") == "-1 -1");
    CHECK(chosen({"high=twenty"}, "") == "1 -1");
    CHECK(chosen({}, "land") == "1 1");
    CHECK(chosen({"high=ten"}, "land") == "0 1");
    for (const char* wrong : {"high=thirty", "hihg=ten", "high", "=ten", ""}) {
        CAPTURE(wrong);
        CHECK(chosen({wrong}, "") == "E605");
    }
    CHECK_FALSE(choose_readings(program, {}, "elsewhere"));
}
