// SPDX-License-Identifier: Apache-2.0
// Written apart from the library's `fits` and `instance of`, so that a mistake there does not hide here.
#include "static_type.hpp"

#include <algorithm>

namespace bleibe::test {

using namespace bleibe::detail;

namespace {

bool has_kind(const Value& value, TypeKind type) {
    switch (type) {
    case TypeKind::boolean:
        return value.kind == Kind::boolean;
    case TypeKind::number:
        return value.kind == Kind::number;
    case TypeKind::string:
        return value.kind == Kind::string;
    case TypeKind::choice:
        return value.kind == Kind::choice;
    case TypeKind::date:
        return value.kind == Kind::date;
    case TypeKind::time:
        return value.kind == Kind::time;
    case TypeKind::date_time:
        return value.kind == Kind::date_time;
    case TypeKind::months:
        return value.kind == Kind::months;
    case TypeKind::duration:
        return value.kind == Kind::duration;
    case TypeKind::list:
        return value.kind == Kind::list;
    case TypeKind::context:
        return value.kind == Kind::context;
    case TypeKind::range:
        return value.kind == Kind::range;
    case TypeKind::function:
        return value.kind == Kind::function;
    default:
        return false;
    }
}

bool has_fields(const ContextData& data, const std::vector<Type::Field>& fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const Type::Field& field) {
        const Value* found = data.find(field.name);
        return found != nullptr && keeps_promise(*found, field.type);
    });
}

} // namespace

bool keeps_promise(const Value& value, const Type& type) {
    if (type.is(TypeKind::any) || type.is(TypeKind::never) || value.is_unknown() || value.is_null()) {
        return true;
    }
    if (!has_kind(value, type.kind())) {
        return false;
    }
    switch (type.kind()) {
    case TypeKind::list: {
        const Type item = type.item();
        return std::all_of(value.items().begin(), value.items().end(),
                           [&](const Value& one) { return keeps_promise(one, item); });
    }
    case TypeKind::range:
        return keeps_promise(value.range().low, type.item()) &&
               keeps_promise(value.range().high, type.item());
    case TypeKind::context:
        return has_fields(value.context(), type.fields());
    case TypeKind::choice:
        return type.choice_set() == nullptr || type.choice_set() == &value.choice_set();
    default:
        return true;
    }
}

} // namespace bleibe::test
