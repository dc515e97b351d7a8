// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "feel/expression.hpp"

#include <string>

namespace bleibe::detail {

/// FEEL text of a tree; parsing it gives the same tree (brackets only where needed).
[[nodiscard]] std::string print(const Expression& expression);

} // namespace bleibe::detail
