// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.hpp"
#include "feel/expression.hpp"
#include "source/diagnostics.hpp"

#include <bleibe/limits.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Which names of several words are in scope: FEEL resolves `string length(x)` and `first name` by
/// the longest match (DMN 1.5, 10.3.1.3). A name may hold the signs + - * / . ' as well ("week-end"),
/// and is found however its words and signs are spaced. Names of one word need not be added to be
/// parsed, but then are no suggestions. Names of more than 64 words and signs are never found. The parser
/// adds the names that the expression itself binds.
class NameTable {
public:
    NameTable() = default;
    /// Besides its own names those of `shared`, which outlives it.
    explicit NameTable(const NameTable* shared) : shared_(shared) {}
    /// Adds a name; words are separated by single spaces ("days and time duration").
    void add(std::string_view name);
    /// Adds the name of an entry, which is found behind a dot and inside a filter alone.
    void add_field(std::string_view name);
    [[nodiscard]] bool contains(std::string_view name) const;
    /// True if some name begins with these words followed by more.
    [[nodiscard]] bool is_prefix(std::string_view words) const;
    /// The name as it was added, or null.
    [[nodiscard]] const std::string* find(std::string_view name) const;
    /// All names as they were added, sorted by words.
    [[nodiscard]] std::vector<std::string_view> names() const;

private:
    friend class NameMatcher;
    struct Entry {
        std::string words; // in the spacing of `spaced_name`
        std::string added;
    };
    [[nodiscard]] const std::string* find_words(std::string_view words) const;
    [[nodiscard]] bool is_prefix_of_words(std::string_view words) const;

    const NameTable* shared_ = nullptr;
    std::vector<Entry> entries_;      // sorted by words
    std::vector<std::string> fields_; // in the spacing of `spaced_name`
};

/// The one spacing of a name: single spaces between words, none around signs; empty if the text is no
/// name.
[[nodiscard]] std::string spaced_name(std::string_view name);

/// Where a byte range of the parsed text lies in a source.
using Locate = std::function<Span(std::size_t begin, std::size_t end)>;

/// Parses one expression. A value of `limits.expression_depth` above 500 counts as 500, so that no
/// later walk over the tree needs more stack than that. After a syntax error `root` is null and there is at
/// least one finding.
[[nodiscard]] ParsedExpression parse_expression(std::string_view text, const NameTable& names,
                                                const Locate& locate, Diagnostics& diagnostics,
                                                const Limits& limits);
/// The expression in a scalar of a document.
[[nodiscard]] ParsedExpression parse_expression(const Node& scalar, const NameTable& names,
                                                Diagnostics& diagnostics, const Limits& limits);

} // namespace bleibe::detail
