// SPDX-License-Identifier: Apache-2.0
// Every kernel of every instruction set that this processor has gives what a plain loop gives.
#include "columns/kernels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <vector>

using namespace bleibe::detail;

namespace {

std::vector<const Kernels*> all_kernels() {
    std::vector<const Kernels*> found;
    for (const char* name : {"x86-64", "avx2", "avx512"}) {
        if (const Kernels* one = find_kernels(name)) {
            found.push_back(one);
        }
    }
    return found;
}

class Draws {
public:
    explicit Draws(std::uint64_t seed) : engine_(seed) {}
    std::int64_t roll(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    std::vector<Word> plane(std::size_t words) {
        std::vector<Word> made(words);
        std::generate(made.begin(), made.end(), [&] { return engine_() | engine_(); });
        return made;
    }
    template <class Item>
    std::vector<Item> column(std::size_t rows, std::int64_t low, std::int64_t high) {
        std::vector<Item> made(rows);
        std::generate(made.begin(), made.end(), [&] { return static_cast<Item>(roll(low, high)); });
        return made;
    }

private:
    std::mt19937_64 engine_;
};

bool bit(const std::vector<Word>& plane, std::size_t row) {
    return (plane[row / 64] >> (row % 64) & 1U) != 0;
}

/// `holds(row)` is what the plane should say.
template <class Holds>
void check_plane(const std::vector<Word>& plane, Holds holds) {
    for (std::size_t row = 0; row < plane.size() * 64; ++row) {
        CAPTURE(row);
        REQUIRE(bit(plane, row) == holds(row));
    }
}

constexpr std::uint32_t words = 5;
constexpr std::size_t rows = std::size_t{words} * rows_per_word;

template <class Item, class Equal, class Above>
void check_comparisons(Draws& draws, Equal equal, Above above, std::int64_t low, std::int64_t high) {
    const auto data = draws.column<Item>(rows, low, high);
    std::vector<Word> made(words);
    for (int i = 0; i < 20; ++i) {
        const Item constant = i == 0   ? std::numeric_limits<Item>::min()
                              : i == 1 ? std::numeric_limits<Item>::max()
                                       : static_cast<Item>(draws.roll(low, high));
        equal(made.data(), data.data(), constant, words);
        check_plane(made, [&](std::size_t row) { return data[row] == constant; });
        above(made.data(), data.data(), constant, words);
        check_plane(made, [&](std::size_t row) { return data[row] > constant; });
    }
}

template <class Day>
bool is_covered(const std::vector<std::vector<Day>>& from, const std::vector<std::vector<Day>>& until,
                const std::vector<std::vector<Word>>& present, std::size_t row, std::int64_t first,
                std::int64_t last) {
    for (std::int64_t day = first; day <= last; ++day) {
        bool any = false;
        for (std::size_t slot = 0; slot < from.size(); ++slot) {
            const bool goes_on = until[slot][row] == std::numeric_limits<Day>::max();
            any = any ||
                  (bit(present[slot], row) && from[slot][row] <= day && (goes_on || until[slot][row] >= day));
        }
        if (!any) {
            return false;
        }
    }
    return true;
}

template <class Day, class Covers>
void check_covers(Draws& draws, Covers covers, std::uint32_t slots, std::int64_t first) {
    std::vector<std::vector<Day>> from;
    std::vector<std::vector<Day>> until;
    std::vector<std::vector<Word>> present;
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        from.push_back(draws.column<Day>(rows, first - 8, first + 30));
        until.push_back(draws.column<Day>(rows, first - 4, first + 40));
        present.push_back(draws.plane(words));
        for (std::size_t row = 0; row < rows; ++row) {
            if (draws.roll(0, 9) == 0) {
                until[slot][row] = std::numeric_limits<Day>::max();
            }
        }
    }
    std::vector<const Day*> from_columns;
    std::vector<const Day*> until_columns;
    std::vector<const Word*> planes;
    for (std::uint32_t slot = 0; slot < slots; ++slot) {
        from_columns.push_back(from[slot].data());
        until_columns.push_back(until[slot].data());
        planes.push_back(present[slot].data());
    }
    const std::int64_t last = first + draws.roll(0, 30);
    std::vector<Word> made(words);
    covers(made.data(),
           CoverQuestion<Day>{from_columns.data(), until_columns.data(), planes.data(), slots,
                              static_cast<Day>(first), static_cast<Day>(last)},
           words);
    CAPTURE(slots);
    check_plane(made, [&](std::size_t row) { return is_covered(from, until, present, row, first, last); });
}

} // namespace

TEST_CASE("planes") {
    for (const Kernels* kernels : all_kernels()) {
        Draws draws(1);
        const auto a = draws.plane(words);
        const auto b = draws.plane(words);
        const auto c = draws.plane(words);
        const Word* planes[] = {a.data(), b.data(), c.data()};
        std::vector<Word> made(words);
        kernels->all_of(made.data(), planes, 3, words);
        check_plane(made, [&](std::size_t row) { return bit(a, row) && bit(b, row) && bit(c, row); });
        kernels->any_of(made.data(), planes, 3, words);
        check_plane(made, [&](std::size_t row) { return bit(a, row) || bit(b, row) || bit(c, row); });
        kernels->without(made.data(), a.data(), b.data(), words);
        check_plane(made, [&](std::size_t row) { return bit(a, row) && !bit(b, row); });
        kernels->opposite(made.data(), a.data(), words);
        check_plane(made, [&](std::size_t row) { return !bit(a, row); });
        kernels->choose(made.data(), a.data(), b.data(), c.data(), words);
        check_plane(made, [&](std::size_t row) { return bit(a, row) ? bit(b, row) : bit(c, row); });
    }
}

TEST_CASE("planes of any length, any number of them") {
    for (const Kernels* kernels : all_kernels()) {
        for (std::uint32_t length = 1; length <= 19; ++length) {
            CAPTURE(kernels->name);
            CAPTURE(length);
            Draws draws(length);
            std::vector<std::vector<Word>> planes;
            std::vector<const Word*> given;
            for (std::uint32_t count = 1; count <= 5; ++count) {
                planes.push_back(draws.plane(length));
                given.clear();
                for (const auto& plane : planes) {
                    given.push_back(plane.data());
                }
                const auto in = [&](std::size_t row) {
                    return std::count_if(planes.begin(), planes.end(),
                                         [row](const auto& plane) { return bit(plane, row); });
                };
                std::vector<Word> made(length);
                kernels->all_of(made.data(), given.data(), count, length);
                check_plane(made, [&](std::size_t row) { return in(row) == count; });
                kernels->any_of(made.data(), given.data(), count, length);
                check_plane(made, [&](std::size_t row) { return in(row) > 0; });
            }
            std::vector<Word> made = planes[0];
            kernels->add(made.data(), planes[1].data(), length);
            check_plane(made, [&](std::size_t row) { return bit(planes[0], row) || bit(planes[1], row); });
            made = planes[0];
            kernels->add_without(made.data(), planes[1].data(), planes[2].data(), length);
            check_plane(made, [&](std::size_t row) {
                return bit(planes[0], row) || (bit(planes[1], row) && !bit(planes[2], row));
            });
        }
    }
}

TEST_CASE("comparisons") {
    for (const Kernels* kernels : all_kernels()) {
        CAPTURE(kernels->name);
        Draws draws(2);
        check_comparisons<std::int16_t>(draws, kernels->equal16, kernels->above16, -20, 20);
        check_comparisons<std::int16_t>(draws, kernels->equal16, kernels->above16, INT16_MIN, INT16_MAX);
        check_comparisons<std::int32_t>(draws, kernels->equal32, kernels->above32, -20, 20);
        check_comparisons<std::int32_t>(draws, kernels->equal32, kernels->above32, INT32_MIN, INT32_MAX);
        const auto bytes = draws.column<std::uint8_t>(rows, 0, 255);
        const auto short_a = draws.column<std::int16_t>(rows, -9, 9);
        const auto short_b = draws.column<std::int16_t>(rows, -9, 9);
        const auto long_a = draws.column<std::int32_t>(rows, -9, 9);
        const auto long_b = draws.column<std::int32_t>(rows, -9, 9);
        std::vector<Word> made(words);
        for (int i = 0; i < 60; ++i) {
            const auto low = static_cast<std::uint8_t>(draws.roll(0, 255));
            const auto high = static_cast<std::uint8_t>(i % 3 == 0   ? low
                                                        : i % 3 == 1 ? 255
                                                                     : draws.roll(low, 255));
            kernels->within8(made.data(), bytes.data(), low, high, words);
            check_plane(made, [&](std::size_t row) { return bytes[row] >= low && bytes[row] <= high; });
        }
        for (std::uint32_t planes = 1; planes <= 4; ++planes) {
            for (const int first : {0, 3, 200, 251}) {
                std::vector<std::vector<Word>> each(planes, std::vector<Word>(words));
                std::vector<Word*> to;
                for (auto& plane : each) {
                    to.push_back(plane.data());
                }
                kernels->above_each8(to.data(), bytes.data(), static_cast<std::uint8_t>(first), planes,
                                     words);
                for (std::uint32_t i = 0; i < planes; ++i) {
                    check_plane(each[i],
                                [&](std::size_t row) { return bytes[row] > first + static_cast<int>(i); });
                }
            }
        }
        kernels->equal_columns16(made.data(), short_a.data(), short_b.data(), words);
        check_plane(made, [&](std::size_t row) { return short_a[row] == short_b[row]; });
        kernels->above_columns16(made.data(), short_a.data(), short_b.data(), words);
        check_plane(made, [&](std::size_t row) { return short_a[row] > short_b[row]; });
        kernels->equal_columns32(made.data(), long_a.data(), long_b.data(), words);
        check_plane(made, [&](std::size_t row) { return long_a[row] == long_b[row]; });
        kernels->above_columns32(made.data(), long_a.data(), long_b.data(), words);
        check_plane(made, [&](std::size_t row) { return long_a[row] > long_b[row]; });
    }
}

TEST_CASE("sums and counts over every number of slots") {
    for (const Kernels* kernels : all_kernels()) {
        for (std::uint32_t slots = 0; slots <= 128; slots += slots < 8 ? 1 : 24) {
            Draws draws(slots);
            std::vector<std::vector<std::uint8_t>> bytes;
            std::vector<std::vector<std::int16_t>> shorts;
            std::vector<std::vector<Word>> present;
            std::vector<const std::uint8_t*> byte_columns;
            std::vector<const std::int16_t*> short_columns;
            std::vector<const Word*> planes;
            for (std::uint32_t slot = 0; slot < slots; ++slot) {
                bytes.push_back(draws.column<std::uint8_t>(rows, 0, 255));
                shorts.push_back(draws.column<std::int16_t>(rows, INT16_MIN, INT16_MAX));
                present.push_back(draws.plane(words));
            }
            for (std::uint32_t slot = 0; slot < slots; ++slot) {
                byte_columns.push_back(bytes[slot].data());
                short_columns.push_back(shorts[slot].data());
                planes.push_back(present[slot].data());
            }
            std::vector<std::int16_t> byte_sums(rows);
            std::vector<std::int32_t> short_sums(rows);
            std::vector<std::int16_t> counts(rows);
            kernels->total8(byte_sums.data(), byte_columns.data(), planes.data(), slots, words);
            kernels->total16(short_sums.data(), short_columns.data(), planes.data(), slots, words);
            kernels->count(counts.data(), planes.data(), slots, words);
            for (std::size_t row = 0; row < rows; ++row) {
                std::int64_t byte_sum = 0;
                std::int64_t short_sum = 0;
                std::int64_t count = 0;
                for (std::uint32_t slot = 0; slot < slots; ++slot) {
                    byte_sum += bit(present[slot], row) ? bytes[slot][row] : 0;
                    short_sum += bit(present[slot], row) ? shorts[slot][row] : 0;
                    count += bit(present[slot], row) ? 1 : 0;
                }
                REQUIRE(byte_sums[row] == byte_sum);
                REQUIRE(short_sums[row] == short_sum);
                REQUIRE(counts[row] == count);
            }
        }
    }
}

TEST_CASE("covers over every number of slots") {
    for (const Kernels* kernels : all_kernels()) {
        CAPTURE(kernels->name);
        for (std::uint32_t slots = 0; slots <= 128; slots += slots < 20 ? 1 : 36) {
            Draws draws(slots + 100);
            for (const std::int64_t first : {-32'760, -3, 6'513, 32'700}) {
                check_covers<std::int16_t>(draws, kernels->covers16, slots, first);
            }
            for (const std::int64_t first : {-500'000, 0, 17'470, 500'000'000}) {
                check_covers<std::int32_t>(draws, kernels->covers32, slots, first);
            }
        }
    }
}
