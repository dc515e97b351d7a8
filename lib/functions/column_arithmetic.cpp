// SPDX-License-Identifier: Apache-2.0
// The idea: calendar and arithmetic go row by row over columns of whole numbers; a result that is no whole number
// of 32 bits declines its row.
#include "functions/column_forms.hpp"
#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;

/// Null of either operand is null, unknown unknown; `made(a, b)` gives the number of the other rows, or nothing.
template <class Made>
void number_by_row(ColumnCall& call, const Cell& left, const Cell& right, Kind kind, Made made) {
    Batch& batch = call.batch;
    const NumberReader a(left);
    const NumberReader b(right);
    const Word* nulls = batch.either_null(left.nulls, right.nulls);
    const Word* known = batch.both_known(left.known, right.known);
    auto* data = batch.column<std::int32_t>();
    for (std::size_t row = 0; row < batch.rows; ++row) {
        data[row] = 0;
        const bool is_null = nulls != nullptr && bit_at(nulls, row);
        if (is_null || (known != nullptr && !bit_at(known, row))) {
            continue;
        }
        const std::optional<std::int64_t> number = made(a[row], b[row]);
        if (number && *number > INT32_MIN && *number < INT32_MAX) {
            data[row] = static_cast<std::int32_t>(*number);
        } else {
            batch.decline(row);
        }
    }
    if (nulls != nullptr && known != nullptr) {
        known = batch.either(known, nulls); // null goes before unknown
    }
    call.give(number_cell(batch, data, kind, known, nulls));
}

/// Both are numbers, or one that is the same for all rows; nothing that is always null.
bool are_numbers(std::span<const Cell> operands) {
    return std::all_of(operands.begin(), operands.end(), [](const Cell& cell) {
        const NumberReader reader(cell);
        return reader.valid() && reader.kind() != Kind::null && reader.kind() != Kind::choice;
    });
}

Kind kind_of(const Cell& cell) { return cell.form == Form::same ? cell.same.kind : cell.kind; }

/// Whole days of a length that is the same for all rows: the date counts as midnight.
std::optional<std::int64_t> days_of(const Cell& cell) {
    if (cell.form != Form::same || cell.same.kind != Kind::duration) {
        return std::nullopt;
    }
    const std::int64_t seconds = cell.same.integer;
    return seconds / seconds_a_day - (seconds % seconds_a_day < 0 ? 1 : 0);
}

void move_by_days(ColumnCall& call, const Cell& date, std::int64_t days) {
    if (date.form == Form::number && date.kind == Kind::date) {
        number_by_row(call, date, Cell::of(Value::number(days)), Kind::date,
                      [](std::int64_t day, std::int64_t more) { return std::optional(day + more); });
    }
}

std::optional<std::int64_t> checked_product(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? std::nullopt : std::optional(product);
}

void pick(ColumnCall& call, bool first) {
    if (are_numbers(call.operands) && kind_of(call.operands[0]) == Kind::date &&
        kind_of(call.operands[1]) == Kind::date) {
        number_by_row(call, call.operands[0], call.operands[1], Kind::date,
                      [first](std::int64_t a, std::int64_t b) {
                          return std::optional(first ? std::min(a, b) : std::max(a, b));
                      });
    }
}

/// `made` of two dates.
template <class Made>
void of_two_days(ColumnCall& call, Made made) {
    if (are_numbers(call.operands) && kind_of(call.operands[0]) == Kind::date &&
        kind_of(call.operands[1]) == Kind::date) {
        number_by_row(call, call.operands[0], call.operands[1], Kind::number, made);
    }
}

} // namespace

void column_plus(ColumnCall& call) {
    const Cell& a = call.operands[0];
    const Cell& b = call.operands[1];
    if (const auto days = days_of(b)) {
        return move_by_days(call, a, *days);
    }
    if (const auto days = days_of(a)) {
        return move_by_days(call, b, *days);
    }
    if (!are_numbers(call.operands)) {
        return;
    }
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    const auto later = [](std::int64_t day, std::int64_t months) { return add_months(day, months); };
    if (left == Kind::date && right == Kind::months) {
        number_by_row(call, a, b, Kind::date, later);
    } else if (left == Kind::months && right == Kind::date) {
        number_by_row(call, b, a, Kind::date, later);
    } else if (left == right && left != Kind::date) {
        number_by_row(call, a, b, left, [](std::int64_t x, std::int64_t y) { return std::optional(x + y); });
    }
}

void column_minus(ColumnCall& call) {
    const Cell& a = call.operands[0];
    const Cell& b = call.operands[1];
    if (b.form == Form::same && b.same.kind == Kind::duration) {
        // The length turned round counts in whole days as well: a part of a day goes to the day before.
        const std::int64_t seconds = b.same.integer;
        const bool whole = seconds % seconds_a_day == 0 && b.same.size == 0;
        return whole ? move_by_days(call, a, -(seconds / seconds_a_day)) : void();
    }
    if (!are_numbers(call.operands)) {
        return;
    }
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    if (left == Kind::date && right == Kind::months) {
        number_by_row(call, a, b, Kind::date,
                      [](std::int64_t day, std::int64_t months) { return add_months(day, -months); });
    } else if (left == right && left != Kind::date) {
        number_by_row(call, a, b, left, [](std::int64_t x, std::int64_t y) { return std::optional(x - y); });
    }
}

void column_times(ColumnCall& call) {
    if (!are_numbers(call.operands)) {
        return;
    }
    const Kind left = kind_of(call.operands[0]);
    const Kind right = kind_of(call.operands[1]);
    const bool months = (left == Kind::months) != (right == Kind::months);
    if ((left == Kind::number && right == Kind::number) ||
        (months && (left == Kind::number || right == Kind::number))) {
        number_by_row(call, call.operands[0], call.operands[1], months ? Kind::months : Kind::number,
                      checked_product);
    }
}

void column_age(ColumnCall& call) { of_two_days(call, age); }

void column_completed_months(ColumnCall& call) {
    of_two_days(call, [](std::int64_t from, std::int64_t to) { return std::optional(completed_months(from, to)); });
}

void column_completed_years(ColumnCall& call) {
    of_two_days(call,
                [](std::int64_t from, std::int64_t to) { return std::optional(completed_months(from, to) / 12); });
}

void column_earlier(ColumnCall& call) { pick(call, true); }
void column_later(ColumnCall& call) { pick(call, false); }

/// What never happened did not happen by the deadline, whatever that is.
void column_happened_by(ColumnCall& call) {
    Batch& batch = call.batch;
    const Cell& day = call.operands[0];
    const Cell& deadline = call.operands[1];
    const NumberReader happened(day);
    const NumberReader by(deadline);
    if (!happened.valid() || !by.valid() || by.kind() != Kind::date || deadline.nulls != nullptr ||
        (happened.kind() != Kind::date && happened.kind() != Kind::null)) {
        return;
    }
    if (happened.kind() == Kind::null) {
        call.give(Cell::truth(batch.none()));
        return;
    }
    ColumnCall compared{batch, call.operands, {}};
    column_less_equal(compared);
    if (!compared.done) {
        return;
    }
    Cell result = compared.result;
    if (result.nulls != nullptr) {
        result.no = batch.either(result.no, result.nulls);
        result.nulls = nullptr;
    }
    call.give(result);
}

} // namespace bleibe::detail
