// SPDX-License-Identifier: Apache-2.0
// One idea: the forms that begin with a keyword and bind names reach as far right as they can.
#include "feel/parser.hpp"

namespace bleibe::detail {

ExpressionPointer Parser::if_else() {
    const std::uint32_t begin = take().begin;
    ExpressionPointer condition = expression();
    if (!condition || !expect_word("then", "a condition is written `if … then … else …`")) {
        return nullptr;
    }
    ExpressionPointer yes = expression();
    if (!yes ||
        !expect_word("else", "`if` needs both branches: `if … then … else …`; where there is no other "
                             "value, `else null`")) {
        return nullptr;
    }
    ExpressionPointer no = expression();
    return make(ExpressionKind::if_else, begin,
                children_of(std::move(condition), std::move(yes), std::move(no)));
}

std::optional<std::string> Parser::new_name(std::string_view stop) {
    const bool is_key = stop.empty();
    if (current().kind != TokenKind::word || (!is_key && is_reserved(current().text))) {
        unexpected("a name");
        return std::nullopt;
    }
    const auto stops = [&](const Token& token) {
        return !is_key && (token.is_word(stop) || token.is_word("return") || token.is_word("satisfies"));
    };
    std::string words;
    while (continues_name(current()) && (words.empty() || !stops(current()))) {
        append_to_name(words, take());
    }
    return words;
}

ExpressionPointer Parser::iteration(ExpressionKind kind, std::string_view last_word) {
    const std::string form = kind == ExpressionKind::for_loop
                                 ? "write `for x in list return …`"
                                 : "write `" + std::string(current().text) + " x in list satisfies …`";
    const std::uint32_t begin = take().begin;
    Scope scope(matcher_);
    std::vector<std::string> variables;
    Children children;
    do {
        std::optional<std::string> name = new_name("in");
        if (!name || !expect_word("in", form)) {
            return nullptr;
        }
        children.push_back(kind == ExpressionKind::for_loop ? domain() : expression());
        if (!children.back()) {
            return nullptr;
        }
        scope.bind(*name);
        variables.push_back(std::move(*name));
    } while (take_sign(","));
    if (!expect_word(last_word, form)) {
        return nullptr;
    }
    children.push_back(expression());
    ExpressionPointer node = make(kind, begin, std::move(children));
    if (node) {
        node->names = std::move(variables);
    }
    return node;
}

ExpressionPointer Parser::domain() {
    const std::uint32_t begin = current().begin;
    ExpressionPointer low = expression();
    if (!low || !take_sign("..")) {
        return low;
    }
    return make(ExpressionKind::iteration, begin, children_of(std::move(low), expression()));
}

ExpressionPointer Parser::function() {
    const std::uint32_t begin = take().begin;
    if (!current().is_sign("(")) {
        return unexpected("`(` behind `function`", "a function is written `function(x) x + 1`");
    }
    Expression parts;
    Scope scope(matcher_);
    open();
    if (!current().is_sign(")") && !parameters(parts, scope)) {
        return nullptr;
    }
    if (!close(")", "`,`")) {
        return nullptr;
    }
    if (current().is_word("external") && following().is_sign("{")) {
        return unexpected("the body of the function",
                          "functions of other languages cannot be called from here");
    }
    ExpressionPointer node = make(ExpressionKind::function, begin, children_of(expression()));
    if (node) {
        node->names = std::move(parts.names);
        node->types = std::move(parts.types);
    }
    return node;
}

bool Parser::parameters(Expression& into, Scope& scope) {
    do {
        std::optional<std::string> name = new_name(")");
        if (!name) {
            return false;
        }
        std::string type_text;
        if (take_sign(":")) {
            const std::optional<TypeSyntax> syntax = type();
            if (!syntax) {
                return false;
            }
            type_text = to_text(*syntax);
        }
        scope.bind(*name);
        into.names.push_back(std::move(*name));
        into.types.push_back(std::move(type_text));
    } while (take_sign(","));
    return true;
}

} // namespace bleibe::detail
