// SPDX-License-Identifier: Apache-2.0
// Null guards: which paths an expression proves to be other than null when it is true or false.
#pragma once

#include "check/typed_expression.hpp"

#include <optional>
#include <set>
#include <string>

namespace bleibe::detail {

/// Names a value statically: "f3", "l2.until". Two expressions with one key are the same value.
using PathKey = std::string;
using Guards = std::set<PathKey>;

/// The key of a name or a path of names; nothing for other expressions.
[[nodiscard]] std::optional<PathKey> path_key(const Expression& expression, const TypedExpression& typed);
/// Paths that are not null whenever the expression is `outcome`. Its parts must be annotated already.
[[nodiscard]] Guards guards_if(bool outcome, const Expression& expression, const TypedExpression& typed);

} // namespace bleibe::detail
