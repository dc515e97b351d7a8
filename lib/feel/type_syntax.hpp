// SPDX-License-Identifier: Apache-2.0
// The names of types as expressions and rulesets write them: "list<context<from: date>>".
#pragma once

#include "feel/parse.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// What was written; whether there is such a type is not known here.
struct TypeSyntax {
    enum class Kind : std::uint8_t {
        name,     // name: "date and time", "list" without its item, a type of the vocabulary
        list,     // parts: the item
        range,    // parts: the end
        context,  // names[i]: parts[i]
        function, // parts: the parameters, then the result
    };
    Kind kind = Kind::name;
    std::string name;
    std::vector<std::string> names;
    std::vector<TypeSyntax> parts;
};

/// The text as `Expression::types` holds it: "function<number, string> -> list<date and time>".
[[nodiscard]] std::string to_text(const TypeSyntax& type);

/// Reads such a text; nothing, and a finding, if it is none.
[[nodiscard]] std::optional<TypeSyntax> parse_type(std::string_view text, const NameTable& names,
                                                   const Locate& locate, Diagnostics& diagnostics,
                                                   const Limits& limits);

} // namespace bleibe::detail
