// SPDX-License-Identifier: Apache-2.0
// The idea: of a list of periods two sets of days bound the true one, those that are covered in any case and
// those that may be; of a window, the smallest and the largest. A question that gets easier with more days is
// decided by the one or refuted by the other.
#include "functions/periods.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"
#include "value/calendar.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace bleibe::detail {
namespace {

struct DayBounds {
    std::int64_t first = open_begin;
    std::int64_t last = open_end;

    [[nodiscard]] bool exact() const { return first == last; }
};

std::optional<DayBounds> days_of(const Possible& set) {
    if (set.kind() != Kind::date) {
        return std::nullopt;
    }
    if (set.exact) {
        return DayBounds{set.low.integer, set.low.integer};
    }
    DayBounds bounds;
    bounds.first = set.has_low ? set.low.integer : open_begin;
    bounds.last = set.has_high ? set.high.integer : open_end;
    return bounds;
}

/// One entry of a list of periods as bounds of its first and last day.
struct PeriodBounds {
    DayBounds from;
    DayBounds until;
    Occurs occurs = Occurs::once;
    bool may_be_open = false; // `until` may be null

    [[nodiscard]] bool exact() const { return occurs == Occurs::once && from.exact() && until.exact(); }
    /// Covered whatever holds; covered if all goes well.
    [[nodiscard]] DaySpan certain() const {
        return occurs == Occurs::once ? DaySpan{from.last, until.first} : DaySpan{};
    }
    [[nodiscard]] DaySpan possible() const { return {from.first, until.last}; }
};

std::optional<PeriodBounds> period_of(const PossibleEntry& entry) {
    const auto from = field_of(entry.value, "from");
    const auto until = field_of(entry.value, "until");
    if (entry.value.kinds != Possible::bit(Kind::context) || !from || !until || !from->is_only(Kind::date)) {
        return std::nullopt;
    }
    constexpr unsigned day_or_null = Possible::bit(Kind::date) | Possible::bit(Kind::null);
    if ((until->kinds & ~day_or_null) != 0) {
        return std::nullopt;
    }
    PeriodBounds period;
    period.occurs = entry.occurs;
    period.from = *days_of(*from);
    period.may_be_open = until->may_be(Kind::null);
    const auto last = days_of(*until);
    period.until = last ? *last : DayBounds{open_end, open_end};
    if (period.may_be_open) {
        period.until.last = open_end;
    }
    return period;
}

std::optional<std::vector<PeriodBounds>> periods_of(const Possible& list, Arena& arena) {
    const auto entries = list.is_only(Kind::list) ? entries_of(list, arena) : std::nullopt;
    if (!entries) {
        return std::nullopt;
    }
    std::vector<PeriodBounds> periods;
    for (const PossibleEntry& entry : *entries) {
        const auto period = period_of(entry);
        if (!period) {
            return std::nullopt;
        }
        periods.push_back(*period);
    }
    return periods;
}

/// Ascending, none overlapping or touching.
std::vector<DaySpan> united(std::vector<DaySpan> stretches) {
    std::sort(stretches.begin(), stretches.end(),
              [](const DaySpan& a, const DaySpan& b) { return a.first < b.first; });
    std::vector<DaySpan> merged;
    for (const DaySpan& stretch : stretches) {
        if (stretch.empty()) {
            continue;
        }
        if (!merged.empty() && stretch.first <= merged.back().last + 1) {
            merged.back().last = std::max(merged.back().last, stretch.last);
        } else {
            merged.push_back(stretch);
        }
    }
    return merged;
}

/// The days of a list of periods, bounded from both sides.
struct CoverageBounds {
    std::vector<DaySpan> certain;
    std::vector<DaySpan> possible;
};

CoverageBounds coverage_of(const std::vector<PeriodBounds>& periods) {
    CoverageBounds coverage;
    for (const PeriodBounds& period : periods) {
        coverage.certain.push_back(period.certain());
        coverage.possible.push_back(period.possible());
    }
    coverage.certain = united(std::move(coverage.certain));
    coverage.possible = united(std::move(coverage.possible));
    return coverage;
}

/// No hole is longer in sight: one at either end of the window may go on outside, yet what shows of it is
/// part of it.
bool passes_holes(Days days, DaySpan window, std::int64_t tolerance) {
    const Days met = meeting(days, window);
    std::int64_t next = window.first;
    for (const DaySpan& stretch : met) {
        if (stretch.first - next > tolerance) {
            return false;
        }
        next = stretch.last + 1;
    }
    return window.last - next + 1 <= tolerance;
}

std::optional<std::int64_t> tolerance_of(const RangeCall& call, std::size_t place, bool most) {
    if (call.operands.size() <= place) {
        return 0;
    }
    const Possible& set = call.operands[place];
    if (set.kind() != Kind::number) {
        return std::nullopt;
    }
    const bool bounded = set.exact || (most ? set.has_high : set.has_low);
    const Value& end = set.exact || !most ? set.low : set.high;
    if (!bounded) {
        return most ? open_end : 0;
    }
    const auto whole = whole_part(end);
    return whole ? std::clamp<std::int64_t>(*whole, 0, open_end) : end.decimal().negative ? 0 : open_end;
}

/// The periods and the window of a question with `from` and `to`.
struct WindowQuestion {
    CoverageBounds coverage;
    std::vector<PeriodBounds> periods;
    DayBounds from;
    DayBounds to;
    bool is_one_day = false; // the same day that is not known

    [[nodiscard]] DaySpan smallest() const { return {from.last, to.first}; }
    [[nodiscard]] DaySpan largest() const { return {from.first, to.last}; }
    [[nodiscard]] bool may_be_empty() const { return !is_one_day && from.last > to.first; }
    [[nodiscard]] bool is_empty() const { return from.first > to.last; }
};

std::optional<WindowQuestion> window_question(const RangeCall& call) {
    const auto from = days_of(call.operands[1]);
    const auto to = days_of(call.operands[2]);
    auto periods = periods_of(call.operands[0], call.evaluation.arena);
    if (!from || !to || !periods) {
        return std::nullopt;
    }
    WindowQuestion question;
    question.periods = std::move(*periods);
    question.coverage = coverage_of(question.periods);
    question.from = *from;
    question.to = *to;
    question.is_one_day = call.operands[1].origin != 0 && call.operands[1].origin == call.operands[2].origin;
    return question;
}

Possible with_empty_window(const Possible& result, const WindowQuestion& question) {
    return question.may_be_empty() ? result.with(Kind::null) : result;
}

Possible date_between(std::int64_t first, std::int64_t last) {
    return Possible::between(Value::date(first), Value::date(last));
}

constexpr std::string_view gap_names[] = {"from", "until", "days"};
const Shape gap_shape{gap_names};

PossibleEntry gap_entry(DayBounds from, DayBounds until, std::int64_t least, Occurs occurs, Arena& arena) {
    const std::int64_t most = until.last - from.first + 1;
    const Possible fields[] = {date_between(from.first, from.last), date_between(until.first, until.last),
                               Possible::between(Value::number(least), Value::number(std::max(most, least)))};
    return {Possible::context(gap_shape, fields, arena), occurs};
}

} // namespace

Possible range_age(const RangeCall& call) {
    const auto birth = days_of(call.operands[0]);
    const auto day = days_of(call.operands[1]);
    if (!birth || !day) {
        return call.anything();
    }
    if (birth->first > day->last) {
        return Possible::of(Value::null());
    }
    const std::int64_t least = age(std::min(birth->last, day->first), day->first).value_or(0);
    const Possible years = Possible::between(Value::number(std::max<std::int64_t>(least, 0)),
                                             Value::number(age(birth->first, day->last).value_or(0)));
    return birth->last > day->first ? years.with(Kind::null) : years;
}

Possible range_happened_by(const RangeCall& call) {
    const Possible& day = call.operands[0];
    const Possible& deadline = call.operands[1];
    Possible result = day.may_be(Kind::null) ? Possible::truth(false, true) : Possible::nothing();
    const auto add = [&](const Possible& more) { result = join(result, more, call.evaluation.arena); };
    if (day.may_be(Kind::unknown)) {
        add(Possible::of(Value::unknown()));
    }
    const Possible rest = day.without(Kind::null).without(Kind::unknown);
    if (rest.is_nothing()) {
        return result;
    }
    if (deadline.may_be(Kind::null)) {
        add(Possible::of(Value::null()));
    }
    if (deadline.may_be(Kind::unknown)) {
        add(Possible::of(Value::unknown()));
    }
    const auto on = days_of(rest);
    const auto by = days_of(deadline.without(Kind::null).without(Kind::unknown));
    if (by && on) {
        add(Possible::truth(on->first <= by->last, on->last > by->first));
    } else if (!deadline.without(Kind::null).without(Kind::unknown).is_nothing()) {
        add(Possible::truth(true, true).with(Kind::null));
    }
    return result;
}

Possible range_covers(const RangeCall& call) {
    const auto question = window_question(call);
    const auto least = tolerance_of(call, 3, false);
    const auto most = tolerance_of(call, 3, true);
    if (!question || !least || !most) {
        return call.anything();
    }
    if (question->is_empty()) {
        return Possible::of(Value::null());
    }
    const bool exact_window = question->from.exact() && question->to.exact();
    // A smaller window may begin in a hole, so holes count as covered for one window only.
    const bool holds = covers(question->coverage.certain, question->largest(), exact_window ? *least : 0);
    bool may_hold = true;
    if (question->is_one_day) {
        may_hold = !meeting(question->coverage.possible, question->largest()).empty();
    } else if (!question->may_be_empty()) {
        may_hold = exact_window ? covers(question->coverage.possible, question->largest(), *most)
                                : passes_holes(question->coverage.possible, question->smallest(), *most);
    }
    return with_empty_window(Possible::truth(may_hold, !holds), *question);
}

Possible range_unbroken_since(const RangeCall& call) {
    const auto day = days_of(call.operands[1]);
    const auto periods = periods_of(call.operands[0], call.evaluation.arena);
    const auto least = tolerance_of(call, 2, false);
    const auto most = tolerance_of(call, 2, true);
    if (!day || !periods || !least || !most) {
        return call.anything();
    }
    const CoverageBounds coverage = coverage_of(*periods);
    const DaySpan days{day->first, day->last};
    const Days met = meeting(coverage.possible, days);
    if (met.empty()) {
        return Possible::of(Value::null());
    }
    // With more days a run begins earlier, and on a later day no earlier.
    const std::int64_t first_met = std::max(met.front().first, day->first);
    const std::int64_t low = run_start(coverage.possible, first_met, *most).value_or(first_met);
    const bool certain = covers(coverage.certain, days, 0);
    const auto certain_start = run_start(coverage.certain, day->last, *least);
    const std::int64_t high =
        certain && certain_start ? *certain_start : std::min(met.back().last, day->last);
    const Possible start = date_between(low, std::max(low, high));
    return certain ? start : start.with(Kind::null);
}

Possible range_union_days(const RangeCall& call) {
    const auto question = window_question(call);
    if (!question) {
        return call.anything();
    }
    if (question->is_empty()) {
        return Possible::of(Value::null());
    }
    const std::int64_t least = question->is_one_day || question->may_be_empty()
                                   ? 0
                                   : count_within(question->coverage.certain, question->smallest());
    const std::int64_t covered = count_within(question->coverage.possible, question->largest());
    const std::int64_t most = question->is_one_day ? std::min<std::int64_t>(covered, 1) : covered;
    return with_empty_window(Possible::between(Value::number(least), Value::number(std::max(least, most))),
                             *question);
}

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
    for_each_gap(question->coverage.possible, small, [&](DaySpan gap) {
        longest = gap.last - gap.first > longest.last - longest.first || longest.empty() ? gap : longest;
    });
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
        for_each_gap(cut.possible, period.certain(), [&](DaySpan days) {
            longest =
                longest.empty() || days.last - days.first > longest.last - longest.first ? days : longest;
        });
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
    return {Possible::context(gap_shape, fields, arena), occurs};
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
        longest = longest.empty() || stretch.last - stretch.first > longest.last - longest.first ? stretch
                                                                                                 : longest;
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
