// SPDX-License-Identifier: Apache-2.0
// One batch of rows on its way through the steps: memory, the kernels, and the rows that have to be computed
// one by one because something in them has no column form.
#pragma once

#include "base/arena.hpp"
#include "columns/cell.hpp"
#include "value/type.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace bleibe::detail {

[[nodiscard]] inline bool bit_at(const Word* plane, std::size_t row) noexcept {
    return (plane[row / rows_per_word] >> (row % rows_per_word) & 1U) != 0;
}
inline void set_bit(Word* plane, std::size_t row) noexcept {
    plane[row / rows_per_word] |= Word{1} << (row % rows_per_word);
}

/// The days that the periods of a list cover, by row (functions/column_periods.hpp).
class DayRows;

/// Calls `use(row)` for each row of a plane.
template <class Use>
void for_each_row(const Word* plane, std::uint32_t words, Use use) {
    for (std::uint32_t w = 0; w < words; ++w) {
        for (Word left = plane[w]; left != 0; left &= left - 1) {
            use(static_cast<std::size_t>(w) * rows_per_word +
                static_cast<std::size_t>(__builtin_ctzll(left)));
        }
    }
}

class Batch {
public:
    Batch(Arena& memory, const Kernels& chosen) : arena(memory), kernels(chosen) {}

    Arena& arena;
    Arena scratch; // what a form needs while it runs
    const Kernels& kernels;
    std::uint32_t rows = 0;
    std::uint32_t words = 0;
    Word* declined = nullptr; // rows that no column is right for
    /// Within a block: the rows that have an entry there. What the others hold is nothing, and declines
    /// nothing.
    const Word* active = nullptr;

    /// The memory starts anew.
    void begin(std::uint32_t count);
    /// A new plane, its words in any state; one that is all 0; one that is all 1.
    [[nodiscard]] Word* plane() { return arena.allocate_array<Word>(words); }
    [[nodiscard]] Word* empty_plane();
    [[nodiscard]] const Word* none() const noexcept { return none_; }
    [[nodiscard]] const Word* every() const noexcept { return every_; }
    /// All rows, and nothing behind the last one.
    [[nodiscard]] const Word* rows_there() const noexcept { return there_; }
    /// Room for a column: whole words of rows.
    template <class Item>
    [[nodiscard]] Item* column() {
        return static_cast<Item*>(arena.allocate(sizeof(Item) * words * rows_per_word, 64));
    }
    [[nodiscard]] bool any(const Word* plane) const noexcept;
    /// They have a row in common.
    [[nodiscard]] bool meet(const Word* a, const Word* b) const noexcept;
    void add(Word* to, const Word* more) const noexcept { kernels.add(to, more, words); }
    void add_without(Word* to, const Word* more, const Word* less) const noexcept {
        kernels.add_without(to, more, less, words);
    }
    [[nodiscard]] std::size_t count(const Word* plane) const noexcept;
    /// Null is the same as null alone.
    [[nodiscard]] bool are_equal(const Word* a, const Word* b) const noexcept;
    [[nodiscard]] bool are_among(const Word* some, const Word* all) const noexcept;
    /// The rows there are, within a block those that have an entry, without those that are declined: which a
    /// form has to look at.
    [[nodiscard]] const Word* asked_rows();
    /// Some row is declined; not what stands behind the last one.
    [[nodiscard]] bool any_declined() const noexcept;
    void decline(std::size_t row) noexcept {
        if (active == nullptr || bit_at(active, row)) {
            set_bit(declined, row);
        }
    }
    /// Declines the rows of a plane.
    void decline_all(const Word* plane) noexcept;

    /// The days of the list of these slots, noted so that they are made once.
    struct NotedDays {
        const Slot* slots = nullptr;
        const DayRows* days = nullptr; // null: not made yet
        const Word* rows = nullptr;    // for which they are
        const Slot* like = nullptr;    // of the list whose days they are elsewhere; null: not made there
    };
    /// What was noted last of these slots; null if nothing was. Lists without slots have no place of their
    /// own in memory and cannot be noted.
    [[nodiscard]] const NotedDays* days_of(const Slot* slots) const noexcept;
    /// Where days that are noted live: longer than what is taken back.
    [[nodiscard]] Arena& memory_of_days() noexcept { return memory_of_days_; }
    struct Mark {
        Arena::Mark arena;
        Arena::Mark days;
        std::size_t noted = 0;
    };
    [[nodiscard]] Mark mark() const noexcept { return {arena.mark(), memory_of_days_.mark(), noted_.size()}; }
    /// Takes back what `arena` gave out since the mark, with what was noted of it.
    void rewind(const Mark& mark);
    void note_days(const NotedDays& noted) { noted_.push_back(noted); }

    // Planes made of planes.
    [[nodiscard]] const Word* copy(const Word* plane);
    [[nodiscard]] const Word* both(const Word* a, const Word* b);
    [[nodiscard]] const Word* either(const Word* a, const Word* b);
    [[nodiscard]] const Word* without(const Word* a, const Word* b);
    [[nodiscard]] const Word* opposite(const Word* a);
    /// Where a missing plane means everything (`known`) or nothing (`nulls`).
    [[nodiscard]] const Word* both_known(const Word* a, const Word* b);
    [[nodiscard]] const Word* either_null(const Word* a, const Word* b);

    /// A truth with its `no` written out.
    [[nodiscard]] Cell spelled(Cell truth);
    /// Rows that are neither yes, no nor null; a truth that is spelled.
    [[nodiscard]] const Word* open_rows(const Cell& truth);
    /// One boolean value (or unknown, or null) as planes.
    [[nodiscard]] Cell truth_of(const Value& value);

private:
    const Word* none_ = nullptr;
    const Word* every_ = nullptr;
    const Word* there_ = nullptr;
    std::vector<NotedDays> noted_;
    Arena memory_of_days_;
};

/// The column of one value per row, whose static type is known. Rows that do not fit a column are declined; a
/// type that has none keeps its values.
[[nodiscard]] Cell cell_of_values(Batch& batch, const Value* values, const Type& type);
/// The value of one row, not of one that was declined. Its parts live in `arena`.
[[nodiscard]] Value value_of_cell(const Cell& cell, std::size_t row, Arena& arena);
/// Those of the rows in which two cells may hold different things, without those that are declined; null if
/// there are none.
[[nodiscard]] const Word* changed_rows(Batch& batch, const Cell& a, const Cell& b, const Word* rows);
/// What the one cell holds in `rows` and the other one elsewhere. Nothing if no cell holds both.
[[nodiscard]] std::optional<Cell> blended(Batch& batch, const Word* rows, const Cell& in_rows,
                                          const Cell& elsewhere);

} // namespace bleibe::detail
