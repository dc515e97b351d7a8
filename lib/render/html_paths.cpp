// SPDX-License-Identifier: Apache-2.0
// A page is read from its top: there the ways stand in full, and each permit leads to its part of the page.
#include "render/html_paths.hpp"

#include "render/html_points.hpp"

namespace bleibe::detail {

namespace {

void write_path(Markup& html, const PathTold& path) {
    html.open("li");
    for (const PathTold::Permit& permit : path.permits) {
        html.text(&permit == &path.permits.front() ? "" : "; ");
        html.element("a", permit.label, {{"href", "#p" + std::to_string(permit.place + 1)}});
    }
    html.text(path.result.empty() ? "" : ": " + path.result);
    for (const PartTold& need : path.needs) {
        html.element("p", (need.name.empty() ? "" : need.name + ": ") + need.text, {{"class", "small"}});
    }
    html.close();
}

} // namespace

void write_paths(Markup& html, const PathsTold& told) {
    if (told.groups.empty()) {
        return;
    }
    html.open("section", {{"class", "box ways"}, {"aria-labelledby", "ways"}});
    html.element("h2", told.heading, {{"id", "ways"}});
    for (const PathGroupTold& group : told.groups) {
        html.open("h3");
        write_state(html, group.tone, sign_of(group.tone), group.heading);
        html.close();
        html.open("ul", {{"class", "lines"}});
        for (const PathTold& path : group.paths) {
            write_path(html, path);
        }
        html.close();
    }
    if (!told.assumes.empty()) {
        html.element("p", told.assumes, {{"class", "small"}});
    }
    html.close();
}

} // namespace bleibe::detail
