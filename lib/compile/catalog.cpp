// SPDX-License-Identifier: Apache-2.0
// The idea: the public catalog answers from what was written; it holds nothing of its own.
#include "compile/catalog_model.hpp"
#include "ruleset/quotes.hpp"

#include <bleibe/catalog.hpp>

#include <algorithm>
#include <set>

namespace bleibe {

std::optional<Date> Catalog::law_as_of() const noexcept { return model_->written().law_as_of; }

const std::vector<std::string>& Catalog::languages() const noexcept { return model_->written().languages; }

std::vector<std::string> Catalog::norms() const {
    std::set<std::string> ids;
    for (const detail::Ruleset& ruleset : model_->written().rulesets) {
        ids.insert(ruleset.id);
    }
    return {ids.begin(), ids.end()};
}

std::vector<VersionInfo> Catalog::versions(std::string_view norm) const {
    std::vector<VersionInfo> versions;
    for (const detail::Ruleset& ruleset : model_->written().rulesets) {
        if (ruleset.id == norm) {
            versions.push_back({ruleset.id, ruleset.from, ruleset.until, ruleset.cite,
                                std::string(detail::to_string(ruleset.wording)), ruleset.proposal,
                                ruleset.hash});
        }
    }
    return versions;
}

std::vector<std::string> Catalog::permits() const {
    std::vector<std::string> permits;
    for (const detail::Ruleset& ruleset : model_->written().rulesets) {
        for (const detail::PermitDeclaration& permit : ruleset.permits) {
            std::string id = ruleset.id + "#" + permit.id;
            if (std::find(permits.begin(), permits.end(), id) == permits.end()) {
                permits.push_back(std::move(id));
            }
        }
    }
    return permits;
}

std::vector<std::string> Catalog::profiles() const {
    std::vector<std::string> ids;
    for (const detail::Profile& profile : model_->written().profiles) {
        ids.push_back(profile.id);
    }
    return ids;
}

std::vector<Coverage> Catalog::coverage(std::string_view norm, Date from) const {
    std::vector<Coverage> sentences;
    const detail::Ruleset* ruleset = model_->written().version_from(norm, from);
    if (ruleset == nullptr) {
        return sentences;
    }
    const detail::NormCoverage measured = detail::measure_coverage(model_->written(), *ruleset);
    const auto number = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    for (std::size_t i = 0; i < ruleset->text.size(); ++i) {
        const detail::WordCounts& counts = measured.sentences[i];
        sentences.push_back({ruleset->text[i].key, number(counts.words), number(counts.quoted),
                             number(counts.omitted), number(counts.connecting), number(counts.uncovered)});
    }
    return sentences;
}

} // namespace bleibe
