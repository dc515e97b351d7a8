// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/assessment_data.hpp"

#include <bleibe/timeline.hpp>

namespace bleibe::detail {

/// Why the verdict of a permit on this day is another than on the day before. The assessment is on that day
/// afterwards.
[[nodiscard]] Cause cause_of_border(AssessmentData& assessment, PermitId permit, Date day);

} // namespace bleibe::detail
