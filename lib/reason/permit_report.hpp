// SPDX-License-Identifier: Apache-2.0
// What reports of permits are made from.
#pragma once

#include "compile/program.hpp"

#include <bleibe/report.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace bleibe::detail {

/// A report that names the permit, and says nothing of it yet.
[[nodiscard]] PermitReport named(const ProgramData& program, PermitId permit);
/// What the version of the norm leaves out, or leaves to others.
void add_omissions(PermitReport& report, const PermitOutline& outline);

/// What the days of the horizon make of a permit.
struct LookedAhead {
    Colour colour = Colour::none;
    std::optional<Date> green_on;
};

/// What was found of a person elsewhere, so that the report need not.
struct AlreadyFound {
    /// By place of the permit; empty: not looked at.
    std::vector<LookedAhead> ahead;
    /// The verdict on a permit (by place) under a reading of a dispute that concerns it; empty: not tried.
    std::function<Verdict(std::size_t dispute, std::size_t reading, std::size_t place)> under;
};
[[nodiscard]] CaseReport report(const Program& program, const Case& subject, Date on,
                                const Readings& readings, const ReportOptions& options, Assessment& workspace,
                                const AlreadyFound& found);

} // namespace bleibe::detail
