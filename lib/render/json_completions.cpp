// SPDX-License-Identifier: Apache-2.0
// People whom a case leaves possible, by the paths of what was open; and rows of readings, each with the
// verdict.
#include "render/json_completions.hpp"

namespace bleibe::detail {

void write_effect(JsonWriter& json, std::string_view name, const std::optional<Effect>& effect) {
    json.key(name);
    if (effect) {
        json.text(to_string(*effect));
    } else {
        json.null();
    }
}

void write_people(JsonWriter& json, const std::vector<CompletedPerson>& people) {
    json.begin_array();
    for (const CompletedPerson& person : people) {
        json.begin_object();
        json.member("status", to_string(person.status));
        write_effect(json, "effect", person.effect);
        json.key("facts");
        json.begin_object();
        for (const CompletedFact& fact : person.facts) {
            json.key(fact.path);
            json.written(fact.json);
        }
        json.end_object();
        json.end_object();
    }
    json.end_array();
}

void write_readings(JsonWriter& json, const ReadingsTable& table) {
    json.begin_object();
    json.member("every_reading", table.holds_under_every_reading());
    json.member("complete", table.complete);
    json.key("rows");
    json.begin_array();
    for (const ReadingsRow& row : table.rows) {
        json.begin_object();
        json.key("readings"); // those that are not named: whichever
        json.begin_object();
        for (std::size_t i = 0; i < row.readings.size(); ++i) {
            if (row.readings[i] >= 0) {
                const ComparedDispute& dispute = table.disputes[i];
                json.member(dispute.id, dispute.readings[static_cast<std::size_t>(row.readings[i])].id);
            }
        }
        json.end_object();
        json.member("status", to_string(row.verdict.status));
        write_effect(json, "effect", row.verdict.effect);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

} // namespace bleibe::detail
