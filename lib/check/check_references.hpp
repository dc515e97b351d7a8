// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/applicable_versions.hpp"
#include "source/diagnostics.hpp"

namespace bleibe::detail {

/// Follows every name that points at a criterion, norm, permit, dispute or kind, in every version that
/// may apply while the caller does; finds circles and chains that are too long.
void check_references(const CatalogData& catalog, const ApplicableVersions& versions,
                      Diagnostics& diagnostics);

} // namespace bleibe::detail
