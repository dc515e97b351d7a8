// SPDX-License-Identifier: Apache-2.0
// The idea: what is not known costs more than anything else, so a timeline is asked of one person with all
// facts known and with some of them taken away, in this order.
#include "known_person.hpp"
#include "office.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <stdexcept>

namespace {

constexpr std::array<std::string_view, 10> taken_away{
    "commitment_declared", "livelihood_expected",       "birth_date",  "identity_deception",
    "application_date",    "state_interests_impaired",  "german_oral", "convictions",
    "passport_duty_met",   "repeated_false_statements",
};

/// Without so many facts; if so wanted, with the list of school years known to be empty.
bleibe::Case person_without(std::size_t count, bool school = true) {
    std::string json = R"({"id": "invented", "facts": {)";
    const char* separator = "";
    for (const auto& [fact, value] : bench::known_person) {
        if (std::find(taken_away.begin(), taken_away.begin() + static_cast<std::ptrdiff_t>(count), fact) ==
            taken_away.begin() + static_cast<std::ptrdiff_t>(count)) {
            json += separator + ('"' + std::string(fact) + "\": ") +
                    std::string(fact == "school_years" && !school ? "[]" : value);
            separator = ",";
        }
    }
    return bleibe::read_case(bench::catalog(), bleibe::Source("known person", json + "}}")).value();
}

/// All permits from the day of screening on, so many facts taken away, with school years or without.
void timeline_all(benchmark::State& state) {
    const bleibe::Program program = bench::compile();
    const bleibe::Case subject =
        person_without(static_cast<std::size_t>(state.range(0)), state.range(1) != 0);
    std::size_t stretches = 0;
    for (auto _ : state) {
        const bleibe::Timeline line = bleibe::timeline(program, subject, bench::day(), std::nullopt);
        stretches = 0;
        for (const bleibe::PermitTimeline& permit : line.permits) {
            stretches += permit.stretches.size();
        }
    }
    state.counters["stretches"] = static_cast<double>(stretches);
}

/// One permit, so many facts taken away.
void missing_principal(benchmark::State& state) {
    const bleibe::Program program = bench::compile(bench::principal);
    const bleibe::Case subject = person_without(static_cast<std::size_t>(state.range(0)));
    std::size_t not_proven = 0;
    for (auto _ : state) {
        const bleibe::MissingFacts found = bleibe::missing(program, subject, bench::day());
        not_proven = static_cast<std::size_t>(
            std::count_if(found.facts.begin(), found.facts.end(), [](const bleibe::OpenFact& fact) {
                return fact.bearing == bleibe::Bearing::not_proven;
            }));
    }
    state.counters["not_proven"] = static_cast<double>(not_proven);
}

/// Nothing is known: the verdict with its search, as `check` asks for it.
void report_nothing_known(benchmark::State& state, bool search) {
    const bleibe::Program program = bench::compile(bench::principal);
    const bleibe::Case nobody =
        bleibe::read_case(bench::catalog(), bleibe::Source("nobody", R"({"facts": {}})")).value();
    bleibe::ReportOptions options;
    options.horizon_months = 0;
    options.search = search;
    for (auto _ : state) {
        const bleibe::CaseReport report = bleibe::report(program, nobody, bench::day(), {}, options);
        if (report.permits.front().verdict.status != bleibe::Status::undetermined) {
            throw std::logic_error("a verdict without facts");
        }
    }
}

} // namespace

BENCHMARK(timeline_all)->ArgNames({"unknown", "school"})->Args({0, 0})->Unit(benchmark::kMicrosecond);
BENCHMARK(timeline_all)
    ->ArgNames({"unknown", "school"})
    ->Args({0, 1})
    ->Args({2, 1})
    ->Args({2, 0})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(missing_principal)->Arg(10)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(report_nothing_known, searched, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(report_nothing_known, as_it_is, false)->Unit(benchmark::kMicrosecond);
// Last, since it takes the longest by far.
BENCHMARK(timeline_all)
    ->ArgNames({"unknown", "school"})
    ->Args({8, 0})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
