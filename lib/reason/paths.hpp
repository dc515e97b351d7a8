// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/assessment_data.hpp"

#include <bleibe/report.hpp>

#include <vector>

namespace bleibe::detail {

/// The permits of the report as ways to stay, in its order. The assessment stands on the day of the report.
/// Costs a timeline of the permits that fail with all facts known.
[[nodiscard]] std::vector<Path> find_paths(const AssessmentData& assessment, const CaseReport& report);

} // namespace bleibe::detail
