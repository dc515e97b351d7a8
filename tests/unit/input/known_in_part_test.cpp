// SPDX-License-Identifier: Apache-2.0
// Somebody whose day of birth is known by its year alone: what is told of points is what is certain of them.
#include "unit/support/german_program.hpp"

#include <bleibe/bleibe.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const Date decided_on = Date::parse("2022-12-31").value();

Case born(const char* day) {
    const std::string text = std::string(R"({"facts": {"birth_date": )") + day +
                             R"(, "stays": [{"from": "2015-03-01", "until": null, "status": "tolerated"}],
          "absences": [], "convictions": []}})";
    return read_case(german().catalog(), Source("case.json", text)).value();
}

CaseReport report_of(const char* born_on, const char* permit) {
    ReportOptions options;
    options.search = true;
    options.explanation = true;
    options.paths = true;
    options.permits = {german().find(permit).value()};
    return report(german(), born(born_on), decided_on, {}, options);
}

const Point* find(const std::vector<Point>& points, std::string_view id) {
    for (const Point& point : points) {
        if (point.id == id) {
            return &point;
        }
        if (const Point* below = find(point.children, id)) {
            return below;
        }
    }
    return nullptr;
}

const char* const some_day_of_1999 = R"({"between": ["1999-01-01", "1999-12-31"]})";

} // namespace

TEST_CASE("who is of age whatever the day of birth is no child: reason, colour and way say so") {
    const char* const child = "de/aufenthg/25a#child";
    const CaseReport in_part = report_of(some_day_of_1999, child);
    const CaseReport exact = report_of(R"("1999-05-05")", child);
    CHECK(in_part.permits[0].verdict.status == Status::ineligible);
    CHECK(in_part.permits[0].because == exact.permits[0].because);
    CHECK(in_part.permits[0].colour == Colour::red);
    CHECK(exact.permits[0].colour == Colour::red);
    CHECK(in_part.paths.at(0).standing == Standing::closed);
}

TEST_CASE("a point that every day of the year meets is met, with what was found as far as it is known") {
    const char* const young = "de/aufenthg/25a#young_person";
    const CaseReport in_part = report_of(some_day_of_1999, young);
    const CaseReport exact = report_of(R"("1999-05-05")", young);
    const Point* point = find(in_part.permits[0].explanation, "old_enough");
    const Point* same = find(exact.permits[0].explanation, "old_enough");
    REQUIRE(point != nullptr);
    REQUIRE(same != nullptr);
    CHECK(point->state == same->state);
    CHECK(point->found.in("en") == "age 23");
    const auto& missing = in_part.permits[0].missing;
    CHECK(std::find(missing.begin(), missing.end(), "birth_date") == missing.end());
}
