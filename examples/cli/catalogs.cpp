// SPDX-License-Identifier: Apache-2.0
// A folder of rulesets belongs to the catalog in it, or to the nearest one above it.
#include "catalogs.hpp"

#include <algorithm>

namespace cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* catalog_file = "catalog.yaml";

} // namespace

std::vector<fs::path> catalogs_below(const fs::path& path) {
    std::vector<fs::path> folders;
    std::error_code failed;
    if (fs::is_directory(path, failed)) {
        for (auto entry = fs::recursive_directory_iterator(path, failed);
             entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
            if (entry->path().filename() == catalog_file) {
                folders.push_back(entry->path().parent_path());
            }
        }
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::optional<fs::path> catalog_above(const fs::path& path) {
    std::error_code failed;
    fs::path folder = fs::absolute(path, failed).lexically_normal();
    while (folder.has_relative_path()) {
        folder = folder.parent_path();
        if (fs::exists(folder / catalog_file, failed)) {
            return path.is_absolute() ? folder : fs::proximate(folder, failed);
        }
    }
    return std::nullopt;
}

} // namespace cli
