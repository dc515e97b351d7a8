// SPDX-License-Identifier: Apache-2.0
// The idea: calendar and arithmetic go row by row over columns of whole numbers; a result that is no whole
// number of 32 bits declines its row.
#include "functions/column_forms.hpp"
#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// Null of either operand is null, unknown unknown; `made(a, b)` gives the number of the other rows, or
/// nothing.
template <class Made>
void number_by_row(ColumnCall& call, const Cell& left, const Cell& right, Kind kind, Made made) {
    Batch& batch = call.batch;
    const NumberReader a(left);
    const NumberReader b(right);
    const Word* nulls = batch.either_null(left.nulls, right.nulls);
    const Word* known = batch.both_known(left.known, right.known);
    auto* data = batch.column<std::int32_t>();
    Word* none = batch.empty_plane();
    std::fill_n(data, batch.rows, 0);
    const Word* asked = batch.both_known(batch.asked_rows(), known);
    asked = nulls == nullptr ? asked : batch.without(asked, nulls);
    for_each_row(asked, batch.words, [&](std::size_t row) {
        const std::optional<std::int64_t> number = made(a[row], b[row]);
        if (!number) {
            set_bit(none, row);
        } else if (*number > INT32_MIN && *number < INT32_MAX) {
            data[row] = static_cast<std::int32_t>(*number);
        } else {
            batch.decline(row);
        }
    });
    take_out(call, none, known, nulls);
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

/// One factor that is the same for all rows may have digits behind the point: the product counts them.
bool times_decimal(ColumnCall& call, const Cell& number, const Value& factor) {
    constexpr std::int8_t most_digits = 3;
    if (number.form != Form::number || number.kind != Kind::number || factor.kind != Kind::number ||
        factor.big || factor.scale <= 0 || factor.scale + number.scale > most_digits) {
        return false;
    }
    Cell whole = number;
    whole.scale = 0;
    number_by_row(call, whole, Cell::of(Value::number(factor.integer)), Kind::number, checked_product);
    call.result.scale = static_cast<std::int8_t>(factor.scale + number.scale);
    return true;
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

/// A date counts as midnight, so whole days move it by days.
void column_plus(ColumnCall& call) {
    const Cell& a = call.operands[0];
    const Cell& b = call.operands[1];
    if (!are_numbers(call.operands)) {
        return;
    }
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    const auto later = [](std::int64_t day, std::int64_t months) { return add_months(day, months); };
    const auto sum = [](std::int64_t x, std::int64_t y) { return std::optional(x + y); };
    if (left == Kind::date && right == Kind::months) {
        number_by_row(call, a, b, Kind::date, later);
    } else if (left == Kind::months && right == Kind::date) {
        number_by_row(call, b, a, Kind::date, later);
    } else if ((left == Kind::date && right == Kind::duration) ||
               (left == Kind::duration && right == Kind::date)) {
        number_by_row(call, a, b, Kind::date, sum);
    } else if (left == right && left != Kind::date) {
        number_by_row(call, a, b, left, sum);
    }
}

void column_minus(ColumnCall& call) {
    const Cell& a = call.operands[0];
    const Cell& b = call.operands[1];
    if (!are_numbers(call.operands)) {
        return;
    }
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    const auto difference = [](std::int64_t x, std::int64_t y) { return std::optional(x - y); };
    if (left == Kind::date && right == Kind::months) {
        number_by_row(call, a, b, Kind::date,
                      [](std::int64_t day, std::int64_t months) { return add_months(day, -months); });
    } else if (left == Kind::date && right == Kind::duration) {
        number_by_row(call, a, b, Kind::date, difference);
    } else if (left == right) {
        number_by_row(call, a, b, left == Kind::date ? Kind::duration : left, difference);
    }
}

void column_times(ColumnCall& call) {
    const Cell& a = call.operands[0];
    const Cell& b = call.operands[1];
    if (times_decimal(call, a, b.same) || times_decimal(call, b, a.same) || !are_numbers(call.operands)) {
        return;
    }
    const Kind left = kind_of(a);
    const Kind right = kind_of(b);
    const Kind length = left == Kind::number ? right : left;
    const bool one_is_number = left == Kind::number || right == Kind::number;
    if (one_is_number && (length == Kind::number || length == Kind::months || length == Kind::duration)) {
        number_by_row(call, a, b, length, checked_product);
    }
}

void column_age(ColumnCall& call) { of_two_days(call, age); }

void column_completed_months(ColumnCall& call) {
    of_two_days(call,
                [](std::int64_t from, std::int64_t to) { return std::optional(completed_months(from, to)); });
}

void column_completed_years(ColumnCall& call) {
    of_two_days(call, [](std::int64_t from, std::int64_t to) {
        return std::optional(completed_months(from, to) / 12);
    });
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
    ColumnCall compared{batch, call.operands, false, {}, false};
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
