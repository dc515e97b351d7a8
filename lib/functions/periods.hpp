// SPDX-License-Identifier: Apache-2.0
// Periods as sets of days. What is not known yet about a list of periods is held by two sets: the days
// that are covered in any case, and the days that may be covered. Every question asked here gets easier
// with more days, so the two answers bound the true one.
#pragma once

#include "functions/rows.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bleibe::detail {

/// Beyond every day of the calendar, and far from overflow.
constexpr std::int64_t open_end = INT64_MAX / 4;
constexpr std::int64_t open_begin = -open_end;

/// The days from `first` to `last`, both of them included; none if `last` is before `first`.
struct DaySpan {
    std::int64_t first = 0;
    std::int64_t last = -1;

    [[nodiscard]] bool empty() const noexcept { return last < first; }
    [[nodiscard]] std::int64_t count() const noexcept { return empty() ? 0 : last - first + 1; }
    friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// The first of two that are as long.
[[nodiscard]] inline DaySpan longer(DaySpan a, DaySpan b) noexcept { return b.count() > a.count() ? b : a; }

/// A stretch of days as a context, as `gaps` and `merged` give it.
inline constexpr std::string_view counted_days_names[] = {"from", "until", "days"};
inline constexpr Shape counted_days_shape{counted_days_names};

/// Ascending stretches of which no two overlap or touch and none is empty.
using Days = std::span<const DaySpan>;

/// One entry of a list of periods. What may be covered; `exact` if that is what is covered.
struct Period {
    DaySpan days;
    bool exact = true;
    bool is_open = false; // `until` is null
    int from_field = -1;  // places in the entry's shape; -1 for an unknown entry
    int until_field = -1;
};

/// Reads the entries of one list; remembers where the fields stand.
class PeriodReader {
public:
    /// Nothing if the value is no period: not a context, without `from` or `until`, or with a `from`
    /// that is no date.
    [[nodiscard]] std::optional<Period> read(const Value& entry) {
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
            look_up(*data.shape);
        }
        if (from_field_ < 0 || until_field_ < 0) {
            return std::nullopt;
        }
        const Value& from = data.fields[from_field_];
        const Value& until = data.fields[until_field_];
        const bool starts = from.kind == Kind::date;
        const bool ends = until.kind == Kind::date;
        if (!(starts || from.is_unknown()) || !(ends || until.is_unknown() || until.is_null())) {
            return std::nullopt;
        }
        period.from_field = from_field_;
        period.until_field = until_field_;
        period.is_open = until.is_null();
        period.exact = starts && !until.is_unknown();
        period.days = {starts ? from.integer : open_begin, ends ? until.integer : open_end};
        return period;
    }

private:
    void look_up(const Shape& shape);

    const Shape* shape_ = nullptr;
    int from_field_ = -1;
    int until_field_ = -1;
};

struct Coverage {
    Days certain;
    Days possible;

    [[nodiscard]] bool exact() const noexcept { return certain.data() == possible.data(); }
};

/// The days of a list of periods. Nothing, with the reason said, if an entry is no period or a limit
/// forbids it.
[[nodiscard]] std::optional<Coverage> read_coverage(Evaluation& evaluation, const Value& list);

/// Every day of the window is in the set, apart from holes of at most `tolerance` days inside it; its
/// first and last day always must be.
[[nodiscard]] bool covers(Days days, DaySpan window, std::int64_t tolerance) noexcept;
/// The first day of the run that holds `day`, holes of at most `tolerance` days passed over; nothing if
/// the day is not in the set.
[[nodiscard]] std::optional<std::int64_t> run_start(Days days, std::int64_t day,
                                                    std::int64_t tolerance) noexcept;
/// The stretches of the set that meet the window.
[[nodiscard]] Days meeting(Days days, DaySpan window) noexcept;
/// Both sets hold the same days of the window.
[[nodiscard]] bool same_within(Days a, Days b, DaySpan window) noexcept;
[[nodiscard]] std::int64_t count_within(Days days, DaySpan window) noexcept;

/// Calls `use` with each stretch of the window that is not in the set, in order.
template <class Use>
void for_each_gap(Days days, DaySpan window, Use use) {
    std::int64_t next = window.first;
    for (const DaySpan& stretch : meeting(days, window)) {
        if (stretch.first > next) {
            use(DaySpan{next, stretch.first - 1});
        }
        next = stretch.last + 1;
    }
    if (next <= window.last) {
        use(DaySpan{next, window.last});
    }
}

/// `count` stretches as a list of contexts; `each(use)` calls `use` with one after the other. Where one goes
/// on, `until` and `days` are null. Null if a limit forbids it.
template <class Each>
Value list_of_counted_days(Evaluation& evaluation, std::size_t count, Each each) {
    constexpr std::size_t fields_of_one = std::size(counted_days_names);
    Value* found = new_items(evaluation, count);
    Value* fields = found == nullptr ? nullptr : new_items(evaluation, count * fields_of_one);
    if (fields == nullptr) {
        return Value::null();
    }
    Value* next = found;
    each([&](DaySpan days) {
        const bool goes_on = days.last == open_end;
        fields[0] = Value::date(days.first);
        fields[1] = goes_on ? Value::null() : Value::date(days.last);
        fields[2] = goes_on ? Value::null() : Value::number(days.count());
        *next++ = Value::context(*evaluation.arena.create(ContextData{&counted_days_shape, fields}));
        fields += fields_of_one;
    });
    return Value::list({found, count});
}

} // namespace bleibe::detail
