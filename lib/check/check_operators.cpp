// SPDX-License-Identifier: Apache-2.0
// The idea: an operator is a row of the function table; what is special is only that comparisons turn
// text literals into values of a choice, and that logic passes guards from left to right.
#include "base/suggest.hpp"
#include "check/checker.hpp"

namespace bleibe::detail {
namespace {

/// FEEL takes a list that may hold null and tells when it runs what came of it.
Type without_null_within(const Type& type) {
    return type.is(TypeKind::list) && type.has_parts() ? Type::list(without_null_within(type.item()))
                                                       : type.not_null();
}

/// Of two moments one may have a zone and the other none.
bool may_lack_order(const Type& type) { return type.is(TypeKind::time) || type.is(TypeKind::date_time); }

} // namespace

Type Checker::visit_binary(const Expression& e) {
    switch (e.op) {
    case Operator::and_:
    case Operator::or_:
        return visit_logic(e);
    case Operator::equal:
    case Operator::not_equal:
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal:
        return visit_comparison(e);
    default:
        visit(e.child(0));
        visit(e.child(1));
        return apply(e, operator_row(text_of(e.op)), {&e.child(0), &e.child(1)});
    }
}

Type Checker::visit_logic(const Expression& e) {
    const bool is_and = e.op == Operator::and_;
    visit(e.child(0));
    visit_guarded(e.child(1), guards_if(is_and, e.child(0), typed_));
    const char* what = is_and ? "an operand of `and`" : "an operand of `or`";
    for (std::size_t side = 0; side < 2; ++side) {
        require_boolean(e.child(side), what);
        const Expression& part = e.child(side);
        if (!is_and && part.kind == ExpressionKind::in && !part.bracketed) {
            warn(part, Code::in_beside_or, "`in` beside `or` is read differently by different engines",
                 "put brackets around " + quoted(words(part)));
        }
    }
    note(e).row = &operator_row(text_of(e.op));
    const bool maybe_null = type_of(e.child(0)).nullable() || type_of(e.child(1)).nullable();
    return maybe_null ? Type(TypeKind::boolean).or_null() : Type(TypeKind::boolean);
}

Type Checker::visit_comparison(const Expression& e) {
    visit(e.child(0));
    visit(e.child(1));
    const bool ordered = e.op != Operator::equal && e.op != Operator::not_equal;
    const bool fits = check_comparable(e, e.child(0), e.child(1), ordered);
    note(e).row = &operator_row(text_of(e.op));
    if (type_of(e).is(TypeKind::never)) {
        return TypeKind::never;
    }
    const bool null_by_order = ordered && (type_of(e.child(0)).nullable() || type_of(e.child(1)).nullable() ||
                                           may_lack_order(type_of(e.child(0))));
    return null_by_order || !fits ? Type(TypeKind::boolean).or_null() : Type(TypeKind::boolean);
}

bool Checker::check_comparable(const Expression& e, const Expression& left, const Expression& right,
                               bool ordered) {
    coerce(left, type_of(right));
    coerce(right, type_of(left));
    const Type& a = type_of(left);
    const Type& b = type_of(right);
    const bool with_null = a.is(TypeKind::null) || b.is(TypeKind::null);
    if (with_null && !ordered) {
        return true; // the way to ask for null
    }
    if (strict_) {
        refuse_null(left, "an operand of the comparison");
        refuse_null(right, "an operand of the comparison");
    }
    if (!fits_ignoring_null(a, b) && !fits_ignoring_null(b, a)) {
        refuse_kinds(e, Code::not_comparable,
                     a.to_string() + " and " + b.to_string() + " cannot be compared");
        return false;
    }
    if (ordered && a.is(TypeKind::choice) && a.choice_set() != nullptr && !a.choice_set()->ordered) {
        fail(e, Code::not_comparable,
             "the values of the choice " + quoted(a.choice_set()->id) + " have no order",
             "say `ordered: true` at the choice, or list the values with `in`");
    }
    if (ordered && (a.is(TypeKind::boolean) || a.is(TypeKind::context) || a.is(TypeKind::list))) {
        fail(e, Code::not_comparable, a.to_string() + " has no order");
    }
    return true;
}

void Checker::coerce(const Expression& e, const Type& to) {
    const Type target = to.is(TypeKind::list) || to.is(TypeKind::range) ? to.item() : to;
    if (!target.is(TypeKind::choice) || target.choice_set() == nullptr) {
        return;
    }
    const ChoiceSet& set = *target.choice_set();
    switch (e.kind) {
    case ExpressionKind::string:
        if (note(e).choice != nullptr) {
            return;
        }
        if (const auto index = set.find(e.text)) {
            note(e).choice = &set;
            note(e).index = *index;
            note(e).type = Type::choice(set);
        } else {
            std::vector<std::string_view> known(set.values.begin(), set.values.end());
            fail(e, Code::unknown_value, "the choice " + quoted(set.id) + " has no value " + quoted(e.text),
                 did_you_mean(e.text, known));
        }
        return;
    case ExpressionKind::list: {
        std::optional<Type> item;
        for (const auto& child : e.children) {
            coerce(*child, target);
            item = item ? join(*item, type_of(*child)) : type_of(*child);
        }
        note(e).type = Type::list(item ? *item : Type(TypeKind::null));
        return;
    }
    case ExpressionKind::range:
    case ExpressionKind::unary_test:
        for (const auto& child : e.children) {
            coerce(*child, target);
        }
        if (!e.children.empty()) {
            note(e).type = Type::range(type_of(e.child(0)));
        }
        return;
    case ExpressionKind::if_else:
        coerce(e.child(1), to);
        coerce(e.child(2), to);
        note(e).type = join(type_of(e.child(1)), type_of(e.child(2)));
        return;
    default:
        return;
    }
}

Type Checker::visit_between(const Expression& e) {
    for (const auto& child : e.children) {
        visit(*child);
    }
    check_comparable(e, e.child(0), e.child(1), true);
    check_comparable(e, e.child(0), e.child(2), true);
    note(e).row = &operator_row("between");
    if (type_of(e).is(TypeKind::never)) {
        return TypeKind::never;
    }
    return strict_ && !may_lack_order(type_of(e.child(0))) ? Type(TypeKind::boolean)
                                                           : Type(TypeKind::boolean).or_null();
}

Type Checker::visit_in(const Expression& e) {
    visit(e.child(0));
    if (strict_) {
        refuse_null(e.child(0), "what stands before `in`");
    }
    for (std::size_t i = 1; i < e.children.size(); ++i) {
        visit(e.child(i));
        check_test(e.child(i), e.child(0));
    }
    return strict_ && !may_lack_order(type_of(e.child(0))) ? Type(TypeKind::boolean)
                                                           : Type(TypeKind::boolean).or_null();
}

void Checker::check_test(const Expression& test, const Expression& subject) {
    coerce(test, type_of(subject));
    coerce(subject, type_of(test));
    const Type& tested = type_of(test);
    const Type& type = type_of(subject);
    if (strict_) {
        refuse_null(test, "what stands behind `in`");
    }
    if (tested.is(TypeKind::never) || type.is(TypeKind::never)) {
        return;
    }
    const bool collection = tested.is(TypeKind::list) || tested.is(TypeKind::range);
    const Type other = collection ? tested.item() : tested;
    const bool ranges = other.is(TypeKind::range);
    const Type& end = ranges ? other.item() : other;
    if (!fits_ignoring_null(type, end) && !fits_ignoring_null(end, type) &&
        !fits_ignoring_null(type, tested)) {
        refuse_kinds(test, Code::not_comparable, type.to_string() + " cannot be in " + tested.to_string());
    }
}

Type Checker::apply(const Expression& e, const FunctionRow& row,
                    const std::vector<const Expression*>& operands) {
    if (e.kind == ExpressionKind::negation) {
        visit(e.child(0));
    }
    const bool is_operator = row.group == FunctionGroup::operators;
    std::vector<Type> types;
    bool failed = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Parameter& parameter = *parameter_of(row, i);
        if (operands[i] == nullptr) {
            types.emplace_back(TypeKind::null);
            continue;
        }
        coerce(*operands[i], parameter.type);
        const Type& type = type_of(*operands[i]);
        const auto after = is_operator || strict_ ? std::nullopt : converted_type(type, parameter);
        if (after) {
            types.push_back(*after);
            continue;
        }
        if (type.is(TypeKind::never)) {
            failed = true;
        } else if (!fits_ignoring_null(strict_ ? type : without_null_within(type), parameter.type)) {
            diagnostics_.add(is_operator ? Code::operand_type : Code::argument_type,
                             locate_(operands[i]->begin, operands[i]->end),
                             quoted(row.name) + " takes " + parameter.type.to_string() + " as " +
                                 quoted(parameter.name) + ", not " + type.to_string());
            if (strict_) {
                note(e).meaning = Meaning::failed; // the call, not the operand: null may be allowed there
            }
            failed = true;
        } else if (strict_ && !takes_null(row, i)) {
            refuse_null(*operands[i], "an operand of " + quoted(row.name));
            failed = failed || type_of(*operands[i]).is(TypeKind::never);
        }
        types.push_back(strict_ && !takes_null(row, i) ? type_of(*operands[i]).not_null()
                                                       : type_of(*operands[i]));
    }
    note(e).row = &row;
    if (failed) {
        return TypeKind::never;
    }
    const Type result = result_type(row, types);
    if (!result.is(TypeKind::never)) {
        return result;
    }
    std::string kinds;
    for (const Type& type : types) {
        kinds += (kinds.empty() ? "" : " and ") + type.to_string();
    }
    return refuse_kinds(e, is_operator ? Code::operand_type : Code::argument_type,
                        quoted(row.name) + " does not go with " + kinds);
}

/// In FEEL the row runs all the same, since only it knows what these kinds give: null, or false.
Type Checker::refuse_kinds(const Expression& e, Code code, std::string message) {
    if (strict_) {
        return fail(e, code, std::move(message));
    }
    diagnostics_.add(code, locate_(e.begin, e.end), std::move(message));
    return TypeKind::any;
}

} // namespace bleibe::detail
