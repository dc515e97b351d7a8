// SPDX-License-Identifier: Apache-2.0
// One idea: every node has a strength and every place one that it asks for; brackets stand where the
// node is weaker than its place.
#include "feel/print.hpp"

#include "feel/parse.hpp"
#include "feel/string_literal.hpp"

namespace bleibe::detail {

namespace {

// From weak to tight, as the parser reads.
enum class Bond : std::uint8_t {
    whole,
    either,
    both,
    comparison,
    sum,
    product,
    power,
    minus,
    typed,
    postfix
};

Bond next_to(Bond bond) { return static_cast<Bond>(static_cast<int>(bond) + 1); }

Bond bond_of(Operator op) {
    switch (op) {
    case Operator::or_:
        return Bond::either;
    case Operator::and_:
        return Bond::both;
    case Operator::add:
    case Operator::subtract:
        return Bond::sum;
    case Operator::multiply:
    case Operator::divide:
        return Bond::product;
    case Operator::power:
        return Bond::power;
    default:
        return Bond::comparison;
    }
}

Bond bond_of(const Expression& expression) {
    switch (expression.kind) {
    case ExpressionKind::if_else:
    case ExpressionKind::for_loop:
    case ExpressionKind::some:
    case ExpressionKind::every:
    case ExpressionKind::function:
    case ExpressionKind::unary_test:
    case ExpressionKind::iteration:
        return Bond::whole;
    case ExpressionKind::binary:
        return bond_of(expression.op);
    case ExpressionKind::between:
    case ExpressionKind::in:
        return Bond::comparison;
    case ExpressionKind::negation:
        return Bond::minus;
    case ExpressionKind::instance_of:
        return Bond::typed;
    default:
        return Bond::postfix;
    }
}

class Printer {
public:
    std::string run(const Expression& root) {
        put(root, Bond::whole);
        return std::move(out_);
    }

private:
    void put(const Expression& node, Bond place) {
        if (bond_of(node) < place) {
            out_ += '(';
            write(node);
            out_ += ')';
        } else {
            write(node);
        }
    }

    void put_all(const Expression& node, std::size_t first) {
        for (std::size_t i = first; i < node.children.size(); ++i) {
            out_ += i == first ? "" : ", ";
            const std::size_t name = i - first;
            if (name < node.names.size()) {
                put_key(node.names[name], node.kind == ExpressionKind::context);
                out_ += ": ";
            }
            put(node.child(i), Bond::whole);
        }
    }

    void put_key(const std::string& name, bool may_be_quoted) {
        out_ += may_be_quoted && (name.empty() || spaced_name(name) != name) ? encode_string(name) : name;
    }

    void write(const Expression& node) {
        switch (node.kind) {
        case ExpressionKind::null_literal:
            out_ += "null";
            break;
        case ExpressionKind::boolean:
        case ExpressionKind::number:
        case ExpressionKind::name:
            out_ += node.text;
            break;
        case ExpressionKind::string:
            out_ += encode_string(node.text);
            break;
        case ExpressionKind::at_literal:
            out_ += '@' + encode_string(node.text);
            break;
        case ExpressionKind::binary:
        case ExpressionKind::between:
        case ExpressionKind::in:
        case ExpressionKind::unary_test:
        case ExpressionKind::negation:
        case ExpressionKind::instance_of:
            write_operator(node);
            break;
        case ExpressionKind::path:
        case ExpressionKind::filter:
        case ExpressionKind::call:
            write_postfix(node);
            break;
        case ExpressionKind::list:
        case ExpressionKind::context:
        case ExpressionKind::range:
            write_enclosed(node);
            break;
        default:
            write_keyword(node);
        }
    }

    void write_operator(const Expression& node) {
        switch (node.kind) {
        case ExpressionKind::binary:
            write_binary(node);
            break;
        case ExpressionKind::between:
            put(node.child(0), Bond::comparison);
            out_ += " between ";
            put(node.child(1), Bond::sum);
            out_ += " and ";
            put(node.child(2), Bond::sum);
            break;
        case ExpressionKind::in:
            write_in(node);
            break;
        case ExpressionKind::unary_test:
            out_ += text_of(node.op);
            out_ += ' ';
            put(node.child(0), Bond::sum);
            break;
        case ExpressionKind::negation:
            out_ += '-';
            put(node.child(0), Bond::minus);
            break;
        default:
            put(node.child(0), Bond::typed);
            out_ += " instance of " + node.types[0];
        }
    }

    void write_binary(const Expression& node) {
        const Bond bond = bond_of(node.op);
        const Expression& left = node.child(0);
        // The parser refuses `a < b < c`.
        const bool chained = is_order(node.op) && left.kind == ExpressionKind::binary && is_order(left.op);
        put(left, chained ? next_to(bond) : bond);
        out_ += ' ';
        out_ += text_of(node.op);
        out_ += ' ';
        put(node.child(1), next_to(bond));
    }

    void write_in(const Expression& node) {
        put(node.child(0), Bond::comparison);
        out_ += " in ";
        if (node.children.size() > 2) {
            out_ += '(';
            put_all(node, 1);
            out_ += ')';
        } else if (node.child(1).kind == ExpressionKind::unary_test) {
            write(node.child(1));
        } else {
            put(node.child(1), Bond::sum);
        }
    }

    void write_postfix(const Expression& node) {
        put(node.child(0), Bond::postfix);
        if (node.kind == ExpressionKind::path) {
            out_ += '.' + node.text;
        } else if (node.kind == ExpressionKind::filter) {
            // A test without brackets could be taken for what follows a range: `[1..x[> 5]`.
            const bool test = node.child(1).kind == ExpressionKind::unary_test;
            out_ += '[';
            put(node.child(1), test ? Bond::either : Bond::whole);
            out_ += ']';
        } else {
            out_ += '(';
            put_all(node, 1);
            out_ += ')';
        }
    }

    void write_enclosed(const Expression& node) {
        if (node.kind == ExpressionKind::range) {
            out_ += node.low_closed ? '[' : '(';
            write_ends(node);
            out_ += node.high_closed ? ']' : ')';
        } else {
            out_ += node.kind == ExpressionKind::list ? '[' : '{';
            put_all(node, 0);
            out_ += node.kind == ExpressionKind::list ? ']' : '}';
        }
    }

    void write_ends(const Expression& node) {
        put(node.child(0), Bond::sum);
        out_ += "..";
        put(node.child(1), Bond::sum);
    }

    void write_keyword(const Expression& node) {
        switch (node.kind) {
        case ExpressionKind::if_else:
            out_ += "if ";
            put(node.child(0), Bond::either);
            out_ += " then ";
            put(node.child(1), Bond::either);
            out_ += " else ";
            put(node.child(2), Bond::whole);
            break;
        case ExpressionKind::for_loop:
            write_iteration(node, "for ", " return ");
            break;
        case ExpressionKind::some:
            write_iteration(node, "some ", " satisfies ");
            break;
        case ExpressionKind::every:
            write_iteration(node, "every ", " satisfies ");
            break;
        case ExpressionKind::function:
            write_function(node);
            break;
        default:
            write_ends(node);
        }
    }

    void write_iteration(const Expression& node, std::string_view first, std::string_view last) {
        out_ += first;
        for (std::size_t i = 0; i < node.names.size(); ++i) {
            out_ += (i == 0 ? "" : ", ") + node.names[i] + " in ";
            const bool unbracketed = node.child(i).kind == ExpressionKind::iteration;
            put(node.child(i), unbracketed ? Bond::whole : Bond::either);
        }
        out_ += last;
        put(*node.children.back(), Bond::whole);
    }

    void write_function(const Expression& node) {
        out_ += "function(";
        for (std::size_t i = 0; i < node.names.size(); ++i) {
            out_ += (i == 0 ? "" : ", ") + node.names[i];
            out_ += node.types[i].empty() ? "" : ": " + node.types[i];
        }
        out_ += ") ";
        put(node.child(0), Bond::whole);
    }

    std::string out_;
};

} // namespace

std::string print(const Expression& expression) { return Printer().run(expression); }

} // namespace bleibe::detail
