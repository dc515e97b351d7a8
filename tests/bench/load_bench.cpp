// SPDX-License-Identifier: Apache-2.0
// The idea: what a program pays once when it starts.
#include "office.hpp"

#include <benchmark/benchmark.h>

namespace {

void load_catalog(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(bleibe::load_catalog(bench::folders()));
    }
}

void compile_all(benchmark::State& state) {
    const bleibe::Catalog& catalog = bench::catalog();
    for (auto _ : state) {
        benchmark::DoNotOptimize(bleibe::compile(catalog));
    }
}

} // namespace

BENCHMARK(load_catalog)->Unit(benchmark::kMillisecond);
BENCHMARK(compile_all)->Unit(benchmark::kMillisecond);
