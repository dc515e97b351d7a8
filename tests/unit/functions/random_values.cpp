// SPDX-License-Identifier: Apache-2.0
// Values are made to fit a type first and forgotten in parts afterwards, so every whole value is a
// completion.
#include "random_values.hpp"

#include "value/moment.hpp"
#include "written_value.hpp"

#include <algorithm>
#include <array>

namespace bleibe::test {

using namespace bleibe::detail;

std::int64_t RandomValues::number(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
}

Value RandomValues::any_value(int depth) {
    constexpr std::array kinds = {TypeKind::null,      TypeKind::boolean, TypeKind::number,
                                  TypeKind::string,    TypeKind::date,    TypeKind::time,
                                  TypeKind::date_time, TypeKind::months,  TypeKind::duration,
                                  TypeKind::list,      TypeKind::context, TypeKind::range};
    const std::int64_t simple = 9;
    const std::int64_t last = depth < 2 ? static_cast<std::int64_t>(kinds.size()) - 1 : simple - 1;
    return of(kinds[static_cast<std::size_t>(number(0, last))], depth + 1);
}

Value RandomValues::list_of(const Type& item, int depth) {
    const auto count = static_cast<std::size_t>(number(0, 4));
    auto* items = arena_.allocate_array<Value>(count);
    // A list of anything holds values of one kind more often than not.
    const Value sample = of(item, depth + 1);
    const Type kind = item.is(TypeKind::any) && chance(70) ? type_of(sample).or_null() : item;
    std::generate_n(items, count, [&] { return of(kind, depth + 1); });
    return Value::list({items, count});
}

Value RandomValues::context_of(const Type& type, int depth) {
    constexpr std::array<std::string_view, 3> names = {"key", "value", "from"};
    const std::vector<Type::Field>& fields = type.fields();
    const auto count = fields.empty() ? static_cast<std::size_t>(number(0, 3)) : fields.size();
    auto* shape_names = arena_.allocate_array<std::string_view>(count);
    auto* values = arena_.allocate_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i) {
        shape_names[i] = fields.empty() ? names[i] : arena_.copy(fields[i].name);
        values[i] = fields.empty() ? any_value(depth) : of(fields[i].type, depth + 1);
    }
    const Shape* shape = arena_.create(Shape{{shape_names, count}});
    return Value::context(*arena_.create(ContextData{shape, values}));
}

Value RandomValues::range_of(const Type& end, int depth) {
    const Type kind = end.is(TypeKind::any) ? type_of(of(TypeKind::number, depth)) : end.not_null();
    RangeData range{of(kind, depth + 1), of(kind, depth + 1), chance(50), chance(50), true, true};
    if (chance(20)) {
        range.has_low = false;
        range.low = Value::null();
    }
    return Value::range(*arena_.create(range));
}

Moment RandomValues::moment() {
    Moment moment;
    moment.second = static_cast<std::int32_t>(number(0, 2) * 3'600);
    moment.nanosecond = chance(80) ? 0 : 1;
    moment.form = static_cast<ZoneForm>(number(0, 2));
    moment.offset = moment.zoned() ? static_cast<std::int32_t>(number(0, 1) * 7'200) : 0;
    moment.zone = moment.form == ZoneForm::named ? "Middle/East" : "";
    return moment;
}

Value RandomValues::of(const Type& type, int depth) {
    constexpr std::array<std::string_view, 4> texts = {"", "a", "ab", "key"};
    static const Function less{&operator_row("<"), nullptr, nullptr, {}, 2, {}};
    if (type.nullable() && !type.is(TypeKind::any) && chance(15)) {
        return Value::null();
    }
    switch (type.kind()) {
    case TypeKind::any: {
        const Value value = any_value(depth);
        return value.is_null() && !type.nullable() ? Value::number(1) : value;
    }
    case TypeKind::boolean:
        return Value::boolean(chance(50));
    case TypeKind::number:
        return Value::number(number(-2, 3));
    case TypeKind::string:
        return Value::string(texts[static_cast<std::size_t>(number(0, 3))]);
    case TypeKind::date:
        return Value::date(18'000 + number(0, 9));
    case TypeKind::time:
        return Value::time(*arena_.create(moment()));
    case TypeKind::date_time: {
        Moment on_a_day = moment();
        on_a_day.day = 18'000 + number(0, 1);
        return Value::date_time(*arena_.create(on_a_day));
    }
    case TypeKind::months:
        return Value::months(number(-13, 13));
    case TypeKind::duration:
        return Value::duration(number(-1, 1) * 86'400 + number(-1, 1));
    case TypeKind::list:
        return list_of(type.item(), depth);
    case TypeKind::context:
        return context_of(type, depth);
    case TypeKind::range:
        return range_of(type.item(), depth);
    case TypeKind::function:
        return Value::function(less);
    default:
        return Value::null();
    }
}

std::vector<Value> RandomValues::operands_of(const FunctionRow& row) {
    const std::size_t most = std::min(row.most(), row.least() + 2);
    const auto count = static_cast<std::size_t>(
        number(static_cast<std::int64_t>(row.least()), static_cast<std::int64_t>(most)));
    std::vector<Value> operands;
    for (std::size_t i = 0; i < count; ++i) {
        operands.push_back(of(parameter_of(row, i)->type));
    }
    return operands;
}

Value RandomValues::forget(const Value& value, int percent) {
    if (chance(percent)) {
        return Value::unknown();
    }
    switch (value.kind) {
    case Kind::list: {
        auto* items = arena_.allocate_array<Value>(value.size);
        std::transform(value.items().begin(), value.items().end(), items,
                       [&](const Value& item) { return forget(item, percent); });
        return Value::list({items, value.size});
    }
    case Kind::context: {
        const ContextData& data = value.context();
        auto* fields = arena_.allocate_array<Value>(data.size());
        std::transform(data.fields, data.fields + data.size(), fields,
                       [&](const Value& field) { return forget(field, percent); });
        return Value::context(*arena_.create(ContextData{data.shape, fields}));
    }
    case Kind::range: {
        RangeData range = value.range();
        range.low = range.has_low ? forget(range.low, percent) : range.low;
        range.high = range.has_high ? forget(range.high, percent) : range.high;
        return Value::range(*arena_.create(range));
    }
    default:
        return value;
    }
}

bool completes(const Value& known, const Value& partly) {
    if (partly.is_unknown()) {
        return true;
    }
    if (known.kind != partly.kind) {
        return false;
    }
    if (known.kind == Kind::list) {
        return std::equal(known.items().begin(), known.items().end(), partly.items().begin(),
                          partly.items().end(), completes);
    }
    if (known.kind == Kind::context) {
        const ContextData& a = known.context();
        const ContextData& b = partly.context();
        return a.size() == b.size() && std::equal(a.fields, a.fields + a.size(), b.fields, completes) &&
               std::equal(a.shape->names.begin(), a.shape->names.end(), b.shape->names.begin());
    }
    if (known.kind == Kind::range) {
        return completes(known.range().low, partly.range().low) &&
               completes(known.range().high, partly.range().high);
    }
    return known.kind == Kind::function || write_value(known) == write_value(partly);
}

} // namespace bleibe::test
