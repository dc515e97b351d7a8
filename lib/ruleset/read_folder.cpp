// SPDX-License-Identifier: Apache-2.0
// The idea: the file system is walked once, sorted, and never left: links are followed only to places
// below the folder, and never back to where the walk already is.
#include "ruleset/read_sources.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace bleibe::detail {
namespace {

namespace fs = std::filesystem;

/// Ends in `.yaml`, and is no scenario file.
bool is_rule_file(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.ends_with(".yaml") && !name.ends_with(".scenarios.yaml");
}

bool lies_below(const fs::path& target, const fs::path& root) {
    const auto [root_end, target_at] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
    (void)target_at;
    return root_end == root.end();
}

void report(Diagnostics& diagnostics, Code code, const fs::path& path, std::string_view message,
            std::string help) {
    Span span;
    span.source = Source(path.generic_string(), {});
    diagnostics.add(code, span, std::string(message)).help(std::move(help));
}

void report_file(Diagnostics& diagnostics, const fs::path& path) {
    report(diagnostics, Code::cannot_read, path, "cannot read the file",
           "check that it is a file, and who may read it");
}

class Walk {
public:
    Walk(const fs::path& folder, WantedFile wanted, Diagnostics& diagnostics, const Limits& limits)
        : folder_(folder), wanted_(wanted), diagnostics_(diagnostics), limits_(limits) {}

    std::vector<Source> read() {
        std::error_code error;
        root_ = fs::canonical(folder_, error);
        if (error || !fs::is_directory(root_, error)) {
            const bool is_file = !error && fs::exists(root_, error);
            report(diagnostics_, Code::cannot_read, folder_,
                   is_file ? "this is a file, and a folder is needed" : "cannot read the folder",
                   is_file ? "give the folder that it stands in, or one above"
                           : "give the path of a folder that exists");
            return {};
        }
        walk(folder_);
        return std::move(sources_);
    }

private:
    std::vector<fs::path> sorted_entries(const fs::path& folder) {
        std::vector<fs::path> entries;
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            entries.push_back(at->path());
        }
        if (error) {
            report(diagnostics_, Code::cannot_read, folder, "cannot read the folder",
                   "check who may read it");
        }
        std::sort(entries.begin(), entries.end());
        return entries;
    }

    void walk(const fs::path& folder) {
        std::error_code error;
        const fs::path place = fs::canonical(folder, error);
        if (!error && std::find(way_.begin(), way_.end(), place) != way_.end()) {
            report(diagnostics_, Code::cannot_read, folder, "a link that leads back upwards", "remove it");
            return;
        }
        way_.push_back(place);
        for (const fs::path& path : sorted_entries(folder)) {
            visit(path);
        }
        way_.pop_back();
    }

    void visit(const fs::path& path) {
        std::error_code error;
        if (path.filename().string().starts_with(".")) {
            return;
        }
        const bool is_link = fs::is_symlink(path, error);
        const bool is_folder = fs::is_directory(path, error);
        if (!is_folder && !wanted_(path)) {
            return;
        }
        if (is_link) {
            const fs::path target = fs::canonical(path, error);
            if (error) {
                report(diagnostics_, Code::cannot_read, path, "a link that leads nowhere",
                       "put the file itself there");
                return;
            }
            if (!lies_below(target, root_)) {
                report(diagnostics_, Code::link_outside, path, "a link that leads out of the folder",
                       "put the file itself there, or load its folder too");
                return;
            }
        }
        if (is_folder) {
            walk(path);
        } else if (auto source = read_file(path, diagnostics_, limits_)) {
            sources_.push_back(std::move(*source));
        }
    }

    const fs::path& folder_;
    WantedFile wanted_;
    Diagnostics& diagnostics_;
    const Limits& limits_;
    fs::path root_;
    std::vector<fs::path> way_; // folders from the root to here, without links
    std::vector<Source> sources_;
};

} // namespace

std::optional<Source> read_file(const fs::path& path, Diagnostics& diagnostics, const Limits& limits) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) { // also of a pipe, which would block
        report_file(diagnostics, path);
        return std::nullopt;
    }
    if (size > limits.source_bytes) {
        report(diagnostics, Code::too_large, path,
               "the file is larger than " + std::to_string(limits.source_bytes) + " bytes",
               "split it, or raise the limit");
        return std::nullopt;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open() || stream.bad()) {
        report_file(diagnostics, path);
        return std::nullopt;
    }
    return Source(path.generic_string(), std::move(text));
}

std::vector<Source> read_files_below(const fs::path& folder, WantedFile wanted, Diagnostics& diagnostics,
                                     const Limits& limits) {
    return Walk(folder, wanted, diagnostics, limits).read();
}

std::vector<Source> read_folder(const fs::path& folder, Diagnostics& diagnostics, const Limits& limits) {
    const std::size_t before = diagnostics.size();
    std::vector<Source> sources = read_files_below(folder, is_rule_file, diagnostics, limits);
    if (sources.empty() && diagnostics.size() == before) {
        report(diagnostics, Code::no_rulesets, folder, "no rulesets below the folder",
               "give the folder that holds `catalog.yaml` and the rulesets");
    }
    return sources;
}

} // namespace bleibe::detail
