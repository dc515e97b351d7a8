// SPDX-License-Identifier: Apache-2.0
// The idea: a constraint is one more truth over the facts; what is known was held against it when the case
// was read, so only those are asked that read something open.
#include "run/constraints.hpp"

#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"
#include "run/cone.hpp"

#include <algorithm>

namespace bleibe::detail {

Constraints::Constraints(const CatalogModel& model, const Box& box, const Value& day, const Limits& limits)
    : model_(model), day_set_(Possible::of(day)), day_(day),
      set_slots_(model.constraints.top.steps.size(), Possible::nothing()),
      slots_(model.constraints.top.steps.size(), Value::unknown()), ranges_(model.constraints, sets_, limits),
      machine_(model.constraints, values_, limits) {
    std::set<std::uint32_t> open;
    for (const OpenPlace& place : box.places()) {
        open.insert(place.fact);
    }
    std::vector<Ref> refs;
    for (std::size_t i = 0; i < model.constraint_facts.size(); ++i) {
        const auto& facts = model.constraint_facts[i];
        if (std::any_of(facts.begin(), facts.end(),
                        [&](std::uint32_t fact) { return open.count(fact) > 0; })) {
            relevant_.push_back(i);
            refs.push_back(model.constraint_results[i]);
        }
    }
    steps_ = steps_needed(model.constraints, refs);
}

bool Constraints::reads(std::uint32_t fact) const {
    return std::any_of(relevant_.begin(), relevant_.end(), [&](std::size_t constraint) {
        const auto& facts = model_.constraint_facts[constraint];
        return std::find(facts.begin(), facts.end(), fact) != facts.end();
    });
}

std::set<std::uint32_t> Constraints::with_tied(std::set<std::uint32_t> facts) const {
    for (std::size_t before = 0; before != facts.size();) {
        before = facts.size();
        for (const std::size_t constraint : relevant_) {
            const auto& read = model_.constraint_facts[constraint];
            if (std::any_of(read.begin(), read.end(),
                            [&](std::uint32_t fact) { return facts.count(fact) > 0; })) {
                facts.insert(read.begin(), read.end());
            }
        }
    }
    return facts;
}

bool Constraints::may_hold(const std::vector<Possible>& facts) {
    if (relevant_.empty()) {
        return true;
    }
    sets_.reset();
    ranges_.forget();
    ranges_.bind(facts.data(), &day_set_, set_slots_.data());
    ranges_.run(steps_);
    return std::none_of(relevant_.begin(), relevant_.end(), [&](std::size_t constraint) {
        return ranges_.value(model_.constraint_results[constraint]).is_certainly(false);
    });
}

std::set<std::uint32_t> Constraints::open_places() {
    Cone cone(ranges_);
    for (const std::size_t constraint : relevant_) {
        const Ref result = model_.constraint_results[constraint];
        const Possible& truth = ranges_.value(result);
        if (truth.may_be(Kind::boolean) && truth.may_be_false) {
            cone.follow(result);
        }
    }
    return cone.places();
}

std::size_t Constraints::broken(const std::vector<Value>& facts) {
    if (relevant_.empty()) {
        return 0;
    }
    values_.reset();
    machine_.reset();
    machine_.bind(facts.data(), &day_, slots_.data());
    machine_.run(steps_);
    return static_cast<std::size_t>(
        std::count_if(relevant_.begin(), relevant_.end(), [&](std::size_t constraint) {
            return machine_.value(model_.constraint_results[constraint]).is_false();
        }));
}

std::vector<std::uint32_t> Constraints::facts_of_broken() const {
    std::vector<std::uint32_t> read;
    for (const std::size_t constraint : relevant_) {
        if (machine_.value(model_.constraint_results[constraint]).is_false()) {
            const auto& facts = model_.constraint_facts[constraint];
            read.insert(read.end(), facts.begin(), facts.end());
        }
    }
    return read;
}

} // namespace bleibe::detail
