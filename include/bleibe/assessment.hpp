// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/case.hpp>
#include <bleibe/date.hpp>
#include <bleibe/program.hpp>
#include <bleibe/verdict.hpp>

#include <cstdint>
#include <memory>

namespace bleibe {

namespace detail {
struct AssessmentData;
}

/// What `assess` computed for one case: every intermediate result is kept, so that why, why not and
/// what is missing can be asked afterwards at no cost before. Movable, not copyable; shares program
/// and case. One thread at a time, asking questions included; may be reused for the next case.
class Assessment {
public:
    /// Empty: to be filled by `assess`. An empty one has the verdict `no_law` on every permit.
    Assessment();
    ~Assessment();
    /// What was moved from is empty.
    Assessment(Assessment&&) noexcept;
    Assessment& operator=(Assessment&&) noexcept;

    /// What `verdict` may spend unless told otherwise: evaluations over sets of completions, some tenths of a
    /// millisecond each at most.
    static constexpr std::uint32_t search_runs = 2'000;

    /// The verdict that all completions of the facts have (docs/semantics.md). Where one pass over the facts
    /// leaves it open, and single facts do not show that it is open for certain, completions are searched:
    /// mostly within a millisecond, longer the less is known. Each permit may spend `runs`;
    /// what it does not reach is `undetermined` and not `proven`, and stays so in later calls. Of a permit
    /// that the program does not have: `no_law`.
    [[nodiscard]] Verdict verdict(PermitId permit, std::uint32_t runs = search_runs) const;
    /// The same without a search, some nanoseconds where the pass decides: undetermined, and not `proven`,
    /// perhaps though all completions have one verdict.
    [[nodiscard]] Verdict unsearched_verdict(PermitId permit) const;
    [[nodiscard]] Date on() const noexcept;

    [[nodiscard]] const detail::AssessmentData& data() const { return workspace(); }
    /// Asking questions runs further steps, so this is not for two threads, const or not.
    [[nodiscard]] detail::AssessmentData& workspace() const;

private:
    mutable std::unique_ptr<detail::AssessmentData> data_; // null: empty
};

/// Assesses all permits of the program for one case on one day. Cannot fail, always ends. A case that was
/// read for another catalog than the program's counts as one of which nothing is known.
[[nodiscard]] Assessment assess(const Program& program, const Case& subject, Date on,
                                const Readings& readings = {});
/// The same into an assessment that was used before: no allocation after the first few.
void assess(const Program& program, const Case& subject, Date on, const Readings& readings,
            Assessment& reuse);

} // namespace bleibe
