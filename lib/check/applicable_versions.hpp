// SPDX-License-Identifier: Apache-2.0
// Which versions of a norm a reference may lead to.
#pragma once

#include "ruleset/catalog.hpp"

#include <map>
#include <set>
#include <vector>

namespace bleibe::detail {

/// A version applies during its own time and, where another names it by its day (a transitional rule),
/// during the other's time too: what it refers to is then read on the day of decision, after its own
/// time has ended. Points into the catalog.
class ApplicableVersions {
public:
    explicit ApplicableVersions(const CatalogData& catalog);

    /// The version of the day that the reference names, or all in force while the caller may apply.
    [[nodiscard]] std::vector<const Ruleset*> targets(const Reference& reference,
                                                      const Ruleset& caller) const;

private:
    const CatalogData& catalog_;
    std::map<const Ruleset*, std::set<const Ruleset*>> callers_; // that name it by its day, and theirs
};

} // namespace bleibe::detail
