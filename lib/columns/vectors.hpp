// SPDX-License-Identifier: Apache-2.0
// The few operations on vectors that the kernels are written with, for the instruction set that the including
// file is compiled for. Everything is local to that file: the linker must not keep an AVX-512 copy of a
// function for all. The file includes the header of intrinsics first.
#pragma once

#include "columns/kernels.hpp"

#if defined(__AVX512BW__)
#define BLEIBE_KERNELS kernels_avx512
#define BLEIBE_KERNELS_NAME "avx512"
#elif defined(__AVX2__)
#define BLEIBE_KERNELS kernels_avx2
#define BLEIBE_KERNELS_NAME "avx2"
#else
#define BLEIBE_KERNELS kernels_plain
#define BLEIBE_KERNELS_NAME "x86-64"
#endif

namespace bleibe::detail {
namespace {

#if defined(__AVX512BW__)

struct Vector16 {
    using Item = std::int16_t;
    using Items = __m512i;
    using Mask = __mmask32;
    static constexpr unsigned lanes = 32;
    static Items load(const Item* from) { return _mm512_loadu_si512(from); }
    static Items load_bytes(const std::uint8_t* from) {
        return _mm512_cvtepu8_epi16(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    }
    static void store(Item* to, Items items) { _mm512_storeu_si512(to, items); }
    static Items all(Item item) { return _mm512_set1_epi16(item); }
    static Mask above(Items a, Items b) { return _mm512_cmpgt_epi16_mask(a, b); }
    static Mask equal(Items a, Items b) { return _mm512_cmpeq_epi16_mask(a, b); }
    static Mask mask(Word bits) { return static_cast<Mask>(bits); }
    static Items keep(Mask mask, Items items) { return _mm512_maskz_mov_epi16(mask, items); }
    static Items drop(Mask mask, Items items) {
        return _mm512_maskz_mov_epi16(static_cast<Mask>(~mask), items);
    }
    static Items max(Items a, Items b) { return _mm512_max_epi16(a, b); }
    static Items add(Items a, Items b) { return _mm512_add_epi16(a, b); }
    static Items add_bounded(Items a, Items b) { return _mm512_adds_epi16(a, b); }
    static Items subtract_bounded(Items a, Items b) { return _mm512_subs_epi16(a, b); }
    static bool any_different(Items a, Items b) { return _mm512_cmpneq_epi16_mask(a, b) != 0; }
    static Word word(const Mask* masks) { return masks[0] | static_cast<Word>(masks[1]) << 32U; }
};

struct Vector32 {
    using Item = std::int32_t;
    using Items = __m512i;
    using Mask = __mmask16;
    static constexpr unsigned lanes = 16;
    static Items load(const Item* from) { return _mm512_loadu_si512(from); }
    static Items load_shorts(const std::int16_t* from) {
        return _mm512_cvtepi16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    }
    static void store(Item* to, Items items) { _mm512_storeu_si512(to, items); }
    static Items all(Item item) { return _mm512_set1_epi32(item); }
    static Mask above(Items a, Items b) { return _mm512_cmpgt_epi32_mask(a, b); }
    static Mask equal(Items a, Items b) { return _mm512_cmpeq_epi32_mask(a, b); }
    static Mask mask(Word bits) { return static_cast<Mask>(bits); }
    static Items keep(Mask mask, Items items) { return _mm512_maskz_mov_epi32(mask, items); }
    static Items drop(Mask mask, Items items) {
        return _mm512_maskz_mov_epi32(static_cast<Mask>(~mask), items);
    }
    static Items max(Items a, Items b) { return _mm512_max_epi32(a, b); }
    static Items add(Items a, Items b) { return _mm512_add_epi32(a, b); }
    static bool any_different(Items a, Items b) { return _mm512_cmpneq_epi32_mask(a, b) != 0; }
    static Word word(const Mask* masks) {
        return masks[0] | static_cast<Word>(masks[1]) << 16U | static_cast<Word>(masks[2]) << 32U |
               static_cast<Word>(masks[3]) << 48U;
    }
};

Word word_equal(const std::uint8_t* data, std::uint8_t constant) {
    return _mm512_cmpeq_epu8_mask(_mm512_loadu_si512(data), _mm512_set1_epi8(static_cast<char>(constant)));
}

Word word_from(const std::uint8_t* data, std::uint8_t low) {
    return _mm512_cmpge_epu8_mask(_mm512_loadu_si512(data), _mm512_set1_epi8(static_cast<char>(low)));
}

Word word_within(const std::uint8_t* data, std::uint8_t low, std::uint8_t high) {
    const __m512i moved = _mm512_sub_epi8(_mm512_loadu_si512(data), _mm512_set1_epi8(static_cast<char>(low)));
    return _mm512_cmple_epu8_mask(moved, _mm512_set1_epi8(static_cast<char>(high - low)));
}

#elif defined(__AVX2__)

struct Vector16 {
    using Item = std::int16_t;
    using Items = __m256i;
    using Mask = __m256i;
    static constexpr unsigned lanes = 16;
    static Items load(const Item* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }
    static Items load_bytes(const std::uint8_t* from) {
        return _mm256_cvtepu8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
    }
    static void store(Item* to, Items items) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), items); }
    static Items all(Item item) { return _mm256_set1_epi16(item); }
    static Mask above(Items a, Items b) { return _mm256_cmpgt_epi16(a, b); }
    static Mask equal(Items a, Items b) { return _mm256_cmpeq_epi16(a, b); }
    static Mask mask(Word bits) {
        const Items places = _mm256_setr_epi16(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192,
                                               16384, static_cast<Item>(0x8000));
        return equal(_mm256_and_si256(all(static_cast<Item>(bits)), places), places);
    }
    static Items keep(Mask mask, Items items) { return _mm256_and_si256(mask, items); }
    static Items drop(Mask mask, Items items) { return _mm256_andnot_si256(mask, items); }
    static Items max(Items a, Items b) { return _mm256_max_epi16(a, b); }
    static Items add(Items a, Items b) { return _mm256_add_epi16(a, b); }
    static Items add_bounded(Items a, Items b) { return _mm256_adds_epi16(a, b); }
    static Items subtract_bounded(Items a, Items b) { return _mm256_subs_epi16(a, b); }
    static bool any_different(Items a, Items b) { return _mm256_movemask_epi8(equal(a, b)) != -1; }
    static std::uint32_t half(Mask a, Mask b) {
        const __m256i packed = _mm256_permute4x64_epi64(_mm256_packs_epi16(a, b), 0xD8);
        return static_cast<std::uint32_t>(_mm256_movemask_epi8(packed));
    }
    static Word word(const Mask* masks) {
        return half(masks[0], masks[1]) | static_cast<Word>(half(masks[2], masks[3])) << 32U;
    }
};

struct Vector32 {
    using Item = std::int32_t;
    using Items = __m256i;
    using Mask = __m256i;
    static constexpr unsigned lanes = 8;
    static Items load(const Item* from) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)); }
    static Items load_shorts(const std::int16_t* from) {
        return _mm256_cvtepi16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
    }
    static void store(Item* to, Items items) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), items); }
    static Items all(Item item) { return _mm256_set1_epi32(item); }
    static Mask above(Items a, Items b) { return _mm256_cmpgt_epi32(a, b); }
    static Mask equal(Items a, Items b) { return _mm256_cmpeq_epi32(a, b); }
    static Mask mask(Word bits) {
        const Items places = _mm256_setr_epi32(1, 2, 4, 8, 16, 32, 64, 128);
        return equal(_mm256_and_si256(all(static_cast<Item>(bits)), places), places);
    }
    static Items keep(Mask mask, Items items) { return _mm256_and_si256(mask, items); }
    static Items drop(Mask mask, Items items) { return _mm256_andnot_si256(mask, items); }
    static Items max(Items a, Items b) { return _mm256_max_epi32(a, b); }
    static Items add(Items a, Items b) { return _mm256_add_epi32(a, b); }
    static bool any_different(Items a, Items b) { return _mm256_movemask_epi8(equal(a, b)) != -1; }
    static Word word(const Mask* masks) {
        Word made = 0;
        for (unsigned i = 0; i < rows_per_word / lanes; ++i) {
            const int bits = _mm256_movemask_ps(_mm256_castsi256_ps(masks[i]));
            made |= static_cast<Word>(static_cast<std::uint32_t>(bits)) << (i * lanes);
        }
        return made;
    }
};

/// One bit per byte of both halves.
Word word_of(__m256i first, __m256i second) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(first)) |
           static_cast<Word>(static_cast<std::uint32_t>(_mm256_movemask_epi8(second))) << 32U;
}

Word word_equal(const std::uint8_t* data, std::uint8_t constant) {
    const __m256i all = _mm256_set1_epi8(static_cast<char>(constant));
    const auto* items = reinterpret_cast<const __m256i*>(data);
    return word_of(_mm256_cmpeq_epi8(_mm256_loadu_si256(items), all),
                   _mm256_cmpeq_epi8(_mm256_loadu_si256(items + 1), all));
}

Word word_from(const std::uint8_t* data, std::uint8_t low) {
    const __m256i all = _mm256_set1_epi8(static_cast<char>(low));
    const auto* items = reinterpret_cast<const __m256i*>(data);
    const __m256i first = _mm256_loadu_si256(items);
    const __m256i second = _mm256_loadu_si256(items + 1);
    return word_of(_mm256_cmpeq_epi8(_mm256_max_epu8(first, all), first),
                   _mm256_cmpeq_epi8(_mm256_max_epu8(second, all), second));
}

Word word_within(const std::uint8_t* data, std::uint8_t low, std::uint8_t high) {
    const __m256i lowest = _mm256_set1_epi8(static_cast<char>(low));
    const __m256i width = _mm256_set1_epi8(static_cast<char>(high - low));
    Word made = 0;
    for (unsigned i = 0; i < 2; ++i) {
        const __m256i items = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(data) + i);
        const __m256i moved = _mm256_sub_epi8(items, lowest);
        const __m256i is_within = _mm256_cmpeq_epi8(_mm256_min_epu8(moved, width), moved);
        made |= static_cast<Word>(static_cast<std::uint32_t>(_mm256_movemask_epi8(is_within))) << (i * 32U);
    }
    return made;
}

#else

struct Vector16 {
    using Item = std::int16_t;
    using Items = __m128i;
    using Mask = __m128i;
    static constexpr unsigned lanes = 8;
    static Items load(const Item* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
    static Items load_bytes(const std::uint8_t* from) {
        return _mm_unpacklo_epi8(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(from)),
                                 _mm_setzero_si128());
    }
    static void store(Item* to, Items items) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), items); }
    static Items all(Item item) { return _mm_set1_epi16(item); }
    static Mask above(Items a, Items b) { return _mm_cmpgt_epi16(a, b); }
    static Mask equal(Items a, Items b) { return _mm_cmpeq_epi16(a, b); }
    static Mask mask(Word bits) {
        const Items places = _mm_setr_epi16(1, 2, 4, 8, 16, 32, 64, 128);
        return equal(_mm_and_si128(all(static_cast<Item>(bits)), places), places);
    }
    static Items keep(Mask mask, Items items) { return _mm_and_si128(mask, items); }
    static Items drop(Mask mask, Items items) { return _mm_andnot_si128(mask, items); }
    static Items max(Items a, Items b) { return _mm_max_epi16(a, b); }
    static Items add(Items a, Items b) { return _mm_add_epi16(a, b); }
    static Items add_bounded(Items a, Items b) { return _mm_adds_epi16(a, b); }
    static Items subtract_bounded(Items a, Items b) { return _mm_subs_epi16(a, b); }
    static bool any_different(Items a, Items b) { return _mm_movemask_epi8(equal(a, b)) != 0xFFFF; }
    static Word word(const Mask* masks) {
        Word made = 0;
        for (unsigned i = 0; i < 4; ++i) {
            const int bits = _mm_movemask_epi8(_mm_packs_epi16(masks[2 * i], masks[2 * i + 1]));
            made |= static_cast<Word>(static_cast<std::uint32_t>(bits)) << (i * 16U);
        }
        return made;
    }
};

struct Vector32 {
    using Item = std::int32_t;
    using Items = __m128i;
    using Mask = __m128i;
    static constexpr unsigned lanes = 4;
    static Items load(const Item* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
    static Items load_shorts(const std::int16_t* from) {
        const __m128i shorts = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from));
        return _mm_srai_epi32(_mm_unpacklo_epi16(shorts, shorts), 16);
    }
    static void store(Item* to, Items items) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), items); }
    static Items all(Item item) { return _mm_set1_epi32(item); }
    static Mask above(Items a, Items b) { return _mm_cmpgt_epi32(a, b); }
    static Mask equal(Items a, Items b) { return _mm_cmpeq_epi32(a, b); }
    static Mask mask(Word bits) {
        const Items places = _mm_setr_epi32(1, 2, 4, 8);
        return equal(_mm_and_si128(all(static_cast<Item>(bits)), places), places);
    }
    static Items keep(Mask mask, Items items) { return _mm_and_si128(mask, items); }
    static Items drop(Mask mask, Items items) { return _mm_andnot_si128(mask, items); }
    static Items max(Items a, Items b) {
        const Mask larger = above(a, b);
        return _mm_or_si128(keep(larger, a), drop(larger, b));
    }
    static Items add(Items a, Items b) { return _mm_add_epi32(a, b); }
    static bool any_different(Items a, Items b) { return _mm_movemask_epi8(equal(a, b)) != 0xFFFF; }
    static Word word(const Mask* masks) {
        Word made = 0;
        for (unsigned i = 0; i < rows_per_word / lanes; ++i) {
            const int bits = _mm_movemask_ps(_mm_castsi128_ps(masks[i]));
            made |= static_cast<Word>(static_cast<std::uint32_t>(bits)) << (i * lanes);
        }
        return made;
    }
};

Word word_equal(const std::uint8_t* data, std::uint8_t constant) {
    const __m128i all = _mm_set1_epi8(static_cast<char>(constant));
    Word made = 0;
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i items = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data) + i);
        made |= static_cast<Word>(static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(items, all))))
                << (i * 16U);
    }
    return made;
}

Word word_from(const std::uint8_t* data, std::uint8_t low) {
    const __m128i all = _mm_set1_epi8(static_cast<char>(low));
    Word made = 0;
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i items = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data) + i);
        const __m128i is_from = _mm_cmpeq_epi8(_mm_max_epu8(items, all), items);
        made |= static_cast<Word>(static_cast<std::uint32_t>(_mm_movemask_epi8(is_from))) << (i * 16U);
    }
    return made;
}

Word word_within(const std::uint8_t* data, std::uint8_t low, std::uint8_t high) {
    const __m128i lowest = _mm_set1_epi8(static_cast<char>(low));
    const __m128i width = _mm_set1_epi8(static_cast<char>(high - low));
    Word made = 0;
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i items = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data) + i);
        const __m128i moved = _mm_sub_epi8(items, lowest);
        const __m128i is_within = _mm_cmpeq_epi8(_mm_min_epu8(moved, width), moved);
        made |= static_cast<Word>(static_cast<std::uint32_t>(_mm_movemask_epi8(is_within))) << (i * 16U);
    }
    return made;
}

#endif

} // namespace
} // namespace bleibe::detail
