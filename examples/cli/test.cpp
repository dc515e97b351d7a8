// SPDX-License-Identifier: Apache-2.0
// `bleibe test`: runs scenario files, each against the catalog below the path or the nearest one above it.
#include "catalogs.hpp"
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <memory>

namespace cli {

namespace {

namespace fs = std::filesystem;

/// Scenario files, and the folder from which their catalog is loaded.
struct Suite {
    fs::path catalog;
    fs::path scenarios;
};

struct Totals {
    std::uint64_t passed = 0;
    std::uint64_t failed = 0;
    bool broken = false; // something could not be read or loaded
};

/// One catalog below: everything below is loaded with it. Several: each with its own folder.
[[nodiscard]] std::vector<Suite> suites_of(const fs::path& path) {
    const auto below = catalogs_below(path);
    if (below.size() == 1) {
        return {{path, path}};
    }
    std::vector<Suite> suites;
    for (const fs::path& folder : below) {
        suites.push_back({folder, folder});
    }
    if (below.empty()) {
        if (const auto above = catalog_above(path)) {
            suites.push_back({*above, path});
        }
    }
    return suites;
}

void print_failure(Output& output, const bleibe::ScenarioFailure& failure) {
    output.write(failure.file + ':' + std::to_string(failure.line) + ':' + std::to_string(failure.column) +
                 ": failed: " + failure.name + '\n');
    std::string_view rest = failure.what;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        output.write("    " + std::string(rest.substr(0, end)) + '\n');
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void print_coverage(Output& output, const bleibe::ScenarioResults& results) {
    const auto part = [](const char* what, const bleibe::Shown& shown) {
        return what + std::to_string(shown.shown) + " of " + std::to_string(shown.all);
    };
    output.write(part("criteria met and unmet: ", results.criteria) +
                 part(", limits from both sides: ", results.limits) +
                 part(", readings that matter: ", results.readings) + '\n');
}

/// What no scenario tests is told of the norms that were asked for: those below the path, or the one that
/// stands beside a scenario file.
[[nodiscard]] bool was_asked_for(const bleibe::Diagnostic& finding, const fs::path& scenarios) {
    if (finding.code != "W803" && finding.code != "W804" && finding.code != "W805") {
        return true;
    }
    std::error_code failed;
    const fs::path file = fs::weakly_canonical(finding.file, failed);
    const fs::path asked = fs::weakly_canonical(scenarios, failed);
    if (!fs::is_directory(asked, failed)) {
        return file.parent_path() == asked.parent_path() && file.stem() == asked.stem().stem();
    }
    return std::mismatch(asked.begin(), asked.end(), file.begin(), file.end()).first == asked.end();
}

void run_suite(const Suite& suite, Output& output, Totals& totals) {
    const std::vector<fs::path> folders{suite.catalog};
    const auto catalog = bleibe::load_catalog(folders);
    if (!catalog) {
        print(catalog.diagnostics());
        totals.broken = true;
        return;
    }
    bleibe::DiagnosticList findings;
    const std::vector<fs::path> paths{suite.scenarios};
    const auto files = bleibe::find_scenarios(paths, findings);
    const auto results = bleibe::run_scenarios(*catalog, files);
    std::copy_if(results.diagnostics.begin(), results.diagnostics.end(), std::back_inserter(findings),
                 [&](const bleibe::Diagnostic& one) { return was_asked_for(one, suite.scenarios); });
    for (const bleibe::ScenarioFailure& failure : results.failures) {
        print_failure(output, failure);
    }
    print(findings);
    if (suite.catalog == suite.scenarios) {
        print_coverage(output, results);
    }
    totals.broken = totals.broken || bleibe::has_errors(findings);
    totals.passed += results.passed;
    totals.failed += results.failures.size();
}

[[nodiscard]] int test(const std::vector<std::string>& paths) {
    Output output;
    Totals totals;
    for (const std::string& path : paths) {
        std::error_code failed;
        const auto suites = fs::exists(path, failed) ? suites_of(path) : std::vector<Suite>{};
        if (suites.empty()) {
            print_error(fs::exists(path, failed) ? "E904" : "E901", path,
                        fs::exists(path, failed) ? "no catalog.yaml below or above"
                                                 : "cannot be read: does not exist");
            totals.broken = true;
        }
        for (const Suite& suite : suites) {
            run_suite(suite, output, totals);
        }
    }
    output.write(std::to_string(totals.passed) + " passed, " + std::to_string(totals.failed) + " failed\n");
    return output.finish() && totals.failed == 0 && !totals.broken ? done : input_errors;
}

} // namespace

void add_test(CLI::App& program, Action& action) {
    const auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App& command = *program.add_subcommand("test", "Runs scenario files");
    command.add_option("PATH", *paths, "Folder with scenario files, or one of them")->required();
    command.callback([paths, &action] { action = [paths] { return test(*paths); }; });
}

} // namespace cli
