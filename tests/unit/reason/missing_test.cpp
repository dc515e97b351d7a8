// SPDX-License-Identifier: Apache-2.0
// Only what is named as missing can decide: with whatever values all other facts turn out to have, an
// undetermined verdict stays undetermined. (Not the other way round: a fact that is named may turn out not
// to matter, since what is known of `a or not a` is looked at in its parts.)
#include "unit/support/worlds.hpp"

#include <bleibe/report.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

bool is_missing(const PermitReport& permit, unsigned fact) {
    return std::find(permit.missing.begin(), permit.missing.end(), "fact_" + std::to_string(fact)) !=
           permit.missing.end();
}

/// Facts that are unknown and not named as missing.
std::vector<unsigned> others(const PermitReport& permit, const Facts& facts) {
    std::vector<unsigned> found;
    for (unsigned fact = 0; fact < fact_count; ++fact) {
        if (facts[fact] == Truth::unknown && !is_missing(permit, fact)) {
            found.push_back(fact);
        }
    }
    return found;
}

/// All ways to learn the facts named; `visit` gets each.
template <class Visit>
void completions(Facts facts, const std::vector<unsigned>& learned, const Visit& visit) {
    for (unsigned bits = 0; bits < 1U << learned.size(); ++bits) {
        for (std::size_t i = 0; i < learned.size(); ++i) {
            facts[learned[i]] = (bits >> i & 1U) != 0 ? Truth::yes : Truth::no;
        }
        visit(facts);
    }
}

} // namespace

TEST_CASE("only what is missing can decide") {
    Dice dice(81);
    std::size_t tried = 0;
    Assessment workspace;
    Assessment completed;
    ReportOptions options;
    options.horizon_months = 0;
    for (unsigned world_number = 0; world_number < 12; ++world_number) {
        const World world(dice, 10);
        for (unsigned round = 0; round < 6; ++round) {
            const Facts facts = random_facts(dice);
            const CaseReport report =
                bleibe::report(*world.program, world.person(facts), Date(20'000), {}, options, workspace);
            for (const PermitReport& permit : report.permits) {
                if (permit.verdict.status != Status::undetermined) {
                    CHECK(permit.missing.empty());
                    continue;
                }
                CHECK(!permit.missing.empty());
                for (unsigned fact = 0; fact < fact_count; ++fact) {
                    CHECK((!is_missing(permit, fact) || facts[fact] == Truth::unknown));
                }
                std::size_t decided = 0;
                completions(facts, others(permit, facts), [&](const Facts& learned) {
                    assess(*world.program, world.person(learned), Date(20'000), {}, completed);
                    decided +=
                        completed.unsearched_verdict(permit.permit).status != Status::undetermined ? 1U : 0U;
                    ++tried;
                });
                CAPTURE(yaml_of({world.permits[permit.permit.index]}));
                CHECK(decided == 0);
            }
        }
    }
    CHECK(tried > 1000);
}

TEST_CASE("everything that is missing, once known, decides") {
    Dice dice(82);
    std::size_t tried = 0;
    Assessment workspace;
    ReportOptions options;
    options.horizon_months = 0;
    for (unsigned world_number = 0; world_number < 12; ++world_number) {
        const World world(dice, 10);
        for (unsigned round = 0; round < 20; ++round) {
            const Facts facts = random_facts(dice);
            const CaseReport report =
                bleibe::report(*world.program, world.person(facts), Date(20'000), {}, options, workspace);
            for (const PermitReport& permit : report.permits) {
                Facts learned = facts;
                for (unsigned fact = 0; fact < fact_count; ++fact) {
                    if (is_missing(permit, fact)) {
                        learned[fact] = dice.one_in(2) ? Truth::yes : Truth::no;
                    }
                }
                const Assessment after = assess(*world.program, world.person(learned), Date(20'000));
                CHECK(after.unsearched_verdict(permit.permit).status != Status::undetermined);
                ++tried;
            }
        }
    }
    CHECK(tried > 1000);
}
