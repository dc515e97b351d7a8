// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/catalog.hpp>
#include <bleibe/checked.hpp>
#include <bleibe/limits.hpp>
#include <bleibe/source.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace bleibe {

/// One scenario that did not come out as expected.
struct ScenarioFailure {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::string name;
    std::string what; // "principal: expected eligible, got ineligible (because five_years)", one per line
};

/// How many things of the catalog the scenarios show, of how many.
struct Shown {
    std::uint64_t shown = 0;
    std::uint64_t all = 0;
};

/// What running scenario files gave.
struct ScenarioResults {
    std::uint64_t passed = 0;
    std::vector<ScenarioFailure> failures;
    /// Of all versions of the catalog: criteria that spoke for a person and decided against one; limits that
    /// were compared, from both sides; readings that changed a verdict of their norm.
    Shown criteria;
    Shown limits;
    Shown readings;
    /// Findings: broken files (errors), and criteria, boundaries and readings without a scenario
    /// (warnings).
    DiagnosticList diagnostics;
};

/// Runs scenario files against a catalog: each scenario alone, as one row of a screening, and all of a
/// file as the rows of one screening; the three must agree.
[[nodiscard]] ScenarioResults run_scenarios(const Catalog& catalog, std::span<const Source> files,
                                            const Limits& limits = {});

/// All `*.scenarios.yaml` below the paths (or the paths themselves where they are files), sorted. Links,
/// hidden files and what cannot be read are treated as in `load_catalog`; nothing throws.
[[nodiscard]] std::vector<Source> find_scenarios(std::span<const std::filesystem::path> paths,
                                                 DiagnosticList& diagnostics, const Limits& limits = {});

} // namespace bleibe
