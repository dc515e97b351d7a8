// SPDX-License-Identifier: Apache-2.0
// The idea: what has few values is soon gone through; a list may always have one entry more.
#include "run/split.hpp"

namespace bleibe::detail {

std::uint32_t place_to_split(const Box& box, const std::set<std::uint32_t>& places, std::uint32_t except) {
    std::uint32_t best = 0;
    int best_rank = 0;
    for (const std::uint32_t place : places) {
        if (place == except || box.is_closed(place)) {
            continue;
        }
        const auto kind = box.at(place).kind();
        const bool has_few = kind == Kind::boolean || kind == Kind::choice;
        const int rank = box.place(place).is_list ? 1 : has_few ? 3 : 2;
        if (rank > best_rank) {
            best = place;
            best_rank = rank;
        }
    }
    return best;
}

} // namespace bleibe::detail
