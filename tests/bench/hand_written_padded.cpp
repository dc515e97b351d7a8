// SPDX-License-Identifier: Apache-2.0
// The idea: no branch at all, so that the compiler makes vectors of it; compiled once per instruction set.
#include "hand_written.hpp"

#include <algorithm>

namespace bench {
namespace {

constexpr std::int16_t window = 8339 - 6513; // days from the first to the last
constexpr std::size_t block = 1024;

template <std::size_t slots>
void cover(const std::int16_t* const* from, const std::int16_t* const* end, std::size_t count,
           std::int16_t* covered) {
    for (std::size_t i = 0; i < count; ++i) {
        std::int16_t reach = 0;
        for (std::size_t round = 0; round < slots; ++round) {
            std::int16_t next = reach;
            for (std::size_t s = 0; s < slots; ++s) {
                const auto joins = static_cast<std::int16_t>(-(from[s][i] <= reach));
                const auto to = static_cast<std::int16_t>(end[s][i] & joins);
                next = to > next ? to : next;
            }
            reach = next;
        }
        covered[i] = reach > window ? 1 : 0;
    }
}

} // namespace

void BLEIBE_PADDED(const PaddedColumns& columns, std::uint8_t* reasons) {
    std::int16_t covered[block];
    for (std::size_t first = 0; first < columns.people; first += block) {
        const std::size_t count = std::min(block, columns.people - first);
        const std::int16_t* from[16];
        const std::int16_t* end[16];
        for (std::size_t s = 0; s < columns.slots; ++s) {
            from[s] = columns.from[s].data() + first;
            end[s] = columns.end[s].data() + first;
        }
        if (columns.slots == 4) {
            cover<4>(from, end, count, covered);
        } else {
            cover<16>(from, end, count, covered);
        }
        const std::uint8_t* a = columns.ordinary[0].data() + first;
        const std::uint8_t* b = columns.ordinary[1].data() + first;
        const std::uint8_t* c = columns.ordinary[2].data() + first;
        const std::uint8_t* d = columns.foreigners[0].data() + first;
        const std::uint8_t* e = columns.foreigners[1].data() + first;
        const std::uint8_t* f = columns.foreigners[2].data() + first;
        const std::uint8_t* flags = columns.flags.data() + first;
        std::uint8_t* to = reasons + first;
        for (std::size_t i = 0; i < count; ++i) {
            const auto ordinary = static_cast<std::uint16_t>(a[i] + b[i] + c[i]);
            const auto all = static_cast<std::uint16_t>(ordinary + d[i] + e[i] + f[i]);
            const auto failing = static_cast<std::uint16_t>(-(ordinary > 50) & ordinary_fines) |
                                 static_cast<std::uint16_t>(-(all > 90) & all_fines) |
                                 static_cast<std::uint16_t>((covered[i] ^ 1) * interrupted);
            to[i] = static_cast<std::uint8_t>(flags[i] | failing);
        }
    }
}

} // namespace bench
