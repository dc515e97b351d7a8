// SPDX-License-Identifier: Apache-2.0
// The truths that a screening wants, for a batch of people: what all readings of the open disputes agree on.
#pragma once

#include "reason/colour_columns.hpp"
#include "reason/screen_plan.hpp"
#include "run/column_machine.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

/// Not thread-safe. The caller begins the machine's batch and sets its facts.
class AgreedTruths {
public:
    struct Planes {
        const Word* yes = nullptr;
        const Word* no = nullptr; // null pointer: wherever it is not yes
    };

    /// `plan` must outlive it. `moves`: it will be asked about other days, too.
    AgreedTruths(const ScreenPlan& plan, const Kernels& kernels, const Limits& limits, bool moves);

    [[nodiscard]] ColumnMachine& machine() noexcept { return machine_; }
    [[nodiscard]] const ColumnMachine& machine() const noexcept { return machine_; }

    /// For the batch that the machine has begun, on the plan's day. Afterwards the slots have the first
    /// combination of readings. Where there are too many combinations, everybody is declined.
    void run();
    /// The same on another day of the same stretch of law, after `run`: only what the day reaches.
    void run_on(std::int64_t day);
    /// Another day may give something else.
    [[nodiscard]] bool depends_on_day() const noexcept { return !day_steps_.empty(); }
    /// By place among the plan's refs, of the day that was run last.
    [[nodiscard]] const std::vector<Planes>& planes() const noexcept { return planes_; }
    [[nodiscard]] SpelledTruth spelled(const Planes& planes) {
        return {planes.yes, planes.no != nullptr ? planes.no : machine_.batch().opposite(planes.yes)};
    }

private:
    void run_day(std::int64_t day, std::span<const std::uint32_t> steps);
    /// Leaves what holds under the readings before and under these.
    void agree(Planes& planes, const Cell& truth);
    Cell truth_at(std::size_t place);

    const ScreenPlan& plan_;
    Limits limits_;
    ColumnMachine machine_;
    std::vector<std::uint32_t> day_steps_;
    std::vector<Value> operands_; // of a combination
    std::vector<Planes> planes_;
};

} // namespace bleibe::detail
