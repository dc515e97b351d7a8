// SPDX-License-Identifier: Apache-2.0
// A scenario file after reading: people as cases, and what is expected of each scenario.
#pragma once

#include "compile/catalog_model.hpp"
#include "document/document.hpp"
#include "value/case_data.hpp"

#include <bleibe/report.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// What a scenario expects of one permit. Unset parts are not looked at.
struct Expectation {
    std::string permit; // full id; empty in a norm without permits
    std::optional<Status> status;
    std::optional<std::vector<std::string>> because;
    std::optional<std::vector<std::string>> missing;
    std::optional<std::vector<std::string>> waivers;
    std::optional<std::string> effect; // "none" for null
    std::optional<std::string> effect_at_best;
    std::optional<std::string> open_to_exception;
    std::optional<std::string> colour;
    std::optional<std::string> grant;                          // "P1Y6M", "at most P3Y", a day, or "none"
    std::vector<std::pair<std::string, std::string>> under;    // "dispute/reading" → status
    std::vector<std::pair<std::string, std::string>> criteria; // id → state
    Span span;
};

struct Scenario {
    std::string name;
    Span span;
    Date day;
    std::shared_ptr<const CaseData> facts;
    std::vector<std::string> readings; // "dispute=reading"
    std::string profile;
    std::string caller; // full id, or empty
    std::vector<Expectation> expectations;
};

struct ScenarioFile {
    Source source;
    std::string ruleset;
    std::string proposal; // of the ruleset beside it
    std::vector<Scenario> scenarios;
};

/// Reads one file. What is broken is reported and left out.
[[nodiscard]] ScenarioFile read_scenarios(const Catalog& catalog, const Source& source,
                                          Diagnostics& diagnostics, const Limits& limits);

} // namespace bleibe::detail
