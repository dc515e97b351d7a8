// SPDX-License-Identifier: Apache-2.0
// Golden diagnostics: one input per code, and beside it what reading it must print.
#pragma once

#include <bleibe/diagnostic.hpp>
#include <bleibe/source.hpp>

#include <filesystem>
#include <span>

namespace bleibe::golden {

/// How an input is loaded; so one runner serves reading alone and the whole `load_catalog`.
struct Loader {
    DiagnosticList (*texts)(std::span<const Source> sources) = nullptr;
    DiagnosticList (*folder)(const std::filesystem::path& folder) = nullptr;
};

/// Runs every input in `directory`: a file `NAME.yaml` or `NAME.json` is loaded together with the files of
/// `base/` (without the one of its own kind), a folder `NAME/` for itself, and `NAME.path` names a folder to
/// load. What is found must equal `NAME.txt`, and NAME begins with a code that occurs in it. With the
/// environment variable BLEIBE_RECORD set, the texts are written instead. Prints what differs; the number of
/// failures.
int run(const std::filesystem::path& directory, const Loader& loader);

} // namespace bleibe::golden
