// SPDX-License-Identifier: Apache-2.0
// A timeline of an assessment that is there already.
#pragma once

#include "run/assessment_data.hpp"

#include <bleibe/timeline.hpp>

#include <optional>

namespace bleibe::detail {

/// The first day of the axis on which the verdict on the permit is eligible whatever the facts turn out to
/// be; nothing if there is none, or none is proven. The assessment stands on another day afterwards. May
/// search as `timeline` does.
struct FirstDay {
    Date on;
    std::optional<Effect> effect;
};
[[nodiscard]] std::optional<FirstDay> first_eligible_day(AssessmentData& assessment, PermitId permit,
                                                         Date from, Date until);

} // namespace bleibe::detail
