// SPDX-License-Identifier: Apache-2.0
// The idea: an entry covers the days from its latest beginning to its earliest end in any case, and those
// from its earliest beginning to its latest end perhaps.
#include "functions/period_bounds.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

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

} // namespace

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

Possible date_between(std::int64_t first, std::int64_t last) {
    return Possible::between(Value::date(first), Value::date(last));
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

} // namespace bleibe::detail
