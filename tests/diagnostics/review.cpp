// SPDX-License-Identifier: Apache-2.0
// Golden diagnostics of what a reviewer looks for: rulesets that load, and what `lint` says of them.
#include "golden.hpp"

#include <bleibe/bleibe.hpp>

#include <iostream>

namespace {

using namespace bleibe;

DiagnosticList reviewed(const Checked<Catalog>& catalog) {
    DiagnosticList findings = catalog.diagnostics();
    if (catalog) {
        const DiagnosticList more = lint(*catalog);
        findings.insert(findings.end(), more.begin(), more.end());
    }
    return findings;
}

DiagnosticList lint_texts(std::span<const Source> sources) { return reviewed(load_catalog(sources)); }

DiagnosticList lint_folder(const std::filesystem::path& folder) {
    return reviewed(load_catalog(std::span<const std::filesystem::path>(&folder, 1)));
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: golden_review DIRECTORY\n";
        return 2;
    }
    return golden::run(arguments[1], {lint_texts, lint_folder}) == 0 ? 0 : 1;
}
