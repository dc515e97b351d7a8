// SPDX-License-Identifier: Apache-2.0
// Lists of periods in slots, read row by row as the unions that the scalar forms ask, and lists of stretches
// of days in the making.
#pragma once

#include "functions/column_forms.hpp"
#include "functions/periods.hpp"

#include <vector>

namespace bleibe::detail {

/// One slot of a list of periods.
struct PeriodPlace {
    const Word* present = nullptr;
    const Cell* from = nullptr;  // a number of days, or one day for all rows
    const Cell* until = nullptr; // the same; null: it goes on
    const Word* known = nullptr; // rows in which both ends are; null pointer: all

    /// An end that is not known counts as any day: what may be covered.
    [[nodiscard]] DaySpan days(std::size_t row) const noexcept;
};

/// The union of each row's periods; of some rows only. It lives in the memory that it is made in.
class DayRows {
public:
    /// Of those that are certain, or of what all of them may be.
    [[nodiscard]] static DayRows of(Batch& batch, Arena& memory, std::span<const PeriodPlace> places,
                                    bool certain, const Word* rows);
    [[nodiscard]] Days operator[](std::size_t row) const noexcept { return days_[places_[row]]; }
    /// These in `rows`, and the others in all of their rows but these.
    [[nodiscard]] DayRows and_elsewhere(Batch& batch, Arena& memory, const Word* rows, const DayRows& others,
                                        const Word* rows_of_others) const;
    /// Those of the rows whose union is not empty.
    [[nodiscard]] const Word* rows_with_days(Batch& batch, const Word* rows) const;

private:
    std::uint32_t* places_ = nullptr; // by row
    Days* days_ = nullptr;            // the first one is empty
};

class PeriodSlots {
public:
    static constexpr std::size_t most = 128;

    /// False if the elements are no periods, or too many.
    bool read(Batch& batch, const Cell& list);
    /// Every end of every row is known.
    [[nodiscard]] bool exact() const noexcept;
    /// The same slots: those periods alone that are certain; with ends that are not known as far out as can
    /// be.
    [[nodiscard]] PeriodSlots certain(Batch& batch) const;
    [[nodiscard]] PeriodSlots possible(Batch& batch) const;
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] const PeriodPlace& operator[](std::size_t place) const noexcept { return places_[place]; }
    /// The same, with ends that are the same for all rows as columns, if 16 bits hold them.
    [[nodiscard]] PeriodSlots as_columns(Batch& batch) const;
    /// Every end is a column, so that kernels can read it.
    [[nodiscard]] bool are_columns() const noexcept;
    /// And all are of 16 bits with that base.
    [[nodiscard]] bool are_short(std::int64_t base) const noexcept;
    /// The unions of the periods that are certain, and of what they may be: the same where all is exact. For
    /// the rows that are asked.
    [[nodiscard]] const DayRows& days(Batch& batch) const;
    [[nodiscard]] const DayRows& possible_days(Batch& batch) const;

private:
    [[nodiscard]] std::span<const PeriodPlace> places() const noexcept { return {places_, count_}; }
    /// Makes the days of these rows; elsewhere they are those of another list, or not made.
    [[nodiscard]] const DayRows& note_days(Batch& batch, const Word* rows, const Slot* like) const;
    /// Makes those noted and the others one.
    [[nodiscard]] const DayRows& note_whole_days(Batch& batch, const Batch::NotedDays& noted,
                                                 const Batch::NotedDays& others) const;

    const PeriodPlace* places_ = nullptr; // in the batch's memory
    std::size_t count_ = 0;
    const Slot* slots_ = nullptr; // of the list
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
    void add(std::size_t row, std::size_t place, DaySpan days, bool open);
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
