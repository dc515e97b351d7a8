// SPDX-License-Identifier: Apache-2.0
// What holds for every expression that FEEL can say: random ones of the whole language, and calls of every
// row of the function table, over random contexts.
#include "input/feel_program.hpp"
#include "unit/feel/dump.hpp"
#include "unit/functions/random_values.hpp"
#include "unit/functions/written_value.hpp"
#include "unit/support/random_expressions.hpp"
#include "unit/support/static_type.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

using namespace bleibe;
using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

/// The entries of every context, by name and type.
const std::vector<NameInScope>& scope() {
    static const std::vector<NameInScope> names = [] {
        const Type paper = Type::context(
            {{"from", TypeKind::date}, {"until", Type(TypeKind::date).or_null()}, {"key", TypeKind::string}});
        return std::vector<NameInScope>{{"yes", TypeKind::boolean},
                                        {"n", TypeKind::number},
                                        {"m", TypeKind::number},
                                        {"first name", TypeKind::string},
                                        {"born", TypeKind::date},
                                        {"clock", TypeKind::time},
                                        {"moment", TypeKind::date_time},
                                        {"span", TypeKind::months},
                                        {"hours", TypeKind::duration},
                                        {"numbers", Type::list(Type(TypeKind::number).or_null())},
                                        {"words", Type::list(TypeKind::string)},
                                        {"dates", Type::list(TypeKind::date)},
                                        {"paper", paper},
                                        {"stays", Type::list(paper)},
                                        {"small", Type::range(TypeKind::number)},
                                        {"days", Type::range(TypeKind::date)},
                                        {"anything", TypeKind::any}};
    }();
    return names;
}

const FeelOptions& options() {
    static const FeelOptions made = [] {
        FeelOptions options;
        options.on = Date::parse("2024-02-29");
        options.now = Instant::parse("2024-02-29T10:30:00.5+01:00");
        options.zones = zones_of_tests();
        options.limits.steps = 200'000;
        options.limits.evaluation_bytes = 8U << 20U;
        options.limits.built_list_length = 20'000;
        return options;
    }();
    return made;
}

/// Names and values of one context, kept by the arena.
Value context_of(const std::vector<NameInScope>& names, const std::vector<Value>& values, Arena& arena) {
    auto* texts = arena.allocate_array<std::string_view>(names.size());
    std::transform(names.begin(), names.end(), texts,
                   [&](const NameInScope& name) { return arena.copy(name.name); });
    auto* fields = arena.allocate_array<Value>(values.size());
    std::copy(values.begin(), values.end(), fields);
    return Value::context(*arena.create(ContextData{arena.create(Shape{{texts, names.size()}}), fields}));
}

std::vector<Value> random_facts(RandomValues& random) {
    std::vector<Value> values;
    for (const NameInScope& name : scope()) {
        values.push_back(random.chance(5) ? Value::null() : random.of(name.type));
    }
    return values;
}

/// Other seeds show what these did not: `BLEIBE_SEED=7 property_feel`.
unsigned seed() {
    const char* given = std::getenv("BLEIBE_SEED");
    return given == nullptr ? 0 : static_cast<unsigned>(std::strtoul(given, nullptr, 10)) * 1'000;
}

/// A run and what it needs to be looked at afterwards.
struct Run {
    std::unique_ptr<FeelProgram> program;
    Value value = Value::null();
    bool limited = false; // a limit was met, so the value is no answer
    std::string problems;
};

Run run(const std::string& text, const Value& inputs, Arena& arena) {
    Run done;
    DiagnosticList found;
    done.program = FeelProgram::compile(Source("expression", text), inputs, {}, options().limits, found);
    if (done.program != nullptr) {
        done.value = done.program->run(options(), arena, found);
    }
    done.problems = render(found);
    for (const char* word : {"budget", "limit", "too long", "too large", "memory"}) {
        done.limited = done.limited || done.problems.find(word) != std::string::npos;
    }
    return done;
}

/// Every name of several words that an expression may call or read.
const NameTable& all_names() {
    static const NameTable table = [] {
        NameTable names;
        for (const FunctionRow& row : function_table()) {
            names.add(row.name);
        }
        for (const NameInScope& name : scope()) {
            names.add(name.name);
        }
        return names;
    }();
    return table;
}

void check_print(const std::string& text) {
    const auto first = feel_test::parse(text, all_names());
    REQUIRE_MESSAGE(first.problems() == "", text);
    const std::string printed = print(*first.expression.root);
    const auto again = feel_test::parse(printed, all_names());
    REQUIRE_MESSAGE(again.problems() == "", printed);
    CHECK_MESSAGE(feel_test::dump(*again.expression.root) == feel_test::dump(*first.expression.root), text);
    CHECK_MESSAGE(print(*again.expression.root) == printed, text);
}

/// It ran, within its memory, and gave what its type promises.
void check_run(const std::string& text, const Run& done, const Arena& arena) {
    REQUIRE_MESSAGE(done.program != nullptr, text << "\n" << done.problems);
    CHECK_MESSAGE(arena.bytes() <= 4 * options().limits.evaluation_bytes, text);
    if (fits_bounds(done.value, 100'000)) {
        CHECK_MESSAGE(keeps_promise(done.value, done.program->type()),
                      text << "\nof type " << done.program->type().to_string() << " is "
                           << write_value(done.value));
    }
}

/// The same with its constants as entries of the context.
void check_folding(const RandomExpression& expression, const std::vector<Value>& facts, const Run& inlined) {
    Arena arena;
    std::vector<NameInScope> names = scope();
    std::vector<Value> values = facts;
    std::vector<std::unique_ptr<FeelProgram>> programs;
    for (const auto& [name, literal] : expression.constants) {
        Run constant = run(literal, Value::null(), arena);
        names.push_back({name, TypeKind::any});
        values.push_back(constant.value);
        programs.push_back(std::move(constant.program));
    }
    const Value inputs = context_of(names, values, arena);
    const Run named = run(expression.text, inputs, arena);
    if (named.limited || inlined.limited || !fits_bounds(named.value, 10'000)) {
        return;
    }
    CHECK_MESSAGE(write_value(named.value) == write_value(inlined.value), expression.text
                                                                              << "\n"
                                                                              << expression.inlined());
}

/// The same where the check knows nothing of its constants: what a call means does not depend on that.
void check_unchecked(const RandomExpression& expression, const Value& inputs, const Run& inlined) {
    RandomExpression hidden = expression;
    for (auto& [name, literal] : hidden.constants) {
        literal = "(function(hidden) hidden)(" + literal + ")";
    }
    Arena arena;
    const Run unchecked = run(hidden.inlined(), inputs, arena);
    if (unchecked.limited || inlined.limited || !fits_bounds(unchecked.value, 10'000)) {
        return;
    }
    CHECK_MESSAGE(write_value(unchecked.value) == write_value(inlined.value), expression.inlined());
}

/// Answers given early stay, whatever the unknown parts turn out to be. True if there was one.
bool check_learning(const std::string& text, const std::vector<Value>& facts, RandomValues& random) {
    Arena arena;
    std::vector<Value> partly;
    const int percent = random.chance(50) ? 15 : 35;
    for (const Value& fact : facts) {
        partly.push_back(random.forget(fact, percent));
    }
    const Value early_inputs = context_of(scope(), partly, arena);
    const Value late_inputs = context_of(scope(), facts, arena);
    const Run early = run(text, early_inputs, arena);
    const Run late = run(text, late_inputs, arena);
    // What is not known of a list of periods is taken to be a period, or a day, as a ruleset's types say.
    const bool no_periods =
        late.problems.find("has no `from` and `until` that are dates") != std::string::npos;
    if (early.limited || late.limited || no_periods || !fits_bounds(late.value, 10'000) ||
        !fits_bounds(early.value, 10'000)) {
        return false;
    }
    CHECK_MESSAGE(completes(late.value, early.value),
                  text << "\nwith " << write_value(early_inputs) << " is " << write_value(early.value)
                       << "\nwith " << write_value(late_inputs) << " is " << write_value(late.value));
    return !early.value.is_unknown();
}

/// All properties of one expression; true if it gives a value that is not null.
bool check_all(const RandomExpression& expression, RandomValues& random) {
    Arena arena;
    const std::string text = expression.inlined();
    const std::vector<Value> facts = random_facts(random);
    const Value inputs = context_of(scope(), facts, arena);
    check_print(text);
    Arena memory;
    const Run done = run(text, inputs, memory);
    check_run(text, done, memory);
    check_folding(expression, facts, done);
    check_unchecked(expression, inputs, done);
    (void)check_learning(text, facts, random);
    return !done.value.is_null();
}

} // namespace

TEST_CASE("random expressions keep every promise") {
    RandomExpressions expressions(seed() + 104, scope());
    Arena arena;
    RandomValues random(seed() + 25, arena);
    int with_value = 0;
    constexpr int rounds = 6'000;
    for (int round = 0; round < rounds; ++round) {
        arena.reset();
        with_value += check_all(expressions.any(1 + round % 4), random) ? 1 : 0;
    }
    // Otherwise they show nothing.
    CHECK_GT(with_value, rounds / 3);
}

TEST_CASE("calls of every row keep every promise") {
    unsigned drawn = seed() + 1;
    int rows_with_value = 0;
    int rows = 0;
    for (const FunctionRow& row : function_table()) {
        RandomExpressions expressions(drawn, scope());
        Arena arena;
        RandomValues random(drawn++, arena);
        bool has_value = false;
        for (int round = 0; round < 60 || (round < 20'000 && !has_value); ++round) {
            arena.reset();
            has_value = check_all(expressions.of_row(row, 1 + round % 2), random) || has_value;
        }
        ++rows;
        rows_with_value += has_value ? 1 : 0;
        CHECK_MESSAGE(has_value, "`" << row.name << "` was never more than null");
    }
    CHECK_EQ(rows_with_value, rows);
}
