// SPDX-License-Identifier: Apache-2.0
// A caseload gives the bytes of its cases, one by one, whatever the number of threads.
#include "german.hpp"
#include "unit/support/random_lines.hpp"

#include <bleibe/caseload.hpp>
#include <bleibe/render.hpp>
#include <bleibe/screening.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

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

TEST_CASE("reports in columns are those of each person alone, whatever is known, the day and the readings") {
    Dice dice(651);
    for (const unsigned sparse : {0U, 40U, 6U}) {
        RandomPeople people(german().catalog(), dice, sparse);
        Population population;
        for (std::uint64_t line = 1; line <= 150; ++line) {
            population.add(somebody(people, dice), line);
        }
        struct Day {
            const char* on;
            std::int32_t horizon; // days
            bool brief;
        };
        // The horizon from December on crosses into another stretch of law.
        for (const Day& day :
             {Day{"2019-06-01", 0, true}, Day{"2026-07-01", 0, true}, Day{"2022-12-21", 30, true},
              Day{"2025-05-17", 12, true}, Day{"2022-12-28", 6, false}, Day{"2026-07-01", 0, false}}) {
            const Date on = Date::parse(day.on).value();
            ScreenOptions options;
            options.readings = sparse == 6 ? random_readings(dice) : Readings();
            options.threads = 2;
            options.report.brief = day.brief;
            options.report.horizon_months = 0;
            options.report.horizon_days = day.horizon;
            // Whoever is open is searched: the row alone, or what columns leave to it.
            options.report.search = sparse == 40;
            CAPTURE(sparse);
            CAPTURE(day.on);
            std::string columns;
            std::string alone;
            for (const CaseReport& row : screen(german(), population, on, options).rows) {
                write_csv(columns, row);
                write_json(columns, row);
            }
            for (std::size_t row = 0; row < population.size(); ++row) {
                CaseReport report =
                    bleibe::report(german(), population.subject(row), on, options.readings, options.report);
                report.line = population.line(row);
                write_csv(alone, report);
                write_json(alone, report);
            }
            CHECK(columns == alone);
        }
    }
}

TEST_CASE("a brief report says what the whole report says") {
    Dice dice(652);
    RandomPeople people(german().catalog(), dice, 8);
    const Date on = Date::parse("2023-05-17").value();
    ReportOptions options;
    options.horizon_months = 0;
    options.horizon_days = 10;
    for (unsigned i = 0; i < 60; ++i) {
        const Case person = somebody(people, dice);
        options.brief = false;
        const CaseReport whole = report(german(), person, on, {}, options);
        options.brief = true;
        const CaseReport brief = report(german(), person, on, {}, options);
        REQUIRE(brief.permits.size() == whole.permits.size());
        CHECK(brief.colour == whole.colour);
        for (std::size_t p = 0; p < whole.permits.size(); ++p) {
            CHECK(brief.permits[p].verdict == whole.permits[p].verdict);
            CHECK(brief.permits[p].colour == whole.permits[p].colour);
            CHECK(brief.permits[p].green_on == whole.permits[p].green_on);
            CHECK(brief.permits[p].missing == whole.permits[p].missing);
            CHECK(brief.permits[p].disputes.empty());
            std::vector<std::string> because = whole.permits[p].because;
            std::vector<std::string> in_order = brief.permits[p].because;
            std::sort(because.begin(), because.end());
            std::sort(in_order.begin(), in_order.end());
            CHECK(in_order == because);
        }
    }
}

namespace {

struct Streamed {
    std::string rows;
    std::string findings;
    CaseloadResult result;
};

Streamed stream(const std::string& text, Date on, CaseloadOptions options) {
    Streamed streamed;
    std::size_t at = 0;
    const auto read = [&](char* into, std::size_t size) {
        const std::size_t got = std::min({size, text.size() - at, std::size_t{1000}});
        std::memcpy(into, text.data() + at, got);
        at += got;
        return got;
    };
    const auto row = [](std::string& out, const CaseReport& report) {
        write_csv(out, report);
        write_json(out, report);
        out += '\n';
    };
    std::uint64_t lines = 0;
    const auto write = [&](const CaseloadPiece& piece) {
        streamed.rows += piece.rows;
        streamed.findings += render(piece.findings);
        CHECK(piece.done.lines > lines);
        lines = piece.done.lines;
        return true;
    };
    streamed.result = screen_lines(german(), on, read, row, write, options);
    return streamed;
}

} // namespace

TEST_CASE("a stream gives the bytes of its lines one by one, every line accounted for") {
    Dice dice(653);
    RandomPeople people(german().catalog(), dice, 30);
    const Date on = Date::parse("2023-05-17").value();
    for (const bool brief : {true, false}) {
        CaseloadOptions options;
        options.batch_lines = 40;
        options.limits.case_bytes = 60'000;
        options.report.brief = brief;
        options.report.horizon_months = 0;
        options.report.horizon_days = 5;
        std::string text;
        std::string rows;
        std::string findings;
        Summary counted;
        CaseReader reader(german().catalog(), options.limits);
        std::uint32_t refused = 0;
        for (std::uint32_t line = 1; line <= 200; ++line) {
            std::string written = plain_line(german().catalog(), somebody(people, dice),
                                             line % 7 == 0 ? "" : "x" + std::to_string(line));
            if (dice.one_in(8)) {
                written = damaged(written, dice);
            }
            written = dice.one_in(20) ? "  \t" : dice.one_in(60) ? std::string(70'000, '{') : written;
            text += written + (line == 200 ? "" : "\n");
            if (written.find_first_not_of(" \t\r") == std::string::npos) {
                continue;
            }
            if (written.size() > options.limits.case_bytes) {
                ++refused;
                findings += "caseload:" + std::to_string(line) +
                            ":1: error[E108]: the line is longer than 60000 bytes\n";
                continue;
            }
            const auto read = reader.read(written, "caseload", line);
            findings += render(read.diagnostics());
            refused += read ? 0 : 1;
            if (read) {
                CaseReport report = bleibe::report(german(), *read, on, options.readings, options.report);
                report.line = line;
                counted.add(report);
                write_csv(rows, report);
                write_json(rows, report);
                rows += '\n';
            }
        }
        for (const unsigned threads : {1U, 3U}) {
            options.threads = threads;
            const Streamed streamed = stream(text, on, options);
            CHECK(streamed.rows == rows);
            CHECK(streamed.findings == findings);
            CHECK(to_json(streamed.result.summary) == to_json(counted));
            CHECK(streamed.result.done.people == counted.cases());
            CHECK(streamed.result.done.refused == refused);
            CHECK(streamed.result.done.bytes == text.size());
            CHECK(!streamed.result.stopped);
        }
    }
}

TEST_CASE("a stream ends where somebody has enough, and what is thrown comes out") {
    std::string text;
    for (unsigned line = 0; line < 100; ++line) {
        text += "{}\n";
    }
    const Date on = Date::parse("2023-05-17").value();
    std::size_t at = 0;
    const auto read = [&](char* into, std::size_t size) {
        const std::size_t got = std::min(size, text.size() - at);
        std::memcpy(into, text.data() + at, got);
        at += got;
        return got;
    };
    CaseloadOptions options;
    options.threads = 2;
    options.batch_lines = 10;
    options.report.horizon_months = 0;
    std::size_t pieces = 0;
    const auto result = screen_lines(
        german(), on, read, [](std::string&, const CaseReport&) {},
        [&](const CaseloadPiece&) { return ++pieces < 3; }, options);
    CHECK(pieces == 3);
    CHECK(result.stopped);
    CHECK(result.done.lines == 30);
    at = 0;
    CHECK_THROWS_AS(
        static_cast<void>(screen_lines(
            german(), on, read, [](std::string&, const CaseReport&) { throw std::runtime_error("full"); },
            [](const CaseloadPiece&) { return true; }, options)),
        std::runtime_error);
    at = 0;
    std::stop_source stop;
    stop.request_stop();
    options.stop = stop.get_token();
    const auto none = screen_lines(
        german(), on, read, [](std::string&, const CaseReport&) {}, [](const CaseloadPiece&) { return true; },
        options);
    CHECK(none.stopped);
    CHECK(none.done.lines == 0);
}
