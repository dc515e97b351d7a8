// SPDX-License-Identifier: Apache-2.0
// The idea: what two cells share is not looked at, and words of rows that are alike byte by byte are passed
// over; a difference in how the same is held counts as one, since it only costs work.
#include "columns/batch.hpp"

#include <algorithm>
#include <cstring>

namespace bleibe::detail {
namespace {

/// Adds up the rows in which cells differ.
class Difference {
public:
    Difference(Batch& batch) : batch_(batch), found_(batch.empty_plane()) {}

    /// Of `rows` alone.
    void add(const Cell& a, const Cell& b, const Word* rows) {
        if (a.form != b.form) {
            return add_rows(rows);
        }
        switch (a.form) {
        case Form::same:
            return identical(a.same, b.same) ? void() : add_rows(rows);
        case Form::truth:
            return add_truths(a, b, rows);
        case Form::number:
            return add_numbers(a, b, rows);
        case Form::list:
            return add_lists(a, b, rows);
        case Form::context:
            return add_fields(a, b, rows);
        case Form::values:
            return a.values == b.values ? void() : add_rows(rows);
        }
    }
    [[nodiscard]] const Word* found() const { return batch_.any(found_) ? found_ : nullptr; }

private:
    void add_rows(const Word* rows) {
        for (std::uint32_t w = 0; w < batch_.words; ++w) {
            found_[w] |= rows[w];
        }
    }
    /// A plane that is missing is all `missing`.
    void add_planes(const Word* a, const Word* b, const Word* rows, Word missing) {
        for (std::uint32_t w = 0; a != b && w < batch_.words; ++w) {
            const Word one = a != nullptr ? a[w] : missing;
            const Word other = b != nullptr ? b[w] : missing;
            found_[w] |= (one ^ other) & rows[w];
        }
    }
    void add_truths(const Cell& a, const Cell& b, const Word* rows) {
        add_planes(a.yes, b.yes, rows, 0);
        add_planes(a.nulls, b.nulls, rows, 0);
        if (a.no != nullptr || b.no != nullptr) {
            add_planes(batch_.spelled(a).no, batch_.spelled(b).no, rows, 0);
        }
    }
    void add_numbers(const Cell& a, const Cell& b, const Word* rows) {
        if (a.kind != b.kind || a.scale != b.scale || a.set != b.set) {
            return add_rows(rows);
        }
        add_planes(a.known, b.known, rows, ~Word{0});
        add_planes(a.nulls, b.nulls, rows, 0);
        const bool alike = a.width == b.width && a.base == b.base;
        if (alike && a.data == b.data) {
            return;
        }
        const std::size_t bytes = alike ? a.width : 0;
        const auto* first = static_cast<const char*>(a.data);
        const auto* second = static_cast<const char*>(b.data);
        for (std::uint32_t w = 0; w < batch_.words; ++w) {
            const std::size_t place = std::size_t{w} * rows_per_word;
            const Word known = a.known == nullptr ? ~Word{0} : a.known[w];
            const Word nulls = a.nulls == nullptr ? 0 : a.nulls[w];
            const Word there = rows[w] & known & ~nulls;
            const Word second_row = there & (there - 1);
            const bool few = (second_row & (second_row - 1)) == 0;
            if (there == 0 ||
                (alike && !few &&
                 std::memcmp(first + place * bytes, second + place * bytes, rows_per_word * bytes) == 0)) {
                continue;
            }
            for (Word left = there; left != 0; left &= left - 1) {
                const std::size_t row = place + static_cast<std::size_t>(__builtin_ctzll(left));
                found_[w] |= number_at(a, row) != number_at(b, row) ? left & ~(left - 1) : 0;
            }
        }
    }
    void add_lists(const Cell& a, const Cell& b, const Word* rows) {
        add_planes(a.known, b.known, rows, ~Word{0});
        add_planes(a.nulls, b.nulls, rows, 0);
        if (a.slots.data() == b.slots.data() && a.slots.size() == b.slots.size()) {
            return;
        }
        for (std::size_t i = 0; i < std::max(a.slots.size(), b.slots.size()); ++i) {
            const Word* one = i < a.slots.size() ? a.slots[i].present : nullptr;
            const Word* other = i < b.slots.size() ? b.slots[i].present : nullptr;
            add_planes(one, other, rows, 0);
            if (one != nullptr && other != nullptr && a.slots[i].element != b.slots[i].element) {
                add(*a.slots[i].element, *b.slots[i].element, batch_.both(rows, batch_.both(one, other)));
            }
        }
    }
    void add_fields(const Cell& a, const Cell& b, const Word* rows) {
        if (a.shape != b.shape) {
            return add_rows(rows);
        }
        for (std::size_t i = 0; a.fields != b.fields && i < a.shape->names.size(); ++i) {
            add(a.fields[i], b.fields[i], rows);
        }
    }

    Batch& batch_;
    Word* found_;
};

} // namespace

const Word* changed_rows(Batch& batch, const Cell& a, const Cell& b, const Word* rows) {
    Difference difference(batch);
    difference.add(a, b, batch.without(batch.both(batch.rows_there(), rows), batch.declined));
    return difference.found();
}

} // namespace bleibe::detail
