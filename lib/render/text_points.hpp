// SPDX-License-Identifier: Apache-2.0
// Points of an explanation as text: those that decide in full, all of them as an overview.
#pragma once

#include "render/page.hpp"

#include <bleibe/report.hpp>

#include <map>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// One point with its law, the quoted words, what is required, what was found and the facts.
void write_point(Page& page, const Point& point, std::string_view language);
/// A point and those below it, a line each.
void write_overview(Page& page, const Point& point, std::size_t indent, std::string_view language);

/// The points marked as decisive, in order.
[[nodiscard]] std::vector<const Point*> decisive_points(const std::vector<Point>& points);
/// Points that carry an eligible verdict: waived ones, and met ones that say what was found.
[[nodiscard]] std::vector<const Point*> carrying_points(const std::vector<Point>& points);

/// Labels of facts by path, from all points.
using FactLabels = std::map<std::string_view, const Words*>;
[[nodiscard]] FactLabels fact_labels(const std::vector<Point>& points);

} // namespace bleibe::detail
