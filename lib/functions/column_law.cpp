// SPDX-License-Identifier: Apache-2.0
// The idea: whether a window that is the same for all rows is covered is one kernel over the slots; every
// other question to periods goes to the union of each row, which the scalar form asks as well. Where an end
// of a period is unknown, two unions bound the true one, and the answer is known where both give the same.
#include "functions/column_forms.hpp"
#include "functions/column_periods.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// A window and a tolerance, read row by row.
struct Window {
    NumberReader first;
    NumberReader last;
    std::int64_t tolerance = 0;
    bool valid = false;
};

/// `places`: where the operands with the first and the last day are.
Window window_of(std::span<const Cell> operands, std::size_t first, std::size_t last) {
    Window window{NumberReader(operands[first]), NumberReader(operands[last])};
    const auto is_day = [](const NumberReader& reader) {
        return reader.valid() && reader.kind() == Kind::date;
    };
    window.valid = is_day(window.first) && is_day(window.last);
    if (operands.size() > last + 1) {
        const Cell& tolerance = operands[last + 1];
        const bool whole = tolerance.form == Form::same && tolerance.same.kind == Kind::number &&
                           !tolerance.same.big && tolerance.same.scale == 0;
        window.valid = window.valid && whole;
        window.tolerance = whole ? std::clamp<std::int64_t>(tolerance.same.integer, 0, open_end) : 0;
    }
    return window;
}

/// Which rows have an answer at all.
struct Answered {
    const Word* known = nullptr; // null pointer: all
    const Word* nulls = nullptr; // null pointer: none
    Word* none = nullptr;        // rows whose window ends before it begins
};

Answered answered(Batch& batch, const Cell& list, const Cell& first, const Cell& last) {
    Answered rows;
    rows.known = batch.both_known(list.known, batch.both_known(first.known, last.known));
    rows.nulls = batch.either_null(first.nulls, last.nulls);
    rows.none = batch.empty_plane();
    return rows;
}

/// Calls `use(row, window)` for each row that has an answer.
template <class Use>
void for_each_window(Batch& batch, const Window& window, const Answered& rows, Use use) {
    const Word* asked = batch.both_known(batch.asked_rows(), rows.known);
    asked = rows.nulls == nullptr ? asked : batch.without(asked, rows.nulls);
    for_each_row(asked, batch.words, [&](std::size_t row) {
        const DaySpan days{window.first[row], window.last[row]};
        if (days.empty()) {
            set_bit(rows.none, row);
        } else {
            use(row, days);
        }
    });
}

/// Takes out the rows without an answer; null goes before unknown.
void finish(ColumnCall& call, Answered& rows) {
    take_out(call, rows.none, rows.known, rows.nulls);
    if (rows.nulls != nullptr && rows.known != nullptr) {
        rows.known = call.batch.either(rows.known, rows.nulls);
    }
}

/// Takes out rows that what is not known of their periods leaves open.
void leave_open(Batch& batch, const Word* open, Answered& rows) {
    if (batch.any(open)) {
        rows.known = rows.known == nullptr ? batch.opposite(open) : batch.without(rows.known, open);
    }
}

/// A truth, left only to the rows that have an answer.
Cell cut(Batch& batch, Cell truth, const Answered& rows) {
    const Word* there = rows.known;
    if (rows.nulls != nullptr) {
        const Word* given = batch.opposite(rows.nulls);
        there = there == nullptr ? given : batch.both(there, given);
    }
    if (there != nullptr) {
        truth = batch.spelled(truth);
        truth.yes = batch.both(truth.yes, there);
        truth.no = batch.both(truth.no, there);
    }
    truth.nulls = rows.nulls;
    return truth;
}

template <class Day>
const Word* covered_by_kernel(Batch& batch, const PeriodSlots& periods, std::int64_t base, DaySpan window) {
    const Day* from[PeriodSlots::most];
    const Day* until[PeriodSlots::most];
    const Word* present[PeriodSlots::most];
    for (std::size_t i = 0; i < periods.size(); ++i) {
        from[i] = static_cast<const Day*>(periods[i].from->data);
        until[i] = static_cast<const Day*>(periods[i].until->data);
        present[i] = periods[i].present;
        if constexpr (sizeof(Day) == sizeof(std::int32_t)) {
            from[i] = widened(batch, *periods[i].from);
            until[i] = widened(batch, *periods[i].until);
        }
    }
    CoverQuestion<Day> question{from,
                                until,
                                present,
                                static_cast<std::uint32_t>(periods.size()),
                                static_cast<Day>(window.first - base),
                                static_cast<Day>(window.last - base)};
    Word* made = batch.plane();
    if constexpr (sizeof(Day) == sizeof(std::int32_t)) {
        batch.kernels.covers32(made, question, batch.words);
    } else {
        batch.kernels.covers16(made, question, batch.words);
    }
    return made;
}

/// Null where the kernels cannot hold the window or the slots.
const Word* covered(Batch& batch, const PeriodSlots& periods, DaySpan window) {
    if (!periods.are_columns() || window.empty()) {
        return nullptr;
    }
    const std::int64_t base = periods.size() > 0 ? periods[0].from->base : day_base;
    if (periods.are_short(base) && window.first - base > INT16_MIN && window.last - base < INT16_MAX) {
        return covered_by_kernel<std::int16_t>(batch, periods, base, window);
    }
    constexpr std::int64_t bound = 1 << 29;
    return window.first > -bound && window.last < bound
               ? covered_by_kernel<std::int32_t>(batch, periods, 0, window)
               : nullptr;
}

/// What is certain gives yes; what may be, with ends that are not known as far out as can be, gives no.
/// Nothing where the kernels cannot hold the window or the slots.
std::optional<Cell> covered_by_kernels(Batch& batch, const PeriodSlots& periods, DaySpan window) {
    const PeriodSlots columns = periods.as_columns(batch);
    if (periods.exact()) {
        const Word* yes = covered(batch, columns, window);
        return yes != nullptr ? std::optional(Cell::truth(yes)) : std::nullopt;
    }
    const Word* yes = covered(batch, columns.certain(batch), window);
    const Word* perhaps = covered(batch, columns.possible(batch), window);
    return yes != nullptr && perhaps != nullptr ? std::optional(Cell::truth(yes, batch.opposite(perhaps)))
                                                : std::nullopt;
}

} // namespace

void column_covers(ColumnCall& call) {
    Batch& batch = call.batch;
    const auto list = as_list(batch, call.operands[0]);
    const Window window = window_of(call.operands, 1, 2);
    PeriodSlots periods;
    if (!list || !window.valid || !periods.read(batch, *list)) {
        return;
    }
    const Cell& first = call.operands[1];
    const Cell& last = call.operands[2];
    Answered rows = answered(batch, *list, first, last);
    if (first.form == Form::same && last.form == Form::same && window.tolerance == 0) {
        if (const auto truth = covered_by_kernels(batch, periods, {window.first[0], window.last[0]})) {
            Answered all = rows;
            call.give(cut(batch, *truth, all));
            return;
        }
    }
    const DayRows& certain = periods.days(batch);
    const DayRows& possible = periods.possible_days(batch);
    const bool exact = periods.exact();
    Word* yes = batch.empty_plane();
    Word* no = batch.empty_plane();
    for_each_window(batch, window, rows, [&](std::size_t row, DaySpan days) {
        if (covers(certain[row], days, window.tolerance)) {
            set_bit(yes, row);
        } else if (!covers(possible[row], days, window.tolerance)) {
            set_bit(no, row);
        }
    });
    finish(call, rows);
    call.give(cut(batch, exact ? Cell::truth(yes) : Cell::truth(yes, no), rows));
}

void column_union_days(ColumnCall& call) {
    Batch& batch = call.batch;
    const auto list = as_list(batch, call.operands[0]);
    const Window window = window_of(call.operands, 1, 2);
    PeriodSlots periods;
    if (!list || !window.valid || !periods.read(batch, *list)) {
        return;
    }
    Answered rows = answered(batch, *list, call.operands[1], call.operands[2]);
    const DayRows& certain = periods.days(batch);
    const DayRows& possible = periods.possible_days(batch);
    const bool exact = periods.exact();
    auto* counts = batch.column<std::int32_t>();
    std::fill_n(counts, batch.rows, 0);
    Word* open = batch.empty_plane();
    for_each_window(batch, window, rows, [&](std::size_t row, DaySpan days) {
        const std::int64_t count = count_within(certain[row], days);
        if (!exact && !same_within(certain[row], possible[row], days)) {
            set_bit(open, row);
        } else if (count >= INT32_MAX) {
            batch.decline(row);
        } else {
            counts[row] = static_cast<std::int32_t>(count);
        }
    });
    finish(call, rows);
    leave_open(batch, open, rows);
    call.give(number_cell(batch, counts, Kind::number, rows.known, rows.nulls));
}

void column_unbroken_since(ColumnCall& call) {
    Batch& batch = call.batch;
    const auto list = as_list(batch, call.operands[0]);
    const Window window = window_of(call.operands, 1, 1);
    PeriodSlots periods;
    if (!list || !window.valid || !periods.read(batch, *list)) {
        return;
    }
    Answered rows = answered(batch, *list, call.operands[1], call.operands[1]);
    const DayRows& certain = periods.days(batch);
    const DayRows& possible = periods.possible_days(batch);
    const bool exact = periods.exact();
    auto* since = batch.column<std::int32_t>();
    std::fill_n(since, batch.rows, static_cast<std::int32_t>(day_base));
    Word* nulls = batch.empty_plane();
    Word* open = batch.empty_plane();
    for_each_window(batch, window, rows, [&](std::size_t row, DaySpan days) {
        const auto start = run_start(certain[row], days.first, window.tolerance);
        const bool differs = !exact && run_start(possible[row], days.first, window.tolerance) != start;
        if (differs) {
            set_bit(open, row);
        } else if (!start) {
            set_bit(nulls, row);
        } else if (*start > INT32_MIN && *start < INT32_MAX) {
            since[row] = static_cast<std::int32_t>(*start);
        } else {
            batch.decline(row);
        }
    });
    rows.nulls = batch.any(nulls) ? batch.either_null(rows.nulls, nulls) : rows.nulls;
    finish(call, rows);
    leave_open(batch, open, rows);
    call.give(number_cell(batch, since, Kind::date, rows.known, rows.nulls));
}

namespace {

/// Stretches of days with their number; both ends are null where one goes on.
Cell run_cell(Batch& batch, const DaySlots::Made& made) {
    auto* fields = batch.arena.allocate_array<Cell>(std::size(counted_days_names));
    auto* lengths = batch.column<std::int32_t>();
    const Word* open = made.open != nullptr && batch.any(made.open) ? made.open : nullptr;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const bool ends = bit_at(made.present, row) && (open == nullptr || !bit_at(open, row));
        lengths[row] = ends ? made.until[row] - made.from[row] + 1 : 0;
    }
    ::new (fields) Cell(number_cell(batch, made.from, Kind::date, nullptr, nullptr));
    ::new (fields + 1) Cell(number_cell(batch, made.until, Kind::date, nullptr, open));
    ::new (fields + 2) Cell(number_cell(batch, lengths, Kind::number, nullptr, open));
    Cell cell;
    cell.form = Form::context;
    cell.shape = &counted_days_shape;
    cell.fields = fields;
    return cell;
}

} // namespace

void column_gaps(ColumnCall& call) {
    Batch& batch = call.batch;
    const auto list = as_list(batch, call.operands[0]);
    const Window window = window_of(call.operands, 1, 2);
    PeriodSlots periods;
    if (!list || !window.valid || !periods.read(batch, *list)) {
        return;
    }
    Answered rows = answered(batch, *list, call.operands[1], call.operands[2]);
    const DayRows& certain = periods.days(batch);
    const DayRows& possible = periods.possible_days(batch);
    const bool exact = periods.exact();
    DaySlots gaps(batch);
    Word* open = batch.empty_plane();
    for_each_window(batch, window, rows, [&](std::size_t row, DaySpan days) {
        std::size_t count = 0;
        if (!exact && !same_within(certain[row], possible[row], days)) {
            set_bit(open, row);
            return;
        }
        for_each_gap(certain[row], days, [&](DaySpan gap) { gaps.add(row, count++, gap, false); });
    });
    finish(call, rows);
    if (rows.nulls != nullptr) {
        return; // a list that is null has no column
    }
    leave_open(batch, open, rows);
    call.give(gaps.list(rows.known, [&](const DaySlots::Made& made) { return run_cell(batch, made); }));
}

void column_merged(ColumnCall& call) {
    Batch& batch = call.batch;
    const auto list = as_list(batch, call.operands[0]);
    PeriodSlots periods;
    if (!list || !periods.read(batch, *list)) {
        return;
    }
    const DayRows& certain = periods.days(batch);
    const DayRows& possible = periods.possible_days(batch);
    const bool exact = periods.exact();
    DaySlots runs(batch);
    Word* open = batch.empty_plane();
    for_each_row(batch.both_known(batch.asked_rows(), list->known), batch.words, [&](std::size_t row) {
        if (!exact && !same_within(certain[row], possible[row], {open_begin, open_end})) {
            set_bit(open, row);
            return;
        }
        std::size_t count = 0;
        for (const DaySpan& run : certain[row]) {
            runs.add(row, count++, run, run.last == open_end);
        }
    });
    Answered rows{list->known};
    leave_open(batch, open, rows);
    call.give(runs.list(rows.known, [&](const DaySlots::Made& made) { return run_cell(batch, made); }));
}

} // namespace bleibe::detail
