// SPDX-License-Identifier: Apache-2.0
// Drawn from the type downwards: whoever needs a value of a type picks a row that gives it, a construct of
// the language around it, a name in scope or a literal.
#include "random_expressions.hpp"

#include <algorithm>
#include <array>

namespace bleibe::test {

using namespace bleibe::detail;

std::string RandomExpression::inlined() const {
    std::string out = text;
    for (const auto& [name, literal] : constants) {
        for (std::size_t at = out.find(name); at != std::string::npos; at = out.find(name, at)) {
            out.replace(at, name.size(), "(" + literal + ")");
        }
    }
    return out;
}

RandomExpression RandomExpressions::finish(std::string text) {
    return {std::move(text), std::exchange(constants_, {})};
}

RandomExpression RandomExpressions::of(const Type& type, int depth) {
    return finish(expression(type, depth));
}

RandomExpression RandomExpressions::any(int depth) { return of(some_type(false), depth); }

RandomExpression RandomExpressions::of_row(const FunctionRow& wanted, int depth) {
    return finish(row(wanted, TypeKind::any, depth));
}

std::string_view RandomExpressions::one_of(std::initializer_list<std::string_view> texts) {
    return texts.begin()[below(static_cast<unsigned>(texts.size()))];
}

Type RandomExpressions::some_type(bool simple) {
    constexpr std::array kinds = {TypeKind::boolean, TypeKind::number,   TypeKind::string,
                                  TypeKind::date,    TypeKind::months,   TypeKind::duration,
                                  TypeKind::time,    TypeKind::date_time};
    const unsigned drawn = below(simple ? 8 : 12);
    switch (drawn) {
    case 8:
    case 9:
        return Type::list(some_type(true));
    case 10:
        return Type::range(chance(50) ? TypeKind::number : TypeKind::date);
    case 11:
        return Type::context({{"from", TypeKind::date}, {"key", some_type(true)}});
    default:
        return kinds[drawn];
    }
}

/// A name of a scope of its own, released by whoever bound it.
std::string RandomExpressions::bind(const Type& type) {
    // A name may hide one of before.
    std::string name(one_of({"x", "y", "week day", "first-born", "z2"}));
    scope_.push_back({name, type});
    return name;
}

std::string RandomExpressions::bracketed(const Type& type, int depth) {
    return "(" + expression(type, depth) + ")";
}

std::string RandomExpressions::leaf(const Type& type) {
    std::vector<const NameInScope*> found;
    for (const NameInScope& name : scope_) {
        if (type.is(TypeKind::any) || name.type.is(type.kind())) {
            found.push_back(&name);
        }
    }
    if (!found.empty() && chance(65)) {
        return found[below(static_cast<unsigned>(found.size()))]->name;
    }
    std::string text = literal(type, 2);
    // A function cannot be an entry of the context.
    if (text.find("function") != std::string::npos || type.is(TypeKind::function) || chance(30)) {
        return text;
    }
    constants_.emplace_back("k_" + std::to_string(constants_.size()) + "_", std::move(text));
    return constants_.back().first;
}

std::string RandomExpressions::literal(const Type& type, int depth) {
    return chance(4) ? "null" : plain_literal(type, depth);
}

std::string RandomExpressions::plain_literal(const Type& type, int depth) {
    switch (type.kind()) {
    case TypeKind::boolean:
        return chance(50) ? "true" : "false";
    case TypeKind::number:
        return std::string(one_of({"0", "1", "2", "3", "-1", "-2", "0.5", "2.50", "10", "1e3", "1e30", "7"}));
    case TypeKind::string:
        return std::string(one_of({R"("")", R"("a")", R"("ab")", R"("key")", R"("from")", R"("2024-02-29")",
                                   R"("P1M")", R"("12.5")", R"("a,b")", R"(",")", R"(".")", R"("[1..3]")",
                                   R"("10:30:00Z")", R"("\u00e4\uD83D\uDCA9")"}));
    case TypeKind::date:
        return std::string(one_of({R"(@"2024-02-29")", R"(@"2023-12-31")", R"(@"2024-01-31")",
                                   R"(@"-0001-01-01")", R"(date("2024-03-01"))"}));
    case TypeKind::time:
        return std::string(one_of({R"(@"10:30:00")", R"(@"10:30:00Z")", R"(@"23:59:59.5+01:00")"}));
    case TypeKind::date_time:
        return std::string(one_of(
            {R"(@"2024-02-29T10:30:00")", R"(@"2024-02-29T10:30:00Z")", R"(@"2024-02-29T00:00:00+14:00")"}));
    case TypeKind::months:
        return std::string(one_of({R"(@"P1Y")", R"(@"P13M")", R"(@"-P1M")", R"(@"P0M")"}));
    case TypeKind::duration:
        return std::string(one_of({R"(@"P1D")", R"(@"PT36H")", R"(@"-PT0.5S")", R"(@"PT0S")"}));
    case TypeKind::any:
        return depth <= 0 ? "1" : plain_literal(some_type(false), depth - 1);
    case TypeKind::null:
        return "null";
    default:
        return parts(type, depth);
    }
}

/// A list, range, context or function; of literals alone where `depth` allows no more than that.
std::string RandomExpressions::parts(const Type& type, int depth) {
    switch (type.kind()) {
    case TypeKind::list: {
        std::string text = "[";
        const Type item = type.item().is(TypeKind::any) ? some_type(true) : type.item();
        for (unsigned i = below(4); i > 0; --i) {
            text += literal(item, depth - 1) + (i > 1 ? ", " : "");
        }
        return text + "]";
    }
    case TypeKind::range: {
        const Type end = type.item().is(TypeKind::any) ? Type(TypeKind::number) : type.item();
        return std::string(chance(50) ? "[" : "(") + literal(end, 0) + ".." + literal(end, 0) +
               (chance(50) ? "]" : ")");
    }
    case TypeKind::context: {
        if (type.fields().empty()) {
            return R"({key: "a", value: 1, from: @"2024-01-31"})";
        }
        std::string text = "{";
        for (const Type::Field& field : type.fields()) {
            text += (text.size() > 1 ? ", " : "") + field.name + ": " + literal(field.type, depth - 1);
        }
        return text + "}";
    }
    case TypeKind::function:
        return std::string(
            one_of({"function(a, b) a < b", "function(a, b) a = b", "function(a) a", "abs", "count"}));
    default:
        return "null";
    }
}

std::string RandomExpressions::structure(const Type& type, int depth) {
    switch (type.kind()) {
    case TypeKind::list: {
        std::string text = "[";
        const Type item = type.item().is(TypeKind::any) ? some_type(true) : type.item();
        for (unsigned i = below(4); i > 0; --i) {
            text += expression(item, depth - 1) + (i > 1 ? ", " : "");
        }
        return text + "]";
    }
    case TypeKind::range:
        return range(type.item().is(TypeKind::any) ? some_type(true) : type.item(), depth);
    case TypeKind::context:
        return context(type, depth);
    case TypeKind::function:
        return function(type, depth);
    default:
        return row(row_for(type), type, depth);
    }
}

std::string RandomExpressions::range(const Type& end, int depth) {
    if (chance(25)) {
        return "(" + std::string(one_of({"<", "<=", ">", ">=", "=", "!="})) + " " +
               bracketed(end, depth - 1) + ")";
    }
    // In brackets, since `[]1..2]` begins with an empty list.
    return "(" + std::string(one_of({"[", "(", "]"})) + bracketed(end, depth - 1) + ".." +
           bracketed(end, depth - 1) + std::string(one_of({"]", ")", "["})) + ")";
}

std::string RandomExpressions::context(const Type& type, int depth) {
    std::vector<Type::Field> fields = type.fields();
    if (fields.empty()) {
        fields = {{"key", TypeKind::string}, {"value", some_type(true)}, {"first name", some_type(true)}};
    }
    std::string text = "{";
    for (const Type::Field& field : fields) {
        text += (text.size() > 1 ? ", " : "") + field.name + ": " + expression(field.type, depth - 1);
        scope_.push_back({field.name, field.type}); // later entries see it
    }
    release(fields.size());
    return text + "}";
}

std::string RandomExpressions::if_else(const Type& type, int depth) {
    return "if " + expression(TypeKind::boolean, depth - 1) + " then " + expression(type, depth - 1) +
           " else " + expression(type, depth - 1);
}

std::string RandomExpressions::filter(const Type& type, int depth) {
    const bool gives_list = type.is(TypeKind::list);
    const Type item = gives_list ? type.item() : type;
    std::string text = bracketed(Type::list(item), depth - 1);
    if (gives_list || chance(40)) {
        scope_.push_back({"item", item});
        text += "[" + expression(TypeKind::boolean, depth - 1) + "]";
        release(1);
    }
    return gives_list ? text : text + "[" + expression(TypeKind::number, depth - 2) + "]";
}

std::string RandomExpressions::path(const Type& type, int depth) {
    const std::string key(one_of({"key", "value", "first name", "year"}));
    const bool of_list = type.is(TypeKind::list);
    const Type one = Type::context({{key, of_list ? type.item() : type}});
    return bracketed(of_list ? Type::list(one) : one, depth - 1) + "." + key;
}

std::string RandomExpressions::invocation(const Type& type, int depth) {
    const Type first = some_type(true);
    const std::string name = bind(first);
    const std::string declared = chance(30) && !first.is(TypeKind::date_time) ? ": " + first.to_string() : "";
    const std::string body = expression(type, depth - 1);
    release(1);
    const std::string argument = expression(first, depth - 1);
    return "(function(" + name + declared + ") " + body + ")(" + (chance(30) ? name + ": " : "") + argument +
           ")";
}

std::string RandomExpressions::function(const Type& type, int depth) {
    const std::size_t count = type.parameters().empty() ? 2 : type.parameters().size();
    std::string text = "function(";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = "p" + std::to_string(i);
        scope_.push_back({name, type.parameters().empty() ? some_type(true) : type.parameters()[i]});
        text += (i > 0 ? ", " : "") + name;
    }
    const bool compares = count == 2 && chance(60);
    text += ") " + (compares ? std::string(one_of({"p0 < p1", "p0 > p1", "p0 = p1"}))
                             : expression(TypeKind::boolean, depth - 1));
    release(count);
    return text;
}

std::string RandomExpressions::loop(const Type& item, int depth) {
    const Type over = chance(50) ? Type(TypeKind::number) : some_type(true);
    std::string text = "for ";
    const bool counted = over.is(TypeKind::number) && chance(40);
    const std::string domain =
        counted ? std::string(one_of({"1..3", "3..1", "0..n"})) : expression(Type::list(over), depth - 1);
    text += bind(over) + " in " + domain;
    std::size_t bound = 1;
    if (chance(30)) {
        const std::string second = expression(Type::list(over), depth - 1);
        text += ", " + bind(over) + " in " + second;
        ++bound;
    }
    scope_.push_back({"partial", Type::list(item)});
    text += " return " + expression(item, depth - 1);
    release(bound + 1);
    return text;
}

std::string RandomExpressions::quantifier(int depth) {
    const Type over = some_type(true);
    const std::string domain = expression(Type::list(over), depth - 1);
    std::string text = std::string(one_of({"some ", "every "})) + bind(over) + " in " + domain;
    text += " satisfies " + expression(TypeKind::boolean, depth - 1);
    release(1);
    return text;
}

std::string RandomExpressions::instance_of(int depth) {
    return bracketed(some_type(false), depth - 1) + " instance of " +
           std::string(one_of({"number", "string", "date", "Any", "list<number>", "list<Any>", "range<date>",
                               "date and time", "days and time duration", "context<key: string>",
                               "function<Any, Any> -> boolean", "years and months duration"}));
}

/// What may stand behind `in`.
std::string RandomExpressions::tests(const Type& type, int depth) {
    std::string text = "(";
    for (unsigned i = 1 + below(3); i > 0; --i) {
        switch (below(4)) {
        case 0:
            text += std::string(one_of({"< ", "<= ", "> ", ">= ", "= ", "!= "})) + bracketed(type, depth - 1);
            break;
        case 1:
            text += expression(Type::range(type), depth - 1);
            break;
        case 2:
            text += expression(Type::list(type), depth - 1);
            break;
        default:
            text += expression(type, depth - 1);
        }
        text += i > 1 ? ", " : "";
    }
    return text + ")";
}

std::string RandomExpressions::expression(const Type& type, int depth) {
    if (depth <= 0) {
        return leaf(type);
    }
    const Type wanted = type.is(TypeKind::any) ? some_type(false) : type;
    const bool is_boolean = wanted.is(TypeKind::boolean);
    switch (below(16)) {
    case 0:
    case 1:
        return leaf(wanted);
    case 2:
        return if_else(wanted, depth);
    case 3:
        return filter(wanted, depth);
    case 4:
        return path(wanted, depth);
    case 5:
        return invocation(wanted, depth);
    case 6:
        return is_boolean ? quantifier(depth) : structure(wanted, depth);
    case 7:
        return is_boolean ? instance_of(depth) : structure(wanted, depth);
    case 8:
    case 9:
        if (wanted.is(TypeKind::list)) {
            return loop(wanted.item().is(TypeKind::any) ? some_type(true) : wanted.item(), depth);
        }
        return structure(wanted, depth);
    default:
        return wanted.is(TypeKind::function) ? function(wanted, depth) : row(row_for(wanted), wanted, depth);
    }
}

/// One whose result may be of the type.
const FunctionRow& RandomExpressions::row_for(const Type& type) {
    const auto table = function_table();
    for (;;) {
        const FunctionRow& row = table[below(static_cast<unsigned>(table.size()))];
        const bool open = row.rule != nullptr || row.result.is(TypeKind::any);
        if (open || row.result.is(type.kind())) {
            return row;
        }
    }
}

std::vector<Type> RandomExpressions::operand_types(const FunctionRow& row, const Type& wanted) {
    const std::size_t most = std::min(row.most(), row.least() + 2);
    const std::size_t count = row.least() + below(static_cast<unsigned>(most - row.least() + 1));
    // Operands of any kind are mostly of one kind, often that of the result.
    const Type common = wanted.is(TypeKind::any) || chance(40) ? some_type(true) : wanted;
    std::vector<Type> types;
    for (std::size_t i = 0; i < count; ++i) {
        const Type& declared = parameter_of(row, i)->type;
        const bool open = declared.is(TypeKind::any);
        types.push_back(open ? (chance(75) ? common : some_type(false)) : declared);
        if (declared.is(TypeKind::list) && declared.item().is(TypeKind::any)) {
            types.back() = Type::list(common);
        }
    }
    return types;
}

std::string RandomExpressions::row(const FunctionRow& row, const Type& wanted, int depth) {
    const std::vector<Type> types = operand_types(row, wanted);
    if (row.group == FunctionGroup::operators) {
        return operation(row, types, depth);
    }
    const bool named = !row.variadic && chance(15);
    std::string text(row.name);
    text += '(';
    for (std::size_t i = 0; i < types.size(); ++i) {
        text += i > 0 ? ", " : "";
        text += named ? std::string(row.parameters[i].name) + ": " : "";
        text += expression(types[i], depth - 1);
    }
    return text + ")";
}

std::string RandomExpressions::operation(const FunctionRow& row, const std::vector<Type>& types, int depth) {
    const std::string first = bracketed(types[0], depth - 1);
    if (row.name == "negate") {
        return "-" + first;
    }
    if (find_property(row.name) != nullptr) {
        return first + "." + std::string(row.name);
    }
    if (row.name == "index") {
        return bracketed(Type::list(types[0]), depth - 1) + "[" + expression(TypeKind::number, depth - 1) +
               "]";
    }
    if (row.name == "between") {
        return first + " between " + bracketed(types[1], depth - 1) + " and " +
               bracketed(types[2], depth - 1);
    }
    if (row.name.starts_with("in")) {
        return first + " in " + tests(types[0], depth);
    }
    return first + " " + std::string(row.name) + " " + bracketed(types[1], depth - 1);
}

} // namespace bleibe::test
