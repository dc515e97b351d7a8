// SPDX-License-Identifier: Apache-2.0
// Zones from a folder of files: made here, and the system's against the system's own `date`.
#include "unit/support/tzif_file.hpp"

#include <bleibe/time_zones.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

using namespace bleibe;
using namespace bleibe::test;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that is gone afterwards.
class ZoneFolder {
public:
    ZoneFolder() : path_(fs::temp_directory_path() / "bleibe_time_zones_test") {
        fs::remove_all(path_);
        fs::create_directories(path_ / "zones");
    }
    ~ZoneFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    ZoneFolder(const ZoneFolder&) = delete;
    ZoneFolder& operator=(const ZoneFolder&) = delete;

    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
    [[nodiscard]] fs::path zones() const { return path_ / "zones"; }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

const std::string two_hours = tzif_file({{}, {7'200}, "EET-2"});

/// "+01:00:00" in seconds.
std::int32_t seconds_of(const std::string& text) {
    const std::int32_t total = std::stoi(text.substr(1, 2)) * 3'600 + std::stoi(text.substr(4, 2)) * 60 +
                               std::stoi(text.substr(7, 2));
    return text.front() == '-' ? -total : total;
}

} // namespace

TEST_CASE("a zone is named by the path of its file") {
    const ZoneFolder folder;
    folder.write("zones/Middle/East", two_hours);
    folder.write("zones/Etc/GMT+1", tzif_file({{}, {-3'600}, "<-01>1"}));
    folder.write("zones/zone.tab", "no zone");
    folder.write("zones/README", "no zone either");
    folder.write("zones/posix/Middle/East", two_hours);
    folder.write("zones/right/Middle/East", two_hours);
    const auto zones = load_time_zones(folder.zones());
    REQUIRE(zones);
    CHECK(zones.diagnostics().empty());
    CHECK(zones->given());
    CHECK(zones->offset_at("Middle/East", 0) == 7'200);
    CHECK(zones->offset_at("Etc/GMT+1", 0) == -3'600);
    for (const std::string name :
         {"", "Middle", "East", "middle/east", "posix/Middle/East", "right/Middle/East", "zone.tab", "README",
          "./Middle/East", "Middle/../Middle/East"}) {
        CAPTURE(name);
        CHECK_FALSE(zones->offset_at(name, 0));
    }
}

TEST_CASE("what is broken is left out with a warning, what is not there is an error") {
    const ZoneFolder folder;
    CHECK_FALSE(load_time_zones(folder.path() / "nowhere"));
    const auto none = load_time_zones(folder.zones());
    REQUIRE_FALSE(none);
    CHECK(none.diagnostics().front().message == "no time zones below the folder");
    folder.write("zones/Good", two_hours);
    folder.write("zones/Short", two_hours.substr(0, 60));
    folder.write("zones/Leaps", tzif_file({{}, {0}, "UTC0", 2}));
    folder.write("zones/Long", two_hours + std::string(1U << 19U, 'x'));
    const auto zones = load_time_zones(folder.zones());
    REQUIRE(zones);
    REQUIRE(zones.diagnostics().size() == 2);
    CHECK(zones.diagnostics()[0].severity == Severity::warning);
    CHECK(zones.diagnostics()[0].file.ends_with("/Leaps"));
    CHECK(zones.diagnostics()[1].file.ends_with("/Short"));
    CHECK(zones->offset_at("Good", 0) == 7'200);
    CHECK_FALSE(zones->offset_at("Short", 0));
    CHECK(zones->offset_at("Long", 0) == 7'200); // what follows the footer is not the zone's
}

TEST_CASE("links are followed to places below the folder alone") {
    const ZoneFolder folder;
    folder.write("zones/Real", two_hours);
    folder.write("Outside", two_hours);
    fs::create_symlink("Real", folder.zones() / "Alias");
    fs::create_symlink("../Outside", folder.zones() / "Escape");
    fs::create_symlink("nowhere", folder.zones() / "Dangling");
    fs::create_directory_symlink(".", folder.zones() / "Circle");
    const auto zones = load_time_zones(folder.zones());
    REQUIRE(zones);
    CHECK(zones->offset_at("Alias", 0) == 7'200);
    CHECK_FALSE(zones->offset_at("Escape", 0));
    CHECK_FALSE(zones->offset_at("Dangling", 0));
}

TEST_CASE("the system's zones are read as the system reads them") {
    const fs::path folder = "/usr/share/zoneinfo";
    if (!fs::exists(folder / "Europe/Berlin") || !fs::exists("/bin/date")) {
        MESSAGE("skipped: no zones or no `date` here");
        return;
    }
    const auto zones = load_time_zones(folder);
    REQUIRE(zones);
    std::mt19937_64 random(19);
    for (const std::string zone : {"Europe/Berlin", "Europe/London", "Europe/Dublin", "Africa/Casablanca",
                                   "America/New_York", "America/Nuuk", "Asia/Kathmandu",
                                   "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Etc/GMT+5"}) {
        std::string input;
        std::vector<std::int64_t> seconds;
        for (int i = 0; i < 400; ++i) {
            // 1883 to 2286
            seconds.push_back(static_cast<std::int64_t>(random() % 12'700'000'000) - 2'740'000'000);
            input += "@" + std::to_string(seconds.back()) + "\\n";
        }
        const std::string command = "printf '" + input + "' | TZ='" + zone + "' /bin/date -f - +%::z";
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
        REQUIRE(pipe != nullptr);
        std::array<char, 64> line{};
        std::size_t compared = 0;
        while (compared < seconds.size() &&
               std::fgets(line.data(), static_cast<int>(line.size()), pipe.get())) {
            CAPTURE(zone);
            CAPTURE(seconds[compared]);
            REQUIRE(zones->offset_at(zone, seconds[compared]) == seconds_of(line.data()));
            ++compared;
        }
        REQUIRE(compared == seconds.size());
    }
}
