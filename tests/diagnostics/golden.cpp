// SPDX-License-Identifier: Apache-2.0
// The idea: an input differs from its neighbours in one mistake, so its text shows what a person sees.
#include "golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace bleibe::golden {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

bool has_key(const std::string& text, const std::string& key) {
    return text.starts_with(key + ":") || text.find("\n" + key + ":") != std::string::npos;
}

/// The file and what stands beside it, unless it is of that kind itself.
std::vector<Source> sources_for(const fs::path& directory, const fs::path& file) {
    const std::string text = read(file);
    std::vector<Source> sources;
    for (const auto& [name, key] :
         {std::pair{"catalog.yaml", "catalog"}, {"facts.yaml", "vocabulary"}, {"ruleset.yaml", "ruleset"}}) {
        const bool scenarios = has_key(text, "scenarios"); // names the ruleset it is about
        if (!has_key(text, key) || scenarios) {
            const fs::path path = directory / "base" / name;
            sources.emplace_back(path.generic_string(), read(path));
        }
    }
    sources.emplace_back(file.generic_string(), text);
    return sources;
}

std::vector<fs::path> inputs(const fs::path& directory) {
    std::vector<fs::path> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
        const std::string name = entry.path().filename().string();
        const bool is_folder = entry.is_directory() && name != "base" && name != "checks" &&
                               name != "review" && name != "tables";
        const bool is_file = name.ends_with(".yaml") || name.ends_with(".json") || name.ends_with(".path");
        if (name.size() > 4 && (is_folder || is_file)) {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool check(const fs::path& input, const std::string& actual) {
    const fs::path golden = input.parent_path() / (input.stem().string() + ".txt");
    const std::string code = input.filename().string().substr(0, 4);
    if (actual.find("[" + code + "]") == std::string::npos) {
        std::cout << input.generic_string() << ": " << code << " is not among the findings\n"
                  << actual << '\n';
        return false;
    }
    if (std::getenv("BLEIBE_RECORD") != nullptr) {
        std::ofstream(golden, std::ios::binary) << actual;
        return true;
    }
    if (read(golden) != actual) {
        std::cout << golden.generic_string() << " differs; found now:\n" << actual << '\n';
        return false;
    }
    return true;
}

DiagnosticList load(const fs::path& directory, const fs::path& input, const Loader& loader) {
    if (fs::is_directory(input)) {
        return loader.folder(input);
    }
    if (input.extension() == ".path") {
        std::string path = read(input);
        path.erase(std::min(path.find('\n'), path.size()));
        return loader.folder(directory / path);
    }
    return loader.texts(sources_for(directory, input));
}

} // namespace

int run(const fs::path& directory, const Loader& loader) {
    int failures = 0;
    for (const fs::path& input : inputs(directory)) {
        failures += check(input, render(load(directory, input, loader))) ? 0 : 1;
    }
    return failures;
}

} // namespace bleibe::golden
