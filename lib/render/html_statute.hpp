// SPDX-License-Identifier: Apache-2.0
// The annotated statute as part of a page.
#pragma once

#include "render/html_points.hpp"

namespace bleibe::detail {

/// The points that get a note beside the wording.
[[nodiscard]] std::set<std::uint32_t> points_placed(const PermitReport& permit);
/// Nothing for a permit without wording.
void write_statute(const HtmlPermit& page);

} // namespace bleibe::detail
