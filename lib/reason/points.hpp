// SPDX-License-Identifier: Apache-2.0
// Where each point of a permit's tree stands for one person, and which points decide.
#pragma once

#include "run/assessment_data.hpp"

#include <functional>
#include <string>
#include <vector>

namespace bleibe::detail {

/// The truth of a point as it counts for the status, waivers and applicability included.
[[nodiscard]] const Value& truth_of(const AssessmentData& assessment, const OutlineNode& node);
/// What the slots say about a point.
[[nodiscard]] PointState state_of(const AssessmentData& assessment, const OutlineNode& node);
/// The point speaks against the person: a requirement that is not met, a ground of refusal that stands.
[[nodiscard]] bool stands_against(const AssessmentData& assessment, const OutlineNode& node);
/// It speaks against the person though none of its parts does for certain: no completion of the facts meets
/// them all (the search found that out).
[[nodiscard]] bool fails_together(const AssessmentData& assessment, const OutlineNode& node);
/// The point is neither certainly for nor certainly against the person.
[[nodiscard]] bool is_open(const AssessmentData& assessment, const OutlineNode& node);

/// The deepest named criteria that decide an ineligible verdict, in the order of the tree
/// (docs/semantics.md): in a failed `all` each unmet branch, in a failed `any` or `at_least` only the
/// branches with the fewest unmet points, of the grounds of refusal those that stand. Where the parts of a
/// point fail together, those that are open.
[[nodiscard]] std::vector<std::uint32_t> deciding_nodes(const AssessmentData& assessment,
                                                        const PermitOutline& outline);
/// The same walk along the points for which `stands` is true, by index.
[[nodiscard]] std::vector<std::uint32_t> deepest_nodes(const AssessmentData& assessment,
                                                       const PermitOutline& outline,
                                                       const std::function<bool(std::uint32_t)>& stands);
[[nodiscard]] std::vector<std::string> because(const AssessmentData& assessment,
                                               const PermitOutline& outline);
/// The deepest points that leave an undetermined verdict open.
[[nodiscard]] std::vector<std::uint32_t> open_nodes(const AssessmentData& assessment,
                                                    const PermitOutline& outline);

/// Every node of the outline, parents before children, requirements before grounds of refusal.
[[nodiscard]] std::vector<std::uint32_t> all_nodes(const ProgramData& program, const PermitOutline& outline);

} // namespace bleibe::detail
