// SPDX-License-Identifier: Apache-2.0
// The idea: a value is 16 bytes that point to its parts, so making one is filling in those bytes, and
// only `deep_copy` ever moves the parts.
#include "value/value.hpp"

#include "value/digits.hpp"
#include "value/moment.hpp"

#include <algorithm>
#include <limits>

namespace bleibe::detail {
namespace {

Value make_pointing(Kind kind, const void* pointer, std::size_t size) noexcept {
    Value value;
    value.kind = kind;
    value.size = static_cast<std::uint32_t>(size);
    value.pointer = pointer;
    return value;
}

std::string_view copy_text(std::string_view text, Arena& arena) { return arena.copy(text); }

const Value* copy_items(std::span<const Value> items, Arena& arena, bool with_shapes, int depth);

const Shape* copy_shape(const Shape& shape, Arena& arena) {
    auto* names = arena.allocate_array<std::string_view>(shape.names.size());
    for (std::size_t i = 0; i < shape.names.size(); ++i) {
        ::new (names + i) std::string_view(copy_text(shape.names[i], arena));
    }
    return arena.create(Shape{{names, shape.names.size()}});
}

Value copy_within(const Value& value, Arena& arena, bool with_shapes, int depth) {
    if (depth > value_max_depth) {
        return Value::null();
    }
    Value copy = value;
    switch (value.kind) {
    case Kind::number:
        if (value.big) {
            copy.pointer = arena.create(*static_cast<const Decimal*>(value.pointer));
        }
        break;
    case Kind::string:
        copy.pointer = copy_text(value.text(), arena).data();
        break;
    case Kind::time:
    case Kind::date_time: {
        Moment moment = value.moment();
        moment.zone = copy_text(moment.zone, arena);
        copy.pointer = arena.create(moment);
        break;
    }
    case Kind::list:
        copy.pointer = copy_items(value.items(), arena, with_shapes, depth);
        break;
    case Kind::context: {
        const ContextData& from = value.context();
        const Shape* shape = with_shapes ? copy_shape(*from.shape, arena) : from.shape;
        const Value* fields = copy_items({from.fields, from.size()}, arena, with_shapes, depth);
        copy.pointer = arena.create(ContextData{shape, fields});
        break;
    }
    case Kind::range: {
        RangeData range = value.range();
        range.low = copy_within(range.low, arena, with_shapes, depth + 1);
        range.high = copy_within(range.high, arena, with_shapes, depth + 1);
        copy.pointer = arena.create(range);
        break;
    }
    default:
        break;
    }
    return copy;
}

const Value* copy_items(std::span<const Value> items, Arena& arena, bool with_shapes, int depth) {
    auto* copies = arena.allocate_array<Value>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        ::new (copies + i) Value(copy_within(items[i], arena, with_shapes, depth + 1));
    }
    return copies;
}

/// Calls `visit` for each part directly within the value.
template <class Visit>
void for_each_part(const Value& value, Visit&& visit) {
    std::span<const Value> parts;
    if (value.kind == Kind::list) {
        parts = value.items();
    } else if (value.kind == Kind::context) {
        parts = {value.context().fields, value.context().size()};
    } else if (value.kind == Kind::range) {
        visit(value.range().low);
        visit(value.range().high);
    }
    for (const Value& part : parts) {
        visit(part);
    }
}

bool has_parts(const Value& value) noexcept {
    return value.kind == Kind::list || value.kind == Kind::context || value.kind == Kind::range;
}

/// The same without recursion, for values nested so deeply that the stack would not hold them.
bool has_unknown_deep(const Value& value) {
    std::vector<Value> open = {value};
    while (!open.empty()) {
        const Value next = open.back();
        open.pop_back();
        if (next.is_unknown()) {
            return true;
        }
        for_each_part(next, [&open](const Value& part) {
            if (part.is_unknown() || has_parts(part)) {
                open.push_back(part);
            }
        });
    }
    return false;
}

bool has_unknown_within(const Value& value, int depth) {
    if (value.is_unknown()) {
        return true;
    }
    if (!has_parts(value)) {
        return false;
    }
    if (depth > value_max_depth) {
        return has_unknown_deep(value);
    }
    bool found = false;
    for_each_part(
        value, [&found, depth](const Value& part) { found = found || has_unknown_within(part, depth + 1); });
    return found;
}

bool count_parts(const Value& value, std::size_t& parts, int depth) {
    if (parts == 0 || depth < 0) {
        return false;
    }
    --parts;
    bool fits = true;
    for_each_part(value, [&fits, &parts, depth](const Value& part) {
        fits = fits && count_parts(part, parts, depth - 1);
    });
    return fits;
}

} // namespace

std::optional<std::uint32_t> ChoiceSet::find(std::string_view value) const {
    const auto found = std::find(values.begin(), values.end(), value);
    if (found == values.end()) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(found - values.begin());
}

int Shape::find(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

const Value* ContextData::find(std::string_view name) const noexcept {
    const int index = shape->find(name);
    return index < 0 ? nullptr : fields + index;
}

Value Value::number(const Decimal& d, Arena& arena) {
    constexpr auto most = static_cast<Unsigned128>(std::numeric_limits<std::int64_t>::max());
    Unsigned128 coefficient = d.coefficient;
    std::int32_t exponent = d.exponent;
    if (exponent > 0 && exponent <= value_max_scale && coefficient <= most) {
        coefficient *= power_of_ten(exponent);
        exponent = 0;
    }
    const bool fits = coefficient <= most + (d.negative ? 1 : 0);
    if (!fits || exponent > 0 || exponent < -value_max_scale) {
        Value value = make_pointing(Kind::number, arena.create(d), 0);
        value.big = true;
        return value;
    }
    const auto magnitude = static_cast<std::uint64_t>(coefficient);
    Value value = make(Kind::number, static_cast<std::int64_t>(d.negative ? ~magnitude + 1 : magnitude));
    value.scale = static_cast<std::int8_t>(-exponent);
    return value;
}

Value Value::string(std::string_view text) noexcept {
    return make_pointing(Kind::string, text.data(), text.size());
}

Value Value::choice(const ChoiceSet& set, std::uint32_t index) noexcept {
    return make_pointing(Kind::choice, &set, index);
}

Value Value::time(const Moment& time) noexcept { return make_pointing(Kind::time, &time, 0); }

Value Value::date_time(const Moment& moment) noexcept { return make_pointing(Kind::date_time, &moment, 0); }

Value Value::duration(std::int64_t seconds, std::int32_t nanoseconds) noexcept {
    Value value = make(Kind::duration, seconds);
    value.size = static_cast<std::uint32_t>(nanoseconds);
    return value;
}

Value Value::list(std::span<const Value> items) noexcept {
    return make_pointing(Kind::list, items.data(), items.size());
}

Value Value::context(const ContextData& data) noexcept { return make_pointing(Kind::context, &data, 0); }

Value Value::range(const RangeData& data) noexcept { return make_pointing(Kind::range, &data, 0); }

Value Value::function(const Function& function) noexcept {
    return make_pointing(Kind::function, &function, 0);
}

bool has_unknown(const Value& value) { return has_unknown_within(value, 0); }

bool fits_bounds(const Value& value, std::size_t parts, int depth) {
    return count_parts(value, parts, std::min(depth, value_max_depth));
}

Value deep_copy(const Value& value, Arena& arena, bool with_shapes) {
    return copy_within(value, arena, with_shapes, 0);
}

} // namespace bleibe::detail
