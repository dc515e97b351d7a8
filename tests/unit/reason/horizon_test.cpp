// SPDX-License-Identifier: Apache-2.0
// Green by waiting, disputes in reports, and assessments that move.
#include "unit/support/made_case.hpp"

#include <bleibe/report.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

const char* const age_rules = R"(criteria:
  of_age:
    en: of age
    when: if age(born, today()) != null then age(born, today()) >= 18 else false
)";

Case born_on(const Program& program, const char* text) {
    auto person = empty_case(program.catalog());
    person->facts[fact_number(program.catalog(), "born")] = detail::Value::date(day(text).days());
    return Case(person);
}

} // namespace

TEST_CASE("green by waiting, to the last day of the horizon and no further") {
    const Program program = program_of({ruleset_text(age_rules + permit_text("[of_age]"))});
    const Case person = born_on(program, "2006-06-15");
    struct Row {
        const char* on;
        Colour colour;
        const char* green_on;
    };
    for (const Row& row :
         {Row{"2024-03-14", Colour::red, ""}, Row{"2024-03-15", Colour::green, "2024-06-15"},
          Row{"2024-06-14", Colour::green, "2024-06-15"}, Row{"2024-06-15", Colour::green, ""}}) {
        CAPTURE(row.on);
        const CaseReport found = report(program, person, day(row.on));
        CHECK(found.permits.front().colour == row.colour);
        CHECK(found.colour == row.colour);
        const auto& green_on = found.permits.front().green_on;
        CHECK((green_on ? green_on->to_string() : "") == row.green_on);
        // The verdict stays that of the day.
        CHECK((found.permits.front().verdict.status == Status::eligible) ==
              (row.on == std::string("2024-06-15")));
    }
    ReportOptions options;
    options.horizon_months = 0;
    options.horizon_days = 1;
    CHECK(report(program, person, day("2024-06-14"), {}, options).colour == Colour::green);
    options.horizon_days = 0;
    CHECK(report(program, person, day("2024-06-14"), {}, options).colour == Colour::red);
}

TEST_CASE("time makes yellow only within the horizon, also where the law states it as a rule") {
    struct Row {
        const char* of_age; // keys of the criterion that time changes
        const char* other;  // cure of another one that fails
        const char* on;
        Colour colour;
    };
    for (const Row& row : {
             Row{"", "act", "2024-03-14", Colour::red}, // the fact itself has the cure `none`
             Row{"    cure: act\n", "act", "2024-03-14", Colour::yellow},
             Row{"    cure: wait\n", "act", "2024-03-14", Colour::red},
             Row{"    cure: wait\n", "act", "2024-03-15", Colour::yellow},
             Row{"    cure: wait\n", "wait", "2024-03-15", Colour::red},
             Row{"    cure: wait\n", "none", "2024-03-15", Colour::red},
             Row{"    cure: wait\n", "act", "2024-06-15", Colour::yellow}, // of age today
             Row{"    exception: in_favour\n", "act", "2024-03-14", Colour::yellow},
             Row{"    exception: in_favour\n    cure: wait\n", "act", "2024-03-14", Colour::red},
             Row{"    exception: either\n    cure: wait\n", "act", "2024-03-15", Colour::yellow},
         }) {
        CAPTURE(row.of_age);
        CAPTURE(row.other);
        CAPTURE(row.on);
        const Program program = program_of(
            {ruleset_text(age_rules + std::string(row.of_age) +
                          "  other: {en: other, when: third, cure: " + std::string(row.other) + "}\n" +
                          permit_text("[of_age, other]"))});
        auto person = empty_case(program.catalog());
        person->facts[fact_number(program.catalog(), "born")] = detail::Value::date(day("2006-06-15").days());
        person->facts[fact_number(program.catalog(), "third")] = detail::Value::boolean(false);
        const CaseReport found = report(program, Case(person), day(row.on));
        CHECK(found.permits.front().colour == row.colour);
        CHECK_FALSE(found.permits.front().green_on);
    }
}

TEST_CASE("a later version of the law within the horizon makes nearly") {
    const std::string first = "criteria:\n  other: {en: other, when: third, cure: none}\n";
    const std::string then = "criteria:\n  other: {en: other, when: third, cure: act}\n";
    const Program program = program_of(
        {ruleset_text(first + permit_text("[other]"), "1", "{from: 2024-01-01, until: 2024-06-30}"),
         ruleset_text(then + permit_text("[other]"), "1", "{from: 2024-07-01}")});
    auto person = empty_case(program.catalog());
    person->facts[fact_number(program.catalog(), "third")] = detail::Value::boolean(false);
    CHECK(report(program, Case(person), day("2024-03-31")).colour == Colour::red);
    CHECK(report(program, Case(person), day("2024-04-01")).colour == Colour::yellow);
    // Without law on the day there is nothing that is nearly met.
    CHECK(report(program, Case(person), day("2023-12-31")).permits.front().colour == Colour::none);
}

TEST_CASE("waiting for another version of the law") {
    const std::string criterion =
        "criteria:\n  first: {en: first, when: yes_or_no}\n  never: {en: never, when: third}\n";
    const Program program =
        program_of({ruleset_text(criterion + permit_text("[first, never]"), "1",
                                 "{from: 2024-01-01, until: 2024-06-30}"),
                    ruleset_text(criterion + permit_text("[first]"), "1", "{from: 2024-07-01}")});
    auto person = empty_case(program.catalog());
    person->facts[fact_number(program.catalog(), "yes_or_no")] = detail::Value::boolean(true);
    person->facts[fact_number(program.catalog(), "third")] = detail::Value::boolean(false);
    CHECK(report(program, Case(person), day("2024-03-31")).colour == Colour::red);
    const CaseReport later = report(program, Case(person), day("2024-04-01"));
    REQUIRE(later.permits.front().green_on);
    CHECK(later.permits.front().green_on->to_string() == "2024-07-01");
    CHECK(later.permits.front().law.version == "2024-01-01");
    const CaseReport before = report(program, Case(person), day("2023-12-31"));
    CHECK(before.permits.front().verdict.status == Status::no_law);
    CHECK(before.permits.front().colour == Colour::none);
    CHECK(before.colour == Colour::grey);
    CHECK(before.permits.front().law.next == "2024-01-01");
    CHECK(before.permits.front().law.previous.empty());
}

TEST_CASE("a dispute without baseline decides only where its readings agree") {
    const std::string rules = R"(parameters:
  limit: {type: number, value: 10}
criteria:
  small: {en: small, when: amount <= limit}
disputes:
  how_much:
    en: how much
    readings:
      ten: {en: ten, parameters: {limit: 10}}
      twenty: {en: twenty, parameters: {limit: 20}}
)";
    const Program program = program_of({ruleset_text(rules + permit_text("[small]"))});
    const auto with = [&](std::int64_t amount) {
        auto person = empty_case(program.catalog());
        person->facts[fact_number(program.catalog(), "amount")] = detail::Value::number(amount);
        return Case(person);
    };
    struct Row {
        std::int64_t amount;
        Status open;
        Status under_ten;
        Status under_twenty;
    };
    for (const Row& row : {Row{10, Status::eligible, Status::eligible, Status::eligible},
                           Row{11, Status::undetermined, Status::ineligible, Status::eligible},
                           Row{20, Status::undetermined, Status::ineligible, Status::eligible},
                           Row{21, Status::ineligible, Status::ineligible, Status::ineligible}}) {
        CAPTURE(row.amount);
        const PermitReport found = report(program, with(row.amount), day("2024-01-01")).permits.front();
        CHECK(found.verdict.status == row.open);
        CHECK(found.missing.empty());
        CHECK(found.open_disputes.size() == (row.open == Status::undetermined ? 1U : 0U));
        REQUIRE(found.disputes.size() == 1);
        CHECK_FALSE(found.disputes[0].settled);
        CHECK(found.disputes[0].matters == (row.open == Status::undetermined));
        CHECK(found.disputes[0].readings[0].status == row.under_ten);
        CHECK(found.disputes[0].readings[1].status == row.under_twenty);
        for (const auto& [choice, status] :
             {std::pair("how_much=ten", row.under_ten), std::pair("how_much=twenty", row.under_twenty)}) {
            const std::vector<std::string> choices{choice};
            const Readings readings = choose_readings(program, choices).value();
            CHECK(report(program, with(row.amount), day("2024-01-01"), readings).permits[0].verdict.status ==
                  status);
        }
    }
}

TEST_CASE("what gives null is undetermined and says so") {
    // Far beyond the budget: four loops over a hundred entries each.
    const std::string rules = R"(criteria:
  endless:
    en: endless
    when: |
      every a in [1..100], b in [1..100], c in [1..100], d in [1..100] satisfies a + b + c + d > amount
)";
    const Program program = program_of({ruleset_text(rules + permit_text("[endless]"))});
    auto person = empty_case(program.catalog());
    person->facts[fact_number(program.catalog(), "amount")] = detail::Value::number(0);
    const PermitReport found = report(program, Case(person), day("2024-01-01")).permits.front();
    CHECK(found.verdict.status == Status::undetermined);
    CHECK(found.missing.empty());
    REQUIRE(found.cannot_compute.size() == 1);
    CHECK(found.cannot_compute.front() == "endless");
}
