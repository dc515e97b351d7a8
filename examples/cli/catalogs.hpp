// SPDX-License-Identifier: Apache-2.0
// Where the catalog of a path is.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace cli {

/// The folders with a catalog at or below the path, sorted.
[[nodiscard]] std::vector<std::filesystem::path> catalogs_below(const std::filesystem::path& path);
/// The nearest folder above the path with a catalog; relative if the path is.
[[nodiscard]] std::optional<std::filesystem::path> catalog_above(const std::filesystem::path& path);

} // namespace cli
