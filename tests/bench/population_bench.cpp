// SPDX-License-Identifier: Apache-2.0
// The idea: a stream of any length is the same invented people again and again, so that what is measured is
// the screening and not the memory that the caseload takes.
#include "population_bench.hpp"

#include "office.hpp"
#include "one_rule_people.hpp"
#include "unit/support/tables_of_people.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_of(const std::function<void()>& run) {
    const auto start = Clock::now();
    run();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Things per second: the median of five.
double rate_of(std::size_t things, const std::function<void()>& run) {
    std::vector<double> rates;
    for (int round = 0; round < 5; ++round) {
        rates.push_back(static_cast<double>(things) / seconds_of(run));
    }
    std::sort(rates.begin(), rates.end());
    return rates[2];
}

long peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

std::vector<bleibe::CaseLine> lines_of(const std::vector<std::string>& texts) {
    std::vector<bleibe::CaseLine> lines;
    for (const std::string& text : texts) {
        lines.push_back({text, lines.size() + 1});
    }
    return lines;
}

void print_row(const std::string& what, double rate) {
    std::printf("| %s | %.0f |\n", what.c_str(), rate);
    std::fflush(stdout);
}

/// Lines again and again until there are so many.
class Stream {
public:
    Stream(const std::vector<std::string>& texts, std::size_t lines) : texts_(texts), left_(lines) {}

    std::size_t read(char* into, std::size_t size) {
        std::size_t given = 0;
        while (left_ > 0 && given + texts_[next_].size() + 1 <= size) {
            std::memcpy(into + given, texts_[next_].data(), texts_[next_].size());
            given += texts_[next_].size();
            into[given++] = '\n';
            next_ = next_ + 1 == texts_.size() ? 0 : next_ + 1;
            --left_;
        }
        return given;
    }

private:
    const std::vector<std::string>& texts_;
    std::size_t next_ = 0;
    std::size_t left_;
};

void streams(const bleibe::Program& program, const std::vector<std::string>& texts, std::size_t people) {
    for (const unsigned threads : {1U, 2U}) {
        bleibe::CaseloadOptions options;
        options.threads = threads;
        options.report.brief = true;
        options.report.horizon_months = 0;
        Stream stream(texts, people);
        std::size_t bytes = 0;
        bleibe::CaseloadResult result;
        const double seconds = seconds_of([&] {
            result = bleibe::screen_lines(
                program, day(), [&](char* into, std::size_t size) { return stream.read(into, size); },
                bleibe::write_csv,
                [&](const bleibe::CaseloadPiece& piece) {
                    bytes += piece.rows.size();
                    return true;
                },
                options);
        });
        print_row("from lines to rows of CSV, " + std::to_string(threads) + " thread" +
                      (threads > 1 ? "s" : "") + ", peak memory so far " + std::to_string(peak_megabytes()) +
                      " MB",
                  static_cast<double>(result.done.people) / seconds);
    }
}

/// The same people as an office's tables, one per list; the keys go on where the people begin again.
bleibe::test::TablesOfPeople tables_of(const bleibe::Catalog& catalog, const std::vector<std::string>& texts,
                                       std::size_t people) {
    bleibe::test::TablesOfPeople tables(catalog);
    std::vector<bleibe::Case> cases;
    for (const std::string& text : texts) {
        cases.push_back(bleibe::read_case(catalog, bleibe::Source("people", text)).value());
    }
    for (std::size_t i = 0; i < people; ++i) {
        tables.add(cases[i % cases.size()], "person-" + std::to_string(i));
    }
    return tables;
}

void streams_of_tables(const bleibe::Program& program, const std::vector<std::string>& texts,
                       std::size_t people) {
    const auto tables = tables_of(program.catalog(), texts, people);
    const auto mapping =
        bleibe::load_mapping(program.catalog(), bleibe::Source("office.yaml", tables.mapping())).value();
    const std::vector<bleibe::test::TablesOfPeople::Table> persons{{"persons.csv", tables.persons()}};
    const auto open = [&] {
        return bleibe::open_tables(mapping, bleibe::test::files_of(persons).front(),
                                   bleibe::test::files_of(tables.further()))
            .value();
    };
    print_row("opening their tables, which stand in order",
              static_cast<double>(people) / seconds_of([&] { static_cast<void>(open()); }));
    bleibe::CaseTables people_of_tables = open();
    bleibe::TablePeople batch;
    std::size_t read = 0;
    const double reading = seconds_of([&] {
        while (people_of_tables.read(batch)) {
            read += batch.rows.size();
        }
    });
    print_row("reading them out of " + std::to_string(1 + tables.further().size()) + " tables, 1 thread",
              static_cast<double>(read) / reading);
    for (const unsigned threads : {1U, 2U}) {
        bleibe::CaseloadOptions options;
        options.threads = threads;
        options.report.brief = true;
        options.report.horizon_months = 0;
        bleibe::CaseloadResult result;
        const double seconds = seconds_of([&] {
            result = bleibe::screen_tables(
                program, day(), open(), bleibe::write_csv, [](const bleibe::CaseloadPiece&) { return true; },
                options);
        });
        print_row("from tables to rows of CSV, opening included, " + std::to_string(threads) + " thread" +
                      (threads > 1 ? "s" : ""),
                  static_cast<double>(result.done.people) / seconds);
    }
}

void reading(const bleibe::Catalog& one_rule) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 16'384; ++i) {
        texts.push_back(json_of(one_rule_person(i, 4)));
    }
    std::size_t bytes = 0;
    for (const std::string& text : texts) {
        bytes += text.size();
    }
    const auto lines = lines_of(texts);
    bleibe::CaseloadReader reader(one_rule);
    const std::span<const bleibe::CaseLine> all(lines);
    const double rate = rate_of(lines.size(), [&] {
        for (std::size_t first = 0; first < all.size(); first += 2'048) {
            reader.read(all.subspan(first, 2'048), "people");
        }
    });
    print_row("reading lines of the one rule, " + std::to_string(bytes / texts.size()) +
                  " bytes each, into columns",
              rate);
}

/// All different, in columns.
void in_memory(const bleibe::Program& program, std::size_t people) {
    bleibe::CaseloadReader reader(program.catalog());
    const auto texts = lines(people);
    reader.read(lines_of(texts), "people");
    for (const unsigned threads : {1U, 2U}) {
        bleibe::VerdictOptions options;
        options.colours = true;
        options.threads = threads;
        std::size_t alone = 0;
        const double rate = rate_of(reader.size(), [&] {
            alone = bleibe::screen_verdicts(program, reader.people(), day(), options).computed_alone();
        });
        print_row("`screen_verdicts` in memory, with criteria and colours, " + std::to_string(threads) +
                      " thread" + (threads > 1 ? "s" : "") + ", " + std::to_string(alone) + " of " +
                      std::to_string(reader.size()) + " people alone, peak memory so far " +
                      std::to_string(peak_megabytes()) + " MB",
                  rate);
    }
}

} // namespace

void catalog_in_memory(std::size_t people) {
    std::printf("| what | people per second |\n| --- | --- |\n");
    in_memory(compile(), people);
}

void whole_catalog(std::size_t people) {
    const bleibe::Program program = compile();
    const auto texts = lines(2'048);
    const auto given = lines_of(texts);
    std::printf("\nAll permits of the catalog, %zu invented people, up to some 30 periods each\n\n", people);
    std::printf("| what | people per second |\n| --- | --- |\n");
    bleibe::CaseloadReader reader(program.catalog());
    print_row("reading their lines into columns",
              rate_of(given.size(), [&] { reader.read(given, "people"); }));
    bleibe::Assessment workspace;
    std::vector<bleibe::Case> cases;
    for (std::size_t row = 0; row < reader.size(); ++row) {
        cases.push_back(reader.subject(row));
    }
    print_row("`assess`, one by one", rate_of(cases.size(), [&] {
                  for (const bleibe::Case& one : cases) {
                      bleibe::assess(program, one, day(), {}, workspace);
                  }
              }));
    cases.clear();
    streams(program, texts, people);
    streams_of_tables(program, texts, people);
    in_memory(program, people);
    reading(bleibe::load_catalog(std::vector<std::filesystem::path>{"tests/bench/one_rule"}).value());
}

namespace {

/// Nanoseconds a person.
double cost(const bleibe::Program& program, const bleibe::FactColumns& facts, unsigned threads = 1,
            std::vector<bleibe::PermitId> permits = {}) {
    bleibe::VerdictOptions options;
    options.threads = threads;
    options.permits = std::move(permits);
    const bleibe::Date on = bleibe::Date::from(2022, 12, 31).value();
    const std::size_t runs = std::max<std::size_t>(1, 200'000 / std::max<std::size_t>(facts.size(), 1));
    return 1e9 / rate_of(facts.size() * runs, [&] {
               for (std::size_t run = 0; run < runs; ++run) {
                   static_cast<void>(bleibe::screen_verdicts(program, facts, on, options));
               }
           });
}

void print_cost(const std::string& what, double nanoseconds) {
    std::printf("| %s | %.1f |\n", what.c_str(), nanoseconds);
    std::fflush(stdout);
}

void growth_of_permits() {
    const bleibe::Program program = compile();
    const auto texts = lines(2'048);
    bleibe::CaseloadReader reader(program.catalog());
    reader.read(lines_of(texts), "people");
    std::vector<bleibe::PermitId> permits;
    for (std::uint32_t i = 0; i < program.permits().size(); ++i) {
        permits.push_back({i});
        if ((permits.size() & (permits.size() - 1)) == 0 || permits.size() == program.permits().size()) {
            bleibe::VerdictOptions options;
            options.permits = permits;
            print_cost(std::to_string(permits.size()) + " permits of the catalog",
                       1e9 / rate_of(reader.size(), [&] {
                           static_cast<void>(
                               bleibe::screen_verdicts(program, reader.people(), day(), options));
                       }));
        }
    }
}

} // namespace

void growth(const bleibe::Catalog& catalog, const bleibe::Program& program, std::size_t most_people) {
    std::printf("\nWhat one person costs as it grows; the one rule unless said otherwise\n\n");
    std::printf("| what | ns per person |\n| --- | --- |\n");
    for (std::size_t people = 1'000; people <= most_people; people *= 10) {
        RawColumns raw(people, 4);
        print_cost(std::to_string(people) + " people", cost(program, raw.facts(catalog)));
    }
    for (const std::size_t periods : {1U, 2U, 4U, 8U, 16U, 32U}) {
        RawColumns raw(50'000, periods);
        print_cost("up to " + std::to_string(periods) + " periods", cost(program, raw.facts(catalog)));
    }
    for (const unsigned part : {0U, 100U, 20U, 10U, 3U}) {
        RawColumns raw(50'000, 4);
        print_cost(part == 0 ? std::string("everything known")
                             : "one field of " + std::to_string(part) + " unknown",
                   cost(program, raw.facts(catalog, part)));
    }
    for (const unsigned threads : {1U, 2U}) {
        RawColumns raw(1'000'000, 4);
        print_cost("a million people, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads"),
                   cost(program, raw.facts(catalog), threads));
    }
    growth_of_permits();
}

} // namespace bench
