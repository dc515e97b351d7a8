// SPDX-License-Identifier: Apache-2.0
// Verdicts in columns: random trees of criteria, and facts in the host's arrays.
#include "reason/points.hpp"
#include "run/assessment_data.hpp"
#include "unit/support/minimal_catalog.hpp"
#include "unit/support/worlds.hpp"

#include <bleibe/verdict_columns.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>

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

/// `person(i)` is the case of the person of that number.
template <class PersonOf>
void check_equal(const Program& program, const VerdictColumns& verdicts, Date on, PersonOf person_of) {
    Assessment workspace;
    for (std::size_t person = 0; person < verdicts.size(); ++person) {
        assess(program, person_of(person), on, {}, workspace);
        for (std::uint32_t permit = 0; permit < program.permits().size(); ++permit) {
            CAPTURE(person);
            CAPTURE(permit);
            const Verdict expected = workspace.unsearched_verdict({permit});
            REQUIRE(verdicts.verdict(permit, person) == expected);
            if (expected.status == Status::ineligible) {
                auto because = detail::because(workspace.data(), *workspace.data().outline({permit}));
                std::sort(because.begin(), because.end());
                REQUIRE(decided_by(verdicts, permit, person) == because);
            }
        }
    }
}

std::size_t bits(std::span<const std::uint64_t> plane) {
    std::size_t count = 0;
    for (const std::uint64_t word : plane) {
        count += static_cast<std::size_t>(__builtin_popcountll(word));
    }
    return count;
}

constexpr Date on(20'000); // 2024-10-04

} // namespace

TEST_CASE("random trees of criteria: verdicts and what decides them") {
    for (const std::size_t size : {1U, 63U, 64U, 65U, 131U, 300U}) {
        Dice dice(size);
        const World world(dice, 12);
        Population population;
        for (std::size_t i = 0; i < size; ++i) {
            population.add(world.person(random_facts(dice)));
        }
        for (const std::size_t batch : {64U, 2048U}) {
            for (const unsigned threads : {1U, 2U}) {
                VerdictOptions options;
                options.batch = batch;
                options.threads = threads;
                const VerdictColumns verdicts = screen_verdicts(*world.program, population, on, options);
                REQUIRE(verdicts.size() == size);
                check_equal(*world.program, verdicts, on,
                            [&](std::size_t i) { return population.subject(i); });
            }
        }
    }
}

TEST_CASE("nothing stands behind the last person") {
    Dice dice(3);
    const World world(dice, 4);
    Population population;
    for (std::size_t i = 0; i < 70; ++i) {
        population.add(world.person(random_facts(dice)));
    }
    const VerdictColumns verdicts = screen_verdicts(*world.program, population, on);
    for (std::size_t permit = 0; permit < verdicts.permits().size(); ++permit) {
        REQUIRE(verdicts.eligible(permit).size() == 2);
        CHECK((verdicts.eligible(permit)[1] >> 6U) == 0);
        CHECK((verdicts.ineligible(permit)[1] >> 6U) == 0);
        std::size_t counted = 0;
        for (std::size_t person = 0; person < verdicts.size(); ++person) {
            counted += verdicts.verdict(permit, person).status == Status::eligible ? 1 : 0;
        }
        CHECK(bits(verdicts.eligible(permit)) == counted);
    }
    CHECK(screen_verdicts(*world.program, Population(), on).size() == 0);
}

TEST_CASE("stopping keeps what is there, and what a callback throws arrives") {
    Dice dice(4);
    const World world(dice, 2);
    Population population;
    for (std::size_t i = 0; i < 640; ++i) {
        population.add(world.person(random_facts(dice)));
    }
    std::stop_source source;
    VerdictOptions options;
    options.batch = 64;
    options.stop = source.get_token();
    options.progress = [&](std::size_t done) {
        if (done >= 192) {
            source.request_stop();
        }
    };
    const VerdictColumns verdicts = screen_verdicts(*world.program, population, on, options);
    CHECK(verdicts.stopped());
    CHECK(verdicts.size() == 192);
    check_equal(*world.program, verdicts, on, [&](std::size_t i) { return population.subject(i); });
    options.stop = {};
    options.progress = [](std::size_t) { throw std::runtime_error("enough"); };
    CHECK_THROWS_WITH_AS(static_cast<void>(screen_verdicts(*world.program, population, on, options)),
                         "enough", std::runtime_error);
}
