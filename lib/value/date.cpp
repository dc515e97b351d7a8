// SPDX-License-Identifier: Apache-2.0
// The idea: the public day is a name for a day number; the calendar does the work.
#include "value/calendar.hpp"

#include <bleibe/date.hpp>

namespace bleibe {

std::optional<Date> Date::from(std::int64_t year, std::int64_t month, std::int64_t day) noexcept {
    if (year < -detail::calendar_max_year || year > detail::calendar_max_year || month < 1 || month > 12 ||
        day < 1 || day > detail::days_in_month(year, static_cast<std::int32_t>(month))) {
        return std::nullopt;
    }
    return Date(
        detail::days_from_civil({year, static_cast<std::int32_t>(month), static_cast<std::int32_t>(day)}));
}

std::optional<Date> Date::parse(std::string_view text) noexcept {
    const auto days = detail::parse_date(text);
    return days ? std::optional<Date>(Date(*days)) : std::nullopt;
}

std::int64_t Date::year() const noexcept { return detail::civil_from_days(days_).year; }

std::int64_t Date::month() const noexcept { return detail::civil_from_days(days_).month; }

std::int64_t Date::day() const noexcept { return detail::civil_from_days(days_).day; }

std::string Date::to_string() const { return detail::date_text(days_); }

} // namespace bleibe
