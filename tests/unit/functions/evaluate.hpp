// SPDX-License-Identifier: Apache-2.0
// Runs rows of the function table on values, as a program would.
#pragma once

#include "functions/function.hpp"
#include "written_value.hpp"

#include <span>
#include <string>
#include <string_view>

namespace bleibe::test {

class TestEvaluation : public detail::Evaluation {
public:
    explicit TestEvaluation(std::uint64_t steps = 4'000'000, const Limits& bounds = default_limits())
        : Evaluation(own_, bounds), steps_(steps) {
        zones = &zones_of_tests();
    }

    bool spend(std::uint64_t steps) override;
    /// Function values are builtins or operators here.
    detail::Value call(const detail::Value& function, std::span<const detail::Value> arguments) override;
    void because(std::string_view reason) override { reason_ = reason; }

    [[nodiscard]] std::string_view reason() const noexcept { return reason_; }

private:
    static const Limits& default_limits();

    detail::Arena own_;
    std::uint64_t steps_;
    std::string_view reason_;
};

/// The row of an operator or builtin for these operands.
[[nodiscard]] const detail::FunctionRow& row_for(std::string_view name,
                                                 std::span<const detail::Value> operands);
[[nodiscard]] detail::Value run(TestEvaluation& evaluation, std::string_view name,
                                std::span<const detail::Value> operands);
/// The result as `written_value.hpp` writes it, of operands written like that.
[[nodiscard]] std::string result_of(std::string_view name, std::string_view operands);

struct Example {
    std::string_view name;
    std::string_view operands;
    std::string_view result;
};
/// Checks each of them.
void check_examples(std::span<const Example> examples);

} // namespace bleibe::test
