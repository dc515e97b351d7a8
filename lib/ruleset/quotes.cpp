// SPDX-License-Identifier: Apache-2.0
// The idea: the cited sentences are one text, and the pieces of a quote must stand in it in order.
#include "ruleset/quotes.hpp"

#include "ruleset/citations.hpp"
#include "ruleset/wording.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

void visit_items(const Item& item, const VisitQuote& visit) {
    visit(item.law, item.quote, false);
    for (const Item& child : item.children) {
        visit_items(child, visit);
    }
}

void visit_criterion(const CriterionDeclaration& criterion, const VisitQuote& visit) {
    visit(criterion.law, criterion.quote, false);
    visit_items(criterion.body, visit);
    for (const Waiver& waiver : criterion.waived_if) {
        visit(waiver.law, waiver.quote, false);
    }
}

void visit_permit(const PermitDeclaration& permit, const VisitQuote& visit) {
    visit(permit.law, permit.quote, false);
    visit_items(permit.requires_, visit);
    for (const Item& refusal : permit.refused_if) {
        visit_items(refusal, visit);
    }
    if (permit.grant) {
        visit(permit.grant->law, permit.grant->quote, false);
    }
}

std::string whole_text(const Ruleset& ruleset, const std::vector<std::size_t>& sentences) {
    std::string text;
    for (const std::size_t i : sentences) {
        text += (text.empty() ? "" : " ") + ruleset.text[i].text;
    }
    return text;
}

std::string shown_words(const std::string& words) { return "`" + words + "`"; }

/// Another sentence that has the whole quote, or how far the cited one goes along.
std::string help_for(const Ruleset& ruleset, const Quote& quote, const std::string& text) {
    for (const Sentence& sentence : ruleset.text) {
        if (find_pieces(sentence.text, quote.pieces)) {
            return "these words stand in " + shown_words(sentence.key);
        }
    }
    const NearestPlace nearest = find_nearest(text, quote.pieces);
    if (nearest.found.empty()) {
        return "quote the norm letter by letter; `…` stands for words left out";
    }
    std::string help = "found up to " + shown_words(nearest.found);
    return nearest.goes_on.empty() ? help + ", where the text ends"
                                   : help + "; the text goes on " + shown_words(nearest.goes_on);
}

class QuoteCheck {
public:
    QuoteCheck(const CatalogData& catalog, Diagnostics& diagnostics)
        : catalog_(catalog), diagnostics_(diagnostics) {}

    void ruleset(const Ruleset& ruleset) {
        for_each_quote(ruleset, [&](const Citation& law, const Quote& quote, bool) {
            if (!quote.empty()) {
                check(ruleset, law, quote);
            }
        });
    }

    void choices() {
        for (const ChoiceDeclaration& choice : catalog_.vocabulary.choices) {
            for (const Citation& law : choice.laws) {
                check_choice(law);
            }
        }
    }

private:
    void check(const Ruleset& ruleset, const Citation& law, const Quote& quote) {
        if (law.empty()) {
            report(ruleset, law, quote, "a quote without `law`", "cite the sentence it is taken from");
        } else if (law.places.empty() || !all_exist(ruleset, law)) {
            return; // the citation was reported
        } else if (!law.places.front().section.empty()) {
            check_foreign(ruleset, law, quote);
        } else if (!ruleset.text.empty()) {
            const std::string text = whole_text(ruleset, cited_sentences(ruleset, law));
            if (!find_pieces(text, quote.pieces)) {
                report(ruleset, law, quote, "the quote is not in " + shown_words(law.text),
                       help_for(ruleset, quote, text));
            }
        }
    }

    static bool all_exist(const Ruleset& ruleset, const Citation& law) {
        return ruleset.text.empty() ||
               std::all_of(law.places.begin(), law.places.end(), [&](const Place& place) {
                   return !place.section.empty() || has_place(ruleset, place);
               });
    }

    /// Words of another norm: some version of it must have them.
    void check_foreign(const Ruleset& ruleset, const Citation& law, const Quote& quote) {
        for (const Ruleset& other : catalog_.rulesets) {
            if (concerns(law.places.front(), other, catalog_.citation) &&
                find_pieces(whole_text(other, cited_sentences(other, law)), quote.pieces)) {
                return;
            }
        }
        report(ruleset, law, quote, "the quote is not in " + shown_words(law.text),
               "quote the norm of this file, or one whose wording the catalog has");
    }

    void report(const Ruleset& ruleset, const Citation& law, const Quote& quote, std::string message,
                std::string help) {
        diagnostics_.add(Code::quote_not_found, quote.span, std::move(message))
            .help(std::move(help))
            .law(ruleset.law(law));
    }

    void check_choice(const Citation& law) {
        for (const Place& place : law.places) {
            bool modelled = false;
            bool found = place.section.empty();
            for (const Ruleset& ruleset : catalog_.rulesets) {
                if (concerns(place, ruleset, catalog_.citation) && !ruleset.text.empty()) {
                    modelled = true;
                    found = found || has_place(ruleset, place) || !ruleset.covers.empty();
                }
            }
            if (modelled && !found) {
                diagnostics_
                    .add(Code::unknown_sentence, law.span,
                         "no version has the sentence " + shown_words(law.text))
                    .help("cite one of the keys under `text` of that norm")
                    .law(law.text);
            }
        }
    }

    const CatalogData& catalog_;
    Diagnostics& diagnostics_;
};

/// The stretch where it stands in the file.
Span span_of(const Sentence& sentence, const UncoveredStretch& stretch) {
    const std::vector<std::size_t> offsets = folded_offsets(sentence.node->text);
    return sentence.node->span_of_text(offsets[stretch.begin], offsets[stretch.end - 1] + 1);
}

/// A quote or key that is wrong leaves words uncovered: that would be told twice.
bool has_errors_in(const Ruleset& ruleset, const Diagnostics& diagnostics) {
    const DiagnosticList& list = diagnostics.list();
    return std::any_of(list.begin(), list.end(), [&](const Diagnostic& diagnostic) {
        return diagnostic.severity == Severity::error && diagnostic.file == ruleset.source.name();
    });
}

void report_stretches(const CatalogData& catalog, const Ruleset& ruleset, Diagnostics& diagnostics) {
    const NormCoverage coverage = measure_coverage(catalog, ruleset);
    for (const UncoveredStretch& stretch : coverage.stretches) {
        const Sentence& sentence = ruleset.text[stretch.sentence];
        Citation law;
        law.text = sentence.key;
        diagnostics
            .add(Code::uncovered_words, span_of(sentence, stretch),
                 std::to_string(stretch.words) + " words that nothing quotes: " +
                     shown_words(sentence.text.substr(stretch.begin, stretch.end - stretch.begin)))
            .help("quote them where a rule expresses them, or add them to `omitted`")
            .law(ruleset.law(law));
    }
}

} // namespace

void for_each_quote(const Ruleset& ruleset, const VisitQuote& visit) {
    for (const ParameterDeclaration& parameter : ruleset.parameters) {
        visit(parameter.law, parameter.quote, false);
    }
    for (const DefinitionDeclaration& definition : ruleset.definitions) {
        visit(definition.law, definition.quote, false);
    }
    for (const CriterionDeclaration& criterion : ruleset.criteria) {
        visit_criterion(criterion, visit);
    }
    for (const PermitDeclaration& permit : ruleset.permits) {
        visit_permit(permit, visit);
    }
    for (const Omission& omission : ruleset.omitted) {
        visit(omission.law, omission.quote, true);
    }
}

void check_quotes(const CatalogData& catalog, Diagnostics& diagnostics) {
    QuoteCheck check(catalog, diagnostics);
    check.choices();
    for (const Ruleset& ruleset : catalog.rulesets) {
        check.ruleset(ruleset);
        if (!has_errors_in(ruleset, diagnostics)) {
            report_stretches(catalog, ruleset, diagnostics);
        }
    }
}

} // namespace bleibe::detail
