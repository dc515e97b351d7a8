// SPDX-License-Identifier: Apache-2.0
// Completions of a case, and readings compared, in words.
#pragma once

#include "render/told.hpp"

#include <bleibe/report.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// "requirements met, shall be granted".
[[nodiscard]] std::string result_in_words(Status status, const std::optional<Effect>& effect,
                                          std::string_view language);
/// "Birth date: 1 January 1999".
[[nodiscard]] std::string completed_in_words(const CompletedFact& fact, std::string_view language);

/// Two people who fit all that is known, or that none were found and nothing is proven. Nothing where there
/// is nothing to tell.
[[nodiscard]] std::optional<ListTold> tell_completions(const PermitReport& permit, std::string_view language);
/// The verdict under all readings, a line for each row. Nothing if they were not compared.
[[nodiscard]] std::optional<ListTold> tell_readings(const PermitReport& permit, std::string_view language);

} // namespace bleibe::detail
