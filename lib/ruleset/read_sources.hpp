// SPDX-License-Identifier: Apache-2.0
// From folders or texts to the catalog as written. The public `load_catalog` stands in a later layer,
// since it also checks what is read here.
#pragma once

#include "ruleset/catalog.hpp"

#include <bleibe/limits.hpp>
#include <bleibe/source.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bleibe::detail {

/// How the sources came by their names.
enum class SourceNames : std::uint8_t {
    free,  // a ruleset's name counts only if it looks like `…/104c/2022-12-31.yaml`
    paths, // every ruleset must stand where its id and first day say
};

struct FoldersRead {
    std::vector<std::string> searched;
    std::vector<std::string> unread; // files and folders that are there and could not be read
};

/// Reads all texts into one catalog: keys, shapes, dates, citations, quotes, versions. Which text is
/// what its first key says; scenario files are passed over. Findings come by source, then by place.
/// Null without a catalog file and a vocabulary that can be read; otherwise a catalog, which after errors
/// lacks what could not be read.
/// `folders`: where the sources are from, for findings about what is missing in them.
[[nodiscard]] std::shared_ptr<CatalogData> read_catalog(std::span<const Source> sources,
                                                        Diagnostics& diagnostics, const Limits& limits,
                                                        SourceNames names = SourceNames::free,
                                                        const FoldersRead& folders = {});

/// All `*.yaml` below a folder except `*.scenarios.yaml`, sorted by path, named by path as given. What
/// `read_files_below` reports, a file instead of a folder, and a folder without rulesets are findings.
[[nodiscard]] std::vector<Source> read_folder(const std::filesystem::path& folder, Diagnostics& diagnostics,
                                              const Limits& limits);

/// All files below a folder whose path is wanted, sorted by path, named by path as given; hidden ones are
/// passed over. A link that leads out of the folder or back upwards, and whatever cannot be read, is a
/// finding.
using WantedFile = bool (*)(const std::filesystem::path& path);
[[nodiscard]] std::vector<Source> read_files_below(const std::filesystem::path& folder, WantedFile wanted,
                                                   Diagnostics& diagnostics, const Limits& limits);
/// One file.
[[nodiscard]] std::optional<Source> read_file(const std::filesystem::path& path, Diagnostics& diagnostics,
                                              const Limits& limits);

} // namespace bleibe::detail
