// SPDX-License-Identifier: Apache-2.0
// What a row means for a caller: how many operands, which overload, which type, what null and unknown do.
#include "functions/rows.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

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

bool converts(const FunctionRow& row, std::size_t operand, Kind kind) noexcept {
    if (row.group == FunctionGroup::operators || kind == Kind::null || kind == Kind::unknown) {
        return false;
    }
    const Parameter* parameter = parameter_of(row, operand);
    if (parameter == nullptr) {
        return false;
    }
    const bool wants_any = parameter->type.is(TypeKind::any) && !parameter->takes_no_list;
    return !wants_any && parameter->type.is(TypeKind::list) != (kind == Kind::list);
}

std::optional<Type> converted_type(const Type& type, const Parameter& parameter) {
    const Type& wanted = parameter.type;
    if (type.is(TypeKind::list) && parameter.takes_no_list) {
        return type.item().or_null();
    }
    if (fits_ignoring_null(type, wanted) || type.is(TypeKind::any) || wanted.is(TypeKind::any)) {
        return std::nullopt;
    }
    const bool is_item = wanted.is(TypeKind::list) && !type.is(TypeKind::list);
    const bool is_list = type.is(TypeKind::list) && !wanted.is(TypeKind::list);
    const bool fits = (is_item && fits_ignoring_null(type, wanted.item())) ||
                      (is_list && fits_ignoring_null(type.item(), wanted));
    return fits ? std::optional<Type>(wanted.or_null()) : std::nullopt;
}

namespace {

bool any_converts(const FunctionRow& row, std::span<const Value> operands) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (converts(row, i, operands[i].kind)) {
            return true;
        }
    }
    return false;
}

/// The operands as the parameters take them, null for one that cannot be taken so; nothing where the row
/// would read that null as an answer.
std::optional<std::span<const Value>> converted(Evaluation& evaluation, const FunctionRow& row,
                                                std::span<const Value> operands) {
    auto* changed = evaluation.arena.allocate_array<Value>(operands.size());
    std::copy(operands.begin(), operands.end(), changed);
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Value& value = operands[i];
        if (!converts(row, i, value.kind)) {
            continue;
        }
        if (value.kind != Kind::list) {
            changed[i] = list_result(evaluation, {&value, 1});
        } else if (value.size == 1) {
            changed[i] = value.items().front();
        } else if (takes_null(row, i)) {
            return std::nullopt; // null would mean something
        } else {
            evaluation.because("the function takes no list there");
            changed[i] = Value::null(); // and the row says what follows
        }
    }
    return std::span<const Value>(changed, operands.size());
}

} // namespace

Value apply_overload(Evaluation& evaluation, const FunctionRow& row, std::span<const Value> operands) {
    if (!any_converts(row, operands)) {
        return apply(evaluation, row, operands);
    }
    std::vector<Type> types;
    for (const Value& operand : operands) {
        types.push_back(type_of(operand));
    }
    const FunctionRow* selected = select_overload(row.name, types);
    return apply(evaluation, selected != nullptr ? *selected : row, operands);
}

Value apply(Evaluation& evaluation, const FunctionRow& row, std::span<const Value> operands) {
    if (operands.size() < row.least() || operands.size() > row.most() || row.scalar == nullptr) {
        return evaluation.null_because("the function does not take that many operands");
    }
    if (any_converts(row, operands)) {
        const auto taken = converted(evaluation, row, operands);
        if (!taken) {
            return evaluation.null_because("the function takes no list there");
        }
        operands = *taken;
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
