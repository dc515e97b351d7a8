// SPDX-License-Identifier: Apache-2.0
// Every limit, set small: beyond it an ordinary finding that says which, and within it the value.
#include <bleibe/feel.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace bleibe;

namespace {

struct Row {
    std::string limit;
    void (*set)(Limits& limits);
    std::string beyond;
    std::string code;
    std::string said; // somewhere in the findings
    std::string within;
};

constexpr const char* context =
    R"({"n": 50, "text": "abcdefghij", "many": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]})";

Checked<std::string> feel(const std::string& expression, const Limits& limits) {
    FeelOptions options;
    options.limits = limits;
    return evaluate_feel(Source("expression", expression), Source("context.json", context), options);
}

std::string times(std::string_view piece, int count, std::string_view last) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += piece;
    }
    return text += last;
}

void check(const Row& row) {
    CAPTURE(row.limit);
    CAPTURE(row.beyond);
    Limits limits;
    row.set(limits);
    const auto beyond = feel(row.beyond, limits);
    bool found = false;
    for (const Diagnostic& finding : beyond.diagnostics()) {
        found = found || (finding.code == row.code && finding.message.find(row.said) != std::string::npos);
    }
    CHECK_MESSAGE(found, render(beyond.diagnostics()));
    CHECK((!beyond || beyond->find("null") != std::string::npos));
    // It is this limit and no other.
    CHECK_MESSAGE(feel(row.beyond, {}), "under the defaults");
    const auto within = feel(row.within, limits);
    REQUIRE_MESSAGE(within, render(within.diagnostics()));
    CHECK(*within != "null");
}

} // namespace

TEST_CASE("beyond a limit there is a finding, and null or no value") {
    const auto expression_bytes = [](Limits& limits) { limits.expression_bytes = 12; };
    const auto expression_depth = [](Limits& limits) { limits.expression_depth = 20; };
    const auto steps = [](Limits& limits) { limits.steps = 200; };
    const auto call_depth = [](Limits& limits) { limits.call_depth = 10; };
    const auto list = [](Limits& limits) { limits.built_list_length = 20; };
    const auto text = [](Limits& limits) { limits.built_text_bytes = 64; };
    const auto exponent = [](Limits& limits) { limits.number_exponent = 30; };
    const auto memory = [](Limits& limits) { limits.evaluation_bytes = 4'096; };
    const std::string recursion = "{f: function(x, g) if x = 0 then 0 else g(x - 1, g)}.f(";
    const Row rows[] = {
        {"expression_bytes", expression_bytes, "1 + 1 + 1 + 1", "E108", "bytes", "1 + 1 + 1"},
        {"expression_depth", expression_depth, times("(", 25, "1") + times(")", 25, ""), "E107", "", "((1))"},
        {"steps", steps, "for i in 1..n, j in 1..n return i * j", "W410", "budget", "for i in 1..9 return i"},
        {"steps", steps, "every i in [1..n] satisfies every j in [1..n] satisfies i + j > 0", "W410",
         "budget", "every i in [1..9] satisfies i > 0"},
        {"call_depth", call_depth,
         "(function(f, x) f(f, x))(function(f, x) if x = 0 then 1 else f(f, x - 1), n)", "W410",
         "nested beyond the limit",
         "(function(f, x) f(f, x))(function(f, x) if x = 0 then 1 else f(f, x - 1), 3)"},
        {"built_list_length", list, "count(for i in 1..n return i)", "W410", "longer than the limit", "many"},
        {"built_list_length", list, "concatenate(many, many)", "W410", "too long", "append(many, 1)"},
        {"built_list_length", list, "for i in many, j in many return i", "W410", "too long",
         "for i in many return i"},
        {"built_list_length", list, "for i in many, j in many return count(partial)", "W410", "too long",
         "for i in many return count(partial)"},
        {"built_list_length", list, "split(string join(for i in many return text, \",\"), \"[a-j]\")", "W410",
         "", "split(text, \"c\")"},
        {"built_text_bytes", text, "string join(for i in many return text)", "W410", "text would be too long",
         "string join([text, text])"},
        {"built_text_bytes", text, "replace(text, \".\", \"$0$0$0$0$0$0$0\")", "W410",
         "text would be too long", "replace(text, \".\", \"$0$0\")"},
        {"built_text_bytes", text,
         "(for i in 1..5 return if i = 1 then text else partial[-1] + partial[-1])[-1]", "W410",
         "text would be too long", "text + text + text"},
        {"built_text_bytes", text, "string(for i in many return text)", "W410", "text would be too long",
         "string([text])"},
        {"built_text_bytes", text, "for i in many return text", "W410", "the result would be too long",
         "[text, text]"},
        {"built_text_bytes", text, "(for i in 1..n return [partial, partial])[-1]", "W410", "", "[[1], [2]]"},
        {"number_exponent", exponent, "n ** 20", "W410", "exponent of the number is beyond the limit",
         "n ** 17"},
        {"number_exponent", exponent, "10 ** 40", "W410", "exponent of the number is beyond the limit",
         "10 ** 30"},
        {"number_exponent", exponent, "n * 1e30", "W410", "exponent of the number is beyond the limit",
         "n * 1e28"},
        {"number_exponent", exponent, "number(\"1e\" + string(n))", "W410", "", "number(\"1e9\")"},
        {"number_exponent", exponent, "sum([1e30, 9e30])", "W410",
         "exponent of the number is beyond the limit", "sum([1e30, 8e30])"},
        {"number_exponent", exponent, "1e-31 * n", "E108", "exponent of the number is beyond the limit of 30",
         "1e-30 * n"},
        {"evaluation_bytes", memory, "for i in 1..n * 20 return [i, i, i]", "W410", "",
         "for i in many return i"},
    };
    for (const Row& row : rows) {
        check(row);
    }
}

TEST_CASE("loops whose lists multiply end, and results whose shared parts multiply are not written") {
    Limits limits;
    limits.built_text_bytes = 1'000;
    const auto doubled = feel("for i in 1..100 return [partial, partial]", limits);
    REQUIRE(doubled);
    CHECK(*doubled == "null");
    const auto product = feel("for i in 1..900000, j in 1..900000 return 1", {});
    REQUIRE(product);
    CHECK(*product == "null");
}
