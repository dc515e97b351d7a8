// SPDX-License-Identifier: Apache-2.0
// The idea: the ends of the periods in slots are found once, as columns where they can be, so that kernels
// and the unions of rows read the same.
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

template <class Item>
const Item* widest_data(Batch& batch, const Cell& end, Item unknown) {
    auto* data = batch.column<Item>();
    std::copy_n(static_cast<const Item*>(end.data), static_cast<std::size_t>(batch.words) * rows_per_word,
                data);
    for (std::uint32_t w = 0; w < batch.words; ++w) {
        for (Word open = ~end.known[w]; open != 0; open &= open - 1) {
            data[w * rows_per_word + static_cast<std::uint32_t>(__builtin_ctzll(open))] = unknown;
        }
    }
    return data;
}

/// A column in which what is not known is as early, or as late, as can be.
const Cell* widest(Batch& batch, const Cell& end, bool late) {
    if (end.form != Form::number || end.known == nullptr) {
        return &end;
    }
    Cell made = end;
    made.known = nullptr;
    if (end.width == sizeof(std::int16_t)) {
        made.data = widest_data<std::int16_t>(batch, end, late ? INT16_MAX : INT16_MIN);
    } else {
        made.data = widest_data<std::int32_t>(batch, end, late ? INT32_MAX : INT32_MIN);
    }
    return batch.arena.create(made);
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

DaySpan PeriodPlace::days(std::size_t row) const noexcept {
    const auto day = [row](const Cell& end, std::int64_t unknown) {
        if (end.form == Form::same) {
            return end.same.is_null() ? open_end : end.same.integer;
        }
        if (end.known != nullptr && !bit_at(end.known, row)) {
            return unknown;
        }
        return end.nulls != nullptr && bit_at(end.nulls, row) ? open_end : number_at(end, row);
    };
    return {day(*from, open_begin), day(*until, open_end)};
}

bool PeriodSlots::read(Batch& batch, const Cell& list) {
    if (list.slots.size() > most) {
        return false;
    }
    auto* places = batch.arena.allocate_array<PeriodPlace>(list.slots.size());
    places_ = places;
    slots_ = list.slots.data();
    for (const Slot& slot : list.slots) {
        const Cell* from = entry_of(batch, *slot.element, "from");
        const Cell* until = entry_of(batch, *slot.element, "until");
        if (!is_end(from, false) || !is_end(until, true)) {
            return false;
        }
        places[count_++] = {slot.present, from, until, batch.both_known(from->known, until->known)};
    }
    return true;
}

PeriodSlots PeriodSlots::as_columns(Batch& batch) const {
    PeriodSlots made = *this;
    auto* places = batch.arena.allocate_array<PeriodPlace>(count_);
    for (std::size_t i = 0; i < count_; ++i) {
        places[i] = places_[i];
        places[i].from = as_column(batch, *places_[i].from);
        places[i].until = as_column(batch, *places_[i].until);
    }
    made.places_ = places;
    return made;
}

bool PeriodSlots::exact() const noexcept {
    return std::all_of(places().begin(), places().end(),
                       [](const PeriodPlace& place) { return place.known == nullptr; });
}

PeriodSlots PeriodSlots::certain(Batch& batch) const {
    PeriodSlots made;
    auto* places = batch.arena.allocate_array<PeriodPlace>(count_);
    for (const PeriodPlace& place : this->places()) {
        places[made.count_++] = {place.known == nullptr ? place.present
                                                        : batch.both(place.present, place.known),
                                 place.from, place.until, nullptr};
    }
    made.places_ = places;
    return made;
}

PeriodSlots PeriodSlots::possible(Batch& batch) const {
    PeriodSlots made;
    auto* places = batch.arena.allocate_array<PeriodPlace>(count_);
    for (const PeriodPlace& place : this->places()) {
        places[made.count_++] = {place.present, widest(batch, *place.from, false),
                                 widest(batch, *place.until, true), nullptr};
    }
    made.places_ = places;
    return made;
}

bool PeriodSlots::are_columns() const noexcept {
    return std::all_of(places().begin(), places().end(), [](const PeriodPlace& place) {
        return place.from->form == Form::number && place.until->form == Form::number;
    });
}

bool PeriodSlots::are_short(std::int64_t base) const noexcept {
    return std::all_of(places().begin(), places().end(), [base](const PeriodPlace& place) {
        return place.from->width == sizeof(std::int16_t) && place.until->width == sizeof(std::int16_t) &&
               place.from->base == base && place.until->base == base;
    });
}

const DayRows& PeriodSlots::note_days(Batch& batch, const Word* rows, const Slot* like) const {
    Arena& memory = batch.memory_of_days();
    Word* noted_rows = memory.allocate_array<Word>(batch.words);
    std::copy_n(rows, batch.words, noted_rows);
    const DayRows* kept = memory.create(DayRows::of(batch, memory, places(), true, rows));
    batch.note_days({slots_, kept, noted_rows, like});
    return *kept;
}

const DayRows& PeriodSlots::note_whole_days(Batch& batch, const Batch::NotedDays& noted,
                                            const Batch::NotedDays& others) const {
    Arena& memory = batch.memory_of_days();
    const DayRows own =
        noted.days != nullptr ? *noted.days : DayRows::of(batch, memory, places(), true, noted.rows);
    const DayRows* kept =
        memory.create(own.and_elsewhere(batch, memory, noted.rows, *others.days, others.rows));
    Word* noted_rows = memory.allocate_array<Word>(batch.words);
    std::copy_n(noted.rows, batch.words, noted_rows);
    batch.add(noted_rows, others.rows);
    batch.note_days({slots_, kept, noted_rows, nullptr});
    return *kept;
}

const DayRows& PeriodSlots::days(Batch& batch) const {
    const Word* asked = batch.asked_rows();
    if (count_ == 0) {
        return *batch.arena.create(DayRows::of(batch, batch.arena, {}, true, asked));
    }
    const Batch::NotedDays* found = batch.days_of(slots_);
    if (found == nullptr) {
        return note_days(batch, asked, nullptr);
    }
    const Batch::NotedDays noted = *found;
    if (batch.are_among(asked, noted.rows)) {
        return noted.days != nullptr ? *noted.days : note_days(batch, noted.rows, noted.like);
    }
    const Batch::NotedDays* like = noted.like == nullptr ? nullptr : batch.days_of(noted.like);
    if (like != nullptr && like->days != nullptr &&
        batch.are_among(batch.without(asked, noted.rows), like->rows)) {
        return note_whole_days(batch, noted, Batch::NotedDays(*like));
    }
    // Whoever asks a second time for other rows asks for all of them one after the other.
    return note_days(batch, noted.days == nullptr ? asked : batch.rows_there(), nullptr);
}

const DayRows& PeriodSlots::possible_days(Batch& batch) const {
    const DayRows& certain = days(batch);
    if (exact()) {
        return certain;
    }
    const Word* asked = batch.asked_rows();
    Word* open = batch.empty_plane();
    for (const PeriodPlace& place : places()) {
        if (place.known != nullptr) {
            batch.add_without(open, place.present, place.known);
        }
    }
    const Word* some = batch.both(asked, open);
    const DayRows possible = DayRows::of(batch, batch.arena, places(), false, some);
    return *batch.arena.create(possible.and_elsewhere(batch, batch.arena, some, certain, asked));
}

void DaySlots::add(std::size_t row, std::size_t place, DaySpan days, bool open) {
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
