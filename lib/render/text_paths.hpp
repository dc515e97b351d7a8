// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/page.hpp"

#include <bleibe/report.hpp>

namespace bleibe::detail {

/// The ways to stay by how far they are open; nothing where the report has none.
void write_paths(Page& page, const CaseReport& report, std::string_view language);

} // namespace bleibe::detail
