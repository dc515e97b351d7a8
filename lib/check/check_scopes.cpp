// SPDX-License-Identifier: Apache-2.0
// The idea: whatever binds names pushes a scope, and the type of the bound name is the type of an entry
// of the list it runs over.
#include "base/suggest.hpp"
#include "check/checker.hpp"
#include "functions/regex_table.hpp"
#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

bool is_written_number(const Expression& e) {
    return e.kind == ExpressionKind::number ||
           (e.kind == ExpressionKind::negation && e.child(0).kind == ExpressionKind::number);
}

constexpr std::uint32_t deepest_inlining = 32;
/// Parts of the functions that the calls of one expression put in their place.
constexpr std::size_t most_inlined = 20'000;

} // namespace

Type Checker::domain_item(const Expression& domain) {
    const Type& type = type_of(domain);
    if (strict_) {
        refuse_null(domain, "the list");
    }
    if (type.is(TypeKind::list) || type.is(TypeKind::range)) {
        return type.item();
    }
    if (type.is(TypeKind::any) || type.is(TypeKind::never)) {
        return type;
    }
    if (strict_) {
        return fail(domain, Code::operand_type, "a list is needed here, not " + type.to_string());
    }
    return type; // FEEL reads a single value as a list of one
}

Type Checker::visit_filter(const Expression& e) {
    const Expression& list = e.child(0);
    const Expression& condition = e.child(1);
    visit(list);
    const Type item = domain_item(list);
    Scope scope;
    scope.element_fields = true;
    const std::uint32_t number = next_local_++;
    note(e).local = number;
    scope.locals.push_back({"item", number, item});
    scopes_.push_back(std::move(scope));
    visit(condition);
    const Type& found = type_of(condition);
    scopes_.pop_back();
    if (!strict_ && found.is(TypeKind::number) && !is_written_number(condition)) {
        return TypeKind::any; // a number that cannot be computed is null, and then no entry is taken
    }
    if (found.is(TypeKind::number)) {
        note(e).by_index = true;
        note(e).row = &operator_row("index");
        refuse_order(list, e, "takes an entry by its position");
        return item.or_null();
    }
    require_boolean(condition, "the condition of the filter");
    if (!strict_ && (found.is(TypeKind::any) || found.is(TypeKind::never))) {
        return TypeKind::any; // only when it runs it shows whether this is a position
    }
    std::vector<Type::Field> fields = item.fields();
    const std::string prefix = "l" + std::to_string(number);
    bool narrowed = false;
    const Guards guards = guards_if(true, condition, typed_);
    for (Type::Field& field : fields) {
        if (field.type.nullable() && guards.count(prefix + "." + field.name) != 0) {
            field.type = field.type.not_null();
            narrowed = true;
        }
    }
    const bool whole = guards.count(prefix) != 0;
    return Type::list(narrowed ? Type::context(std::move(fields)) : whole ? item.not_null() : item);
}

Type Checker::visit_for(const Expression& e) {
    const std::size_t count = e.names.size();
    const auto pushed = scopes_.size();
    note(e).local = next_local_;
    next_local_ += static_cast<std::uint32_t>(count) + 1; // the last is `partial`
    for (std::size_t i = 0; i < count; ++i) {
        visit(e.child(i));
        const Type item = domain_item(e.child(i));
        Scope scope;
        scope.locals.push_back({e.names[i], note(e).local + static_cast<std::uint32_t>(i), item});
        scopes_.push_back(std::move(scope));
    }
    Scope partial;
    partial.locals.push_back(
        {"partial", note(e).local + static_cast<std::uint32_t>(count), Type::list(Type())});
    scopes_.insert(scopes_.begin() + static_cast<std::ptrdiff_t>(pushed), std::move(partial));
    const Type result = visit(e.child(count));
    scopes_.resize(pushed);
    return Type::list(result);
}

Type Checker::visit_quantifier(const Expression& e) {
    const std::size_t count = e.names.size();
    const auto pushed = scopes_.size();
    note(e).local = next_local_;
    next_local_ += static_cast<std::uint32_t>(count);
    for (std::size_t i = 0; i < count; ++i) {
        visit(e.child(i));
        const Type item = domain_item(e.child(i));
        Scope scope;
        scope.locals.push_back({e.names[i], note(e).local + static_cast<std::uint32_t>(i), item});
        scopes_.push_back(std::move(scope));
    }
    visit(e.child(count));
    require_boolean(e.child(count), "what `satisfies` asks");
    scopes_.resize(pushed);
    return strict_ ? Type(TypeKind::boolean) : Type(TypeKind::boolean).or_null();
}

Type Checker::visit_function(const Expression& e) {
    Scope scope;
    note(e).local = next_local_;
    std::vector<Type> parameters;
    for (std::size_t i = 0; i < e.names.size(); ++i) {
        std::optional<Type> declared;
        if (i < e.types.size() && !e.types[i].empty()) {
            declared = declared_type(e, e.types[i]);
        }
        note(e).parameters.push_back(declared);
        parameters.push_back(declared.value_or(Type()));
        scope.locals.push_back({e.names[i], next_local_++, declared ? declared->or_null() : Type()});
    }
    scopes_.push_back(std::move(scope));
    const Type result = visit(e.child(0));
    scopes_.pop_back();
    return Type::function(std::move(parameters), result);
}

Type Checker::visit_call(const Expression& e) {
    const Expression& callee = e.child(0);
    if (callee.kind == ExpressionKind::name && !find_local(callee)) {
        const auto binding = environment_.find(callee.text);
        if (binding && binding->function != nullptr) {
            return call_definition(e, *binding);
        }
        if (!binding) {
            note(callee).maybe_fields.clear();
            return call_builtin(e, callee.text);
        }
    }
    visit(callee);
    for (std::size_t i = 1; i < e.children.size(); ++i) {
        visit(e.child(i));
    }
    const Type& type = type_of(callee);
    for (std::size_t i = 1; i < e.children.size(); ++i) {
        note(e).order.push_back(static_cast<std::uint32_t>(i));
    }
    if (!type.is(TypeKind::function) && !type.is(TypeKind::any) && !type.is(TypeKind::never)) {
        return fail(e, Code::operand_type, quoted(words(callee)) + " is no function");
    }
    return type.is(TypeKind::function) ? type.result() : Type();
}

Type Checker::call_builtin(const Expression& e, const std::string& name) {
    for (std::size_t i = 1; i < e.children.size(); ++i) {
        visit(e.child(i));
    }
    const auto rows = find_builtin(name);
    if (rows.empty()) {
        std::vector<std::string_view> known = environment_.names();
        for (const FunctionRow& row : function_table()) {
            if (row.group != FunctionGroup::operators) {
                known.push_back(row.name);
            }
        }
        return fail(e, Code::unknown_fact, "no function is named " + quoted(name), did_you_mean(name, known));
    }
    if (name == "today" && e.children.size() == 1) {
        note(e).meaning = Meaning::day;
        return strict_ ? Type(TypeKind::date) : Type(TypeKind::date).or_null();
    }
    if (name == "now" && strict_) {
        return fail(e, Code::forbidden_function, "`now()` may not stand in a ruleset",
                    "`today()` is the day of the decision");
    }
    if (strict_ && (name == "count" || name == "index of" || name == "sublist") && e.children.size() > 1) {
        refuse_order(e.child(1), e, "reads the number or order");
    }
    if (const FunctionRow* row = overload_for(e, name)) {
        const std::vector<const Expression*> arguments = arguments_in_order(e, *row);
        const Type type = apply(e, *row, arguments);
        if (type.is(TypeKind::never) || !check_pattern(e, *row, arguments)) {
            return TypeKind::never;
        }
        return type.nullable() ? type_of_literal_call(e, name, type) : type;
    }
    std::string wanted;
    for (const Parameter& parameter : rows.front()->parameters) {
        wanted +=
            (wanted.empty() ? "" : ", ") + std::string(parameter.name) + (parameter.optional ? "?" : "");
    }
    return fail(e, Code::argument_count, quoted(name) + " does not take these arguments",
                "it is called as `" + name + "(" + wanted + ")`");
}

bool Checker::check_pattern(const Expression& e, const FunctionRow& row,
                            const std::vector<const Expression*>& arguments) {
    std::vector<std::optional<std::string>> texts;
    for (const Expression* argument : arguments) {
        const bool is_none = argument == nullptr || argument->kind == ExpressionKind::null_literal;
        const bool is_text = argument != nullptr && argument->kind == ExpressionKind::string;
        // Null flags are none.
        texts.push_back(is_text   ? std::optional(argument->text)
                        : is_none ? std::optional(std::string())
                                  : std::nullopt);
    }
    const auto fault = fault_in_writing(row, texts, Limits());
    if (!fault) {
        return true;
    }
    diagnostics_.add(Code::bad_pattern,
                     locate_(arguments[fault->operand]->begin, arguments[fault->operand]->end),
                     fault->message);
    if (strict_) {
        note(e).meaning = Meaning::failed;
    }
    return !strict_;
}

/// `date("2022-12-31")`, `duration("P1D")` and their like of a text that stands there: known before anything
/// runs.
Type Checker::type_of_literal_call(const Expression& e, const std::string& name, const Type& otherwise) {
    const bool date = name == "date";
    if ((name == "time" || name == "date and time") && e.children.size() == 2 &&
        e.child(1).kind == ExpressionKind::string) {
        const auto moment = type_of_moment(e.child(1).text);
        return moment && moment->is(otherwise.kind()) ? *moment : otherwise;
    }
    if ((!date && name != "duration") || e.children.size() != 2 ||
        e.child(1).kind != ExpressionKind::string) {
        return otherwise;
    }
    const std::string& text = e.child(1).text;
    const auto duration = parse_duration(text);
    if (date && parse_date(text)) {
        return TypeKind::date;
    }
    if (!date && duration) {
        return duration->is_months ? TypeKind::months : TypeKind::duration;
    }
    if (!strict_) {
        return otherwise;
    }
    return fail(e.child(1), Code::bad_date, quoted(text) + (date ? " is no date" : " is no duration"),
                "write dates as 2022-12-31 and durations as P5Y, P3M or P10D");
}

const FunctionRow* Checker::overload_for(const Expression& e, const std::string& name) {
    if (e.names.empty()) {
        std::vector<Type> types;
        for (std::size_t i = 1; i < e.children.size(); ++i) {
            types.push_back(type_of(e.child(i)));
        }
        return select_overload(name, types);
    }
    const FunctionRow* by_names = nullptr;
    for (const FunctionRow* row : find_builtin(name)) {
        const auto arguments = arguments_in_order(e, *row);
        const auto given = std::count_if(arguments.begin(), arguments.end(),
                                         [](const Expression* argument) { return argument != nullptr; });
        if (static_cast<std::size_t>(given) != e.names.size() || arguments.size() < row->least()) {
            continue;
        }
        // `before(point, range)` and `before(range, point)` have the same names: the order written tells.
        const bool complete = std::count(note(e).order.begin(), note(e).order.end(), no_argument) == 0;
        if (complete && std::is_sorted(note(e).order.begin(), note(e).order.end())) {
            return row;
        }
        by_names = by_names == nullptr ? row : by_names;
    }
    return by_names;
}

std::vector<const Expression*> Checker::arguments_in_order(const Expression& e, const FunctionRow& row) {
    std::vector<const Expression*> arguments;
    note(e).order.clear();
    if (e.names.empty()) {
        for (std::size_t i = 1; i < e.children.size(); ++i) {
            arguments.push_back(&e.child(i));
            note(e).order.push_back(static_cast<std::uint32_t>(i));
        }
        return arguments;
    }
    std::size_t passed_over = 0; // parameters that a later argument makes null
    for (const Parameter& parameter : row.parameters) {
        const auto name = std::find(e.names.begin(), e.names.end(), parameter.name);
        if (name == e.names.end()) {
            if (!parameter.optional && (strict_ || row.variadic)) {
                return {};
            }
            ++passed_over;
            continue;
        }
        arguments.insert(arguments.end(), passed_over, nullptr);
        note(e).order.insert(note(e).order.end(), passed_over, no_argument);
        passed_over = 0;
        const auto child = static_cast<std::uint32_t>(name - e.names.begin()) + 1;
        arguments.push_back(&e.child(child));
        note(e).order.push_back(child);
    }
    while (arguments.size() < row.least()) { // what is not supplied is null (DMN 1.5, 10.3.2.13.5)
        arguments.push_back(nullptr);
        note(e).order.push_back(no_argument);
    }
    return arguments;
}

Type Checker::call_definition(const Expression& e, const Binding& binding) {
    const Expression& callee = e.child(0);
    note(callee).meaning = Meaning::definition;
    note(callee).index = binding.index;
    std::vector<Type> types;
    for (std::size_t i = 1; i < e.children.size(); ++i) {
        types.push_back(visit(e.child(i)));
        note(e).order.push_back(static_cast<std::uint32_t>(i));
    }
    const Expression& function = *binding.function->root;
    if (types.size() != function.names.size() || !e.names.empty()) {
        return fail(e, Code::argument_count,
                    quoted(callee.text) + " takes " + std::to_string(function.names.size()) + " arguments");
    }
    if (inlining_ >= deepest_inlining) {
        return fail(e, Code::circle, quoted(callee.text) + " calls itself");
    }
    inlined_ += binding.function->nodes;
    if (inlined_ > most_inlined) {
        return fail(e, Code::too_large, "the functions called here grow beyond the limit",
                    "name what they share in a definition, where it is computed once");
    }
    Diagnostics inner;
    Checker checker(
        environment_, [this, &e](std::size_t, std::size_t) { return locate_(e.begin, e.end); }, inner);
    checker.inlining_ = inlining_ + 1;
    checker.inlined_ = inlined_;
    checker.next_local_ = next_local_;
    TypedExpression body = checker.check_inlined(*binding.function, types);
    next_local_ = checker.next_local_;
    inlined_ = checker.inlined_;
    diagnostics_.append(inner.take());
    const Type result = body.type();
    note(e).inlined = std::make_shared<TypedExpression>(std::move(body));
    return result;
}

void Checker::refuse_order(const Expression& list, const Expression& place, std::string_view what) {
    const Annotation& annotation = note(list);
    if (strict_ && annotation.meaning == Meaning::fact && environment_.is_periods(annotation.index)) {
        fail(place, Code::order_read, quoted(words(place)) + " " + std::string(what) + " of periods",
             "periods may be merged and sorted when they are read; use the functions for periods");
    }
}

} // namespace bleibe::detail
