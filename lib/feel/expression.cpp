// SPDX-License-Identifier: Apache-2.0
// One idea: operators have one spelling.
#include "feel/expression.hpp"

namespace bleibe::detail {

std::string_view text_of(Operator op) noexcept {
    switch (op) {
    case Operator::none:
        return "";
    case Operator::add:
        return "+";
    case Operator::subtract:
        return "-";
    case Operator::multiply:
        return "*";
    case Operator::divide:
        return "/";
    case Operator::power:
        return "**";
    case Operator::equal:
        return "=";
    case Operator::not_equal:
        return "!=";
    case Operator::less:
        return "<";
    case Operator::less_equal:
        return "<=";
    case Operator::greater:
        return ">";
    case Operator::greater_equal:
        return ">=";
    case Operator::and_:
        return "and";
    case Operator::or_:
        return "or";
    }
    return "";
}

bool is_order(Operator op) noexcept {
    return op == Operator::less || op == Operator::less_equal || op == Operator::greater ||
           op == Operator::greater_equal;
}

} // namespace bleibe::detail
