// SPDX-License-Identifier: Apache-2.0
// The verdicts of a batch of people under each reading of each dispute, the other disputes as they were
// asked.
#pragma once

#include "reason/agreed_truths.hpp"

#include <bleibe/verdict_columns.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace bleibe::detail {

/// Not thread-safe.
class OtherReadings {
public:
    /// `asked`: the plan under the readings that were asked for, and the machine that it runs on.
    OtherReadings(const Program& program, const ScreenPlan& asked, ColumnMachine& machine);

    /// Steps that run more than once a batch.
    [[nodiscard]] std::vector<std::uint32_t> steps_again() const;
    /// Room for the results of so many people.
    void size_results(std::size_t people);
    /// For the machine's batch, whose people are those from place `at` on, a multiple of 64.
    void run(std::size_t at);
    /// Of a permit that the dispute concerns, by its place; `proven` says nothing.
    [[nodiscard]] Verdict verdict(std::size_t dispute, std::size_t reading, std::size_t permit,
                                  std::size_t person) const {
        return readings_[places_[dispute] + reading]->verdicts.verdict(permit, person);
    }

private:
    struct Reading {
        Reading(const Program& program, const ScreenPlan& asked, VerdictOptions with, ColumnMachine& machine);

        VerdictOptions options;
        std::shared_ptr<VerdictColumnsData> data;
        ScreenPlan plan;
        AgreedTruths truths;
        VerdictColumns verdicts;
    };

    ColumnMachine& machine_;
    std::vector<std::size_t> places_; // by dispute: of its first reading
    std::vector<std::unique_ptr<Reading>> readings_;
};

} // namespace bleibe::detail
