// SPDX-License-Identifier: Apache-2.0
// Runs the functions of regular expressions on texts as they are.
#pragma once

#include "evaluate.hpp"
#include "written_value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace bleibe::test {

struct RegexResult {
    std::string value; // as `written_value.hpp` writes it
    std::string reason;
};

/// One call with these texts as operands.
inline RegexResult regex_result(std::string_view function, const std::vector<std::string_view>& operands,
                                std::uint64_t steps = Limits().steps) {
    TestEvaluation evaluation(steps);
    std::vector<detail::Value> values;
    values.reserve(operands.size());
    for (const std::string_view operand : operands) {
        values.push_back(detail::Value::string(operand));
    }
    RegexResult result;
    result.value = write_value(run(evaluation, function, values));
    result.reason = evaluation.reason();
    return result;
}

inline std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

} // namespace bleibe::test
