// SPDX-License-Identifier: Apache-2.0
// The ways to stay in words, group by group: what text, Markdown and HTML have to say of them.
#pragma once

#include "render/told.hpp"

#include <bleibe/report.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Ways of which the same is to be said.
struct PathTold {
    struct Permit {
        std::string label;
        std::string id;        // "de/aufenthg/104c#principal"
        std::size_t place = 0; // in the report
    };
    std::vector<Permit> permits;
    std::string result;          // "soll erteilt werden, ab 31.12.2022"; may be empty
    std::vector<PartTold> needs; // "es fehlt": "…; …"; a part without a name is a sentence
};

/// All ways of one standing, the strongest effect first, else in the order of the report.
struct PathGroupTold {
    std::string heading; // "In Reichweite"
    Tone tone = Tone::none;
    std::vector<PathTold> paths;
    std::string brief; // their labels in one line; of what is closed the number alone
};

struct PathsTold {
    std::string heading;
    std::string assumes;               // what waiting takes for granted; empty where nothing is waited for
    std::string in_full;               // says that the ways stand below in full
    std::vector<PathGroupTold> groups; // those that have ways, the nearest first
};

/// Without groups where the report has no paths.
[[nodiscard]] PathsTold tell_paths(const CaseReport& report, std::string_view language);

/// The permit is one of the report's ways to stay, and closed: of such a way it is told in short why.
[[nodiscard]] bool is_closed_way(const CaseReport& report, const PermitReport& permit);
/// What is told of a permit; of a way that is closed the result and the points that decide alone.
[[nodiscard]] PermitTold tell_way(const CaseReport& report, const PermitReport& permit,
                                  std::string_view language);

} // namespace bleibe::detail
