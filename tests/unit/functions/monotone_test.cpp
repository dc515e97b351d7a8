// SPDX-License-Identifier: Apache-2.0
// What a row says about operands that are partly unknown stays true, whatever they turn out to be.
#include "evaluate.hpp"
#include "random_values.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::string written(const std::vector<Value>& operands) {
    std::string out;
    for (const Value& operand : operands) {
        out += (out.empty() ? "" : " | ") + write_value(operand);
    }
    return out;
}

/// The number of answers given although something was unknown.
int check_row(const FunctionRow& row, unsigned seed, int rounds) {
    int decided = 0;
    Arena arena;
    RandomValues random(seed, arena);
    for (int round = 0; round < rounds; ++round) {
        arena.reset();
        const std::vector<Value> known = random.operands_of(row);
        std::vector<Value> partly;
        const int percent = random.chance(50) ? 15 : 35;
        for (const Value& operand : known) {
            partly.push_back(random.forget(operand, percent));
        }
        TestEvaluation evaluation;
        const Value early = apply(evaluation, row, partly);
        const Value late = apply(evaluation, row, known);
        if (!completes(late, early)) {
            FAIL_CHECK(row.name << "(" << written(partly) << ") is " << write_value(early) << ", but ("
                                << written(known) << ") is " << write_value(late));
            return decided;
        }
        const bool has_open = std::any_of(partly.begin(), partly.end(), has_unknown);
        decided += has_open && !early.is_unknown() ? 1 : 0;
    }
    return decided;
}

} // namespace

TEST_CASE("learning never changes an answer, in no row of the table") {
    unsigned seed = 1;
    int decided = 0;
    for (const FunctionRow& row : function_table()) {
        if (row.scalar != nullptr) {
            decided += check_row(row, seed++, 4'000);
        }
    }
    CHECK_GT(decided, 30'000);
}
