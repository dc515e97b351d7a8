// SPDX-License-Identifier: Apache-2.0
// A union of periods is made once, sorted and merged; every question is then a walk along it.
#include "functions/periods.hpp"

#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

/// A union of stretches in the making. Neighbours in the order of the list are merged at once, which for a
/// list in order of time leaves nothing to sort.
class Union {
public:
    explicit Union(DaySpan* room) : room_(room) {}

    [[nodiscard]] bool exists() const noexcept { return room_ != nullptr; }
    void add(DaySpan stretch) noexcept {
        if (count_ > 0) {
            DaySpan& last = room_[count_ - 1];
            if (stretch.first >= last.first && stretch.first <= last.last + 1) {
                last.last = std::max(last.last, stretch.last);
                return;
            }
            ordered_ = ordered_ && last.first < stretch.first;
        }
        room_[count_++] = stretch;
    }
    /// The same so far, in other memory.
    [[nodiscard]] Union copy(DaySpan* room) const noexcept {
        Union made(room);
        std::copy_n(room_, count_, room);
        made.count_ = count_;
        made.ordered_ = ordered_;
        return made;
    }
    [[nodiscard]] Days days() noexcept {
        if (!ordered_) {
            std::sort(room_, room_ + count_,
                      [](const DaySpan& a, const DaySpan& b) { return a.first < b.first; });
            const DaySpan* const end = room_ + count_;
            count_ = 0;
            for (const DaySpan* next = room_; next != end; ++next) {
                add(*next);
            }
        }
        return {room_, count_};
    }

private:
    DaySpan* room_;
    std::size_t count_ = 0;
    bool ordered_ = true;
};

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
    Union certain(evaluation.arena.allocate_array<DaySpan>(entries.size()));
    Union possible(nullptr); // none while every entry is exact
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

bool covers(Days days, DaySpan window, std::int64_t tolerance) noexcept {
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

bool same_within(Days a, Days b, DaySpan window) noexcept {
    const Days in_a = meeting(a, window);
    const Days in_b = meeting(b, window);
    return std::equal(in_a.begin(), in_a.end(), in_b.begin(), in_b.end(),
                      [window](const DaySpan& one, const DaySpan& other) {
                          return clipped(one, window) == clipped(other, window);
                      });
}

std::int64_t count_within(Days days, DaySpan window) noexcept {
    std::int64_t count = 0;
    for (const DaySpan& stretch : meeting(days, window)) {
        const DaySpan inside = clipped(stretch, window);
        count += inside.last - inside.first + 1;
    }
    return count;
}

} // namespace bleibe::detail
