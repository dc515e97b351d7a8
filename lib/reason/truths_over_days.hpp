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

    /// A line for each truth, from one day to the other, between which one law holds.
    /// `permits`: by truth, one that it is part of.
    std::vector<TruthLine> run(const std::vector<Ref>& truths,
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

    std::vector<TruthLine> known_facts(const std::vector<Possible>& facts, std::span<const Ref> truths,
                                       Days days);
    /// Under every combination of readings that the truth depends on.
    void disputed(const std::vector<Possible>& facts, Ref truth, Days days, TruthLine& line);
    TruthLine under_readings(const std::vector<Possible>& facts, Ref truth, const TruthLine& days);
    std::vector<std::uint32_t> disputes_of(Ref truth);

    void open_facts(Question& question, Days days);
    void not_witnessed(Question& question, Days days);
    void witness(Question& question);

    AssessmentData& assessment_;
    const ProgramData& program_;
    TruthLines lines_;
    std::vector<Possible> operands_;
};

} // namespace bleibe::detail
