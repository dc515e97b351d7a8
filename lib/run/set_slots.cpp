// SPDX-License-Identifier: Apache-2.0
// The idea: a part of a set can only give a part of what the set gives, so a step that gave one value need
// not run again; the others are noted before they run, and put back on the way up.
#include "run/set_slots.hpp"

namespace bleibe::detail {

void SetSlots::start(const std::vector<Possible>& facts, const std::vector<Possible>& operands,
                     std::span<const std::uint32_t> steps) {
    ++runs_;
    memory_.reset();
    ranges_.forget();
    before_.clear();
    ranges_.bind(facts.data(), operands.data(), slots_.data());
    ranges_.run(steps);
}

void SetSlots::narrow(std::span<const std::uint32_t> steps, Ref root) {
    ++runs_;
    const auto& unsettled =
        open_steps_.below({&root, 1}, steps, [&](std::uint32_t step) { return slots_[step].exact; });
    for (const std::uint32_t step : unsettled) {
        before_.emplace_back(step, slots_[step]);
    }
    ranges_.run(unsettled);
}

void SetSlots::back(const Mark& mark) {
    while (before_.size() > mark.changes) {
        slots_[before_.back().first] = before_.back().second;
        before_.pop_back();
    }
    memory_.rewind(mark.memory);
    ranges_.forget();
}

} // namespace bleibe::detail
