// SPDX-License-Identifier: Apache-2.0
// Completions of a case, and readings compared, as JSON.
#pragma once

#include "render/json_writer.hpp"

#include <bleibe/completion.hpp>
#include <bleibe/readings.hpp>

#include <optional>
#include <vector>

namespace bleibe::detail {

void write_people(JsonWriter& json, const std::vector<CompletedPerson>& people);
void write_readings(JsonWriter& json, const ReadingsTable& table);
void write_effect(JsonWriter& json, std::string_view name, const std::optional<Effect>& effect);

} // namespace bleibe::detail
