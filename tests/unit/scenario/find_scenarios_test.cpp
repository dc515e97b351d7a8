// SPDX-License-Identifier: Apache-2.0
// Which files are scenario files, in which order.
#include <bleibe/scenario.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

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
