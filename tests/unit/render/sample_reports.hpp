// SPDX-License-Identifier: Apache-2.0
// Reports made by hand, so that rendering is tested without rules: invented people, an invented norm.
#pragma once

#include <bleibe/report.hpp>

namespace bleibe::test {

/// Two permits: one ineligible with everything a point can carry, one without law on the day.
[[nodiscard]] CaseReport ineligible_report();
/// One permit that depends on a fact that is not known.
[[nodiscard]] CaseReport undetermined_report();
/// Eligible through a waiver, green on a later day, by a proposal, with an exception against.
[[nodiscard]] CaseReport eligible_report();

/// Nine permits as ways to stay, of every standing; three are closed for one reason.
[[nodiscard]] CaseReport ways_report();

} // namespace bleibe::test
