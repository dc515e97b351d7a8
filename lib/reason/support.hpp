// SPDX-License-Identifier: Apache-2.0
// Which points a verdict rests on: the rest can be forgotten, and it stays as it is.
#pragma once

#include "run/assessment_data.hpp"

#include <vector>

namespace bleibe::detail {

/// By node of the program: whether the verdict rests on it. What these nodes read (their `own_facts`) is
/// enough for status, effect, best effect and openness to exceptions: whatever else is known may be erased.
/// Of a requirement of all that fails every part that fails is taken, since each is a reason; of alternatives
/// that fail all; of alternatives that hold as few as will do, those without exceptions and waivers first.
[[nodiscard]] std::vector<bool> support_of(const AssessmentData& assessment, const PermitOutline& outline,
                                           const Verdict& verdict);

} // namespace bleibe::detail
