// SPDX-License-Identifier: Apache-2.0
// Arrays for the facts of a batch of people, filled row by row by whoever reads them, and read by the column
// form where they are.
#pragma once

#include "columns/kernels.hpp"
#include "reason/fact_columns.hpp"
#include "value/type.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace bleibe::detail {

/// One fact, or one field of the entries at one place of a list. Rows that are not set hold 0.
class FactArray {
public:
    /// Of a type that an array can hold; of another one `holds()` is false.
    explicit FactArray(const Type& type);

    [[nodiscard]] bool holds() const noexcept { return form_ != Form::same; }
    [[nodiscard]] TypeKind kind() const noexcept { return kind_; }
    /// Null can be written: of truths it cannot.
    [[nodiscard]] bool takes_null() const noexcept { return nullable_ && width_ > 0; }

    /// Zeros for so many rows: all known, or none.
    void begin(std::size_t rows, bool known);
    void set_truth(std::size_t row, bool truth) noexcept {
        const Word bit = Word{1} << (row % rows_per_word);
        Word& word = yes_[row / rows_per_word];
        word = truth ? word | bit : word & ~bit;
        set_known(row);
    }
    /// False if it does not fit.
    [[nodiscard]] bool set_number(std::size_t row, std::int64_t number) noexcept {
        set_known(row);
        switch (width_) {
        case 1:
            store(row, number);
            return true;
        case 2:
            return put<std::int16_t>(row, number - (kind_ == TypeKind::date ? day_base : 0));
        default:
            return put<std::int32_t>(row, number);
        }
    }
    /// Where `takes_null()`.
    void set_null(std::size_t row) noexcept {
        has_nulls_ = true;
        set_known(row);
        store(row, largest_of(width_));
    }
    void set_unknown(std::size_t row) noexcept {
        known_[row / rows_per_word] &= ~(Word{1} << (row % rows_per_word));
    }
    /// The same value for all rows; false if the array cannot hold it.
    [[nodiscard]] bool fill(std::size_t rows, const Value& value);

    /// As an array of the host's; the rows of `passed_over` (may be null) leave no gap.
    [[nodiscard]] HostColumn handed_over(std::size_t rows, const Word* passed_over);

private:
    void set_known(std::size_t row) noexcept {
        known_[row / rows_per_word] |= Word{1} << (row % rows_per_word);
    }
    void store(std::size_t row, std::int64_t number) noexcept {
        if (width_ == 1) {
            data_[row] = static_cast<std::byte>(number);
        } else if (width_ == 2) {
            reinterpret_cast<std::int16_t*>(data_.data())[row] = static_cast<std::int16_t>(number);
        } else {
            reinterpret_cast<std::int32_t*>(data_.data())[row] = static_cast<std::int32_t>(number);
        }
    }
    template <class Item>
    [[nodiscard]] bool put(std::size_t row, std::int64_t number) noexcept {
        store(row, number);
        // The ends are kept free: one means null, and the other has no opposite.
        return number > std::numeric_limits<Item>::min() && number < std::numeric_limits<Item>::max();
    }

    Form form_ = Form::same;
    TypeKind kind_;
    bool nullable_ = false;
    std::uint8_t width_ = 0;
    bool has_nulls_ = false;
    std::vector<std::byte> data_;
    std::vector<Word> yes_;
    std::vector<Word> known_;
};

/// The facts of so many people. Everything is unknown that nobody states; what the vocabulary says to hold
/// unless stated holds.
class FactArrays {
public:
    explicit FactArrays(std::shared_ptr<const CatalogModel> model);

    /// Forgets everybody.
    void begin(std::size_t people);

    /// Of a fact that is no list: to be set for a row. Null if the fact has no array.
    [[nodiscard]] FactArray* fact(std::size_t number) {
        Fact& fact = facts_[number];
        return fact.begun || begin(fact, number) ? &fact.array : nullptr;
    }
    /// The fact was stated of a row, and does not only hold because it was not.
    void note_stated(std::size_t number, std::size_t row) {
        std::vector<Word>& stated = facts_[number].stated;
        if (!stated.empty()) {
            stated[row / rows_per_word] |= Word{1} << (row % rows_per_word);
        }
    }
    /// Of a list: the arrays of the entries at a place, by field; one for a list of plain values. Null if the
    /// list has no arrays, or no such place.
    [[nodiscard]] std::vector<FactArray>* entry(std::size_t number, std::size_t place);
    /// The list of this person has so many entries. False if the list has no arrays.
    [[nodiscard]] bool set_count(std::size_t number, std::size_t row, std::size_t count);
    /// What was set for a row does not count: somebody else says what is to be known of it.
    void pass_over(std::size_t row);

    /// Valid until the next `begin`.
    void hand_over(FactColumnsData& into);

private:
    struct Fact {
        explicit Fact(const Type& type) : array(type) {}

        bool begun = false; // somebody states it
        bool is_list = false;
        FactArray array;
        std::vector<std::uint8_t> counts;
        std::vector<Word> known;
        std::vector<Word> stated; // of a fact that holds unless stated
        std::size_t places = 0;   // begun
        std::vector<std::vector<FactArray>> slots;
    };
    [[nodiscard]] bool begin(Fact& fact, std::size_t number);
    void hand_over(Fact& fact, HostFact& into);

    std::shared_ptr<const CatalogModel> model_;
    std::size_t people_ = 0;
    std::vector<Fact> facts_;
    std::vector<Word> passed_over_;
    bool any_passed_over_ = false;
};

} // namespace bleibe::detail
