// SPDX-License-Identifier: Apache-2.0
// The idea: a name means FEEL's type of that name, else one that the environment knows; parts are resolved
// the same way.
#include "check/resolve_type.hpp"

namespace bleibe::detail {
namespace {

std::optional<Type> builtin_type(std::string_view name) {
    struct Named {
        std::string_view name;
        TypeKind kind;
    };
    static constexpr Named named[] = {
        {"Any", TypeKind::any},
        {"Null", TypeKind::null},
        {"number", TypeKind::number},
        {"string", TypeKind::string},
        {"boolean", TypeKind::boolean},
        {"date", TypeKind::date},
        {"time", TypeKind::time},
        {"date and time", TypeKind::date_time},
        {"days and time duration", TypeKind::duration},
        {"years and months duration", TypeKind::months},
        {"list", TypeKind::list},
        {"context", TypeKind::context},
        {"range", TypeKind::range},
        {"function", TypeKind::function},
    };
    for (const Named& one : named) {
        if (one.name == name) {
            return Type(one.kind);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Type> resolve_type(const TypeSyntax& syntax, const Environment& environment,
                                 std::string& unknown) {
    if (syntax.kind == TypeSyntax::Kind::name) {
        std::optional<Type> type = builtin_type(syntax.name);
        if (!type) {
            type = environment.find_type(syntax.name);
        }
        if (!type) {
            unknown = syntax.name;
        }
        return type;
    }
    std::vector<Type> parts;
    for (const TypeSyntax& part : syntax.parts) {
        const std::optional<Type> type = resolve_type(part, environment, unknown);
        if (!type) {
            return std::nullopt;
        }
        parts.push_back(*type);
    }
    switch (syntax.kind) {
    case TypeSyntax::Kind::list:
        return Type::list(parts.front());
    case TypeSyntax::Kind::range:
        return Type::range(parts.front());
    case TypeSyntax::Kind::context: {
        std::vector<Type::Field> fields;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            fields.push_back({syntax.names[i], parts[i]});
        }
        return Type::context(std::move(fields));
    }
    default: {
        Type result = parts.back();
        parts.pop_back();
        return Type::function(std::move(parts), std::move(result));
    }
    }
}

} // namespace bleibe::detail
