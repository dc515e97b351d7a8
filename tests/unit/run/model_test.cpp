// SPDX-License-Identifier: Apache-2.0
// Thousands of random permits against the definition of status, effect and exceptions.
#include "run/assessment_data.hpp"
#include "unit/support/worlds.hpp"

#include <bleibe/assessment.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string text_of(const Verdict& verdict) {
    const auto word = [](const std::optional<Effect>& effect) {
        return effect ? std::string(to_string(*effect)) : "none";
    };
    return std::string(to_string(verdict.status)) + " " + word(verdict.effect) + " " +
           word(verdict.effect_at_best) + " " + std::string(to_string(verdict.open_to_exception));
}

} // namespace

TEST_CASE("verdicts are what the definition says, for random trees and assignments") {
    Dice dice(104);
    std::size_t trees = 0;
    std::size_t seen[4] = {};
    std::size_t exceptions = 0;
    for (unsigned world_number = 0; world_number < 42; ++world_number) {
        const World world(dice);
        Assessment assessment;
        trees += world.permits.size();
        for (unsigned round = 0; round < 30; ++round) {
            const Facts facts = random_facts(dice);
            assess(*world.program, world.person(facts), Date(20'000), {}, assessment);
            for (std::uint32_t i = 0; i < world.permits.size(); ++i) {
                const Verdict expected = Model(world.permits[i], facts).verdict();
                const Verdict found = assessment.workspace().verdict({i});
                ++seen[static_cast<std::size_t>(found.status)];
                exceptions += found.open_to_exception != OpenToException::none ? 1U : 0U;
                if (found != expected) { // the text of a whole world is costly: only when it is needed
                    CAPTURE(yaml_of({world.permits[i]}));
                    CHECK(text_of(found) == text_of(expected));
                    return;
                }
            }
        }
    }
    CHECK(trees >= 2000);
    // The comparison is worth something only if all kinds of answers occur.
    CHECK(seen[static_cast<std::size_t>(Status::eligible)] > 3000);
    CHECK(seen[static_cast<std::size_t>(Status::ineligible)] > 3000);
    CHECK(seen[static_cast<std::size_t>(Status::undetermined)] > 3000);
    CHECK(exceptions > 2000);
}

TEST_CASE("learning a fact never turns yes into no or no into yes") {
    Dice dice(5);
    std::size_t learned = 0;
    for (unsigned world_number = 0; world_number < 10; ++world_number) {
        const World world(dice);
        for (unsigned round = 0; round < 30; ++round) {
            Facts facts = random_facts(dice);
            const Assessment before = assess(*world.program, world.person(facts), Date(20'000));
            for (Truth& fact : facts) {
                fact = fact == Truth::unknown ? (dice.one_in(2) ? Truth::yes : Truth::no) : fact;
            }
            const Assessment after = assess(*world.program, world.person(facts), Date(20'000));
            for (std::uint32_t i = 0; i < world.permits.size(); ++i) {
                const Verdict less = before.workspace().verdict({i});
                const Verdict more = after.workspace().verdict({i});
                CHECK(more.status != Status::undetermined); // everything is known
                if (less.status != Status::undetermined) {
                    CHECK(less.status == more.status);
                    ++learned;
                }
                if (less.effect) {
                    REQUIRE(more.effect);
                    CHECK(*more.effect <= *less.effect); // as strong or stronger
                }
                if (more.effect_at_best) {
                    REQUIRE(less.effect_at_best);
                    CHECK(*less.effect_at_best <= *more.effect_at_best);
                }
            }
        }
    }
    CHECK(learned > 1000);
}
