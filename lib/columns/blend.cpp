// SPDX-License-Identifier: Apache-2.0
// The idea: an array is copied only where some of the rows have something in it; a list of two lists takes
// slot by slot what the rows have in the one or the other, so that it gets no longer.
#include "columns/batch.hpp"

#include <algorithm>
#include <cstring>

namespace bleibe::detail {
namespace {

class Blend {
public:
    Blend(Batch& batch, const Word* rows) : batch_(batch), rows_(rows) {}

    /// False if there is no cell for both.
    bool make(const Cell& in_rows, const Cell& elsewhere, Cell& into) {
        if (in_rows.form != elsewhere.form) {
            return false;
        }
        into = elsewhere;
        switch (in_rows.form) {
        case Form::same:
            return identical(in_rows.same, elsewhere.same);
        case Form::truth:
            into.yes = chosen(in_rows.yes, elsewhere.yes);
            into.no = in_rows.no == nullptr && elsewhere.no == nullptr
                          ? nullptr
                          : chosen(batch_.spelled(in_rows).no, batch_.spelled(elsewhere).no);
            into.nulls = chosen_nulls(in_rows, elsewhere);
            return true;
        case Form::number:
            return make_number(in_rows, elsewhere, into);
        case Form::list:
            return make_list(in_rows, elsewhere, into);
        case Form::context:
            return make_context(in_rows, elsewhere, into);
        case Form::values:
            return in_rows.values == elsewhere.values;
        }
        return false;
    }

private:
    const Word* chosen(const Word* in_rows, const Word* elsewhere) {
        if (in_rows == elsewhere) {
            return elsewhere;
        }
        Word* made = batch_.plane();
        batch_.kernels.choose(made, rows_, in_rows, elsewhere, batch_.words);
        return made;
    }
    const Word* chosen_nulls(const Cell& in_rows, const Cell& elsewhere) {
        const auto given = [&](const Cell& cell) {
            return cell.nulls == nullptr ? batch_.none() : cell.nulls;
        };
        return in_rows.nulls == elsewhere.nulls ? elsewhere.nulls : chosen(given(in_rows), given(elsewhere));
    }
    const Word* chosen_known(const Cell& in_rows, const Cell& elsewhere) {
        const auto given = [&](const Cell& cell) {
            return cell.known == nullptr ? batch_.every() : cell.known;
        };
        return in_rows.known == elsewhere.known ? elsewhere.known : chosen(given(in_rows), given(elsewhere));
    }

    bool make_number(const Cell& in_rows, const Cell& elsewhere, Cell& into) {
        if (in_rows.kind != elsewhere.kind || in_rows.scale != elsewhere.scale ||
            in_rows.set != elsewhere.set || in_rows.width != elsewhere.width ||
            in_rows.base != elsewhere.base) {
            return false;
        }
        into.known = chosen_known(in_rows, elsewhere);
        into.nulls = chosen_nulls(in_rows, elsewhere);
        into.data = in_rows.data == elsewhere.data ? elsewhere.data
                    : into.width == 1              ? patched<std::uint8_t>(in_rows, elsewhere)
                    : into.width == 2              ? patched<std::int16_t>(in_rows, elsewhere)
                                                   : patched<std::int32_t>(in_rows, elsewhere);
        return true;
    }
    template <class Item>
    const void* patched(const Cell& in_rows, const Cell& elsewhere) {
        auto* made = batch_.column<Item>();
        std::copy_n(static_cast<const Item*>(elsewhere.data), std::size_t{batch_.words} * rows_per_word,
                    made);
        const auto* from = static_cast<const Item*>(in_rows.data);
        for_each_row(rows_, batch_.words, [&](std::size_t row) { made[row] = from[row]; });
        return made;
    }
    bool make_list(const Cell& in_rows, const Cell& elsewhere, Cell& into) {
        into.known = chosen_known(in_rows, elsewhere);
        into.nulls = chosen_nulls(in_rows, elsewhere);
        const std::size_t most = std::max(in_rows.slots.size(), elsewhere.slots.size());
        auto* slots = batch_.arena.allocate_array<Slot>(most);
        Slot* next = slots;
        for (std::size_t i = 0; i < most; ++i) {
            const Slot mine = i < in_rows.slots.size() ? in_rows.slots[i] : Slot{batch_.none(), nullptr};
            const Slot other = i < elsewhere.slots.size() ? elsewhere.slots[i] : Slot{batch_.none(), nullptr};
            const Word* have = batch_.both(mine.present, rows_);
            const Word* others_have = batch_.without(other.present, rows_);
            const bool any = batch_.any(have);
            const bool any_other = batch_.any(others_have);
            if (!any && !any_other) {
                continue;
            }
            *next = {any ? batch_.either(have, others_have) : others_have,
                     any_other ? other.element : mine.element};
            if (any && any_other && mine.element != other.element) {
                Cell element;
                if (!make(*mine.element, *other.element, element)) {
                    return false;
                }
                next->element = batch_.arena.create(element);
            }
            ++next;
        }
        into.slots = {slots, static_cast<std::size_t>(next - slots)};
        return true;
    }
    bool make_context(const Cell& in_rows, const Cell& elsewhere, Cell& into) {
        if (in_rows.shape != elsewhere.shape) {
            return false;
        }
        const std::size_t count = into.shape->names.size();
        auto* fields = batch_.arena.allocate_array<Cell>(count);
        for (std::size_t i = 0; in_rows.fields != elsewhere.fields && i < count; ++i) {
            if (!make(in_rows.fields[i], elsewhere.fields[i], *::new (fields + i) Cell)) {
                return false;
            }
        }
        into.fields = in_rows.fields != elsewhere.fields ? fields : elsewhere.fields;
        return true;
    }

    Batch& batch_;
    const Word* rows_;
};

} // namespace

std::optional<Cell> blended(Batch& batch, const Word* rows, const Cell& in_rows, const Cell& elsewhere) {
    Cell made;
    return Blend(batch, rows).make(in_rows, elsewhere, made) ? std::optional(made) : std::nullopt;
}

} // namespace bleibe::detail
