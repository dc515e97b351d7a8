// SPDX-License-Identifier: Apache-2.0
// Roots, exponentials, logarithms and powers against Intel's library. Its roots are correctly rounded, the
// others not: they work on 113 binary digits, so that the last of the 34 digits is not theirs to say, nor the
// last three of a power with a large whole exponent. That ours are the nearest decimals is for
// exponential_test.cpp and power_test.cpp to show; here another program gets the same numbers.
#include "unit/value/intel_decimal.hpp"
#include "unit/value/random_pairs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::string text(const std::optional<Decimal>& value) { return value ? intel::to_text(*value) : "nothing"; }

/// How far apart, in units of the last digit of the smaller one.
std::int64_t last_digits_apart(const std::optional<Decimal>& a, const std::optional<Decimal>& b) {
    constexpr std::int64_t far = 1'000'000;
    if (!a || !b) {
        return a.has_value() == b.has_value() ? 0 : far;
    }
    const auto difference = subtract(*a, *b);
    if (!difference || difference->is_zero()) {
        return difference ? 0 : far;
    }
    const std::int32_t unit =
        std::max(decimal_min_exponent, std::min(digit_count(a->coefficient) + a->exponent,
                                                digit_count(b->coefficient) + b->exponent) -
                                           decimal_digits);
    const auto units = divide(absolute(*difference), Decimal(false, 1, unit));
    const auto whole = units ? rounded(*units, 0, Rounding::up) : std::nullopt;
    return whole ? to_integer(*whole).value_or(far) : far;
}

struct Worst {
    std::int64_t distance = 0;
    std::string where;

    void see(const std::optional<Decimal>& ours, const std::optional<Decimal>& theirs, const Decimal& a,
             const Decimal& b) {
        const std::int64_t found = last_digits_apart(ours, theirs);
        if (found > distance) {
            distance = found;
            where = text(a) + " and " + text(b) + ": " + text(ours) + ", Intel's " + text(theirs);
        }
    }
};

} // namespace

TEST_CASE("roots are those of Intel's library") {
    RandomPairs random(4);
    int wrong = 0;
    for (int i = 0; i < 50'000; ++i) {
        const Decimal a = absolute(random.next().first);
        wrong += text(square_root(a)) == text(intel::square_root(a).value) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("exponentials, logarithms and powers are near to those of Intel's library") {
    RandomPairs random(5);
    Worst exponentials;
    Worst logarithms;
    Worst powers;
    Worst whole_powers;
    for (int i = 0; i < 6'000; ++i) {
        const auto size = static_cast<std::int32_t>(random.numbers().below(30)) - 25;
        Decimal a = random.full(0);
        a.exponent = size - decimal_digits;
        exponentials.see(exponential(a), intel::exponential(a).value, a, a);
        const Decimal b = absolute(i % 2 == 0 ? random.next().first : a);
        if (!b.is_zero()) {
            logarithms.see(natural_logarithm(b), intel::logarithm(b).value, b, b);
        }
        const Decimal base = absolute(random.full(static_cast<std::int32_t>(random.numbers().below(6)) - 36));
        powers.see(power(base, a), intel::power(base, a).value, base, a);
        const Decimal whole(static_cast<std::int64_t>(random.numbers().below(400)) - 200);
        whole_powers.see(power(base, whole), intel::power(base, whole).value, base, whole);
    }
    CHECK_MESSAGE(exponentials.distance <= 2, exponentials.where);
    CHECK_MESSAGE(logarithms.distance <= 2, logarithms.where);
    CHECK_MESSAGE(powers.distance <= 4, powers.where);
    CHECK_MESSAGE(whole_powers.distance <= 999, whole_powers.where);
}
