// SPDX-License-Identifier: Apache-2.0
// Function values: what they capture, which branches run, and that every recursion ends.
#include <bleibe/feel.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace bleibe;

namespace {

std::string feel(const std::string& expression, const Limits& limits = {}) {
    FeelOptions options;
    options.limits = limits;
    const auto result = evaluate_feel(Source("expression", expression), {}, options);
    return result ? *result : "no value: " + render(result.diagnostics());
}

} // namespace

TEST_CASE("a function takes along what it captures") {
    const std::pair<std::string, std::string> rows[] = {
        {"(function(x) x + 1)(2)", "3"},
        {"{make: function(a) function(b) a - b, r: make(10)(3)}.r", "7"},
        {"{make: function(a) function(b) function(c) [a, b, c], r: make(1)(2)(3)}.r", "[1,2,3]"},
        {"for x in [1, 2] return {add: function(y) y + x}.add(10)", "[11,12]"},
        {"for a in [1, 2], b in [10, 20] return {h: function(c) a + b + c}.h(100)", "[111,121,112,122]"},
        {"for f in [function(x) x + 1, function(x) x * 2] return f(5)", "[6,10]"},
        {"{fs: for x in [1, 2, 3] return function(y) x * y, r: for f in fs return f(10)}.r", "[10,20,30]"},
        {"{x: 1, f: function(y) x + y, r: (for x in [100] return f(x))}.r", "[101]"},
        {"{f: function(x) (for x in [x, x + 1] return x * 2), r: f(4)}.r", "[8,10]"},
        {"{f: function(x, l) l[item > x], r: [f(1, [0, 1, 2]), f(0, [0, 1, 2])]}.r", "[[2],[1,2]]"},
        {"{f: function(x) some i in [1, 2, 3] satisfies i = x, r: [f(2), f(4)]}.r", "[true,false]"},
        {"(function() 5)()", "5"},
        {"(function(a, b) a)(1)", "null"},
        {"(5)(1)", "null"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(feel(row.first) == row.second);
    }
}

TEST_CASE("only the branch that is taken calls functions") {
    const std::string fibonacci = "{f: function(g, n) if n <= 1 then n else ";
    const std::pair<std::string, std::string> rows[] = {
        {fibonacci + "g(g, n - 1) + g(g, n - 2), r: f(f, 12)}.r", "144"},
        {fibonacci + "sum(for i in [1, 2] return g(g, n - i)), r: f(f, 12)}.r", "144"},
        {fibonacci + "sum([1, 2][item > 0 and g(g, n - item) >= 0]) + n, r: f(f, 9)}.r", "12"},
        {fibonacci + "(if some i in [1] satisfies g(g, n - i) < 0 then 0 else g(g, n - 1)) + g(g, n - 2), r: "
                     "f(f, 7)}.r",
         "13"},
        {fibonacci + "sum(for i in [1] return sum(for j in [1, 2] return g(g, n - j))), r: f(f, 10)}.r",
         "55"},
        {"{f: function(g, n) if n = 0 then [] else concatenate(g(g, n - 1), [n]), r: f(f, 4)}.r",
         "[1,2,3,4]"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(feel(row.first) == row.second);
    }
}

TEST_CASE("what is not taken tells no reasons") {
    for (const std::string expression : {
             "{f: function(g) g(g), r: if false then f(f) else 5}.r",
             "{f: function(g) g(g), r: if false then (for i in [1] return f(f)) else 5}.r",
             "{f: function(g) g(g), r: if true then 5 else (some i in [1] satisfies f(f))}.r",
         }) {
        CAPTURE(expression);
        const auto result = evaluate_feel(Source("expression", expression));
        REQUIRE(result);
        CHECK(*result == "5");
        CHECK(result.diagnostics().empty());
    }
}

TEST_CASE("self-application ends with null and says why") {
    for (const std::string expression : {
             "{f: function(g) g(g), r: f(f)}.r",
             "(function(f) f(f))(function(f) f(f))",
             "{f: function(g, n) g(g, n + 1), r: f(f, 0)}.r",
             "{f: function(g) [g(g), g(g)][1], r: f(f)}.r",
             "{f: function(g) sum(for i in [1, 2, 3] return g(g)), r: f(f)}.r",
             "{f: function(g) function(h) g(h), r: f(f)(f)(f)}.r = 1 or null",
         }) {
        CAPTURE(expression);
        Limits limits;
        limits.steps = 100'000;
        FeelOptions options;
        options.limits = limits;
        const auto result = evaluate_feel(Source("expression", expression), {}, options);
        REQUIRE(result);
        CHECK(*result == "null");
        CHECK(!result.diagnostics().empty());
        CHECK(!has_errors(result.diagnostics()));
    }
}

TEST_CASE("budgets are bounds: just inside works, just outside is null") {
    const std::string depth = "{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 20)}.r";
    Limits limits;
    limits.call_depth = 21;
    CHECK(feel(depth, limits) == "20");
    limits.call_depth = 20;
    CHECK(feel(depth, limits) == "null");

    Limits few;
    few.steps = 50;
    CHECK(feel("count(for i in 1..10 return i)", few) == "10");
    CHECK(feel("count(for i in 1..1000 return i)", few) == "null");
    CHECK(feel("count([1, 2, 3][item > 1])", few) == "2");
    CHECK(feel("some i in [1..1000] satisfies i < 0", few) == "null");
    CHECK(feel("every i in [1..1000] satisfies i > 0", few) == "null");
    CHECK(feel("[1..1000][item > 0]", few) == "null");

    Limits short_lists;
    short_lists.built_list_length = 10;
    CHECK(feel("count(for i in 1..10 return i)", short_lists) == "10");
    CHECK(feel("(for i in 1..11 return i) = null", short_lists) == "true");
}
