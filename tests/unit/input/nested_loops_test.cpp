// SPDX-License-Identifier: Apache-2.0
// Loops in one another, whichever of the variables around them the innermost reads, against plain loops.
#include "small_law.hpp"

#include <bleibe/bleibe.hpp>
#include <bleibe/feel.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace bleibe;
using namespace bleibe::test;

namespace {

using Test = std::function<bool(int, int, int)>;

const std::vector<std::pair<std::string, Test>>& tests() {
    static const std::vector<std::pair<std::string, Test>> all = {
        {"c = a and c >= b", [](int a, int b, int c) { return c == a && c >= b; }},
        {"c > a", [](int a, int, int c) { return c > a; }},
        {"c >= b", [](int, int b, int c) { return c >= b; }},
        {"a + b = c + 1", [](int a, int b, int c) { return a + b == c + 1; }},
        {"c = 2", [](int, int, int c) { return c == 2; }},
        {"a = b", [](int a, int b, int) { return a == b; }},
    };
    return all;
}

/// Some or every of 1 and 2 by bit `level` of `kinds`.
bool expected(unsigned kinds, const Test& test, std::vector<int> bound = {}) {
    if (bound.size() == 3) {
        return test(bound[0], bound[1], bound[2]);
    }
    const bool every = (kinds >> bound.size() & 1U) != 0;
    bool result = every;
    for (const int value : {1, 2}) {
        std::vector<int> inner = bound;
        inner.push_back(value);
        const bool holds = expected(kinds, test, inner);
        result = every ? result && holds : result || holds;
    }
    return result;
}

std::string written(unsigned kinds, const std::string& test, const std::string& list) {
    std::string text;
    for (unsigned level = 0; level < 3; ++level) {
        text += std::string((kinds >> level & 1U) != 0 ? "every " : "some ") + "abc"[level] + " in " + list +
                " satisfies ";
    }
    return text + test;
}

} // namespace

TEST_CASE("three quantifiers in one another, as an expression and in a ruleset") {
    for (unsigned kinds = 0; kinds < 8; ++kinds) {
        for (const auto& test : tests()) {
            const bool holds = expected(kinds, test.second);
            const std::string alone = written(kinds, test.first, "[1, 2]");
            CAPTURE(alone);
            CHECK(evaluate_feel(Source("expression", alone)).value() == (holds ? "true" : "false"));

            const Catalog catalog =
                load_catalog(small_sources({one_criterion(written(kinds, test.first, "numbers"))})).value();
            const Case person =
                read_case(catalog, Source("case.json", R"({"facts": {"numbers": [1, 2]}})")).value();
            const Assessment assessment =
                assess(compile(catalog).value(), person, *Date::parse("2023-01-01"));
            CHECK(assessment.verdict({0}).status == (holds ? Status::eligible : Status::ineligible));
        }
    }
}

TEST_CASE("filters and loops in one another") {
    const std::pair<std::string, std::string> rows[] = {
        {"[1, 2, 3][item > 1 and count([1, 2][some c in [1, 2] satisfies c = item]) = 2]", "[2,3]"},
        {"for a in [1, 2] return count([1, 2, 3][every b in [a, 2] satisfies item >= b])", "[2,2]"},
        {"for a in [1, 2], b in [1, 2] return some c in [1, 2] satisfies c = a and c >= b",
         "[true,false,true,true]"},
        {"for a in [1, 2] return for b in [1, 2] return [1, 2, 3][item > a and item > b]",
         "[[[2,3],[3]],[[3],[3]]]"},
        {"some a in [1, 2] satisfies every b in [1, 2] satisfies some c in [1, 2] satisfies every d in [1, "
         "2] "
         "satisfies c >= a and c >= b and d <= 2",
         "true"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(evaluate_feel(Source("expression", row.first)).value() == row.second);
    }
}
