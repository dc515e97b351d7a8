// SPDX-License-Identifier: Apache-2.0
// What reports of permits are made from.
#pragma once

#include "compile/program.hpp"

#include <bleibe/report.hpp>

#include <optional>
#include <span>

namespace bleibe::detail {

/// A report that names the permit, and says nothing of it yet.
[[nodiscard]] PermitReport named(const ProgramData& program, PermitId permit);

/// What the days of the horizon make of a permit, found elsewhere.
struct LookedAhead {
    Colour colour = Colour::none;
    std::optional<Date> green_on;
};
/// A report whose horizon was looked at: by place of the permit; where it is empty, the report looks itself.
[[nodiscard]] CaseReport report(const Program& program, const Case& subject, Date on,
                                const Readings& readings, const ReportOptions& options, Assessment& workspace,
                                std::span<const LookedAhead> ahead);

} // namespace bleibe::detail
