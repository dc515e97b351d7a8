// SPDX-License-Identifier: Apache-2.0
// The idea: a value that is the same for all rows is read like a column, so that no form needs a second text
// for constants.
#include "functions/column_forms.hpp"

#include <algorithm>
#include <limits>

namespace bleibe::detail {

NumberReader::NumberReader(const Cell& cell) : cell_(cell), kind_(cell.kind) {
    if (cell.form == Form::number) {
        valid_ = cell.scale == 0;
        return;
    }
    if (cell.form != Form::same) {
        return;
    }
    const Value& value = cell.same;
    kind_ = value.kind;
    switch (value.kind) {
    case Kind::null:
        always_null_ = true;
        valid_ = true;
        return;
    case Kind::number:
        valid_ = !value.big && value.scale == 0;
        break;
    case Kind::date:
    case Kind::months:
        valid_ = true;
        break;
    case Kind::duration:
        constant_ = value.integer / seconds_a_day_of_cells;
        valid_ = value.size == 0 && value.integer % seconds_a_day_of_cells == 0;
        return;
    default:
        return;
    }
    constant_ = value.integer;
}

void take_out(ColumnCall& call, const Word* none, const Word*& known, const Word*& nulls) {
    Batch& batch = call.batch;
    if (!batch.any(none)) {
        return;
    }
    if (call.nullable) {
        nulls = batch.either_null(nulls, none);
    } else {
        known = known == nullptr ? batch.opposite(none) : batch.without(known, none);
    }
}

namespace {

/// The numbers less `base` in 16 bits; false if some do not fit, or stand for null there. Word by word, so
/// that the compiler makes vectors of it.
bool narrowed(std::int16_t* to, const std::int32_t* data, std::int32_t base, std::uint32_t words) {
    const std::int32_t below = base + INT16_MIN;
    const std::int32_t above = base + INT16_MAX;
    for (std::uint32_t w = 0; w < words; ++w) {
        const std::int32_t* from = data + std::size_t{w} * rows_per_word;
        std::int16_t* into = to + std::size_t{w} * rows_per_word;
        std::int32_t beyond = 0;
        for (std::uint32_t i = 0; i < rows_per_word; ++i) {
            beyond |= (from[i] <= below ? 1 : 0) | (from[i] >= above ? 1 : 0);
        }
        if (beyond != 0) {
            return false;
        }
        for (std::uint32_t i = 0; i < rows_per_word; ++i) {
            into[i] = static_cast<std::int16_t>(from[i] - base);
        }
    }
    return true;
}

} // namespace

Cell number_cell(Batch& batch, std::int32_t* data, Kind kind, const Word* known, const Word* nulls) {
    Cell cell;
    cell.form = Form::number;
    cell.kind = kind;
    cell.known = known;
    cell.nulls = nulls;
    const std::int64_t base = kind == Kind::date ? day_base : 0;
    const std::size_t places = static_cast<std::size_t>(batch.words) * rows_per_word;
    std::fill(data + batch.rows, data + places, static_cast<std::int32_t>(base));
    const Word* null = nulls == nullptr ? nullptr : batch.both(batch.rows_there(), nulls);
    const auto set_nulls = [&](auto* column, auto number) {
        if (null != nullptr) {
            for_each_row(null, batch.words, [&](std::size_t row) { column[row] = number; });
        }
    };
    set_nulls(data, static_cast<std::int32_t>(base));
    auto* narrow = batch.column<std::int16_t>();
    if (!narrowed(narrow, data, static_cast<std::int32_t>(base), batch.words)) {
        set_nulls(data, std::int32_t{INT32_MAX});
        cell.width = sizeof(std::int32_t);
        cell.data = data;
        return cell;
    }
    set_nulls(narrow, std::int16_t{INT16_MAX});
    cell.width = sizeof(std::int16_t);
    cell.base = base;
    cell.data = narrow;
    return cell;
}

const std::int32_t* widened(Batch& batch, const Cell& cell) {
    if (cell.width == sizeof(std::int32_t) && cell.base == 0) {
        return static_cast<const std::int32_t*>(cell.data);
    }
    auto* wide = batch.column<std::int32_t>();
    const std::size_t places = static_cast<std::size_t>(batch.words) * rows_per_word;
    for (std::size_t row = 0; row < places; ++row) {
        wide[row] = static_cast<std::int32_t>(number_at(cell, row));
    }
    for (std::size_t row = 0; cell.nulls != nullptr && row < batch.rows; ++row) {
        wide[row] = bit_at(cell.nulls, row) ? INT32_MAX : wide[row];
    }
    return wide;
}

std::optional<Cell> as_list(Batch& batch, const Cell& cell) {
    if (cell.form == Form::list) {
        return cell.nulls == nullptr ? std::optional(cell) : std::nullopt;
    }
    if (cell.form != Form::same || cell.same.kind != Kind::list) {
        return std::nullopt;
    }
    const std::span<const Value> items = cell.same.items();
    auto* slots = batch.arena.allocate_array<Slot>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        slots[i] = {batch.every(), batch.arena.create(Cell::of(items[i]))};
    }
    return Cell::list({slots, items.size()});
}

const Cell* entry_of(Batch& batch, const Cell& element, std::string_view name) {
    if (element.form == Form::same && element.same.kind == Kind::context) {
        const Value* entry = element.same.context().find(name);
        return entry != nullptr ? batch.arena.create(Cell::of(*entry)) : nullptr;
    }
    if (element.form != Form::context) {
        return nullptr;
    }
    const int place = element.shape->find(name);
    return place >= 0 ? element.fields + place : nullptr;
}

Cell known_truth(Batch& batch, const Word* yes, const Word* known) {
    if (known == nullptr) {
        return Cell::truth(yes);
    }
    return Cell::truth(batch.both(yes, known), batch.without(known, yes));
}

} // namespace bleibe::detail
