// SPDX-License-Identifier: Apache-2.0
// The idea: all zones are read once, before anything runs; a name is then looked up in memory, so that no
// name can lead to a file.
#include "source/diagnostics.hpp"
#include "value/moment.hpp"
#include "value/tzif.hpp"

#include <bleibe/time_zones.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace bleibe {
namespace detail {
namespace {

namespace fs = std::filesystem;

using Zones = std::map<std::string, ZoneRules, std::less<>>;

/// Errors keep the whole from being used; a file that is left out is none.
struct Findings {
    Diagnostics errors;
    Diagnostics left_out;
};

void report(Diagnostics& diagnostics, const fs::path& path, std::string message) {
    Span span;
    span.source = Source(path.generic_string(), {});
    diagnostics.add(Code::cannot_read, span, std::move(message))
        .help("give a folder of TZif files, such as /usr/share/zoneinfo");
}

class ZoneFolder {
public:
    ZoneFolder(const fs::path& folder, Findings& found, const Limits& limits)
        : folder_(folder), found_(found), limits_(limits) {}

    Zones read() {
        std::error_code error;
        root_ = fs::canonical(folder_, error);
        if (error || !fs::is_directory(root_, error)) {
            report(found_.errors, folder_, "cannot read the folder");
            return {};
        }
        walk(folder_, "", 0);
        if (zones_.empty()) {
            report(found_.errors, folder_, "no time zones below the folder");
        }
        return std::move(zones_);
    }

private:
    void walk(const fs::path& folder, const std::string& prefix, int depth) {
        constexpr int deepest = 8; // links within the folder may make circles
        if (depth > deepest) {
            return;
        }
        std::vector<fs::path> entries;
        std::error_code error;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            entries.push_back(at->path());
        }
        std::sort(entries.begin(), entries.end());
        for (const fs::path& path : entries) {
            visit(path, prefix + path.filename().string(), depth);
        }
    }

    void visit(const fs::path& path, const std::string& name, int depth) {
        std::error_code error;
        if (!is_zone_name(name) || name == "posix" || name == "right" || zones_.size() >= most_zones) {
            return;
        }
        if (fs::is_symlink(path, error) && !lies_below(fs::canonical(path, error))) {
            return;
        }
        if (fs::is_directory(path, error)) {
            walk(path, name + "/", depth + 1);
        } else if (fs::is_regular_file(path, error)) {
            read_file(path, name);
        }
    }

    [[nodiscard]] bool lies_below(const fs::path& target) const {
        return std::mismatch(root_.begin(), root_.end(), target.begin(), target.end()).first == root_.end();
    }

    void read_file(const fs::path& path, const std::string& name);

    static constexpr std::size_t most_zones = 10'000;

    const fs::path& folder_;
    Findings& found_;
    const Limits& limits_;
    fs::path root_;
    Zones zones_;
};

void ZoneFolder::read_file(const fs::path& path, const std::string& name) {
    constexpr std::uintmax_t largest = 1U << 18U; // a hundred times what zones need
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    const std::uintmax_t wanted = error ? 0 : std::min({size, largest, std::uintmax_t{limits_.source_bytes}});
    std::string bytes(static_cast<std::size_t>(wanted), '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    if (!is_tzif(bytes)) {
        return;
    }
    if (auto rules = read_tzif(bytes)) {
        zones_.emplace(name, std::move(*rules));
    } else {
        report(found_.left_out, path, "no time zone that can be read");
    }
}

} // namespace
} // namespace detail

Checked<TimeZones> load_time_zones(const std::filesystem::path& folder, const Limits& limits) {
    using namespace detail;
    Findings found;
    auto zones = std::make_shared<const Zones>(ZoneFolder(folder, found, limits).read());
    if (found.errors.has_errors()) {
        return Checked<TimeZones>(found.errors.take());
    }
    DiagnosticList warnings = found.left_out.take();
    for (Diagnostic& warning : warnings) {
        warning.severity = Severity::warning;
    }
    const auto offset = [zones](std::string_view zone,
                                std::int64_t utc_second) -> std::optional<std::int32_t> {
        const auto known = zones->find(zone);
        return known == zones->end() ? std::nullopt : std::optional(known->second.offset_at(utc_second));
    };
    return {TimeZones(offset), std::move(warnings)};
}

} // namespace bleibe
