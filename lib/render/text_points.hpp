// SPDX-License-Identifier: Apache-2.0
// Points of an explanation as text: those that decide in full, all of them as an overview.
#pragma once

#include "render/page.hpp"
#include "render/told.hpp"

#include <string_view>
#include <vector>

namespace bleibe::detail {

/// One point with its law, the quoted words, what is required, what was found and the facts.
void write_point(Page& page, const PointTold& point, std::string_view language);
/// Points and those below them, a line each.
void write_overview(Page& page, const std::vector<OverviewTold>& lines, std::size_t indent);

} // namespace bleibe::detail
