// SPDX-License-Identifier: Apache-2.0
// The idea: what the law did not change, a new version does not rename. Whoever compares versions, links to a
// criterion, or reads old explanations goes by ids and labels.
#include "review/review.hpp"
#include "ruleset/citations.hpp"
#include "ruleset/quote_places.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace bleibe::detail {
namespace {

/// One thing with an id that rests on words of the law.
struct Named {
    const char* what;
    std::string_view id;
    const Label* label; // null where there is none
    const Citation* law;
    const Quote* quote;
    const Span* span;
};

std::vector<Named> named_in(const Ruleset& ruleset) {
    std::vector<Named> all;
    for (const ParameterDeclaration& parameter : ruleset.parameters) {
        all.push_back(
            {"parameter", parameter.id, nullptr, &parameter.law, &parameter.quote, &parameter.span});
    }
    for (const CriterionDeclaration& criterion : ruleset.criteria) {
        all.push_back({criterion.is_condition ? "condition" : "criterion", criterion.id, &criterion.label,
                       &criterion.law, &criterion.quote, &criterion.span});
    }
    for (const PermitDeclaration& permit : ruleset.permits) {
        all.push_back({"permit", permit.id, &permit.label, &permit.law, &permit.quote, &permit.span});
    }
    return all;
}

std::string words(const Ruleset& ruleset, const Citation& law) {
    std::string text;
    for (const std::size_t i : cited_sentences(ruleset, law)) {
        text += ruleset.text[i].text + "\n";
    }
    return text;
}

/// The sentences that it cites are there in both versions, word for word.
bool rests_on_the_same_words(const Named& named, const Ruleset& before, const Ruleset& after) {
    const std::vector<Place>& places = named.law->places;
    if (places.empty() || !places.front().section.empty()) {
        return false;
    }
    const std::string words_before = words(before, *named.law);
    return !words_before.empty() && words_before == words(after, *named.law);
}

const Named* find(const std::vector<Named>& all, std::string_view id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Named& named) { return named.id == id; });
    return found == all.end() ? nullptr : &*found;
}

void compare(const Ruleset& before, const Ruleset& after, Diagnostics& diagnostics) {
    const std::vector<Named> now = named_in(after);
    for (const Named& named : named_in(before)) {
        const Named* same = find(now, named.id);
        if (!rests_on_the_same_words(named, before, after)) {
            continue;
        }
        const std::string thing = "the " + std::string(named.what) + " " + detail::quoted(named.id);
        if (same == nullptr) {
            diagnostics
                .add(Code::vanished_id, after.span,
                     thing + " of " + detail::quoted(before.version()) +
                         " is not here any more, though its words of the law are")
                .help("keep the id, so that versions can be compared and explanations stay readable")
                .law(after.law(*named.law));
        } else if (named.label != nullptr && same->label != nullptr &&
                   named.label->texts != same->label->texts) {
            diagnostics
                .add(Code::changed_label, *same->span,
                     thing + " is named otherwise than in " + detail::quoted(before.version()) +
                         ", though its words of the law are the same")
                .help("write the label as in the version before, or mend it there too")
                .law(after.law(*named.law));
        }
    }
}

} // namespace

void review_versions(const CatalogData& catalog, Diagnostics& diagnostics) {
    const Ruleset* before = nullptr;
    for (const Ruleset& ruleset : catalog.rulesets) {
        if (!ruleset.proposal.empty()) {
            continue;
        }
        if (before != nullptr && before->id == ruleset.id) {
            compare(*before, ruleset, diagnostics);
        }
        before = &ruleset;
    }
}

} // namespace bleibe::detail
