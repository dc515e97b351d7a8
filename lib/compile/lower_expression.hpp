// SPDX-License-Identifier: Apache-2.0
// From typed trees to steps.
#pragma once

#include "check/typed_expression.hpp"
#include "compile/builder.hpp"

#include <map>
#include <optional>
#include <vector>

namespace bleibe::detail {

/// What names outside the expression lower to.
class Outside {
public:
    Outside() = default;
    Outside(const Outside&) = delete;
    Outside& operator=(const Outside&) = delete;
    virtual ~Outside() = default;

    /// A fact, parameter, definition, group, input, day, or what is known of the caller.
    [[nodiscard]] virtual Ref lower(const Annotation& note) = 0;
};

/// Lowers one expression at the builder's innermost block. Never fails: what was reported by the check,
/// or nests too deep, lowers to null.
class ExpressionLowering {
public:
    ExpressionLowering(Builder& builder, Outside& outside) : builder_(builder), outside_(outside) {}

    [[nodiscard]] Ref lower(const TypedExpression& typed) {
        return typed.usable() ? root(typed, typed.root()) : null();
    }

private:
    Ref root(const TypedExpression& typed, const Expression& e);
    Ref visit(const Expression& e);
    Ref visit_kind(const Expression& e);
    Ref visit_name(const Expression& e);
    Ref visit_path(const Expression& e);
    Ref visit_binary(const Expression& e);
    Ref visit_in(const Expression& e);
    Ref visit_test(const Expression& test, Ref subject, const Type& subject_type);
    Ref visit_if(const Expression& e);
    Ref visit_list(const Expression& e);
    Ref visit_context(const Expression& e);
    Ref visit_range(const Expression& e);
    Ref visit_literal(const Expression& e);
    Ref moment(const Expression& e);
    Ref visit_filter(const Expression& e);
    /// `before`: the results of the loops around, where the innermost reads them.
    Ref visit_loop(const Expression& e, std::size_t iterator, std::optional<Ref> before = std::nullopt);
    [[nodiscard]] bool reads_local(const Expression& e, std::uint32_t number) const;
    Ref builtin(const FunctionRow& row);
    Ref visit_function(const Expression& e);
    Ref visit_call(const Expression& e);
    Ref inline_call(const Expression& e);
    Ref field(Ref base, std::string_view name, std::uint32_t place, const Type& type);

    [[nodiscard]] Ref null() { return builder_.constant(Value::null()); }
    [[nodiscard]] const Annotation& note(const Expression& e) const { return typed_->of(e); }
    [[nodiscard]] const Type& type_of(const Expression& e) const { return typed_->of(e).type; }

    Builder& builder_;
    Outside& outside_;
    const TypedExpression* typed_ = nullptr;
    std::map<std::uint32_t, Ref> locals_; // by number
};

} // namespace bleibe::detail
