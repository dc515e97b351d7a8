// SPDX-License-Identifier: Apache-2.0
// The idea: of the six changes of the years around a moment the last one before it says which clock runs.
#include "value/posix_zone.hpp"

#include "value/calendar.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int32_t seconds_an_hour = 3'600;

class TextReader {
public:
    explicit TextReader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
    [[nodiscard]] char next() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }

    bool take(char expected) noexcept {
        if (next() != expected || rest_.empty()) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }
    /// A name of three letters or more, or anything but `>` in angle brackets.
    bool skip_name() noexcept {
        const bool quoted = take('<');
        std::size_t length = 0;
        while (length < rest_.size() && (quoted ? rest_[length] != '>' : is_letter(rest_[length]))) {
            ++length;
        }
        rest_.remove_prefix(length);
        return length >= 3 && (!quoted || take('>'));
    }
    std::optional<std::int32_t> number(std::int32_t most) noexcept {
        std::int32_t found = 0;
        std::size_t length = 0;
        for (; length < rest_.size() && rest_[length] >= '0' && rest_[length] <= '9'; ++length) {
            found = found * 10 + (rest_[length] - '0');
            if (found > most) {
                return std::nullopt;
            }
        }
        rest_.remove_prefix(length);
        return length == 0 ? std::nullopt : std::optional(found);
    }
    /// `[+-]hh[:mm[:ss]]` in seconds.
    std::optional<std::int32_t> clock(std::int32_t most_hours) noexcept {
        const bool negative = take('-');
        if (!negative) {
            take('+');
        }
        const auto hours = number(most_hours);
        const auto minutes = hours && take(':') ? number(59) : std::optional(0);
        const auto seconds = hours && minutes && take(':') ? number(59) : std::optional(0);
        if (!hours || !minutes || !seconds) {
            return std::nullopt;
        }
        const std::int32_t total = *hours * seconds_an_hour + *minutes * 60 + *seconds;
        return negative ? -total : total;
    }
    std::optional<YearlyDay> yearly_day() noexcept {
        YearlyDay found;
        const bool is_read = take('M') ? month_week(found) : day_alone(found);
        if (!is_read) {
            return std::nullopt;
        }
        if (take('/')) {
            const auto second = clock(167);
            if (!second) {
                return std::nullopt;
            }
            found.second = *second;
        }
        return found;
    }

private:
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

    bool month_week(YearlyDay& found) noexcept {
        const auto month = number(12);
        const auto week = month && take('.') ? number(5) : std::nullopt;
        const auto day = week && take('.') ? number(6) : std::nullopt;
        if (!day || *month < 1 || *week < 1) {
            return false;
        }
        found = {YearlyDay::Form::month_week, *month, *week, *day, found.second};
        return true;
    }
    bool day_alone(YearlyDay& found) noexcept {
        found.form = take('J') ? YearlyDay::Form::julian : YearlyDay::Form::day_of_year;
        const auto day = number(365);
        found.day = day.value_or(0);
        return day && (found.form == YearlyDay::Form::day_of_year || *day >= 1);
    }

    std::string_view rest_;
};

std::int64_t day_in_year(const YearlyDay& rule, std::int64_t year) noexcept {
    const std::int64_t new_year = days_from_civil({year, 1, 1});
    switch (rule.form) {
    case YearlyDay::Form::julian:
        return new_year + rule.day - (is_leap(year) && rule.day >= 60 ? 0 : 1);
    case YearlyDay::Form::day_of_year:
        return new_year + rule.day;
    case YearlyDay::Form::month_week:
        break;
    }
    const std::int64_t first = days_from_civil({year, rule.month, 1});
    const std::int64_t first_weekday = weekday(first) % 7; // 0: Sunday
    std::int64_t day = first + (rule.day - first_weekday + 7) % 7 + (rule.week - 1) * 7;
    if (day >= first + days_in_month(year, rule.month)) {
        day -= 7; // the fifth of a month that has four: its last
    }
    return day;
}

} // namespace

std::int32_t PosixZone::offset_at(std::int64_t utc_second) const noexcept {
    if (!has_summer) {
        return offset;
    }
    struct Change {
        std::int64_t at = 0;
        bool to_summer = false;
    };
    const std::int64_t of_day = (utc_second % seconds_a_day + seconds_a_day) % seconds_a_day;
    const std::int64_t year = civil_from_days((utc_second - of_day) / seconds_a_day).year;
    std::array<Change, 6> changes{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::int64_t y = year - 1 + static_cast<std::int64_t>(i);
        changes[2 * i] = {day_in_year(summer_begins, y) * seconds_a_day + summer_begins.second - offset,
                          true};
        changes[2 * i + 1] = {
            day_in_year(summer_ends, y) * seconds_a_day + summer_ends.second - summer_offset, false};
    }
    // Where summer time ends as it begins, it lasts all year.
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
        return a.at != b.at ? a.at < b.at : !a.to_summer && b.to_summer;
    });
    bool is_summer = !changes.front().to_summer;
    for (const Change& change : changes) {
        is_summer = change.at <= utc_second ? change.to_summer : is_summer;
    }
    return is_summer ? summer_offset : offset;
}

std::optional<PosixZone> parse_posix_zone(std::string_view text) noexcept {
    constexpr std::int32_t most_hours = 24;
    TextReader reader(text);
    PosixZone zone;
    const auto west = reader.skip_name() ? reader.clock(most_hours) : std::nullopt;
    if (!west) {
        return std::nullopt;
    }
    zone.offset = -*west;
    if (reader.at_end()) {
        return zone;
    }
    zone.has_summer = reader.skip_name();
    zone.summer_offset = zone.offset + seconds_an_hour;
    if (zone.has_summer && reader.next() != ',') {
        const auto summer_west = reader.clock(most_hours);
        zone.has_summer = summer_west.has_value();
        zone.summer_offset = -summer_west.value_or(0);
    }
    const auto begins = zone.has_summer && reader.take(',') ? reader.yearly_day() : std::nullopt;
    const auto ends = begins && reader.take(',') ? reader.yearly_day() : std::nullopt;
    if (!ends || !reader.at_end()) {
        return std::nullopt;
    }
    zone.summer_begins = *begins;
    zone.summer_ends = *ends;
    return zone;
}

} // namespace bleibe::detail
