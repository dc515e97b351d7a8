// SPDX-License-Identifier: Apache-2.0
// How far ahead reports and screenings look.
#pragma once

#include "value/calendar.hpp"

#include <bleibe/date.hpp>

#include <algorithm>
#include <cstdint>

namespace bleibe::detail {

/// The last day of a horizon of so many months and days, which are limited to a hundred years each; the day
/// itself where they are none.
[[nodiscard]] inline std::int64_t end_of_horizon(Date on, std::int32_t months, std::int32_t days) {
    constexpr std::int32_t most_months = 1'200;
    constexpr std::int32_t most_days = 36'525;
    const auto month = add_months(on.days(), std::clamp(months, 0, most_months));
    return month.value_or(on.days()) + std::clamp(days, 0, most_days);
}

} // namespace bleibe::detail
