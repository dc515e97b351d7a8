// SPDX-License-Identifier: Apache-2.0
// The idea: planes are made by kernels into memory that is given back with the batch.
#include "columns/batch.hpp"

#include <algorithm>

namespace bleibe::detail {

void Batch::begin(std::uint32_t count) {
    arena.reset();
    memory_of_days_.reset();
    noted_.clear();
    rows = count;
    words = (count + rows_per_word - 1) / rows_per_word;
    active = nullptr;
    declined = empty_plane();
    none_ = empty_plane();
    Word* ones = plane();
    std::fill_n(ones, words, ~Word{0});
    every_ = ones;
    there_ = ones;
    const std::uint32_t behind = rows % rows_per_word;
    if (behind != 0) {
        Word* there = plane();
        std::copy_n(ones, words, there);
        there[words - 1] = (Word{1} << behind) - 1;
        there_ = there;
    }
}

Word* Batch::empty_plane() {
    Word* made = plane();
    std::fill_n(made, words, Word{0});
    return made;
}

bool Batch::any(const Word* plane) const noexcept {
    return std::any_of(plane, plane + words, [](Word word) { return word != 0; });
}

const Word* Batch::asked_rows() {
    const Word* asked = without(there_, declined);
    return active == nullptr ? asked : both(asked, active);
}

const Batch::NotedDays* Batch::days_of(const Slot* slots) const noexcept {
    // What was made last is asked for most.
    const auto found = std::find_if(noted_.rbegin(), noted_.rend(),
                                    [slots](const NotedDays& noted) { return noted.slots == slots; });
    return found != noted_.rend() ? &*found : nullptr;
}

void Batch::rewind(const Mark& mark) {
    const auto first = noted_.begin() + static_cast<std::ptrdiff_t>(mark.noted);
    const auto goes = [&](const void* memory) { return arena.is_behind(mark.arena, memory); };
    noted_.erase(std::remove_if(first, noted_.end(),
                                [&](const NotedDays& noted) {
                                    return goes(noted.slots) || goes(noted.rows) || goes(noted.like);
                                }),
                 noted_.end());
    if (noted_.size() == mark.noted) {
        memory_of_days_.rewind(mark.days);
    }
    arena.rewind(mark.arena);
}

std::size_t Batch::count(const Word* plane) const noexcept {
    std::size_t count = 0;
    for (std::uint32_t w = 0; w < words; ++w) {
        count += static_cast<std::size_t>(__builtin_popcountll(plane[w]));
    }
    return count;
}

bool Batch::are_equal(const Word* a, const Word* b) const noexcept {
    return a == b || (a != nullptr && b != nullptr && std::equal(a, a + words, b));
}

bool Batch::meet(const Word* a, const Word* b) const noexcept {
    for (std::uint32_t w = 0; w < words; ++w) {
        if ((a[w] & b[w]) != 0) {
            return true;
        }
    }
    return false;
}

bool Batch::are_among(const Word* some, const Word* all) const noexcept {
    for (std::uint32_t w = 0; w < words; ++w) {
        if ((some[w] & ~all[w]) != 0) {
            return false;
        }
    }
    return true;
}

bool Batch::any_declined() const noexcept {
    const std::uint32_t behind = rows % rows_per_word;
    const Word last = behind == 0 ? ~Word{0} : (Word{1} << behind) - 1;
    return std::any_of(declined, declined + words - 1, [](Word word) { return word != 0; }) ||
           (declined[words - 1] & last) != 0;
}

void Batch::decline_all(const Word* plane) noexcept {
    for (std::uint32_t w = 0; w < words; ++w) {
        declined[w] |= active == nullptr ? plane[w] : plane[w] & active[w];
    }
}

const Word* Batch::copy(const Word* plane) {
    Word* made = this->plane();
    std::copy_n(plane, words, made);
    return made;
}

const Word* Batch::both(const Word* a, const Word* b) {
    const Word* planes[] = {a, b};
    Word* made = plane();
    kernels.all_of(made, planes, 2, words);
    return made;
}

const Word* Batch::either(const Word* a, const Word* b) {
    const Word* planes[] = {a, b};
    Word* made = plane();
    kernels.any_of(made, planes, 2, words);
    return made;
}

const Word* Batch::without(const Word* a, const Word* b) {
    Word* made = plane();
    kernels.without(made, a, b, words);
    return made;
}

const Word* Batch::opposite(const Word* a) {
    Word* made = plane();
    kernels.opposite(made, a, words);
    return made;
}

const Word* Batch::both_known(const Word* a, const Word* b) {
    return a == nullptr ? b : b == nullptr ? a : both(a, b);
}

const Word* Batch::either_null(const Word* a, const Word* b) {
    return a == nullptr ? b : b == nullptr ? a : either(a, b);
}

Cell Batch::spelled(Cell truth) {
    if (truth.no == nullptr) {
        truth.no = opposite(truth.yes);
    }
    return truth;
}

const Word* Batch::open_rows(const Cell& truth) {
    const Word* decided = either(truth.yes, truth.no);
    return opposite(truth.nulls != nullptr ? either(decided, truth.nulls) : decided);
}

Cell Batch::truth_of(const Value& value) {
    if (value.kind == Kind::boolean) {
        return Cell::truth(value.is_true() ? every_ : none_);
    }
    return Cell::truth(none_, none_, value.is_unknown() ? nullptr : every_);
}

} // namespace bleibe::detail
