// SPDX-License-Identifier: Apache-2.0
// What a careful reviewer looks for in rulesets that load and mean something already. Each part reads the
// catalog and reports; none needs another's result.
#pragma once

#include "ruleset/catalog.hpp"
#include "source/diagnostics.hpp"

#include <bleibe/catalog.hpp>

namespace bleibe::detail {

/// The same words quoted twice by things of one sort, or quotes that overlap without one holding the other.
void review_quotes(const CatalogData& catalog, Diagnostics& diagnostics);
/// Between neighbouring versions: ids that vanish, and labels that change, while the words stay.
void review_versions(const CatalogData& catalog, Diagnostics& diagnostics);
/// Quantifiers inside quantifiers of criteria.
void review_expressions(const CatalogData& catalog, Diagnostics& diagnostics);
/// Readings that in one version leave behind what another one does.
void review_readings(const CatalogData& catalog, Diagnostics& diagnostics);
void tell_reading_changes_nothing(const ReadingDeclaration& reading, const ReadingDeclaration& other,
                                  Diagnostics& diagnostics);
/// Criteria that cannot fail or cannot hold, readings that change nothing: over the compiled permits.
void review_truths(const Catalog& catalog, Diagnostics& diagnostics);

} // namespace bleibe::detail
