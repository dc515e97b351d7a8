// SPDX-License-Identifier: Apache-2.0
// Truth after Kleene with four values: what decides goes first, then unknown, then null.
#include "functions/rows.hpp"

namespace bleibe::detail {

namespace {

Value both_hold(Evaluation& /*evaluation*/, const FunctionRow& /*row*/, std::span<const Value> operands) {
    return logical_and(operands[0], operands[1]);
}

Value one_holds(Evaluation& /*evaluation*/, const FunctionRow& /*row*/, std::span<const Value> operands) {
    return logical_or(operands[0], operands[1]);
}

Value opposite(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    if (operands[0].kind != Kind::boolean) {
        return evaluation.null_because("`not` takes true or false");
    }
    return logical_not(operands[0]);
}

} // namespace

void add_logic_rows(Rows& rows) {
    rows.push_back(
        {.name = "and",
         .parameters = {{"a", TypeKind::boolean}, {"b", TypeKind::boolean}},
         .rule = boolean_unless_null,
         .sees_unknown = true,
         .null_on_null = false,
         .scalar = both_hold,
         .meaning = "True if both are true, false if one is false, whatever the other is.",
         .nulls = "An operand that is not a boolean counts as null. Without a false operand the result is "
                  "unknown if one is unknown, else null if one is null.",
         .clause = "DMN 1.5, 10.3.2.15, table 50"});
    rows.push_back(
        {.name = "or",
         .parameters = {{"a", TypeKind::boolean}, {"b", TypeKind::boolean}},
         .rule = boolean_unless_null,
         .sees_unknown = true,
         .null_on_null = false,
         .scalar = one_holds,
         .meaning = "True if one is true, whatever the other is; false if both are false.",
         .nulls = "An operand that is not a boolean counts as null. Without a true operand the result is "
                  "unknown if one is unknown, else null if one is null.",
         .clause = "DMN 1.5, 10.3.2.15, table 50"});
    rows.push_back({.name = "not",
                    .group = FunctionGroup::boolean,
                    .parameters = {{"negand", TypeKind::boolean}},
                    .result = TypeKind::boolean,
                    .scalar = opposite,
                    .meaning = "True for false, false for true.",
                    .nulls = "Null for null and for anything that is not a boolean.",
                    .clause = "DMN 1.5, 10.3.4.2, tables 51 and 73"});
}

} // namespace bleibe::detail
