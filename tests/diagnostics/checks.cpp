// SPDX-License-Identifier: Apache-2.0
// Golden diagnostics of everything behind reading: names, types, references, disputes; and of cases and
// scenario files against the catalog of `base/`.
#include "golden.hpp"

#include <bleibe/bleibe.hpp>

#include <algorithm>
#include <iostream>

namespace {

using namespace bleibe;

bool is_case(const Source& source) { return source.name().ends_with(".json"); }

bool is_scenario_file(const Source& source) {
    return source.text().find("\nscenarios:") != std::string_view::npos;
}

DiagnosticList load_texts(std::span<const Source> sources) {
    const Source& input = sources.back();
    if (!is_case(input) && !is_scenario_file(input)) {
        return load_catalog(sources).diagnostics();
    }
    const Checked<Catalog> catalog = load_catalog(sources.first(sources.size() - 1));
    if (!catalog) {
        return catalog.diagnostics();
    }
    return is_case(input) ? read_case(*catalog, input).diagnostics()
                          : run_scenarios(*catalog, sources.last(1)).diagnostics;
}

DiagnosticList load_folder(const std::filesystem::path& folder) {
    return load_catalog(std::span<const std::filesystem::path>(&folder, 1)).diagnostics();
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: golden_checks DIRECTORY\n";
        return 2;
    }
    return golden::run(arguments[1], {load_texts, load_folder}) == 0 ? 0 : 1;
}
