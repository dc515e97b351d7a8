// SPDX-License-Identifier: Apache-2.0
// Random operands for every row, from few values, so that equal and neighbouring ones meet often.
#pragma once

#include "functions/function.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace bleibe::test {

class RandomValues {
public:
    RandomValues(unsigned seed, detail::Arena& arena) : engine_(seed), arena_(arena) {}

    std::int64_t number(std::int64_t low, std::int64_t high);
    bool chance(int percent) { return number(1, 100) <= percent; }
    /// A value of the type, without unknown parts; null if the type allows it, now and then.
    detail::Value of(const detail::Type& type, int depth = 0);
    /// Operands of a number that the row takes.
    std::vector<detail::Value> operands_of(const detail::FunctionRow& row);
    /// The value with some of its parts, or all of it, unknown.
    detail::Value forget(const detail::Value& value, int percent);

private:
    detail::Moment moment();
    detail::Value any_value(int depth);
    detail::Value list_of(const detail::Type& item, int depth);
    detail::Value context_of(const detail::Type& type, int depth);
    detail::Value range_of(const detail::Type& end, int depth);

    std::mt19937_64 engine_;
    detail::Arena& arena_;
};

/// `known` is one of the values that `partly` may turn out to be. Of functions nothing is compared.
[[nodiscard]] bool completes(const detail::Value& known, const detail::Value& partly);

} // namespace bleibe::test
