// SPDX-License-Identifier: Apache-2.0
// The idea: of stretches that are made of periods, those whose ends are certain are given one by one. Where
// they are not, the longest that is there in any case is one entry, and whatever else there may be another.
#include "functions/period_bounds.hpp"
#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

PossibleEntry gap_entry(DayBounds from, DayBounds until, std::int64_t least, Occurs occurs, Arena& arena) {
    const std::int64_t most = until.last - from.first + 1;
    const Possible fields[] = {date_between(from.first, from.last), date_between(until.first, until.last),
                               Possible::between(Value::number(least), Value::number(std::max(most, least)))};
    return {Possible::context(counted_days_shape, fields, arena), occurs};
}

} // namespace

Possible range_gaps(const RangeCall& call) {
    const auto question = window_question(call);
    if (!question || question->is_one_day || question->may_be_empty()) {
        return call.anything();
    }
    Arena& arena = call.evaluation.arena;
    const DaySpan large = question->largest();
    const DaySpan small = question->smallest();
    std::vector<PossibleEntry> gaps;
    const bool exact = std::all_of(question->periods.begin(), question->periods.end(),
                                   [](const PeriodBounds& period) { return period.exact(); });
    if (exact) {
        for_each_gap(question->coverage.certain, large, [&](DaySpan gap) {
            const DayBounds from{std::max(gap.first, large.first),
                                 std::min(std::max(gap.first, small.first), gap.last)};
            const DayBounds until{std::max(std::min(gap.last, small.last), gap.first),
                                  std::min(gap.last, large.last)};
            const bool stays = gap.last >= small.first && gap.first <= small.last;
            const std::int64_t least = std::max<std::int64_t>(1, std::min(gap.last, small.last) -
                                                                     std::max(gap.first, small.first) + 1);
            gaps.push_back(
                gap_entry(from, until, stays ? least : 1, stays ? Occurs::once : Occurs::perhaps, arena));
        });
        return Possible::list(gaps, arena);
    }
    // The longest stretch that no period can cover lies in one gap; of others nothing is certain.
    DaySpan longest;
    for_each_gap(question->coverage.possible, small, [&](DaySpan gap) { longest = longer(longest, gap); });
    if (!longest.empty()) {
        gaps.push_back(gap_entry({large.first, longest.first}, {longest.last, large.last},
                                 longest.last - longest.first + 1, Occurs::once, arena));
    }
    if (!covers(question->coverage.certain, large, 0)) {
        gaps.push_back(
            gap_entry({large.first, large.last}, {large.first, large.last}, 1, Occurs::many, arena));
    }
    return Possible::list(gaps, arena);
}

namespace {

/// The entry with other first and last days.
Possible with_days(const Possible& entry, DayBounds from, const Possible& until, Arena& arena) {
    const Shape& shape = entry.exact ? *entry.low.context().shape : *entry.shape;
    std::vector<Possible> fields;
    for (const std::string_view name : shape.names) {
        fields.push_back(name == "from"    ? date_between(from.first, from.last)
                         : name == "until" ? until
                                           : *field_of(entry, name));
    }
    return Possible::context(shape, fields.data(), arena);
}

/// A last day, or none where the period may go on.
Possible last_between(std::int64_t first, std::int64_t last, Arena& arena) {
    const Possible open = Possible::of(Value::null());
    if (last < open_end) {
        return date_between(first, last);
    }
    const std::int64_t far = last_day();
    return first >= far ? open : join(date_between(first, far), open, arena);
}

void cut_entry(const PossibleEntry& entry, const PeriodBounds& period, const CoverageBounds& cut,
               std::vector<PossibleEntry>& left, Arena& arena) {
    const DaySpan own = period.possible();
    if (own.empty() || meeting(cut.possible, own).empty()) {
        left.push_back(entry);
        return;
    }
    if (period.exact() && same_within(cut.certain, cut.possible, own)) {
        for_each_gap(cut.certain, own, [&](DaySpan days) {
            const Possible until = days.last == open_end && period.may_be_open
                                       ? Possible::of(Value::null())
                                       : date_between(days.last, days.last);
            left.push_back({with_days(entry.value, {days.first, days.first}, until, arena), Occurs::once});
        });
        return;
    }
    // The longest stretch that is there and cannot be cut stays in one piece; of others nothing is certain.
    DaySpan longest;
    if (!period.certain().empty()) {
        for_each_gap(cut.possible, period.certain(), [&](DaySpan days) { longest = longer(longest, days); });
    }
    if (!longest.empty()) {
        left.push_back({with_days(entry.value, {own.first, longest.first},
                                  last_between(longest.last, own.last, arena), arena),
                        Occurs::once});
    }
    const std::int64_t latest = std::min(own.last, last_day());
    left.push_back({with_days(entry.value, {own.first, std::max(own.first, latest)},
                              last_between(own.first, own.last, arena), arena),
                    Occurs::many});
}

} // namespace

Possible range_without(const RangeCall& call) {
    Arena& arena = call.evaluation.arena;
    const auto periods = periods_of(call.operands[0], arena);
    const auto cut_periods = periods_of(call.operands[1], arena);
    if (!periods || !cut_periods) {
        return call.anything();
    }
    const CoverageBounds cut = coverage_of(*cut_periods);
    std::vector<PossibleEntry> left;
    const auto entries = entries_of(call.operands[0], arena).value_or(std::span<const PossibleEntry>{});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        cut_entry(entries[i], (*periods)[i], cut, left, arena);
    }
    return Possible::list(left, arena);
}

namespace {

PossibleEntry run_entry(DayBounds from, DayBounds until, std::int64_t least, Occurs occurs, Arena& arena) {
    const DayBounds first{std::max(from.first, first_day()), std::min(from.last, last_day())};
    Possible days = Possible::of(Value::null());
    if (until.first < open_end) {
        const std::int64_t last = std::min(until.last, last_day());
        const std::int64_t most = std::max(last - first.first + 1, least);
        days = Possible::between(Value::number(least), Value::number(most));
        days = until.last < open_end ? days : days.with(Kind::null);
    }
    const Possible fields[] = {date_between(first.first, first.last),
                               last_between(until.first, until.last, arena), days};
    return {Possible::context(counted_days_shape, fields, arena), occurs};
}

/// The runs of days within one stretch that may be covered.
void add_runs(DaySpan possible, Days certain, std::span<const PeriodBounds> periods,
              std::vector<PossibleEntry>& runs, Arena& arena) {
    const Days sure = meeting(certain, possible);
    if (sure.size() == 1 && sure.front() == possible) {
        const std::int64_t days = possible.last - possible.first + 1;
        runs.push_back(run_entry({possible.first, possible.first}, {possible.last, possible.last},
                                 possible.last == open_end ? 1 : days, Occurs::once, arena));
        return;
    }
    const auto is_here = [&](const PeriodBounds& period) {
        return !period.possible().empty() && !meeting({&possible, 1}, period.possible()).empty();
    };
    const auto only = std::find_if(periods.begin(), periods.end(), is_here);
    if (std::count_if(periods.begin(), periods.end(), is_here) == 1 && only->occurs != Occurs::many) {
        const DaySpan least = only->certain();
        runs.push_back(run_entry(only->from, only->until, least.empty() ? 1 : least.last - least.first + 1,
                                 least.empty() ? Occurs::perhaps : Occurs::once, arena));
        return;
    }
    // The longest stretch that is covered in any case lies in one run; of others nothing is certain.
    DaySpan longest;
    for (const DaySpan& stretch : sure) {
        longest = longer(longest, stretch);
    }
    if (!longest.empty()) {
        const std::int64_t least = longest.last == open_end ? 1 : longest.last - longest.first + 1;
        runs.push_back(run_entry({possible.first, longest.first}, {longest.last, possible.last}, least,
                                 Occurs::once, arena));
    }
    runs.push_back(run_entry({possible.first, std::min(possible.last, last_day())},
                             {std::max(possible.first, first_day()), possible.last}, 1, Occurs::many, arena));
}

} // namespace

Possible range_merged(const RangeCall& call) {
    Arena& arena = call.evaluation.arena;
    const auto periods = periods_of(call.operands[0], arena);
    if (!periods) {
        return call.anything();
    }
    const CoverageBounds coverage = coverage_of(*periods);
    std::vector<PossibleEntry> runs;
    for (const DaySpan& possible : coverage.possible) {
        add_runs(possible, coverage.certain, *periods, runs, arena);
    }
    return Possible::list(runs, arena);
}

} // namespace bleibe::detail
