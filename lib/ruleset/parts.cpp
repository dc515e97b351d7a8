// SPDX-License-Identifier: Apache-2.0
// The idea: the small parts that stand everywhere in a ruleset, each read in one place: identifiers,
// expressions, citations, quotes, sources, references.
#include "ruleset/citations.hpp"
#include "ruleset/shape.hpp"
#include "value/calendar.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool fits_kind(std::string_view text, IdentifierKind kind) {
    const auto all_of = [&](auto accepts) { return std::all_of(text.begin(), text.end(), accepts); };
    if (text.empty()) {
        return false;
    }
    switch (kind) {
    case IdentifierKind::name:
        return is_small(text.front()) &&
               all_of([](char c) { return is_small(c) || is_digit(c) || c == '_'; });
    case IdentifierKind::word:
        return text.front() != '_' &&
               all_of([](char c) { return is_small(c) || is_capital(c) || is_digit(c) || c == '_'; });
    case IdentifierKind::norm:
        return text.front() != '/' && text.back() != '/' && text.find("//") == std::string_view::npos &&
               all_of([](char c) { return is_small(c) || is_digit(c) || c == '_' || c == '-' || c == '/'; });
    }
    return false;
}

bool is_rewritten_by_tools(std::string_view text) {
    constexpr std::array<std::string_view, 7> words = {"on", "off", "yes", "no", "null", "true", "false"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_feel_word(std::string_view text) {
    constexpr std::array<std::string_view, 18> words = {
        "and",   "or",  "in",      "if",   "then",  "else",      "for",      "return",   "some",
        "every", "not", "between", "true", "false", "satisfies", "instance", "function", "external"};
    return std::find(words.begin(), words.end(), text) != words.end();
}

} // namespace

bool check_identifier(ReadContext& context, std::string_view text, const Span& span, IdentifierKind kind) {
    if (!fits_kind(text, kind)) {
        constexpr std::array<std::string_view, 3> help = {
            "write it with lower case letters, digits and underscores, a letter first",
            "write it with letters, digits and underscores",
            "write it as segments of lower case letters and digits joined by `/`, such as "
            "`de/aufenthg/104c`"};
        context.add(Code::bad_identifier, span, quoted(text) + " is no identifier",
                    std::string(help[static_cast<std::size_t>(kind)]));
        return false;
    }
    if (is_rewritten_by_tools(text)) {
        context.add(Code::bad_identifier, span, quoted(text) + " is no identifier",
                    "other YAML tools read this word as something else; choose another");
        return false;
    }
    if (kind == IdentifierKind::name && is_feel_word(text)) {
        context.add(Code::bad_identifier, span, quoted(text) + " is a word of FEEL",
                    "choose another: an expression could not name it");
        return false;
    }
    return true;
}

Formula read_formula(ReadContext& context, const Node& node, std::string_view what) {
    Formula formula;
    if (!expect_text(context, node, what)) {
        return formula;
    }
    formula.node = &node;
    Diagnostics found;
    formula.parsed = parse_expression(node, context.names, found, context.limits);
    append_with_law(context, found);
    return formula;
}

void append_with_law(ReadContext& context, Diagnostics& found) {
    DiagnosticList list = found.take();
    for (Diagnostic& diagnostic : list) {
        if (diagnostic.law.empty()) {
            diagnostic.law = context.law;
        }
    }
    context.diagnostics.append(list);
}

// ---------------------------------------------------------------- citations and quotes

Citation read_citation(ReadContext& context, const Node& node) {
    Citation citation;
    if (!expect_text(context, node, "a citation")) {
        return citation;
    }
    citation.text = folded(node.text);
    citation.span = node.span;
    auto places = parse_citation(citation.text, context.catalog.citation);
    if (!places) {
        context.add(Code::bad_citation, node.span, quoted(citation.text) + " is not a citation",
                    citation_grammar(context.catalog.citation));
        return citation;
    }
    citation.places = std::move(*places);
    if (context.ruleset == nullptr || context.ruleset->text.empty()) {
        return citation;
    }
    for (Place& place : citation.places) {
        if (concerns(place, *context.ruleset, context.catalog.citation)) {
            place.section.clear();
            place.statute.clear();
        }
        if (place.section.empty() && !has_place(*context.ruleset, place)) {
            LawScope law(context, citation);
            context.add(Code::unknown_sentence, node.span,
                        "the text has no sentence " + quoted(citation.text),
                        "cite one of the keys under `text`, or add the sentence there");
            break;
        }
    }
    return citation;
}

Citation read_law(Keys& keys, const Citation& inherited) {
    const Node* node = keys.get("law");
    return node == nullptr ? inherited : read_citation(keys.context(), *node);
}

namespace {

void add_pieces(Quote& quote, std::string_view text) {
    constexpr std::string_view gap = "…";
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(gap, begin), text.size());
        std::string piece = folded(text.substr(begin, end - begin));
        if (!piece.empty()) {
            quote.pieces.push_back(std::move(piece));
        }
        begin = end + (end == text.size() ? 1 : gap.size());
    }
}

} // namespace

Quote read_quote(Keys& keys) {
    Quote quote;
    const Node* node = keys.get("quote");
    if (node == nullptr) {
        if (const Member* member = keys.node().member("quote")) {
            quote.span = member->value->span; // empty, and told
        }
        return quote;
    }
    quote.span = node->span;
    if (node->is_scalar()) {
        add_pieces(quote, node->text);
    } else if (expect_sequence(keys.context(), *node, "`quote`")) {
        for (const Node* item : node->items) {
            if (expect_text(keys.context(), *item, "a piece of a quote")) {
                add_pieces(quote, item->text);
            }
        }
    }
    if (quote.empty()) {
        keys.context().add(Code::wrong_shape, node->span, "a quote without words",
                           "quote words of the norm, or leave `quote` out");
    }
    return quote;
}

// ---------------------------------------------------------------- sources and references

std::optional<SourceReference> read_source_reference(ReadContext& context, const Node& node) {
    if (!expect_mapping(context, node, "a source")) {
        return std::nullopt;
    }
    Keys keys(context, node, "a source");
    SourceReference source;
    source.span = beginning(node);
    source.cite = keys.need_text("cite");
    const bool has_url = keys.has("url");
    source.url = keys.text("url");
    source.from = keys.date("from");
    keys.finish();
    if (!has_url) {
        context.add(Code::missing_address, source.span, "a source without `url`",
                    "add the address where it can be read");
    }
    return source;
}

std::optional<Reference> read_reference(ReadContext& context, const Node& node) {
    if (!expect_text(context, node, "a reference")) {
        return std::nullopt;
    }
    const std::string text = folded(node.text);
    const std::size_t hash = text.find('#');
    if (hash == std::string::npos) {
        context.add(Code::wrong_shape, node.span, quoted(text) + " is no reference to another norm",
                    "write it as `de/aufenthg/5#general`");
        return std::nullopt;
    }
    Reference reference;
    reference.span = node.span;
    reference.norm = text.substr(0, hash);
    const std::size_t at = text.find('@', hash);
    reference.name = text.substr(hash + 1, at == std::string::npos ? at : at - hash - 1);
    const bool good = check_identifier(context, reference.norm, node.span, IdentifierKind::norm) &&
                      check_identifier(context, reference.name, node.span, IdentifierKind::word);
    if (at != std::string::npos) {
        const auto days = parse_date(std::string_view(text).substr(at + 1));
        if (!days) {
            context.add(Code::bad_date, node.span, quoted(text.substr(at + 1)) + " is not a date",
                        "pin a version by its first day, such as `@2022-12-31`");
            return std::nullopt;
        }
        reference.pinned = Date(*days);
    }
    return good ? std::optional(std::move(reference)) : std::nullopt;
}

} // namespace bleibe::detail
