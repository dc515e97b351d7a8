// SPDX-License-Identifier: Apache-2.0
// A screening is one report per case, in order, whoever made it.
#include "unit/support/worlds.hpp"

#include <bleibe/screening.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string text_of(const CaseReport& report) {
    std::string text = report.id + " " + std::to_string(report.line) + " " + report.on.to_string() + " " +
                       std::string(to_string(report.colour));
    for (const PermitReport& permit : report.permits) {
        text += "\n" + std::string(permit.id) + " " + std::string(to_string(permit.verdict.status)) + " " +
                std::string(to_string(permit.colour));
        for (const auto* list : {&permit.because, &permit.missing}) {
            for (const std::string& word : *list) {
                text += " " + word;
            }
        }
    }
    return text;
}

struct Caseload {
    explicit Caseload(std::size_t size) : dice(size), world(dice, 5) {
        for (std::size_t i = 0; i < size; ++i) {
            population.add(world.person(random_facts(dice)), i * 3 + 7);
        }
    }
    Dice dice;
    World world;
    Population population;
};

} // namespace

TEST_CASE("rows are reports, whatever the number of threads and rows") {
    const Date on(20'000);
    for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 131U, 257U}) {
        const Caseload caseload(size);
        std::vector<std::string> expected;
        for (std::size_t row = 0; row < size; ++row) {
            CaseReport alone = report(*caseload.world.program, caseload.population.subject(row), on);
            alone.line = caseload.population.line(row);
            expected.push_back(text_of(alone));
        }
        for (const unsigned threads : {1U, 2U, 3U}) {
            CAPTURE(size);
            CAPTURE(threads);
            ScreenOptions options;
            options.threads = threads;
            std::atomic<std::size_t> reported{0};
            options.progress = [&](std::size_t done) { reported = std::max<std::size_t>(reported, done); };
            const Screening screening = screen(*caseload.world.program, caseload.population, on, options);
            CHECK_FALSE(screening.stopped);
            CHECK(reported == size);
            REQUIRE(screening.rows.size() == size);
            for (std::size_t row = 0; row < size; ++row) {
                CHECK(text_of(screening.rows[row]) == expected[row]);
            }
        }
    }
}

TEST_CASE("a screening that is stopped has complete rows and says so") {
    const Caseload caseload(400);
    for (const unsigned threads : {1U, 3U}) {
        std::stop_source source;
        ScreenOptions options;
        options.threads = threads;
        options.stop = source.get_token();
        options.progress = [&](std::size_t) { source.request_stop(); };
        const Screening screening =
            screen(*caseload.world.program, caseload.population, Date(20'000), options);
        CHECK(screening.stopped);
        CHECK(screening.rows.size() < 400);
        for (std::size_t row = 0; row < screening.rows.size(); ++row) {
            CHECK(screening.rows[row].line == caseload.population.line(row));
            CHECK(screening.rows[row].permits.size() == 5);
        }
    }
    std::stop_source before;
    before.request_stop();
    ScreenOptions options;
    options.stop = before.get_token();
    const Screening none = screen(*caseload.world.program, caseload.population, Date(20'000), options);
    CHECK(none.stopped);
    CHECK(none.rows.empty());
}

TEST_CASE("what is thrown in a thread is thrown by the screening") {
    const Caseload caseload(400);
    for (const unsigned threads : {1U, 2U, 4U}) {
        ScreenOptions options;
        options.threads = threads;
        options.progress = [](std::size_t) { throw std::runtime_error("enough"); };
        CHECK_THROWS_WITH_AS(
            (void)screen(*caseload.world.program, caseload.population, Date(20'000), options), "enough",
            std::runtime_error);
    }
}

TEST_CASE("what is not met counts for the first permit that has the best colour") {
    const auto permit = [](std::string_view id, Colour colour, std::vector<std::string> because,
                           std::vector<std::string> missing) {
        PermitReport report;
        report.id = id;
        report.colour = colour;
        report.verdict.status = Status::ineligible;
        report.because = std::move(because);
        report.missing = std::move(missing);
        return report;
    };
    Summary summary;
    CaseReport report;
    report.permits = {permit("red", Colour::red, {"relative"}, {"a"}),
                      permit("near", Colour::yellow, {"years", "income"}, {"a"}),
                      permit("near too", Colour::yellow, {"years"}, {})};
    report.colour = colour_of(report.permits);
    summary.add(report);
    summary.add(report);
    // Nobody's best permit: no law at all.
    report.permits = {permit("none", Colour::none, {"relative"}, {})};
    report.colour = colour_of(report.permits);
    summary.add(report);
    REQUIRE(summary.unmet().size() == 2);
    CHECK(summary.unmet()[0].permit == "near");
    CHECK(summary.unmet()[0].name == "income");
    CHECK(summary.unmet()[0].cases == 2);
    CHECK(summary.unmet()[1].name == "years");
    CHECK(summary.missing().size() == 2);
    CHECK(summary.permits().size() == 4);
}
