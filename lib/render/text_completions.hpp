// SPDX-License-Identifier: Apache-2.0
// Completions of a case, and readings compared, as text.
#pragma once

#include "render/page.hpp"

#include <bleibe/report.hpp>

#include <string>
#include <string_view>

namespace bleibe::detail {

/// "requirements met, shall be granted".
[[nodiscard]] std::string result_in_words(Status status, const std::optional<Effect>& effect,
                                          std::string_view language);
/// "Birth date: 1 January 1999".
[[nodiscard]] std::string completed_in_words(const CompletedFact& fact, std::string_view language);

/// Nothing where there is nothing to show.
void write_completions(Page& page, const PermitReport& permit, std::string_view language);
void write_readings(Page& page, const PermitReport& permit, std::string_view language);

} // namespace bleibe::detail
