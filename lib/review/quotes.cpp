// SPDX-License-Identifier: Apache-2.0
// The idea: a word of the law is one criterion's to express. Two criteria that quote the same words, or that
// share some of them, either say one thing twice or divide the sentence at a wrong place. A group may quote
// what its parts quote, one sentence may waive several criteria, and a quote with `…` may repeat the words
// that several parts of a sentence hang on.
#include "ruleset/quotes.hpp"

#include "review/review.hpp"
#include "ruleset/quote_places.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace bleibe::detail {
namespace {

struct Claim {
    const CriterionDeclaration* criterion = nullptr;
    bool waives = false;
    Span span;
    Citation law;
    std::vector<PlaceInText> places;
};

bool names(const Item& item, const std::string& criterion) {
    return (item.kind == ItemKind::criterion && item.name == criterion) ||
           std::any_of(item.children.begin(), item.children.end(),
                       [&](const Item& child) { return names(child, criterion); });
}

/// One is a part of the other, or both are one.
bool belong_together(const Claim& a, const Claim& b) {
    return a.criterion == b.criterion || (a.waives && b.waives) ||
           names(a.criterion->body, b.criterion->id) || names(b.criterion->body, a.criterion->id);
}

bool is_in(const TextRange& inner, const TextRange& outer) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

bool is_within(const Claim& inner, const Claim& outer) {
    return std::all_of(inner.places.begin(), inner.places.end(), [&](const PlaceInText& part) {
        return std::any_of(outer.places.begin(), outer.places.end(), [&](const PlaceInText& whole) {
            return whole.sentence == part.sentence && is_in(part.range, whole.range);
        });
    });
}

/// A piece of one and a piece of the other overlap, neither within the other.
bool shares_words(const Claim& a, const Claim& b) {
    return std::any_of(a.places.begin(), a.places.end(), [&](const PlaceInText& one) {
        return std::any_of(b.places.begin(), b.places.end(), [&](const PlaceInText& other) {
            return one.sentence == other.sentence && one.range.begin < other.range.end &&
                   other.range.begin < one.range.end && !is_in(one.range, other.range) &&
                   !is_in(other.range, one.range);
        });
    });
}

class QuoteReview {
public:
    QuoteReview(const Ruleset& ruleset, Diagnostics& diagnostics)
        : ruleset_(ruleset), diagnostics_(diagnostics) {}

    void run() {
        for (const CriterionDeclaration& criterion : ruleset_.criteria) {
            add(criterion, criterion.law, criterion.quote);
            items(criterion, criterion.body);
            for (const Waiver& waiver : criterion.waived_if) {
                add(criterion, waiver.law, waiver.quote, true);
            }
        }
        for (std::size_t i = 0; i < claims_.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                compare(claims_[k], claims_[i]);
            }
        }
    }

private:
    void items(const CriterionDeclaration& criterion, const Item& item) {
        add(criterion, item.law, item.quote);
        for (const Item& child : item.children) {
            items(criterion, child);
        }
    }

    void add(const CriterionDeclaration& criterion, const Citation& law, const Quote& quote,
             bool waives = false) {
        const bool foreign = law.places.empty() || !law.places.front().section.empty();
        if (!quote.empty() && !foreign) {
            Claim claim{&criterion, waives, quote.span, law, places_of(ruleset_, law, quote)};
            if (!claim.places.empty()) {
                claims_.push_back(std::move(claim));
            }
        }
    }

    void compare(const Claim& first, const Claim& second) {
        if (belong_together(first, second)) {
            return;
        }
        const bool in = is_within(second, first);
        const bool around = is_within(first, second);
        if (in && around) {
            report(first, second, "quotes the words that are quoted in ");
        } else if (!in && !around && shares_words(first, second)) {
            report(first, second, "shares some of its words with the quote in ");
        }
    }

    void report(const Claim& first, const Claim& second, const std::string& what) {
        diagnostics_
            .add(Code::repeated_quote, second.span,
                 "this " + what + "line " + std::to_string(first.span.source.position(first.span.begin).line))
            .help("let each criterion quote the words that it expresses, or join the two")
            .law(ruleset_.law(second.law));
    }

    const Ruleset& ruleset_;
    Diagnostics& diagnostics_;
    std::vector<Claim> claims_;
};

} // namespace

void review_quotes(const CatalogData& catalog, Diagnostics& diagnostics) {
    for (const Ruleset& ruleset : catalog.rulesets) {
        QuoteReview(ruleset, diagnostics).run();
    }
}

} // namespace bleibe::detail
