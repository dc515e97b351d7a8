// SPDX-License-Identifier: Apache-2.0
// One idea: one descent without going back, so that nodes are numbered as they are finished, children
// before parents; every node knows its height, so that no tree is deeper than later walks can bear.
#include "feel/parser.hpp"

#include <array>

namespace bleibe::detail {

namespace {

constexpr std::array<std::string_view, 16> reserved_words{
    "and", "between",  "else", "every", "false",  "for",       "function", "if",
    "in",  "instance", "null", "or",    "return", "satisfies", "some",     "then",
};

} // namespace

bool is_reserved(std::string_view word) noexcept {
    return word == "true" ||
           std::find(reserved_words.begin(), reserved_words.end(), word) != reserved_words.end();
}

Parser::Scope::~Scope() {
    for (const std::string& name : names_) {
        matcher_.release(name);
    }
}

void Parser::Scope::bind(std::string_view name) {
    std::string words = spaced_name(name);
    if (words.find_first_of(" +-*/.'") != std::string::npos) {
        matcher_.bind(words);
        names_.push_back(std::move(words));
    }
}

Parser::Parser(std::string_view text, const NameTable& names, const Locate& locate, Diagnostics& diagnostics,
               const Limits& limits)
    : text_(text), names_(names), locate_(locate), diagnostics_(diagnostics), limits_(limits),
      matcher_(names) {
    for (const char* property : {"time offset", "start included", "end included"}) {
        matcher_.add_field(property); // those whose names have a blank
    }
}

bool Parser::start() {
    const std::size_t most = std::min<std::size_t>(limits_.expression_bytes, UINT32_MAX);
    if (text_.size() > most) {
        report(Code::too_large, 0, 0,
               "the expression has " + std::to_string(text_.size()) + " bytes, more than the " +
                   std::to_string(most) + " allowed",
               "split it into definitions");
        return false;
    }
    TokenList list = read_tokens(text_);
    tokens_ = std::move(list.tokens);
    lexical_failed_ = !list.complete;
    lexical_ = std::move(list.problem);
    return true;
}

ParsedExpression Parser::run_expression() {
    ParsedExpression parsed;
    parsed.text = std::string(text_);
    if (!start()) {
        return parsed;
    }
    ExpressionPointer root = expression();
    if (root && (current().kind != TokenKind::end || lexical_failed_)) {
        unexpected("an operator or the end");
    }
    if (!failed_) {
        parsed.root = std::move(root);
        parsed.nodes = next_id_;
    }
    return parsed;
}

std::optional<TypeSyntax> Parser::run_type() {
    if (!start()) {
        return std::nullopt;
    }
    std::optional<TypeSyntax> read = type();
    if (read && (current().kind != TokenKind::end || lexical_failed_)) {
        unexpected("the end of the type");
    }
    return failed_ ? std::nullopt : read;
}

const Token& Parser::take() {
    const Token& token = tokens_[at_];
    if (token.kind != TokenKind::end) {
        ++at_;
        last_end_ = token.end;
    }
    return token;
}

bool Parser::take_sign(std::string_view sign) {
    const bool there = current().is_sign(sign);
    if (there) {
        take();
    }
    return there;
}

bool Parser::take_word(std::string_view word) {
    const bool there = current().is_word(word);
    if (there) {
        take();
    }
    return there;
}

bool Parser::expect_word(std::string_view word, std::string_view help) {
    if (take_word(word)) {
        return true;
    }
    unexpected("`" + std::string(word) + "`", std::string(help));
    return false;
}

ExpressionPointer Parser::make(ExpressionKind kind, std::uint32_t begin, Children children) {
    auto node = std::make_unique<Expression>();
    for (const ExpressionPointer& child : children) {
        if (!child) {
            return nullptr;
        }
        node->height = std::max(node->height, child->height + 1);
    }
    if (node->height > most_depth()) {
        return too_deep();
    }
    node->kind = kind;
    node->id = next_id_++;
    node->begin = begin;
    node->end = last_end_;
    node->children = std::move(children);
    return node;
}

ExpressionPointer Parser::leaf(ExpressionKind kind, std::uint32_t begin, std::string text) {
    ExpressionPointer node = make(kind, begin, {});
    if (node) {
        node->text = std::move(text);
    }
    return node;
}

ParsedExpression parse_expression(std::string_view text, const NameTable& names, const Locate& locate,
                                  Diagnostics& diagnostics, const Limits& limits) {
    return Parser(text, names, locate, diagnostics, limits).run_expression();
}

ParsedExpression parse_expression(const Node& scalar, const NameTable& names, Diagnostics& diagnostics,
                                  const Limits& limits) {
    const Locate locate = [&](std::size_t begin, std::size_t end) { return scalar.span_of_text(begin, end); };
    return Parser(scalar.text, names, locate, diagnostics, limits).run_expression();
}

std::optional<TypeSyntax> parse_type(std::string_view text, const NameTable& names, const Locate& locate,
                                     Diagnostics& diagnostics, const Limits& limits) {
    return Parser(text, names, locate, diagnostics, limits).run_type();
}

} // namespace bleibe::detail
