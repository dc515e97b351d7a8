// SPDX-License-Identifier: Apache-2.0
// One idea: infix operators by strength, all of them associative to the left (`**` too), so that chains
// are loops; a minus before a value binds tighter than every one of them, `instance of` tighter still.
#include "feel/parser.hpp"

namespace bleibe::detail {

namespace {

struct Infix {
    Operator op = Operator::none;
    Strength strength = Strength::none;
};

Infix infix_of(const Token& token) {
    if (const Operator comparison = comparison_of(token); comparison != Operator::none) {
        return {comparison, Strength::comparison};
    }
    if (token.kind == TokenKind::word) {
        return token.text == "or"                              ? Infix{Operator::or_, Strength::either}
               : token.text == "and"                           ? Infix{Operator::and_, Strength::both}
               : token.text == "in" || token.text == "between" ? Infix{Operator::none, Strength::comparison}
                                                               : Infix{};
    }
    if (token.kind != TokenKind::sign) {
        return {};
    }
    return token.text == "+"    ? Infix{Operator::add, Strength::sum}
           : token.text == "-"  ? Infix{Operator::subtract, Strength::sum}
           : token.text == "*"  ? Infix{Operator::multiply, Strength::product}
           : token.text == "/"  ? Infix{Operator::divide, Strength::product}
           : token.text == "**" ? Infix{Operator::power, Strength::power}
                                : Infix{};
}

Strength stronger(Strength strength) { return static_cast<Strength>(static_cast<int>(strength) + 1); }

} // namespace

Operator comparison_of(const Token& token) noexcept {
    if (token.kind != TokenKind::sign) {
        return Operator::none;
    }
    return token.text == "="    ? Operator::equal
           : token.text == "!=" ? Operator::not_equal
           : token.text == "<"  ? Operator::less
           : token.text == "<=" ? Operator::less_equal
           : token.text == ">"  ? Operator::greater
           : token.text == ">=" ? Operator::greater_equal
                                : Operator::none;
}

ExpressionPointer Parser::expression(bool before_range_end) {
    const Nesting nesting(*this);
    const Setting setting(before_range_end_, before_range_end);
    if (nesting.too_deep()) {
        return too_deep();
    }
    return comparison_of(current()) != Operator::none ? unary_test() : operators(Strength::either);
}

ExpressionPointer Parser::operators(Strength least, ExpressionPointer first) {
    ExpressionPointer left = operand(std::move(first));
    while (left) {
        const Infix infix = infix_of(current());
        if (infix.strength == Strength::none || infix.strength < least) {
            return left;
        }
        if (infix.op != Operator::none) {
            left = binary(std::move(left), infix.op, infix.strength);
        } else {
            left = current().text == "in" ? in_tests(std::move(left)) : between(std::move(left));
        }
    }
    return left;
}

ExpressionPointer Parser::binary(ExpressionPointer left, Operator op, Strength strength) {
    if (left->kind == ExpressionKind::binary && is_order(left->op) && !left->bracketed && is_order(op)) {
        return chained_comparison(*left, op);
    }
    const std::uint32_t begin = left->begin;
    const Nesting nesting(*this);
    if (nesting.too_deep()) {
        return too_deep();
    }
    take();
    if (op == Operator::less && current().is_sign(">") && current().begin == last_end_) {
        return unexpected("a value", "unequal is written `!=`");
    }
    ExpressionPointer right = operators(stronger(strength));
    ExpressionPointer node =
        make(ExpressionKind::binary, begin, children_of(std::move(left), std::move(right)));
    if (node) {
        node->op = op;
    }
    return node;
}

/// `1 < x < 5`: FEEL would compare a truth value with 5, which nobody means.
std::nullptr_t Parser::chained_comparison(const Expression& left, Operator op) {
    const Expression& shared = left.child(1);
    std::string middle(text_.substr(shared.begin, shared.end - shared.begin));
    if (middle.size() > 40) {
        middle = "x";
    }
    return unexpected("`and` or the end of the comparison",
                      "compare twice: `… " + std::string(text_of(left.op)) + ' ' + middle + " and " + middle +
                          ' ' + std::string(text_of(op)) + " …`");
}

ExpressionPointer Parser::between(ExpressionPointer left) {
    const std::uint32_t begin = left->begin;
    take();
    ExpressionPointer low = operators(Strength::sum);
    if (!low || !expect_word("and", "`between` needs two ends: `… between … and …`")) {
        return nullptr;
    }
    ExpressionPointer high = operators(Strength::sum);
    return make(ExpressionKind::between, begin,
                children_of(std::move(left), std::move(low), std::move(high)));
}

ExpressionPointer Parser::in_tests(ExpressionPointer left) {
    const std::uint32_t begin = left->begin;
    Children children = children_of(std::move(left));
    take();
    if (comparison_of(current()) != Operator::none) {
        children.push_back(unary_test());
    } else if (!current().is_sign("(")) {
        children.push_back(operators(Strength::sum));
    } else if (ExpressionPointer single = bracketed_tests(children)) {
        // The brackets held one value: what they open may go on, as in `x in (a)[1] + b`.
        children.push_back(operators(Strength::sum, std::move(single)));
    }
    if (failed_) {
        return nullptr;
    }
    if (current().is_sign("..")) {
        return unexpected("the end of the test", "a range stands in brackets: `in [1..5]`");
    }
    return make(ExpressionKind::in, begin, std::move(children));
}

/// The one value or range in brackets; null if several tests were added to `tests`, or after a mistake.
ExpressionPointer Parser::bracketed_tests(Children& tests) {
    const std::uint32_t begin = current().begin;
    open();
    ExpressionPointer first = expression();
    if (first && current().is_sign("..")) {
        return range_rest(begin, false, std::move(first));
    }
    if (!first || !current().is_sign(",")) {
        if (!first || !close(")", "`,`")) {
            return nullptr;
        }
        first->bracketed = true;
        first->begin = begin;
        first->end = last_end_;
        return first;
    }
    tests.push_back(std::move(first));
    while (take_sign(",")) {
        tests.push_back(expression());
        if (!tests.back()) {
            return nullptr;
        }
    }
    close(")", "`,`");
    return nullptr;
}

ExpressionPointer Parser::unary_test() {
    const Operator op = comparison_of(current());
    const std::uint32_t begin = take().begin;
    ExpressionPointer node = make(ExpressionKind::unary_test, begin, children_of(operators(Strength::sum)));
    if (node) {
        node->op = op;
    }
    return node;
}

ExpressionPointer Parser::operand(ExpressionPointer first) {
    std::vector<std::uint32_t> minuses;
    while (!first && current().is_sign("-")) {
        minuses.push_back(take().begin);
    }
    ExpressionPointer value = typed(postfix(first ? std::move(first) : primary()));
    while (value && !minuses.empty()) {
        value = make(ExpressionKind::negation, minuses.back(), children_of(std::move(value)));
        minuses.pop_back();
    }
    return value;
}

ExpressionPointer Parser::typed(ExpressionPointer value) {
    while (value && current().is_word("instance")) {
        const std::uint32_t begin = value->begin;
        take();
        if (!expect_word("of", "write `instance of`, then a type")) {
            return nullptr;
        }
        const std::optional<TypeSyntax> syntax = type();
        if (!syntax) {
            return nullptr;
        }
        value = make(ExpressionKind::instance_of, begin, children_of(std::move(value)));
        if (value) {
            value->types.push_back(to_text(*syntax));
        }
    }
    return value;
}

} // namespace bleibe::detail
