// SPDX-License-Identifier: Apache-2.0
// The idea: a caseload end to end, from lines of NDJSON to lines of verdicts, and what it takes at most of
// time and memory.
//
//     bench_caseload [PEOPLE [THREADS]]
#include "office.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

constexpr std::size_t batch = 512; // lines in memory at a time, as in the program `bleibe`

/// Kilobytes.
long peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/// Reads the lines from `first` to `end`, split among the threads; people stand where their lines stand.
std::vector<bleibe::Case> read(const std::vector<std::string>& lines, std::size_t first, std::size_t end,
                               std::vector<bleibe::CaseReader>& readers) {
    std::vector<std::vector<bleibe::Case>> parts(readers.size());
    const std::size_t share = (end - first + readers.size() - 1) / readers.size();
    const auto work = [&](std::size_t part) {
        const std::size_t stop = std::min(end, first + (part + 1) * share);
        for (std::size_t i = first + part * share; i < stop; ++i) {
            parts[part].push_back(readers[part].read(lines[i], "caseload", 1).value());
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t part = 1; part < readers.size(); ++part) {
            threads.emplace_back(work, part);
        }
        work(0);
    }
    std::vector<bleibe::Case> people;
    for (auto& part : parts) {
        people.insert(people.end(), part.begin(), part.end());
    }
    return people;
}

/// Bytes of the verdicts.
std::size_t screen(const bleibe::Program& program, const std::vector<std::string>& lines, unsigned threads) {
    std::vector<bleibe::CaseReader> readers;
    for (unsigned i = 0; i < threads; ++i) {
        readers.emplace_back(bench::catalog());
    }
    bleibe::ScreenOptions options;
    options.threads = threads;
    bleibe::Population population;
    std::string text;
    std::size_t bytes = 0;
    for (std::size_t first = 0; first < lines.size(); first += batch) {
        const std::size_t end = std::min(first + batch, lines.size());
        population.clear();
        for (const bleibe::Case& one : read(lines, first, end, readers)) {
            population.add(one);
        }
        const bleibe::Screening screening = bleibe::screen(program, population, bench::day(), options);
        for (const bleibe::CaseReport& report : screening.rows) {
            text.clear();
            bleibe::write_json(text, report);
            bytes += text.size() + 1;
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char** argv) {
    const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000;
    const auto threads = static_cast<unsigned>(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1);
    if (count == 0 || threads == 0) {
        std::fputs("usage: bench_caseload [PEOPLE [THREADS]]\n", stderr);
        return 2;
    }
    const bleibe::Program program = bench::compile();
    const auto lines = bench::lines(count);
    const long before = peak_memory();
    const auto start = std::chrono::steady_clock::now();
    const std::size_t bytes = screen(program, lines, threads);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    std::printf("%zu people, %u threads: %.0f people/s, %.1f MB of verdicts, peak memory %.1f MB, of which "
                "%.1f MB before screening (with the lines)\n",
                count, threads, static_cast<double>(count) / taken.count(), static_cast<double>(bytes) / 1e6,
                static_cast<double>(peak_memory()) / 1024, static_cast<double>(before) / 1024);
}
