// SPDX-License-Identifier: Apache-2.0
// The idea: a choice between two columns blends them; where the condition is unknown, only what both agree on
// is known.
#include "functions/column_forms.hpp"
#include "run/column_machine.hpp"

#include <algorithm>

namespace bleibe::detail {

bool ColumnMachine::select(std::span<const Ref> operands, Cell& result) {
    const Cell& condition = cell(operands[0]);
    const Cell& a = cell(operands[1]);
    const Cell& b = cell(operands[2]);
    if (condition.form == Form::same) {
        if (condition.same.is_unknown()) {
            return false;
        }
        result = condition.same.is_true() ? a : b;
        return true;
    }
    if (condition.form != Form::truth) {
        return false;
    }
    const auto one_is = [&](Form form) { return a.form == form || b.form == form; };
    const bool both_same = a.form == Form::same && b.form == Form::same;
    if (one_is(Form::list) || (both_same && (a.same.kind == Kind::list || b.same.kind == Kind::list))) {
        return select_list(condition, a, b, result);
    }
    if (one_is(Form::number) || (both_same && NumberReader(a).valid() && NumberReader(b).valid())) {
        return select_number(condition, a, b, result);
    }
    if (one_is(Form::truth) || both_same) {
        return select_truth(condition, a, b, result);
    }
    return false;
}

bool ColumnMachine::select_truth(const Cell& condition, const Cell& a, const Cell& b, Cell& result) {
    const auto as_truth = [&](const Cell& cell, Cell& into) {
        const bool is_truth = cell.form == Form::truth ||
                              (cell.form == Form::same && (cell.same.kind == Kind::boolean ||
                                                           cell.same.is_unknown() || cell.same.is_null()));
        if (is_truth) {
            into = cell.form == Form::truth ? cell : batch_.truth_of(cell.same);
        }
        return is_truth;
    };
    Cell first;
    Cell second;
    if (!as_truth(a, first) || !as_truth(b, second)) {
        return false;
    }
    const auto blend = [&](const Word* one, const Word* other) {
        Word* made = batch_.plane();
        batch_.kernels.choose(made, condition.yes, one, other, batch_.words);
        return static_cast<const Word*>(made);
    };
    if (condition.is_total() && first.is_total() && second.is_total()) {
        result = Cell::truth(blend(first.yes, second.yes));
        return true;
    }
    first = batch_.spelled(first);
    second = batch_.spelled(second);
    const Word* open = condition.is_total() ? nullptr : batch_.open_rows(condition);
    const auto chosen = [&](const Word* one, const Word* other) {
        const Word* made = blend(one, other);
        return open == nullptr
                   ? made
                   : batch_.either(batch_.without(made, open), batch_.both(open, batch_.both(one, other)));
    };
    result = Cell::truth(chosen(first.yes, second.yes), chosen(first.no, second.no));
    if (first.nulls != nullptr || second.nulls != nullptr) {
        const auto nulls = [&](const Cell& cell) {
            return cell.nulls != nullptr ? cell.nulls : batch_.none();
        };
        result.nulls = chosen(nulls(first), nulls(second));
    }
    return true;
}

bool ColumnMachine::select_number(const Cell& condition, const Cell& a, const Cell& b, Cell& result) {
    const NumberReader first(a);
    const NumberReader second(b);
    const Kind kind = first.kind() == Kind::null ? second.kind() : first.kind();
    if (!first.valid() || !second.valid() || kind == Kind::choice || kind == Kind::null ||
        (second.kind() != Kind::null && second.kind() != kind)) {
        return false;
    }
    const Word* open = condition.is_total() ? batch_.none() : batch_.open_rows(batch_.spelled(condition));
    auto* data = batch_.column<std::int32_t>();
    Word* known = batch_.empty_plane();
    Word* nulls = batch_.empty_plane();
    std::fill_n(data, batch_.rows, 0);
    for_each_row(batch_.asked_rows(), batch_.words, [&](std::size_t row) {
        const bool is_first = bit_at(condition.yes, row);
        const NumberReader& taken = is_first ? first : second;
        const bool undecided = bit_at(open, row);
        if (!taken.known(row) || (undecided && !first.known(row))) {
            return;
        }
        if (undecided &&
            (first.null(row) != second.null(row) || (!first.null(row) && first[row] != second[row]))) {
            return;
        }
        set_bit(known, row);
        if (taken.null(row)) {
            set_bit(nulls, row);
        } else if (taken[row] > INT32_MIN && taken[row] < INT32_MAX) {
            data[row] = static_cast<std::int32_t>(taken[row]);
        } else {
            batch_.decline(row);
        }
    });
    const bool all_known = a.known == nullptr && b.known == nullptr && condition.is_total();
    result =
        number_cell(batch_, data, kind, all_known ? nullptr : known, batch_.any(nulls) ? nulls : nullptr);
    return true;
}

bool ColumnMachine::select_list(const Cell& condition, const Cell& a, const Cell& b, Cell& result) {
    const auto first = as_list(batch_, a);
    const auto second = as_list(batch_, b);
    if (!first || !second) {
        return false;
    }
    if (!condition.is_total()) {
        batch_.decline_all(batch_.open_rows(condition));
    }
    auto* slots = batch_.arena.allocate_array<Slot>(first->slots.size() + second->slots.size());
    Slot* next = slots;
    for (const Slot& slot : first->slots) {
        *next++ = {batch_.both(slot.present, condition.yes), slot.element};
    }
    for (const Slot& slot : second->slots) {
        *next++ = {batch_.without(slot.present, condition.yes), slot.element};
    }
    const Word* known = nullptr;
    if (first->known != nullptr || second->known != nullptr) {
        Word* made = batch_.plane();
        batch_.kernels.choose(made, condition.yes, first->known != nullptr ? first->known : batch_.every(),
                              second->known != nullptr ? second->known : batch_.every(), batch_.words);
        known = made;
    }
    result = Cell::list({slots, static_cast<std::size_t>(next - slots)}, known);
    return true;
}

} // namespace bleibe::detail
