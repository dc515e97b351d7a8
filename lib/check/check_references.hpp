// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ruleset/catalog.hpp"
#include "source/diagnostics.hpp"

namespace bleibe::detail {

/// Follows every name that points at a criterion, norm, permit, dispute or kind, in every version that
/// is in force during the caller's time; finds circles.
void check_references(const CatalogData& catalog, Diagnostics& diagnostics);

} // namespace bleibe::detail
