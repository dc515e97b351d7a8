// SPDX-License-Identifier: Apache-2.0
// Values in words: the `found_…` and `required_…` texts of criteria, and facts as people read them.
#pragma once

#include "run/assessment_data.hpp"
#include "value/type.hpp"

#include <string>
#include <string_view>

namespace bleibe::detail {

/// The texts of all languages with their values filled in; "none" for null, "not known" for unknown.
[[nodiscard]] Words fill(const AssessmentData& assessment, const std::vector<OutlineText>& texts);

/// A value for people in one language: days as ISO dates, choices by their label.
[[nodiscard]] std::string shown_value(const AssessmentData& assessment, const Value& value,
                                      std::string_view language);

} // namespace bleibe::detail
