// SPDX-License-Identifier: Apache-2.0
// From the name of a type to the type.
#pragma once

#include "check/environment.hpp"
#include "feel/type_syntax.hpp"

#include <optional>
#include <string>

namespace bleibe::detail {

/// FEEL's own types (DMN 1.5, 10.3.2.1 and table 61: number, string, boolean, date, time, "date and time",
/// "days and time duration", "years and months duration", list, context, range, function, Any, Null) and
/// those of the environment, with their parts. Nothing where a name is no type; `unknown` then has it.
[[nodiscard]] std::optional<Type> resolve_type(const TypeSyntax& syntax, const Environment& environment,
                                               std::string& unknown);

} // namespace bleibe::detail
