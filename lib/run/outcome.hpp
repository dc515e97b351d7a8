// SPDX-License-Identifier: Apache-2.0
// What a truth comes to: true, false, or that it has no answer; and sets of these as bits.
#pragma once

#include "value/possible.hpp"
#include "value/value.hpp"

#include <cstddef>
#include <cstdint>

namespace bleibe::detail {

/// A truth of one completion: true, false, or that it has no answer.
enum class Outcome : std::uint8_t { yes, no, open };
constexpr std::size_t outcome_count = 3;
constexpr unsigned bit(Outcome outcome) noexcept { return 1U << static_cast<unsigned>(outcome); }
/// Of a truth of which nothing is known.
constexpr unsigned any_outcome = bit(Outcome::yes) | bit(Outcome::no) | bit(Outcome::open);
/// One outcome, or none at all.
[[nodiscard]] constexpr bool is_one(unsigned outcomes) noexcept { return (outcomes & (outcomes - 1)) == 0; }

[[nodiscard]] inline Outcome outcome_of(const Value& truth) noexcept {
    return truth.is_true() ? Outcome::yes : truth.is_false() ? Outcome::no : Outcome::open;
}
/// Bits of all that the set holds.
[[nodiscard]] inline unsigned outcomes_of(const Possible& truth) noexcept {
    constexpr unsigned boolean = Possible::bit(Kind::boolean);
    const bool is_boolean = truth.may_be(Kind::boolean);
    return (is_boolean && truth.may_be_true ? bit(Outcome::yes) : 0) |
           (is_boolean && truth.may_be_false ? bit(Outcome::no) : 0) |
           ((truth.kinds & ~boolean) != 0 ? bit(Outcome::open) : 0);
}

} // namespace bleibe::detail
