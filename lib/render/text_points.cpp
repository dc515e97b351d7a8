// SPDX-License-Identifier: Apache-2.0
// Each part of a point is a paragraph of its own, indented below it.
#include "render/text_points.hpp"

namespace bleibe::detail {

namespace {

constexpr std::size_t point_indent = 2;
constexpr std::size_t part_indent = 4;
constexpr std::size_t state_width = 17;

void write_part(Page& page, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        page.paragraph(part_indent, 2,
                       name.empty() ? std::string(text) : std::string(name) + ": " + std::string(text));
    }
}

} // namespace

void write_point(Page& page, const PointTold& point, std::string_view language) {
    page.paragraph(point_indent, 2, point.label + ": " + point.state);
    write_part(page, "", point.law.text());
    write_part(page, phrase(Phrase::by_way_of, language), point.mentioned.text());
    write_part(page, phrase(Phrase::required, language), point.required);
    write_part(page, phrase(Phrase::found, language), point.found);
    for (const FactTold& fact : point.facts) {
        page.paragraph(part_indent, 2, "– " + fact.label + ": " + fact.value);
        for (const std::string& entry : fact.entries) {
            page.paragraph(part_indent + 4, 2, entry);
        }
    }
    for (const PartTold& remark : point.remarks) {
        write_part(page, remark.name, remark.text);
    }
}

void write_overview(Page& page, const std::vector<OverviewTold>& lines, std::size_t indent) {
    for (const OverviewTold& line : lines) {
        const std::size_t column = indent + 2 * line.depth;
        page.entry(column, line.state, column + state_width,
                   line.label + (line.law.empty() ? "" : " (" + line.law + ')'));
    }
}

} // namespace bleibe::detail
