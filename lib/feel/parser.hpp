// SPDX-License-Identifier: Apache-2.0
// The recursive descent, one class whose parts stand in parse_*.cpp by what they read.
#pragma once

#include "feel/expression.hpp"
#include "feel/lexer.hpp"
#include "feel/name_matcher.hpp"
#include "feel/parse.hpp"
#include "feel/type_syntax.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// How tightly operators bind; the order of the alternatives in rules 2 and 4 of DMN 1.5.
enum class Strength : std::uint8_t {
    none,
    either, // or
    both,   // and
    comparison,
    sum,
    product,
    power,
};

/// True for words that no name of one word may be.
[[nodiscard]] bool is_reserved(std::string_view word) noexcept;
/// `=`, `<=` and so on; `none` for other tokens.
[[nodiscard]] Operator comparison_of(const Token& token) noexcept;

/// Every part returns null after the first mistake, which alone is reported.
class Parser {
public:
    Parser(std::string_view text, const NameTable& names, const Locate& locate, Diagnostics& diagnostics,
           const Limits& limits);

    ParsedExpression run_expression();
    std::optional<TypeSyntax> run_type();

private:
    static constexpr std::uint32_t greatest_depth = 500;
    using Children = std::vector<ExpressionPointer>;

    /// Counts how deep the descent is, for the places where it may start over.
    class Nesting {
    public:
        explicit Nesting(Parser& parser) : parser_(parser) { ++parser_.depth_; }
        ~Nesting() { --parser_.depth_; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;
        [[nodiscard]] bool too_deep() const noexcept { return parser_.depth_ > parser_.most_depth(); }

    private:
        Parser& parser_;
    };

    /// Sets a flag of the parser until the end of a scope.
    class Setting {
    public:
        Setting(bool& flag, bool value) : flag_(flag), before_(std::exchange(flag, value)) {}
        ~Setting() { flag_ = before_; }
        Setting(const Setting&) = delete;
        Setting& operator=(const Setting&) = delete;

    private:
        bool& flag_;
        bool before_;
    };

    /// The names that one construct binds, released at its end.
    class Scope {
    public:
        explicit Scope(NameMatcher& matcher) : matcher_(matcher) {}
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        void bind(std::string_view name);

    private:
        NameMatcher& matcher_;
        std::vector<std::string> names_;
    };

    // parser.cpp
    bool start();
    [[nodiscard]] std::uint32_t most_depth() const noexcept {
        return std::min(limits_.expression_depth, greatest_depth);
    }
    [[nodiscard]] const Token& current() const { return tokens_[at_]; }
    [[nodiscard]] const Token& following(std::size_t by = 1) const {
        return tokens_[std::min(at_ + by, tokens_.size() - 1)];
    }
    const Token& take();
    bool take_sign(std::string_view sign);
    bool take_word(std::string_view word);
    bool expect_word(std::string_view word, std::string_view help);
    ExpressionPointer make(ExpressionKind kind, std::uint32_t begin, Children children);
    ExpressionPointer leaf(ExpressionKind kind, std::uint32_t begin, std::string text);
    template <class... Pointers>
    static Children children_of(Pointers... pointers) {
        Children children;
        (children.push_back(std::move(pointers)), ...);
        return children;
    }

    // parse_operators.cpp
    ExpressionPointer expression(bool before_range_end = false);
    ExpressionPointer operators(Strength least, ExpressionPointer first = nullptr);
    ExpressionPointer binary(ExpressionPointer left, Operator op, Strength strength);
    std::nullptr_t chained_comparison(const Expression& left, Operator op);
    ExpressionPointer between(ExpressionPointer left);
    ExpressionPointer in_tests(ExpressionPointer left);
    ExpressionPointer bracketed_tests(Children& tests);
    ExpressionPointer unary_test();
    ExpressionPointer operand(ExpressionPointer first);
    ExpressionPointer typed(ExpressionPointer value);

    // parse_values.cpp
    ExpressionPointer primary();
    ExpressionPointer number(const Token& token);
    ExpressionPointer word();
    ExpressionPointer string_value();
    ExpressionPointer at_value();
    ExpressionPointer bracketed();
    ExpressionPointer list_or_range();
    ExpressionPointer open_range();
    ExpressionPointer range_rest(std::uint32_t begin, bool low_closed, ExpressionPointer low);
    ExpressionPointer context();
    ExpressionPointer postfix(ExpressionPointer value);
    ExpressionPointer path(ExpressionPointer value);
    ExpressionPointer filter(ExpressionPointer value);
    ExpressionPointer call(ExpressionPointer callee);
    bool arguments(Children& children, std::vector<std::string>& names);
    [[nodiscard]] bool bracket_ends_range() const;
    [[nodiscard]] bool begins_open_range() const;
    [[nodiscard]] bool begins_named_argument() const;
    std::optional<std::string> decoded();
    std::optional<std::string> key();

    // parse_keywords.cpp
    ExpressionPointer if_else();
    ExpressionPointer iteration(ExpressionKind kind, std::string_view last_word);
    ExpressionPointer domain();
    ExpressionPointer function();
    bool parameters(Expression& into, Scope& scope);
    /// A name that is bound here, up to what no name goes on with. `stop`: a word that ends it (and so do
    /// `return` and `satisfies`); empty for keys, which may hold every word.
    std::optional<std::string> new_name(std::string_view stop);

    // parse_types.cpp
    std::optional<TypeSyntax> type();
    std::optional<TypeSyntax> function_type();
    std::optional<TypeSyntax> context_type();
    std::optional<TypeSyntax> type_with_part(TypeSyntax::Kind kind);
    std::optional<TypeSyntax> type_name();
    bool close_angle();

    // parse_problems.cpp
    void report(Code code, std::size_t begin, std::size_t end, std::string message, std::string help = {});
    /// The current token is not what may stand here.
    std::nullptr_t unexpected(std::string_view expected, std::string help = {});
    std::nullptr_t too_deep();
    std::nullptr_t at_end(std::string_view expected, std::string help);
    void open();
    /// Takes the bracket that closes the innermost open one; `others`: what else may stand there.
    bool close(std::string_view bracket, std::string_view others = {});
    void wrong_close(std::string_view bracket, std::string_view others);
    [[nodiscard]] std::string place_of(const Token& token) const;
    [[nodiscard]] std::string help_for_current() const;
    [[nodiscard]] std::string help_behind(const Token& before) const;
    [[nodiscard]] std::string help_for_words() const;
    [[nodiscard]] std::string help_for_quote() const;
    [[nodiscard]] std::string shown_current(std::size_t& end) const;

    std::string_view text_;
    const NameTable& names_;
    const Locate& locate_;
    Diagnostics& diagnostics_;
    const Limits& limits_;
    NameMatcher matcher_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::uint32_t last_end_ = 0; // of the token taken last
    std::uint32_t next_id_ = 0;
    std::uint32_t depth_ = 0;
    bool failed_ = false;
    bool before_range_end_ = false; // a `[` may close the range that is being read
    bool in_filter_ = false;
    std::vector<std::size_t> open_; // brackets not closed yet, as tokens
    LexicalProblem lexical_;
    bool lexical_failed_ = false;
};

} // namespace bleibe::detail
