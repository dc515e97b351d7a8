// SPDX-License-Identifier: Apache-2.0
// The idea: years that begin in March, so that the leap day is the last day of a year and a day number
// follows from the year's place in its era of 400 years by division alone.
#include "value/calendar.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

constexpr std::int64_t days_per_era = 146'097;
constexpr std::int64_t years_per_era = 400;
// Days from 0000-03-01 to 1970-01-01.
constexpr std::int64_t epoch_shift = 719'468;

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

constexpr std::int64_t number_of(const CivilDay& day) noexcept {
    const std::int64_t year = day.year - (day.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_divide(year, years_per_era);
    const std::int64_t year_of_era = year - era * years_per_era;
    const std::int64_t month_from_march = day.month > 2 ? day.month - 3 : day.month + 9;
    const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * days_per_era + day_of_era - epoch_shift;
}

constexpr std::int64_t first_of_calendar = number_of({-calendar_max_year, 1, 1});
constexpr std::int64_t last_of_calendar = number_of({calendar_max_year, 12, 31});

bool in_calendar(std::int64_t days) noexcept { return first_of_calendar <= days && days <= last_of_calendar; }

std::int32_t clamped_day(const CivilDay& day, std::int64_t year, std::int32_t month) noexcept {
    return std::min(day.day, days_in_month(year, month));
}

/// The number that `count` digits at the front of `text` spell, which it loses.
std::optional<std::int64_t> take_digits(std::string_view& text, std::size_t count) noexcept {
    if (text.size() < count) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, char expected) noexcept {
    if (text.empty() || text.front() != expected) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

void append_padded(std::string& out, std::int64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    out.append(digits.size() < width ? width - digits.size() : 0, '0');
    out += digits;
}

} // namespace

bool is_leap(std::int64_t year) noexcept { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int32_t days_in_month(std::int64_t year, std::int32_t month) noexcept {
    constexpr std::array<std::int32_t, 13> lengths = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month)];
}

std::int64_t days_from_civil(CivilDay day) noexcept { return number_of(day); }

CivilDay civil_from_days(std::int64_t days) noexcept {
    // A day number may be any number; this keeps the shift from overflowing.
    constexpr std::int64_t bound = 9'000'000'000'000'000'000;
    const std::int64_t shifted = std::clamp(days, -bound, bound) + epoch_shift;
    const std::int64_t era = floor_divide(shifted, days_per_era);
    const std::int64_t day_of_era = shifted - era * days_per_era;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    CivilDay result;
    result.day = static_cast<std::int32_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    result.month =
        static_cast<std::int32_t>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    result.year = year_of_era + era * years_per_era + (result.month <= 2 ? 1 : 0);
    return result;
}

std::int64_t first_day() noexcept { return first_of_calendar; }

std::int64_t last_day() noexcept { return last_of_calendar; }

std::optional<std::int64_t> add_months(std::int64_t days, std::int64_t months) noexcept {
    constexpr std::int64_t longest = (2 * calendar_max_year + 1) * 12;
    if (!in_calendar(days) || months < -longest || months > longest) {
        return std::nullopt;
    }
    const CivilDay from = civil_from_days(days);
    const std::int64_t month_number = from.year * 12 + from.month - 1 + months;
    const std::int64_t year = floor_divide(month_number, 12);
    if (year < -calendar_max_year || year > calendar_max_year) {
        return std::nullopt;
    }
    const auto month = static_cast<std::int32_t>(month_number - year * 12 + 1);
    return days_from_civil({year, month, clamped_day(from, year, month)});
}

std::int64_t completed_months(std::int64_t from, std::int64_t to) noexcept {
    if (to < from) {
        return -completed_months(to, from);
    }
    const CivilDay start = civil_from_days(from);
    const CivilDay end = civil_from_days(to);
    const std::int64_t months = (end.year - start.year) * 12 + end.month - start.month;
    // `start` plus `months` lies in the month of `end`; one month less lies before it, one more behind.
    return months - (clamped_day(start, end.year, end.month) > end.day ? 1 : 0);
}

std::optional<std::int64_t> age(std::int64_t birth, std::int64_t day) noexcept {
    if (day < birth) {
        return std::nullopt;
    }
    const CivilDay born = civil_from_days(birth);
    const CivilDay now = civil_from_days(day);
    // No clamping: § 188 (2) asks for the end of the day before the birthday, which is 28 February
    // in every year for a birth on the 29th, so the new age begins with the day after.
    const bool birthday_ahead = now.month < born.month || (now.month == born.month && now.day < born.day);
    return now.year - born.year - (birthday_ahead ? 1 : 0);
}

std::int32_t weekday(std::int64_t days) noexcept {
    // 1970-01-01 was a Thursday.
    const std::int64_t since_monday = (days % 7 + 7 + 3) % 7;
    return static_cast<std::int32_t>(since_monday + 1);
}

std::optional<std::int64_t> parse_date(std::string_view text) noexcept {
    const bool negative = take(text, '-');
    const std::size_t width = std::min(text.find('-'), text.size());
    if (width < 4 || width > 9 || (width > 4 && text.front() == '0')) {
        return std::nullopt;
    }
    const auto year = take_digits(text, width);
    if (!year || (negative && *year == 0) || !take(text, '-')) {
        return std::nullopt;
    }
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) {
        return std::nullopt;
    }
    const auto day = take_digits(text, 2);
    if (!day || !text.empty()) {
        return std::nullopt;
    }
    const CivilDay civil{negative ? -*year : *year, static_cast<std::int32_t>(*month),
                         static_cast<std::int32_t>(*day)};
    if (civil.day < 1 || civil.day > days_in_month(civil.year, civil.month)) {
        return std::nullopt;
    }
    return days_from_civil(civil);
}

std::string date_text(std::int64_t days) {
    const CivilDay day = civil_from_days(days);
    std::string out = day.year < 0 ? "-" : "";
    append_padded(out, day.year < 0 ? -day.year : day.year, 4);
    out += '-';
    append_padded(out, day.month, 2);
    out += '-';
    append_padded(out, day.day, 2);
    return out;
}

} // namespace bleibe::detail
