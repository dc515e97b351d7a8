// SPDX-License-Identifier: Apache-2.0
// The idea: the union of the periods of each row is made for all rows in one go, slot by slot, so that
// memory is read in order; and only once for each list, whoever asks.
#include "functions/column_periods.hpp"
#include "functions/day_union.hpp"

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
    if (is_short(start) && end.form == Form::same) {
        const auto* from = static_cast<const std::int16_t*>(start.data);
        const std::int64_t until = end.same.is_null() ? open_end : end.same.integer;
        for_each_row(rows, batch.words, [&](std::size_t row) {
            use(row, DaySpan{from[row] + start.base, until});
        });
        return;
    }
    if (is_short(start) && is_short(end)) { // nearly all are; the largest number stands for null
        const auto* from = static_cast<const std::int16_t*>(start.data);
        const auto* until = static_cast<const std::int16_t*>(end.data);
        for_each_row(rows, batch.words, [&](std::size_t row) {
            use(row,
                DaySpan{from[row] + start.base, until[row] == INT16_MAX ? open_end : until[row] + end.base});
        });
        return;
    }
    const EndReader from(start, open_begin);
    const EndReader until(end, open_end);
    for_each_row(rows, batch.words, [&](std::size_t row) { use(row, DaySpan{from[row], until[row]}); });
}

/// By row; of those of `some`. `there`: by place, the rows that have a period there. In scratch memory.
DayUnion* unions_of(Batch& batch, std::span<const PeriodPlace> places, const Word* const* there,
                    const Word* some) {
    auto* counts = static_cast<std::int16_t*>(
        batch.scratch.allocate(sizeof(std::int16_t) * batch.words * rows_per_word, 64));
    batch.kernels.count(counts, there, static_cast<std::uint32_t>(places.size()), batch.words);
    std::size_t all = 0;
    for_each_row(some, batch.words, [&](std::size_t row) { all += static_cast<std::size_t>(counts[row]); });
    auto* room = batch.scratch.allocate_array<DaySpan>(all);
    auto* unions = batch.scratch.allocate_array<DayUnion>(batch.rows);
    for_each_row(some, batch.words, [&](std::size_t row) {
        ::new (unions + row) DayUnion(std::exchange(room, room + counts[row]));
    });
    for (std::size_t i = 0; i < places.size(); ++i) {
        add_days(batch, places[i], there[i], [&](std::size_t row, DaySpan days) {
            if (!days.empty()) {
                unions[row].add(days);
            }
        });
    }
    return unions;
}

} // namespace

DayRows DayRows::of(Batch& batch, Arena& memory, std::span<const PeriodPlace> places, bool certain,
                    const Word* rows) {
    rows = batch.both(batch.rows_there(), rows);
    auto* there = batch.arena.allocate_array<const Word*>(places.size());
    Word* some = batch.empty_plane();
    for (std::size_t i = 0; i < places.size(); ++i) {
        there[i] = batch.both(rows, places[i].present);
        there[i] = certain ? batch.both_known(there[i], places[i].known) : there[i];
        batch.add(some, there[i]);
    }
    const Arena::Mark mark = batch.scratch.mark();
    DayUnion* unions = unions_of(batch, places, there, some);
    DayRows made;
    made.places_ = memory.allocate_array<std::uint32_t>(batch.rows);
    for_each_row(rows, batch.words, [&](std::size_t row) { made.places_[row] = 0; });
    made.days_ = memory.allocate_array<Days>(1 + batch.count(some));
    ::new (made.days_) Days();
    std::uint32_t place = 0;
    for_each_row(some, batch.words, [&](std::size_t row) {
        const Days own = unions[row].days();
        auto* kept = memory.allocate_array<DaySpan>(own.size());
        std::copy_n(own.data(), own.size(), kept);
        made.places_[row] = ++place;
        ::new (made.days_ + place) Days(kept, own.size());
    });
    batch.scratch.rewind(mark);
    return made;
}

DayRows DayRows::and_elsewhere(Batch& batch, Arena& memory, const Word* rows, const DayRows& others,
                               const Word* rows_of_others) const {
    const Word* others_rows = batch.without(rows_of_others, rows);
    DayRows made;
    made.places_ = memory.allocate_array<std::uint32_t>(batch.rows);
    made.days_ = memory.allocate_array<Days>(batch.rows + 1);
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
