// SPDX-License-Identifier: Apache-2.0
// What the days of a horizon add to the colours of a batch of people.
#pragma once

#include "reason/agreed_truths.hpp"
#include "reason/fact_columns.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace bleibe::detail {

/// People for whom later days may still make a difference to one permit.
struct Awaiting {
    std::vector<Word> green;  // not green yet
    std::vector<Word> yellow; // neither green nor yellow yet
};

/// Not thread-safe.
class DaysAhead {
public:
    /// `today` must outlive it: the plan for the day itself, whose options say how far to look.
    DaysAhead(const Program& program, const ScreenPlan& today, const Kernels& kernels);

    /// There are days to look at.
    [[nodiscard]] bool any() const noexcept { return !segments_.empty(); }
    /// Of `rows` people of the source from `first` on. `awaiting`, by place of the permit, is what the day
    /// itself left. Notes what is found in the results of `today` from place `at` on, a multiple of 64.
    /// Declines, among the rows of `declined`, those of whom something has no column form on some day.
    void run(const FactSource& source, std::size_t first, std::size_t at, std::span<Awaiting> awaiting,
             Word* declined, std::uint32_t rows);

private:
    /// Days of one stretch of law.
    struct Segment {
        Segment(const Program& program, std::int64_t from, std::int64_t until, const VerdictOptions& options,
                const Kernels& kernels, const Limits& limits);

        std::int64_t from;
        std::int64_t until;
        VerdictColumnsData noted; // what a plan notes its permits in
        ScreenPlan plan;
        ColumnMachine machine;
        AgreedTruths truths;
        std::vector<std::uint32_t> stated; // facts
    };

    void look_at(Segment& segment, std::int64_t day, const std::vector<const Word*>& stated, std::size_t at,
                 std::span<Awaiting> awaiting);

    const ScreenPlan& today_;
    VerdictOptions options_;
    Limits limits_;
    std::vector<std::unique_ptr<Segment>> segments_;
};

} // namespace bleibe::detail
