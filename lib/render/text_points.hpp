// SPDX-License-Identifier: Apache-2.0
// Points of an explanation as text: those that decide in full, all of them as an overview.
#pragma once

#include "render/page.hpp"

#include <bleibe/report.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// One point with its law, the quoted words, what is required, what was found and the facts. `disputes`: of
/// the permit, for their labels.
void write_point(Page& page, const Point& point, const std::vector<DisputeFound>& disputes,
                 std::string_view language);
/// A point and those below it, a line each.
void write_overview(Page& page, const Point& point, std::size_t indent, std::string_view language);

/// The points marked as decisive, in order.
[[nodiscard]] std::vector<const Point*> decisive_points(const std::vector<Point>& points);
/// The points that an eligible verdict rests on: of a group all of which must hold, every one; of
/// alternatives as many as are needed, those without exceptions and waivers first; and what is waived.
[[nodiscard]] std::vector<const Point*> carrying_points(const std::vector<Point>& points);

/// Labels by name in `because` and by path of a fact, from all points: for reports without a program.
using PointLabels = std::map<std::string_view, const Words*>;
[[nodiscard]] PointLabels point_labels(const std::vector<Point>& points);

} // namespace bleibe::detail
