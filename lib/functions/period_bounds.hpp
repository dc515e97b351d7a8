// SPDX-License-Identifier: Apache-2.0
// Periods of which the days are not all known: of each, and of all together, the days that are covered in any
// case and those that may be.
#pragma once

#include "functions/periods.hpp"
#include "functions/range_forms.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace bleibe::detail {

struct DayBounds {
    std::int64_t first = open_begin;
    std::int64_t last = open_end;

    [[nodiscard]] bool exact() const { return first == last; }
};

/// Nothing unless the set holds dates only.
[[nodiscard]] std::optional<DayBounds> days_of(const Possible& set);
[[nodiscard]] Possible date_between(std::int64_t first, std::int64_t last);

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

/// Nothing if an entry may be no period.
[[nodiscard]] std::optional<std::vector<PeriodBounds>> periods_of(const Possible& list, Arena& arena);

/// The days of a list of periods, bounded from both sides.
struct CoverageBounds {
    std::vector<DaySpan> certain;
    std::vector<DaySpan> possible;
};

[[nodiscard]] CoverageBounds coverage_of(const std::vector<PeriodBounds>& periods);

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

/// Of the first three operands; nothing if one of them may be something else.
[[nodiscard]] std::optional<WindowQuestion> window_question(const RangeCall& call);

} // namespace bleibe::detail
