// SPDX-License-Identifier: Apache-2.0
// The idea: the file system is walked once, sorted, and never left: links are followed only to places
// below the folder.
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

class FolderReader {
public:
    FolderReader(const fs::path& folder, Diagnostics& diagnostics, const Limits& limits)
        : folder_(folder), diagnostics_(diagnostics), limits_(limits) {}

    std::vector<Source> read() {
        std::error_code error;
        root_ = fs::canonical(folder_, error);
        if (error || !fs::is_directory(root_, error)) {
            report(Code::cannot_read, folder_, "cannot read the folder",
                   "give the path of a folder that exists");
            return {};
        }
        walk(folder_, 0);
        if (sources_.empty() && !failed_) {
            report(Code::no_rulesets, folder_, "no rulesets below the folder",
                   "give the folder that holds `catalog.yaml` and the rulesets");
        }
        return std::move(sources_);
    }

private:
    void report(Code code, const fs::path& path, std::string_view message, std::string help) {
        failed_ = true;
        Span span;
        span.source = Source(path.generic_string(), {});
        diagnostics_.add(code, span, std::string(message)).help(std::move(help));
    }

    std::vector<fs::path> sorted_entries(const fs::path& folder) {
        std::vector<fs::path> entries;
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            entries.push_back(at->path());
        }
        if (error) {
            report(Code::cannot_read, folder, "cannot read the folder", "check who may read it");
        }
        std::sort(entries.begin(), entries.end());
        return entries;
    }

    void walk(const fs::path& folder, std::size_t depth) {
        constexpr std::size_t deepest = 32; // links within the folder may make circles
        if (depth > deepest) {
            report(Code::cannot_read, folder, "folders are nested too deeply",
                   "a link may lead back upwards");
            return;
        }
        for (const fs::path& path : sorted_entries(folder)) {
            visit(path, depth);
        }
    }

    void visit(const fs::path& path, std::size_t depth) {
        std::error_code error;
        if (path.filename().string().starts_with(".")) {
            return;
        }
        const bool is_link = fs::is_symlink(path, error);
        const bool is_folder = fs::is_directory(path, error);
        if (!is_folder && !is_rule_file(path)) {
            return;
        }
        if (is_link) {
            const fs::path target = fs::canonical(path, error);
            if (error) {
                report(Code::cannot_read, path, "a link that leads nowhere", "put the file itself there");
                return;
            }
            if (!lies_below(target, root_)) {
                report(Code::link_outside, path, "a link that leads out of the folder",
                       "put the file itself there, or load its folder too");
                return;
            }
        }
        is_folder ? walk(path, depth + 1) : read_file(path);
    }

    void read_file(const fs::path& path) {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(path, error);
        if (error) { // also of a pipe, which would block
            report_file(path);
            return;
        }
        if (size > limits_.source_bytes) {
            report(Code::too_large, path,
                   "the file is larger than " + std::to_string(limits_.source_bytes) + " bytes",
                   "split it, or raise the limit");
            return;
        }
        std::ifstream stream(path, std::ios::binary);
        std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        if (!stream.is_open() || stream.bad()) {
            report_file(path);
            return;
        }
        sources_.emplace_back(path.generic_string(), std::move(text));
    }

    void report_file(const fs::path& path) {
        report(Code::cannot_read, path, "cannot read the file",
               "check that it is a file, and who may read it");
    }

    const fs::path& folder_;
    Diagnostics& diagnostics_;
    const Limits& limits_;
    fs::path root_;
    bool failed_ = false;
    std::vector<Source> sources_;
};

} // namespace

std::vector<Source> read_folder(const fs::path& folder, Diagnostics& diagnostics, const Limits& limits) {
    return FolderReader(folder, diagnostics, limits).read();
}

} // namespace bleibe::detail
