// SPDX-License-Identifier: Apache-2.0
// One idea: the grammar of types (rule 54 of DMN 1.5) has its own small descent and one written form.
#include "feel/parser.hpp"

namespace bleibe::detail {

namespace {

const NameTable& builtin_types() {
    static const NameTable table = [] {
        NameTable names;
        names.add("date and time");
        names.add("days and time duration");
        names.add("years and months duration");
        return names;
    }();
    return table;
}

std::string joined(const TypeSyntax& type, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += i == 0 ? "" : ", ";
        if (i < type.names.size()) {
            text += type.names[i] + ": ";
        }
        text += to_text(type.parts[i]);
    }
    return text;
}

} // namespace

std::string to_text(const TypeSyntax& type) {
    switch (type.kind) {
    case TypeSyntax::Kind::name:
        return type.name;
    case TypeSyntax::Kind::list:
        return "list<" + joined(type, 1) + '>';
    case TypeSyntax::Kind::range:
        return "range<" + joined(type, 1) + '>';
    case TypeSyntax::Kind::context:
        return "context<" + joined(type, type.parts.size()) + '>';
    case TypeSyntax::Kind::function:
        return "function<" + joined(type, type.parts.size() - 1) + "> -> " + to_text(type.parts.back());
    }
    return {};
}

std::optional<TypeSyntax> Parser::type() {
    const Nesting nesting(*this);
    if (nesting.too_deep()) {
        too_deep();
        return std::nullopt;
    }
    const bool has_parts = following().is_sign("<");
    if (has_parts && current().is_word("list")) {
        return type_with_part(TypeSyntax::Kind::list);
    }
    if (has_parts && current().is_word("range")) {
        return type_with_part(TypeSyntax::Kind::range);
    }
    if (has_parts && current().is_word("context")) {
        return context_type();
    }
    if (current().is_word("function")) {
        return function_type();
    }
    return type_name();
}

std::optional<TypeSyntax> Parser::type_with_part(TypeSyntax::Kind kind) {
    take();
    take();
    std::optional<TypeSyntax> part = type();
    if (!part || !close_angle()) {
        return std::nullopt;
    }
    TypeSyntax whole;
    whole.kind = kind;
    whole.parts.push_back(std::move(*part));
    return whole;
}

std::optional<TypeSyntax> Parser::context_type() {
    take();
    TypeSyntax whole;
    whole.kind = TypeSyntax::Kind::context;
    do {
        take();
        std::optional<std::string> name = new_name({});
        if (!name) {
            return std::nullopt;
        }
        if (!take_sign(":")) {
            unexpected("`:` and a type", "an entry is written `name: type`");
            return std::nullopt;
        }
        std::optional<TypeSyntax> part = type();
        if (!part) {
            return std::nullopt;
        }
        whole.names.push_back(std::move(*name));
        whole.parts.push_back(std::move(*part));
    } while (current().is_sign(","));
    return close_angle() ? std::optional<TypeSyntax>(std::move(whole)) : std::nullopt;
}

std::optional<TypeSyntax> Parser::function_type() {
    take();
    TypeSyntax whole;
    whole.kind = TypeSyntax::Kind::function;
    if (!current().is_sign("<")) {
        unexpected("`<`", "the type of a function is written `function<number> -> boolean`");
        return std::nullopt;
    }
    if (following().is_sign(">")) {
        take();
    } else {
        do {
            take();
            std::optional<TypeSyntax> part = type();
            if (!part) {
                return std::nullopt;
            }
            whole.parts.push_back(std::move(*part));
        } while (current().is_sign(","));
    }
    if (!close_angle()) {
        return std::nullopt;
    }
    if (!take_sign("->")) {
        unexpected("`->` and the type of the result");
        return std::nullopt;
    }
    std::optional<TypeSyntax> result = type();
    if (!result) {
        return std::nullopt;
    }
    whole.parts.push_back(std::move(*result));
    return whole;
}

std::optional<TypeSyntax> Parser::type_name() {
    const Token& first = current();
    NameMatcher::Match match = matcher_.longest(&first, false);
    NameMatcher::Match builtin = NameMatcher(builtin_types()).longest(&first, false);
    if (builtin.tokens >= match.tokens) {
        match = std::move(builtin);
    }
    if (match.tokens == 0) {
        match = {1, std::string(first.text)};
    }
    const bool keyword = match.tokens == 1 && is_reserved(first.text) && first.text != "null";
    if (first.kind != TokenKind::word || keyword) {
        unexpected("a type");
        return std::nullopt;
    }
    for (std::size_t i = 0; i < match.tokens; ++i) {
        take();
    }
    TypeSyntax named;
    named.name = std::move(match.text);
    while (current().is_sign(".") && following().kind == TokenKind::word) {
        take();
        named.name += '.';
        named.name += take().text;
    }
    return named;
}

/// Takes one `>`, also the first half of `>=`.
bool Parser::close_angle() {
    if (current().is_sign(">=")) {
        Token& token = tokens_[at_];
        token.begin += 1;
        token.text.remove_prefix(1);
        last_end_ = token.begin;
        return true;
    }
    if (take_sign(">")) {
        return true;
    }
    unexpected("`,` or `>`");
    return false;
}

} // namespace bleibe::detail
