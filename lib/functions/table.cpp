// SPDX-License-Identifier: Apache-2.0
// The one table: every row of every topic, in the order of the documentation, with the index by name.
#include "functions/rows.hpp"

#include <map>

namespace bleibe::detail {

namespace {

Value no_such_operator(Evaluation& evaluation, const FunctionRow& /*row*/,
                       std::span<const Value> /*operands*/) {
    return evaluation.null_because("there is no such operator");
}

Rows all_rows() {
    Rows rows;
    add_arithmetic_operators(rows);
    add_comparison_operators(rows);
    add_logic_rows(rows);
    add_conversion_builtins(rows);
    add_time_builtins(rows);
    add_string_builtins(rows);
    add_regex_builtins(rows);
    add_aggregate_builtins(rows);
    add_statistics_builtins(rows);
    add_list_builtins(rows);
    add_rearranging_builtins(rows);
    add_numeric_builtins(rows);
    add_interval_builtins(rows);
    add_range_builtins(rows);
    add_date_rows(rows);
    add_context_builtins(rows);
    add_law_functions(rows);
    return rows;
}

struct Table {
    Rows rows = all_rows();
    std::map<std::string_view, const FunctionRow*> operators;
    std::map<std::string_view, std::vector<const FunctionRow*>> builtins;
    FunctionRow missing;

    Table() {
        for (const FunctionRow& row : rows) {
            if (row.group == FunctionGroup::operators) {
                operators.emplace(row.name, &row);
            } else {
                builtins[row.name].push_back(&row);
            }
        }
        missing.result = Type(TypeKind::null);
        missing.variadic = true;
        missing.parameters = {{"operand", Type(TypeKind::any), true}};
        missing.scalar = no_such_operator;
    }
};

const Table& table() {
    static const Table built;
    return built;
}

} // namespace

std::span<const FunctionRow> function_table() { return table().rows; }

std::span<const FunctionRow* const> find_builtin(std::string_view name) {
    const auto found = table().builtins.find(name);
    if (found == table().builtins.end()) {
        return {};
    }
    return found->second;
}

const FunctionRow& operator_row(std::string_view sign) {
    const auto found = table().operators.find(sign);
    return found == table().operators.end() ? table().missing : *found->second;
}

const FunctionRow* find_property(std::string_view name) {
    const auto found = table().operators.find(name);
    const bool is_property = found != table().operators.end() && found->second->parameters.size() == 1 &&
                             found->second->parameters.front().name == property_parameter;
    return is_property ? found->second : nullptr;
}

} // namespace bleibe::detail
