// SPDX-License-Identifier: Apache-2.0
// The idea: a report is more than a verdict, so its parts are measured one on top of the other: explaining an
// assessment, the report with its readings and horizon, and the text of it.
#include "office.hpp"

#include <benchmark/benchmark.h>

namespace {

constexpr std::size_t caseload = 1000;

struct Asked {
    bool explanation = false;
    bool json = false;
    std::int32_t months = 3; // of the horizon
};

std::size_t answer(const bleibe::Program& program, const bleibe::Case& subject, const Asked& asked,
                   bleibe::Assessment& workspace, std::string& text) {
    bleibe::ReportOptions options;
    options.explanation = asked.explanation;
    options.horizon_months = asked.months;
    const bleibe::CaseReport report = bleibe::report(program, subject, bench::day(), {}, options, workspace);
    text.clear();
    if (asked.json) {
        bleibe::write_json(text, report);
    }
    return text.size() + report.permits.size();
}

void report_one(benchmark::State& state, const Asked& asked) {
    const bleibe::Program program = bench::compile(bench::principal);
    const bleibe::Case subject = bench::person(bleibe::Status::eligible);
    bleibe::Assessment workspace;
    std::string text;
    for (auto _ : state) {
        benchmark::DoNotOptimize(answer(program, subject, asked, workspace, text));
    }
    state.SetItemsProcessed(state.iterations());
}

void report_in_turn(benchmark::State& state, const Asked& asked) {
    const bleibe::Program program = bench::compile();
    const auto people = bench::people(caseload);
    bleibe::Assessment workspace;
    std::string text;
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(answer(program, people[next], asked, workspace, text));
        next = next + 1 == people.size() ? 0 : next + 1;
    }
    state.SetItemsProcessed(state.iterations());
}

/// The tree of one permit of an assessment that was made, no readings, no horizon.
void explain_principal(benchmark::State& state) {
    const bleibe::Program program = bench::compile(bench::principal);
    const bleibe::Assessment assessment =
        bleibe::assess(program, bench::person(bleibe::Status::eligible), bench::day());
    for (auto _ : state) {
        benchmark::DoNotOptimize(bleibe::explain(assessment, {0}));
    }
    state.SetItemsProcessed(state.iterations());
}

/// Writing alone, of a report that has its explanation.
void write_json_principal(benchmark::State& state) {
    const bleibe::Program program = bench::compile(bench::principal);
    bleibe::ReportOptions options;
    options.explanation = true;
    const bleibe::CaseReport report =
        bleibe::report(program, bench::person(bleibe::Status::eligible), bench::day(), {}, options);
    std::string text;
    for (auto _ : state) {
        text.clear();
        bleibe::write_json(text, report);
        benchmark::DoNotOptimize(text.data());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

} // namespace

BENCHMARK(explain_principal);
BENCHMARK(write_json_principal);
BENCHMARK_CAPTURE(report_one, principal, Asked{});
BENCHMARK_CAPTURE(report_one, principal_explained_json, Asked{.explanation = true, .json = true});
BENCHMARK_CAPTURE(report_in_turn, all, Asked{});
BENCHMARK_CAPTURE(report_in_turn, all_without_horizon, Asked{.months = 0});
BENCHMARK_CAPTURE(report_in_turn, all_json, Asked{.json = true});
BENCHMARK_CAPTURE(report_in_turn, all_explained_json, Asked{.explanation = true, .json = true});
