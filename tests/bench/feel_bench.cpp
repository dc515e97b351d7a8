// SPDX-License-Identifier: Apache-2.0
// FEEL by itself: the commonest operations, each compiled once and run over a small context, beside one base
// operation of the same run; and reading and evaluating the whole public set of cases, where it is there.
#include "conformance/typed_value.hpp"
#include "document/read.hpp"
#include "input/feel_program.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

using namespace bleibe::detail;

namespace {

/// Each runs its operation once per entry of a hundred, so that what a run costs besides hardly counts; the
/// first is the base.
constexpr const char* operations[][2] = {
    {"base: the entry itself", "for i in numbers return i"},
    {"comparison", "for i in numbers return i < limit"},
    {"arithmetic", "for i in numbers return i * rate + limit"},
    {"date arithmetic", "for d in dates return d + month"},
    {"age", "for d in dates return completed years(d, until)"},
    {"in range", "for i in numbers return i in range"},
    {"between", "for i in numbers return i between 10 and limit"},
    {"filter, per entry", "numbers[item > limit]"},
    {"some, per entry", "some i in numbers satisfies i > 1000"},
    {"every, per entry", "every i in numbers satisfies i < 1000"},
    {"for, per entry", "for i in numbers return [i]"},
    {"count", "for l in lists return count(l)"},
    {"sum of three", "for l in lists return sum(l)"},
    {"path", "for p in people return p.age"},
    {"if", "for i in numbers return if i > limit then i else limit"},
    {"string join of three", "for l in texts return string join(l, \", \")"},
    {"contains", "for t in words return contains(t, \"ch\")"},
    {"date() of a text", "for t in days return date(t)"},
    {"duration() of a text", "for t in spans return duration(t)"},
    {"get entries of two", "for p in people return get entries(p)"},
    {"sort of three", "for l in lists return sort(l, function(a, b) a < b)"},
};

/// The entries, as FEEL writes them; FEEL makes the lists of a hundred.
constexpr const char* context_text =
    "{limit: 50, rate: 1.19, until: @\"2024-02-29\", month: @\"P1M\", range: [10..60], "
    "numbers: for i in 1..100 return i, "
    "dates: for i in 1..100 return @\"1994-01-31\" + @\"P1D\" * i, "
    "lists: for i in 1..100 return [i, 3, 200 - i], "
    "people: for i in 1..100 return {name: \"N\", age: i}, "
    "texts: for i in 1..100 return [\"one\", \"two\", \"three\"], "
    "words: for i in 1..100 return \"Aufenthaltsrecht\", "
    "days: for i in 1..100 return \"2024-02-29\", "
    "spans: for i in 1..100 return \"P1Y2M\"}";

const Value& context() {
    static Arena arena;
    static bleibe::DiagnosticList found;
    static const auto program =
        FeelProgram::compile(bleibe::Source("context", context_text), Value::null(), {}, {}, found);
    static const Value value = program->run({}, arena, found);
    return value;
}

void run_operation(benchmark::State& state, const char* text) {
    bleibe::DiagnosticList found;
    const auto program = FeelProgram::compile(bleibe::Source("operation", text), context(), {}, {}, found);
    if (program == nullptr || !found.empty()) {
        state.SkipWithError("the operation does not compile");
        return;
    }
    const bleibe::FeelOptions options;
    Arena arena;
    constexpr int entries = 100;
    for (auto _ : state) {
        arena.reset();
        benchmark::DoNotOptimize(program->run(options, arena, found));
    }
    if (!found.empty()) {
        state.SkipWithError("a part of the operation gives null");
    }
    state.SetItemsProcessed(state.iterations() * entries);
}

// ---------------------------------------------------------------- the public cases

struct Case {
    bleibe::Source expression;
    Value inputs;
    NamedTypes types;
};

struct Cases {
    std::vector<Document> documents;
    std::vector<Case> cases;
    Arena arena;
};

Value inputs_of(const Node& one, Arena& arena) {
    const Node* inputs = one.find("inputs");
    if (inputs == nullptr) {
        return Value::null();
    }
    const std::size_t count = inputs->members.size();
    auto* names = arena.allocate_array<std::string_view>(count);
    auto* fields = arena.allocate_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i) {
        names[i] = arena.copy(inputs->members[i].key);
        fields[i] =
            bleibe::conformance::read_typed_value(*inputs->members[i].value, arena).value_or(Value::null());
    }
    return Value::context(*arena.create(ContextData{arena.create(Shape{{names, count}}), fields}));
}

void read_file(Cases& cases, const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    Diagnostics diagnostics;
    Document document =
        read_json(bleibe::Source(path.string(), std::string(std::istreambuf_iterator<char>(file), {})),
                  diagnostics, {}, SIZE_MAX, false);
    const Node* all = document.root != nullptr ? document.root->find("cases") : nullptr;
    for (std::size_t i = 0; all != nullptr && i < all->items.size(); ++i) {
        const Node& one = *all->items[i];
        Case made;
        const Node* expression = one.find("expression");
        made.expression = bleibe::Source("expression", expression != nullptr ? expression->text : "");
        made.inputs = inputs_of(one, cases.arena);
        if (const Node* types = one.find("types")) {
            (void)bleibe::conformance::read_named_types(*types, made.types);
        }
        cases.cases.push_back(std::move(made));
    }
    cases.documents.push_back(std::move(document));
}

const Cases& all_cases() {
    static const std::unique_ptr<Cases> read = [] {
        auto made = std::make_unique<Cases>();
        std::error_code problem;
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator("../shared/feel/open", problem)) {
            files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const auto& path : files) {
            read_file(*made, path);
        }
        return made;
    }();
    return *read;
}

void run_cases(benchmark::State& state, bool evaluated) {
    const std::vector<Case>& cases = all_cases().cases;
    if (cases.empty()) {
        state.SkipWithError("there are no cases in ../shared/feel/open");
        return;
    }
    const bleibe::FeelOptions options;
    Arena arena;
    for (auto _ : state) {
        for (const Case& one : cases) {
            arena.reset();
            bleibe::DiagnosticList found;
            const auto program =
                FeelProgram::compile(one.expression, one.inputs, one.types, options.limits, found);
            if (evaluated && program != nullptr) {
                benchmark::DoNotOptimize(program->run(options, arena, found));
            }
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cases.size()));
}

} // namespace

int main(int argc, char** argv) {
    for (const auto& [name, text] : operations) {
        benchmark::RegisterBenchmark(name, run_operation, text);
    }
    benchmark::RegisterBenchmark("cases: compile", run_cases, false)->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("cases: compile and run", run_cases, true)->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
