// SPDX-License-Identifier: Apache-2.0
// Column forms of rows of the function table: one call for a whole batch. A form answers exactly what the
// scalar form answers, row by row; where it cannot for some rows, it declines those, and where it has nothing
// to say about such operands at all, it leaves `done` false.
#pragma once

#include "columns/batch.hpp"
#include "functions/function.hpp"

#include <optional>
#include <span>

namespace bleibe::detail {

struct ColumnCall {
    Batch& batch;
    std::span<const Cell> operands; // at least one of them is no `same`
    bool nullable = false;          // the type of the result: where there is none, it is null, else unknown
    Cell result;
    bool done = false;

    void give(const Cell& cell) {
        result = cell;
        done = true;
    }
};

void column_equal(ColumnCall& call);
void column_differs(ColumnCall& call);
void column_less(ColumnCall& call);
void column_less_equal(ColumnCall& call);
void column_greater(ColumnCall& call);
void column_greater_equal(ColumnCall& call);
void column_in_list(ColumnCall& call);
void column_plus(ColumnCall& call);
void column_minus(ColumnCall& call);
void column_times(ColumnCall& call);
void column_count(ColumnCall& call);
void column_total(ColumnCall& call);
void column_concatenate(ColumnCall& call);
void column_flatten(ColumnCall& call);
void column_age(ColumnCall& call);
void column_completed_years(ColumnCall& call);
void column_completed_months(ColumnCall& call);
void column_happened_by(ColumnCall& call);
void column_earlier(ColumnCall& call);
void column_later(ColumnCall& call);
void column_covers(ColumnCall& call);
void column_unbroken_since(ColumnCall& call);
void column_gaps(ColumnCall& call);
void column_merged(ColumnCall& call);
void column_union_days(ColumnCall& call);
void column_without(ColumnCall& call);

// ---------------------------------------------------------------- what they share

/// A cell of whole numbers, or a value of such a kind for all rows, read row by row.
class NumberReader {
public:
    /// Not valid for any other cell.
    explicit NumberReader(const Cell& cell);
    [[nodiscard]] bool valid() const noexcept { return valid_; }
    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] bool known(std::size_t row) const noexcept {
        return cell_.known == nullptr || bit_at(cell_.known, row);
    }
    [[nodiscard]] bool null(std::size_t row) const noexcept {
        return always_null_ || (cell_.nulls != nullptr && bit_at(cell_.nulls, row));
    }
    [[nodiscard]] std::int64_t operator[](std::size_t row) const noexcept {
        return cell_.data == nullptr ? constant_ : number_at(cell_, row);
    }

private:
    const Cell& cell_;
    Kind kind_ = Kind::unknown;
    std::int64_t constant_ = 0;
    bool always_null_ = false;
    bool valid_ = false;
};

/// Rows of `none` have no value: they become null or unknown.
void take_out(ColumnCall& call, const Word* none, const Word*& known, const Word*& nulls);
/// Numbers of 32 bits, one per row, as the narrowest cell. Null rows get the largest number.
[[nodiscard]] Cell number_cell(Batch& batch, std::int32_t* data, Kind kind, const Word* known,
                               const Word* nulls);
/// The same numbers in 32 bits from 0 on. Null rows hold the largest number.
[[nodiscard]] const std::int32_t* widened(Batch& batch, const Cell& cell);
/// What a list is for all rows as slots; nothing if it is no list, or null somewhere.
[[nodiscard]] std::optional<Cell> as_list(Batch& batch, const Cell& cell);
/// The entry of that name of an element; null if it has none.
[[nodiscard]] const Cell* entry_of(Batch& batch, const Cell& element, std::string_view name);
/// A truth whose rows outside of `known` (null pointer: none) are unknown.
[[nodiscard]] Cell known_truth(Batch& batch, const Word* yes, const Word* known);

} // namespace bleibe::detail
