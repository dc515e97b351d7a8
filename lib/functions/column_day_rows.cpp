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
    rows = batch.both(batch.rows_there(), rows);
    auto* there = batch.arena.allocate_array<const Word*>(places.size());
    Word* some = batch.empty_plane();
    for (std::size_t i = 0; i < places.size(); ++i) {
        there[i] = batch.both(rows, places[i].present);
        there[i] = certain ? batch.both_known(there[i], places[i].known) : there[i];
        batch.add(some, there[i]);
    }
    struct Room {
        DaySpan* first = nullptr;
        std::uint32_t count = 0;
    };
    DayRows made;
    made.places_ = batch.arena.allocate_array<std::uint32_t>(batch.rows);
    for_each_row(rows, batch.words, [&](std::size_t row) { made.places_[row] = 0; });
    std::vector<Room> rooms(1);
    for_each_row(some, batch.words, [&](std::size_t row) {
        made.places_[row] = static_cast<std::uint32_t>(rooms.size());
        rooms.emplace_back();
    });
    std::size_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for_each_row(there[i], batch.words, [&](std::size_t row) {
            ++rooms[made.places_[row]].count;
            ++count;
        });
    }
    auto* next = batch.arena.allocate_array<DaySpan>(count);
    for (Room& room : rooms) {
        room.first = next;
        next += std::exchange(room.count, 0);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        add_days(batch, places[i], there[i], [&](std::size_t row, DaySpan days) {
            Room& room = rooms[made.places_[row]];
            if (!days.empty()) {
                room.first[room.count++] = days;
            }
        });
    }
    made.days_ = batch.arena.allocate_array<Days>(rooms.size());
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const Room& room = rooms[i];
        ::new (made.days_ + i) Days(room.first, room.count > 1 ? merge(room.first, room.count) : room.count);
    }
    return made;
}

DayRows DayRows::and_elsewhere(Batch& batch, const Word* rows, const DayRows& others,
                               const Word* rows_of_others) const {
    const Word* others_rows = batch.without(rows_of_others, rows);
    DayRows made;
    made.places_ = batch.arena.allocate_array<std::uint32_t>(batch.rows);
    made.days_ = batch.arena.allocate_array<Days>(batch.rows + 1);
    ::new (made.days_) Days();
    std::uint32_t place = 0;
    const auto add = [&](const DayRows& from, const Word* some) {
        for_each_row(some, batch.words, [&](std::size_t row) {
            const bool any = from.places_[row] != 0;
            made.places_[row] = any ? ++place : 0;
            if (any) {
                ::new (made.days_ + place) Days(from[row]);
            }
        });
    };
    add(*this, rows);
    add(others, others_rows);
    return made;
}

const Word* DayRows::rows_with_days(Batch& batch, const Word* rows) const {
    Word* made = batch.empty_plane();
    for_each_row(rows, batch.words, [&](std::size_t row) {
        if (places_[row] != 0 && !days_[places_[row]].empty()) {
            set_bit(made, row);
        }
    });
    return made;
}

} // namespace bleibe::detail
