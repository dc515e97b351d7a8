// SPDX-License-Identifier: Apache-2.0
// What the rows over lists share.
#pragma once

#include "functions/function.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace bleibe::detail {

using Items = std::span<const Value>;

constexpr std::string_view list_clause = "DMN 1.5, 10.3.4.4, table 75";

/// Equality that is false where values of different kinds have none. Unknown if one is unknown.
[[nodiscard]] Value is_same(const Value& a, const Value& b);
/// One list with the items of all; null, with the reason said, if a limit forbids it.
[[nodiscard]] Value joined(Evaluation& evaluation, Items lists);

/// The index that a FEEL position stands for: from 1 at the front, from -1 at the back, cut to its whole
/// part. Nothing where the list has no such place.
[[nodiscard]] std::optional<std::size_t> index_of_position(const Value& position, std::size_t count);

/// The parameter that takes every list.
[[nodiscard]] Parameter some_list();
/// Of a list; anything else counts as a list of one.
[[nodiscard]] Type items_type(const Type& type);
/// The same for a result that has more elements: of the literal `[]` there are none to join.
[[nodiscard]] Type joined_elements(const Type& list);
/// Rules: a list with the elements of the first operand, or of all.
[[nodiscard]] Type same_list(const FunctionRow& row, std::span<const Type> types);
[[nodiscard]] Type joined_lists(const FunctionRow& row, std::span<const Type> types);

} // namespace bleibe::detail
