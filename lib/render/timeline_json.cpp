// SPDX-License-Identifier: Apache-2.0
// A timeline as JSON, format "bleibe-timeline/1": both ends of a stretch are included, `until` is null where
// it goes on.
#include "render/json_writer.hpp"

#include <bleibe/render.hpp>

namespace bleibe {
namespace {

using detail::JsonWriter;

void write(JsonWriter& json, const Cause& cause) {
    json.begin_object();
    json.member("kind", to_string(cause.kind));
    json.optional_member("criterion", cause.criterion);
    json.optional_member("label", cause.label);
    json.optional_member("law", cause.law);
    json.optional_member("version", cause.version);
    json.end_object();
}

void write(JsonWriter& json, const TimelineStretch& stretch) {
    json.begin_object();
    json.member("from", stretch.from.to_string());
    json.member_or_null("until", stretch.until ? stretch.until->to_string() : std::string());
    json.member("status", to_string(stretch.status));
    if (!stretch.proven) {
        json.member("proven", false);
    }
    json.member_or_null("effect", stretch.effect ? to_string(*stretch.effect) : std::string_view());
    json.key("cause");
    write(json, stretch.cause);
    json.end_object();
}

} // namespace

std::string to_json(const Timeline& timeline) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.member("format", "bleibe-timeline/1");
    json.optional_member("id", timeline.id);
    json.member("from", timeline.from.to_string());
    json.member_or_null("until", timeline.until ? timeline.until->to_string() : std::string());
    json.key("permits");
    json.begin_array();
    for (const PermitTimeline& permit : timeline.permits) {
        json.begin_object();
        json.member("permit", permit.id);
        json.key("stretches");
        json.begin_array();
        for (const TimelineStretch& stretch : permit.stretches) {
            write(json, stretch);
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return out;
}

} // namespace bleibe
