// SPDX-License-Identifier: Apache-2.0
// What truths are over stretches of days: the range form with the day as a set, split only where it does not
// decide.
#pragma once

#include "compile/program.hpp"
#include "run/open_steps.hpp"
#include "run/outcome.hpp"
#include "run/range_machine.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <vector>

namespace bleibe::detail {

/// Days on which a truth may have these outcomes (bits, see `Outcome`), both ends included.
struct TruthSpan {
    std::int64_t from = 0;
    std::int64_t until = 0;
    unsigned possible = 0;
    bool proven = true; // on every day: there is one outcome, or two were met
};
/// Without holes, in order of time, no two neighbours alike once `merged`.
using TruthLine = std::vector<TruthSpan>;
void merge(TruthLine& line);
/// Outcomes of either line; both cover the same days.
[[nodiscard]] TruthLine either(const TruthLine& left, const TruthLine& right);
/// Computes lines within one stretch of a program, over which the same versions of the law hold. Not
/// thread-safe.
class TruthLines {
public:
    TruthLines(const ProgramData& program, const Limits& limits);

    /// Facts, which may be sets, for the runs that follow: what neither day nor readings reach is computed
    /// once for all of them. What the sets point into must outlive those runs.
    void bind(const std::vector<Possible>& facts);

    /// Called for what the sets leave open on [from, until].
    using Undecided = std::function<void(std::size_t truth, std::int64_t from, std::int64_t until)>;

    /// One line per truth. `operands`: the readings, which may be sets; the day is put in place. Stretches on
    /// which the sets do not decide are halved; those of at most `shortest` days go to `undecided` and are
    /// not in the line. With exact facts and operands and `shortest` 0 every day is decided.
    void run(const std::vector<Possible>& operands, std::span<const Ref> truths, std::int64_t from,
             std::int64_t until, std::int64_t shortest, std::vector<TruthLine>& lines,
             const Undecided& undecided);
    [[nodiscard]] std::uint64_t evaluations() const noexcept { return evaluations_; }

private:
    struct Task;
    void split(Task& task, std::int64_t from, std::int64_t until, const std::vector<std::size_t>& open,
               const std::vector<std::uint32_t>& steps);
    struct Schedule {
        std::vector<std::uint32_t> truths;
        std::vector<std::uint32_t> steady; // steps that neither day nor readings reach
        std::vector<std::uint32_t> moving; // the others
    };
    const Schedule& schedule_for(std::span<const Ref> truths);
    void run_steady(const std::vector<std::uint32_t>& steps);

    const ProgramData& program_;
    Arena sets_;
    RangeMachine ranges_;
    OpenSteps open_steps_;
    std::vector<Possible> slots_;
    std::vector<bool> is_computed_; // by step: a steady one, for these facts
    std::vector<Possible> facts_;
    std::vector<Possible> operands_;
    std::deque<Schedule> schedules_;
    std::uint64_t evaluations_ = 0;
};

} // namespace bleibe::detail
