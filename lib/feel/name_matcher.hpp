// SPDX-License-Identifier: Apache-2.0
// The longest name that begins at a token, among the names of the table and those the expression binds.
#pragma once

#include "feel/lexer.hpp"
#include "feel/parse.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// True for tokens that a name may go on with.
[[nodiscard]] bool continues_name(const Token& token) noexcept;
/// Adds a token to the words of a name, with a space where two words would touch.
void append_to_name(std::string& words, const Token& token);

class NameMatcher {
public:
    struct Match {
        std::size_t tokens = 0; // 0: none
        std::string text;
    };

    /// The table must outlive the matcher.
    explicit NameMatcher(const NameTable& table);

    /// From `first` on; the tokens end with one of kind `end`. `fields`: also the fields of the table, and
    /// keys of contexts that the expression wrote anywhere before, as behind a dot and inside a filter.
    [[nodiscard]] Match longest(const Token* first, bool fields) const;

    void bind(const std::string& words);
    void release(const std::string& words);
    void add_field(const std::string& words);

private:
    // Only names of several tokens: one word is a name anyway.
    using Words = std::map<std::string, std::size_t, std::less<>>;

    const NameTable& table_;
    Words bound_;
    Words fields_;
};

} // namespace bleibe::detail
