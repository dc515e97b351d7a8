// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/assessment_data.hpp"

#include <bleibe/paths.hpp>

#include <cstdint>
#include <vector>

namespace bleibe::detail {

/// Of a verdict that is no, which of the points that stand against the person are told.
enum class NeedsTold : std::uint8_t {
    coming,   // those that can come: of alternatives each that can, be it by waiting
    for_good, // those that nobody changes
    all,
};

/// The deepest criteria of that kind in the order of the tree, what is needed together one after the other,
/// alternatives as one need. Where not only what can come is told, of alternatives those with the fewest
/// points. Empty where there is none of the kind.
[[nodiscard]] std::vector<PathNeed> criteria_needed(const AssessmentData& assessment,
                                                    const PermitOutline& outline, NeedsTold told);

} // namespace bleibe::detail
