// SPDX-License-Identifier: Apache-2.0
// Numbers that look random and are the same everywhere (SplitMix64): nothing here depends on the
// standard library's distributions, so the caseload is the same bytes on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace stade {

class Random {
public:
    /// Every person has a stream of their own, so that more people do not change the first ones.
    Random(std::uint64_t seed, std::uint64_t stream) noexcept : state_(seed * 0x9E3779B97F4A7C15U) {
        state_ ^= (stream + 1) * 0xD1B54A32D192ED03U;
        next();
    }

    std::uint64_t next() noexcept {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        return mixed ^ (mixed >> 31U);
    }
    /// From first to last, both included.
    std::int64_t between(std::int64_t first, std::int64_t last) noexcept {
        const auto count = static_cast<std::uint64_t>(last - first + 1);
        return first + static_cast<std::int64_t>(next() % count);
    }
    /// True in so many of a thousand.
    bool chance(std::int64_t permille) noexcept { return between(0, 999) < permille; }
    template <class T, std::size_t count>
    const T& one_of(const std::array<T, count>& values) noexcept {
        return values[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(count) - 1))];
    }

private:
    std::uint64_t state_;
};

} // namespace stade
