// SPDX-License-Identifier: Apache-2.0
// Values in words: the `found_…` and `required_…` texts of criteria, and facts as people read them.
#pragma once

#include "run/assessment_data.hpp"
#include "value/type.hpp"

#include <string>
#include <string_view>

namespace bleibe::detail {

/// The texts of all languages with their values filled in. A text none of whose values is known says
/// nothing and is left out, unless it is the readings of a dispute that differ.
[[nodiscard]] Words fill(AssessmentData& assessment, const std::vector<OutlineText>& texts);

/// A value for people in one language: days, choices and fields in its words; "none" for null, "not
/// known" for unknown.
[[nodiscard]] std::string shown_value(const AssessmentData& assessment, const Value& value,
                                      std::string_view language);
/// The fields of an entry that are known and there, "label: value; …".
[[nodiscard]] std::string shown_entry(const AssessmentData& assessment, const Value& entry,
                                      std::string_view language);

/// What is known of a value that is known in part: "between 1 January 1999 and 31 December 1999"; empty if
/// the set says nothing that its type does not.
[[nodiscard]] std::string shown_set(const AssessmentData& assessment, const Possible& set,
                                    std::string_view language);

} // namespace bleibe::detail
