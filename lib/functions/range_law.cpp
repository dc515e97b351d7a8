// SPDX-License-Identifier: Apache-2.0
// The idea: of a list of periods two sets of days bound the true one, those that are covered in any case and
// those that may be; of a window, the smallest and the largest. A question that gets easier with more days is
// decided by the one or refuted by the other.
#include "functions/period_bounds.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"
#include "value/calendar.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace bleibe::detail {
namespace {

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

Possible with_empty_window(const Possible& result, const WindowQuestion& question) {
    return question.may_be_empty() ? result.with(Kind::null) : result;
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

} // namespace bleibe::detail
