// SPDX-License-Identifier: Apache-2.0
// What one step, fact or field is for all rows of a batch.
#pragma once

#include "columns/kernels.hpp"
#include "value/value.hpp"

#include <cstdint>
#include <span>

namespace bleibe::detail {

struct Cell;

/// One place of a list: the element of the rows that have one there.
struct Slot {
    const Word* present = nullptr; // a plane
    const Cell* element = nullptr;
};

enum class Form : std::uint8_t {
    same,    // one value for all rows
    truth,   // planes
    number,  // whole numbers in a column: `kind` says of what, and of durations they count days
    list,    // padded slots; the elements of a row are those present, in the order of the slots
    context, // a cell per entry of the shape
    values,  // one value per row: what has no column of its own
};

/// Planes and arrays live in the batch's memory, or are the host's. A null plane pointer is the common case:
/// everything known, nothing null. What an array holds for a row that is unknown is anything; for a row that
/// is null it is the largest number.
struct Cell {
    Form form = Form::same;
    Kind kind = Kind::unknown;   // of a number: number, choice, date, months or duration
    std::uint8_t width = 0;      // of a number, in bytes: 1 (unsigned), 2 or 4
    std::int8_t scale = 0;       // of a number that is one: it counts 10^-scale
    Value same;                  // of `same`
    const Word* yes = nullptr;   // of a truth
    const Word* no = nullptr;    // of a truth; null pointer: wherever it is not yes
    const Word* known = nullptr; // of a number or list: rows that are known; null pointer: all
    const Word* nulls = nullptr; // of a truth, number or list; null pointer: none
    const void* data = nullptr;  // of a number
    std::int64_t base = 0;       // added to what the array holds; 0 for choices
    const ChoiceSet* set = nullptr;
    std::span<const Slot> slots;  // of a list
    const Shape* shape = nullptr; // of a context
    const Cell* fields = nullptr;
    const Value* values = nullptr;

    /// Neither unknown nor null in any row.
    [[nodiscard]] bool is_total() const noexcept {
        return form == Form::truth ? no == nullptr : known == nullptr && nulls == nullptr;
    }
    static Cell of(const Value& value) noexcept {
        Cell cell;
        cell.same = value;
        return cell;
    }
    static Cell truth(const Word* yes, const Word* no = nullptr, const Word* nulls = nullptr) noexcept {
        Cell cell;
        cell.form = Form::truth;
        cell.yes = yes;
        cell.no = no;
        cell.nulls = nulls;
        return cell;
    }
    static Cell list(std::span<const Slot> slots, const Word* known = nullptr) noexcept {
        Cell cell;
        cell.form = Form::list;
        cell.slots = slots;
        cell.known = known;
        return cell;
    }
};

/// Of an array of whole numbers of that width, for null.
[[nodiscard]] constexpr std::int64_t largest_of(std::uint8_t width) noexcept {
    return width == 1 ? UINT8_MAX : width == 2 ? INT16_MAX : INT32_MAX;
}
[[nodiscard]] inline std::int64_t raw_number(const Cell& cell, std::size_t row) noexcept {
    switch (cell.width) {
    case 1:
        return static_cast<const std::uint8_t*>(cell.data)[row];
    case 2:
        return static_cast<const std::int16_t*>(cell.data)[row];
    default:
        return static_cast<const std::int32_t*>(cell.data)[row];
    }
}
[[nodiscard]] inline std::int64_t number_at(const Cell& cell, std::size_t row) noexcept {
    return raw_number(cell, row) + cell.base;
}

constexpr std::int64_t seconds_a_day_of_cells = 86'400;

/// 16 bits hold the days of 1910 to 2089 from here on: one base for all columns of dates, so that they can be
/// compared as they are.
constexpr std::int64_t day_base = 10'957; // 2000-01-01
/// Longer lists are no columns: the row is computed by itself.
constexpr std::uint32_t most_list_slots = 32;

} // namespace bleibe::detail
