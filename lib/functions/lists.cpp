// SPDX-License-Identifier: Apache-2.0
// A list may hold unknown elements and elements of any kind; what that means is said here once.
#include "functions/lists.hpp"

#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

Value is_same(const Value& a, const Value& b) {
    const Value same = a.is_unknown() || b.is_unknown() ? Value::unknown() : equal(a, b);
    return same.is_null() ? Value::boolean(false) : same;
}

Value joined(Evaluation& evaluation, Items parts) {
    std::size_t count = 0;
    for (const Value& part : parts) {
        count += items_of(part).size();
    }
    Value* to = new_items(evaluation, count);
    if (to == nullptr) {
        return Value::null();
    }
    Value* end = to;
    for (const Value& part : parts) {
        const Items items = items_of(part);
        end = std::copy(items.begin(), items.end(), end);
    }
    return Value::list({to, count});
}

std::optional<std::size_t> index_of_position(const Value& position, std::size_t count) {
    const auto whole = whole_part(position);
    const auto length = static_cast<std::int64_t>(count);
    if (!whole || *whole == 0 || *whole > length || *whole < -length) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(*whole > 0 ? *whole - 1 : length + *whole);
}

Parameter some_list() { return {"list", list_of(Type(TypeKind::any))}; }

Type items_type(const Type& type) { return type.is(TypeKind::list) ? type.item() : type; }

Type joined_elements(const Type& list) {
    return list.is(TypeKind::list) && list.item().is(TypeKind::null) ? TypeKind::never : items_type(list);
}

Type joined_lists(const FunctionRow& /*row*/, std::span<const Type> types) {
    Type joined_item = TypeKind::never;
    for (const Type& type : types) {
        joined_item = join(joined_item, joined_elements(type));
    }
    return list_of(joined_item.is(TypeKind::never) ? items_type(types[0]) : joined_item);
}

Type same_list(const FunctionRow& /*row*/, std::span<const Type> types) {
    return list_of(items_type(types[0]));
}

} // namespace bleibe::detail
