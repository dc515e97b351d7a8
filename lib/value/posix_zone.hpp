// SPDX-License-Identifier: Apache-2.0
// The rule for all later years, as POSIX writes it in the variable TZ: "CET-1CEST,M3.5.0,M10.5.0/3".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bleibe::detail {

/// The day in every year on which clocks change, and the second of that day by the clock before.
struct YearlyDay {
    enum class Form : std::uint8_t {
        month_week, // the `week`-th (5: last) `day` (0: Sunday) of `month`
        julian,     // the `day`-th from 1, 29 February never counted
        day_of_year // the `day`-th from 0
    };
    Form form = Form::month_week;
    std::int32_t month = 1;
    std::int32_t week = 1;
    std::int32_t day = 0;
    std::int32_t second = 2 * 3'600; // may be negative or beyond the day
};

struct PosixZone {
    std::int32_t offset = 0; // seconds east of UTC
    bool has_summer = false;
    std::int32_t summer_offset = 0;
    YearlyDay summer_begins;
    YearlyDay summer_ends;

    [[nodiscard]] std::int32_t offset_at(std::int64_t utc_second) const noexcept;
};

/// With the extensions of RFC 8536 (hours of a change from -167 to 167). Nothing for any other text, and for
/// a summer time without days.
[[nodiscard]] std::optional<PosixZone> parse_posix_zone(std::string_view text) noexcept;

} // namespace bleibe::detail
