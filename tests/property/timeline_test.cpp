// SPDX-License-Identifier: Apache-2.0
// A timeline says of every day what assessing that day says, in the fewest stretches.
#include "german.hpp"
#include "run/assessment_data.hpp"

#include <bleibe/timeline.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

using namespace bleibe;
using namespace bleibe::test;

namespace {

constexpr std::uint64_t seed = 2027;

/// How many people: few in the ordinary run, more where BLEIBE_LONG asks for it.
unsigned people(unsigned few) {
    const char* const many = std::getenv("BLEIBE_LONG"); // NOLINT(concurrency-mt-unsafe)
    return many != nullptr ? static_cast<unsigned>(std::strtoul(many, nullptr, 10)) : few;
}

const TimelineStretch& stretch_on(const PermitTimeline& permit, Date day) {
    for (const TimelineStretch& stretch : permit.stretches) {
        if (stretch.from <= day && (!stretch.until || day <= *stretch.until)) {
            return stretch;
        }
    }
    FAIL("a day without a stretch: " << day.to_string());
    return permit.stretches.front();
}

struct Compared {
    unsigned days = 0;
    unsigned verdicts = 0;
    unsigned unproven = 0;
};

/// Every `step`th day.
void compare(const Case& person, Date from, Date until, std::int64_t step, Assessment& workspace,
             Compared& compared) {
    const Timeline line = timeline(german(), person, from, until);
    for (std::int64_t day = from.days(); day <= until.days(); day += step) {
        assess(german(), person, Date(day), {}, workspace);
        ++compared.days;
        for (const PermitTimeline& permit : line.permits) {
            const TimelineStretch& stretch = stretch_on(permit, Date(day));
            ++compared.verdicts;
            if (!stretch.proven) {
                CHECK(stretch.status == Status::undetermined);
                ++compared.unproven;
                continue;
            }
            const Verdict verdict = workspace.workspace().complete_verdict(permit.permit);
            CHECK_MESSAGE(stretch.status == verdict.status, permit.id, " on ", Date(day).to_string());
            CHECK_MESSAGE(stretch.effect == verdict.effect, permit.id, " on ", Date(day).to_string());
        }
    }
    for (const PermitTimeline& permit : line.permits) {
        for (std::size_t i = 1; i < permit.stretches.size(); ++i) {
            const TimelineStretch& before = permit.stretches[i - 1];
            const TimelineStretch& after = permit.stretches[i];
            CHECK(before.until->days() + 1 == after.from.days());
            CHECK((before.status != after.status || before.effect != after.effect));
        }
    }
}

} // namespace

TEST_CASE("a timeline of known facts is assess on every day") {
    Dice dice(seed);
    RandomPeople random(german().catalog(), dice, 0);
    Assessment workspace;
    Compared compared;
    const unsigned count = people(2);
    for (unsigned i = 0; i < count; ++i) {
        compare(somebody_known(random, dice), Date::parse("2015-01-01").value(),
                Date::parse("2054-12-31").value(), 1, workspace, compared);
    }
    CHECK(compared.unproven == 0);
    MESSAGE(count << " people, " << compared.days << " days, " << compared.verdicts
                  << " verdicts compared, seed " << seed);
}

TEST_CASE("a timeline of facts that are not known is assess on every day") {
    Dice dice(seed + 1);
    Assessment workspace;
    Compared compared;
    const unsigned count = people(2);
    for (unsigned i = 0; i < count; ++i) {
        RandomPeople random(german().catalog(), dice, 3 + dice.roll(30));
        compare(somebody(random, dice), Date::parse("2021-01-01").value(), Date::parse("2028-12-31").value(),
                97, workspace, compared);
    }
    CHECK(compared.unproven * 20 < compared.verdicts); // the aim is none
    MESSAGE(count << " people, " << compared.days << " days, " << compared.verdicts << " verdicts compared, "
                  << compared.unproven << " not proven, seed " << seed + 1);
}
