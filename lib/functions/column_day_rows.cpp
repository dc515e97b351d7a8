// SPDX-License-Identifier: Apache-2.0
// The idea: the union of the periods of each row is made for all rows in one go, slot by slot, so that
// memory is read in order; and only once for each list, whoever asks.
#include "functions/column_periods.hpp"

#include <algorithm>
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

DayRows DayRows::of(Batch& batch, std::span<const PeriodPlace> places, bool certain) {
    DayRows made;
    made.places_ = batch.arena.allocate_array<Place>(batch.rows);
    std::fill_n(made.places_, batch.rows, Place{});
    auto* rows = batch.arena.allocate_array<const Word*>(places.size());
    const Word* there = batch.rows_there();
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const PeriodPlace& place = places[i];
        rows[i] = batch.both(there, place.present);
        rows[i] = certain ? batch.both_known(rows[i], place.known) : rows[i];
        for_each_row(rows[i], batch.words, [&](std::size_t row) {
            ++made.places_[row].count;
            ++count;
        });
    }
    made.spans_ = batch.arena.allocate_array<DaySpan>(count);
    std::uint32_t first = 0;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        made.places_[row].first = first;
        first += std::exchange(made.places_[row].count, 0);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const EndReader from(*places[i].from, open_begin);
        const EndReader until(*places[i].until, open_end);
        for_each_row(rows[i], batch.words, [&](std::size_t row) {
            const DaySpan days{from[row], until[row]};
            Place& place = made.places_[row];
            if (!days.empty()) {
                made.spans_[place.first + place.count++] = days;
            }
        });
    }
    for (std::size_t row = 0; row < batch.rows; ++row) {
        Place& place = made.places_[row];
        place.count = place.count > 1 ? merge(made.spans_ + place.first, place.count) : place.count;
    }
    return made;
}

const Word* DayRows::rows_with_days(Batch& batch) const {
    Word* made = batch.empty_plane();
    for (std::size_t row = 0; row < batch.rows; ++row) {
        made[row / rows_per_word] |= Word{places_[row].count != 0} << (row % rows_per_word);
    }
    return made;
}

} // namespace bleibe::detail
