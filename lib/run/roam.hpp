// SPDX-License-Identifier: Apache-2.0
// A walk from one completion to the next, one place changed at a time: towards people who may stay, and then
// among them.
#pragma once

#include "run/machine.hpp"
#include "run/places.hpp"
#include "run/verdict_truths.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// Under one reading of each open dispute, at random for each walk: what it meets is to be asked again of the
/// search, which takes all of them. Keeps what it is constructed from by reference. Not thread-safe.
class Roamer {
public:
    /// What the walk is told of each change of one place that turns the verdict, whether it is taken or not.
    /// True if the place is hidden no more.
    using Turned =
        std::function<bool(std::uint32_t place, const Completion& before, const Completion& after)>;

    Roamer(Search& search, const Places& places, const ProgramData& program, const PermitOutline& outline,
           const Limits& limits);

    /// Somebody who may stay, with the strongest effect if one is met; else where the walk ended. Nothing if
    /// `from` contradicts the constraints. Deterministic for one search and one order of calls. What it
    /// returns lives until the next call.
    std::optional<Completion> climb(const Completion& from, std::size_t steps_per_place) {
        return roam(from, steps_per_place, {}, {});
    }
    /// Changes that all walks tried.
    [[nodiscard]] std::size_t steps() const noexcept { return steps_tried_; }
    /// What a walk changes: the places that the permit rests on, and those that constraints tie to them.
    [[nodiscard]] const std::vector<std::uint32_t>& walked() const noexcept { return walked_; }
    /// From one person to others with the same status, until all `hidden` places have shown; these are
    /// changed more often.
    void wander(const Completion& from, std::size_t steps_per_place, std::vector<std::uint32_t> hidden,
                const Turned& turned) {
        (void)roam(from, steps_per_place, std::move(hidden), turned);
    }

private:
    /// How near to a permit, and the verdict.
    struct Look {
        std::optional<Effect> effect; // of whoever may stay
        bool is_open = false;
        std::size_t points = 0; // parts of the permit that speak for the person

        [[nodiscard]] bool same_verdict(const Look& other) const noexcept {
            return effect == other.effect && is_open == other.is_open;
        }
    };
    std::optional<Completion> roam(const Completion& from, std::size_t steps_per_place,
                                   std::vector<std::uint32_t> hidden, const Turned& turned);
    void choose_places();
    void take_readings();
    void start(Completion& person, Completion& home);
    [[nodiscard]] Look look() const;
    bool may_stay(const Completion& person);
    Look hold_on(Completion& here, Completion& home, bool strayed, bool climbs);
    std::span<const Value> fitting_entries(const Completion& person, std::uint32_t place);
    std::optional<Value> fitting_entry(const Completion& person, std::uint32_t place);
    Completion changed(const Completion& person, std::uint32_t place);
    void change(std::uint32_t fact);
    [[nodiscard]] static bool is_taken(const Look& here, const Look& there, bool climbs) noexcept;

    Search& search_;
    const Places& places_;
    const ProgramData& program_;
    VerdictTruths truths_;
    Effect strongest_;
    std::vector<std::pair<Ref, bool>> parts_; // truths of the parts of the permit, and whether they help
    std::vector<std::uint32_t> steps_;
    std::vector<std::uint32_t> walked_;                                 // places that a walk changes
    std::map<std::uint32_t, std::vector<std::uint32_t>> steps_reading_; // by fact
    Arena arenas_[2]; // of the walk; the second takes over when the first is full
    std::size_t taken_ = 0;
    std::size_t steps_tried_ = 0;
    Arena evaluation_;
    Machine machine_;
    std::vector<Value> operands_;
    std::vector<Value> slots_;
    Completion person_; // what the machine runs over
    std::vector<Machine::Change> changes_;
};

} // namespace bleibe::detail
