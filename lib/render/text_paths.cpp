// SPDX-License-Identifier: Apache-2.0
// The ways to stay as text: in brief above the permits, in full at the end, where a terminal stops.
#include "render/text_paths.hpp"

namespace bleibe::detail {

namespace {

void write_path(Page& page, const PathTold& path) {
    std::string text = "– ";
    for (const PathTold::Permit& permit : path.permits) {
        text += &permit == &path.permits.front() ? "" : "; ";
        text += permit.label == permit.id ? permit.id : permit.label + " [" + permit.id + ']';
    }
    page.paragraph(2, 2, text + (path.result.empty() ? "" : ": " + path.result));
    for (const PartTold& need : path.needs) {
        page.paragraph(4, 2, (need.name.empty() ? "" : need.name + ": ") + need.text);
    }
}

} // namespace

void write_paths_in_brief(Page& page, const PathsTold& told) {
    if (told.groups.empty()) {
        return;
    }
    page.gap();
    page.paragraph(0, 0, told.heading + " (" + told.in_full + ')');
    for (const PathGroupTold& group : told.groups) {
        page.paragraph(2, 2, "– " + group.heading + ": " + group.brief);
    }
}

void write_paths(Page& page, const PathsTold& told) {
    if (told.groups.empty()) {
        return;
    }
    page.gap();
    page.heading(told.heading, '-');
    for (const PathGroupTold& group : told.groups) {
        page.gap();
        page.paragraph(0, 0, group.heading);
        for (const PathTold& path : group.paths) {
            write_path(page, path);
        }
    }
    if (!told.assumes.empty()) {
        page.gap();
        page.paragraph(0, 0, told.assumes);
    }
}

} // namespace bleibe::detail
