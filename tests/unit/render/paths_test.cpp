// SPDX-License-Identifier: Apache-2.0
// The ways to stay in every format: what is said of each, once for all that fail for one reason.
#include "golden.hpp"
#include "render/told_paths.hpp"
#include "sample_reports.hpp"

#include <bleibe/render.hpp>

#include <doctest/doctest.h>

using namespace bleibe;

using test::compare;

TEST_CASE("ways to stay as text and Markdown, in brief and in full") {
    for (const std::string language : {"de", "en"}) {
        compare(to_text(test::ways_report(), language), "ways." + language + ".txt");
        compare(to_markdown(test::ways_report(), language), "ways." + language + ".markdown");
    }
}

TEST_CASE("all formats tell the same of the ways") {
    const CaseReport report = test::ways_report();
    const detail::PathsTold told = detail::tell_paths(report, "de");
    REQUIRE(told.groups.size() == 5);
    CHECK(told.groups.back().brief == "5 von 11");
    REQUIRE(told.groups.back().paths.size() == 3);
    CHECK(told.groups.back().paths.front().permits.size() == 3);
    // The effect for this person decides, not the order of the report.
    CHECK(told.groups.front().paths.front().permits.front().id == "de/beispielg/1#principal");
    CHECK(told.groups.front().paths.back().permits.front().id == "de/beispielg/0#principal");
    const std::string page = to_html(report, "de");
    for (const detail::PathGroupTold& group : told.groups) {
        CHECK(page.find(group.heading) != std::string::npos);
        for (const detail::PathTold& path : group.paths) {
            CHECK(page.find(path.result) != std::string::npos);
            for (const detail::PartTold& need : path.needs) {
                CHECK(page.find(need.text) != std::string::npos);
            }
        }
    }
    CHECK(page.find(R"(href="#p9")") != std::string::npos);
}

TEST_CASE("without ways nothing is said of them") {
    CHECK(detail::tell_paths(test::eligible_report(), "de").groups.empty());
    CHECK(to_html(test::eligible_report(), "de").find("id=\"ways\"") == std::string::npos);
    CHECK(to_markdown(test::eligible_report(), "de").find("ausführlich am Ende") == std::string::npos);
}

TEST_CASE("ways as JSON") {
    const std::string json = to_json(test::ways_report());
    CHECK(json.find(R"({"permit":"de/beispielg/2#principal","standing":"by_waiting","effect":"may",)"
                    R"("on":"2028-02-29","needs":[{"kind":"criterion","name":"five_years","label":{"de":)"
                    R"("Fünf Jahre ohne Unterbrechung","en":"Five years without interruption"},)"
                    R"("cures":["wait"]}],"next_law":null})") != std::string::npos);
    CHECK(json.find(R"("cures":[],"as_a_rule":true})") != std::string::npos);
    CHECK(json.find(R"("cures":["wait"],"stands":true},{"kind":"any_of","name":"","label":{},"cures":[],)"
                    R"("enough":1,"parts":[{"kind":"criterion","name":"commitment")") != std::string::npos);
    CHECK(json.find(R"("effect":null,"on":null,"needs":[],"next_law":"2024-02-27"})") != std::string::npos);
}
