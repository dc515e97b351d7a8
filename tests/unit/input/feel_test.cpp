// SPDX-License-Identifier: Apache-2.0
// One expression by itself: FEEL's own rules for null, names from a JSON context, findings as warnings.
#include <bleibe/feel.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace bleibe;

namespace {

std::string feel(const std::string& expression, const std::string& context = {}) {
    FeelOptions options;
    options.on = Date::parse("2024-02-29");
    const auto result =
        evaluate_feel(Source("expression", expression), Source("context.json", context), options);
    return result ? *result : "none";
}

std::string codes(const std::string& expression, const std::string& context = {}) {
    const auto result = evaluate_feel(Source("expression", expression), Source("context.json", context));
    std::string joined;
    for (const Diagnostic& finding : result.diagnostics()) {
        joined +=
            (joined.empty() ? "" : " ") + finding.code + (finding.severity == Severity::warning ? "w" : "");
    }
    return joined;
}

} // namespace

TEST_CASE("null decides as FEEL says") {
    const std::pair<std::string, std::string> rows[] = {
        {"null and false", "false"},
        {"null and true", "null"},
        {"null or true", "true"},
        {"null or false", "null"},
        {"not(null)", "null"},
        {"5 and false", "false"},
        {"5 or true", "true"},
        {"5 and true", "null"},
        {"if null then 1 else 2", "2"},
        {"if 5 then 1 else 2", "2"},
        {"[1, null, 3][item > 2]", "[3]"},
        {"null = null", "true"},
        {"null < 1", "null"},
        {"1 + null", "null"},
        {"some x in [null, 1] satisfies x = 1", "true"},
        {"some x in [null, 1] satisfies x > 1", "null"},
        {"every x in [null, 1] satisfies x > 1", "false"},
        {"every x in [null, 2] satisfies x > 1", "null"},
        {"some x in [] satisfies x", "false"},
        {"every x in [] satisfies x", "true"},
        {"for x in null return x", "null"},
        {"null[item > 1]", "null"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(feel(row.first) == row.second);
    }
}

TEST_CASE("loops and contexts") {
    const std::pair<std::string, std::string> rows[] = {
        {"{a: 1, b: a + 1, c: {d: a + b}}.c.d", "3"},
        {"for i in 1..4 return i * i", "[1,4,9,16]"},
        {"for i in 3..1 return i", "[3,2,1]"},
        {"for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1,2,6,24]"},
        {"for x in [1, 2], y in [x, 10] return x + y", "[2,11,4,12]"},
        {"some x in [1, 2], y in [3, 4] satisfies x + y = 6", "true"},
        {"every x in [1, 2], y in [3, 4] satisfies x < y", "true"},
        {"[{a: 1}, {a: 2}].a", "[1,2]"},
        {"[{a: 1, b: 5}, {a: 2, b: 6}][a > 1].b", "[6]"},
        {"[{a: 1}, {b: 2}][a = 1]", "[{\"a\":1}]"},
        {"for x in [{a: 1}, {b: 2}] return x.a", "[1,null]"},
        {"[{a: 1, b: 1}, {b: 2}][a = 1].b", "[1]"},
        {"sum([1, null, 3][item != null])", "4"},
        {"sum(for i in [1, 2] return if i = 1 then null else i)", "null"},
        {"[1, 2, 3][-1]", "3"},
        {"[[1, 2], [3]][item[1] = 3]", "[[3]]"},
        {"for a in [1, 2] return for b in [1, 2] return for c in [1] return a * 100 + b * 10 + c",
         "[[[111],[121]],[[211],[221]]]"},
        {"for i in [1, 2, 3] return count([1, 2, 3][item < i])", "[0,1,2]"},
        {"for i in [1, 2] return (some j in [1, 2] satisfies (every k in [1, 2] satisfies i * j >= k))",
         "[true,true]"},
        {"5[item > 3]", "[5]"},
        {"every i in [1..3] satisfies i < 3", "false"},
        {"every i in [1.5..3] satisfies i < 0", "null"},
        {"some i in [\"a\"..\"c\"] satisfies i = \"b\"", "null"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(feel(row.first) == row.second);
    }
}

TEST_CASE("a context gives names and values") {
    const std::string context = R"({"n": 1.50, "text": "x", "yes": true, "none": null, "list": [1, {"a": 2}],
                                    "person": {"name": "N", "age": 3}, "age": 99, "with blank": 4})";
    CHECK(feel("n * 2", context) == "3");
    CHECK(feel("text", context) == "\"x\"");
    CHECK(feel("yes and none = null", context) == "true");
    CHECK(feel("list[2].a", context) == "2");
    CHECK(feel("person.age + age", context) == "102");
    CHECK(feel("with blank + 1", context) == "5");
    CHECK(feel("today()", context) == "\"2024-02-29\"");
    CHECK(feel("today() + @\"P1Y\"") == "\"2025-02-28\"");
    CHECK(feel("[person][age < 50].name", context) == "[\"N\"]"); // the entry's own name hides the outer one
    CHECK(feel("[{b: 1}][age = 99].b", context) == "[1]");        // the outer one where the entry has none
}

TEST_CASE("a mistake is null with a warning; what is no FEEL has no value") {
    CHECK(feel("unheard_of") == "null");
    CHECK(codes("unheard_of") == "E210w");
    CHECK(codes("1 + \"a\"").find("E401w") == 0);
    CHECK(codes("@\"2024-02-30\"") == "E206w");
    CHECK(codes("date(\"2024-02-30\")") == "W410w");
    CHECK(codes("1 / 0") == "W410w");
    CHECK(feel("@\"2024-02-29\".yaer") == "null");
    CHECK(codes("@\"2024-02-29\".yaer") == "E407w");
    CHECK(codes("null < 1 or applied != null", R"({"applied": null})").find('E') == std::string::npos);
    CHECK(feel("1 +") == "none");
    CHECK(codes("1 +") == "E301");
    CHECK(codes("(1") == "E302");
    CHECK(codes("1", "[1]").find("E706") == 0);
    CHECK(feel("1", "{") == "none");
}

TEST_CASE("today() without a day is null") {
    const auto result = evaluate_feel(Source("expression", "today()"));
    REQUIRE(result);
    CHECK(*result == "null");
}
