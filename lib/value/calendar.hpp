// SPDX-License-Identifier: Apache-2.0
// The civil calendar on day numbers (days since 1970-01-01), exact for the years ±999,999,999.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bleibe::detail {

struct CivilDay {
    std::int64_t year = 1970;
    std::int32_t month = 1; // 1 to 12
    std::int32_t day = 1;   // 1 to 31
};

constexpr std::int64_t calendar_max_year = 999'999'999;

[[nodiscard]] bool is_leap(std::int64_t year) noexcept;
/// 28 to 31; 0 for a month that there is not.
[[nodiscard]] std::int32_t days_in_month(std::int64_t year, std::int32_t month) noexcept;
/// Algorithms by Howard Hinnant, "chrono-compatible low-level date algorithms".
[[nodiscard]] std::int64_t days_from_civil(CivilDay day) noexcept;
[[nodiscard]] CivilDay civil_from_days(std::int64_t days) noexcept;
/// First and last day numbers that a date may have.
[[nodiscard]] std::int64_t first_day() noexcept;
[[nodiscard]] std::int64_t last_day() noexcept;

/// The day `months` months later (earlier if negative); a day that the month lacks becomes its last
/// (§ 188 (3) BGB; FEEL's addition of a years and months duration). Nothing beyond the calendar.
[[nodiscard]] std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t months) noexcept;

/// The largest n with from + n months <= to, where month ends clamp; negative n count the same way
/// backwards (- the count from `to` to `from`).
[[nodiscard]] std::int64_t completed_months(std::int64_t from, std::int64_t to) noexcept;
/// Completed years of age at the start of `day` (§ 187 (2) sentence 2 BGB): a person born on 29
/// February completes a year with the end of 28 February, so the age changes on 1 March in common
/// years. Nothing for a day before birth.
[[nodiscard]] std::optional<std::int64_t> age(std::int64_t birth, std::int64_t day) noexcept;

/// 1 Monday to 7 Sunday.
[[nodiscard]] std::int32_t weekday(std::int64_t days) noexcept;

/// ISO 8601 `2022-12-31`: years of 4 to 9 digits, without leading zeros beyond four; no year -0000.
[[nodiscard]] std::optional<std::int64_t> parse_date(std::string_view text) noexcept;
[[nodiscard]] std::string date_text(std::int64_t days);

/// ISO 8601 durations in FEEL's two kinds that never mix.
struct DurationText {
    bool is_months = false;
    std::int64_t months = 0;
    std::int64_t seconds = 0;
    std::int32_t nanoseconds = 0; // 0 to 999,999,999, counted forwards from `seconds`
};
/// "P5Y", "-P1Y6M", "P3D", "PT12H0.5S" (at most nine digits behind the point); nothing for any other text,
/// for a mix of both kinds, or for what does not fit 64 bits.
/// Both kinds zero: "P0Y", "P0M" are months, "P0D", "PT0S" are days and time.
[[nodiscard]] std::optional<DurationText> parse_duration(std::string_view text) noexcept;
/// Normal form: "P1Y6M", "P0M".
[[nodiscard]] std::string months_text(std::int64_t months);
/// Normal form: "P1DT2H3M4.5S", "PT0S".
[[nodiscard]] std::string duration_text(std::int64_t seconds, std::int32_t nanoseconds);

} // namespace bleibe::detail
