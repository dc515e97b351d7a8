// SPDX-License-Identifier: Apache-2.0
// The idea: the annotations say what everything means, so lowering only chooses steps; whatever has no
// meaning becomes null, as FEEL has it.
#include "compile/lower_expression.hpp"

#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// A call of a function value may not end; a branch with one is run only when it is taken.
bool may_not_end(const Expression& e, const TypedExpression& typed) {
    const Annotation& note = typed.of(e);
    if (e.kind == ExpressionKind::call && note.row == nullptr && !note.inlined &&
        note.meaning != Meaning::day) {
        return true;
    }
    return std::any_of(e.children.begin(), e.children.end(),
                       [&](const ExpressionPointer& child) { return may_not_end(*child, typed); });
}

std::string_view sign_of_test(Operator op) { return op == Operator::none ? "=" : text_of(op); }

} // namespace

Ref ExpressionLowering::root(const TypedExpression& typed, const Expression& e) {
    const TypedExpression* before = typed_;
    typed_ = &typed;
    const Ref ref = visit(e);
    typed_ = before;
    return ref;
}

Ref ExpressionLowering::visit(const Expression& e) {
    return note(e).meaning == Meaning::failed ? null() : visit_kind(e);
}

Ref ExpressionLowering::visit_kind(const Expression& e) {
    switch (e.kind) {
    case ExpressionKind::null_literal:
    case ExpressionKind::boolean:
    case ExpressionKind::number:
    case ExpressionKind::string:
    case ExpressionKind::at_literal:
        return visit_literal(e);
    case ExpressionKind::name:
        return visit_name(e);
    case ExpressionKind::path:
        return visit_path(e);
    case ExpressionKind::binary:
        return visit_binary(e);
    case ExpressionKind::negation:
        return builder_.call(*note(e).row, {visit(e.child(0))}, type_of(e));
    case ExpressionKind::if_else:
        return visit_if(e);
    case ExpressionKind::between: {
        const Ref value = visit(e.child(0));
        const Ref low = visit(e.child(1));
        return builder_.call(*note(e).row, {value, low, visit(e.child(2))}, type_of(e));
    }
    case ExpressionKind::in:
        return visit_in(e);
    case ExpressionKind::filter:
        return visit_filter(e);
    case ExpressionKind::list:
        return visit_list(e);
    case ExpressionKind::context:
        return visit_context(e);
    case ExpressionKind::for_loop:
    case ExpressionKind::some:
    case ExpressionKind::every:
        return visit_loop(e, 0);
    case ExpressionKind::function:
        return visit_function(e);
    case ExpressionKind::call:
        return visit_call(e);
    case ExpressionKind::range:
    case ExpressionKind::unary_test:
        return visit_range(e);
    case ExpressionKind::iteration: {
        const Ref from = visit(e.child(0));
        return builder_.emit(StepKind::series, {from, visit(e.child(1))}, type_of(e));
    }
    case ExpressionKind::instance_of:
        return builder_.instance_of(visit(e.child(0)), *note(e).asked);
    }
    return null();
}

Ref ExpressionLowering::visit_literal(const Expression& e) {
    switch (e.kind) {
    case ExpressionKind::boolean:
        return builder_.truth(e.text == "true");
    case ExpressionKind::number: {
        const auto number = parse_decimal(e.text);
        return number ? builder_.constant(Value::number(*number, builder_.code().arena)) : null();
    }
    case ExpressionKind::string:
        if (note(e).choice != nullptr) {
            return builder_.constant(Value::choice(*note(e).choice, note(e).index));
        }
        return builder_.constant(Value::string(e.text));
    case ExpressionKind::at_literal:
        if (const auto day = parse_date(e.text)) {
            return builder_.constant(Value::date(*day));
        }
        if (const auto duration = parse_duration(e.text)) {
            return builder_.constant(duration->is_months
                                         ? Value::months(duration->months)
                                         : Value::duration(duration->seconds, duration->nanoseconds));
        }
        return moment(e);
    default:
        return null();
    }
}

/// A call, since zones are known only where it runs; folded where no zone is named.
Ref ExpressionLowering::moment(const Expression& e) {
    const std::vector<Type> text{TypeKind::string};
    const bool has_day = type_of(e).is(TypeKind::date_time);
    const FunctionRow* row = select_overload(has_day ? "date and time" : "time", text);
    return row == nullptr ? null()
                          : builder_.call(*row, {builder_.constant(Value::string(e.text))}, type_of(e));
}

Ref ExpressionLowering::field(Ref base, std::string_view name, std::uint32_t place, const Type& type) {
    Builder::StepParts parts;
    parts.name = name;
    parts.data = place;
    return builder_.emit(StepKind::field, {base}, type, parts);
}

Ref ExpressionLowering::builtin(const FunctionRow& row) {
    Function function;
    function.builtin = &row;
    return builder_.constant(Value::function(*builder_.code().arena.create(function)));
}

Ref ExpressionLowering::visit_name(const Expression& e) {
    const Annotation& a = note(e);
    std::size_t maybe = a.maybe_fields.size();
    Ref found;
    switch (a.meaning) {
    case Meaning::local: {
        const auto local = locals_.find(a.index);
        found = local == locals_.end() ? null() : builder_.reach(local->second);
        break;
    }
    case Meaning::local_field:
        found = field(builder_.reach(locals_.at(a.local)), e.text, a.index, a.type);
        break;
    case Meaning::dynamic_field: // of the outermost element that may have it
        found = field(builder_.reach(locals_.at(a.maybe_fields[--maybe])), e.text, 0, a.type);
        break;
    case Meaning::builtin:
        found = builtin(*a.row);
        break;
    default:
        found = outside_.lower(a);
        break;
    }
    while (maybe > 0) {
        Builder::StepParts parts;
        parts.name = e.text;
        found = builder_.emit(StepKind::field_or_else,
                              {builder_.reach(locals_.at(a.maybe_fields[--maybe])), found}, a.type, parts);
    }
    return found;
}

Ref ExpressionLowering::visit_path(const Expression& e) {
    const Annotation& a = note(e);
    if (a.meaning == Meaning::caller_effect || a.meaning == Meaning::caller_chapter) {
        return outside_.lower(a);
    }
    const Ref base = visit(e.child(0));
    if (a.row != nullptr) {
        return builder_.call(*a.row, {base}, a.type);
    }
    return field(base, e.text, a.index, a.type);
}

Ref ExpressionLowering::visit_binary(const Expression& e) {
    const Ref left = visit(e.child(0));
    const Ref right = visit(e.child(1));
    if (e.op == Operator::and_) {
        return builder_.all_of({left, right});
    }
    if (e.op == Operator::or_) {
        return builder_.any_of({left, right});
    }
    return note(e).row == nullptr ? null() : builder_.call(*note(e).row, {left, right}, type_of(e));
}

Ref ExpressionLowering::visit_in(const Expression& e) {
    const Ref subject = visit(e.child(0));
    std::vector<Ref> tests;
    for (std::size_t i = 1; i < e.children.size(); ++i) {
        tests.push_back(visit_test(e.child(i), subject, type_of(e.child(0))));
    }
    return builder_.any_of(std::move(tests));
}

Ref ExpressionLowering::visit_test(const Expression& test, Ref subject, const Type& subject_type) {
    if (test.kind == ExpressionKind::unary_test) {
        return builder_.call(operator_row(sign_of_test(test.op)), {subject, visit(test.child(0))},
                             TypeKind::boolean);
    }
    const Type& type = type_of(test);
    const Ref tested = visit(test);
    if (!builder_.code().null_strict) {
        // FEEL asks what the test is when it runs, and null is no range and no list.
        return builder_.call(operator_row("in"), {subject, tested}, TypeKind::boolean);
    }
    if (type.is(TypeKind::range)) {
        return builder_.call(operator_row("in range"), {subject, tested}, TypeKind::boolean);
    }
    const bool same_list = subject_type.is(TypeKind::list) && type == subject_type;
    if ((type.is(TypeKind::list) && !same_list) || type.is(TypeKind::any)) {
        return builder_.call(operator_row("in list"), {subject, tested}, TypeKind::boolean);
    }
    return builder_.call(operator_row("="), {subject, tested}, TypeKind::boolean);
}

Ref ExpressionLowering::visit_if(const Expression& e) {
    const Ref condition = visit(e.child(0));
    if (!may_not_end(e.child(1), *typed_) && !may_not_end(e.child(2), *typed_)) {
        const Ref yes = visit(e.child(1));
        const Ref no = visit(e.child(2));
        if (condition.is_constant() && builder_.value_of(condition).kind == Kind::boolean) {
            return builder_.value_of(condition).is_true() ? yes : no;
        }
        return yes == no && condition.is_constant()
                   ? yes
                   : builder_.emit(StepKind::select, {condition, yes, no}, type_of(e));
    }
    if (builder_.too_deep()) {
        return null();
    }
    Builder::StepParts parts;
    parts.stay = true;
    builder_.open_block(0, false);
    parts.block = builder_.close_block(visit(e.child(1))).block;
    builder_.open_block(0, false);
    parts.data = builder_.close_block(visit(e.child(2))).block;
    return builder_.emit(StepKind::branch, {condition}, type_of(e), parts);
}

Ref ExpressionLowering::visit_list(const Expression& e) {
    std::vector<Ref> items;
    for (const auto& child : e.children) {
        items.push_back(visit(*child));
    }
    return builder_.list(items, type_of(e));
}

Ref ExpressionLowering::visit_context(const Expression& e) {
    std::vector<Ref> fields(e.children.size());
    for (const std::uint32_t i : note(e).order) {
        fields[i] = visit(e.child(i));
        locals_[note(e).local + i] = fields[i];
    }
    return builder_.context(e.names, fields, type_of(e));
}

Ref ExpressionLowering::visit_range(const Expression& e) {
    if (e.kind == ExpressionKind::range) {
        const Ref low = visit(e.child(0));
        const Ref high = visit(e.child(1));
        return builder_.range(low, high,
                              RangeFlag::has_low | RangeFlag::has_high |
                                  (e.low_closed ? RangeFlag::low_closed : 0U) |
                                  (e.high_closed ? RangeFlag::high_closed : 0U),
                              type_of(e));
    }
    const Ref end = visit(e.child(0));
    switch (e.op) {
    case Operator::less:
        return builder_.range(null(), end, RangeFlag::has_high, type_of(e));
    case Operator::less_equal:
        return builder_.range(null(), end, RangeFlag::has_high | RangeFlag::high_closed, type_of(e));
    case Operator::greater:
        return builder_.range(end, null(), RangeFlag::has_low, type_of(e));
    case Operator::greater_equal:
        return builder_.range(end, null(), RangeFlag::has_low | RangeFlag::low_closed, type_of(e));
    default:
        return builder_.range(end, end,
                              RangeFlag::has_low | RangeFlag::has_high | RangeFlag::low_closed |
                                  RangeFlag::high_closed |
                                  (e.op == Operator::not_equal ? RangeFlag::unequal : RangeFlag::equal_to),
                              type_of(e));
    }
}

Ref ExpressionLowering::visit_filter(const Expression& e) {
    const Ref list = visit(e.child(0));
    if (note(e).by_index) {
        // The position does not depend on an element; `item` in it has no meaning.
        locals_[note(e).local] = null();
        return builder_.call(*note(e).row, {list, visit(e.child(1))}, type_of(e));
    }
    if (builder_.too_deep()) {
        return null();
    }
    locals_[note(e).local] = builder_.open_block(1, false).front();
    const auto closed = builder_.close_block(visit(e.child(1)));
    Builder::StepParts parts;
    parts.block = closed.block;
    parts.data = type_of(e).is(TypeKind::any) ? 1 : 0; // the condition may be a position
    return builder_.emit(StepKind::filter, {list}, type_of(e), parts);
}

Ref ExpressionLowering::visit_loop(const Expression& e, std::size_t iterator, std::optional<Ref> before) {
    if (iterator == e.names.size()) {
        return visit(e.child(iterator));
    }
    if (builder_.too_deep()) {
        return null();
    }
    std::vector<Ref> operands{visit(e.child(iterator))};
    const bool last = iterator + 1 == e.names.size();
    const bool loop = e.kind == ExpressionKind::for_loop;
    const std::uint32_t partial = note(e).local + static_cast<std::uint32_t>(e.names.size());
    const bool keeps = loop && reads_local(e, partial);
    if (before) {
        operands.push_back(*before); // what the loops around have made
    }
    const auto parameters = builder_.open_block(keeps ? 2 : 1, false);
    locals_[note(e).local + static_cast<std::uint32_t>(iterator)] = parameters.front();
    locals_[partial] = keeps ? parameters.back() : null();
    const auto inner = keeps && !last ? std::optional<Ref>(parameters.back()) : std::nullopt;
    const auto closed = builder_.close_block(visit_loop(e, iterator + 1, inner));
    Builder::StepParts parts;
    parts.block = closed.block;
    const StepKind kind = loop                             ? StepKind::for_each
                          : e.kind == ExpressionKind::some ? StepKind::some
                                                           : StepKind::every;
    parts.data = loop && !last ? 1 : 0; // the results are lists to be joined
    return builder_.emit(kind, operands, loop ? type_of(e) : Type(TypeKind::boolean), parts);
}

bool ExpressionLowering::reads_local(const Expression& e, std::uint32_t number) const {
    const Annotation& a = note(e);
    return (a.meaning == Meaning::local && a.index == number) ||
           std::any_of(e.children.begin(), e.children.end(),
                       [&](const ExpressionPointer& child) { return reads_local(*child, number); });
}

Ref ExpressionLowering::visit_function(const Expression& e) {
    if (builder_.too_deep()) {
        return null();
    }
    const auto parameters = builder_.open_block(static_cast<std::uint32_t>(e.names.size()), true);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const std::optional<Type>& declared = note(e).parameters[i];
        locals_[note(e).local + static_cast<std::uint32_t>(i)] =
            declared ? builder_.convert(parameters[i], *declared) : parameters[i];
    }
    const auto closed = builder_.close_block(visit(e.child(0)));
    Builder::StepParts parts;
    parts.block = closed.block;
    parts.data = builder_.shape(e.names);
    return builder_.emit(StepKind::closure, closed.captured, type_of(e), parts);
}

Ref ExpressionLowering::visit_call(const Expression& e) {
    const Annotation& a = note(e);
    if (a.meaning == Meaning::day) {
        return outside_.lower(a);
    }
    if (a.inlined) {
        return inline_call(e);
    }
    std::vector<Ref> operands;
    if (a.row != nullptr) {
        for (const std::uint32_t child : a.order) {
            operands.push_back(child == no_argument ? null() : visit(e.child(child)));
        }
        if (a.row->name == "not" && (builder_.code().null_strict || e.children.size() != 2 ||
                                     type_of(e.child(1)).is(TypeKind::boolean))) {
            return builder_.negation(operands.front());
        }
        Builder::StepParts parts;
        parts.row = a.row;
        parts.by_position = e.names.empty();
        return builder_.emit(StepKind::call, operands, a.type, parts);
    }
    for (const auto& child : e.children) {
        operands.push_back(visit(*child));
    }
    Builder::StepParts parts;
    parts.data = e.names.empty() ? 0 : builder_.shape(e.names) + 1;
    parts.stay = true; // it may not end: never before its branch is taken
    return builder_.emit(StepKind::invoke, operands, a.type, parts);
}

Ref ExpressionLowering::inline_call(const Expression& e) {
    const TypedExpression& body = *note(e).inlined;
    const Expression& function = body.root();
    std::vector<Ref> arguments;
    for (const std::uint32_t child : note(e).order) {
        arguments.push_back(visit(e.child(child)));
    }
    const std::uint32_t first = body.of(function).local;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        locals_[first + static_cast<std::uint32_t>(i)] = arguments[i];
    }
    return root(body, function.child(0));
}

} // namespace bleibe::detail
