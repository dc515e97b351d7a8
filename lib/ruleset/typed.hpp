// SPDX-License-Identifier: Apache-2.0
// Declared types, and scalars that take their type from the declaration, never from their spelling.
#pragma once

#include "ruleset/shape.hpp"

#include <optional>
#include <vector>

namespace bleibe::detail {

struct DeclaredType {
    Type type = TypeKind::never;          // after an error (then reported)
    std::vector<FieldDeclaration> fields; // of a list whose entries are mappings
    bool is_permit = false;
};

/// The keys `type`, `of` and `item` of a fact, field or parameter.
[[nodiscard]] DeclaredType read_type(Keys& keys);
/// The key `absent`: what null means; an empty label if it is not there.
[[nodiscard]] Label read_absent(Keys& keys);

/// The value in a node; its texts live in the catalog's arena. Nothing (with a finding) if it does not
/// fit, nothing without a finding if the type itself failed.
[[nodiscard]] std::optional<Value> read_value(ReadContext& context, const Node& node, const Type& type);

} // namespace bleibe::detail
