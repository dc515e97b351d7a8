// SPDX-License-Identifier: Apache-2.0
// Arithmetic against Intel's decimal library, on more than a million operations: the same digits and the
// same exponent. Our numbers differ from IEEE 754 in three points, and are compared accordingly: what
// would be infinite or no number is nothing, a zero has no sign, and `modulo` is exact or nothing.
#include "unit/value/intel_decimal.hpp"
#include "unit/value/random_pairs.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::string text(const std::optional<Decimal>& value) { return value ? intel::to_text(*value) : "nothing"; }

bool identical(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
    if (!a || !b) {
        return a.has_value() == b.has_value();
    }
    return a->coefficient == b->coefficient && a->exponent == b->exponent && a->negative == b->negative;
}

/// Counts operations, and keeps the first disagreement of each kind.
class Comparison {
public:
    void same(const char* operation, const Decimal& a, const Decimal& b, const std::optional<Decimal>& ours,
              const std::optional<Decimal>& theirs) {
        ++operations_;
        if (!identical(ours, theirs) && wrong_[operation]++ == 0) {
            FAIL_CHECK(operation << " of " << text(a) << " and " << text(b) << ": " << text(ours)
                                 << ", but Intel's is " << text(theirs));
        }
    }
    void holds(const char* operation, const Decimal& a, const Decimal& b, bool agreed) {
        ++operations_;
        if (!agreed && wrong_[operation]++ == 0) {
            FAIL_CHECK(operation << " of " << text(a) << " and " << text(b));
        }
    }
    [[nodiscard]] int operations() const { return operations_; }
    /// Says how many of each kind were wrong.
    void finish() const {
        for (const auto& entry : wrong_) {
            FAIL_CHECK(entry.first << ": " << entry.second << " wrong of " << operations_);
        }
    }

private:
    int operations_ = 0;
    std::map<std::string, int> wrong_;
};

/// FEEL's modulo from the remainder of C: moved by the divisor where the signs differ.
std::optional<Decimal> intel_modulo(const Decimal& a, const Decimal& b) {
    const auto rest = intel::truncated_remainder(a, b).value;
    if (!rest || rest->is_zero() || rest->negative == b.negative) {
        return rest;
    }
    const intel::Outcome moved = intel::add(*rest, b);
    return moved.is_exact ? moved.value : std::nullopt;
}

bool equal_values(const std::optional<Decimal>& ours, const std::optional<Decimal>& theirs) {
    return ours && theirs ? intel::compare(*ours, *theirs) == 0 : ours.has_value() == theirs.has_value();
}

/// IEEE 754 has five directions; the other two follow from them.
std::optional<Decimal> intel_rounded(const Decimal& a, std::int32_t exponent, Rounding how) {
    const auto toward = [&](intel::Direction direction) {
        return intel::quantize(a, exponent, direction).value;
    };
    const auto away = toward(a.negative ? intel::Direction::floor : intel::Direction::ceiling);
    switch (how) {
    case Rounding::half_even:
        return toward(intel::Direction::half_even);
    case Rounding::half_up:
        return toward(intel::Direction::half_up);
    case Rounding::down:
        return toward(intel::Direction::down);
    case Rounding::floor:
        return toward(intel::Direction::floor);
    case Rounding::ceiling:
        return toward(intel::Direction::ceiling);
    case Rounding::up:
        return away;
    case Rounding::half_down:
        break;
    }
    const auto low = toward(intel::Direction::down);
    if (!low || !away || identical(low, away)) {
        return low;
    }
    // Exact: what was cut off has no more digits than the number.
    const auto below = intel::subtract(a, *low).value;
    const auto above = intel::subtract(*away, a).value;
    const bool is_nearer_above = intel::compare(absolute(*below), absolute(*above)) > 0;
    return is_nearer_above ? away : low;
}

void compare_pair(Comparison& comparison, const Decimal& a, const Decimal& b) {
    comparison.same("sum", a, b, add(a, b), intel::add(a, b).value);
    comparison.same("difference", a, b, subtract(a, b), intel::subtract(a, b).value);
    comparison.same("product", a, b, multiply(a, b), intel::multiply(a, b).value);
    comparison.same("quotient", a, b, divide(a, b), intel::divide(a, b).value);
    comparison.holds("order", a, b, compare(a, b) == intel::compare(a, b));
    comparison.holds("order with itself", a, a, compare(a, a) == 0);
    comparison.holds("modulo", a, b, equal_values(modulo(a, b), intel_modulo(a, b)));
}

void compare_rounding(Comparison& comparison, RandomDecimals& random, const Decimal& a) {
    // From a few places that are too many to a few that leave nothing.
    const std::int32_t exponent = a.exponent + static_cast<std::int32_t>(random.below(42)) - 4;
    if (exponent < decimal_min_exponent || exponent > decimal_max_exponent) {
        return;
    }
    const Decimal unit(false, 1, exponent);
    for (int mode = 0; mode < 7; ++mode) {
        const auto how = static_cast<Rounding>(mode);
        comparison.same("rounding", a, unit, rounded(a, -exponent, how), intel_rounded(a, exponent, how));
    }
}

/// Whole numbers of up to 34 zeros are written out, so that their exponent is lost.
bool is_written_alike(const Decimal& a) {
    const auto read = intel::from_text(to_string(a)).value;
    return a.exponent > 0 && a.exponent <= decimal_digits ? equal_values(read, a) : identical(read, a);
}

/// Mostly more digits than fit, a point somewhere, and exponents far beyond the range.
std::string random_literal(RandomDecimals& random) {
    std::string digits = random.below(2) == 0 ? "-" : "";
    const std::uint64_t count = 1 + random.below(60);
    const std::uint64_t point = random.below(count);
    const std::uint64_t style = random.below(4);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t digit =
            style < 2 ? random.below(10) : (i == decimal_digits ? 5 : (style == 2 && i > 0 ? 0 : 9));
        digits += static_cast<char>('0' + static_cast<int>(digit));
        digits += i == point && i + 1 < count ? "." : "";
    }
    const auto exponent = static_cast<int>(random.below(640)) - 320;
    return digits + "E" + std::to_string(random.below(2) == 0 ? exponent : exponent * 20);
}

void compare_text(Comparison& comparison, RandomDecimals& random, const Decimal& a) {
    const std::string theirs = intel::to_text(a).substr(a.negative ? 0 : 1); // FEEL has no plus
    comparison.same("reading what Intel writes", a, a, parse_decimal(theirs), a);
    comparison.holds("Intel reading what we write", a, a, is_written_alike(a));
    const std::string literal = random_literal(random);
    const auto ours = parse_decimal(literal);
    const auto read = intel::from_text(literal).value;
    comparison.holds("reading", a, a, identical(ours, read));
}

/// Powers by multiplying, as long as that is exact; beyond, Intel's own power is not promised to be.
void compare_power(Comparison& comparison, RandomDecimals& random, const Decimal& base) {
    const Decimal a(base.negative, base.coefficient % 100'000, base.exponent);
    const auto times = static_cast<std::int64_t>(random.below(9));
    std::optional<Decimal> expected = Decimal(1);
    bool is_exact = !a.is_zero();
    for (std::int64_t i = 0; i < times && is_exact; ++i) {
        const intel::Outcome next = intel::multiply(*expected, a);
        expected = next.value;
        is_exact = next.is_exact && expected;
    }
    if (is_exact) {
        comparison.same("power", a, Decimal(times), power(a, Decimal(times)), expected);
    }
}

} // namespace

TEST_CASE("a million random operations give what Intel's library gives") {
    RandomPairs random(754);
    Comparison comparison;
    constexpr int rounds = 100'000;
    for (int i = 0; i < rounds; ++i) {
        const auto [a, b] = random.next();
        compare_pair(comparison, a, b);
        compare_rounding(comparison, random.numbers(), a);
        compare_text(comparison, random.numbers(), b);
        compare_power(comparison, random.numbers(), b);
    }
    comparison.finish();
    CHECK_GE(comparison.operations(), 1'000'000);
}
