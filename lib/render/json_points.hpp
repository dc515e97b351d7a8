// SPDX-License-Identifier: Apache-2.0
// The explanation of one permit as JSON.
#pragma once

#include "render/json_writer.hpp"

#include <bleibe/report.hpp>

namespace bleibe::detail {

/// `{"label": …, "requirements": […], "refusals": […], "disputes": […]}`.
void write_explanation(JsonWriter& json, const CaseReport& report, const PermitReport& permit);

} // namespace bleibe::detail
