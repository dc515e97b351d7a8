// SPDX-License-Identifier: Apache-2.0
// The idea: one walk, children first; a name means the innermost thing of that name, and what is known
// about null travels with the walk.
#include "base/suggest.hpp"
#include "check/checker.hpp"
#include "check/entry_order.hpp"
#include "check/resolve_type.hpp"
#include "functions/type_conversion.hpp"
#include "value/calendar.hpp"
#include "value/moment.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

/// The part of the type that needs parts and has none; null if there is no such part (DMN 1.5, 10.3.1.2,
/// rule 54).
const TypeSyntax* without_parts(const TypeSyntax& type) {
    if (type.kind == TypeSyntax::Kind::name) {
        const bool needs =
            type.name == "list" || type.name == "range" || type.name == "context" || type.name == "function";
        return needs ? &type : nullptr;
    }
    for (const TypeSyntax& part : type.parts) {
        if (const TypeSyntax* bare = without_parts(part)) {
            return bare;
        }
    }
    return nullptr;
}

} // namespace

TypedExpression Checker::check(const ParsedExpression& parsed, const std::optional<Type>& expected) {
    typed_ = {};
    typed_.parsed = &parsed;
    typed_.annotations.resize(parsed.nodes);
    if (!parsed.root) {
        return std::move(typed_);
    }
    const Expression& root = *parsed.root;
    visit(root);
    if (expected) {
        coerce(root, *expected);
        const Type& found = type_of(root);
        if (!fits_ignoring_null(found, *expected)) {
            fail(root, Code::result_type,
                 "this gives " + found.to_string() + ", but " + expected->to_string() + " is needed here");
        } else if (strict_ && !expected->nullable()) {
            refuse_null(root, "the result");
        }
    }
    return std::move(typed_);
}

TypedExpression Checker::check_inlined(const ParsedExpression& function, const std::vector<Type>& arguments) {
    typed_ = {};
    typed_.parsed = &function;
    typed_.annotations.resize(function.nodes);
    const Expression& root = *function.root;
    Scope scope;
    note(root).local = next_local_;
    for (std::size_t i = 0; i < root.names.size(); ++i) {
        scope.locals.push_back({root.names[i], next_local_++, i < arguments.size() ? arguments[i] : Type()});
    }
    scopes_.push_back(std::move(scope));
    note(root).type = visit(root.child(0));
    scopes_.pop_back();
    return std::move(typed_);
}

Type Checker::visit(const Expression& e) {
    Type type = visit_kind(e);
    if (!strict_ && type.is(TypeKind::never)) {
        type = TypeKind::any; // it runs all the same, and nothing is promised of what it then gives
    }
    if (const auto key = path_key(e, typed_); key && guards_.count(*key) != 0) {
        type = type.not_null();
    }
    note(e).type = type;
    return type;
}

Type Checker::visit_guarded(const Expression& e, const Guards& more) {
    Guards before = guards_;
    guards_.insert(more.begin(), more.end());
    Type type = visit(e);
    guards_ = std::move(before);
    return type;
}

Type Checker::visit_kind(const Expression& e) {
    switch (e.kind) {
    case ExpressionKind::null_literal:
        return TypeKind::null;
    case ExpressionKind::boolean:
        return TypeKind::boolean;
    case ExpressionKind::number:
        return TypeKind::number;
    case ExpressionKind::string:
        return TypeKind::string;
    case ExpressionKind::at_literal:
        return visit_at_literal(e);
    case ExpressionKind::name:
        return visit_name(e);
    case ExpressionKind::path:
        return visit_path(e);
    case ExpressionKind::binary:
        return visit_binary(e);
    case ExpressionKind::negation:
        return apply(e, operator_row("negate"), {&e.child(0)});
    case ExpressionKind::if_else:
        return visit_if(e);
    case ExpressionKind::between:
        return visit_between(e);
    case ExpressionKind::in:
        return visit_in(e);
    case ExpressionKind::filter:
        return visit_filter(e);
    case ExpressionKind::list:
        return visit_list(e);
    case ExpressionKind::context:
        return visit_context(e);
    case ExpressionKind::for_loop:
        return visit_for(e);
    case ExpressionKind::some:
    case ExpressionKind::every:
        return visit_quantifier(e);
    case ExpressionKind::function:
        return visit_function(e);
    case ExpressionKind::call:
        return visit_call(e);
    case ExpressionKind::range:
    case ExpressionKind::unary_test:
        return visit_range(e);
    case ExpressionKind::iteration:
        visit(e.child(0));
        visit(e.child(1));
        return Type::list(type_of(e.child(0)).not_null());
    case ExpressionKind::instance_of:
        visit(e.child(0));
        note(e).asked =
            std::make_shared<const Type>(declared_type(e, e.types.front()).value_or(TypeKind::never));
        return note(e).asked->is(TypeKind::never) ? TypeKind::never : TypeKind::boolean;
    }
    return TypeKind::never;
}

std::optional<Type> Checker::declared_type(const Expression& e, const std::string& text) {
    const auto syntax = parse_type(
        text, NameTable(), [&](std::size_t, std::size_t) { return locate_(e.begin, e.end); }, diagnostics_,
        Limits());
    if (const TypeSyntax* bare = syntax ? without_parts(*syntax) : nullptr) {
        fail(e, Code::unknown_fact, quoted(bare->name) + " is no type by itself",
             bare->name == "function"  ? "write for example `function<Any> -> Any`"
             : bare->name == "context" ? "write for example `context<name: string>`"
                                       : "write for example " + quoted(bare->name + "<Any>"));
        return std::nullopt;
    }
    std::string unknown;
    auto type = syntax ? resolve_type(*syntax, environment_, unknown) : std::nullopt;
    if (syntax && !type) {
        fail(e, Code::unknown_fact, "no type is named " + quoted(unknown));
    }
    return type;
}

std::optional<Type> Checker::find_local(const Expression& e) {
    note(e).maybe_fields.clear();
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
        if (scope->element_fields) {
            const Local& element = scope->locals.front();
            if (const int field = element.type.find_field(e.text); field >= 0) {
                note(e).meaning = Meaning::local_field;
                note(e).index = static_cast<std::uint32_t>(field);
                note(e).local = element.number;
                return note(e).maybe_fields.empty()
                           ? element.type.fields()[static_cast<std::size_t>(field)].type
                           : Type();
            }
            if (element.type.is(TypeKind::any) || (!strict_ && element.type.is(TypeKind::context))) {
                note(e).maybe_fields.push_back(element.number);
            }
        }
        for (const Local& local : scope->locals) {
            if (local.name == e.text) {
                note(e).meaning = Meaning::local;
                note(e).index = local.number;
                return note(e).maybe_fields.empty() ? local.type : Type();
            }
        }
    }
    return std::nullopt;
}

bool Checker::within_failed_list() const {
    return std::any_of(scopes_.begin(), scopes_.end(), [](const Scope& scope) {
        return scope.element_fields && scope.locals.front().type.is(TypeKind::never);
    });
}

Type Checker::visit_name(const Expression& e) {
    if (auto local = find_local(e)) {
        return *local;
    }
    if (auto binding = environment_.find(e.text)) {
        note(e).meaning = binding->meaning;
        note(e).index = binding->index;
        return note(e).maybe_fields.empty() ? binding->type : Type();
    }
    if (!note(e).maybe_fields.empty()) {
        note(e).meaning = Meaning::dynamic_field;
        return TypeKind::any;
    }
    if (!strict_ && !find_builtin(e.text).empty()) {
        note(e).meaning = Meaning::builtin;
        note(e).row = find_builtin(e.text).front();
        return function_type(*note(e).row);
    }
    if (within_failed_list()) { // may be one of its fields, and what is wrong with the list was told
        note(e).meaning = Meaning::failed;
        return TypeKind::never;
    }
    if (e.text == "permit" && environment_.has_caller()) {
        return fail(e, Code::unknown_fact, "`permit` has only `permit.effect` and `permit.chapter`");
    }
    note(e).meaning = Meaning::failed;
    std::string help = did_you_mean(e.text, names_in_scope());
    return fail(e, Code::unknown_fact, (strict_ ? "no fact is named " : "nothing is named ") + quoted(e.text),
                std::move(help));
}

Type Checker::visit_path(const Expression& e) {
    const Expression& base = e.child(0);
    if (base.kind == ExpressionKind::name && base.text == "permit" && environment_.has_caller() &&
        (e.text == "effect" || e.text == "chapter")) {
        note(e).meaning = e.text == "effect" ? Meaning::caller_effect : Meaning::caller_chapter;
        return TypeKind::string;
    }
    const Type type = visit(base);
    if (strict_) {
        refuse_null(base, "what stands before `." + e.text + "`");
    }
    return property(e, type, e.text);
}

Type Checker::property(const Expression& e, const Type& base, std::string_view name) {
    switch (base.kind()) {
    case TypeKind::never:
        return TypeKind::never;
    case TypeKind::any:
        return TypeKind::any;
    case TypeKind::null:
        return TypeKind::null;
    case TypeKind::context: {
        const int field = base.find_field(name);
        if (field >= 0) {
            note(e).index = static_cast<std::uint32_t>(field);
            return base.fields()[static_cast<std::size_t>(field)].type;
        }
        if (!strict_) {
            return TypeKind::any; // entries of a list need not be alike; what lacks one tells so when it runs
        }
        std::vector<std::string_view> known;
        for (const Type::Field& f : base.fields()) {
            known.push_back(f.name);
        }
        return fail(e, Code::unknown_field, "there is no field " + quoted(name), did_you_mean(name, known));
    }
    case TypeKind::list: {
        const Type item = property(e, base.item(), name);
        note(e).row = nullptr; // a property is one of each element, never of the list
        if (!strict_ && item.is(TypeKind::never)) {
            note(e).meaning = Meaning::none; // entries without the property give null, each for itself
            return Type::list(TypeKind::null);
        }
        return item.is(TypeKind::never) ? item : Type::list(item);
    }
    default:
        break;
    }
    const FunctionRow& row = operator_row(name);
    if (row.name != name || row.group != FunctionGroup::operators || row.parameters.empty() ||
        !fits_ignoring_null(base, row.parameters.front().type)) {
        return fail(e, Code::unknown_field, base.to_string() + " has no property " + quoted(name));
    }
    const std::vector<Type> operands{base};
    Type result = result_type(row, operands);
    if (result.is(TypeKind::never)) {
        return fail(e, Code::unknown_field, base.to_string() + " has no property " + quoted(name));
    }
    note(e).row = &row;
    return result;
}

Type Checker::visit_if(const Expression& e) {
    visit(e.child(0));
    require_boolean(e.child(0), "the condition of `if`");
    const Guards if_true = guards_if(true, e.child(0), typed_);
    const Guards if_false = guards_if(false, e.child(0), typed_);
    visit_guarded(e.child(1), if_true);
    visit_guarded(e.child(2), if_false);
    for (std::size_t side = 1; side <= 2; ++side) {
        if (type_of(e.child(side)).is(TypeKind::choice)) {
            coerce(e.child(3 - side), type_of(e.child(side)));
        }
    }
    const Type& a = type_of(e.child(1));
    const Type& b = type_of(e.child(2));
    if (strict_ && !fits_ignoring_null(a, b) && !fits_ignoring_null(b, a)) {
        return fail(e, Code::operand_type,
                    "`then` gives " + a.to_string() + " and `else` gives " + b.to_string());
    }
    return join(a, b);
}

Type Checker::visit_list(const Expression& e) {
    std::optional<Type> item;
    for (const auto& child : e.children) {
        const Type type = visit(*child);
        item = item ? join(*item, type) : type;
    }
    return Type::list(item ? *item : Type(TypeKind::null));
}

Type Checker::visit_context(const Expression& e) {
    std::vector<Type::Field> fields;
    scopes_.emplace_back();
    note(e).local = next_local_;
    next_local_ += static_cast<std::uint32_t>(e.children.size());
    note(e).order = entry_order(e);
    for (const std::uint32_t i : note(e).order) {
        const Type type = visit(e.child(i));
        const auto number = note(e).local + i;
        scopes_.back().locals.insert(scopes_.back().locals.begin(), Local{e.names[i], number, type});
    }
    scopes_.pop_back();
    for (std::size_t i = 0; i < e.children.size(); ++i) {
        fields.push_back({e.names[i], type_of(e.child(i))});
    }
    return Type::context(std::move(fields));
}

std::optional<Type> type_of_moment(std::string_view text) {
    const auto time = parse_time(text);
    const auto moment = time ? time : parse_date_time(text);
    if (!moment) {
        return std::nullopt;
    }
    const Type type = time ? TypeKind::time : TypeKind::date_time;
    // Whether there is a zone of that name is known only where the zones are.
    return moment->form == ZoneForm::named ? type.or_null() : type;
}

Type Checker::visit_at_literal(const Expression& e) {
    if (parse_date(e.text)) {
        return TypeKind::date;
    }
    if (const auto duration = parse_duration(e.text)) {
        return duration->is_months ? TypeKind::months : TypeKind::duration;
    }
    if (const auto moment = type_of_moment(e.text)) {
        return *moment;
    }
    return fail(e, Code::bad_date, quoted(e.text) + " is no date, no time and no duration",
                "write dates as 2022-12-31, times as 10:30:00 and durations as P5Y, P3M or P10D");
}

Type Checker::visit_range(const Expression& e) {
    std::optional<Type> end;
    for (const auto& child : e.children) {
        const Type type = visit(*child).not_null();
        if (strict_) {
            refuse_null(*child, "an end of the range");
        }
        end = end ? join(*end, type) : type;
    }
    return Type::range(end ? *end : Type());
}

std::string_view Checker::words(const Expression& e) const {
    const std::string_view text = typed_.parsed->text;
    const std::size_t begin = std::min<std::size_t>(e.begin, text.size());
    return text.substr(begin, std::max<std::size_t>(e.end, begin) - begin);
}

std::vector<std::string_view> Checker::names_in_scope() const {
    std::vector<std::string_view> names = environment_.names();
    for (const Scope& scope : scopes_) {
        for (const Local& local : scope.locals) {
            names.emplace_back(local.name);
            if (scope.element_fields) {
                for (const Type::Field& field : local.type.fields()) {
                    names.emplace_back(field.name);
                }
            }
        }
    }
    return names;
}

Type Checker::fail(const Expression& e, Code code, std::string message, std::string help) {
    auto entry = diagnostics_.add(code, locate_(e.begin, e.end), std::move(message));
    if (!help.empty()) {
        entry.help(std::move(help));
    }
    note(e).meaning = Meaning::failed;
    note(e).row = nullptr;
    note(e).type = TypeKind::never;
    return TypeKind::never;
}

void Checker::warn(const Expression& e, Code code, std::string message, std::string help) {
    diagnostics_.add(code, locate_(e.begin, e.end), std::move(message)).help(std::move(help));
}

void Checker::refuse_null(const Expression& e, std::string_view what) {
    const Type& type = type_of(e);
    if (!type.nullable() || type.is(TypeKind::never)) {
        return;
    }
    fail(e, Code::maybe_null, std::string(what) + " may be null: " + quoted(words(e)),
         "guard it, for example `x != null and …` or `if x != null then … else …`");
}

void Checker::require_boolean(const Expression& e, const char* what) {
    const Type& type = type_of(e);
    if (!fits_ignoring_null(type, TypeKind::boolean)) {
        fail(e, Code::operand_type, std::string(what) + " is " + type.to_string() + ", not boolean");
    } else if (strict_) {
        refuse_null(e, what);
    }
}

} // namespace bleibe::detail
