// SPDX-License-Identifier: Apache-2.0
// The inner loops of the column form, as a table of functions: one table per instruction set, all made of one
// source file. Rows come 64 a word; a column of a batch has whole words of rows, whatever stands behind the
// last one.
#pragma once

#include <cstdint>

namespace bleibe::detail {

/// One bit per row, 64 rows a word.
using Word = std::uint64_t;
constexpr std::uint32_t rows_per_word = 64;

/// The truth of "every day of the window is covered" for lists of `count` periods in padded slots.
template <class Day>
struct CoverQuestion {
    const Day* const* from = nullptr; // by slot
    const Day* const* until = nullptr;
    const Word* const* present = nullptr;
    std::uint32_t count = 0;
    Day first = 0; // of the window, in the columns' own numbers
    Day last = 0;
};

struct Kernels {
    const char* name;
    /// Planes: all of them, any of them, a without b, not a, a where `where` is set and b elsewhere. `to` is
    /// none of those that are read.
    void (*all_of)(Word* to, const Word* const* planes, std::uint32_t count, std::uint32_t words);
    void (*any_of)(Word* to, const Word* const* planes, std::uint32_t count, std::uint32_t words);
    void (*without)(Word* to, const Word* a, const Word* b, std::uint32_t words);
    void (*opposite)(Word* to, const Word* a, std::uint32_t words);
    void (*choose)(Word* to, const Word* where, const Word* a, const Word* b, std::uint32_t words);
    /// Adds the rows of a plane to another one; those of `more` without `less`.
    void (*add)(Word* to, const Word* more, std::uint32_t words);
    void (*add_without)(Word* to, const Word* more, const Word* less, std::uint32_t words);
    /// Columns against constants: `low` to `high`, both included; equal to; above.
    void (*within8)(Word* to, const std::uint8_t* data, std::uint8_t low, std::uint8_t high,
                    std::uint32_t words);
    /// Planes of the rows whose count is above `first`, `first` + 1 …: so many, at most 4.
    void (*above_each8)(Word* const* to, const std::uint8_t* counts, std::uint8_t first, std::uint32_t planes,
                        std::uint32_t words);
    void (*equal16)(Word* to, const std::int16_t* data, std::int16_t constant, std::uint32_t words);
    void (*above16)(Word* to, const std::int16_t* data, std::int16_t constant, std::uint32_t words);
    void (*equal32)(Word* to, const std::int32_t* data, std::int32_t constant, std::uint32_t words);
    void (*above32)(Word* to, const std::int32_t* data, std::int32_t constant, std::uint32_t words);
    /// Columns against columns: a equal to b, a above b.
    void (*equal_columns16)(Word* to, const std::int16_t* a, const std::int16_t* b, std::uint32_t words);
    void (*above_columns16)(Word* to, const std::int16_t* a, const std::int16_t* b, std::uint32_t words);
    void (*equal_columns32)(Word* to, const std::int32_t* a, const std::int32_t* b, std::uint32_t words);
    void (*above_columns32)(Word* to, const std::int32_t* a, const std::int32_t* b, std::uint32_t words);
    /// Sums over slots of what is present; at most 128 slots, so that nothing overflows.
    void (*total8)(std::int16_t* to, const std::uint8_t* const* slots, const Word* const* present,
                   std::uint32_t count, std::uint32_t words);
    void (*total16)(std::int32_t* to, const std::int16_t* const* slots, const Word* const* present,
                    std::uint32_t count, std::uint32_t words);
    void (*count)(std::int16_t* to, const Word* const* present, std::uint32_t count, std::uint32_t words);
    /// Periods whose `until` is the largest number go on. At most 128 slots.
    void (*covers16)(Word* to, const CoverQuestion<std::int16_t>& question, std::uint32_t words);
    void (*covers32)(Word* to, const CoverQuestion<std::int32_t>& question, std::uint32_t words);
};

/// The widest that the processor can run; chosen once.
[[nodiscard]] const Kernels& kernels() noexcept;
/// By name ("x86-64", "avx2", "avx512"); null for one that the processor cannot run.
[[nodiscard]] const Kernels* find_kernels(const char* name) noexcept;

extern const Kernels kernels_plain;
extern const Kernels kernels_avx2;
extern const Kernels kernels_avx512;

} // namespace bleibe::detail
