// SPDX-License-Identifier: Apache-2.0
// The idea: one pass over the values of a fact (or of a step that ran row by row) looks for the narrowest
// column, a second one fills it. A row with something that no column holds is declined, never bent.
#include "columns/batch.hpp"

#include <algorithm>
#include <limits>

namespace bleibe::detail {
namespace {

/// Planes for what is not known and what is null; given out only if they have a bit.
class Gaps {
public:
    explicit Gaps(Batch& batch) : batch_(batch) {}

    void unknown(std::size_t row) {
        if (known_ == nullptr) {
            known_ = batch_.plane();
            std::fill_n(known_, batch_.words, ~Word{0});
        }
        known_[row / rows_per_word] &= ~(Word{1} << (row % rows_per_word));
    }
    void null(std::size_t row) {
        if (nulls_ == nullptr) {
            nulls_ = batch_.empty_plane();
        }
        set_bit(nulls_, row);
    }
    [[nodiscard]] const Word* known() const noexcept { return known_; }
    [[nodiscard]] const Word* nulls() const noexcept { return nulls_; }

private:
    Batch& batch_;
    Word* known_ = nullptr;
    Word* nulls_ = nullptr;
};

Cell kept_values(Batch& batch, const Value* values) {
    auto* kept = batch.arena.allocate_array<Value>(batch.rows);
    std::copy_n(values, batch.rows, kept);
    Cell cell;
    cell.form = Form::values;
    cell.values = kept;
    return cell;
}

Cell truths(Batch& batch, const Value* values) {
    Word* yes = batch.empty_plane();
    Word* no = batch.empty_plane();
    Word* nulls = batch.empty_plane();
    bool total = true;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Value& value = values[row];
        if (value.kind == Kind::boolean) {
            set_bit(value.is_true() ? yes : no, row);
        } else {
            total = false;
            if (value.is_null()) {
                set_bit(nulls, row);
            } else if (!value.is_unknown()) {
                batch.decline(row);
            }
        }
    }
    return total ? Cell::truth(yes) : Cell::truth(yes, no, batch.any(nulls) ? nulls : nullptr);
}

constexpr std::int8_t most_scale = 3;
constexpr std::int64_t powers[] = {1, 10, 100, 1000};

std::int64_t number_of(const Value& value, const Cell& cell) {
    switch (value.kind) {
    case Kind::choice:
        return value.size;
    case Kind::duration:
        return value.integer / seconds_a_day_of_cells;
    case Kind::number:
        return value.integer * powers[cell.scale - value.scale];
    default:
        return value.integer;
    }
}

/// A number of few digits behind the point, a choice, a day, whole days or months within 32 bits.
bool has_column(const Value& value, const Cell& cell) {
    constexpr std::int64_t bound = INT64_MAX / 1000;
    if (value.kind != cell.kind) {
        return false;
    }
    if (value.kind == Kind::choice) {
        return &value.choice_set() == cell.set;
    }
    if (value.kind == Kind::number && (value.big || value.scale < 0 || value.scale > cell.scale ||
                                       value.integer > bound || value.integer < -bound)) {
        return false;
    }
    if (value.kind == Kind::duration && (value.size != 0 || value.integer % seconds_a_day_of_cells != 0)) {
        return false;
    }
    const std::int64_t number = number_of(value, cell);
    return number > INT32_MIN && number < INT32_MAX;
}

/// As many digits behind the point as the values have, if they are few.
std::int8_t scale_of(const Batch& batch, const Value* values) {
    std::int8_t scale = 0;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Value& value = values[row];
        if (value.kind == Kind::number && !value.big && value.scale <= most_scale) {
            scale = std::max(scale, value.scale);
        }
    }
    return scale;
}

template <class Item>
void fill(Batch& batch, const Value* values, Cell& cell) {
    auto* data = batch.column<Item>();
    Gaps gaps(batch);
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Value& value = values[row];
        data[row] = 0;
        if (has_column(value, cell)) {
            data[row] = static_cast<Item>(number_of(value, cell) - cell.base);
        } else if (value.is_null()) {
            data[row] = std::numeric_limits<Item>::max();
            gaps.null(row);
        } else if (value.is_unknown()) {
            gaps.unknown(row);
        } else {
            batch.decline(row);
        }
    }
    std::fill(data + batch.rows, data + static_cast<std::size_t>(batch.words) * rows_per_word, Item{0});
    cell.data = data;
    cell.width = sizeof(Item);
    cell.known = gaps.known();
    cell.nulls = gaps.nulls();
}

Cell numbers(Batch& batch, const Value* values, Kind kind, const ChoiceSet* set) {
    Cell cell;
    cell.form = Form::number;
    cell.kind = kind;
    cell.set = set;
    cell.scale = kind == Kind::number ? scale_of(batch, values) : std::int8_t{0};
    std::int64_t low = 0;
    std::int64_t high = 0;
    const std::int64_t middle = kind == Kind::date ? day_base : 0;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        if (has_column(values[row], cell)) {
            low = std::min(low, number_of(values[row], cell) - middle);
            high = std::max(high, number_of(values[row], cell) - middle);
        }
    }
    if (kind == Kind::choice && set->values.size() < UINT8_MAX) {
        fill<std::uint8_t>(batch, values, cell);
    } else if (low > INT16_MIN && high < INT16_MAX) {
        cell.base = middle;
        fill<std::int16_t>(batch, values, cell);
    } else {
        fill<std::int32_t>(batch, values, cell);
    }
    return cell;
}

/// The elements at one place, row by row; unknown for rows that have none there.
void gather(const Batch& batch, const Value* values, std::size_t place, Value* to) {
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Value& list = values[row];
        to[row] = list.kind == Kind::list && place < list.size ? list.items()[place] : Value::unknown();
    }
}

/// What an element that is not there counts as, so that it leaves no gap in the column.
Value filler(const Type& type) {
    switch (type.kind()) {
    case TypeKind::boolean:
        return Value::boolean(false);
    case TypeKind::number:
        return Value::number(0);
    case TypeKind::duration:
        return Value::duration(0);
    case TypeKind::choice:
        return type.choice_set() != nullptr ? Value::choice(*type.choice_set(), 0) : Value::unknown();
    case TypeKind::date:
        return Value::date(day_base);
    case TypeKind::months:
        return Value::months(0);
    default:
        return Value::unknown();
    }
}

/// Elements that are contexts of one shape as a cell per field.
Cell contexts(Batch& batch, const Value* elements, const Word* present, const Shape& shape,
              const Type& type) {
    static const Type undeclared;
    auto* fields = batch.arena.allocate_array<Cell>(shape.names.size());
    auto* column = batch.arena.allocate_array<Value>(batch.rows);
    for (std::size_t i = 0; i < shape.names.size(); ++i) {
        const int declared = type.find_field(shape.names[i]);
        const Type& field =
            declared < 0 ? undeclared : type.fields()[static_cast<std::size_t>(declared)].type;
        const Value absent = filler(field);
        for (std::size_t row = 0; row < batch.rows; ++row) {
            column[row] = bit_at(present, row) ? elements[row].context().fields[i] : absent;
        }
        ::new (fields + i) Cell(cell_of_values(batch, column, field));
    }
    Cell cell;
    cell.form = Form::context;
    cell.shape = &shape;
    cell.fields = fields;
    return cell;
}

Cell element_cell(Batch& batch, Value* elements, Word* present, const Type& type) {
    if (!type.is(TypeKind::context) || !type.has_parts()) {
        const Value absent = filler(type);
        for (std::size_t row = 0; row < batch.rows; ++row) {
            if (!bit_at(present, row)) {
                elements[row] = absent;
            }
        }
        return cell_of_values(batch, elements, type);
    }
    const Shape* shape = nullptr;
    for (std::size_t row = 0; row < batch.rows; ++row) {
        if (!bit_at(present, row)) {
            continue;
        }
        const bool is_context = elements[row].kind == Kind::context;
        if (is_context && shape == nullptr) {
            shape = elements[row].context().shape;
        }
        if (!is_context || elements[row].context().shape != shape) {
            batch.decline(row);
            present[row / rows_per_word] &= ~(Word{1} << (row % rows_per_word));
        }
    }
    static const Shape empty{};
    return contexts(batch, elements, present, shape != nullptr ? *shape : empty, type);
}

Cell lists(Batch& batch, const Value* values, const Type& item) {
    std::size_t longest = 0;
    Gaps gaps(batch);
    auto* kept = batch.arena.allocate_array<Value>(batch.rows);
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const Value& value = values[row];
        kept[row] = value;
        if (value.is_unknown()) {
            gaps.unknown(row);
        } else if (value.is_null()) {
            gaps.null(row);
        } else if (value.kind != Kind::list || value.size > most_list_slots) {
            batch.decline(row);
            kept[row] = Value::list({});
        } else {
            longest = std::max<std::size_t>(longest, value.size);
        }
    }
    auto* slots = batch.arena.allocate_array<Slot>(longest);
    auto* elements = batch.arena.allocate_array<Value>(batch.rows);
    for (std::size_t place = 0; place < longest; ++place) {
        Word* present = batch.empty_plane();
        for (std::size_t row = 0; row < batch.rows; ++row) {
            if (kept[row].kind == Kind::list && place < kept[row].size) {
                set_bit(present, row);
            }
        }
        gather(batch, kept, place, elements);
        const Cell cell = element_cell(batch, elements, present, item);
        slots[place] = {present, batch.arena.create(cell)};
    }
    Cell cell = Cell::list({slots, longest}, gaps.known());
    cell.nulls = gaps.nulls();
    return cell;
}

} // namespace

Cell cell_of_values(Batch& batch, const Value* values, const Type& type) {
    switch (type.kind()) {
    case TypeKind::boolean:
        return truths(batch, values);
    case TypeKind::number:
        return numbers(batch, values, Kind::number, nullptr);
    case TypeKind::date:
        return numbers(batch, values, Kind::date, nullptr);
    case TypeKind::months:
        return numbers(batch, values, Kind::months, nullptr);
    case TypeKind::duration:
        return numbers(batch, values, Kind::duration, nullptr);
    case TypeKind::choice:
        return type.choice_set() != nullptr ? numbers(batch, values, Kind::choice, type.choice_set())
                                            : kept_values(batch, values);
    case TypeKind::list:
        return type.has_parts() ? lists(batch, values, type.item()) : kept_values(batch, values);
    default:
        return kept_values(batch, values);
    }
}

} // namespace bleibe::detail
