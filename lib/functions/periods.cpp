// SPDX-License-Identifier: Apache-2.0
// A union of periods is made once, sorted and merged; every question is then a walk along it.
#include "functions/periods.hpp"

#include "functions/day_union.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

DaySpan clipped(DaySpan stretch, DaySpan window) {
    return {std::max(stretch.first, window.first), std::min(stretch.last, window.last)};
}

} // namespace

void PeriodReader::look_up(const Shape& shape) {
    shape_ = &shape;
    from_field_ = shape.find("from");
    until_field_ = shape.find("until");
}

std::optional<Coverage> read_coverage(Evaluation& evaluation, const Value& list) {
    const std::span<const Value> entries = items_of(list);
    if (!evaluation.spend(entries.size())) {
        over_budget(evaluation);
        return std::nullopt;
    }
    DayUnion certain(evaluation.arena.allocate_array<DaySpan>(entries.size()));
    DayUnion possible(nullptr); // none while every entry is exact
    PeriodReader reader;
    for (const Value& entry : entries) {
        const std::optional<Period> period = reader.read(entry);
        if (!period) {
            evaluation.because("an entry of the list has no `from` and `until` that are dates");
            return std::nullopt;
        }
        if (!period->exact && !possible.exists()) {
            possible = certain.copy(evaluation.arena.allocate_array<DaySpan>(entries.size()));
        }
        if (period->days.empty()) {
            continue;
        }
        if (period->exact) {
            certain.add(period->days);
        }
        if (possible.exists()) {
            possible.add(period->days);
        }
    }
    Coverage coverage;
    coverage.certain = certain.days();
    coverage.possible = possible.exists() ? possible.days() : coverage.certain;
    return coverage;
}

Days meeting(Days days, DaySpan window) noexcept {
    if (window.empty()) {
        return {};
    }
    const auto begin = std::partition_point(
        days.begin(), days.end(), [window](const DaySpan& stretch) { return stretch.last < window.first; });
    const auto end = std::partition_point(
        begin, days.end(), [window](const DaySpan& stretch) { return stretch.first <= window.last; });
    return {begin, end};
}

namespace {

/// How many stretches begin on that day or before. What is asked is mostly asked of late days, so this
/// starts from behind.
std::size_t begun_by(Days days, std::int64_t day) noexcept {
    std::size_t count = days.size();
    while (count > 0 && days[count - 1].first > day) {
        --count;
    }
    return count;
}

} // namespace

bool covers(Days days, DaySpan window, std::int64_t tolerance) noexcept {
    std::size_t at = window.empty() ? 0 : begun_by(days, window.last);
    if (at == 0 || days[--at].last < window.last) {
        return false;
    }
    for (; days[at].first > window.first; --at) {
        if (at == 0 || days[at - 1].last < window.first ||
            days[at].first - days[at - 1].last - 1 > tolerance) {
            return false;
        }
    }
    return true;
}

std::optional<std::int64_t> run_start(Days days, std::int64_t day, std::int64_t tolerance) noexcept {
    std::size_t at = begun_by(days, day);
    if (at == 0 || days[--at].last < day) {
        return std::nullopt;
    }
    while (at > 0 && days[at].first - days[at - 1].last - 1 <= tolerance) {
        --at;
    }
    return days[at].first;
}

bool same_within(Days a, Days b, DaySpan window) noexcept {
    const Days in_a = meeting(a, window);
    const Days in_b = meeting(b, window);
    return std::equal(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(),
                      [window](const DaySpan& one, const DaySpan& other) {
                          return clipped(one, window) == clipped(other, window);
                      });
}

std::int64_t count_within(Days days, DaySpan window) noexcept {
    if (window.empty()) {
        return 0;
    }
    std::int64_t count = 0;
    for (std::size_t at = begun_by(days, window.last); at > 0 && days[at - 1].last >= window.first; --at) {
        const DaySpan inside = clipped(days[at - 1], window);
        count += inside.last - inside.first + 1;
    }
    return count;
}

} // namespace bleibe::detail
