// SPDX-License-Identifier: Apache-2.0
// Random permits with the program made of them, and random people.
#pragma once

#include "unit/support/made_case.hpp"
#include "unit/support/random_rules.hpp"

#include <memory>
#include <vector>

namespace bleibe::test {

inline detail::Value value_of(Truth truth) {
    return truth == Truth::unknown ? detail::Value::unknown() : detail::Value::boolean(truth == Truth::yes);
}

inline Facts random_facts(Dice& dice) {
    Facts facts;
    for (unsigned i = 0; i < fact_count; ++i) {
        facts.push_back(static_cast<Truth>(dice.roll(3)));
    }
    return facts;
}

/// One ruleset of random permits.
struct World {
    explicit World(Dice& dice, unsigned count = 50) {
        for (unsigned i = 0; i < count; ++i) {
            permits.push_back(random_permit(dice, "permit_" + std::to_string(i)));
        }
        program = std::make_unique<Program>(program_of({yaml_of(permits)}, boolean_vocabulary()));
    }
    [[nodiscard]] Case person(const Facts& facts) const {
        auto data = empty_case(program->catalog());
        for (unsigned i = 0; i < fact_count; ++i) {
            data->facts[i] = value_of(facts[i]);
        }
        return Case(data);
    }

    std::vector<RandomPermit> permits;
    std::unique_ptr<Program> program;
};

} // namespace bleibe::test
