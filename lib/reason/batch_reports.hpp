// SPDX-License-Identifier: Apache-2.0
// Reports of a batch of people, as far as columns can say what they hold.
#pragma once

#include "reason/fact_columns.hpp"
#include "reason/permit_report.hpp"
#include "reason/verdict_columns.hpp"

#include <bleibe/report.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bleibe::detail {

/// Criteria by the place where the tree names them first.
void sort_as_in_tree(std::vector<std::string>& criteria, const ProgramData& program,
                     const PermitOutline& outline);

/// Reports of one batch after the other: brief ones (`ReportOptions::brief`) are read off columns; of whole
/// ones, and of what columns leave open, the days of the horizon and the readings of disputes are. Not
/// thread-safe.
class BatchReports {
public:
    BatchReports(const Program& program, Date on, const Readings& readings, const ReportOptions& options);

    /// Columns can say something of what these options ask for.
    [[nodiscard]] static bool help(Date on, const ReportOptions& options) noexcept;

    /// `subject(row)` gives a person whom columns leave open, as a case; rows count from `first`.
    using SubjectOf = std::function<Case(std::size_t row)>;
    void read(const FactSource& people, std::size_t first, std::size_t rows, SubjectOf subject);
    /// Equal to `report` of the person of that row, but for the id where columns say all.
    [[nodiscard]] CaseReport report_of(std::size_t row);

private:
    /// Some verdict is open, so that what is missing has to be found.
    [[nodiscard]] bool is_open(std::size_t row) const;
    /// Columns do not say what the report would.
    [[nodiscard]] bool is_alone(std::size_t row) const;
    [[nodiscard]] AlreadyFound found_of(std::size_t row) const;
    [[nodiscard]] PermitReport permit_report(std::size_t place, std::size_t row) const;

    Program program_;
    Date on_;
    Readings readings_;
    ReportOptions options_;
    bool looks_ahead_;
    bool tries_readings_;
    std::optional<BatchScreening> screening_; // made when it first pays
    std::optional<VerdictColumns> verdicts_;
    SubjectOf subject_;
    Assessment workspace_;
};

} // namespace bleibe::detail
