// SPDX-License-Identifier: Apache-2.0
// The annotated statute: the wording of the norms of one permit, and what each stretch of it is for the
// person.
#pragma once

#include "run/assessment_data.hpp"

#include <vector>

namespace bleibe::detail {

/// Of the points that `explain` gave for the same outline; theirs are the numbers that passages name.
[[nodiscard]] std::vector<StatuteText> annotate_statute(const AssessmentData& assessment,
                                                        const PermitOutline& outline,
                                                        const std::vector<Point>& explanation);

/// The version of a norm, as it is shown.
[[nodiscard]] LawApplied law_applied(const Ruleset& ruleset);

} // namespace bleibe::detail
