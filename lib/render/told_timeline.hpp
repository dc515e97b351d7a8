// SPDX-License-Identifier: Apache-2.0
// A timeline in words: what text and HTML both say of a permit and of a stretch.
#pragma once

#include "words/phrases.hpp"

#include <bleibe/timeline.hpp>

#include <string>
#include <string_view>

namespace bleibe::detail {

/// Its label; without one its id.
[[nodiscard]] std::string tell_permit(const PermitTimeline& permit, std::string_view language);
/// "Fall erfunden-1".
[[nodiscard]] std::string tell_case(const Timeline& timeline, std::string_view language);
/// "noch offen (nicht bewiesen)": the status, and whether a search for what is not known proved it.
[[nodiscard]] std::string tell_status(const TimelineStretch& stretch, std::string_view language);
/// "soll erteilt werden"; empty where no effect is certain.
[[nodiscard]] std::string tell_effect(const TimelineStretch& stretch, std::string_view language);
/// "29.11.2026 – 30.06.2027"; of the last one without an end "01.07.2027 –".
[[nodiscard]] std::string tell_days(const TimelineStretch& stretch, std::string_view language);
/// "Geburtstag: Nach den ersten 14 und vor den ersten 27 Jahren".
[[nodiscard]] std::string tell_cause(const Cause& cause, std::string_view language);

} // namespace bleibe::detail
