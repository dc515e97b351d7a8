// SPDX-License-Identifier: Apache-2.0
// Static types: FEEL's, with nullability and the vocabulary's choices.
#pragma once

#include "value/value.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

enum class TypeKind : std::uint8_t {
    any,   // nothing is known about the value; may be null
    null,  // the literal null
    never, // after an error was reported: fits everywhere, so that one mistake is one message
    boolean,
    number,
    string,
    choice,
    date,
    time,
    date_time,
    months,
    duration,
    list,
    context,
    range,
    function,
};

struct TypeParts;

/// A small immutable value. `nullable`: null may occur besides. Unknown may occur in every type.
class Type {
public:
    Type(TypeKind kind = TypeKind::any) // NOLINT(google-explicit-constructor)
        : kind_(kind), nullable_(kind == TypeKind::any || kind == TypeKind::null) {}

    static Type choice(const ChoiceSet& set);
    static Type list(Type item);
    static Type range(Type end);
    struct Field;
    static Type context(std::vector<Field> fields);
    static Type function(std::vector<Type> parameters, Type result);

    [[nodiscard]] TypeKind kind() const noexcept { return kind_; }
    [[nodiscard]] bool is(TypeKind kind) const noexcept { return kind_ == kind; }
    [[nodiscard]] bool nullable() const noexcept { return nullable_; }
    /// False for a list, context, function, … of which only the kind is known, as for `any`.
    [[nodiscard]] bool has_parts() const noexcept { return parts_ != nullptr; }
    [[nodiscard]] Type or_null() const;
    /// The literal null without null is `never`.
    [[nodiscard]] Type not_null() const;
    /// Of a list or range; `any` otherwise.
    [[nodiscard]] Type item() const;
    /// Of a choice; null if any choice is meant.
    [[nodiscard]] const ChoiceSet* choice_set() const noexcept;
    /// Of a context; empty where the entries are not known statically (`has_parts` is false then).
    [[nodiscard]] const std::vector<Field>& fields() const noexcept;
    [[nodiscard]] int find_field(std::string_view name) const noexcept;
    /// Of a function.
    [[nodiscard]] const std::vector<Type>& parameters() const noexcept;
    [[nodiscard]] Type result() const;

    /// As FEEL and the rulesets write it: "list<context<from: date, until: date?>>".
    [[nodiscard]] std::string to_string() const;

    friend bool operator==(const Type& a, const Type& b);

private:
    TypeKind kind_;
    bool nullable_;
    std::shared_ptr<const TypeParts> parts_;
};

struct Type::Field {
    std::string name;
    Type type;
};

/// Every value of `from` may stand where `to` is expected (null counts: a nullable type does not fit
/// one that is not). `any` fits everywhere, and its null does not count against it; so does `never`.
/// A list<null>, which the empty list is, fits every list; a context fits by structure: all entries of
/// `to` present and fitting. A choice is no string and a string no choice (their values differ in form).
[[nodiscard]] bool fits(const Type& from, const Type& to);
/// The same without looking at null at the outermost level.
[[nodiscard]] bool fits_ignoring_null(const Type& from, const Type& to);
/// The smallest type both fit; `any` where there is none; `never` adds nothing. Of two contexts the
/// entries they share.
[[nodiscard]] Type join(const Type& a, const Type& b);
/// The type of a value; `any` for unknown, which may turn out to be anything; list<null> for the empty list.
[[nodiscard]] Type type_of(const Value& value);

} // namespace bleibe::detail
