// SPDX-License-Identifier: Apache-2.0
// What the vocabulary calls a fact, how it asks for it, and what shows it, by the fact's path.
#pragma once

#include "compile/program.hpp"
#include "ruleset/catalog.hpp"

#include <bleibe/words.hpp>

#include <string_view>

namespace bleibe::detail {

/// Null where the vocabulary has no such fact.
[[nodiscard]] const FactDeclaration* fact_of(const ProgramData& program, std::string_view path);
/// "stays[].until", "stays[2].until", "birth_date".
[[nodiscard]] Words label_of(const ProgramData& program, std::string_view path);

} // namespace bleibe::detail
