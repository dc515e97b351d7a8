// SPDX-License-Identifier: Apache-2.0
// The idea: the union of the periods of each row is made for all rows in one go, slot by slot, so that
// memory is read in order; and only once for each list, whoever asks.
#include "functions/column_periods.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace bleibe::detail {
namespace {

/// Reads one end of a period: a column of whole numbers, or one day for all rows.
class EndReader {
public:
    EndReader(const Cell& end, std::int64_t unknown) : end_(end), unknown_(unknown) {
        constant_ = end.form == Form::same && !end.same.is_null() ? end.same.integer : open_end;
    }
    [[nodiscard]] std::int64_t operator[](std::size_t row) const noexcept {
        if (end_.form == Form::same) {
            return constant_;
        }
        if (end_.known != nullptr && !bit_at(end_.known, row)) {
            return unknown_;
        }
        return end_.nulls != nullptr && bit_at(end_.nulls, row) ? open_end : number_at(end_, row);
    }

private:
    const Cell& end_;
    std::int64_t unknown_ = 0;
    std::int64_t constant_ = 0;
};

/// Calls `use(row, days)` for the rows of a slot.
template <class Use>
void add_days(const Batch& batch, const PeriodPlace& place, const Word* rows, Use use) {
    const Cell& start = *place.from;
    const Cell& end = *place.until;
    const auto is_short = [](const Cell& cell) {
        return cell.form == Form::number && cell.width == sizeof(std::int16_t) && cell.known == nullptr;
    };
    if (is_short(start) && is_short(end)) { // nearly all are; the largest number stands for null
        const auto* from = static_cast<const std::int16_t*>(start.data);
        const auto* until = static_cast<const std::int16_t*>(end.data);
        for_each_row(rows, batch.words, [&](std::size_t row) {
            use(row, DaySpan{from[row] + start.base,
                             until[row] == INT16_MAX ? open_end : until[row] + end.base});
        });
        return;
    }
    const EndReader from(start, open_begin);
    const EndReader until(end, open_end);
    for_each_row(rows, batch.words, [&](std::size_t row) { use(row, DaySpan{from[row], until[row]}); });
}

/// The stretches in order and merged, in place; how many are left.
std::uint32_t merge(DaySpan* spans, std::uint32_t count) {
    const auto by_first = [](const DaySpan& a, const DaySpan& b) { return a.first < b.first; };
    if (!std::is_sorted(spans, spans + count, by_first)) {
        std::sort(spans, spans + count, by_first);
    }
    std::uint32_t merged = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (merged > 0 && spans[i].first <= spans[merged - 1].last + 1) {
            spans[merged - 1].last = std::max(spans[merged - 1].last, spans[i].last);
        } else {
            spans[merged++] = spans[i];
        }
    }
    return merged;
}

} // namespace

DayRows DayRows::of(Batch& batch, std::span<const PeriodPlace> places, bool certain, const Word* rows) {
    struct Room {
        DaySpan* first;
        std::uint32_t count;
    };
    auto* rooms = batch.arena.allocate_array<Room>(batch.rows);
    rows = batch.both(batch.rows_there(), rows);
    for_each_row(rows, batch.words, [&](std::size_t row) { rooms[row] = {nullptr, 0}; });
    auto* there = batch.arena.allocate_array<const Word*>(places.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        there[i] = batch.both(rows, places[i].present);
        there[i] = certain ? batch.both_known(there[i], places[i].known) : there[i];
        for_each_row(there[i], batch.words, [&](std::size_t row) {
            ++rooms[row].count;
            ++count;
        });
    }
    auto* room = batch.arena.allocate_array<DaySpan>(count);
    for_each_row(rows, batch.words, [&](std::size_t row) {
        rooms[row].first = room;
        room += std::exchange(rooms[row].count, 0);
    });
    for (std::size_t i = 0; i < places.size(); ++i) {
        add_days(batch, places[i], there[i], [&](std::size_t row, DaySpan days) {
            if (!days.empty()) {
                rooms[row].first[rooms[row].count++] = days;
            }
        });
    }
    DayRows made;
    made.days_ = batch.arena.allocate_array<Days>(batch.rows);
    for_each_row(rows, batch.words, [&](std::size_t row) {
        const Room& own = rooms[row];
        const std::uint32_t left = own.count > 1 ? merge(own.first, own.count) : own.count;
        ::new (made.days_ + row) Days(own.first, left);
    });
    return made;
}

void DayRows::take_elsewhere(const Batch& batch, const DayRows& others, const Word* rows) {
    for (std::size_t row = 0; row < batch.rows; ++row) {
        if (!bit_at(rows, row)) {
            ::new (days_ + row) Days(others.days_[row]);
        }
    }
}

const Word* DayRows::rows_with_days(Batch& batch, const Word* rows) const {
    Word* made = batch.empty_plane();
    for_each_row(rows, batch.words, [&](std::size_t row) {
        if (!days_[row].empty()) {
            set_bit(made, row);
        }
    });
    return made;
}

} // namespace bleibe::detail
