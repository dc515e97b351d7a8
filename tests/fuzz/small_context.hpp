// SPDX-License-Identifier: Apache-2.0
// A context with an entry of every kind of value, some of them unknown in part or whole.
#pragma once

#include "value/value.hpp"

namespace bleibe::fuzz {

/// Made at the first call; lives until the end of the process.
[[nodiscard]] const detail::Value& small_context();

} // namespace bleibe::fuzz
