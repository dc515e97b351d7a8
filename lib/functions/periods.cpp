// SPDX-License-Identifier: Apache-2.0
// A union of periods is made once, sorted and merged; every question is then a walk along it.
#include "functions/periods.hpp"

#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

bool is_day(const Value& value) { return value.kind == Kind::date; }

/// Sorts and merges in place; gives the number of stretches left.
std::size_t merge_stretches(Stretch* stretches, std::size_t count) {
    const auto earlier = [](const Stretch& a, const Stretch& b) { return a.first < b.first; };
    if (!std::is_sorted(stretches, stretches + count, earlier)) {
        std::sort(stretches, stretches + count, earlier);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (kept > 0 && stretches[i].first <= stretches[kept - 1].last + 1) {
            stretches[kept - 1].last = std::max(stretches[kept - 1].last, stretches[i].last);
        } else {
            stretches[kept++] = stretches[i];
        }
    }
    return kept;
}

Stretch clipped(Stretch stretch, Stretch window) {
    return {std::max(stretch.first, window.first), std::min(stretch.last, window.last)};
}

} // namespace

std::optional<Period> PeriodReader::read(const Value& entry) {
    Period period;
    if (entry.is_unknown()) {
        period.days = {open_begin, open_end};
        period.exact = false;
        return period;
    }
    if (entry.kind != Kind::context) {
        return std::nullopt;
    }
    const ContextData& data = entry.context();
    if (data.shape != shape_) {
        shape_ = data.shape;
        from_field_ = data.shape->find("from");
        until_field_ = data.shape->find("until");
    }
    if (from_field_ < 0 || until_field_ < 0) {
        return std::nullopt;
    }
    period.from_field = from_field_;
    period.until_field = until_field_;
    const Value& from = data.fields[from_field_];
    const Value& until = data.fields[until_field_];
    period.is_open = until.is_null();
    if (!(is_day(from) || from.is_unknown()) || !(is_day(until) || until.is_unknown() || until.is_null())) {
        return std::nullopt;
    }
    period.exact = is_day(from) && !until.is_unknown();
    period.days = {is_day(from) ? from.integer : open_begin, is_day(until) ? until.integer : open_end};
    return period;
}

std::optional<Coverage> read_coverage(Evaluation& evaluation, const Value& list) {
    const std::span<const Value> entries = items_of(list);
    if (!evaluation.spend(entries.size())) {
        over_budget(evaluation);
        return std::nullopt;
    }
    auto* certain = evaluation.arena.allocate_array<Stretch>(entries.size());
    Stretch* possible = nullptr;
    std::size_t certain_count = 0;
    std::size_t possible_count = 0;
    PeriodReader reader;
    for (const Value& entry : entries) {
        const std::optional<Period> period = reader.read(entry);
        if (!period) {
            evaluation.because("an entry of the list has no `from` and `until` that are dates");
            return std::nullopt;
        }
        if (!period->exact && possible == nullptr) {
            possible = evaluation.arena.allocate_array<Stretch>(entries.size());
            possible_count =
                static_cast<std::size_t>(std::copy_n(certain, certain_count, possible) - possible);
        }
        if (period->days.empty()) {
            continue;
        }
        if (period->exact) {
            certain[certain_count++] = period->days;
        }
        if (possible != nullptr) {
            possible[possible_count++] = period->days;
        }
    }
    Coverage coverage;
    coverage.certain = {certain, merge_stretches(certain, certain_count)};
    coverage.possible =
        possible == nullptr ? coverage.certain : Days{possible, merge_stretches(possible, possible_count)};
    return coverage;
}

Days meeting(Days days, Stretch window) noexcept {
    if (window.empty()) {
        return {};
    }
    const auto begin = std::partition_point(
        days.begin(), days.end(), [window](const Stretch& stretch) { return stretch.last < window.first; });
    const auto end = std::partition_point(
        begin, days.end(), [window](const Stretch& stretch) { return stretch.first <= window.last; });
    return {begin, end};
}

bool covers(Days days, Stretch window, std::int64_t tolerance) noexcept {
    const Days met = meeting(days, window);
    if (met.empty() || met.front().first > window.first || met.back().last < window.last) {
        return false;
    }
    for (std::size_t i = 1; i < met.size(); ++i) {
        if (met[i].first - met[i - 1].last - 1 > tolerance) {
            return false;
        }
    }
    return true;
}

std::optional<std::int64_t> run_start(Days days, std::int64_t day, std::int64_t tolerance) noexcept {
    const Days met = meeting(days, {day, day});
    if (met.empty()) {
        return std::nullopt;
    }
    auto at = static_cast<std::size_t>(met.data() - days.data());
    while (at > 0 && days[at].first - days[at - 1].last - 1 <= tolerance) {
        --at;
    }
    return days[at].first;
}

bool same_within(Days a, Days b, Stretch window) noexcept {
    const Days in_a = meeting(a, window);
    const Days in_b = meeting(b, window);
    return std::equal(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(),
                      [window](const Stretch& one, const Stretch& other) {
                          return clipped(one, window) == clipped(other, window);
                      });
}

std::int64_t count_within(Days days, Stretch window) noexcept {
    std::int64_t count = 0;
    for (const Stretch& stretch : meeting(days, window)) {
        const Stretch inside = clipped(stretch, window);
        count += inside.last - inside.first + 1;
    }
    return count;
}

} // namespace bleibe::detail
