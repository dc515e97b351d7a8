// SPDX-License-Identifier: Apache-2.0
// A syntax tree together with what its names mean and which types its parts have. Lowering reads
// nothing else: no name is resolved twice.
#pragma once

#include "feel/expression.hpp"
#include "functions/function.hpp"
#include "value/type.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace bleibe::detail {

/// What a name stands for.
enum class Meaning : std::uint8_t {
    none,           // not a name
    failed,         // an error was reported here; lowers to null
    local,          // a variable that the expression binds: number `index`
    local_field,    // a field of the element of a filter: field `index` of local `local`
    dynamic_field,  // the same where the element's entries are not known statically: by its text
    fact,           // of the vocabulary, number `index`
    parameter,      // of the ruleset, number `index`
    definition,     // of the ruleset, number `index`
    group,          // of the vocabulary, number `index`
    input,          // an entry of the context an expression is evaluated in, number `index`
    day,            // today()
    caller_effect,  // permit.effect
    caller_chapter, // permit.chapter
    builtin,        // a builtin as a value
};

/// In `Annotation::order`: an optional parameter that named arguments pass over.
constexpr std::uint32_t no_argument = UINT32_MAX;

struct TypedExpression;

struct Annotation {
    Type type;
    Meaning meaning = Meaning::none;
    bool by_index = false; // a filter that is a position
    std::uint32_t index = 0;
    std::uint32_t local = 0;           // see `meaning`; of a binder: the number of its first variable
    const ChoiceSet* choice = nullptr; // a text literal that stands for a value of this choice
    const FunctionRow* row = nullptr;  // of an operator, a property, or a call of a builtin
    std::shared_ptr<const TypedExpression> inlined; // a call of a definition that is a function
    std::shared_ptr<const Type> asked;              // the type that `instance of` asks for
    std::vector<std::optional<Type>> parameters;    // of a function literal: where they are declared
    /// Locals that are elements of filters, the innermost first: the first that has an entry of that name
    /// wins.
    std::vector<std::uint32_t> maybe_fields;
    /// A call: the child per operand (`no_argument`: null). A context: its entries as they are computed.
    std::vector<std::uint32_t> order;
};

struct TypedExpression {
    const ParsedExpression* parsed = nullptr;
    std::vector<Annotation> annotations; // by Expression::id

    [[nodiscard]] bool usable() const noexcept { return parsed != nullptr && parsed->root != nullptr; }
    [[nodiscard]] const Expression& root() const { return *parsed->root; }
    [[nodiscard]] const Annotation& of(const Expression& e) const { return annotations[e.id]; }
    [[nodiscard]] const Type& type() const { return annotations[root().id].type; }
};

} // namespace bleibe::detail
