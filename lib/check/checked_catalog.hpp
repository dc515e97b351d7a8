// SPDX-License-Identifier: Apache-2.0
// The catalog after the checks: every formula typed, every reference known to lead somewhere.
#pragma once

#include "check/typed_expression.hpp"
#include "ruleset/catalog.hpp"
#include "source/diagnostics.hpp"

#include <memory>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

struct CheckedRuleset {
    std::vector<Type> definition_types; // by definition; of a function: `function`
};

struct CheckedCatalog {
    std::shared_ptr<const CatalogData> written;
    std::unordered_map<const Ruleset*, CheckedRuleset> rulesets;
    /// Every formula of the catalog; those of function definitions are typed at their calls instead.
    std::unordered_map<const Formula*, TypedExpression> formulas;

    [[nodiscard]] const TypedExpression& typed(const Formula& formula) const { return formulas.at(&formula); }
};

/// Checks names, types, null-strictness, references, disputes; and lints. The result is complete even
/// with errors, but must not be compiled then.
[[nodiscard]] std::shared_ptr<CheckedCatalog> check_catalog(std::shared_ptr<const CatalogData> written,
                                                            Diagnostics& diagnostics);

} // namespace bleibe::detail
