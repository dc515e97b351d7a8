// SPDX-License-Identifier: Apache-2.0
// The idea: FIPS 180-4, section 6.2, word by word; the last one or two blocks are built apart.
#include "base/sha256.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace bleibe::detail {
namespace {

using Block = std::array<unsigned char, 64>;
using State = std::array<std::uint32_t, 8>;

constexpr std::array<std::uint32_t, 64> constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::array<std::uint32_t, 64> schedule_of(const Block& block) noexcept {
    std::array<std::uint32_t, 64> words{};
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            words[i] = (words[i] << 8U) | block[4 * i + j];
        }
    }
    for (std::size_t i = 16; i < words.size(); ++i) {
        const std::uint32_t a = words[i - 15];
        const std::uint32_t b = words[i - 2];
        const std::uint32_t s0 = std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3U);
        const std::uint32_t s1 = std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10U);
        words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
    return words;
}

void absorb(State& state, const Block& block) noexcept {
    const auto words = schedule_of(block);
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + words[i];
        const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    const State added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i) {
        state[i] += added[i];
    }
}

/// The rest of the text, the bit 1, zeros, and the length in bits.
void absorb_end(State& state, std::string_view rest, std::uint64_t bytes) noexcept {
    Block block{};
    if (!rest.empty()) {
        std::memcpy(block.data(), rest.data(), rest.size());
    }
    block[rest.size()] = 0x80;
    constexpr std::size_t place_of_length = 56;
    if (rest.size() >= place_of_length) {
        absorb(state, block);
        block.fill(0);
    }
    for (std::size_t i = 0; i < 8; ++i) {
        block[place_of_length + i] = static_cast<unsigned char>((bytes * 8) >> (56U - 8U * i));
    }
    absorb(state, block);
}

} // namespace

std::array<std::uint32_t, 8> sha256(std::string_view text) noexcept {
    State state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::string_view rest = text;
    for (Block block{}; rest.size() >= block.size(); rest.remove_prefix(block.size())) {
        std::memcpy(block.data(), rest.data(), block.size());
        absorb(state, block);
    }
    absorb_end(state, rest, text.size());
    return state;
}

std::string sha256_hex(std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint32_t word : sha256(text)) {
        for (unsigned shift = 32; shift > 0; shift -= 4) {
            hex += digits[(word >> (shift - 4U)) & 0xFU];
        }
    }
    return hex;
}

} // namespace bleibe::detail
