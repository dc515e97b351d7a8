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

/// Not thread-safe. The machine is the caller's, who plans it, begins its batches and sets their facts.
class AgreedTruths {
public:
    struct Planes {
        const Word* yes = nullptr;
        const Word* no = nullptr; // null pointer: wherever it is not yes
    };

    /// Both must outlive it. The machine's plan has to have the steps of `plan`, and to let those run again
    /// that depend on its open disputes; if it `moves`, to be asked about other days, also those that depend
    /// on the day.
    AgreedTruths(ColumnMachine& machine, const ScreenPlan& plan, bool moves = false);

    /// For the batch that the machine has begun, on the plan's day. Afterwards the slots have the first
    /// combination of readings. Where there are too many combinations, everybody is declined.
    void run();
    /// The same on another day of the same stretch of law, after `run`: only what the day reaches.
    void run_on(std::int64_t day);
    /// The slots have the first combination of readings again; `planes` stay.
    void take_first();
    /// Another day may give something else.
    [[nodiscard]] bool depends_on_day() const noexcept { return !day_steps_.empty(); }
    [[nodiscard]] const std::vector<std::uint32_t>& day_steps() const noexcept { return day_steps_; }
    /// By place among the plan's refs, of the day that was run last.
    [[nodiscard]] const std::vector<Planes>& planes() const noexcept { return planes_; }
    [[nodiscard]] SpelledTruth spelled(const Planes& planes) {
        return {planes.yes, planes.no != nullptr ? planes.no : machine_.batch().opposite(planes.yes)};
    }

private:
    void run_day(std::int64_t day, std::span<const std::uint32_t> steps);
    /// Sets the day, and the readings of a combination.
    void take(const std::vector<Value>& operands, std::int64_t day);
    /// Leaves what holds under the readings before and under these.
    void agree(Planes& planes, const Cell& truth);
    Cell truth_at(std::size_t place);

    ColumnMachine& machine_;
    const ScreenPlan& plan_;
    std::vector<std::uint32_t> day_steps_;
    std::vector<Value> operands_; // of a combination
    std::vector<Planes> planes_;
};

/// Both lists of steps, in order.
[[nodiscard]] std::vector<std::uint32_t> united(const std::vector<std::uint32_t>& a,
                                                const std::vector<std::uint32_t>& b);
/// Puts the planes of the truths that verdicts are read off into the results, from place `at` on, which is a
/// multiple of 64.
void write_truths(VerdictColumnsData& into, std::size_t at, Batch& batch,
                  std::span<const AgreedTruths::Planes> planes);

} // namespace bleibe::detail
