// SPDX-License-Identifier: Apache-2.0
// One idea: a value is what needs no operator: literals, names, what stands in brackets, and what hangs
// behind a value (paths, filters, calls).
#include "feel/parser.hpp"
#include "feel/string_literal.hpp"
#include "value/decimal.hpp"

namespace bleibe::detail {

ExpressionPointer Parser::primary() {
    const Token& token = current();
    switch (token.kind) {
    case TokenKind::word:
        return word();
    case TokenKind::string:
        return string_value();
    case TokenKind::number: {
        take();
        return number(token);
    }
    case TokenKind::sign:
        if (token.text == "(") {
            return bracketed();
        }
        if (token.text == "[") {
            return list_or_range();
        }
        if (token.text == "]" && begins_open_range()) {
            return open_range();
        }
        if (token.text == "{") {
            return context();
        }
        if (token.text == "@") {
            return at_value();
        }
        return unexpected("a value");
    default:
        return unexpected("a value");
    }
}

ExpressionPointer Parser::number(const Token& token) {
    const auto value = parse_decimal(token.text);
    if (value && power_of_ten(*value) > limits_.number_exponent) {
        report(Code::too_large, token.begin, token.end,
               "the exponent of the number is beyond the limit of " +
                   std::to_string(limits_.number_exponent));
        return nullptr;
    }
    return leaf(ExpressionKind::number, token.begin, std::string(token.text));
}

ExpressionPointer Parser::word() {
    const Token& token = current();
    const NameMatcher::Match match = matcher_.longest(&token, in_filter_);
    const bool reserved = is_reserved(token.text);
    if (!reserved || match.tokens > 1) {
        for (std::size_t i = 0; i < std::max<std::size_t>(match.tokens, 1); ++i) {
            take();
        }
        return leaf(ExpressionKind::name, token.begin,
                    match.tokens > 0 ? match.text : std::string(token.text));
    }
    if (token.text == "if") {
        return if_else();
    }
    if (token.text == "for") {
        return iteration(ExpressionKind::for_loop, "return");
    }
    if (token.text == "some" || token.text == "every") {
        return iteration(token.text == "some" ? ExpressionKind::some : ExpressionKind::every, "satisfies");
    }
    if (token.text == "function") {
        return function();
    }
    if (token.text == "null") {
        take();
        return leaf(ExpressionKind::null_literal, token.begin, {});
    }
    if (token.text == "true" || token.text == "false") {
        take();
        return leaf(ExpressionKind::boolean, token.begin, std::string(token.text));
    }
    return unexpected("a value");
}

/// The text of the string token at hand.
std::optional<std::string> Parser::decoded() {
    const Token& token = current();
    DecodedString string = decode_string(token.text);
    if (!string.valid) {
        report(Code::feel_syntax, token.begin + string.begin, token.begin + string.end, string.problem,
               "a backslash itself is written `\\\\`");
        return std::nullopt;
    }
    take();
    return std::move(string.text);
}

ExpressionPointer Parser::string_value() {
    const std::uint32_t begin = current().begin;
    std::optional<std::string> text = decoded();
    return text ? leaf(ExpressionKind::string, begin, std::move(*text)) : nullptr;
}

ExpressionPointer Parser::at_value() {
    const std::uint32_t begin = take().begin;
    if (current().kind != TokenKind::string) {
        return unexpected("a text in quotes behind `@`", "a date is written `@\"2022-10-31\"`");
    }
    std::optional<std::string> text = decoded();
    return text ? leaf(ExpressionKind::at_literal, begin, std::move(*text)) : nullptr;
}

ExpressionPointer Parser::bracketed() {
    const std::uint32_t begin = current().begin;
    open();
    ExpressionPointer inner = expression();
    if (inner && current().is_sign("..")) {
        return range_rest(begin, false, std::move(inner));
    }
    if (!inner || !close(")")) {
        return nullptr;
    }
    inner->bracketed = true;
    inner->begin = begin;
    inner->end = last_end_;
    return inner;
}

ExpressionPointer Parser::list_or_range() {
    const std::uint32_t begin = current().begin;
    open();
    Children items;
    if (!current().is_sign("]") || begins_open_range()) {
        do {
            items.push_back(expression());
            if (items.size() == 1 && items[0] && current().is_sign("..")) {
                return range_rest(begin, true, std::move(items[0]));
            }
            if (!items.back()) {
                return nullptr;
            }
        } while (take_sign(","));
    }
    return close("]", "`,`") ? make(ExpressionKind::list, begin, std::move(items)) : nullptr;
}

ExpressionPointer Parser::open_range() {
    const std::uint32_t begin = current().begin;
    open();
    ExpressionPointer low = expression();
    if (low && !current().is_sign("..")) {
        return unexpected("`..`", "`]` before a value begins a range without its lower end: `]1..5]`");
    }
    return low ? range_rest(begin, false, std::move(low)) : nullptr;
}

ExpressionPointer Parser::range_rest(std::uint32_t begin, bool low_closed, ExpressionPointer low) {
    take();
    ExpressionPointer high = expression(true);
    if (!high) {
        return nullptr;
    }
    const bool high_closed = current().is_sign("]");
    if (!high_closed && !current().is_sign(")") && !current().is_sign("[")) {
        return unexpected("`]` or `)`");
    }
    take();
    open_.pop_back();
    ExpressionPointer range =
        make(ExpressionKind::range, begin, children_of(std::move(low), std::move(high)));
    if (range) {
        range->low_closed = low_closed;
        range->high_closed = high_closed;
    }
    return range;
}

/// At a `[` behind the upper end of a range: `[1..10[` ends there unless a filter follows. What may
/// follow a whole range never begins a filter.
bool Parser::bracket_ends_range() const {
    const Token& next = following();
    switch (next.kind) {
    case TokenKind::end:
    case TokenKind::stray:
        return true;
    case TokenKind::word:
        return is_reserved(next.text) && matcher_.longest(&next, true).tokens < 2 && next.text != "if" &&
               next.text != "for" && next.text != "some" && next.text != "every" && next.text != "function" &&
               next.text != "null" && next.text != "true" && next.text != "false";
    case TokenKind::sign:
        return next.text != "-" && next.text != "(" && next.text != "[" && next.text != "{" &&
               next.text != "@";
    default:
        return false;
    }
}

/// At a `]` where a value may stand. Directly behind `[` it closes the empty list unless what follows
/// can only be the lower end of a range, as in `[]1..2[]`.
bool Parser::begins_open_range() const {
    const Token& next = following();
    const bool plain = next.kind == TokenKind::number || next.kind == TokenKind::string ||
                       next.is_sign("@") || (next.kind == TokenKind::word && !is_reserved(next.text));
    const bool behind_bracket = at_ > 0 && tokens_[at_ - 1].is_sign("[");
    return plain || (!behind_bracket && (next.is_sign("-") || next.is_sign("(") || next.is_sign("{") ||
                                         next.is_sign("[") || next.is_word("if") || next.is_word("null") ||
                                         next.is_word("true") || next.is_word("false")));
}

std::optional<std::string> Parser::key() {
    if (current().kind == TokenKind::string) {
        return decoded();
    }
    return new_name({});
}

ExpressionPointer Parser::context() {
    const std::uint32_t begin = current().begin;
    open();
    Scope scope(matcher_);
    std::vector<std::string> keys;
    Children values;
    while (!current().is_sign("}") || !keys.empty()) {
        std::optional<std::string> name = key();
        if (!name) {
            return nullptr;
        }
        if (!take_sign(":")) {
            return unexpected("`:` behind the key", "an entry is written `key: value`");
        }
        values.push_back(expression());
        if (!values.back()) {
            return nullptr;
        }
        scope.bind(*name);
        matcher_.add_field(spaced_name(*name));
        keys.push_back(std::move(*name));
        if (!take_sign(",")) {
            break;
        }
    }
    ExpressionPointer node =
        close("}", "`,`") ? make(ExpressionKind::context, begin, std::move(values)) : nullptr;
    if (node) {
        node->names = std::move(keys);
    }
    return node;
}

ExpressionPointer Parser::postfix(ExpressionPointer value) {
    while (value && current().kind == TokenKind::sign) {
        if (current().text == ".") {
            value = path(std::move(value));
        } else if (current().text == "(") {
            value = call(std::move(value));
        } else if (current().text == "[" && !(before_range_end_ && bracket_ends_range())) {
            value = filter(std::move(value));
        } else {
            break;
        }
    }
    return value;
}

ExpressionPointer Parser::path(ExpressionPointer value) {
    const std::uint32_t begin = value->begin;
    take();
    const Token& token = current();
    NameMatcher::Match match = matcher_.longest(&token, true);
    if (match.tokens == 0) {
        match = {1, std::string(token.text)};
    }
    // A keyword is a field only where it touches the dot; otherwise something is missing behind it.
    const bool keyword = match.tokens == 1 && is_reserved(token.text) && token.begin != last_end_;
    if (token.kind != TokenKind::word || keyword) {
        return unexpected("a name behind `.`");
    }
    for (std::size_t i = 0; i < match.tokens; ++i) {
        take();
    }
    ExpressionPointer node = make(ExpressionKind::path, begin, children_of(std::move(value)));
    if (node) {
        node->text = std::move(match.text);
    }
    return node;
}

ExpressionPointer Parser::filter(ExpressionPointer value) {
    const std::uint32_t begin = value->begin;
    const Setting setting(in_filter_, true);
    open();
    ExpressionPointer condition = expression();
    if (!condition || !close("]")) {
        return nullptr;
    }
    return make(ExpressionKind::filter, begin, children_of(std::move(value), std::move(condition)));
}

ExpressionPointer Parser::call(ExpressionPointer callee) {
    const std::uint32_t begin = callee->begin;
    Children children = children_of(std::move(callee));
    std::vector<std::string> names;
    open();
    if (!current().is_sign(")") && !arguments(children, names)) {
        return nullptr;
    }
    ExpressionPointer node =
        close(")", "`,`") ? make(ExpressionKind::call, begin, std::move(children)) : nullptr;
    if (node) {
        node->names = std::move(names);
    }
    return node;
}

bool Parser::arguments(Children& children, std::vector<std::string>& names) {
    do {
        const bool named = begins_named_argument();
        if (children.size() > 1 && named == names.empty()) {
            unexpected(named ? "an argument without a name" : "an argument with its name",
                       "either all arguments of a call have names, or none");
            return false;
        }
        if (named) {
            std::optional<std::string> name = new_name({});
            if (!name) {
                return false;
            }
            names.push_back(std::move(*name));
            take();
        }
        children.push_back(expression());
        if (!children.back()) {
            return false;
        }
    } while (take_sign(","));
    if (current().is_sign("..")) {
        unexpected("`,` or `)`", "a range stands in brackets of its own: `f([1..5])`");
        return false;
    }
    return true;
}

bool Parser::begins_named_argument() const {
    std::size_t by = 0;
    while (continues_name(following(by))) {
        ++by;
    }
    return by > 0 && current().kind == TokenKind::word && following(by).is_sign(":");
}

} // namespace bleibe::detail
