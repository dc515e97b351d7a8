// SPDX-License-Identifier: Apache-2.0
// The idea: the declared type alone decides how a scalar is read; a wrong spelling never finds another.
#include "base/suggest.hpp"
#include "ruleset/typed.hpp"
#include "value/calendar.hpp"
#include "value/decimal.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

std::string_view words_for(const Type& type) {
    switch (type.kind()) {
    case TypeKind::boolean:
        return "`true` or `false`";
    case TypeKind::number:
        return "a number";
    case TypeKind::string:
        return "a text";
    case TypeKind::choice:
        return "a value of the choice";
    case TypeKind::date:
        return "a day such as `2022-12-31`";
    case TypeKind::months:
        return "a duration of years and months such as `P1Y6M`";
    case TypeKind::duration:
        return "a duration of days and time such as `P3D`";
    case TypeKind::list:
        return "a list";
    case TypeKind::context:
        return "a mapping";
    default:
        return "another value";
    }
}

std::optional<Value> refuse(ReadContext& context, const Node& node, const Type& type, std::string help = {}) {
    const std::string found =
        node.is_scalar() && node.form != ScalarForm::empty ? quoted(node.text) : std::string(shape_of(node));
    context.add(Code::bad_value, node.span, found + " where " + std::string(words_for(type)) + " is expected",
                std::move(help));
    return std::nullopt;
}

std::optional<Value> read_choice_value(ReadContext& context, const Node& node, const Type& type) {
    const ChoiceSet& set = *type.choice_set();
    if (const auto index = set.find(node.text)) {
        return Value::choice(set, *index);
    }
    const std::vector<std::string_view> known(set.values.begin(), set.values.end());
    std::string help = did_you_mean(node.text, known);
    constexpr std::size_t most_named = 12;
    if (help.empty() && !known.empty() && known.size() <= most_named) {
        help = "it has " + listed(known);
    }
    context.add(Code::unknown_value, node.span,
                "the choice " + quoted(set.id) + " has no value " + quoted(node.text), std::move(help));
    return std::nullopt;
}

std::optional<Value> read_number(ReadContext& context, const Node& node, const Type& type) {
    const auto number = parse_decimal(node.text);
    if (!number || node.form == ScalarForm::quoted) {
        return refuse(context, node, type,
                      number ? "numbers stand without quotes" : "a number has digits and a point");
    }
    return Value::number(*number, context.catalog.arena);
}

std::optional<Value> read_duration(ReadContext& context, const Node& node, const Type& type) {
    const auto duration = parse_duration(node.text);
    const bool wants_months = type.is(TypeKind::months);
    if (!duration || duration->is_months != wants_months) {
        return refuse(context, node, type,
                      duration ? "days and months never mix: how long a month is depends on the day" : "");
    }
    return wants_months ? Value::months(duration->months)
                        : Value::duration(duration->seconds, duration->nanoseconds);
}

std::optional<Value> read_scalar(ReadContext& context, const Node& node, const Type& type) {
    switch (type.kind()) {
    case TypeKind::boolean:
        if (node.form != ScalarForm::quoted && (node.text == "true" || node.text == "false")) {
            return Value::boolean(node.text == "true");
        }
        return refuse(context, node, type);
    case TypeKind::number:
        return read_number(context, node, type);
    case TypeKind::string:
        return Value::string(context.catalog.arena.copy(node.text));
    case TypeKind::choice:
        return read_choice_value(context, node, type);
    case TypeKind::date: {
        const auto date = read_date(context, node, "a date");
        return date ? std::optional(Value::date(date->days())) : std::nullopt;
    }
    case TypeKind::months:
    case TypeKind::duration:
        return read_duration(context, node, type);
    default:
        return refuse(context, node, type);
    }
}

std::optional<Value> list_of(ReadContext& context, const std::vector<Value>& values) {
    Value* items = context.catalog.arena.allocate_array<Value>(values.size());
    std::copy(values.begin(), values.end(), items);
    return Value::list({items, values.size()});
}

std::optional<Value> read_list(ReadContext& context, const Node& node, const Type& type) {
    std::vector<Value> values;
    bool good = true;
    for (const Node* item : node.items) {
        const auto value = read_value(context, *item, type.item());
        good = good && value.has_value();
        if (value) {
            values.push_back(*value);
        }
    }
    return good ? list_of(context, values) : std::nullopt;
}

std::optional<Value> read_context(ReadContext& context, const Node& node, const Type& type) {
    Arena& arena = context.catalog.arena;
    Keys keys(context, node, "an entry");
    const std::size_t count = type.fields().size();
    auto* names = arena.allocate_array<std::string_view>(count);
    Value* values = arena.allocate_array<Value>(count);
    bool good = true;
    for (std::size_t i = 0; i < count; ++i) {
        const Type::Field& field = type.fields()[i];
        const Node* child = keys.need(field.name);
        const auto value = child == nullptr ? std::nullopt : read_value(context, *child, field.type);
        good = good && value.has_value();
        names[i] = arena.copy(field.name);
        values[i] = value.value_or(Value::null());
    }
    keys.finish();
    if (!good) {
        return std::nullopt;
    }
    Shape shape;
    shape.names = {names, count};
    ContextData data;
    data.shape = arena.create(shape);
    data.fields = values;
    return Value::context(*arena.create(data));
}

} // namespace

std::optional<Value> read_value(ReadContext& context, const Node& node, const Type& type) {
    if (type.is(TypeKind::never)) {
        return std::nullopt;
    }
    if (node.is_null()) {
        return type.nullable() ? std::optional(Value::null())
                               : refuse(context, node, type, "null is not a value here");
    }
    if (node.is_sequence() && type.is(TypeKind::list)) {
        return read_list(context, node, type);
    }
    if (node.is_mapping() && type.is(TypeKind::context)) {
        return read_context(context, node, type);
    }
    if (!node.is_scalar() || node.form == ScalarForm::empty) {
        return refuse(context, node, type);
    }
    return read_scalar(context, node, type);
}

} // namespace bleibe::detail
