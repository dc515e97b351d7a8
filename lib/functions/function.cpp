// SPDX-License-Identifier: Apache-2.0
// What a row means for a caller: how many operands, which overload, which type, what null and unknown do.
#include "functions/rows.hpp"

#include <algorithm>
#include <cstdint>

namespace bleibe::detail {

std::size_t FunctionRow::least() const noexcept {
    return static_cast<std::size_t>(
        std::count_if(parameters.begin(), parameters.end(),
                      [](const Parameter& parameter) { return !parameter.optional; }));
}

std::size_t FunctionRow::most() const noexcept { return variadic ? SIZE_MAX : parameters.size(); }

const Parameter* parameter_of(const FunctionRow& row, std::size_t operand) noexcept {
    if (operand < row.parameters.size()) {
        return &row.parameters[operand];
    }
    return row.variadic && !row.parameters.empty() ? &row.parameters.back() : nullptr;
}

bool takes_null(const FunctionRow& row, std::size_t operand) noexcept {
    const Parameter* parameter = parameter_of(row, operand);
    return row.accepts_null || (parameter != nullptr && parameter->type.nullable());
}

namespace {

bool takes_count(const FunctionRow& row, std::size_t count) {
    return row.least() <= count && count <= row.most();
}

bool takes_types(const FunctionRow& row, std::span<const Type> types) {
    for (std::size_t i = 0; i < types.size(); ++i) {
        const Parameter* parameter = parameter_of(row, i);
        if (parameter == nullptr || !fits_ignoring_null(types[i], parameter->type)) {
            return false;
        }
    }
    return true;
}

} // namespace

const FunctionRow* select_overload(std::string_view name, std::span<const Type> types) {
    const FunctionRow* by_count = nullptr;
    for (const FunctionRow* row : find_builtin(name)) {
        if (!takes_count(*row, types.size())) {
            continue;
        }
        if (takes_types(*row, types)) {
            return row;
        }
        if (by_count == nullptr) {
            by_count = row;
        }
    }
    return by_count;
}

Type result_type(const FunctionRow& row, std::span<const Type> types) {
    const Type type = row.rule != nullptr ? row.rule(row, types) : row.result;
    if (!row.null_on_null) {
        return type;
    }
    const bool nullable =
        std::any_of(types.begin(), types.end(), [](const Type& operand) { return operand.nullable(); });
    return nullable ? type.or_null() : type;
}

Value apply(Evaluation& evaluation, const FunctionRow& row, std::span<const Value> operands) {
    if (operands.size() < row.least() || operands.size() > row.most() || row.scalar == nullptr) {
        return evaluation.null_because("the function does not take that many operands");
    }
    if (row.null_on_null && any_null(operands)) {
        return evaluation.null_because("an operand is null");
    }
    if (!row.sees_unknown && any_unknown(operands)) {
        return Value::unknown();
    }
    return row.scalar(evaluation, row, operands);
}

} // namespace bleibe::detail
