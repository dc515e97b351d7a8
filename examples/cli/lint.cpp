// SPDX-License-Identifier: Apache-2.0
// `bleibe lint`: everything there is to say about rulesets; silent where there is nothing.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cli {

namespace {

[[nodiscard]] int lint(const std::vector<std::string>& paths) {
    const std::vector<std::filesystem::path> folders(paths.begin(), paths.end());
    const auto catalog = bleibe::load_catalog(folders);
    bleibe::DiagnosticList findings = catalog.diagnostics();
    if (catalog) {
        const auto program = bleibe::compile(*catalog);
        findings.insert(findings.end(), program.diagnostics().begin(), program.diagnostics().end());
        const bleibe::DiagnosticList reviewed = bleibe::lint(*catalog);
        findings.insert(findings.end(), reviewed.begin(), reviewed.end());
    }
    print(findings);
    return findings.empty() ? done : input_errors;
}

} // namespace

void add_lint(CLI::App& program, Action& action) {
    const auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App& command = *program.add_subcommand("lint", "Loads rulesets and reports all findings");
    command.add_option("PATH", *paths, "Folder of rulesets")->required();
    command.callback([paths, &action] { action = [paths] { return lint(*paths); }; });
}

} // namespace cli
