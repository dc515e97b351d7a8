// SPDX-License-Identifier: Apache-2.0
// The idea: one file, compiled once per instruction set, whose loops know vectors only through a thin
// wrapper, so that both compilers make the same of them. No function with external linkage and no library
// header: the linker may keep any copy of those for the whole program, and an old processor would meet new
// instructions.

// clang-format off: the wrapper needs the intrinsics before it
#include <immintrin.h>
#include "columns/vectors.hpp"
// clang-format on

namespace bleibe::detail {
namespace {

constexpr std::uint32_t most_slots = 128;

// ---------------------------------------------------------------- planes

// What is written is never what is read, and the compilers have to know: only then do they make vectors.
// Plane by plane, so that no loop over planes stands within the one over words.

void all_of(Word* __restrict to, const Word* const* planes, std::uint32_t count, std::uint32_t words) {
    const Word* __restrict a = planes[0];
    const Word* __restrict b = planes[count > 1 ? 1 : 0];
    for (std::uint32_t w = 0; w < words; ++w) {
        to[w] = a[w] & b[w];
    }
    for (std::uint32_t i = 2; i < count; ++i) {
        const Word* __restrict more = planes[i];
        for (std::uint32_t w = 0; w < words; ++w) {
            to[w] &= more[w];
        }
    }
}

void any_of(Word* __restrict to, const Word* const* planes, std::uint32_t count, std::uint32_t words) {
    const Word* __restrict a = planes[0];
    const Word* __restrict b = planes[count > 1 ? 1 : 0];
    for (std::uint32_t w = 0; w < words; ++w) {
        to[w] = a[w] | b[w];
    }
    for (std::uint32_t i = 2; i < count; ++i) {
        const Word* __restrict more = planes[i];
        for (std::uint32_t w = 0; w < words; ++w) {
            to[w] |= more[w];
        }
    }
}

void without(Word* __restrict to, const Word* __restrict a, const Word* __restrict b, std::uint32_t words) {
    for (std::uint32_t w = 0; w < words; ++w) {
        to[w] = a[w] & ~b[w];
    }
}

void opposite(Word* __restrict to, const Word* __restrict a, std::uint32_t words) {
    for (std::uint32_t w = 0; w < words; ++w) {
        to[w] = ~a[w];
    }
}

void choose(Word* __restrict to, const Word* __restrict where, const Word* __restrict a,
            const Word* __restrict b, std::uint32_t words) {
    for (std::uint32_t w = 0; w < words; ++w) {
        to[w] = (where[w] & a[w]) | (~where[w] & b[w]);
    }
}

void add(Word* __restrict to, const Word* __restrict more, std::uint32_t words) {
    for (std::uint32_t w = 0; w < words; ++w) {
        to[w] |= more[w];
    }
}

void add_without(Word* __restrict to, const Word* __restrict more, const Word* __restrict less,
                 std::uint32_t words) {
    for (std::uint32_t w = 0; w < words; ++w) {
        to[w] |= more[w] & ~less[w];
    }
}

// ---------------------------------------------------------------- comparisons

void within8(Word* to, const std::uint8_t* data, std::uint8_t low, std::uint8_t high, std::uint32_t words) {
    if (low == high) {
        for (std::uint32_t w = 0; w < words; ++w) {
            to[w] = word_equal(data + static_cast<std::size_t>(w) * rows_per_word, low);
        }
    } else if (high == UINT8_MAX) {
        for (std::uint32_t w = 0; w < words; ++w) {
            to[w] = word_from(data + static_cast<std::size_t>(w) * rows_per_word, low);
        }
    } else {
        for (std::uint32_t w = 0; w < words; ++w) {
            to[w] = word_within(data + static_cast<std::size_t>(w) * rows_per_word, low, high);
        }
    }
}

template <unsigned planes>
void above_some8(Word* const* to, const std::uint8_t* counts, std::uint8_t first, std::uint32_t words) {
    Word* made[planes];
    for (unsigned i = 0; i < planes; ++i) {
        made[i] = to[i];
    }
    for (std::uint32_t w = 0; w < words; ++w) {
        for (unsigned i = 0; i < planes; ++i) {
            made[i][w] = word_from(counts + static_cast<std::size_t>(w) * rows_per_word,
                                   static_cast<std::uint8_t>(first + i + 1));
        }
    }
}

void above_each8(Word* const* to, const std::uint8_t* counts, std::uint8_t first, std::uint32_t planes,
                 std::uint32_t words) {
    switch (planes) {
    case 1:
        return above_some8<1>(to, counts, first, words);
    case 2:
        return above_some8<2>(to, counts, first, words);
    case 3:
        return above_some8<3>(to, counts, first, words);
    default:
        return above_some8<4>(to, counts, first, words);
    }
}

/// `mask_of(v)` gives the lanes of the rows from `v` on for which the comparison holds.
template <class Vector, class MaskOf>
void compare(Word* to, std::uint32_t words, MaskOf mask_of) {
    constexpr unsigned vectors = rows_per_word / Vector::lanes;
    for (std::uint32_t w = 0; w < words; ++w) {
        typename Vector::Mask masks[vectors];
        for (unsigned i = 0; i < vectors; ++i) {
            masks[i] = mask_of(static_cast<std::size_t>(w) * rows_per_word + i * Vector::lanes);
        }
        to[w] = Vector::word(masks);
    }
}

template <class Vector>
void equal(Word* to, const typename Vector::Item* data, typename Vector::Item constant, std::uint32_t words) {
    const auto all = Vector::all(constant);
    compare<Vector>(to, words, [=](std::size_t row) { return Vector::equal(Vector::load(data + row), all); });
}

template <class Vector>
void above(Word* to, const typename Vector::Item* data, typename Vector::Item constant, std::uint32_t words) {
    const auto all = Vector::all(constant);
    compare<Vector>(to, words, [=](std::size_t row) { return Vector::above(Vector::load(data + row), all); });
}

template <class Vector>
void equal_columns(Word* to, const typename Vector::Item* a, const typename Vector::Item* b,
                   std::uint32_t words) {
    compare<Vector>(to, words, [=](std::size_t row) {
        return Vector::equal(Vector::load(a + row), Vector::load(b + row));
    });
}

template <class Vector>
void above_columns(Word* to, const typename Vector::Item* a, const typename Vector::Item* b,
                   std::uint32_t words) {
    compare<Vector>(to, words, [=](std::size_t row) {
        return Vector::above(Vector::load(a + row), Vector::load(b + row));
    });
}

// ---------------------------------------------------------------- sums

/// `load(from, row)` gives the numbers of a slot, widened to the lanes of the sum. The pointers are copied,
/// since what is written through vectors might be them, for all that a compiler knows.
template <class Vector, unsigned slots, class From, class Load>
void total_few(typename Vector::Item* to, const From* const* from, const Word* const* present,
               std::uint32_t words, Load load) {
    const From* numbers[slots];
    const Word* there[slots];
    for (unsigned s = 0; s < slots; ++s) {
        numbers[s] = from[s];
        there[s] = present[s];
    }
    constexpr unsigned vectors = rows_per_word / Vector::lanes;
    for (std::uint32_t w = 0; w < words; ++w) {
        const std::size_t row = static_cast<std::size_t>(w) * rows_per_word;
        for (unsigned i = 0; i < vectors; ++i) {
            auto sum = Vector::all(0);
            for (unsigned s = 0; s < slots; ++s) {
                const auto mask = Vector::mask(there[s][w] >> (i * Vector::lanes));
                sum = Vector::add(sum, Vector::keep(mask, load(numbers[s], row + i * Vector::lanes)));
            }
            Vector::store(to + row + i * Vector::lanes, sum);
        }
    }
}

template <class Vector, class From, class Load>
void total(typename Vector::Item* to, const From* const* from, const Word* const* present,
           std::uint32_t count, std::uint32_t words, Load load) {
    switch (count) {
    case 1:
        return total_few<Vector, 1>(to, from, present, words, load);
    case 2:
        return total_few<Vector, 2>(to, from, present, words, load);
    case 3:
        return total_few<Vector, 3>(to, from, present, words, load);
    case 4:
        return total_few<Vector, 4>(to, from, present, words, load);
    default:
        break;
    }
    for (std::uint32_t w = 0; w < words; ++w) {
        for (unsigned lane = 0; lane < rows_per_word; lane += Vector::lanes) {
            const std::size_t row = static_cast<std::size_t>(w) * rows_per_word + lane;
            auto sum = Vector::all(0);
            for (std::uint32_t slot = 0; slot < count; ++slot) {
                const auto mask = Vector::mask(present[slot][w] >> lane);
                sum = Vector::add(sum, Vector::keep(mask, load(from[slot], row)));
            }
            Vector::store(to + row, sum);
        }
    }
}

void total8(std::int16_t* to, const std::uint8_t* const* slots, const Word* const* present,
            std::uint32_t count, std::uint32_t words) {
    total<Vector16>(to, slots, present, count, words, [](const std::uint8_t* from, std::size_t row) {
        return Vector16::load_bytes(from + row);
    });
}

void total16(std::int32_t* to, const std::int16_t* const* slots, const Word* const* present,
             std::uint32_t count, std::uint32_t words) {
    total<Vector32>(to, slots, present, count, words, [](const std::int16_t* from, std::size_t row) {
        return Vector32::load_shorts(from + row);
    });
}

void count_present(std::int16_t* to, const Word* const* present, std::uint32_t count, std::uint32_t words) {
    const auto one = Vector16::all(1);
    total<Vector16>(to, present, present, count, words,
                    [one](const Word* /*from*/, std::size_t /*row*/) { return one; });
}

// ---------------------------------------------------------------- covers

/// Days counted from the start of the window, so that a period which is not there can end at 0.
struct Days16 : Vector16 {
    static Items start(Items from, Items first) { return subtract_bounded(from, first); }
    static Items end(Items until, Items first) { return add_bounded(subtract_bounded(until, first), all(1)); }
};

struct Days32 : Vector32 {
    /// Days lie within 30 bits, apart from an end that is open; the lanes are brought there first.
    static Items bounded(Items days) {
        const Items most = all((1 << 30) - 1);
        const Mask beyond = above(days, most);
        return max(add(drop(beyond, days), keep(beyond, most)), all(-(1 << 30)));
    }
    static Items start(Items from, Items first) { return add(bounded(from), negative(first)); }
    static Items end(Items until, Items first) { return add(add(bounded(until), negative(first)), all(1)); }
    static Items negative(Items days) { return add(not_of(days), all(1)); }
    static Items not_of(Items days) {
#if defined(__AVX512BW__)
        return _mm512_xor_si512(days, all(-1));
#elif defined(__AVX2__)
        return _mm256_xor_si256(days, all(-1));
#else
        return _mm_xor_si128(days, all(-1));
#endif
    }
};

/// With few slots as many rounds as slots: a branch would cost more than a round.
template <class Days, unsigned slots>
void cover_few(Word* to, const CoverQuestion<typename Days::Item>& question, std::uint32_t words) {
    const auto first = Days::all(question.first);
    const auto length = Days::all(static_cast<typename Days::Item>(question.last - question.first));
    for (std::uint32_t w = 0; w < words; ++w) {
        typename Days::Mask masks[rows_per_word / Days::lanes];
        for (unsigned i = 0; i < rows_per_word / Days::lanes; ++i) {
            const std::size_t row = static_cast<std::size_t>(w) * rows_per_word + i * Days::lanes;
            typename Days::Items start[slots];
            typename Days::Items end[slots];
            for (unsigned s = 0; s < slots; ++s) {
                const auto mask = Days::mask(question.present[s][w] >> (i * Days::lanes));
                start[s] = Days::start(Days::load(question.from[s] + row), first);
                end[s] = Days::keep(mask, Days::end(Days::load(question.until[s] + row), first));
            }
            auto reach = Days::all(0);
            for (unsigned round = 0; round < slots; ++round) {
                auto next = reach;
                for (unsigned s = 0; s < slots; ++s) {
                    next = Days::max(next, Days::drop(Days::above(start[s], reach), end[s]));
                }
                reach = next;
            }
            masks[i] = Days::above(reach, length);
        }
        to[w] = Days::word(masks);
    }
}

/// With many slots sweeps in their order, until none of the lanes moves.
template <class Days>
void cover_many(Word* to, const CoverQuestion<typename Days::Item>& question, std::uint32_t words) {
    const auto first = Days::all(question.first);
    const auto length = Days::all(static_cast<typename Days::Item>(question.last - question.first));
    typename Days::Items start[most_slots];
    typename Days::Items end[most_slots];
    for (std::uint32_t w = 0; w < words; ++w) {
        typename Days::Mask masks[rows_per_word / Days::lanes];
        for (unsigned i = 0; i < rows_per_word / Days::lanes; ++i) {
            const std::size_t row = static_cast<std::size_t>(w) * rows_per_word + i * Days::lanes;
            for (unsigned s = 0; s < question.count; ++s) {
                const auto mask = Days::mask(question.present[s][w] >> (i * Days::lanes));
                start[s] = Days::start(Days::load(question.from[s] + row), first);
                end[s] = Days::keep(mask, Days::end(Days::load(question.until[s] + row), first));
            }
            auto reach = Days::all(0);
            bool moved = true;
            while (moved) {
                const auto before = reach;
                for (unsigned s = 0; s < question.count; ++s) {
                    reach = Days::max(reach, Days::drop(Days::above(start[s], reach), end[s]));
                }
                moved = Days::any_different(before, reach);
            }
            masks[i] = Days::above(reach, length);
        }
        to[w] = Days::word(masks);
    }
}

template <class Days>
void covers(Word* to, const CoverQuestion<typename Days::Item>& question, std::uint32_t words) {
    switch (question.count) {
    case 0:
        for (std::uint32_t w = 0; w < words; ++w) {
            to[w] = 0;
        }
        return;
    case 1:
        return cover_few<Days, 1>(to, question, words);
    case 2:
        return cover_few<Days, 2>(to, question, words);
    case 3:
        return cover_few<Days, 3>(to, question, words);
    case 4:
        return cover_few<Days, 4>(to, question, words);
    default:
        return cover_many<Days>(to, question, words);
    }
}

} // namespace

const Kernels BLEIBE_KERNELS = {
    BLEIBE_KERNELS_NAME,
    all_of,
    any_of,
    without,
    opposite,
    choose,
    add,
    add_without,
    within8,
    above_each8,
    equal<Vector16>,
    above<Vector16>,
    equal<Vector32>,
    above<Vector32>,
    equal_columns<Vector16>,
    above_columns<Vector16>,
    equal_columns<Vector32>,
    above_columns<Vector32>,
    total8,
    total16,
    count_present,
    covers<Days16>,
    covers<Days32>,
};

} // namespace bleibe::detail
