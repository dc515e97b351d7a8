// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/catalog.hpp>
#include <bleibe/diagnostic.hpp>

namespace bleibe {

/// What a careful reviewer of rulesets looks for beyond what loading finds: quotes that repeat or overlap,
/// criteria that cannot fail or cannot hold, readings that change nothing, ids that vanish between versions
/// and labels that change while the words of the law stay, quantifiers within quantifiers. Warnings alone
/// (docs/diagnostics.md); empty where there is nothing to say. By file, then by place.
///
/// A criterion is said to hold always, or never, only where that is proven for every fact within the
/// vocabulary's constraints, every reading, and every day of its version; what is not proven is not said.
/// Criteria that no permit uses are not looked at. Costs a compilation and a fraction of a second for a
/// catalog of real size. Safe to call from several threads.
[[nodiscard]] DiagnosticList lint(const Catalog& catalog);

} // namespace bleibe
