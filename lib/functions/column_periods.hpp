// SPDX-License-Identifier: Apache-2.0
// Lists of periods in slots, read row by row as the unions that the scalar forms ask, and lists of stretches
// of days in the making.
#pragma once

#include "functions/column_forms.hpp"
#include "functions/periods.hpp"

#include <vector>

namespace bleibe::detail {

class PeriodSlots {
public:
    static constexpr std::size_t most = 64;

    struct Place {
        const Word* present = nullptr;
        const Cell* from = nullptr;  // a number of days, or one day for all rows
        const Cell* until = nullptr; // the same; null: it goes on

        [[nodiscard]] Stretch days(std::size_t row) const noexcept;
    };

    /// False if the elements are no periods, or too many. Declines rows with an end that is not known.
    bool read(Batch& batch, const Cell& list);
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] const Place& operator[](std::size_t place) const noexcept { return places_[place]; }
    /// Every end is a column, so that kernels can read it.
    [[nodiscard]] bool are_columns() const noexcept;
    /// And all are of 16 bits with that base.
    [[nodiscard]] bool are_short(std::int64_t base) const noexcept;
    /// The union of a row's periods, until the next call.
    [[nodiscard]] Days days_of(std::size_t row) const;

private:
    [[nodiscard]] std::span<const Place> places() const noexcept { return {places_, count_}; }

    const Place* places_ = nullptr; // in the batch's memory
    std::size_t count_ = 0;
    mutable std::vector<Stretch> union_;
};

/// Stretches of days that rows get one by one.
class DaySlots {
public:
    struct Made {
        Word* present = nullptr;
        std::int32_t* from = nullptr;
        std::int32_t* until = nullptr;
        Word* open = nullptr; // rows whose stretch goes on
    };

    explicit DaySlots(Batch& batch) : batch_(batch) {}
    /// The stretch at that place of the row. Too many places or days beyond 32 bits decline the row.
    void add(std::size_t row, std::size_t place, Stretch days, bool open);
    /// `element(made)` gives the cell of a place.
    template <class Element>
    [[nodiscard]] std::vector<Slot> slots(Element element) const {
        std::vector<Slot> slots;
        for (const Made& made : made_) {
            slots.push_back({made.present, batch_.arena.create(Cell(element(made)))});
        }
        return slots;
    }
    template <class Element>
    [[nodiscard]] Cell list(const Word* known, Element element) const {
        const std::vector<Slot> made = slots(element);
        auto* kept = batch_.arena.allocate_array<Slot>(made.size());
        std::copy(made.begin(), made.end(), kept);
        return Cell::list({kept, made.size()}, known);
    }

private:
    Batch& batch_;
    std::vector<Made> made_;
};

} // namespace bleibe::detail
