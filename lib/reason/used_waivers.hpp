// SPDX-License-Identifier: Apache-2.0
// Which waivers a verdict rests on.
#pragma once

#include "run/assessment_data.hpp"

#include <vector>

namespace bleibe::detail {

struct UsedWaiver {
    std::uint32_t node = 0; // in ProgramData::nodes
    const OutlineNode::Waived* waived = nullptr;
};

/// The waivers that had to be used, in the order of the tree: of the ways in which the tree is for the
/// person, the one that sinks the effect least, and of these the one with the fewest waivers. Of an
/// undetermined verdict those of its parts that are decided; of an ineligible one none, since nothing
/// rests on them. Takes time in proportion to the tree.
[[nodiscard]] std::vector<UsedWaiver> used_waivers(const AssessmentData& assessment,
                                                   const PermitOutline& outline);

} // namespace bleibe::detail
