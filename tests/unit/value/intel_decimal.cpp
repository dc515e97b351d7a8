// SPDX-License-Identifier: Apache-2.0
// The idea: our numbers are packed into the binary encoding of decimal128 bit by bit, so that no text
// conversion, of either side, stands between the two.
#include "unit/value/intel_decimal.hpp"

// The variant that takes operands by value, and the rounding and the flags as arguments.
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#include <bid_conf.h>
#include <bid_functions.h>

#include <array>

namespace bleibe::test::intel {

namespace {

constexpr unsigned exponent_shift = 49; // in the upper word; the coefficient has 113 bits
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63U;
constexpr std::uint64_t exponent_mask = 0x3FFF;
constexpr unsigned inexact_flag = 0x20;
constexpr unsigned half_even = 0;

BID_UINT128 packed(const Decimal& a) {
    const auto exponent = static_cast<std::uint64_t>(a.exponent - detail::decimal_min_exponent);
    BID_UINT128 out;
    out.w[0] = static_cast<std::uint64_t>(a.coefficient);
    out.w[1] = static_cast<std::uint64_t>(a.coefficient >> 64U) | (exponent << exponent_shift) |
               (a.negative ? sign_bit : 0);
    return out;
}

Outcome unpacked(const BID_UINT128& a, unsigned flags) {
    Outcome out;
    out.is_exact = (flags & inexact_flag) == 0;
    constexpr std::uint64_t special = std::uint64_t{0x3} << 61U; // infinity, NaN, not canonical
    if ((a.w[1] & special) == special) {
        return out;
    }
    constexpr std::uint64_t coefficient_mask = (std::uint64_t{1} << exponent_shift) - 1;
    const auto exponent = static_cast<std::int32_t>((a.w[1] >> exponent_shift) & exponent_mask);
    out.value =
        Decimal((a.w[1] & sign_bit) != 0, (detail::Unsigned128{a.w[1] & coefficient_mask} << 64U) | a.w[0],
                exponent + detail::decimal_min_exponent);
    return out;
}

using Binary = BID_UINT128 (*)(BID_UINT128, BID_UINT128, unsigned, unsigned*);
using Unary = BID_UINT128 (*)(BID_UINT128, unsigned, unsigned*);

Outcome run(Binary function, const Decimal& a, const Decimal& b, unsigned rounding = half_even) {
    unsigned flags = 0;
    const BID_UINT128 result = function(packed(a), packed(b), rounding, &flags);
    return unpacked(result, flags);
}

Outcome run(Unary function, const Decimal& a) {
    unsigned flags = 0;
    const BID_UINT128 result = function(packed(a), half_even, &flags);
    return unpacked(result, flags);
}

} // namespace

Outcome add(const Decimal& a, const Decimal& b) { return run(bid128_add, a, b); }
Outcome subtract(const Decimal& a, const Decimal& b) { return run(bid128_sub, a, b); }
Outcome multiply(const Decimal& a, const Decimal& b) { return run(bid128_mul, a, b); }
Outcome divide(const Decimal& a, const Decimal& b) { return run(bid128_div, a, b); }
Outcome power(const Decimal& a, const Decimal& b) { return run(bid128_pow, a, b); }
Outcome square_root(const Decimal& a) { return run(bid128_sqrt, a); }
Outcome exponential(const Decimal& a) { return run(bid128_exp, a); }
Outcome logarithm(const Decimal& a) { return run(bid128_log, a); }

Outcome truncated_remainder(const Decimal& a, const Decimal& b) {
    unsigned flags = 0;
    const BID_UINT128 result = bid128_fmod(packed(a), packed(b), &flags);
    return unpacked(result, flags);
}

Outcome quantize(const Decimal& a, std::int32_t exponent, Direction how) {
    return run(bid128_quantize, a, Decimal(false, 1, exponent), static_cast<unsigned>(how));
}

int compare(const Decimal& a, const Decimal& b) {
    unsigned flags = 0;
    if (bid128_quiet_less(packed(a), packed(b), &flags) != 0) {
        return -1;
    }
    return bid128_quiet_greater(packed(a), packed(b), &flags) != 0 ? 1 : 0;
}

Outcome from_text(const std::string& text) {
    std::string own = text; // the library wants a text that it may write to
    unsigned flags = 0;
    const BID_UINT128 result = bid128_from_string(own.data(), half_even, &flags);
    return unpacked(result, flags);
}

std::string to_text(const Decimal& a) {
    std::array<char, 64> out{};
    unsigned flags = 0;
    bid128_to_string(out.data(), packed(a), &flags);
    return out.data();
}

} // namespace bleibe::test::intel
