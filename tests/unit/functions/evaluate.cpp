// SPDX-License-Identifier: Apache-2.0
// Operands pass through `apply`, as they do in a program, so the rules for null and unknown are tested too.
#include "evaluate.hpp"

#include "written_value.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace bleibe::test {

using namespace bleibe::detail;

const Limits& TestEvaluation::default_limits() {
    static const Limits limits;
    return limits;
}

bool TestEvaluation::spend(std::uint64_t steps) {
    if (steps > steps_) {
        steps_ = 0;
        return false;
    }
    steps_ -= steps;
    return true;
}

Value TestEvaluation::call(const Value& function, std::span<const Value> arguments) {
    return function.kind == Kind::function ? apply(*this, *function.function().builtin, arguments)
                                           : Value::null();
}

const FunctionRow& row_for(std::string_view name, std::span<const Value> operands) {
    std::vector<Type> types;
    for (const Value& operand : operands) {
        types.push_back(type_of(operand));
    }
    const FunctionRow* row = select_overload(name, types);
    return row != nullptr ? *row : operator_row(name);
}

Value run(TestEvaluation& evaluation, std::string_view name, std::span<const Value> operands) {
    return apply(evaluation, row_for(name, operands), operands);
}

std::string result_of(std::string_view name, std::string_view operands) {
    TestEvaluation evaluation;
    return write_value(run(evaluation, name, read_values(operands, evaluation.arena)));
}

void check_examples(std::span<const Example> examples) {
    for (const Example& example : examples) {
        Arena arena;
        CAPTURE(std::string(example.name));
        CAPTURE(std::string(example.operands));
        CHECK_EQ(result_of(example.name, example.operands), write_value(read_value(example.result, arena)));
    }
}

} // namespace bleibe::test
