// SPDX-License-Identifier: Apache-2.0
// How a box is split: which open place first, and into which parts.
#pragma once

#include "run/box.hpp"
#include "run/choices.hpp"

#include <cstdint>
#include <set>

namespace bleibe::detail {

/// Of these places the one to split first: what has few values before what has many, lists last. Closed ones
/// and `except` are passed over; 0 if none is left.
[[nodiscard]] std::uint32_t place_to_split(const Box& box, const std::set<std::uint32_t>& places,
                                           std::uint32_t except = 0);

/// Narrows a place of the box to one part of it after the other and calls `look` within each, until it
/// returns false; the box is as before in the end. A list has no further entry, or one more at a time, until
/// `most_entries` were added. What is made for a part lives in `memory`, which is given back with the part.
/// Returns false if the parts are not all of the place.
template <class Look>
bool for_each_part(Box& box, const Choices& choices, Arena& memory, std::uint32_t place,
                   std::uint32_t most_entries, const Look& look) {
    const auto within = [&](const auto& narrow) {
        const Arena::Mark mark = memory.mark();
        const Box::Change change = narrow();
        const bool goes_on = look();
        box.undo(change);
        memory.rewind(mark);
        return goes_on;
    };
    if (box.place(place).is_list && !box.at(place).may_be(Kind::null)) {
        if (!within([&] { return box.close(place, memory); })) {
            return true;
        }
        if (box.place(place).added >= most_entries) {
            return false;
        }
        (void)within([&] { return box.extend(place, memory); });
        return true;
    }
    const std::vector<Possible> parts = choices.parts_of(box.at(place), memory);
    for (const Possible& part : parts) {
        if (!within([&] { return box.narrow(place, part, memory); })) {
            return true;
        }
    }
    return !parts.empty();
}

} // namespace bleibe::detail
