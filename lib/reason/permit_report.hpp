// SPDX-License-Identifier: Apache-2.0
// What every report of a permit begins with.
#pragma once

#include "compile/program.hpp"

#include <bleibe/report.hpp>

namespace bleibe::detail {

/// A report that names the permit, and says nothing of it yet.
[[nodiscard]] PermitReport named(const ProgramData& program, PermitId permit);

} // namespace bleibe::detail
