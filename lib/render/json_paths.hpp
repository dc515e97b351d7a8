// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/json_writer.hpp"

#include <bleibe/report.hpp>

namespace bleibe::detail {

/// The member `paths`; nothing where the report has none.
void write_paths(JsonWriter& json, const CaseReport& report);

} // namespace bleibe::detail
