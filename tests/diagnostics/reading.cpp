// SPDX-License-Identifier: Apache-2.0
// Golden diagnostics of reading alone: keys, shapes, dates, citations, quotes, versions.
#include "golden.hpp"
#include "ruleset/read_sources.hpp"

#include <iostream>

namespace {

using namespace bleibe;

DiagnosticList read_texts(std::span<const Source> sources) {
    detail::Diagnostics diagnostics;
    (void)detail::read_catalog(sources, diagnostics, Limits());
    return diagnostics.take();
}

DiagnosticList read_whole_folder(const std::filesystem::path& folder) {
    detail::Diagnostics diagnostics;
    const std::vector<Source> sources = detail::read_folder(folder, diagnostics, Limits());
    if (!diagnostics.has_errors()) {
        (void)detail::read_catalog(sources, diagnostics, Limits(), detail::SourceNames::paths);
    }
    return diagnostics.take();
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: golden_reading DIRECTORY\n";
        return 2;
    }
    const int failures = golden::run(arguments[1], {read_texts, read_whole_folder});
    return failures == 0 ? 0 : 1;
}
