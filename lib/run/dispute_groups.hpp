// SPDX-License-Identifier: Apache-2.0
// Which open disputes have to be turned together: only those on which one step depends at the same time.
#pragma once

#include "compile/program.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

/// Open disputes whose readings are combined with one another while all others keep the first one.
struct DisputeGroup {
    std::vector<std::uint32_t> disputes;               // what costs least to turn first
    std::vector<std::vector<std::uint32_t>> schedules; // by place in `disputes`: the steps to run again
};

/// Every step that depends on open disputes sees all combinations of their readings in one of the groups.
struct DisputeGroups {
    std::vector<DisputeGroup> groups;
    /// Steps that depend on so many disputes that their combinations are not gone through.
    std::vector<std::uint32_t> beyond;
};

/// `schedules`: by dispute of the program, the steps that depend on it, in ascending order.
[[nodiscard]] DisputeGroups group_disputes(const ProgramData& program, std::span<const std::uint32_t> open,
                                           const std::vector<std::vector<std::uint32_t>>& schedules,
                                           std::size_t most_combinations);

} // namespace bleibe::detail
