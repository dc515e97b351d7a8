// SPDX-License-Identifier: Apache-2.0
// Operands may be of any kind and results may exceed limits: the answers to both, written once.
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

std::optional<Type> unsettled(std::span<const Type> types) {
    const auto has = [types](TypeKind kind) {
        return std::any_of(types.begin(), types.end(), [kind](const Type& type) { return type.is(kind); });
    };
    if (has(TypeKind::never)) {
        return Type(TypeKind::never);
    }
    if (has(TypeKind::any)) {
        return Type(TypeKind::any);
    }
    return std::nullopt;
}

namespace {

bool is_unsettled(const Type& type) { return type.is(TypeKind::any) || type.is(TypeKind::never); }

bool both(const Type& a, const Type& b, TypeKind one, TypeKind other) {
    return (a.is(one) && b.is(other)) || (a.is(other) && b.is(one));
}

Comparable comparable_contexts(const Type& a, const Type& b) {
    Comparable found = Comparable::yes;
    for (const Type::Field& field : a.fields()) {
        const int other = b.find_field(field.name);
        if (other >= 0) {
            found = std::min(found, comparable(field.type, b.fields()[static_cast<std::size_t>(other)].type));
        }
    }
    return std::max(found, Comparable::perhaps);
}

} // namespace

Comparable comparable(const Type& a, const Type& b) {
    if (a.is(TypeKind::null) || b.is(TypeKind::null)) {
        return Comparable::yes;
    }
    if (is_unsettled(a) || is_unsettled(b)) {
        return Comparable::perhaps;
    }
    if (both(a, b, TypeKind::choice, TypeKind::string)) {
        return Comparable::yes;
    }
    if (a.kind() != b.kind()) {
        return Comparable::no;
    }
    switch (a.kind()) {
    case TypeKind::list:
    case TypeKind::range:
        return comparable(a.item(), b.item());
    case TypeKind::context:
        return comparable_contexts(a, b);
    case TypeKind::function:
        return Comparable::no;
    default:
        return Comparable::yes;
    }
}

Comparable orderable(const Type& a, const Type& b) {
    if (is_unsettled(a) || is_unsettled(b)) {
        return Comparable::perhaps;
    }
    if (both(a, b, TypeKind::choice, TypeKind::string)) {
        const ChoiceSet* set = a.is(TypeKind::choice) ? a.choice_set() : b.choice_set();
        return set == nullptr || set->ordered ? Comparable::perhaps : Comparable::no;
    }
    if (a.kind() != b.kind()) {
        return Comparable::no;
    }
    switch (a.kind()) {
    case TypeKind::number:
    case TypeKind::string:
    case TypeKind::date:
    case TypeKind::months:
    case TypeKind::duration:
        return Comparable::yes;
    case TypeKind::time:
    case TypeKind::date_time:
        return Comparable::perhaps; // one may have a zone and the other none
    case TypeKind::choice: {
        const bool is_ordered = a.choice_set() == nullptr || a.choice_set()->ordered;
        return is_ordered && fits_ignoring_null(a, b) ? Comparable::yes : Comparable::no;
    }
    default:
        return Comparable::no;
    }
}

Type boolean_unless_null(const FunctionRow& /*row*/, std::span<const Type> types) {
    const bool nullable =
        std::any_of(types.begin(), types.end(), [](const Type& type) { return type.nullable(); });
    return nullable ? or_null(TypeKind::boolean) : Type(TypeKind::boolean);
}

std::optional<std::string_view> text_of(const Value& value) noexcept {
    if (value.kind == Kind::string) {
        return value.text();
    }
    if (value.kind == Kind::choice) {
        return value.choice_text();
    }
    return std::nullopt;
}

std::optional<std::int64_t> whole_part(const Value& value) {
    if (value.kind != Kind::number) {
        return std::nullopt;
    }
    if (!value.big && value.scale == 0) {
        return value.integer;
    }
    const std::optional<Decimal> whole = rounded(value.decimal(), 0, Rounding::down);
    return whole ? to_integer(*whole) : std::nullopt;
}

bool any_unknown(std::span<const Value> values) noexcept {
    return std::any_of(values.begin(), values.end(), [](const Value& value) { return value.is_unknown(); });
}

bool any_null(std::span<const Value> values) noexcept {
    return std::any_of(values.begin(), values.end(), [](const Value& value) { return value.is_null(); });
}

Value logical_and(const Value& a, const Value& b) noexcept {
    if (a.is_false() || b.is_false()) {
        return Value::boolean(false);
    }
    if (a.is_unknown() || b.is_unknown()) {
        return Value::unknown();
    }
    return a.is_true() && b.is_true() ? Value::boolean(true) : Value::null();
}

Value logical_or(const Value& a, const Value& b) noexcept {
    if (a.is_true() || b.is_true()) {
        return Value::boolean(true);
    }
    if (a.is_unknown() || b.is_unknown()) {
        return Value::unknown();
    }
    return a.is_false() && b.is_false() ? Value::boolean(false) : Value::null();
}

Value logical_not(const Value& a) noexcept {
    if (a.kind == Kind::boolean) {
        return Value::boolean(a.integer == 0);
    }
    return a.is_unknown() ? Value::unknown() : Value::null();
}

Value number_result(Evaluation& evaluation, const std::optional<Decimal>& number) {
    if (!number) {
        return evaluation.null_because("the number is out of range");
    }
    if (power_of_ten(*number) > evaluation.limits.number_exponent) {
        evaluation.exceeded = true;
        return evaluation.null_because("the exponent of the number is beyond the limit");
    }
    return Value::number(*number, evaluation.arena);
}

Value date_result(Evaluation& evaluation, std::optional<std::int64_t> day) {
    if (!day || *day < first_day() || *day > last_day()) {
        return evaluation.null_because("the day lies outside the calendar");
    }
    return Value::date(*day);
}

namespace {

bool has_room(Evaluation& evaluation, std::size_t bytes) {
    const std::size_t bound = evaluation.limits.evaluation_bytes;
    if (bytes > bound || evaluation.arena.bytes() > bound - bytes) {
        evaluation.exceeded = true;
        evaluation.because("the evaluation needs too much memory");
        return false;
    }
    return true;
}

} // namespace

Value* new_items(Evaluation& evaluation, std::size_t count) {
    if (count > evaluation.limits.built_list_length) {
        evaluation.exceeded = true;
        evaluation.because("the list would be too long");
        return nullptr;
    }
    if (!has_room(evaluation, count * sizeof(Value))) {
        return nullptr;
    }
    if (!evaluation.spend(count)) {
        over_budget(evaluation);
        return nullptr;
    }
    return evaluation.arena.allocate_array<Value>(count);
}

char* new_text(Evaluation& evaluation, std::size_t bytes) {
    constexpr std::size_t bytes_a_step = 64;
    if (bytes > std::min<std::size_t>(evaluation.limits.built_text_bytes, UINT32_MAX)) {
        evaluation.exceeded = true;
        evaluation.because("the text would be too long");
        return nullptr;
    }
    if (!has_room(evaluation, bytes)) {
        return nullptr;
    }
    if (!evaluation.spend(bytes / bytes_a_step)) {
        over_budget(evaluation);
        return nullptr;
    }
    return evaluation.arena.allocate_array<char>(bytes);
}

Value list_result(Evaluation& evaluation, std::span<const Value> items) {
    Value* copied = new_items(evaluation, items.size());
    if (copied == nullptr) {
        return Value::null();
    }
    std::copy(items.begin(), items.end(), copied);
    return Value::list({copied, items.size()});
}

Value context_result(Evaluation& evaluation, const Shape& shape, std::span<const Value> fields) {
    Value* copied = new_items(evaluation, fields.size());
    if (copied == nullptr) {
        return Value::null();
    }
    std::copy(fields.begin(), fields.end(), copied);
    return Value::context(*evaluation.arena.create(ContextData{&shape, copied}));
}

Value over_budget(Evaluation& evaluation) {
    evaluation.exceeded = true;
    return evaluation.null_because("the budget of steps is used up");
}

} // namespace bleibe::detail
