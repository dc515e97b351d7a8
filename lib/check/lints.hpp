// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/checked_catalog.hpp"

namespace bleibe::detail {

/// Warns about facts, parameters, definitions and criteria that nothing uses.
void lint_unused(const CheckedCatalog& checked, Diagnostics& diagnostics);

} // namespace bleibe::detail
