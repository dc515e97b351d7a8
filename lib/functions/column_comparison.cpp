// SPDX-License-Identifier: Apache-2.0
// The idea: every comparison is "above" or "equal" of a column and a constant, or of two columns, perhaps
// turned round; what is unknown or null is cut out afterwards, and only where a batch has such rows.
#include "functions/column_forms.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

enum class Wanted : std::uint8_t { less, less_equal, greater, greater_equal, equal };

/// a < b is b > a.
Wanted turned(Wanted wanted) {
    switch (wanted) {
    case Wanted::less:
        return Wanted::greater;
    case Wanted::less_equal:
        return Wanted::greater_equal;
    case Wanted::greater:
        return Wanted::less;
    case Wanted::greater_equal:
        return Wanted::less_equal;
    default:
        return wanted;
    }
}

/// The number that a value has in a column of that kind; nothing if it is not of the kind, or no whole
/// number.
std::optional<std::int64_t> constant_for(const Cell& cell, const Value& value) {
    if (value.kind != cell.kind) {
        return std::nullopt;
    }
    if (value.kind == Kind::choice) {
        return &value.choice_set() == cell.set ? std::optional<std::int64_t>(value.size) : std::nullopt;
    }
    if (value.kind == Kind::duration) {
        const bool whole = value.size == 0 && value.integer % seconds_a_day_of_cells == 0;
        return whole ? std::optional(value.integer / seconds_a_day_of_cells) : std::nullopt;
    }
    if (value.kind != Kind::number) {
        return value.integer;
    }
    constexpr std::int64_t bound = INT32_MAX;
    if (value.big || value.scale < 0 || value.scale > cell.scale || value.integer > bound ||
        value.integer < -bound) {
        return std::nullopt;
    }
    std::int64_t number = value.integer;
    for (std::int8_t digit = value.scale; digit < cell.scale; ++digit) {
        number *= 10;
    }
    return number;
}

const Word* within_bytes(Batch& batch, const Cell& cell, std::int64_t low, std::int64_t high) {
    low = std::max<std::int64_t>(low, 0);
    high = std::min<std::int64_t>(high, UINT8_MAX);
    if (low > high) {
        return batch.none();
    }
    Word* made = batch.plane();
    batch.kernels.within8(made, static_cast<const std::uint8_t*>(cell.data), static_cast<std::uint8_t>(low),
                          static_cast<std::uint8_t>(high), batch.words);
    return made;
}

const Word* equal_to(Batch& batch, const Cell& cell, std::int64_t constant) {
    const std::int64_t raw = constant - cell.base;
    if (cell.width == 1) {
        return within_bytes(batch, cell, raw, raw);
    }
    const std::int64_t least = cell.width == 2 ? INT16_MIN : INT32_MIN;
    if (raw < least || raw > largest_of(cell.width)) {
        return batch.none();
    }
    Word* made = batch.plane();
    if (cell.width == 2) {
        batch.kernels.equal16(made, static_cast<const std::int16_t*>(cell.data),
                              static_cast<std::int16_t>(raw), batch.words);
    } else {
        batch.kernels.equal32(made, static_cast<const std::int32_t*>(cell.data),
                              static_cast<std::int32_t>(raw), batch.words);
    }
    return made;
}

const Word* above(Batch& batch, const Cell& cell, std::int64_t constant) {
    const std::int64_t raw = constant - cell.base;
    if (cell.width == 1) {
        return within_bytes(batch, cell, raw + 1, UINT8_MAX);
    }
    if (raw >= largest_of(cell.width)) {
        return batch.none();
    }
    if (raw < (cell.width == 2 ? INT16_MIN : INT32_MIN)) {
        return batch.every();
    }
    Word* made = batch.plane();
    if (cell.width == 2) {
        batch.kernels.above16(made, static_cast<const std::int16_t*>(cell.data),
                              static_cast<std::int16_t>(raw), batch.words);
    } else {
        batch.kernels.above32(made, static_cast<const std::int32_t*>(cell.data),
                              static_cast<std::int32_t>(raw), batch.words);
    }
    return made;
}

const Word* compared(Batch& batch, Wanted wanted, const Cell& cell, std::int64_t constant) {
    switch (wanted) {
    case Wanted::equal:
        return equal_to(batch, cell, constant);
    case Wanted::greater:
        return above(batch, cell, constant);
    case Wanted::greater_equal:
        return above(batch, cell, constant - 1);
    case Wanted::less:
        return cell.width == 1 ? within_bytes(batch, cell, 0, constant - 1)
                               : batch.opposite(above(batch, cell, constant - 1));
    case Wanted::less_equal:
        return cell.width == 1 ? within_bytes(batch, cell, 0, constant)
                               : batch.opposite(above(batch, cell, constant));
    }
    return nullptr;
}

const Word* compared(Batch& batch, Wanted wanted, const Cell& a, const Cell& b) {
    if (wanted == Wanted::less || wanted == Wanted::less_equal) {
        return compared(batch, turned(wanted), b, a);
    }
    Word* made = batch.plane();
    const bool equal = wanted == Wanted::equal;
    // At least as high: not below.
    const bool inverted = wanted == Wanted::greater_equal;
    const Cell& high = inverted ? b : a;
    const Cell& low = inverted ? a : b;
    if (a.width == 2 && b.width == 2 && a.base == b.base) {
        const auto kernel = equal ? batch.kernels.equal_columns16 : batch.kernels.above_columns16;
        kernel(made, static_cast<const std::int16_t*>(high.data), static_cast<const std::int16_t*>(low.data),
               batch.words);
    } else {
        const auto kernel = equal ? batch.kernels.equal_columns32 : batch.kernels.above_columns32;
        kernel(made, widened(batch, high), widened(batch, low), batch.words);
    }
    return inverted ? batch.opposite(made) : made;
}

/// Where an operand is null, so is the answer, whatever the other is.
Cell ordered(Batch& batch, const Word* yes, const Cell& a, const Word* known_b, const Word* nulls_b) {
    const Word* nulls = batch.either_null(a.nulls, nulls_b);
    const Word* known = batch.both_known(a.known, known_b);
    if (nulls != nullptr) {
        const Word* there = batch.opposite(nulls);
        known = known == nullptr ? there : batch.both(known, there);
    }
    Cell truth = known_truth(batch, yes, known);
    truth.nulls = nulls;
    return truth;
}

/// Null equals null and nothing else; beside what is unknown it is unknown.
Cell equated(Batch& batch, const Word* yes, const Cell& a, const Cell& b) {
    if (a.nulls != nullptr || b.nulls != nullptr) {
        const Word* nulls = batch.either_null(a.nulls, b.nulls);
        yes = batch.without(yes, nulls);
        if (a.nulls != nullptr && b.nulls != nullptr) {
            yes = batch.either(yes, batch.both(a.nulls, b.nulls));
        }
    }
    return known_truth(batch, yes, batch.both_known(a.known, b.known));
}

/// The same numbers counted with one more digit behind the point, as often as needed. What does not fit is
/// declined.
Cell rescaled(Batch& batch, const Cell& cell, std::int8_t scale) {
    std::int64_t factor = 1;
    for (std::int8_t digit = cell.scale; digit < scale; ++digit) {
        factor *= 10;
    }
    auto* data = batch.column<std::int32_t>();
    for (std::size_t row = 0; row < batch.rows; ++row) {
        const bool given = (cell.known == nullptr || bit_at(cell.known, row)) &&
                           (cell.nulls == nullptr || !bit_at(cell.nulls, row));
        const std::int64_t number = given ? number_at(cell, row) * factor : 0;
        const bool fits = number > INT32_MIN && number < INT32_MAX;
        if (!fits) {
            batch.decline(row);
        }
        data[row] = fits ? static_cast<std::int32_t>(number) : 0;
    }
    Cell made = number_cell(batch, data, cell.kind, cell.known, cell.nulls);
    made.scale = scale;
    return made;
}

bool same_kind(const Cell& a, const Cell& b) {
    return a.kind == b.kind && (a.kind != Kind::choice || a.set == b.set);
}

void compare_columns(ColumnCall& call, Wanted wanted, const Cell& a, const Cell& b) {
    const bool is_ordered = a.kind != Kind::choice || (a.set != nullptr && a.set->ordered);
    if (!same_kind(a, b) || (wanted != Wanted::equal && !is_ordered)) {
        return;
    }
    if (a.scale != b.scale) {
        const std::int8_t scale = std::max(a.scale, b.scale);
        const Cell left = a.scale < scale ? rescaled(call.batch, a, scale) : a;
        const Cell right = b.scale < scale ? rescaled(call.batch, b, scale) : b;
        return compare_columns(call, wanted, left, right);
    }
    const Word* yes = compared(call.batch, wanted, a, b);
    call.give(wanted == Wanted::equal ? equated(call.batch, yes, a, b)
                                      : ordered(call.batch, yes, a, b.known, b.nulls));
}

void compare_constant(ColumnCall& call, Wanted wanted, const Cell& a, const Value& value) {
    Batch& batch = call.batch;
    if (value.is_null() && wanted == Wanted::equal) {
        call.give(known_truth(batch, a.nulls != nullptr ? a.nulls : batch.none(), a.known));
        return;
    }
    constexpr std::int8_t most_scale = 3;
    if (a.kind == Kind::number && value.kind == Kind::number && value.scale > a.scale &&
        value.scale <= most_scale) {
        return compare_constant(call, wanted, rescaled(batch, a, value.scale), value);
    }
    const bool is_ordered = a.kind != Kind::choice || (a.set != nullptr && a.set->ordered);
    const auto constant = constant_for(a, value);
    if (!constant || (wanted != Wanted::equal && !is_ordered)) {
        return;
    }
    const Word* yes = compared(batch, wanted, a, *constant);
    call.give(wanted == Wanted::equal ? equated(batch, yes, a, Cell::of(value))
                                      : ordered(batch, yes, a, nullptr, nullptr));
}

/// Truths are equal where both are yes or both are no.
void equate_truths(ColumnCall& call, Cell a, Cell b) {
    Batch& batch = call.batch;
    if (b.form == Form::same && b.same.is_null()) {
        const Cell spelled = batch.spelled(a);
        const Word* yes = a.nulls != nullptr ? a.nulls : batch.none();
        call.give(a.no == nullptr ? Cell::truth(yes)
                                  : Cell::truth(yes, batch.either(spelled.yes, spelled.no)));
        return;
    }
    if (b.form == Form::same) {
        if (b.same.kind != Kind::boolean) {
            return;
        }
        b = batch.truth_of(b.same);
    }
    if (b.form != Form::truth || a.nulls != nullptr || b.nulls != nullptr) {
        return;
    }
    const Cell left = batch.spelled(a);
    const Cell right = batch.spelled(b);
    const Word* yes = batch.either(batch.both(left.yes, right.yes), batch.both(left.no, right.no));
    if (a.is_total() && b.is_total()) {
        call.give(Cell::truth(yes));
        return;
    }
    const Word* no = batch.either(batch.both(left.yes, right.no), batch.both(left.no, right.yes));
    call.give(Cell::truth(yes, no));
}

void compare(ColumnCall& call, Wanted wanted) {
    const Cell& a = call.operands[0];
    const Cell& b = call.operands[1];
    if (a.form == Form::number && b.form == Form::number) {
        compare_columns(call, wanted, a, b);
    } else if (a.form == Form::number && b.form == Form::same) {
        compare_constant(call, wanted, a, b.same);
    } else if (a.form == Form::same && b.form == Form::number) {
        compare_constant(call, turned(wanted), b, a.same);
    } else if (wanted == Wanted::equal && a.form == Form::truth) {
        equate_truths(call, a, b);
    } else if (wanted == Wanted::equal && b.form == Form::truth) {
        equate_truths(call, b, a);
    } else if (wanted == Wanted::equal && a.form == Form::list && b.form == Form::same && b.same.is_null()) {
        call.give(known_truth(call.batch, a.nulls != nullptr ? a.nulls : call.batch.none(), a.known));
    }
}

} // namespace

void column_equal(ColumnCall& call) { compare(call, Wanted::equal); }
void column_less(ColumnCall& call) { compare(call, Wanted::less); }
void column_less_equal(ColumnCall& call) { compare(call, Wanted::less_equal); }
void column_greater(ColumnCall& call) { compare(call, Wanted::greater); }
void column_greater_equal(ColumnCall& call) { compare(call, Wanted::greater_equal); }

/// Equality is never null here, or the form is not done.
void column_differs(ColumnCall& call) {
    compare(call, Wanted::equal);
    if (call.done) {
        const Cell& equal = call.result;
        call.result = equal.no == nullptr ? Cell::truth(call.batch.opposite(equal.yes))
                                          : Cell::truth(equal.no, equal.yes, equal.nulls);
    }
}

/// A list that is the same for all rows: of choices, the runs of neighbouring codes.
void column_in_list(ColumnCall& call) {
    const Cell& value = call.operands[0];
    const Cell& list = call.operands[1];
    if (value.form != Form::number || list.form != Form::same || list.same.kind != Kind::list) {
        return;
    }
    Batch& batch = call.batch;
    std::array<bool, UINT8_MAX> codes{};
    std::size_t first = codes.size();
    std::size_t behind = 0; // the last one
    const Word* yes = nullptr;
    const auto add = [&](const Word* plane) { yes = yes == nullptr ? plane : batch.either(yes, plane); };
    for (const Value& item : list.same.items()) {
        const auto constant = constant_for(value, item);
        if (!constant) {
            return;
        }
        if (value.width == 1) {
            const auto code = static_cast<std::size_t>(*constant);
            codes[code] = true;
            first = std::min(first, code);
            behind = std::max(behind, code + 1);
        } else {
            add(equal_to(batch, value, *constant));
        }
    }
    for (std::size_t code = first; code < behind;) {
        std::size_t end = code;
        while (end < behind && codes[end]) {
            ++end;
        }
        if (end > code) {
            add(within_bytes(batch, value, static_cast<std::int64_t>(code),
                             static_cast<std::int64_t>(end) - 1));
        }
        code = std::max(end, code + 1);
    }
    if (yes == nullptr) {
        call.give(Cell::truth(batch.none())); // nothing is in an empty list, known or not
        return;
    }
    if (value.nulls != nullptr) {
        yes = batch.without(yes, value.nulls);
    }
    call.give(known_truth(batch, yes, value.known));
}

} // namespace bleibe::detail
