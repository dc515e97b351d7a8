// SPDX-License-Identifier: Apache-2.0
// The vocabulary's constraints over sets of cases: whoever completes a case keeps to them.
#pragma once

#include "run/box.hpp"
#include "run/range_machine.hpp"

#include <set>
#include <vector>

namespace bleibe::detail {

struct CatalogModel;

/// The constraints that speak of facts which are open in a box. Not thread-safe.
class Constraints {
public:
    /// `day` is what they may call today.
    Constraints(const CatalogModel& model, const Box& box, const Value& day, const Limits& limits);

    void set_day(const Value& day) noexcept {
        day_ = day;
        day_set_ = Possible::of(day);
    }
    /// What may hold is asked of all of these days.
    void set_days(const Possible& days) noexcept { day_set_ = days; }
    /// A constraint speaks of the fact.
    [[nodiscard]] bool reads(std::uint32_t fact) const;
    /// With all facts that constraints tie to them, directly or through others.
    [[nodiscard]] std::set<std::uint32_t> with_tied(std::set<std::uint32_t> facts) const;
    /// No constraint is broken whatever the facts turn out to be, as far as sets show; false: one certainly
    /// is.
    [[nodiscard]] bool may_hold(const std::vector<Possible>& facts);
    /// Open places of the constraints that the last `may_hold` left undecided.
    [[nodiscard]] std::set<std::uint32_t> open_places();
    [[nodiscard]] bool hold(const std::vector<Value>& facts) { return broken(facts) == 0; }
    /// How many of them the facts break.
    [[nodiscard]] std::size_t broken(const std::vector<Value>& facts);
    /// The facts that those speak of which the last `broken` counted.
    [[nodiscard]] std::vector<std::uint32_t> facts_of_broken() const;

private:
    const CatalogModel& model_;
    std::vector<std::size_t> relevant_; // constraints
    std::vector<std::uint32_t> steps_;
    Arena sets_;
    Arena values_;
    Possible day_set_;
    Value day_;
    std::vector<Possible> set_slots_;
    std::vector<Value> slots_;
    RangeMachine ranges_;
    Machine machine_;
};

} // namespace bleibe::detail
