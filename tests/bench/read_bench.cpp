// SPDX-License-Identifier: Apache-2.0
// The idea: one line of a caseload becomes a case, with the reader's memory used again.
#include "office.hpp"

#include <benchmark/benchmark.h>

namespace {

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
