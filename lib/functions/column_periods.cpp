// SPDX-License-Identifier: Apache-2.0
// The idea: the slots of a row are gathered, sorted and merged just as the scalar form does with the entries
// of a list; what is asked of the union is the same code.
#include "functions/column_periods.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// As a column, so that kernels can read it.
const Cell* as_column(Batch& batch, const Cell& end) {
    if (end.form == Form::number) {
        return &end;
    }
    const std::int64_t day = end.same.is_null() ? INT16_MAX + day_base : end.same.integer;
    const std::int64_t moved = day - day_base;
    if (moved <= INT16_MIN || moved > INT16_MAX || (moved == INT16_MAX && !end.same.is_null())) {
        return &end;
    }
    Cell column;
    column.form = Form::number;
    column.kind = Kind::date;
    column.width = sizeof(std::int16_t);
    column.base = day_base;
    column.nulls = end.same.is_null() ? batch.every() : nullptr;
    auto* data = batch.column<std::int16_t>();
    std::fill_n(data, static_cast<std::size_t>(batch.words) * rows_per_word,
                static_cast<std::int16_t>(moved));
    column.data = data;
    return batch.arena.create(column);
}

bool is_end(const Cell* end, bool may_be_null) {
    if (end == nullptr) {
        return false;
    }
    if (end->form == Form::number) {
        return end->kind == Kind::date && (may_be_null || end->nulls == nullptr);
    }
    return end->form == Form::same && (end->same.kind == Kind::date || (may_be_null && end->same.is_null()));
}

} // namespace

Stretch PeriodSlots::Place::days(std::size_t row) const noexcept {
    const auto day = [row](const Cell& end) {
        return end.form == Form::same ? end.same.integer : number_at(end, row);
    };
    const bool goes_on = until->form == Form::same ? until->same.is_null()
                                                   : until->nulls != nullptr && bit_at(until->nulls, row);
    return {day(*from), goes_on ? open_end : day(*until)};
}

bool PeriodSlots::read(Batch& batch, const Cell& list) {
    if (list.slots.size() > most) {
        return false;
    }
    auto* places = batch.arena.allocate_array<Place>(list.slots.size());
    places_ = places;
    for (const Slot& slot : list.slots) {
        const Cell* from = entry_of(batch, *slot.element, "from");
        const Cell* until = entry_of(batch, *slot.element, "until");
        if (!is_end(from, false) || !is_end(until, true)) {
            return false;
        }
        const Word* known = batch.both_known(from->known, until->known);
        if (known != nullptr) {
            const Word* open = batch.without(slot.present, known);
            batch.decline_all(list.known == nullptr ? open : batch.both(open, list.known));
        }
        places[count_++] = {slot.present, as_column(batch, *from), as_column(batch, *until)};
    }
    return true;
}

bool PeriodSlots::are_columns() const noexcept {
    return std::all_of(places().begin(), places().end(), [](const Place& place) {
        return place.from->form == Form::number && place.until->form == Form::number;
    });
}

bool PeriodSlots::are_short(std::int64_t base) const noexcept {
    return std::all_of(places().begin(), places().end(), [base](const Place& place) {
        return place.from->width == sizeof(std::int16_t) && place.until->width == sizeof(std::int16_t) &&
               place.from->base == base && place.until->base == base;
    });
}

Days PeriodSlots::days_of(std::size_t row) const {
    union_.clear();
    for (const Place& place : places()) {
        if (bit_at(place.present, row)) {
            const Stretch days = place.days(row);
            if (!days.empty()) {
                union_.push_back(days);
            }
        }
    }
    std::sort(union_.begin(), union_.end(),
              [](const Stretch& a, const Stretch& b) { return a.first < b.first; });
    std::size_t count = 0;
    for (const Stretch& days : union_) {
        if (count > 0 && days.first <= union_[count - 1].last + 1) {
            union_[count - 1].last = std::max(union_[count - 1].last, days.last);
        } else {
            union_[count++] = days;
        }
    }
    return {union_.data(), count};
}

void DaySlots::add(std::size_t row, std::size_t place, Stretch days, bool open) {
    constexpr std::int64_t bound = 1 << 30;
    if (place >= PeriodSlots::most || days.first <= -bound || days.first >= bound ||
        (!open && (days.last <= -bound || days.last >= bound))) {
        batch_.decline(row);
        return;
    }
    while (place >= made_.size()) {
        Made made{batch_.empty_plane(), batch_.column<std::int32_t>(), batch_.column<std::int32_t>(),
                  batch_.empty_plane()};
        std::fill_n(made.from, batch_.rows, static_cast<std::int32_t>(day_base));
        std::fill_n(made.until, batch_.rows, static_cast<std::int32_t>(day_base));
        made_.push_back(made);
    }
    const Made& made = made_[place];
    set_bit(made.present, row);
    made.from[row] = static_cast<std::int32_t>(days.first);
    if (open) {
        set_bit(made.open, row);
    } else {
        made.until[row] = static_cast<std::int32_t>(days.last);
    }
}

} // namespace bleibe::detail
