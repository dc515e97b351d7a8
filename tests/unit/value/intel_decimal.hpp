// SPDX-License-Identifier: Apache-2.0
// Intel's decimal library as a second opinion: the same operations on the same numbers.
#pragma once

#include "value/decimal.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace bleibe::test::intel {

using detail::Decimal;

/// What an operation of IEEE 754 gave, in our terms: an infinity or NaN is nothing, and a zero has no sign.
struct Outcome {
    std::optional<Decimal> value;
    bool is_exact = true;
};

/// The five directions of IEEE 754.
enum class Direction : std::uint8_t { half_even, floor, ceiling, down, half_up };

[[nodiscard]] Outcome add(const Decimal& a, const Decimal& b);
[[nodiscard]] Outcome subtract(const Decimal& a, const Decimal& b);
[[nodiscard]] Outcome multiply(const Decimal& a, const Decimal& b);
[[nodiscard]] Outcome divide(const Decimal& a, const Decimal& b);
/// The remainder with the sign of `a`.
[[nodiscard]] Outcome truncated_remainder(const Decimal& a, const Decimal& b);
[[nodiscard]] Outcome quantize(const Decimal& a, std::int32_t exponent, Direction how);
[[nodiscard]] int compare(const Decimal& a, const Decimal& b);
[[nodiscard]] Outcome square_root(const Decimal& a);
/// These three are not promised to be correctly rounded.
[[nodiscard]] Outcome exponential(const Decimal& a);
[[nodiscard]] Outcome logarithm(const Decimal& a);
[[nodiscard]] Outcome power(const Decimal& a, const Decimal& b);

[[nodiscard]] Outcome from_text(const std::string& text);
/// "+123E-2".
[[nodiscard]] std::string to_text(const Decimal& a);

} // namespace bleibe::test::intel
