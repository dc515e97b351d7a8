// SPDX-License-Identifier: Apache-2.0
// A caseload in columns gives what its people give one by one: verdicts, deciding criteria, and every slot.
#include "german.hpp"
#include "reason/fact_columns.hpp"
#include "reason/points.hpp"
#include "run/assessment_data.hpp"
#include "run/column_machine.hpp"
#include "unit/support/compare_slots.hpp"

#include <bleibe/verdict_columns.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

using namespace bleibe;
using namespace bleibe::test;

namespace {

bool bit_of(std::span<const std::uint64_t> plane, std::size_t row) {
    return (plane[row / 64] >> (row % 64) & 1U) != 0;
}

std::vector<std::string> decided_by(const VerdictColumns& verdicts, std::size_t permit, std::size_t person) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < verdicts.criteria(permit).size(); ++i) {
        if (bit_of(verdicts.decides(permit, i), person)) {
            ids.emplace_back(verdicts.criteria(permit)[i]);
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Population random_population(std::uint64_t seed, std::size_t people, unsigned sparse) {
    Dice dice(seed);
    RandomPeople random(german().catalog(), dice, sparse);
    Population population;
    for (std::size_t i = 0; i < people; ++i) {
        population.add(somebody(random, dice), i + 1);
    }
    return population;
}

void check_equal(const Program& program, const Population& population, Date on,
                 const VerdictOptions& options) {
    const VerdictColumns verdicts = screen_verdicts(program, population, on, options);
    REQUIRE(verdicts.size() == population.size());
    Assessment workspace;
    for (std::size_t person = 0; person < population.size(); ++person) {
        assess(program, population.subject(person), on, options.readings, workspace);
        for (std::size_t place = 0; place < verdicts.permits().size(); ++place) {
            const PermitId permit = verdicts.permits()[place];
            const Verdict expected = workspace.unsearched_verdict(permit);
            CAPTURE(person);
            CAPTURE(program.info(permit).id);
            REQUIRE(verdicts.verdict(place, person) == expected);
            CHECK(bit_of(verdicts.eligible(place), person) == (expected.status == Status::eligible));
            CHECK(bit_of(verdicts.ineligible(place), person) == (expected.status == Status::ineligible));
            if (expected.status == Status::ineligible) {
                auto because = detail::because(workspace.data(), *workspace.data().outline(permit));
                std::sort(because.begin(), because.end());
                CHECK(decided_by(verdicts, place, person) == because);
            }
        }
    }
}

} // namespace

TEST_CASE(
    "verdicts and deciding criteria of random people, whatever the batch, the threads and the processor") {
    struct Run {
        std::size_t people;
        std::size_t batch;
        unsigned threads;
        const char* instructions;
    };
    for (const unsigned sparse : {0U, 8U, 40U}) {
        for (const Run& run : {Run{157, 2048, 1, ""}, Run{157, 64, 2, "avx2"}, Run{1, 64, 1, "x86-64"}}) {
            for (const char* day : {"2019-06-01", "2022-12-31", "2026-07-01"}) {
                VerdictOptions options;
                options.batch = run.batch;
                options.threads = run.threads;
                options.instructions = run.instructions;
                CAPTURE(sparse);
                CAPTURE(day);
                check_equal(german(), random_population(sparse + 1, run.people, sparse),
                            Date::parse(day).value(), options);
            }
        }
    }
}

namespace {

/// Every slot of the schedule, under these readings; how many were compared.
std::size_t compare_slots(const detail::ColumnMachine& columns, const Population& population,
                          const std::vector<std::uint32_t>& schedule,
                          const std::vector<detail::Value>& operands) {
    return test::compare_slots(
        german().data(), columns, population.size(),
        [&](std::size_t row) -> const auto& { return population.subject(row).data().facts; }, schedule,
        operands.data());
}

} // namespace

TEST_CASE("every slot that both compute is the same, under one reading after the other") {
    const Date on = Date::parse("2023-05-17").value();
    const detail::ProgramData& program = german().data();
    const detail::Stretch& stretch = program.stretch_of(on);
    std::size_t compared = 0;
    for (const unsigned sparse : {0U, 12U}) {
        Dice dice(sparse + 7);
        std::vector<detail::Value> operands(1 + program.disputes.size(), detail::Value::number(0));
        operands[0] = detail::Value::date(on.days());
        const Population population = random_population(sparse + 77, 130, sparse);
        detail::ColumnMachine columns(program, detail::kernels(), Limits());
        columns.plan(stretch.schedule);
        columns.set_operands(operands);
        columns.begin(static_cast<std::uint32_t>(population.size()));
        detail::facts_of(program, population)->fill(columns, 0);
        columns.run(stretch.schedule);
        compared += compare_slots(columns, population, stretch.schedule, operands);
        // The last round has the readings of the first one again.
        for (int round = 0; round < 8; ++round) {
            for (std::size_t dispute = 0; dispute < program.disputes.size(); ++dispute) {
                const std::size_t readings = program.disputes[dispute].readings.size();
                operands[1 + dispute] =
                    detail::Value::number(round == 7 ? 0U : dice.roll(static_cast<unsigned>(readings)));
            }
            columns.set_operands(operands);
            columns.run(stretch.schedule);
            CAPTURE(round);
            compared += compare_slots(columns, population, stretch.schedule, operands);
        }
    }
    MESSAGE(compared << " slots compared");
    CHECK(compared > 500'000);
}

TEST_CASE("columns have the first fact that is missing, and the day on which a permit is green") {
    const Population population = random_population(31, 120, 4);
    VerdictOptions options;
    options.batch = 64;
    options.threads = 2;
    options.missing = true;
    options.colours = true;
    options.horizon_days = 20;
    const Date on = Date::parse("2022-12-20").value();
    const VerdictColumns verdicts = screen_verdicts(german(), population, on, options);
    ReportOptions whole;
    whole.brief = true;
    whole.horizon_months = 0;
    whole.horizon_days = 20;
    std::size_t missing = 0;
    std::size_t later = 0;
    for (std::size_t person = 0; person < population.size(); ++person) {
        const CaseReport expected = report(german(), population.subject(person), on, {}, whole);
        for (std::size_t place = 0; place < expected.permits.size(); ++place) {
            const PermitReport& permit = expected.permits[place];
            CAPTURE(person);
            CAPTURE(permit.id);
            CHECK(verdicts.first_missing(place, person) ==
                  (permit.missing.empty() ? std::string() : permit.missing.front()));
            CHECK(verdicts.colour(place, person) == permit.colour);
            CHECK(verdicts.green_on(place, person) == permit.green_on);
            missing += permit.missing.empty() ? 0 : 1;
            later += permit.green_on ? 1 : 0;
        }
    }
    MESSAGE(missing << " verdicts with something missing, " << later << " green on a later day");
    CHECK(missing > 100);
    CHECK(later > 0);
    CHECK(screen_verdicts(german(), population, on).first_missing(0, 0).empty());
}

TEST_CASE("what of the shipped rulesets runs row by row") {
    const VerdictColumns verdicts =
        screen_verdicts(german(), random_population(5, 640, 0), Date::parse("2023-05-17").value());
    for (const auto& step : verdicts.steps_by_row()) {
        MESSAGE("step " << step.step << " " << step.name << " in " << step.batches << " batches");
    }
    MESSAGE(verdicts.computed_alone() << " of " << verdicts.size() << " people alone");
    CHECK(verdicts.steps_by_row().empty());
}

TEST_CASE("random days and readings, open disputes among them") {
    const unsigned rounds = std::getenv("BLEIBE_LONG") != nullptr ? 60 : 4;
    Dice dice(4711);
    for (unsigned round = 0; round < rounds; ++round) {
        VerdictOptions options;
        options.readings = random_readings(dice);
        const Date day = random_day(dice);
        CAPTURE(round);
        CAPTURE(day.to_string());
        check_equal(german(), random_population(round + 900, 90, dice.roll(30)), day, options);
    }
}
