// SPDX-License-Identifier: Apache-2.0
// The idea: scenario files are those whose names say so, in a fixed order.
#include "source/diagnostics.hpp"

#include <bleibe/scenario.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace bleibe {
namespace {

constexpr std::string_view ending = ".scenarios.yaml";

bool is_scenario_file(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    return name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending;
}

} // namespace

std::vector<Source> find_scenarios(std::span<const std::filesystem::path> paths, DiagnosticList& diagnostics,
                                   const Limits& limits) {
    detail::Diagnostics found;
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path& path : paths) {
        std::error_code error;
        if (std::filesystem::is_regular_file(path, error)) {
            files.push_back(path);
            continue;
        }
        std::filesystem::recursive_directory_iterator entries(path, error);
        if (error) {
            found.add(detail::Code::cannot_read,
                      "`" + path.string() + "` cannot be read: " + error.message());
            continue;
        }
        for (const auto& entry : entries) {
            if (entry.is_regular_file(error) && is_scenario_file(entry.path())) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    std::vector<Source> sources;
    for (const std::filesystem::path& file : files) {
        std::error_code error;
        if (std::filesystem::file_size(file, error) > limits.source_bytes) {
            found.add(detail::Code::too_large, "`" + file.string() + "` is larger than the limit");
            continue;
        }
        std::ifstream stream(file, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
        if (!stream) {
            found.add(detail::Code::cannot_read, "`" + file.string() + "` cannot be read");
            continue;
        }
        sources.emplace_back(file.string(), std::move(text));
    }
    const DiagnosticList list = found.take();
    diagnostics.insert(diagnostics.end(), list.begin(), list.end());
    return sources;
}

} // namespace bleibe
