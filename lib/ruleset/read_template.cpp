// SPDX-License-Identifier: Apache-2.0
// The idea: braces hold FEEL, which may itself hold braces and texts; everything else is literal.
#include "ruleset/readers.hpp"

namespace bleibe::detail {
namespace {

/// The offset behind the brace that closes the one before `at`; npos if there is none.
std::size_t closing(std::string_view text, std::size_t at) {
    std::size_t depth = 1;
    bool in_text = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (in_text) {
            at += c == '\\' ? 1U : 0U;
            in_text = c != '"';
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{') {
            ++depth;
        } else if (c == '}' && --depth == 0) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

std::shared_ptr<const Formula> read_braces(ReadContext& context, const Node& node, std::size_t begin,
                                           std::size_t end) {
    auto formula = std::make_shared<Formula>();
    formula->node = &node;
    formula->offset = begin;
    Diagnostics found;
    const Locate locate = [&node, begin](std::size_t from, std::size_t until) {
        return node.span_of_text(begin + from, begin + until);
    };
    formula->parsed = parse_expression(std::string_view(node.text).substr(begin, end - begin), context.names,
                                       locate, found, context.limits);
    append_with_law(context, found);
    return formula;
}

void add_literal(TextTemplate& result, std::string_view text) {
    if (!text.empty()) {
        TextTemplate::Piece piece;
        piece.literal = std::string(text);
        result.pieces.push_back(std::move(piece));
    }
}

} // namespace

TextTemplate read_template(ReadContext& context, const Node& node, std::string_view language) {
    TextTemplate result;
    result.language = std::string(language);
    std::string_view text = node.text;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = std::min(text.find('{', at), text.size());
        add_literal(result, text.substr(at, open - at));
        if (open == text.size()) {
            break;
        }
        const std::size_t end = closing(text, open + 1);
        if (end == std::string_view::npos) {
            context.add(Code::feel_unclosed, node.span_of_text(open, open + 1), "a brace that is not closed",
                        "close the expression with `}`");
            break;
        }
        TextTemplate::Piece piece;
        piece.formula = read_braces(context, node, open + 1, end - 1);
        result.pieces.push_back(std::move(piece));
        at = end;
    }
    return result;
}

} // namespace bleibe::detail
