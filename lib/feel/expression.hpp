// SPDX-License-Identifier: Apache-2.0
// The syntax tree of a FEEL expression: what was written, with places, before any name has a meaning.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

enum class ExpressionKind : std::uint8_t {
    null_literal,
    boolean,    // text: "true" or "false"
    number,     // text: the digits as written
    string,     // text: decoded
    at_literal, // text: between the quotes of @"…"
    name,       // text: words joined by single spaces
    path,       // [0] . text
    binary,     // [0] op [1]
    negation,   // - [0]
    if_else,    // if [0] then [1] else [2]
    between,    // [0] between [1] and [2]
    in,         // [0] in tests [1…], each a unary_test or an ordinary expression
    unary_test, // op [0], as in `x in (< 5, >= 7)`; also a value of its own: a range with one end
    filter,     // [0] [ [1] ]
    list,       // items
    context,    // names[i]: [i]
    for_loop,   // names[i] in [i] …, return the last
    some,       // names[i] in [i] …, satisfies the last
    every,      // the same
    function, // names: parameters, types[i]: their type text (see type_syntax.hpp) or empty; the body is [0]
    call,     // [0] is the callee, [1…] the arguments; names holds the argument names or is empty
    range,    // [0] .. [1], low_closed, high_closed
    instance_of, // [0] instance of types[0]
    iteration,   // [0] .. [1] as the domain of `for` without brackets
};

enum class Operator : std::uint8_t {
    none,
    add,
    subtract,
    multiply,
    divide,
    power,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    and_,
    or_,
};
/// "+", "<=", "and".
[[nodiscard]] std::string_view text_of(Operator op) noexcept;
/// <, <=, >, >=.
[[nodiscard]] bool is_order(Operator op) noexcept;

struct Expression;
using ExpressionPointer = std::unique_ptr<Expression>;

/// One node. `begin` and `end` are byte offsets into the text that was parsed.
struct Expression {
    ExpressionKind kind = ExpressionKind::null_literal;
    Operator op = Operator::none;
    bool low_closed = false;
    bool high_closed = false;
    bool bracketed = false; // stood in ( ), needed for the lint on `in` beside `or`
    std::uint32_t id = 0;   // numbered from 0 within one parsed text, children before parents
    std::uint32_t begin = 0;
    std::uint32_t end = 0;    // brackets around the node count as part of it
    std::uint32_t height = 1; // of the tree from here down; never above the limit on nesting
    std::string text;
    std::vector<std::string> names;
    std::vector<std::string> types;
    std::vector<ExpressionPointer> children;

    [[nodiscard]] const Expression& child(std::size_t i) const { return *children[i]; }
};

/// A parsed text: the root and how many nodes there are (ids run below that).
struct ParsedExpression {
    std::string text;
    ExpressionPointer root; // null after a syntax error
    std::uint32_t nodes = 0;
};

} // namespace bleibe::detail
