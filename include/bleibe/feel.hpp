// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/checked.hpp>
#include <bleibe/date.hpp>
#include <bleibe/instant.hpp>
#include <bleibe/limits.hpp>
#include <bleibe/source.hpp>
#include <bleibe/time_zones.hpp>

#include <optional>
#include <string>

namespace bleibe {

struct FeelOptions {
    /// What `today()` gives; null without it.
    std::optional<Date> on;
    /// What `now()` gives; null without it.
    std::optional<Instant> now;
    /// What texts like "10:30:00@Europe/Berlin" are read with; null without it.
    TimeZones zones;
    Limits limits;
};

/// Evaluates one FEEL expression by itself, with FEEL's own rules for null, and gives the result as
/// JSON (dates, times and durations as ISO texts). `context` is a JSON object whose entries are in scope, or
/// empty. Findings: syntax errors (no value); what the static check and the run have to say about a
/// null (warnings).
[[nodiscard]] Checked<std::string> evaluate_feel(const Source& expression, const Source& context = {},
                                                 const FeelOptions& options = {});

} // namespace bleibe
