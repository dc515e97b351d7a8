// SPDX-License-Identifier: Apache-2.0
// Values with their types as the case files write them: {"type": "number", "value": "1.5"}.
#pragma once

#include "base/arena.hpp"
#include "document/document.hpp"
#include "input/feel_program.hpp"
#include "value/value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace bleibe::conformance {

/// The value; nothing for a node that is none. Its parts live in the arena.
[[nodiscard]] std::optional<detail::Value> read_typed_value(const detail::Node& node, detail::Arena& arena);

/// Equal as the suite has it: numbers nearer than the tolerance, strings by code points, moments by kind,
/// local fields and offset, durations by kind and length, lists in order, contexts by the same entries.
[[nodiscard]] bool is_as_expected(const detail::Value& got, const detail::Value& expected,
                                  const detail::Decimal& tolerance);

/// The type of that name ("list<number>", "date and time"), or nothing.
[[nodiscard]] std::optional<detail::Type> read_type(std::string_view text, const detail::NamedTypes& named);
/// The named types of a case; false if one cannot be read.
[[nodiscard]] bool read_named_types(const detail::Node& list, detail::NamedTypes& into);

} // namespace bleibe::conformance
