// SPDX-License-Identifier: Apache-2.0
// `bleibe lint`: everything there is to say about rulesets; silent where there is nothing. Of part of a
// catalog: what there is to say about that part.
#include "catalogs.hpp"
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace cli {

namespace {

namespace fs = std::filesystem;

[[nodiscard]] bool is_below(const std::string& file, const fs::path& folder) {
    std::error_code failed;
    const fs::path inside = fs::absolute(file, failed).lexically_relative(fs::absolute(folder, failed));
    return !inside.empty() && *inside.begin() != "..";
}

/// Part of a catalog is loaded with the whole; what is said of the rest is not asked for.
[[nodiscard]] int lint(const std::vector<std::string>& paths) {
    std::vector<fs::path> folders(paths.begin(), paths.end());
    std::optional<fs::path> part;
    if (folders.size() == 1 && catalogs_below(folders.front()).empty()) {
        if (const auto above = catalog_above(folders.front())) {
            part = std::exchange(folders.front(), *above);
        }
    }
    const auto catalog = bleibe::load_catalog(folders);
    bleibe::DiagnosticList findings = catalog.diagnostics();
    if (catalog) {
        const auto program = bleibe::compile(*catalog);
        findings.insert(findings.end(), program.diagnostics().begin(), program.diagnostics().end());
        const bleibe::DiagnosticList reviewed = bleibe::lint(*catalog);
        findings.insert(findings.end(), reviewed.begin(), reviewed.end());
    }
    if (catalog && part) {
        findings.erase(
            std::remove_if(findings.begin(), findings.end(),
                           [&](const bleibe::Diagnostic& one) { return !is_below(one.file, *part); }),
            findings.end());
    }
    print(findings);
    return findings.empty() ? done : input_errors;
}

} // namespace

void add_lint(CLI::App& program, Action& action) {
    const auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App& command = *program.add_subcommand("lint", "Loads rulesets and reports all findings");
    command.add_option("PATH", *paths, "Folder of rulesets, or part of one")->required();
    command.callback([paths, &action] { action = [paths] { return lint(*paths); }; });
}

} // namespace cli
