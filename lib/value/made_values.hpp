// SPDX-License-Identifier: Apache-2.0
// Values made of others, in memory that outlives them.
#pragma once

#include "base/arena.hpp"
#include "value/value.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace bleibe::detail {

[[nodiscard]] inline Value list_of(std::span<const Value> items, Arena& arena) {
    auto* kept = arena.allocate_array<Value>(items.size());
    std::copy(items.begin(), items.end(), kept);
    return Value::list({kept, items.size()});
}

/// The context with another value in one field.
[[nodiscard]] inline Value with_field(const Value& context, std::size_t field, const Value& value,
                                      Arena& arena) {
    const ContextData& data = context.context();
    auto* fields = arena.allocate_array<Value>(data.size());
    std::copy_n(data.fields, data.size(), fields);
    fields[field] = value;
    ContextData made;
    made.shape = data.shape;
    made.fields = fields;
    return Value::context(*arena.create(made));
}

} // namespace bleibe::detail
