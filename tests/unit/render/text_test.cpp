// SPDX-License-Identifier: Apache-2.0
// Reports as people read them, against golden files. To renew those after a wanted change:
// BLEIBE_RENEW_GOLDEN=1 build/release/tests/unit/render/unit_render
#include "render/page.hpp"
#include "sample_reports.hpp"

#include <bleibe/render.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace bleibe;

namespace {

void compare(const std::string& text, const std::string& name) {
    const std::string path = "tests/unit/render/golden/" + name;
    if (std::getenv("BLEIBE_RENEW_GOLDEN") != nullptr) {
        std::ofstream(path) << text;
    }
    std::ostringstream golden;
    golden << std::ifstream(path).rdbuf();
    CHECK_MESSAGE(text == golden.str(), path);
}

} // namespace

TEST_CASE("a report as text") {
    for (const std::string language : {"de", "en"}) {
        compare(to_text(test::ineligible_report(), language), "ineligible." + language + ".txt");
        compare(to_text(test::undetermined_report(), language), "undetermined." + language + ".txt");
        compare(to_text(test::eligible_report(), language), "eligible." + language + ".txt");
    }
}

TEST_CASE("a language without words of its own gets English around the catalog's first language") {
    const std::string text = to_text(test::undetermined_report(), "fr");
    CHECK(text.find("What is missing") != std::string::npos);
    CHECK(text.find("Bekenntnis abgegeben (commitment_declared)") != std::string::npos);
}

TEST_CASE("text is safe for a terminal and at most 100 characters wide") {
    const std::string text = to_text(test::eligible_report(), "de");
    CHECK(text.find('\x1b') == std::string::npos);
    std::istringstream lines(text + to_text(test::ineligible_report(), "de"));
    for (std::string line; std::getline(lines, line);) {
        CHECK_MESSAGE(detail::width_of(line) <= 100, line);
        CHECK_MESSAGE((line.empty() || line.back() != ' '), line);
    }
}

TEST_CASE("without explanation the ids stand for the points") {
    CaseReport report = test::ineligible_report();
    report.permits.front().explanation.clear();
    const std::string text = to_text(report, "en");
    CHECK(text.find("– five_years\n") != std::string::npos);
    CHECK(text.find("All points") == std::string::npos);
}
