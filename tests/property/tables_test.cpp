// SPDX-License-Identifier: Apache-2.0
// People in an office's tables and the same people as lines of JSON have the same verdicts, byte by byte.
#include "german.hpp"
#include "unit/support/random_lines.hpp"
#include "unit/support/tables_of_people.hpp"

#include <bleibe/caseload.hpp>
#include <bleibe/render.hpp>
#include <bleibe/tables.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

struct Screened {
    std::string rows;
    DiagnosticList findings;
    CaseloadResult result;
};

CaseloadOptions options_of(bool brief, unsigned threads) {
    CaseloadOptions options;
    options.readings = choose_readings(german(), {}, "ni").value();
    options.report.brief = brief;
    options.report.horizon_months = 0;
    options.report.horizon_days = brief ? 0 : 10;
    options.threads = threads;
    options.batch_lines = 16;
    return options;
}

/// Takes rows and findings.
WritePiece into(Screened& screened) {
    return [&screened](const CaseloadPiece& piece) {
        screened.rows += piece.rows;
        screened.findings.insert(screened.findings.end(), piece.findings.begin(), piece.findings.end());
        return true;
    };
}

WriteRow row_of(bool brief) {
    return [brief](std::string& out, const CaseReport& report) {
        brief ? write_csv(out, report) : write_json(out, report);
        out += '\n';
    };
}

Screened screen_as_lines(const std::string& lines, const CaseloadOptions& options) {
    Screened screened;
    screened.result = screen_lines(german(), Date::parse("2022-12-31").value(), bytes_of(lines),
                                   row_of(options.report.brief), into(screened), options);
    return screened;
}

Screened screen_as_tables(const TablesOfPeople& tables, const CaseloadOptions& options) {
    const auto mapping = load_mapping(german().catalog(), Source("office.yaml", tables.mapping()));
    INFO(render(mapping.diagnostics()));
    REQUIRE(mapping);
    const auto opened =
        open_tables(*mapping, bytes_of(tables.persons()), files_of(tables.further()), options);
    INFO(render(opened.diagnostics()));
    REQUIRE(opened);
    Screened screened;
    screened.result = screen_tables(german(), Date::parse("2022-12-31").value(), *opened,
                                    row_of(options.report.brief), into(screened), options);
    return screened;
}

/// People with their lines; the first line is blank, where the table has its header.
struct Both {
    TablesOfPeople tables{german().catalog()};
    std::string lines = "\n";
};

Both some_people(unsigned seed, unsigned sparse, std::size_t count) {
    Both both;
    Dice dice(seed);
    RandomPeople people(german().catalog(), dice, sparse);
    for (std::size_t i = 0; i < count; ++i) {
        const Case person = somebody(people, dice);
        const std::string key = "AZ-" + std::to_string(i);
        both.tables.add(person, key);
        both.lines += plain_line(german().catalog(), person, key) + "\n";
    }
    return both;
}

} // namespace

TEST_CASE("tables give the bytes of lines, whatever the threads, and in whatever order the rows stand") {
    for (const unsigned sparse : {0U, 6U}) {
        Both both = some_people(660 + sparse, sparse, 70);
        for (const bool brief : {true, false}) {
            CAPTURE(sparse);
            CAPTURE(brief);
            const Screened lines = screen_as_lines(both.lines, options_of(brief, 1));
            REQUIRE(lines.result.done.people > 50);
            for (const unsigned threads : {1U, 3U}) {
                const Screened tables = screen_as_tables(both.tables, options_of(brief, threads));
                CHECK(render(tables.findings) == "");
                CHECK(tables.rows == lines.rows);
                CHECK(to_json(tables.result.summary) == to_json(lines.result.summary));
            }
            both.tables.scatter_further();
            CHECK(screen_as_tables(both.tables, options_of(brief, 2)).rows == lines.rows);
        }
    }
}
