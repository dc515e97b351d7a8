// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/assessment_data.hpp"

#include <cstdint>
#include <functional>

namespace bleibe::detail {

/// The colour of a permit on the assessed day alone, without looking ahead (docs/semantics.md): green,
/// yellow, grey, red, or none where there is no law.
[[nodiscard]] Colour colour_on_day(const AssessmentData& assessment, PermitId permit, const Verdict& verdict);
/// Everything that stands against the person can still come, other than by waiting.
[[nodiscard]] bool is_nearly(const AssessmentData& assessment, PermitId permit);
/// The point is for the person, open, binds only as a rule, or somebody can change it.
[[nodiscard]] bool can_come(const AssessmentData& assessment, std::uint32_t node);
/// A group whose parts stand against the person can come, of parts that can: all that are needed, of a ground
/// of refusal enough of them.
[[nodiscard]] bool parts_come(const OutlineNode& node, const std::function<bool(std::uint32_t)>& comes);
/// The requirements and each ground of refusal that never gives way.
[[nodiscard]] bool all_come(const AssessmentData& assessment, const PermitOutline& outline,
                            const std::function<bool(std::uint32_t)>& comes);
/// Eligible with the permit's own effect.
[[nodiscard]] bool is_green(const AssessmentData& assessment, PermitId permit);

} // namespace bleibe::detail
