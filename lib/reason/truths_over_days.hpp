// SPDX-License-Identifier: Apache-2.0
// What truths are over days for one case, whatever is open in it: the same as asking every single day.
#pragma once

#include "run/assessment_data.hpp"
#include "run/truth_lines.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

/// Uses the assessment, and leaves it on some other day.
class TruthsOverDays {
public:
    explicit TruthsOverDays(AssessmentData& assessment);

    /// A line for each truth, from one day to the other, both in the stretch.
    /// `permits`: by truth, one that it is part of.
    std::vector<TruthLine> run(const Stretch& stretch, const std::vector<Ref>& truths,
                               const std::vector<const PermitOutline*>& permits, std::int64_t from,
                               std::int64_t until);

private:
    struct Days {
        std::int64_t from = 0;
        std::int64_t until = 0;
    };
    /// One truth while facts are open.
    struct Question {
        Ref truth;
        const PermitOutline* permit = nullptr;
        Days all;
        TruthLine& line;     // of what is decided
        TruthLine witnessed; // outcomes of completions that were met, on all days; empty without any
    };

    /// With the facts that are bound, none of which is open.
    std::vector<TruthLine> known_facts(std::span<const Ref> truths, Days days);
    /// Under every combination of readings that the truth depends on.
    void disputed(Ref truth, Days days, TruthLine& line);
    TruthLine under_readings(Ref truth, const TruthLine& days);
    [[nodiscard]] std::vector<std::uint32_t> disputes_of(Ref truth) const;

    void open_facts(Question& question, Days days);
    void not_witnessed(Question& question, Days days);
    void witness(Question& question);

    AssessmentData& assessment_;
    const ProgramData& program_;
    bool all_known_;
    TruthLines lines_;
    const Stretch* stretch_ = nullptr;
    std::vector<std::uint32_t> open_disputes_; // in it
    std::vector<Possible> operands_;
};

} // namespace bleibe::detail
