// SPDX-License-Identifier: Apache-2.0
// Ways to stay as JSON: one object per permit, in the order of the permits.
#include "render/json_paths.hpp"

namespace bleibe::detail {

namespace {

void write_need(JsonWriter& json, const PathNeed& need) {
    json.begin_object();
    json.member("kind", to_string(need.kind));
    json.member("name", need.name);
    json.key("label");
    json.write(need.label);
    json.members("cures", need.cures);
    if (need.as_a_rule) {
        json.member("as_a_rule", true);
    }
    if (need.stands) {
        json.member("stands", true);
    }
    if (!need.parts.empty()) {
        json.member("enough", std::uint64_t{need.enough});
        json.key("parts");
        json.begin_array();
        for (const PathNeed& part : need.parts) {
            write_need(json, part);
        }
        json.end_array();
    }
    json.end_object();
}

void write_path(JsonWriter& json, const Path& path) {
    json.begin_object();
    json.member("permit", path.id);
    json.member("standing", to_string(path.standing));
    json.member_or_null("effect", path.effect ? to_string(*path.effect) : std::string_view());
    json.member_or_null("on", path.on ? path.on->to_string() : std::string());
    json.key("needs");
    json.begin_array();
    for (const PathNeed& need : path.needs) {
        write_need(json, need);
    }
    json.end_array();
    json.member_or_null("next_law", path.next_law);
    json.end_object();
}

} // namespace

void write_paths(JsonWriter& json, const CaseReport& report) {
    if (report.paths.empty()) {
        return;
    }
    json.key("paths");
    json.begin_array();
    for (const Path& path : report.paths) {
        write_path(json, path);
    }
    json.end_array();
}

} // namespace bleibe::detail
