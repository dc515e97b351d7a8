// SPDX-License-Identifier: Apache-2.0
// Single completions of a case, shown as people.
#pragma once

#include "run/assessment_data.hpp"
#include "run/places.hpp"
#include "run/verdict_truths.hpp"

#include <bleibe/completion.hpp>

#include <vector>

namespace bleibe::detail {

[[nodiscard]] CompletedPerson shown_person(const AssessmentData& assessment, const Places& places,
                                           const ExactVerdict& verdict, const Completion& completion);
/// For an undetermined permit: the two completions that show it, if they were found.
[[nodiscard]] std::vector<CompletedPerson> shown_completions(AssessmentData& assessment, PermitId permit);

} // namespace bleibe::detail
