// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/assessment_data.hpp"

namespace bleibe::detail {

/// A waiver of a point as it stands for the person.
[[nodiscard]] WaiverFound waiver_found(const AssessmentData& assessment, const OutlineNode& node,
                                       const Waiver& waiver, Ref when);

} // namespace bleibe::detail
