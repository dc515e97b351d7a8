// SPDX-License-Identifier: Apache-2.0
// The idea: two cells hold the same if their planes and arrays do where somebody has a value. What they share
// is not looked at, and a difference in how the same is held counts as one: it only costs a step more.
#include "columns/batch.hpp"

#include <algorithm>
#include <cstring>

namespace bleibe::detail {
namespace {

class Comparison {
public:
    Comparison(const Batch& batch) : batch_(batch) {}

    /// In the rows of a plane; null pointer: in all.
    [[nodiscard]] bool same(const Cell& a, const Cell& b, const Word* rows) const {
        if (a.form != b.form) {
            return false;
        }
        switch (a.form) {
        case Form::same:
            return identical(a.same, b.same);
        case Form::truth:
            return same_plane(a.yes, b.yes) && same_plane(a.no, b.no) && same_plane(a.nulls, b.nulls);
        case Form::number:
            return same_numbers(a, b, rows);
        case Form::list:
            return same_lists(a, b);
        case Form::context:
            return same_fields(a, b, rows);
        case Form::values:
            return a.values == b.values;
        }
        return false;
    }

private:
    [[nodiscard]] bool same_plane(const Word* a, const Word* b) const {
        return a == b || (a != nullptr && b != nullptr && std::equal(a, a + batch_.words, b));
    }
    [[nodiscard]] bool same_numbers(const Cell& a, const Cell& b, const Word* rows) const {
        const bool alike = a.kind == b.kind && a.width == b.width && a.scale == b.scale && a.base == b.base &&
                           a.set == b.set && same_plane(a.known, b.known) && same_plane(a.nulls, b.nulls);
        return alike && (a.data == b.data || same_data(a, b, rows));
    }
    [[nodiscard]] bool same_data(const Cell& a, const Cell& b, const Word* rows) const {
        const auto* first = static_cast<const char*>(a.data);
        const auto* second = static_cast<const char*>(b.data);
        for (std::uint32_t w = 0; w < batch_.words; ++w) {
            const Word there = rows == nullptr ? ~Word{0} : rows[w];
            const std::size_t place = std::size_t{w} * rows_per_word;
            const std::size_t count = std::min<std::size_t>(rows_per_word, batch_.rows - place);
            if (there == 0 ||
                std::memcmp(first + place * a.width, second + place * a.width, count * a.width) == 0) {
                continue;
            }
            for (Word left = there; left != 0; left &= left - 1) {
                const std::size_t row = place + static_cast<std::size_t>(__builtin_ctzll(left));
                if (row < batch_.rows && raw_number(a, row) != raw_number(b, row)) {
                    return false;
                }
            }
        }
        return true;
    }
    [[nodiscard]] bool same_lists(const Cell& a, const Cell& b) const {
        if (!same_plane(a.known, b.known) || !same_plane(a.nulls, b.nulls) ||
            a.slots.size() != b.slots.size()) {
            return false;
        }
        return a.slots.data() == b.slots.data() ||
               std::equal(a.slots.begin(), a.slots.end(), b.slots.begin(),
                          [&](const Slot& one, const Slot& other) {
                              return same_plane(one.present, other.present) &&
                                     (one.element == other.element ||
                                      same(*one.element, *other.element, one.present));
                          });
    }
    [[nodiscard]] bool same_fields(const Cell& a, const Cell& b, const Word* rows) const {
        const std::size_t count = a.shape->names.size();
        return a.shape == b.shape &&
               (a.fields == b.fields || std::equal(a.fields, a.fields + count, b.fields,
                                                   [&](const Cell& one, const Cell& other) {
                                                       return same(one, other, rows);
                                                   }));
    }

    const Batch& batch_;
};

} // namespace

bool same_content(const Batch& batch, const Cell& a, const Cell& b) {
    return Comparison(batch).same(a, b, nullptr);
}

} // namespace bleibe::detail
