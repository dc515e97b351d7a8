// SPDX-License-Identifier: Apache-2.0
// Only what a change can reach runs again. Held against the plain way: every combination of the readings that
// are open, assessed afresh, and in each slot what all of them agree on.
#include "run/assessment_data.hpp"
#include "unit/support/german_program.hpp"
#include "unit/support/random_people.hpp"

#include <bleibe/assessment.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace bleibe;
using namespace bleibe::test;

namespace {

int count_readings(std::size_t dispute) {
    return static_cast<int>(german().disputes()[dispute].readings.size());
}

/// By number of the dispute; -1: open.
using Chosen = std::vector<int>;

/// The next combination of the readings that are open in `chosen`; false after the last.
bool next_combination(const Chosen& chosen, Readings& readings) {
    for (std::size_t d = 0; d < chosen.size(); ++d) {
        if (chosen[d] >= 0) {
            continue;
        }
        if (readings.chosen(d) + 1 < count_readings(d)) {
            readings.choose(d, readings.chosen(d) + 1);
            return true;
        }
        readings.choose(d, 0);
    }
    return false;
}

struct Compared {
    std::size_t slots = 0;
    std::size_t different = 0; // from what they should be
    std::size_t open = 0;      // that readings leave open
};

/// The slots of the stretch, those for texts among them if `texts`, against the plain way.
Compared compare(const detail::AssessmentData& found, const Case& person, const Chosen& chosen, bool texts) {
    Readings readings;
    for (std::size_t d = 0; d < chosen.size(); ++d) {
        readings.choose(d, std::max(chosen[d], 0));
    }
    std::vector<Assessment> all;
    do {
        all.push_back(assess(german(), person, found.on, readings));
        if (texts) {
            all.back().workspace().make_texts();
        }
    } while (next_combination(chosen, readings));
    std::vector<std::uint32_t> steps = found.stretch->schedule;
    if (texts) {
        const auto& more = found.stretch->text_schedule;
        steps.insert(steps.end(), more.begin(), more.end());
    }
    Compared compared;
    for (const std::uint32_t step : steps) {
        detail::Value expected = all.front().data().slots[step];
        for (const Assessment& one : all) {
            if (!detail::identical(expected, one.data().slots[step])) {
                expected = detail::Value::unknown();
                ++compared.open;
                break;
            }
        }
        compared.different += detail::identical(expected, found.slots[step]) ? 0U : 1U;
        ++compared.slots;
    }
    return compared;
}

} // namespace

TEST_CASE("open readings, taken one by one and on other days, equal every combination assessed afresh") {
    Dice dice(8);
    RandomPeople people(german().catalog(), dice, 20);
    Compared sum;
    Assessment assessment;
    for (unsigned i = 0; i < 300; ++i) {
        const Case person = people.person();
        const Date first(Date::from(2022, 12, 1).value().days() + dice.roll(1'300));
        assess(german(), person, first, {}, assessment);
        detail::AssessmentData& data = assessment.workspace();
        Chosen chosen(german().disputes().size());
        for (std::uint32_t d = 0; d < chosen.size(); ++d) {
            chosen[d] = static_cast<int>(dice.roll(static_cast<unsigned>(count_readings(d))));
        }
        for (unsigned opened = 0; opened < 6; ++opened) { // the plain way is dear: 2^6 and more assessments
            chosen[dice.roll(static_cast<unsigned>(chosen.size()))] = -1;
        }
        for (std::uint32_t d = 0; d < chosen.size(); ++d) {
            data.take_reading(d, chosen[d]);
        }
        for (unsigned change = 0; change < 6; ++change) {
            const bool texts = dice.one_in(3);
            if (texts) {
                data.make_texts();
            }
            const Compared found = compare(data, person, chosen, texts);
            sum.slots += found.slots;
            sum.different += found.different;
            sum.open += found.open;
            if (dice.one_in(2)) {
                data.move_to(Date(data.on.days() + dice.roll(dice.one_in(3) ? 400 : 3)));
            } else {
                const auto d = static_cast<std::uint32_t>(dice.roll(static_cast<unsigned>(chosen.size())));
                chosen[d] = std::count(chosen.begin(), chosen.end(), -1) < 6 && chosen[d] >= 0 ? -1 : 0;
                data.take_reading(d, chosen[d]);
            }
        }
    }
    CHECK(sum.different == 0);
    CHECK(sum.slots > 100'000);
    CHECK(sum.open > 5'000);
}
