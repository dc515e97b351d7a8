// SPDX-License-Identifier: Apache-2.0
// One idea: a tree as one line, in which everything that has a meaning shows and nothing else.
#include "dump.hpp"

#include <algorithm>

namespace bleibe::detail::feel_test {

namespace {

std::string head(const Expression& node) {
    switch (node.kind) {
    case ExpressionKind::binary:
    case ExpressionKind::unary_test:
        return std::string(text_of(node.op));
    case ExpressionKind::negation:
        return "minus";
    case ExpressionKind::path:
        return "." + node.text;
    case ExpressionKind::if_else:
        return "if";
    case ExpressionKind::between:
        return "between";
    case ExpressionKind::in:
        return "in";
    case ExpressionKind::filter:
        return "filter";
    case ExpressionKind::list:
        return "list";
    case ExpressionKind::context:
        return "context";
    case ExpressionKind::for_loop:
        return "for";
    case ExpressionKind::some:
        return "some";
    case ExpressionKind::every:
        return "every";
    case ExpressionKind::function:
        return "function";
    case ExpressionKind::call:
        return "call";
    case ExpressionKind::range:
        return std::string("range") + (node.low_closed ? "[" : "(") + (node.high_closed ? "]" : ")");
    case ExpressionKind::instance_of:
        return "instance " + node.types.at(0);
    case ExpressionKind::iteration:
        return "..";
    default:
        return {};
    }
}

// Where the names of a node stand among its children.
std::size_t first_named(const Expression& node) { return node.kind == ExpressionKind::call ? 1 : 0; }

std::string parameters(const Expression& node) {
    std::string out;
    for (std::size_t i = 0; i < node.names.size(); ++i) {
        out += " " + node.names[i] + (node.types.at(i).empty() ? "" : ":" + node.types[i]);
    }
    return out;
}

std::string leaf(const Expression& node) {
    switch (node.kind) {
    case ExpressionKind::null_literal:
        return "null";
    case ExpressionKind::string:
        return "\"" + node.text + "\"";
    case ExpressionKind::at_literal:
        return "@\"" + node.text + "\"";
    case ExpressionKind::name:
        return node.text.find(' ') == std::string::npos ? node.text : "`" + node.text + "`";
    default:
        return node.text;
    }
}

void walk(const ParsedExpression& parsed, const Expression& node, std::uint32_t& id, std::string& faults) {
    std::uint32_t height = 1;
    for (const ExpressionPointer& child : node.children) {
        walk(parsed, *child, id, faults);
        height = std::max(height, child->height + 1);
        if (child->begin < node.begin || child->end > node.end) {
            faults += "place of " + dump(*child) + "\n";
        }
    }
    if (node.id != id++) {
        faults += "id of " + dump(node) + "\n";
    }
    if (node.height != height) {
        faults += "height of " + dump(node) + "\n";
    }
    if (node.begin >= node.end || node.end > parsed.text.size()) {
        faults += "span of " + dump(node) + "\n";
    }
}

} // namespace

const NameTable& known_names() {
    static const NameTable table = [] {
        NameTable names;
        for (const char* name :
             {"completed months", "completed years", "context merge", "context put", "date and time",
              "day of week", "day of year", "days and time duration", "distinct values", "ends with",
              "finished by", "get entries", "get value", "happened by", "index of", "insert before",
              "list contains", "list replace", "lower case", "met by", "month of year", "overlaps after",
              "overlaps before", "round down", "round half down", "round half up", "round up", "started by",
              "starts with", "string join", "string length", "substring after", "substring before",
              "unbroken since", "union days", "upper case", "week of year", "years and months duration",
              // properties
              "end included", "start included", "time offset",
              // invented
              "first name", "person's age", "salary after tax and fees", "values in a list", "week-end"}) {
            names.add(name);
        }
        return names;
    }();
    return table;
}

Parsed parse(std::string_view text, const NameTable& names, const Limits& limits) {
    const Source source("rule", std::string(text));
    Parsed parsed;
    const Locate locate = [&](std::size_t begin, std::size_t end) { return Span{source, begin, end}; };
    parsed.expression = parse_expression(text, names, locate, parsed.diagnostics, limits);
    return parsed;
}

Parsed parse(std::string_view text) { return parse(text, known_names()); }

std::string dump(const Expression& node) {
    if (node.children.empty() && head(node).empty()) {
        return leaf(node);
    }
    std::string out = "(" + head(node);
    if (node.kind == ExpressionKind::function) {
        out += parameters(node);
    }
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        out += ' ';
        const std::size_t name = i - first_named(node);
        if (node.kind != ExpressionKind::function && i >= first_named(node) && name < node.names.size()) {
            out += node.names[name] + ": ";
        }
        out += dump(node.child(i));
    }
    return out + ")";
}

std::string dump(std::string_view text) {
    const Parsed parsed = parse(text);
    return parsed.expression.root ? dump(*parsed.expression.root) : parsed.problems();
}

std::string faults(const ParsedExpression& parsed) {
    std::uint32_t id = 0;
    std::string all;
    walk(parsed, *parsed.root, id, all);
    return id == parsed.nodes ? all : all + "number of nodes\n";
}

} // namespace bleibe::detail::feel_test
