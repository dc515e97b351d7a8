// SPDX-License-Identifier: Apache-2.0
// The idea: each type has one reader and one way to be compared, so nothing passes by its text alone.
#include "conformance/typed_value.hpp"

#include "check/resolve_type.hpp"
#include "value/calendar.hpp"
#include "value/moment.hpp"

#include <algorithm>

namespace bleibe::conformance {

using namespace detail;

namespace {

std::optional<Value> read_duration(std::string_view text, bool months) {
    const auto duration = parse_duration(text);
    if (!duration || duration->is_months != months) {
        return std::nullopt;
    }
    return months ? Value::months(duration->months)
                  : Value::duration(duration->seconds, duration->nanoseconds);
}

std::optional<Value> read_scalar(std::string_view type, const Node& node, Arena& arena) {
    const std::string_view text = arena.copy(node.text);
    if (type == "number") {
        const auto number = parse_decimal(text);
        return number ? std::optional<Value>(Value::number(*number, arena)) : std::nullopt;
    }
    if (type == "string") {
        return Value::string(text);
    }
    if (type == "boolean") {
        return Value::boolean(text == "true");
    }
    if (type == "date") {
        const auto day = parse_date(text);
        return day ? std::optional<Value>(Value::date(*day)) : std::nullopt;
    }
    if (type == "time") {
        const auto time = parse_time(text);
        return time ? std::optional<Value>(Value::time(*arena.create(*time))) : std::nullopt;
    }
    if (type == "date-time") {
        const auto moment = parse_date_time(text);
        return moment ? std::optional<Value>(Value::date_time(*arena.create(*moment))) : std::nullopt;
    }
    if (type == "days-time-duration" || type == "years-months-duration") {
        return read_duration(text, type == "years-months-duration");
    }
    return std::nullopt;
}

std::optional<Value> read_list(const Node& node, Arena& arena) {
    auto* items = arena.allocate_array<Value>(node.items.size());
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const auto item = read_typed_value(*node.items[i], arena);
        if (!item) {
            return std::nullopt;
        }
        items[i] = *item;
    }
    return Value::list({items, node.items.size()});
}

std::optional<Value> read_context(const Node& node, Arena& arena) {
    const std::size_t count = node.members.size();
    auto* names = arena.allocate_array<std::string_view>(count);
    auto* fields = arena.allocate_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto field = read_typed_value(*node.members[i].value, arena);
        if (!field) {
            return std::nullopt;
        }
        names[i] = arena.copy(node.members[i].key);
        fields[i] = *field;
    }
    return Value::context(*arena.create(ContextData{arena.create(Shape{{names, count}}), fields}));
}

bool same_context(const ContextData& got, const ContextData& expected, const Decimal& tolerance) {
    if (got.size() != expected.size()) {
        return false;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Value* field = got.find(expected.shape->names[i]);
        if (field == nullptr || !is_as_expected(*field, expected.fields[i], tolerance)) {
            return false;
        }
    }
    return true;
}

bool same_moment(const Moment& a, const Moment& b) {
    return a.local_seconds() == b.local_seconds() && a.nanosecond == b.nanosecond && a.zoned() == b.zoned() &&
           a.offset == b.offset;
}

bool near(const Decimal& a, const Decimal& b, const Decimal& tolerance) {
    const auto difference = subtract(a, b);
    if (!difference) {
        return false;
    }
    Decimal size = *difference;
    size.negative = false;
    return compare(size, tolerance) < 0;
}

/// The names of a case's types in the scope of their readers.
class TypeNames final : public Environment {
public:
    explicit TypeNames(const NamedTypes& named) : named_(named) {}
    [[nodiscard]] std::optional<Binding> find(std::string_view) override { return std::nullopt; }
    [[nodiscard]] std::vector<std::string_view> names() const override { return {}; }
    [[nodiscard]] std::optional<Type> find_type(std::string_view name) const override {
        const auto found = named_.find(name);
        return found == named_.end() ? std::nullopt : std::optional<Type>(found->second);
    }

private:
    const NamedTypes& named_;
};

std::optional<Type> read_definition(const Node& node, const NamedTypes& named) {
    std::optional<Type> type;
    if (const Node* components = node.find("components")) {
        std::vector<Type::Field> fields;
        for (const Node* component : components->items) {
            const auto part = read_definition(*component, named);
            if (!part) {
                return std::nullopt;
            }
            fields.push_back({component->find("name")->text, *part});
        }
        type = Type::context(std::move(fields));
    } else if (const Node* text = node.find("type")) {
        type = read_type(text->text, named);
    } else if (const Node* function = node.find("function")) {
        type = function->is_scalar() ? read_type(function->text, named)
                                     : std::optional<Type>(Type(TypeKind::function));
    }
    const Node* collection = node.find("collection");
    return type && collection != nullptr && collection->text == "true" ? Type::list(*type) : type;
}

} // namespace

std::optional<Value> read_typed_value(const Node& node, Arena& arena) {
    const Node* type = node.find("type");
    const Node* value = node.find("value");
    if (type == nullptr || type->text == "null") {
        return type == nullptr ? std::nullopt : std::optional<Value>(Value::null());
    }
    if (value == nullptr) {
        return std::nullopt;
    }
    if (type->text == "list") {
        return read_list(*value, arena);
    }
    return type->text == "context" ? read_context(*value, arena) : read_scalar(type->text, *value, arena);
}

bool is_as_expected(const Value& got, const Value& expected, const Decimal& tolerance) {
    if (got.kind != expected.kind) {
        return false;
    }
    switch (expected.kind) {
    case Kind::null:
        return true;
    case Kind::number:
        return near(got.decimal(), expected.decimal(), tolerance);
    case Kind::list:
        return std::equal(got.items().begin(), got.items().end(), expected.items().begin(),
                          expected.items().end(),
                          [&](const Value& a, const Value& b) { return is_as_expected(a, b, tolerance); });
    case Kind::context:
        return same_context(got.context(), expected.context(), tolerance);
    case Kind::time:
    case Kind::date_time:
        return same_moment(got.moment(), expected.moment());
    case Kind::duration:
        return got.integer == expected.integer && got.size == expected.size;
    default:
        return equal(got, expected).is_true();
    }
}

std::optional<Type> read_type(std::string_view text, const NamedTypes& named) {
    Diagnostics diagnostics;
    const Source source("type", std::string(text));
    const auto syntax = parse_type(
        text, NameTable(),
        [&](std::size_t begin, std::size_t end) {
            return Span{source, begin, end};
        },
        diagnostics, Limits());
    std::string unknown;
    return syntax ? resolve_type(*syntax, TypeNames(named), unknown) : std::nullopt;
}

bool read_named_types(const Node& list, NamedTypes& into) {
    for (const Node* node : list.items) {
        const auto type = read_definition(*node, into);
        const Node* name = node->find("name");
        if (!type || name == nullptr) {
            return false;
        }
        into.insert_or_assign(name->text, *type);
    }
    return true;
}

} // namespace bleibe::conformance
