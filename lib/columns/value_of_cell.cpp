// SPDX-License-Identifier: Apache-2.0
// The idea: the way back, for steps that run row by row, for rows that run alone, and for tests.
#include "columns/batch.hpp"

namespace bleibe::detail {
namespace {

Value number_value(const Cell& cell, std::size_t row) {
    const std::int64_t number = number_at(cell, row);
    switch (cell.kind) {
    case Kind::choice:
        return Value::choice(*cell.set, static_cast<std::uint32_t>(number));
    case Kind::date:
        return Value::date(number);
    case Kind::months:
        return Value::months(number);
    case Kind::duration:
        return Value::duration(number * seconds_a_day_of_cells);
    default: {
        Value value = Value::number(number);
        value.scale = cell.scale;
        return value;
    }
    }
}

Value list_value(const Cell& cell, std::size_t row, Arena& arena) {
    auto* items = arena.allocate_array<Value>(cell.slots.size());
    std::size_t count = 0;
    for (const Slot& slot : cell.slots) {
        if (bit_at(slot.present, row)) {
            items[count++] = value_of_cell(*slot.element, row, arena);
        }
    }
    return Value::list({items, count});
}

Value context_value(const Cell& cell, std::size_t row, Arena& arena) {
    const std::size_t count = cell.shape->names.size();
    auto* fields = arena.allocate_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i) {
        fields[i] = value_of_cell(cell.fields[i], row, arena);
    }
    return Value::context(*arena.create(ContextData{cell.shape, fields}));
}

} // namespace

Value value_of_cell(const Cell& cell, std::size_t row, Arena& arena) {
    switch (cell.form) {
    case Form::same:
        return cell.same;
    case Form::values:
        return cell.values[row];
    case Form::context:
        return context_value(cell, row, arena);
    default:
        break;
    }
    if (cell.nulls != nullptr && bit_at(cell.nulls, row)) {
        return Value::null();
    }
    if (cell.form == Form::truth) {
        if (bit_at(cell.yes, row)) {
            return Value::boolean(true);
        }
        return cell.no == nullptr || bit_at(cell.no, row) ? Value::boolean(false) : Value::unknown();
    }
    if (cell.known != nullptr && !bit_at(cell.known, row)) {
        return Value::unknown();
    }
    return cell.form == Form::number ? number_value(cell, row) : list_value(cell, row, arena);
}

} // namespace bleibe::detail
