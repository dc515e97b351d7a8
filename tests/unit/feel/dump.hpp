// SPDX-License-Identifier: Apache-2.0
// What the tests of this layer share: parsing with the names of FEEL, and a tree as one line.
#pragma once

#include "feel/parse.hpp"
#include "feel/print.hpp"

#include <string>
#include <string_view>

namespace bleibe::detail::feel_test {

/// The builtins of several words, some of ours, and a few invented facts.
[[nodiscard]] const NameTable& known_names();

struct Parsed {
    ParsedExpression expression;
    Diagnostics diagnostics;
    /// The findings as text, or nothing.
    [[nodiscard]] std::string problems() const { return render(diagnostics.list()); }
};

[[nodiscard]] Parsed parse(std::string_view text, const NameTable& names, const Limits& limits = {});
[[nodiscard]] Parsed parse(std::string_view text);

/// "(+ 1 (* a 2))"; brackets, places and ids do not show.
[[nodiscard]] std::string dump(const Expression& expression);
/// The same of a text; the findings if it does not parse.
[[nodiscard]] std::string dump(std::string_view text);

/// Empty if ids run from 0 in the order of the walk, places nest and heights are right.
[[nodiscard]] std::string faults(const ParsedExpression& parsed);

} // namespace bleibe::detail::feel_test
