// SPDX-License-Identifier: Apache-2.0
// Which files are scenario files, in which order.
#include <bleibe/scenario.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <fstream>

using namespace bleibe;

namespace {

std::vector<std::string> found(const std::vector<std::filesystem::path>& paths, DiagnosticList& diagnostics,
                               const Limits& limits = {}) {
    std::vector<std::string> names;
    for (const Source& source : find_scenarios(paths, diagnostics, limits)) {
        names.push_back(source.name());
    }
    return names;
}

} // namespace

TEST_CASE("all scenario files below a folder, sorted, each once") {
    DiagnosticList diagnostics;
    const auto all = found({"rulesets"}, diagnostics);
    CHECK(diagnostics.empty());
    CHECK(all.size() >= 4);
    CHECK(std::is_sorted(all.begin(), all.end()));
    for (const std::string& name : all) {
        CHECK(name.find(".scenarios.yaml") != std::string::npos);
    }
    CHECK(found({"rulesets", "rulesets", all.front()}, diagnostics) == all);
    CHECK(found({all.front()}, diagnostics) == std::vector<std::string>{all.front()});
}

TEST_CASE("what cannot be read is reported") {
    DiagnosticList diagnostics;
    CHECK(found({"rulesets/nowhere"}, diagnostics).empty());
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics.front().code == "E901");
    Limits limits;
    limits.source_bytes = 10;
    diagnostics.clear();
    CHECK(found({"rulesets/de/aufenthg/5"}, diagnostics, limits).empty());
    CHECK(!diagnostics.empty());
}

TEST_CASE("links and folders that cannot be read are findings, as for rulesets") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "bleibe_find_scenarios_test";
    fs::remove_all(folder);
    fs::create_directories(folder / "closed");
    std::ofstream(folder / "a.scenarios.yaml") << "x";
    fs::create_symlink("nowhere", folder / "b.scenarios.yaml");
    fs::create_directory_symlink(".", folder / "again");
    DiagnosticList diagnostics;
    CHECK(found({folder}, diagnostics).size() == 1);
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].message == "a link that leads back upwards");
    CHECK(diagnostics[1].message == "a link that leads nowhere");
    fs::permissions(folder / "closed", fs::perms::none);
    std::error_code error;
    if (fs::directory_iterator(folder / "closed", error);
        error) { // whoever may read everything reads this too
        CHECK(found({folder}, diagnostics).size() == 1);
        CHECK(diagnostics.size() == 5);
    }
    fs::permissions(folder / "closed", fs::perms::owner_all);
    fs::remove_all(folder);
}
