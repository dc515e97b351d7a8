// SPDX-License-Identifier: Apache-2.0
// An office's mapping with the files of its further tables.
#pragma once

#include <bleibe/bleibe.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cli {

struct OpenedMapping {
    bleibe::Mapping mapping;
    std::optional<bleibe::TableFile> persons; // unless they are a stream
    std::vector<bleibe::TableFile> files;
};

/// Reads the mapping and opens its files, which lie beside the table of persons, or beside the mapping where
/// that is standard input. Nothing if something cannot be read or has errors (then printed).
[[nodiscard]] std::optional<OpenedMapping> open_mapping(const bleibe::Catalog& catalog,
                                                        const std::string& path, const std::string& persons);

} // namespace cli
