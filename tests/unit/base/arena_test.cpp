// SPDX-License-Identifier: Apache-2.0
// The bytes in use are counted as memory is given out; here they are counted once more from what was asked
// for.
#include "base/arena.hpp"

#include <doctest/doctest.h>

#include <vector>

using bleibe::detail::Arena;

TEST_CASE("an arena gives out room that does not overlap, and counts it") {
    Arena arena;
    CHECK(arena.bytes() == 0);
    for (int round = 0; round < 3; ++round) {
        std::size_t asked = 0;
        std::vector<char*> given;
        for (std::size_t bytes = 1; bytes <= 40'000; bytes = bytes * 3 / 2 + 1) {
            char* room = arena.allocate_array<char>(bytes);
            std::memset(room, static_cast<int>(given.size()), bytes);
            given.push_back(room);
            asked += bytes;
            CHECK(arena.bytes() >= asked);
        }
        for (std::size_t i = 0; i < given.size(); ++i) {
            CHECK(*given[i] == static_cast<char>(i));
        }
        arena.reset();
        CHECK(arena.bytes() == 0);
    }
}

TEST_CASE("an arena that is used again uses the same memory and counts the same") {
    Arena arena;
    std::vector<std::size_t> counted;
    std::vector<void*> given;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 10; ++i) {
            void* room = arena.allocate(1500);
            if (round == 0) {
                given.push_back(room);
                counted.push_back(arena.bytes());
            } else {
                CHECK(room == given[static_cast<std::size_t>(i)]);
                CHECK(arena.bytes() == counted[static_cast<std::size_t>(i)]);
            }
        }
        arena.reset();
    }
}
