// SPDX-License-Identifier: Apache-2.0
// Gives every part of an expression a type and every name a meaning, and reports what does not fit.
#pragma once

#include "check/environment.hpp"
#include "check/guards.hpp"
#include "feel/parse.hpp"
#include "source/diagnostics.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// The type of a time, or a date and time, that a text writes; nothing for any other text.
[[nodiscard]] std::optional<Type> type_of_moment(std::string_view text);

/// Checks one parsed text. After an error the part has the type `never`, which fits everywhere, so one
/// mistake is one finding.
class Checker {
public:
    Checker(Environment& environment, Locate locate, Diagnostics& diagnostics)
        : environment_(environment), locate_(std::move(locate)), diagnostics_(diagnostics),
          strict_(environment.strict()) {}

    /// `expected`: the type that the place demands (a choice turns text literals into its values).
    [[nodiscard]] TypedExpression check(const ParsedExpression& parsed, const std::optional<Type>& expected);
    /// Checks the body of a function definition with these argument types, in place of a call.
    [[nodiscard]] TypedExpression check_inlined(const ParsedExpression& function,
                                                const std::vector<Type>& arguments);

private:
    struct Local {
        std::string name;
        std::uint32_t number = 0;
        Type type;
    };
    /// Names that one binder brings; a filter brings the fields of its element besides `item`.
    struct Scope {
        std::vector<Local> locals;
        bool element_fields = false; // of locals[0]
    };

    // expressions
    Type visit(const Expression& e);
    Type visit_kind(const Expression& e);
    Type visit_name(const Expression& e);
    /// The type of that name; a finding at `e` if there is none.
    std::optional<Type> declared_type(const Expression& e, const std::string& text);
    std::optional<Type> find_local(const Expression& e);
    /// A filter runs over a list whose type is not known after an error.
    [[nodiscard]] bool within_failed_list() const;
    Type visit_path(const Expression& e);
    Type property(const Expression& e, const Type& base, std::string_view name);
    Type visit_if(const Expression& e);
    Type visit_list(const Expression& e);
    Type visit_context(const Expression& e);
    Type visit_at_literal(const Expression& e);
    Type visit_range(const Expression& e);

    // operators
    Type visit_binary(const Expression& e);
    Type visit_logic(const Expression& e);
    Type visit_comparison(const Expression& e);
    Type visit_between(const Expression& e);
    Type visit_in(const Expression& e);
    void check_test(const Expression& test, const Expression& subject);
    Type apply(const Expression& e, const FunctionRow& row, const std::vector<const Expression*>& operands);
    /// False if the kinds do not go together.
    bool check_comparable(const Expression& e, const Expression& left, const Expression& right, bool ordered);
    /// Turns text literals within `e` into values of the choice.
    void coerce(const Expression& e, const Type& to);

    // scopes
    Type visit_filter(const Expression& e);
    Type visit_for(const Expression& e);
    Type visit_quantifier(const Expression& e);
    Type domain_item(const Expression& domain);
    Type visit_function(const Expression& e);
    Type visit_call(const Expression& e);
    Type call_builtin(const Expression& e, const std::string& name);
    Type call_definition(const Expression& e, const Binding& binding);
    Type type_of_literal_call(const Expression& e, const std::string& name, const Type& otherwise);
    /// Reads the patterns that stand in the call; false if one is wrong, which no ruleset may be.
    bool check_pattern(const Expression& e, const FunctionRow& row,
                       const std::vector<const Expression*>& arguments);
    const FunctionRow* overload_for(const Expression& e, const std::string& name);
    std::vector<const Expression*> arguments_in_order(const Expression& e, const FunctionRow& row);
    void require_boolean(const Expression& e, const char* what);
    void refuse_null(const Expression& e, std::string_view what);
    void refuse_order(const Expression& list, const Expression& place, std::string_view what);

    // reporting
    Type refuse_kinds(const Expression& e, Code code, std::string message);
    Type fail(const Expression& e, Code code, std::string message, std::string help = {});
    void warn(const Expression& e, Code code, std::string message, std::string help);
    [[nodiscard]] Annotation& note(const Expression& e) { return typed_.annotations[e.id]; }
    [[nodiscard]] const Type& type_of(const Expression& e) { return typed_.annotations[e.id].type; }
    [[nodiscard]] std::string_view words(const Expression& e) const;
    [[nodiscard]] std::vector<std::string_view> names_in_scope() const;

    /// Runs `visit` with more known about null.
    Type visit_guarded(const Expression& e, const Guards& more);

    Environment& environment_;
    Locate locate_;
    Diagnostics& diagnostics_;
    bool strict_;
    TypedExpression typed_;
    std::vector<Scope> scopes_;
    Guards guards_;
    std::uint32_t next_local_ = 0;
    std::uint32_t inlining_ = 0;
    std::size_t inlined_ = 0;
};

} // namespace bleibe::detail
