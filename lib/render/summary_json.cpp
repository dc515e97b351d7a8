// SPDX-License-Identifier: Apache-2.0
// The summary of a screening as JSON, format "bleibe-summary/1".
#include "render/json_writer.hpp"

#include <bleibe/render.hpp>

namespace bleibe {

namespace {

using detail::JsonWriter;

void write_counts(JsonWriter& json, std::string_view list, std::string_view name,
                  const std::vector<Summary::Count>& counts) {
    json.key(list);
    json.begin_array();
    for (const Summary::Count& count : counts) {
        json.begin_object();
        json.member("permit", count.permit);
        json.member(name, count.name);
        json.optional_member("label", &count.label);
        json.member("cases", count.cases);
        json.end_object();
    }
    json.end_array();
}

} // namespace

std::string to_json(const Summary& summary) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.member("format", "bleibe-summary/1");
    json.member("cases", summary.cases());
    json.key("colours");
    json.begin_object();
    for (const Colour colour : {Colour::green, Colour::yellow, Colour::grey, Colour::red}) {
        json.member(to_string(colour), summary.of(colour));
    }
    json.end_object();
    json.key("permits");
    json.begin_array();
    for (std::size_t permit = 0; permit < summary.permits().size(); ++permit) {
        json.begin_object();
        json.member("permit", summary.permits()[permit]);
        for (const Status status :
             {Status::eligible, Status::ineligible, Status::undetermined, Status::no_law}) {
            json.member(to_string(status), summary.of(permit, status));
        }
        json.end_object();
    }
    json.end_array();
    write_counts(json, "unmet", "criterion", summary.unmet());
    write_counts(json, "missing", "fact", summary.missing());
    json.end_object();
    return out;
}

} // namespace bleibe
