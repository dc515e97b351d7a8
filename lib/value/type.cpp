// SPDX-License-Identifier: Apache-2.0
// The idea: types are compared by structure, and `any` and `never` fit both ways, so that what is not
// known, or was reported already, is never a second complaint.
#include "value/type.hpp"

#include <algorithm>

namespace bleibe::detail {

struct TypeParts {
    const ChoiceSet* set = nullptr;
    std::vector<Type> types;         // of a list or range: the item; of a function: the parameters
    std::vector<Type::Field> fields; // of a function: the result alone, without a name
};

namespace {

/// Types nest as deeply as expressions and values do; below this a type is `any`.
constexpr int deepest_type = value_max_depth;

Type type_within(const Value& value, int depth);

std::string_view kind_name(TypeKind kind) noexcept {
    switch (kind) {
    case TypeKind::any:
        return "Any";
    case TypeKind::null:
        return "Null";
    case TypeKind::never:
        return "never";
    case TypeKind::boolean:
        return "boolean";
    case TypeKind::number:
        return "number";
    case TypeKind::string:
        return "string";
    case TypeKind::choice:
        return "choice";
    case TypeKind::date:
        return "date";
    case TypeKind::time:
        return "time";
    case TypeKind::date_time:
        return "date and time";
    case TypeKind::months:
        return "years and months duration";
    case TypeKind::duration:
        return "days and time duration";
    case TypeKind::list:
        return "list";
    case TypeKind::context:
        return "context";
    case TypeKind::range:
        return "range";
    case TypeKind::function:
        return "function";
    }
    return "Any";
}

bool same_choice(const ChoiceSet* a, const ChoiceSet* b) {
    return a == b || (a != nullptr && b != nullptr && a->id == b->id && a->values == b->values);
}

bool same_fields(const std::vector<Type::Field>& a, const std::vector<Type::Field>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& left, const auto& right) {
        return left.name == right.name && left.type == right.type;
    });
}

bool context_fits(const Type& from, const Type& to) {
    return std::all_of(to.fields().begin(), to.fields().end(), [&from](const Type::Field& field) {
        const int index = from.find_field(field.name);
        return index >= 0 && fits(from.fields()[static_cast<std::size_t>(index)].type, field.type);
    });
}

bool function_fits(const Type& from, const Type& to) {
    const auto& given = from.parameters();
    const auto& expected = to.parameters();
    // A parameter takes what the caller passes, so it must be the wider one.
    return std::equal(expected.begin(), expected.end(), given.begin(), given.end(), fits) &&
           fits(from.result(), to.result());
}

Type join_contexts(const Type& a, const Type& b) {
    std::vector<Type::Field> common;
    for (const Type::Field& field : a.fields()) {
        const int index = b.find_field(field.name);
        if (index >= 0) {
            const Type& other = b.fields()[static_cast<std::size_t>(index)].type;
            common.push_back({field.name, join(field.type, other)});
        }
    }
    return Type::context(std::move(common));
}

/// Of two types of one kind, without looking at null; `any` where they have nothing in common.
Type join_alike(const Type& a, const Type& b) {
    if (a == b || !a.has_parts() || !b.has_parts()) {
        // Without parts a type of this kind is the widest.
        return a == b || !a.has_parts() ? a : b;
    }
    switch (a.kind()) {
    case TypeKind::choice:
        return same_choice(a.choice_set(), b.choice_set()) ? a : TypeKind::any;
    case TypeKind::list:
        // The empty list is a list<null>, and fits every list.
        if (a.item().is(TypeKind::null) || b.item().is(TypeKind::null)) {
            return a.item().is(TypeKind::null) ? b : a;
        }
        return Type::list(join(a.item(), b.item()));
    case TypeKind::range:
        return Type::range(join(a.item(), b.item()));
    case TypeKind::context:
        return join_contexts(a, b);
    default:
        return a.kind();
    }
}

Type type_of_context(const ContextData& context, int depth) {
    std::vector<Type::Field> fields;
    fields.reserve(context.size());
    for (std::size_t i = 0; i < context.size(); ++i) {
        fields.push_back({std::string(context.shape->names[i]), type_within(context.fields[i], depth + 1)});
    }
    return Type::context(std::move(fields));
}

Type type_of_list(std::span<const Value> items, int depth) {
    Type item = items.empty() ? TypeKind::null : TypeKind::never;
    for (const Value& value : items) {
        item = join(item, type_within(value, depth + 1));
    }
    return Type::list(item);
}

Type type_of_range(const RangeData& range, int depth) {
    const Type low = range.has_low ? type_within(range.low, depth + 1) : TypeKind::never;
    const Type high = range.has_high ? type_within(range.high, depth + 1) : TypeKind::never;
    return Type::range(join(low, high));
}

Type type_within(const Value& value, int depth) {
    if (depth > deepest_type) {
        return TypeKind::any;
    }
    switch (value.kind) {
    case Kind::unknown:
        return TypeKind::any;
    case Kind::null:
        return TypeKind::null;
    case Kind::boolean:
        return TypeKind::boolean;
    case Kind::number:
        return TypeKind::number;
    case Kind::string:
        return TypeKind::string;
    case Kind::choice:
        return Type::choice(value.choice_set());
    case Kind::date:
        return TypeKind::date;
    case Kind::time:
        return TypeKind::time;
    case Kind::date_time:
        return TypeKind::date_time;
    case Kind::months:
        return TypeKind::months;
    case Kind::duration:
        return TypeKind::duration;
    case Kind::list:
        return type_of_list(value.items(), depth);
    case Kind::context:
        return type_of_context(value.context(), depth);
    case Kind::range:
        return type_of_range(value.range(), depth);
    case Kind::function:
        return TypeKind::function;
    }
    return TypeKind::any;
}

std::string fields_text(const Type& type) {
    std::string out;
    for (const Type::Field& field : type.fields()) {
        out += (out.empty() ? "" : ", ") + field.name + ": " + field.type.to_string();
    }
    return out;
}

std::string parameters_text(const Type& type) {
    std::string out;
    for (const Type& parameter : type.parameters()) {
        out += (out.empty() ? "" : ", ") + parameter.to_string();
    }
    return out;
}

std::string text_with_parts(const Type& type) {
    const std::string name(kind_name(type.kind()));
    if (!type.has_parts()) {
        return name;
    }
    switch (type.kind()) {
    case TypeKind::choice:
        return name + "<" + type.choice_set()->id + ">";
    case TypeKind::list:
    case TypeKind::range:
        return name + "<" + type.item().to_string() + ">";
    case TypeKind::context:
        return name + "<" + fields_text(type) + ">";
    case TypeKind::function:
        return name + "<" + parameters_text(type) + "> -> " + type.result().to_string();
    default:
        return name;
    }
}

} // namespace

Type Type::choice(const ChoiceSet& set) {
    Type type(TypeKind::choice);
    type.parts_ = std::make_shared<const TypeParts>(TypeParts{&set, {}, {}});
    return type;
}

Type Type::list(Type item) {
    Type type(TypeKind::list);
    type.parts_ = std::make_shared<const TypeParts>(TypeParts{nullptr, {std::move(item)}, {}});
    return type;
}

Type Type::range(Type end) {
    Type type(TypeKind::range);
    type.parts_ = std::make_shared<const TypeParts>(TypeParts{nullptr, {std::move(end)}, {}});
    return type;
}

Type Type::context(std::vector<Field> fields) {
    Type type(TypeKind::context);
    type.parts_ = std::make_shared<const TypeParts>(TypeParts{nullptr, {}, std::move(fields)});
    return type;
}

Type Type::function(std::vector<Type> parameters, Type result) {
    Type type(TypeKind::function);
    TypeParts parts{nullptr, std::move(parameters), {}};
    parts.fields.push_back({"", std::move(result)});
    type.parts_ = std::make_shared<const TypeParts>(std::move(parts));
    return type;
}

Type Type::or_null() const {
    Type type = *this;
    type.nullable_ = kind_ != TypeKind::never;
    return type;
}

Type Type::not_null() const {
    if (kind_ == TypeKind::null) {
        return TypeKind::never;
    }
    Type type = *this;
    type.nullable_ = false;
    return type;
}

Type Type::item() const {
    const bool has_item = (kind_ == TypeKind::list || kind_ == TypeKind::range) && parts_ != nullptr;
    return has_item ? parts_->types.front() : Type(TypeKind::any);
}

const ChoiceSet* Type::choice_set() const noexcept {
    return kind_ == TypeKind::choice && parts_ != nullptr ? parts_->set : nullptr;
}

const std::vector<Type::Field>& Type::fields() const noexcept {
    static const std::vector<Field> none;
    return kind_ == TypeKind::context && parts_ != nullptr ? parts_->fields : none;
}

int Type::find_field(std::string_view name) const noexcept {
    const auto& all = fields();
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const Field& field) { return field.name == name; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

const std::vector<Type>& Type::parameters() const noexcept {
    static const std::vector<Type> none;
    return kind_ == TypeKind::function && parts_ != nullptr ? parts_->types : none;
}

Type Type::result() const {
    const bool has_result = kind_ == TypeKind::function && parts_ != nullptr;
    return has_result ? parts_->fields.front().type : Type(TypeKind::any);
}

std::string Type::to_string() const {
    const bool shows_null = nullable_ && kind_ != TypeKind::any && kind_ != TypeKind::null;
    if (shows_null && kind_ == TypeKind::function && parts_ != nullptr) {
        return "(" + text_with_parts(*this) + ")?";
    }
    return text_with_parts(*this) + (shows_null ? "?" : "");
}

bool operator==(const Type& a, const Type& b) {
    if (a.kind_ != b.kind_ || a.nullable_ != b.nullable_ || (a.parts_ == nullptr) != (b.parts_ == nullptr)) {
        return false;
    }
    return a.parts_ == b.parts_ ||
           (same_choice(a.parts_->set, b.parts_->set) && a.parts_->types == b.parts_->types &&
            same_fields(a.parts_->fields, b.parts_->fields));
}

bool fits(const Type& from, const Type& to) {
    const bool null_is_missing =
        from.nullable() && !to.nullable() && !from.is(TypeKind::any) && !to.is(TypeKind::never);
    return !null_is_missing && fits_ignoring_null(from, to);
}

bool fits_ignoring_null(const Type& from, const Type& to) {
    const auto is_open = [](const Type& type) { return type.is(TypeKind::any) || type.is(TypeKind::never); };
    if (is_open(from) || is_open(to) || from.is(TypeKind::null)) {
        return true;
    }
    if (from.kind() != to.kind()) {
        return false;
    }
    switch (from.kind()) {
    case TypeKind::choice:
        return !to.has_parts() || same_choice(from.choice_set(), to.choice_set());
    case TypeKind::list:
        return from.item().is(TypeKind::null) || fits(from.item(), to.item());
    case TypeKind::range:
        return fits(from.item(), to.item());
    case TypeKind::context:
        return !from.has_parts() || context_fits(from, to);
    case TypeKind::function:
        return !from.has_parts() || !to.has_parts() || function_fits(from, to);
    default:
        return true;
    }
}

Type join(const Type& a, const Type& b) {
    if (a.is(TypeKind::never) || b.is(TypeKind::never)) {
        return a.is(TypeKind::never) ? b : a;
    }
    if (a.is(TypeKind::null) || b.is(TypeKind::null)) {
        return a.is(TypeKind::null) ? b.or_null() : a.or_null();
    }
    if (a.kind() != b.kind()) {
        return TypeKind::any;
    }
    const bool nullable = a.nullable() || b.nullable();
    const Type type = join_alike(a.not_null(), b.not_null());
    return nullable ? type.or_null() : type;
}

Type type_of(const Value& value) { return type_within(value, 0); }

} // namespace bleibe::detail
