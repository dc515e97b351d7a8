// SPDX-License-Identifier: Apache-2.0
// The idea: a text is eaten from the front, each part by the one form it may have, and what is left over
// at the end makes it no moment.
#include "value/moment.hpp"

#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::int32_t seconds_a_day = 86'400;
constexpr std::int32_t seconds_an_hour = 3'600;
constexpr std::int32_t seconds_a_minute = 60;
constexpr std::int32_t nanoseconds_a_second = 1'000'000'000;
constexpr int nanosecond_digits = 9;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, char expected) noexcept {
    if (!text.starts_with(expected)) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<std::int32_t> take_two_digits(std::string_view& text) noexcept {
    if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) {
        return std::nullopt;
    }
    const std::int32_t number = (text[0] - '0') * 10 + (text[1] - '0');
    text.remove_prefix(2);
    return number;
}

struct Clock {
    std::int32_t hours = 0;
    std::int32_t minutes = 0;
    std::int32_t seconds = 0;

    [[nodiscard]] std::int32_t total() const noexcept {
        return hours * seconds_an_hour + minutes * seconds_a_minute + seconds;
    }
};

/// "10:30", and ":15" behind it where it is demanded or, if `seconds_optional`, written.
std::optional<Clock> take_clock(std::string_view& text, bool seconds_optional) noexcept {
    const auto hours = take_two_digits(text);
    if (!hours || !take(text, ':')) {
        return std::nullopt;
    }
    const auto minutes = take_two_digits(text);
    if (!minutes || *minutes >= 60) {
        return std::nullopt;
    }
    if (seconds_optional && text.empty()) {
        return Clock{*hours, *minutes, 0};
    }
    if (!take(text, ':')) {
        return std::nullopt;
    }
    const auto seconds = take_two_digits(text);
    if (!seconds || *seconds >= 60) {
        return std::nullopt;
    }
    return Clock{*hours, *minutes, *seconds};
}

/// The digits behind a point that stands at the front; false for none, and for more than nine.
bool take_fraction(std::string_view& text, std::int32_t& nanosecond) noexcept {
    if (!take(text, '.')) {
        return true;
    }
    int count = 0;
    for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) {
        if (++count > nanosecond_digits) {
            return false;
        }
        nanosecond = nanosecond * 10 + (text.front() - '0');
    }
    if (count == 0) {
        return false;
    }
    for (; count < nanosecond_digits; ++count) {
        nanosecond *= 10;
    }
    return true;
}

/// All of the text is the zone.
bool read_zone(std::string_view text, Moment& moment) noexcept {
    if (text.empty()) {
        return true;
    }
    const char sign = text.front();
    text.remove_prefix(1);
    if (sign == '@') {
        moment.form = ZoneForm::named;
        moment.zone = text;
        return is_zone_name(text);
    }
    moment.form = ZoneForm::offset;
    if (sign == 'Z') {
        return text.empty();
    }
    const auto clock = sign == '+' || sign == '-' ? take_clock(text, true) : std::nullopt;
    if (!clock || !text.empty() || clock->total() > largest_offset) {
        return false;
    }
    moment.offset = sign == '-' ? -clock->total() : clock->total();
    return true;
}

/// A time whose second of the day may be 86,400.
std::optional<Moment> parse_clock_and_zone(std::string_view text) noexcept {
    Moment moment;
    const auto clock = take_clock(text, false);
    if (!clock || !take_fraction(text, moment.nanosecond) || !read_zone(text, moment)) {
        return std::nullopt;
    }
    moment.second = clock->total();
    const bool beyond =
        moment.second > seconds_a_day || (moment.second == seconds_a_day && moment.nanosecond != 0);
    return beyond ? std::nullopt : std::optional<Moment>(moment);
}

void append_two_digits(std::string& out, std::int32_t number) {
    out += static_cast<char>('0' + number / 10);
    out += static_cast<char>('0' + number % 10);
}

void append_clock(std::string& out, std::int32_t seconds, bool seconds_optional) {
    append_two_digits(out, seconds / seconds_an_hour);
    out += ':';
    append_two_digits(out, seconds / seconds_a_minute % 60);
    if (!seconds_optional || seconds % 60 != 0) {
        out += ':';
        append_two_digits(out, seconds % 60);
    }
}

void append_zone(std::string& out, const Moment& moment) {
    if (moment.form == ZoneForm::named) {
        out += '@';
        out += moment.zone;
    } else if (moment.form == ZoneForm::offset && moment.offset == 0) {
        out += 'Z';
    } else if (moment.form == ZoneForm::offset) {
        out += moment.offset < 0 ? '-' : '+';
        append_clock(out, moment.offset < 0 ? -moment.offset : moment.offset, true);
    }
}

} // namespace

bool is_zone_name(std::string_view name) noexcept {
    constexpr std::size_t longest = 64;
    const auto is_part_of_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '+' ||
               c == '-';
    };
    if (name.empty() || name.size() > longest || name.back() == '/') {
        return false;
    }
    char before = '/';
    for (const char c : name) {
        if (c == '/' ? before == '/' : !is_part_of_name(c)) {
            return false;
        }
        before = c;
    }
    return true;
}

std::optional<Moment> parse_time(std::string_view text) noexcept {
    auto time = parse_clock_and_zone(text);
    if (time) {
        time->second %= seconds_a_day;
    }
    return time;
}

std::optional<Moment> parse_date_time(std::string_view text) noexcept {
    const std::size_t middle = text.find('T');
    if (middle == std::string_view::npos) {
        return std::nullopt;
    }
    const auto day = parse_date(text.substr(0, middle));
    const auto time = parse_clock_and_zone(text.substr(middle + 1));
    if (!day || !time) {
        return std::nullopt;
    }
    Moment moment = *time;
    moment.day = *day;
    return with_local_seconds(moment, moment.local_seconds());
}

std::string time_text(const Moment& time) {
    std::string out;
    append_clock(out, time.second, false);
    if (time.nanosecond != 0) {
        std::string fraction = std::to_string(nanoseconds_a_second + time.nanosecond);
        fraction.erase(fraction.find_last_not_of('0') + 1);
        out += '.' + fraction.substr(1);
    }
    append_zone(out, time);
    return out;
}

std::string date_time_text(const Moment& moment) { return date_text(moment.day) + 'T' + time_text(moment); }

std::optional<Moment> with_local_seconds(Moment moment, std::int64_t seconds) noexcept {
    const std::int64_t of_day = (seconds % seconds_a_day + seconds_a_day) % seconds_a_day;
    moment.day = (seconds - of_day) / seconds_a_day;
    moment.second = static_cast<std::int32_t>(of_day);
    const bool outside = moment.day < first_day() || moment.day > last_day();
    return outside ? std::nullopt : std::optional<Moment>(moment);
}

bool same_writing(const Moment& a, const Moment& b) noexcept {
    return a.day == b.day && a.second == b.second && a.nanosecond == b.nanosecond && a.form == b.form &&
           a.offset == b.offset && a.zone == b.zone;
}

std::optional<int> order_of_moments(const Moment& a, const Moment& b) noexcept {
    if (a.zoned() != b.zoned()) {
        return std::nullopt;
    }
    const std::int64_t left = a.line_seconds();
    const std::int64_t right = b.line_seconds();
    return left < right ? -1 : left > right ? 1 : 0;
}

} // namespace bleibe::detail
