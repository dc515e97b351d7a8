// SPDX-License-Identifier: Apache-2.0
// A caseload gives the bytes of its cases, one by one, whatever the number of threads.
#include "german.hpp"

#include <bleibe/render.hpp>
#include <bleibe/screening.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

TEST_CASE("the same bytes with one thread, two and three, and from each case alone") {
    Dice dice(650);
    RandomPeople people(german().catalog(), dice, 6);
    Population population;
    for (std::uint64_t line = 1; line <= 97; ++line) {
        population.add(somebody(people, dice), line);
    }
    for (const char* day : {"2022-12-31", "2025-12-15"}) {
        const Date on = Date::parse(day).value();
        ScreenOptions options;
        options.readings = choose_readings(german(), {}, "ni").value();
        options.report.horizon_months = 0;
        options.report.horizon_days = 20;
        std::string first;
        std::string summary;
        for (const unsigned threads : {1U, 2U, 3U}) {
            CAPTURE(threads);
            options.threads = threads;
            const Screening screening = screen(german(), population, on, options);
            std::string bytes;
            Summary counted;
            for (const CaseReport& row : screening.rows) {
                write_json(bytes, row);
                bytes += "\n";
                counted.add(row);
            }
            first = threads == 1 ? bytes : first;
            summary = threads == 1 ? to_json(counted) : summary;
            CHECK(bytes == first);
            CHECK(to_json(counted) == summary);
        }
        std::string alone;
        for (std::size_t row = 0; row < population.size(); ++row) {
            CaseReport report =
                bleibe::report(german(), population.subject(row), on, options.readings, options.report);
            report.line = population.line(row);
            write_json(alone, report);
            alone += "\n";
        }
        CHECK(alone == first);
    }
}
