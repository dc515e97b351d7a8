// SPDX-License-Identifier: Apache-2.0
// The idea: a type is asked part by part; a part that is certainly something else decides, one that is
// unknown leaves it open.
#include "functions/type_conversion.hpp"

#include "functions/rows.hpp"
#include "value/moment.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

Value fits_within(const Value& value, const Type& type) {
    return value.is_null() ? Value::boolean(true) : is_instance(value, type);
}

/// Joins answers about parts: no decides, unknown leaves it open.
class Parts {
public:
    bool add(const Value& answer) {
        unknown_ = unknown_ || answer.is_unknown();
        no_ = no_ || answer.is_false();
        return !no_;
    }
    [[nodiscard]] Value answer() const {
        return no_ ? Value::boolean(false) : unknown_ ? Value::unknown() : Value::boolean(true);
    }

private:
    bool no_ = false;
    bool unknown_ = false;
};

Value list_fits(const Value& list, const Type& type) {
    Parts parts;
    for (const Value& item : list.items()) {
        if (!parts.add(fits_within(item, type.item()))) {
            break;
        }
    }
    return parts.answer();
}

Value context_fits(const Value& context, const Type& type) {
    Parts parts;
    for (const Type::Field& field : type.fields()) {
        const Value* entry = context.context().find(field.name);
        if (!parts.add(entry == nullptr ? Value::boolean(false) : fits_within(*entry, field.type))) {
            break;
        }
    }
    return parts.answer();
}

Value range_fits(const Value& range, const Type& type) {
    Parts parts;
    parts.add(fits_within(range.range().low, type.item()));
    parts.add(fits_within(range.range().high, type.item()));
    return parts.answer();
}

bool function_fits(const Function& function, const Type& type) {
    const Type own = function.type != nullptr      ? *function.type
                     : function.builtin != nullptr ? function_type(*function.builtin)
                                                   : Type(TypeKind::function);
    if (own.parameters().size() != type.parameters().size()) {
        return false;
    }
    const auto takes = [](const Type& given, const Type& wanted) {
        return wanted.is(TypeKind::any) || (!given.is(TypeKind::any) && fits_ignoring_null(given, wanted));
    };
    return std::equal(type.parameters().begin(), type.parameters().end(), own.parameters().begin(), takes) &&
           takes(own.result(), type.result());
}

bool has_kind(const Value& value, TypeKind kind) {
    switch (value.kind) {
    case Kind::boolean:
        return kind == TypeKind::boolean;
    case Kind::number:
        return kind == TypeKind::number;
    case Kind::string:
        return kind == TypeKind::string;
    case Kind::choice:
        return kind == TypeKind::choice || kind == TypeKind::string;
    case Kind::date:
        return kind == TypeKind::date;
    case Kind::time:
        return kind == TypeKind::time;
    case Kind::date_time:
        return kind == TypeKind::date_time;
    case Kind::months:
        return kind == TypeKind::months;
    case Kind::duration:
        return kind == TypeKind::duration;
    case Kind::list:
        return kind == TypeKind::list;
    case Kind::context:
        return kind == TypeKind::context;
    case Kind::range:
        return kind == TypeKind::range;
    case Kind::function:
        return kind == TypeKind::function;
    default:
        return false;
    }
}

} // namespace

Type function_type(const FunctionRow& row) {
    std::vector<Type> parameters;
    for (const Parameter& parameter : row.parameters) {
        parameters.push_back(parameter.type);
    }
    return Type::function(std::move(parameters), row.result);
}

Value is_instance(const Value& value, const Type& type) {
    if (value.is_unknown()) {
        return value;
    }
    if (value.is_null() || type.is(TypeKind::null)) {
        return Value::boolean(value.is_null() && type.is(TypeKind::null));
    }
    if (type.is(TypeKind::any)) {
        return Value::boolean(true);
    }
    if (!has_kind(value, type.kind()) || !type.has_parts()) {
        return Value::boolean(has_kind(value, type.kind()));
    }
    switch (value.kind) {
    case Kind::list:
        return list_fits(value, type);
    case Kind::context:
        return context_fits(value, type);
    case Kind::range:
        return range_fits(value, type);
    case Kind::function:
        return Value::boolean(function_fits(value.function(), type));
    default:
        return Value::boolean(true);
    }
}

Value convert(Evaluation& evaluation, const Value& value, const Type& type) {
    if (value.is_unknown() || value.is_null()) {
        return value;
    }
    const Value fits = is_instance(value, type);
    if (!fits.is_false()) {
        return fits.is_true() ? value : Value::unknown();
    }
    if (value.kind == Kind::list && value.size == 1 && !type.is(TypeKind::list)) {
        const Value& item = value.items().front();
        const Value item_fits = is_instance(item, type);
        if (!item_fits.is_false()) {
            return item_fits.is_true() ? item : Value::unknown();
        }
    }
    if (type.is(TypeKind::list) && value.kind != Kind::list) {
        const Value item_fits = is_instance(value, type.item());
        if (!item_fits.is_false()) {
            return item_fits.is_true() ? list_result(evaluation, {&value, 1}) : Value::unknown();
        }
    }
    if (value.kind == Kind::date && type.is(TypeKind::date_time)) {
        Moment midnight;
        midnight.day = value.integer;
        midnight.form = ZoneForm::offset;
        return Value::date_time(*evaluation.arena.create(midnight));
    }
    return evaluation.null_because("the value does not have the type that is declared");
}

} // namespace bleibe::detail
