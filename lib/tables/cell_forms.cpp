// SPDX-License-Identifier: Apache-2.0
// The idea: an example leaves no doubt which part is the day and which the month, since there is no month 31;
// what is written in another way than the example is refused, not tried.
#include "tables/cell_forms.hpp"

#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) noexcept {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) {
        ++count;
    }
    return count;
}

/// Groups of three digits behind a first one of one to three: the digits alone; nothing for other texts.
std::optional<std::string> without_groups(std::string_view whole, char group) {
    std::string digits;
    for (std::size_t at = 0;;) {
        const std::size_t count = digits_at(whole, at);
        if (at == 0 ? count < 1 || count > 3 : count != 3) {
            return std::nullopt;
        }
        digits += whole.substr(at, count);
        at += count;
        if (at == whole.size()) {
            return digits;
        }
        if (whole[at++] != group) {
            return std::nullopt;
        }
    }
}

} // namespace

std::optional<DayForm> DayForm::of_example(std::string_view example) {
    DayForm form;
    form.example_ = example;
    bool met[3] = {};
    std::size_t found = 0;
    for (std::size_t at = 0; at < example.size();) {
        const std::string_view rest = example.substr(at);
        const auto part = rest.starts_with("2022") ? std::optional(Part::year)
                          : rest.starts_with("12") ? std::optional(Part::month)
                          : rest.starts_with("31") ? std::optional(Part::day)
                                                   : std::nullopt;
        if (!part && is_digit(example[at])) {
            return std::nullopt;
        }
        if (!part) {
            form.around_[found] += example[at++];
            continue;
        }
        bool& before = met[static_cast<std::size_t>(*part)];
        if (before || found == 3) {
            return std::nullopt;
        }
        before = true;
        form.parts_[found++] = *part;
        at += *part == Part::year ? 4 : 2;
    }
    return found == 3 ? std::optional(std::move(form)) : std::nullopt;
}

std::optional<std::int64_t> DayForm::read(std::string_view text) const {
    std::int32_t numbers[3] = {};
    const bool apart = !around_[1].empty() && !around_[2].empty();
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!text.substr(at).starts_with(around_[i])) {
            return std::nullopt;
        }
        at += around_[i].size();
        const std::size_t most = parts_[i] == Part::year ? 4 : 2;
        const std::size_t least = apart && most == 2 ? 1 : most;
        std::int32_t& number = numbers[static_cast<std::size_t>(parts_[i])];
        std::size_t count = 0;
        for (; count < most && at < text.size() && is_digit(text[at]); ++count, ++at) {
            number = number * 10 + (text[at] - '0');
        }
        const bool goes_on = apart && at < text.size() && is_digit(text[at]);
        if (count < least || goes_on) {
            return std::nullopt;
        }
    }
    const CivilDay day{numbers[0], numbers[1], numbers[2]};
    const bool exists = day.day >= 1 && day.day <= days_in_month(day.year, day.month);
    return exists && text.substr(at) == around_[3] ? std::optional(days_from_civil(day)) : std::nullopt;
}

std::optional<NumberForm> NumberForm::of_example(std::string_view example) {
    NumberForm form;
    form.example_ = example;
    if (!example.starts_with('1') || !example.ends_with("56")) {
        return std::nullopt;
    }
    const std::string_view rest = example.substr(1);
    const bool grouped = !rest.starts_with("234");
    const std::size_t point = grouped ? 4 : 3; // in `rest`
    if (rest.size() != point + 3 || rest.substr(grouped ? 1 : 0, 3) != "234") {
        return std::nullopt;
    }
    constexpr std::string_view points = ".,";
    constexpr std::string_view groups = ".,' ";
    form.point_ = rest[point];
    if (grouped) {
        form.group_ = rest.front();
    }
    const bool good =
        points.find(form.point_) != std::string_view::npos &&
        (!grouped || (groups.find(*form.group_) != std::string_view::npos && *form.group_ != form.point_));
    return good ? std::optional(std::move(form)) : std::nullopt;
}

std::optional<Decimal> NumberForm::read(std::string_view text) const {
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    const std::size_t point = std::min(text.find(point_), text.size());
    const std::string_view whole = text.substr(0, point);
    std::string digits = negative ? "-" : "";
    if (digits_at(whole, 0) == whole.size() && !whole.empty()) {
        digits += whole;
    } else if (const auto plain = group_ ? without_groups(whole, *group_) : std::nullopt) {
        digits += *plain;
    } else {
        return std::nullopt;
    }
    if (point < text.size()) {
        const std::string_view behind = text.substr(point + 1);
        if (behind.empty() || digits_at(behind, 0) != behind.size()) {
            return std::nullopt;
        }
        digits += '.';
        digits += behind;
    }
    return parse_decimal(digits);
}

} // namespace bleibe::detail
