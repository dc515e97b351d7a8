// SPDX-License-Identifier: Apache-2.0
// The idea: one person over and over is the engine alone, a thousand in turn is the engine with the caches of
// a caseload.
#include "office.hpp"

#include <benchmark/benchmark.h>

namespace {

constexpr std::size_t caseload = 1000;

void assess_one_into(benchmark::State& state, const bleibe::Program& program, bleibe::Status status) {
    const bleibe::Case subject = bench::person(status);
    bleibe::Assessment assessment;
    for (auto _ : state) {
        bleibe::assess(program, subject, bench::day(), {}, assessment);
        benchmark::DoNotOptimize(assessment.unsearched_verdict({0}));
    }
    state.SetItemsProcessed(state.iterations());
}

void assess_in_turn(benchmark::State& state, const bleibe::Program& program) {
    const auto people = bench::people(caseload);
    bleibe::Assessment assessment;
    std::size_t next = 0;
    for (auto _ : state) {
        bleibe::assess(program, people[next], bench::day(), {}, assessment);
        benchmark::DoNotOptimize(assessment.unsearched_verdict({0}));
        next = next + 1 == people.size() ? 0 : next + 1;
    }
    state.SetItemsProcessed(state.iterations());
}

void assess_principal_eligible(benchmark::State& state) {
    assess_one_into(state, bench::compile(bench::principal), bleibe::Status::eligible);
}
void assess_principal_undetermined(benchmark::State& state) {
    assess_one_into(state, bench::compile(bench::principal), bleibe::Status::undetermined);
}
void assess_all_eligible(benchmark::State& state) {
    assess_one_into(state, bench::compile(), bleibe::Status::eligible);
}
void assess_principal_in_turn(benchmark::State& state) {
    assess_in_turn(state, bench::compile(bench::principal));
}
void assess_all_in_turn(benchmark::State& state) { assess_in_turn(state, bench::compile()); }

void assess_principal_fresh(benchmark::State& state) {
    const bleibe::Program program = bench::compile(bench::principal);
    const bleibe::Case subject = bench::person(bleibe::Status::eligible);
    for (auto _ : state) {
        const bleibe::Assessment assessment = bleibe::assess(program, subject, bench::day());
        benchmark::DoNotOptimize(assessment.unsearched_verdict({0}));
    }
    state.SetItemsProcessed(state.iterations());
}

} // namespace

BENCHMARK(assess_principal_eligible);
BENCHMARK(assess_principal_undetermined);
BENCHMARK(assess_principal_fresh);
BENCHMARK(assess_principal_in_turn);
BENCHMARK(assess_all_eligible);
BENCHMARK(assess_all_in_turn);
