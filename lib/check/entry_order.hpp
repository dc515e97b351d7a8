// SPDX-License-Identifier: Apache-2.0
// In which order the entries of a context are computed.
#pragma once

#include "feel/expression.hpp"

#include <cstdint>
#include <vector>

namespace bleibe::detail {

/// Children of the context, each behind those that it names (DMN 1.5, 10.3.2.11: "depends on" order); as
/// written where they seem to name each other in a circle, since a name may mean something else there.
[[nodiscard]] std::vector<std::uint32_t> entry_order(const Expression& context);

} // namespace bleibe::detail
