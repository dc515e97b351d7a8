// SPDX-License-Identifier: Apache-2.0
// The idea: lists in padded slots are put together by laying their slots side by side; nothing is copied.
#include "functions/column_forms.hpp"

#include <algorithm>
#include <vector>

namespace bleibe::detail {
namespace {

/// More slots than that cost more than rows by themselves.
constexpr std::size_t most_joined_slots = 64;

Slot* slots_of(Batch& batch, const std::vector<Slot>& made) {
    auto* slots = batch.arena.allocate_array<Slot>(made.size());
    std::copy(made.begin(), made.end(), slots);
    return slots;
}

bool is_list(const Cell& cell) {
    return cell.form == Form::list || (cell.form == Form::same && cell.same.kind == Kind::list);
}

bool may_be_unknown(const Cell& element) {
    return element.form == Form::same ? element.same.is_unknown()
                                      : element.form == Form::values || !element.is_total();
}

/// Numbers alone. Takes the rows in which an element that is there is unknown out of `known`; declines those
/// in which one is null.
bool elements_known(Batch& batch, const Cell& list, const Word*& known) {
    for (const Slot& slot : list.slots) {
        const Cell& element = *slot.element;
        if (element.form != Form::number || element.kind != Kind::number || element.scale != 0) {
            return false;
        }
        const Word* present = list.known == nullptr ? slot.present : batch.both(slot.present, list.known);
        if (element.known != nullptr) {
            const Word* open = batch.without(present, element.known);
            known = known == nullptr ? batch.opposite(open) : batch.without(known, open);
        }
        if (element.nulls != nullptr) {
            batch.decline_all(batch.both(present, element.nulls));
        }
    }
    return true;
}

Cell column_of(Kind kind, std::uint8_t width, const void* data, const Word* known) {
    Cell cell;
    cell.form = Form::number;
    cell.kind = kind;
    cell.width = width;
    cell.data = data;
    cell.known = known;
    return cell;
}

/// Sums of numbers of any width.
Cell total_by_row(Batch& batch, const Cell& list, const Word* known) {
    auto* sums = batch.column<std::int32_t>();
    for (std::size_t row = 0; row < batch.rows; ++row) {
        std::int64_t sum = 0;
        for (const Slot& slot : list.slots) {
            sum += bit_at(slot.present, row) ? number_at(*slot.element, row) : 0;
        }
        if (sum <= INT32_MIN || sum >= INT32_MAX) {
            batch.decline(row);
            sum = 0;
        }
        sums[row] = static_cast<std::int32_t>(sum);
    }
    return number_cell(batch, sums, Kind::number, known, nullptr);
}

} // namespace

void column_count(ColumnCall& call) {
    Batch& batch = call.batch;
    const Cell& list = call.operands[0];
    if (call.operands.size() != 1 || list.form != Form::list || list.nulls != nullptr) {
        return;
    }
    auto* present = batch.arena.allocate_array<const Word*>(list.slots.size());
    std::transform(list.slots.begin(), list.slots.end(), present,
                   [](const Slot& slot) { return slot.present; });
    auto* counts = batch.column<std::int16_t>();
    batch.kernels.count(counts, present, static_cast<std::uint32_t>(list.slots.size()), batch.words);
    call.give(column_of(Kind::number, 2, counts, list.known));
}

void column_total(ColumnCall& call) {
    Batch& batch = call.batch;
    const Cell& list = call.operands[0];
    const Word* known = list.known;
    if (list.form != Form::list || list.nulls != nullptr || !elements_known(batch, list, known)) {
        return;
    }
    const Word* present[most_joined_slots];
    const void* data[most_joined_slots];
    const auto count = static_cast<std::uint32_t>(list.slots.size());
    if (count > most_joined_slots) {
        return;
    }
    bool bytes = true;
    bool shorts = true;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Cell& element = *list.slots[i].element;
        present[i] = list.slots[i].present;
        data[i] = element.data;
        bytes = bytes && element.width == 1 && element.base == 0;
        shorts = shorts && element.width == 2 && element.base == 0;
    }
    if (bytes) {
        auto* sums = batch.column<std::int16_t>();
        batch.kernels.total8(sums, reinterpret_cast<const std::uint8_t* const*>(data), present, count,
                             batch.words);
        call.give(column_of(Kind::number, 2, sums, known));
    } else if (shorts) {
        auto* sums = batch.column<std::int32_t>();
        batch.kernels.total16(sums, reinterpret_cast<const std::int16_t* const*>(data), present, count,
                              batch.words);
        call.give(column_of(Kind::number, 4, sums, known));
    } else {
        call.give(total_by_row(batch, list, known));
    }
}

void column_concatenate(ColumnCall& call) {
    Batch& batch = call.batch;
    std::vector<Slot> slots;
    const Word* known = nullptr;
    for (const Cell& operand : call.operands) {
        const auto list = as_list(batch, operand);
        if (!list) {
            return;
        }
        slots.insert(slots.end(), list->slots.begin(), list->slots.end());
        known = batch.both_known(known, list->known);
    }
    if (slots.size() <= most_joined_slots) {
        call.give(Cell::list({slots_of(batch, slots), slots.size()}, known));
    }
}

/// One level of lists within a list; a list that is unknown makes the whole unknown.
void column_flatten(ColumnCall& call) {
    Batch& batch = call.batch;
    const Cell& outer = call.operands[0];
    if (outer.form != Form::list || outer.nulls != nullptr) {
        return;
    }
    std::vector<Slot> slots;
    const Word* known = outer.known;
    for (const Slot& place : outer.slots) {
        if (!is_list(*place.element)) {
            return;
        }
        const auto inner = as_list(batch, *place.element);
        if (!inner) {
            return;
        }
        for (const Slot& slot : inner->slots) {
            if (is_list(*slot.element) || may_be_unknown(*slot.element)) {
                return;
            }
            slots.push_back({batch.both(place.present, slot.present), slot.element});
        }
        if (inner->known != nullptr) {
            const Word* open = batch.without(place.present, inner->known);
            known = known == nullptr ? batch.opposite(open) : batch.without(known, open);
        }
    }
    if (slots.size() <= most_joined_slots) {
        call.give(Cell::list({slots_of(batch, slots), slots.size()}, known));
    }
}

} // namespace bleibe::detail
