// SPDX-License-Identifier: Apache-2.0
// Days that stretches cover together, in the making.
#pragma once

#include "functions/periods.hpp"

#include <algorithm>
#include <cstddef>

namespace bleibe::detail {

/// A union of stretches, in memory that has room for each. Neighbours in the order of the list are merged at
/// once, which for a list in order of time leaves nothing to sort.
class DayUnion {
public:
    explicit DayUnion(DaySpan* room) : room_(room) {}

    [[nodiscard]] bool exists() const noexcept { return room_ != nullptr; }
    void add(DaySpan stretch) noexcept {
        if (count_ > 0) {
            DaySpan& last = room_[count_ - 1];
            if (stretch.first >= last.first && stretch.first <= last.last + 1) {
                last.last = std::max(last.last, stretch.last);
                return;
            }
            ordered_ = ordered_ && last.first < stretch.first;
        }
        room_[count_++] = stretch;
    }
    /// The same so far, in other memory.
    [[nodiscard]] DayUnion copy(DaySpan* room) const noexcept {
        DayUnion made(room);
        std::copy_n(room_, count_, room);
        made.count_ = count_;
        made.ordered_ = ordered_;
        return made;
    }
    /// Sorted, and nothing touching.
    [[nodiscard]] Days days() noexcept {
        if (!ordered_) {
            std::sort(room_, room_ + count_,
                      [](const DaySpan& a, const DaySpan& b) { return a.first < b.first; });
            const DaySpan* const end = room_ + count_;
            count_ = 0;
            for (const DaySpan* next = room_; next != end; ++next) {
                add(*next);
            }
        }
        return {room_, count_};
    }

private:
    DaySpan* room_;
    std::size_t count_ = 0;
    bool ordered_ = true;
};

} // namespace bleibe::detail
