// SPDX-License-Identifier: Apache-2.0
// The idea: whoever names a version by its day lends it its own time; done until nothing is lent any more.
#include "check/applicable_versions.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

template <class Take>
void each_reference(const Item& item, const Take& take) {
    if (item.kind == ItemKind::use) {
        take(item.reference);
    }
    for (const Item& child : item.children) {
        each_reference(child, take);
    }
}

template <class Take>
void each_reference(const Ruleset& ruleset, const Take& take) {
    for (const DefinitionDeclaration& definition : ruleset.definitions) {
        if (definition.use) {
            take(*definition.use);
        }
    }
    for (const CriterionDeclaration& criterion : ruleset.criteria) {
        each_reference(criterion.body, take);
    }
    for (const PermitDeclaration& permit : ruleset.permits) {
        each_reference(permit.requires_, take);
        for (const Item& refusal : permit.refused_if) {
            each_reference(refusal, take);
        }
    }
}

} // namespace

ApplicableVersions::ApplicableVersions(const CatalogData& catalog) : catalog_(catalog) {
    for (const Ruleset& ruleset : catalog.rulesets) {
        each_reference(ruleset, [&](const Reference& reference) {
            if (const Ruleset* pinned =
                    reference.pinned ? catalog.version_from(reference.norm, *reference.pinned) : nullptr) {
                callers_[pinned].insert(&ruleset);
            }
        });
    }
    for (bool grown = true; grown;) {
        grown = false;
        for (auto& [version, callers] : callers_) {
            const std::set<const Ruleset*> direct = callers;
            for (const Ruleset* caller : direct) {
                if (const auto found = callers_.find(caller); found != callers_.end()) {
                    const std::set<const Ruleset*> lent = found->second;
                    const std::size_t before = callers.size();
                    callers.insert(lent.begin(), lent.end());
                    grown = grown || callers.size() != before;
                }
            }
        }
    }
}

std::vector<const Ruleset*> ApplicableVersions::targets(const Reference& reference,
                                                        const Ruleset& caller) const {
    const auto lent = callers_.find(&caller);
    std::vector<const Ruleset*> found;
    for (const Ruleset* version : catalog_.versions(reference.norm)) {
        const bool wanted =
            reference.pinned
                ? version->from == *reference.pinned
                : version->overlaps(caller) ||
                      (lent != callers_.end() &&
                       std::any_of(lent->second.begin(), lent->second.end(),
                                   [&](const Ruleset* other) { return version->overlaps(*other); }));
        if (wanted) {
            found.push_back(version);
        }
    }
    return found;
}

} // namespace bleibe::detail
