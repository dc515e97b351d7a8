// SPDX-License-Identifier: Apache-2.0
// The slots of the range form while a search goes down and comes back: what is settled is not run again.
#pragma once

#include "run/open_steps.hpp"
#include "run/range_machine.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// Runs steps over sets, and again over parts of them. A slot that holds one value keeps it whatever part is
/// looked at. Not thread-safe; what is bound must stay where it is.
class SetSlots {
public:
    SetSlots(const CompiledCode& code, const Limits& limits)
        : ranges_(code, memory_, limits), slots_(code.top.steps.size(), Possible::nothing()),
          open_steps_(code) {}

    /// Runs all of the steps over what the facts and operands are now, and forgets what was before.
    void start(const std::vector<Possible>& facts, const std::vector<Possible>& operands,
               std::span<const std::uint32_t> steps);

    struct Mark {
        std::size_t changes = 0;
        Arena::Mark memory;
    };
    [[nodiscard]] Mark mark() const noexcept { return {before_.size(), memory_.mark()}; }
    /// After something was narrowed to a part of itself: runs those of `steps` (all that depend on it) that
    /// are not settled and that the root still rests on. The others keep what they were: a whole of which
    /// only a part is left, and which nobody asks for below here.
    void narrow(std::span<const std::uint32_t> steps, Ref root);
    /// The slots as they were at the mark.
    void back(const Mark& mark);

    [[nodiscard]] const Possible& value(Ref ref) const noexcept { return ranges_.value(ref); }
    [[nodiscard]] RangeMachine& machine() noexcept { return ranges_; }
    /// Evaluations so far.
    [[nodiscard]] std::uint64_t runs() const noexcept { return runs_; }

private:
    Arena memory_;
    RangeMachine ranges_;
    std::vector<Possible> slots_;
    std::vector<std::pair<std::uint32_t, Possible>> before_; // steps, and what they were
    OpenSteps open_steps_;
    std::uint64_t runs_ = 0;
};

} // namespace bleibe::detail
