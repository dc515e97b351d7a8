// SPDX-License-Identifier: Apache-2.0
// The idea: one line of a caseload becomes a case, with the reader's memory used again.
#include "office.hpp"

#include <benchmark/benchmark.h>

namespace {

/// The same lines as columns, a batch at a time.
void read_caseload(benchmark::State& state) {
    const auto texts = bench::lines(2048);
    std::vector<bleibe::CaseLine> lines;
    std::int64_t bytes = 0;
    for (const std::string& text : texts) {
        lines.push_back({text, lines.size() + 1});
        bytes += static_cast<std::int64_t>(text.size());
    }
    bleibe::CaseloadReader reader(bench::catalog());
    for (auto _ : state) {
        reader.read(lines, "caseload");
        benchmark::DoNotOptimize(reader.size());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
    state.SetBytesProcessed(state.iterations() * bytes);
}

void read_lines_in_turn(benchmark::State& state) {
    const auto lines = bench::lines(1000);
    bleibe::CaseReader reader(bench::catalog());
    std::size_t next = 0;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(reader.read(lines[next], "caseload", 1));
        bytes += static_cast<std::int64_t>(lines[next].size());
        next = next + 1 == lines.size() ? 0 : next + 1;
    }
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(bytes);
}

} // namespace

BENCHMARK(read_lines_in_turn);
BENCHMARK(read_caseload);
