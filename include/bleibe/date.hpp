// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bleibe {

/// A day of the proleptic Gregorian calendar, without a time and without a zone: a count of days
/// since 1970-01-01. Covers the years ±999,999,999. A small value type.
class Date {
public:
    /// 1970-01-01.
    constexpr Date() noexcept = default;
    /// The day that lies `days` after 1970-01-01 (before it if negative).
    constexpr explicit Date(std::int64_t days) noexcept : days_(days) {}

    /// The day of a year, a month (1 to 12) and a day of that month; nothing if there is no such day.
    [[nodiscard]] static std::optional<Date> from(std::int64_t year, std::int64_t month,
                                                  std::int64_t day) noexcept;
    /// Reads ISO 8601 `2022-12-31` (years of 4 to 9 digits, a minus before years below zero; no other
    /// form); nothing for a text of another form or a day that does not exist.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text) noexcept;

    /// Days since 1970-01-01.
    [[nodiscard]] constexpr std::int64_t days() const noexcept { return days_; }
    [[nodiscard]] std::int64_t year() const noexcept;
    /// 1 to 12.
    [[nodiscard]] std::int64_t month() const noexcept;
    /// 1 to 31.
    [[nodiscard]] std::int64_t day() const noexcept;

    /// ISO 8601, `2022-12-31`.
    [[nodiscard]] std::string to_string() const;

    friend constexpr auto operator<=>(const Date&, const Date&) = default;

private:
    std::int64_t days_ = 0;
};

} // namespace bleibe
