// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/assessment_data.hpp"

#include <bleibe/report.hpp>

#include <vector>

namespace bleibe::detail {

/// The permits of the report as ways to stay, in its order. The assessment stands on the day of the report.
/// Where time might open one that fails, the days of `timeline_years` are assessed until it does; afterwards
/// the assessment stands on the day of the report again. With `search`, days are searched where something is
/// known in part.
[[nodiscard]] std::vector<Path> find_paths(AssessmentData& assessment, const CaseReport& report, bool search);

} // namespace bleibe::detail
