// SPDX-License-Identifier: Apache-2.0
// The idea: a duration's text is a row of components in falling order, and the units before and behind
// the T are two tables; the units that occur say which of FEEL's two kinds the duration is.
#include "value/calendar.hpp"

#include <array>
#include <limits>
#include <span>

namespace bleibe::detail {
namespace {

constexpr std::uint64_t nanoseconds_per_second = 1'000'000'000;
constexpr int nanosecond_digits = 9;

struct Unit {
    char letter;
    bool is_months;
    std::int64_t factor; // months or seconds
};
constexpr std::array<Unit, 3> date_units = {{{'Y', true, 12}, {'M', true, 1}, {'D', false, 86'400}}};
constexpr std::array<Unit, 3> time_units = {{{'H', false, 3'600}, {'M', false, 60}, {'S', false, 1}}};

struct Component {
    std::int64_t number = 0;
    std::int32_t nanoseconds = 0;
    bool has_point = false;
    char letter = '\0';
};

constexpr bool starts_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// sum += number × factor; false where that does not fit.
bool accumulate(std::int64_t& sum, std::int64_t number, std::int64_t factor) noexcept {
    if (number > (std::numeric_limits<std::int64_t>::max() - sum) / factor) {
        return false;
    }
    sum += number * factor;
    return true;
}

/// Digits behind the point; false for more than nine, which would have to be cut silently.
bool take_fraction(std::string_view& text, std::int32_t& nanoseconds) noexcept {
    int count = 0;
    for (; starts_with_digit(text); text.remove_prefix(1)) {
        if (++count > nanosecond_digits) {
            return false;
        }
        nanoseconds = nanoseconds * 10 + (text.front() - '0');
    }
    for (; count < nanosecond_digits; ++count) {
        nanoseconds *= 10;
    }
    return true;
}

std::optional<Component> take_component(std::string_view& text) noexcept {
    if (!starts_with_digit(text)) {
        return std::nullopt;
    }
    Component component;
    for (; starts_with_digit(text); text.remove_prefix(1)) {
        std::int64_t next = text.front() - '0';
        if (!accumulate(next, component.number, 10)) {
            return std::nullopt;
        }
        component.number = next;
    }
    if (!text.empty() && text.front() == '.') {
        text.remove_prefix(1);
        component.has_point = true;
        if (!take_fraction(text, component.nanoseconds)) {
            return std::nullopt;
        }
    }
    if (text.empty() || (component.has_point && text.front() != 'S')) {
        return std::nullopt;
    }
    component.letter = text.front();
    text.remove_prefix(1);
    return component;
}

struct Sum {
    DurationText duration;
    bool has_months = false;
    bool has_seconds = false;
};

/// Takes the components of these units that stand at the front, each at most once and in their order.
bool take_components(std::string_view& text, std::span<const Unit> units, Sum& sum) noexcept {
    for (const Unit& unit : units) {
        std::string_view rest = text;
        const auto component = take_component(rest);
        if (!component || component->letter != unit.letter) {
            continue;
        }
        text = rest;
        (unit.is_months ? sum.has_months : sum.has_seconds) = true;
        std::int64_t& target = unit.is_months ? sum.duration.months : sum.duration.seconds;
        if (!accumulate(target, component->number, unit.factor)) {
            return false;
        }
        sum.duration.nanoseconds += component->nanoseconds;
    }
    return true;
}

DurationText negated(DurationText duration) noexcept {
    duration.months = -duration.months;
    duration.seconds = -duration.seconds;
    if (duration.nanoseconds != 0) {
        duration.seconds -= 1;
        duration.nanoseconds = static_cast<std::int32_t>(nanoseconds_per_second) - duration.nanoseconds;
    }
    return duration;
}

constexpr std::uint64_t magnitude(std::int64_t number) {
    return number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
}

void append_component(std::string& out, std::uint64_t number, char letter) {
    if (number != 0) {
        out += std::to_string(number);
        out += letter;
    }
}

void append_seconds(std::string& out, std::uint64_t seconds, std::uint64_t nanoseconds) {
    if (nanoseconds == 0) {
        append_component(out, seconds, 'S');
        return;
    }
    std::string fraction = std::to_string(nanoseconds_per_second + nanoseconds);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    out += std::to_string(seconds) + "." + fraction.substr(1) + "S";
}

} // namespace

std::optional<DurationText> parse_duration(std::string_view text) noexcept {
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (!text.starts_with('P')) {
        return std::nullopt;
    }
    text.remove_prefix(1);
    Sum sum;
    if (!take_components(text, date_units, sum)) {
        return std::nullopt;
    }
    if (text.starts_with('T')) {
        text.remove_prefix(1);
        if (text.empty() || !take_components(text, time_units, sum)) {
            return std::nullopt;
        }
    }
    if (!text.empty() || sum.has_months == sum.has_seconds) {
        return std::nullopt;
    }
    sum.duration.is_months = sum.has_months;
    return negative ? negated(sum.duration) : sum.duration;
}

std::string months_text(std::int64_t months) {
    const std::uint64_t count = magnitude(months);
    std::string out = months < 0 ? "-P" : "P";
    append_component(out, count / 12, 'Y');
    append_component(out, count % 12, 'M');
    return count == 0 ? "P0M" : out;
}

std::string duration_text(std::int64_t seconds, std::int32_t nanoseconds) {
    std::uint64_t whole = magnitude(seconds);
    auto fraction = static_cast<std::uint64_t>(nanoseconds);
    if (seconds < 0 && fraction != 0) {
        // Nanoseconds count forwards from the second below.
        whole -= 1;
        fraction = nanoseconds_per_second - fraction;
    }
    if (whole == 0 && fraction == 0) {
        return "PT0S";
    }
    std::string out = seconds < 0 ? "-P" : "P";
    append_component(out, whole / 86'400, 'D');
    const std::uint64_t of_day = whole % 86'400;
    if (of_day != 0 || fraction != 0) {
        out += 'T';
        append_component(out, of_day / 3'600, 'H');
        append_component(out, of_day / 60 % 60, 'M');
        append_seconds(out, of_day % 60, fraction);
    }
    return out;
}

} // namespace bleibe::detail
