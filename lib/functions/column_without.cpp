// SPDX-License-Identifier: Apache-2.0
// The idea: most periods of most rows lose nothing, so a slot is copied only where somebody loses a day, and
// only the rows that do are written. What becomes several pieces gets slots of its own behind it.
#include "functions/column_periods.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::int64_t farthest_day = 1 << 30;

bool fits(std::int64_t day, bool wide) {
    return wide ? day > -farthest_day && day < farthest_day
                : day - day_base > INT16_MIN && day - day_base < INT16_MAX;
}

/// One end of the periods of a slot, a copy in which single rows get other days.
class EditedEnd {
public:
    /// `wide`: days in 32 bits from 0 on, else in 16 from `day_base` on, as the end has them.
    /// Of the rows that are asked.
    EditedEnd(Batch& batch, const Cell& end, bool wide) {
        cell_.form = Form::number;
        cell_.kind = Kind::date;
        cell_.known = end.known;
        nulls_ = batch.plane();
        std::copy_n(end.nulls != nullptr ? end.nulls : batch.none(), batch.words, nulls_);
        if (wide) {
            wide_ = copied(batch, widened(batch, end));
            cell_.width = sizeof(std::int32_t);
            cell_.data = wide_;
        } else {
            narrow_ = copied(batch, static_cast<const std::int16_t*>(end.data));
            cell_.width = sizeof(std::int16_t);
            cell_.base = day_base;
            cell_.data = narrow_;
        }
    }
    void set(std::size_t row, std::int64_t day) {
        nulls_[row / rows_per_word] &= ~(Word{1} << (row % rows_per_word));
        if (wide_ != nullptr) {
            wide_[row] = static_cast<std::int32_t>(day);
        } else {
            narrow_[row] = static_cast<std::int16_t>(day - day_base);
        }
    }
    [[nodiscard]] Cell cell(Batch& batch) const {
        Cell made = cell_;
        made.nulls = batch.any(nulls_) ? nulls_ : nullptr;
        return made;
    }

private:
    template <class Item>
    static Item* copied(Batch& batch, const Item* data) {
        auto* made = batch.column<Item>();
        if (batch.active == nullptr) {
            std::copy_n(data, std::size_t{batch.words} * rows_per_word, made);
        } else {
            for_each_row(batch.active, batch.words, [&](std::size_t row) { made[row] = data[row]; });
        }
        return made;
    }

    Cell cell_;
    Word* nulls_ = nullptr;
    std::int16_t* narrow_ = nullptr;
    std::int32_t* wide_ = nullptr;
};

/// A list of periods less the days of a cut, slot by slot.
class Remains {
public:
    /// `rows`: those in which something may be cut: `cut` in any case, `possible` perhaps.
    Remains(Batch& batch, const PeriodSlots& periods, const DayRows& cut, const DayRows& possible,
            const Word* rows)
        : batch_(batch), periods_(periods), cut_(cut), possible_(possible), rows_(rows),
          open_(batch.empty_plane()), wide_(!are_narrow()) {}

    void add(std::size_t place, const Slot& slot) {
        Word* losing = losing_rows(place);
        if (!batch_.any(losing)) {
            slots_.push_back(slot);
            return;
        }
        const PeriodPlace& period = periods_[place];
        Word* present = batch_.plane();
        std::copy_n(slot.present, batch_.words, present);
        EditedEnd from(batch_, *period.from, wide_);
        EditedEnd until(batch_, *period.until, wide_);
        DaySlots others(batch_);
        for_each_row(losing, batch_.words, [&](std::size_t row) {
            std::size_t count = 0;
            for_each_gap(cut_[row], period.days(row), [&](DaySpan piece) {
                if (count++ == 0) {
                    put_first(row, piece, from, until);
                } else {
                    others.add(row, count - 2, piece, piece.last == open_end);
                }
            });
            if (count == 0) {
                present[row / rows_per_word] &= ~(Word{1} << (row % rows_per_word));
            }
        });
        slots_.push_back(
            {present, batch_.arena.create(with(*slot.element, from.cell(batch_), until.cell(batch_)))});
        const auto other = [&](const DaySlots::Made& made) {
            const Word* open = batch_.any(made.open) ? made.open : nullptr;
            return with(*slot.element, number_cell(batch_, made.from, Kind::date, nullptr, nullptr),
                        number_cell(batch_, made.until, Kind::date, nullptr, open));
        };
        const std::vector<Slot> behind = others.slots(other);
        slots_.insert(slots_.end(), behind.begin(), behind.end());
    }
    [[nodiscard]] const std::vector<Slot>& slots() const noexcept { return slots_; }
    /// Rows of which it depends on what is not known what is left.
    [[nodiscard]] const Word* open() const noexcept { return open_; }

private:
    void put_first(std::size_t row, DaySpan piece, EditedEnd& from, EditedEnd& until) {
        const bool open = piece.last == open_end;
        if (!fits(piece.first, wide_) || !(open || fits(piece.last, wide_))) {
            batch_.decline(row);
            return;
        }
        from.set(row, piece.first);
        if (!open) {
            until.set(row, piece.last);
        }
    }

    /// What is written are days of the periods and days beside those of the cut.
    [[nodiscard]] bool are_narrow() const {
        bool narrow = periods_.are_columns() && periods_.are_short(day_base);
        for_each_row(rows_, batch_.words, [&](std::size_t row) {
            const Days days = cut_[row];
            narrow = narrow &&
                     (days.empty() || (fits(days.front().first - 1, false) &&
                                       (days.back().last == open_end || fits(days.back().last + 1, false))));
        });
        return narrow;
    }

    [[nodiscard]] Word* losing_rows(std::size_t place) {
        const PeriodPlace& period = periods_[place];
        Word* losing = batch_.empty_plane();
        for_each_row(batch_.both(rows_, period.present), batch_.words, [&](std::size_t row) {
            const DaySpan days = period.days(row);
            const Days possible = possible_[row];
            const bool apart = days.first > possible.back().last || days.last < possible.front().first;
            if (apart || meeting(possible, days).empty()) {
                return;
            }
            const bool certain = (period.known == nullptr || bit_at(period.known, row)) &&
                                 (&possible_ == &cut_ || same_within(cut_[row], possible, days));
            set_bit(certain ? losing : open_, row);
        });
        return losing;
    }

    Cell with(const Cell& element, const Cell& from, const Cell& until) {
        Cell cell = element;
        const std::size_t count = cell.shape->names.size();
        auto* fields = batch_.arena.allocate_array<Cell>(count);
        std::copy_n(cell.fields, count, fields);
        fields[cell.shape->find("from")] = from;
        fields[cell.shape->find("until")] = until;
        cell.fields = fields;
        return cell;
    }

    Batch& batch_;
    const PeriodSlots& periods_;
    const DayRows& cut_;
    const DayRows& possible_;
    const Word* rows_;
    Word* open_;
    bool wide_ = false;
    std::vector<Slot> slots_;
};

/// Its ends can be written row by row.
bool can_be_edited(const PeriodPlace& place) {
    const auto has_days = [](const Cell& end) {
        return end.form == Form::number || (end.same.kind == Kind::date && fits(end.same.integer, true));
    };
    return has_days(*place.from) && has_days(*place.until);
}

} // namespace

void column_without(ColumnCall& call) {
    Batch& batch = call.batch;
    const auto list = as_list(batch, call.operands[0]);
    const auto cut = as_list(batch, call.operands[1]);
    PeriodSlots periods;
    PeriodSlots cuts;
    if (!list || !cut || !periods.read(batch, *list) || !cuts.read(batch, *cut)) {
        return;
    }
    const Word* known = batch.both_known(list->known, cut->known);
    const DayRows& days = cuts.days(batch);
    const DayRows& possible = cuts.possible_days(batch);
    const Word* rows = possible.rows_with_days(batch, batch.both_known(batch.asked_rows(), known));
    if (!batch.any(rows)) {
        call.give(Cell::list(list->slots, known));
        return;
    }
    const PeriodSlots columns = periods.as_columns(batch);
    for (std::size_t place = 0; place < columns.size(); ++place) {
        if (list->slots[place].element->form != Form::context || !can_be_edited(columns[place])) {
            return;
        }
    }
    Remains remains(batch, columns, days, possible, rows);
    for (std::size_t place = 0; place < list->slots.size(); ++place) {
        remains.add(place, list->slots[place]);
    }
    const std::vector<Slot>& slots = remains.slots();
    if (slots.size() > PeriodSlots::most) {
        return;
    }
    if (batch.any(remains.open())) {
        known = known == nullptr ? batch.opposite(remains.open()) : batch.without(known, remains.open());
    }
    auto* kept = batch.arena.allocate_array<Slot>(slots.size());
    std::copy(slots.begin(), slots.end(), kept);
    call.give(Cell::list({kept, slots.size()}, known));
}

} // namespace bleibe::detail
