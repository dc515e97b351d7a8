// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.hpp"
#include "feel/expression.hpp"
#include "source/diagnostics.hpp"

#include <bleibe/limits.hpp>

#include <functional>
#include <string_view>

namespace bleibe::detail {

/// Which names of several words are in scope: FEEL resolves `string length(x)` and `first name` by
/// the longest match (DMN 1.5, 10.3.1.3). The parser adds the names that the expression itself binds.
class NameTable {
public:
    /// Adds a name; words are separated by single spaces ("days and time duration").
    void add(std::string_view name);
    [[nodiscard]] bool contains(std::string_view name) const;
    /// True if some name begins with these words followed by more.
    [[nodiscard]] bool is_prefix(std::string_view words) const;

private:
    std::vector<std::string> names_; // sorted
};

/// Where a byte range of the parsed text lies in a source.
using Locate = std::function<Span(std::size_t begin, std::size_t end)>;

/// Parses one expression. After a syntax error `root` is null and there is at least one finding.
[[nodiscard]] ParsedExpression parse_expression(std::string_view text, const NameTable& names,
                                                const Locate& locate, Diagnostics& diagnostics,
                                                const Limits& limits);
/// The expression in a scalar of a document.
[[nodiscard]] ParsedExpression parse_expression(const Node& scalar, const NameTable& names,
                                                Diagnostics& diagnostics, const Limits& limits);

} // namespace bleibe::detail
