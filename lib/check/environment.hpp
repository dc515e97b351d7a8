// SPDX-License-Identifier: Apache-2.0
// What the names outside an expression mean: a ruleset's facts, parameters and definitions, or the
// entries of a context.
#pragma once

#include "check/typed_expression.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace bleibe::detail {

struct Binding {
    Meaning meaning = Meaning::none;
    std::uint32_t index = 0;
    Type type;
    /// Set for a definition that is a function: calls are checked and lowered in place.
    const ParsedExpression* function = nullptr;
};

class Environment {
public:
    Environment() = default;
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    virtual ~Environment() = default;

    [[nodiscard]] virtual std::optional<Binding> find(std::string_view name) = 0;
    /// Names to suggest for a misspelt one.
    [[nodiscard]] virtual std::vector<std::string_view> names() const = 0;
    /// A type that `instance of` may name besides FEEL's own.
    [[nodiscard]] virtual std::optional<Type> find_type(std::string_view) const { return std::nullopt; }
    /// Rules for rulesets: null must be guarded, `now()` is refused.
    [[nodiscard]] virtual bool strict() const { return true; }
    /// Whether an expression may read the order or number of the entries of this fact.
    [[nodiscard]] virtual bool is_periods(std::uint32_t) const { return false; }
    /// `permit.effect` and `permit.chapter` may be read here.
    [[nodiscard]] virtual bool has_caller() const { return false; }
};

} // namespace bleibe::detail
