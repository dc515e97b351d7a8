// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/assessment_data.hpp"

namespace bleibe::detail {

/// The colour of a permit on the assessed day alone, without looking ahead (docs/semantics.md): green,
/// yellow, grey, red, or none where there is no law.
[[nodiscard]] Colour colour_on_day(const AssessmentData& assessment, PermitId permit, const Verdict& verdict);
/// Everything that stands against the person can still come, other than by waiting.
[[nodiscard]] bool is_nearly(const AssessmentData& assessment, PermitId permit);
/// The point is for the person, open, binds only as a rule, or somebody can change it.
[[nodiscard]] bool can_come(const AssessmentData& assessment, std::uint32_t node);
/// Everything that stands against the person can come, or time may change it: whether it does is not asked.
[[nodiscard]] bool can_come_with_time(const AssessmentData& assessment, const PermitOutline& outline);
/// Eligible with the permit's own effect.
[[nodiscard]] bool is_green(const AssessmentData& assessment, PermitId permit);

} // namespace bleibe::detail
