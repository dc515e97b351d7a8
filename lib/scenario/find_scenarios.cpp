// SPDX-License-Identifier: Apache-2.0
// The idea: scenario files are those whose names say so, in a fixed order, found as rulesets are.
#include "ruleset/read_sources.hpp"

#include <bleibe/scenario.hpp>

#include <algorithm>

namespace bleibe {
namespace {

bool is_scenario_file(const std::filesystem::path& path) {
    constexpr std::string_view ending = ".scenarios.yaml";
    const std::string name = path.filename().string();
    return name.size() > ending.size() && name.ends_with(ending);
}

} // namespace

std::vector<Source> find_scenarios(std::span<const std::filesystem::path> paths, DiagnosticList& diagnostics,
                                   const Limits& limits) {
    detail::Diagnostics found;
    std::vector<Source> sources;
    for (const std::filesystem::path& path : paths) {
        std::error_code error;
        if (std::filesystem::is_regular_file(path, error)) {
            if (auto source = detail::read_file(path, found, limits)) {
                sources.push_back(std::move(*source));
            }
            continue;
        }
        std::vector<Source> below = detail::read_files_below(path, is_scenario_file, found, limits);
        std::move(below.begin(), below.end(), std::back_inserter(sources));
    }
    std::stable_sort(sources.begin(), sources.end(),
                     [](const Source& a, const Source& b) { return a.name() < b.name(); });
    sources.erase(std::unique(sources.begin(), sources.end(),
                              [](const Source& a, const Source& b) { return a.name() == b.name(); }),
                  sources.end());
    const DiagnosticList list = found.take();
    diagnostics.insert(diagnostics.end(), list.begin(), list.end());
    return sources;
}

} // namespace bleibe
