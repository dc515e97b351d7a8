// SPDX-License-Identifier: Apache-2.0
// The names of all functions, for the parser.
#pragma once

#include "feel/parse.hpp"

namespace bleibe::detail {

/// Built once. A table of more names is `NameTable(&builtin_names())`.
[[nodiscard]] const NameTable& builtin_names();

} // namespace bleibe::detail
