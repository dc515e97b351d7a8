// SPDX-License-Identifier: Apache-2.0
// Definitions may stand in any order and be functions; none may rest on itself.
#include "checking.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string definitions(const std::vector<std::pair<std::string, std::string>>& pairs) {
    std::string text = "definitions:\n";
    for (const auto& [name, value] : pairs) {
        text += "  " + name + ":\n    value: |\n      " + value + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("definitions need no order") {
    CHECK(check_when("c > 1", definitions({{"a", "fines"}, {"b", "a + 1"}, {"c", "b + a"}})) == "");
    CHECK(check_when("c > 1", definitions({{"c", "b + a"}, {"b", "a + 1"}, {"a", "fines"}})) == "");
    CHECK(check_when("c", definitions({{"c", "b + a"}, {"b", "a + 1"}, {"a", "fines"}})) == "E404");
    CHECK(check_when("c > born", definitions({{"c", "b + a"}, {"b", "a + 1"}, {"a", "fines"}})) == "E409");
}

TEST_CASE("a definition that rests on itself is reported once") {
    const auto circles = [](const std::string& when, const std::string& text) {
        std::string codes = check_when(when, text);
        return codes;
    };
    CHECK(circles("a > 1", definitions({{"a", "a + 1"}})) == "E214");
    CHECK(circles("a > 1", definitions({{"a", "b + 1"}, {"b", "a + 1"}})) == "E214");
    CHECK(circles("b > 1", definitions({{"a", "b + 1"}, {"b", "c + 1"}, {"c", "a + 1"}})) == "E214");
    CHECK(circles("d > 1", definitions({{"d", "fines"}, {"a", "b + 1"}, {"b", "a + 1"}})) == "E214");
}

TEST_CASE("a function is typed at each of its calls") {
    const std::string twice = definitions({{"twice", "function(x) x + x"}});
    CHECK(check_when("twice(fines) > 3", twice) == "");
    CHECK(check_when("twice(twice(fines)) > 3", twice) == "");
    CHECK(check_when("twice(declared) = 3", twice) == "E401");
    CHECK(check_when("twice(fines) = born", twice) == "E409");
    CHECK(check_when("twice(fines, 1) = 3", twice) == "E403");
    CHECK(check_when("twice(x: fines) = 3", twice) == "E403");
    const std::string late = definitions({{"is_late", "function(day) day > born"}});
    CHECK(check_when("is_late(applied)", late) == "E405");
    CHECK(check_when("applied != null and is_late(applied)", late) == "");
    CHECK(check_when("is_late(today())", late) == "");
}

TEST_CASE("a finding inside a function stands at the call") {
    const DiagnosticList findings = check_texts(
        {one_criterion("declared and twice(declared) = 3", definitions({{"twice", "function(x) x + x"}}))});
    const Diagnostic finding = finding_of(findings, "E401");
    CHECK(finding.column == 7 + std::string("declared and ").size());
    CHECK(finding.length == std::string("twice(declared)").size());
}

TEST_CASE("functions use functions, and none calls itself") {
    const std::string chain = definitions({{"f", "function(x) g(x) + 1"}, {"g", "function(x) x * 2"}});
    CHECK(check_when("f(fines) > 3", chain) == "");
    CHECK(check_when("f(fines) > 3", definitions({{"f", "function(x) f(x) + 1"}})) == "E214");
    CHECK(check_when("f(fines) > 3",
                     definitions({{"f", "function(x) g(x) + 1"}, {"g", "function(x) f(x) + 1"}})) == "E214");
}

TEST_CASE("a definition of another norm has the type it has there") {
    const std::string shared =
        ruleset_of("2", "2020-01-01", "",
                   "definitions:\n  weighed:\n    value: total(numbers)\n  day:\n    value: applied\n");
    const auto codes = [&](const std::string& when, const std::string& use) {
        return codes_of(
            check_texts({one_criterion(when, "definitions:\n  other: {use: '" + use + "'}\n"), shared}));
    };
    CHECK(codes("other > 3", "xx/law/2#weighed") == "");
    CHECK(codes("other", "xx/law/2#weighed") == "E404");
    CHECK(codes("other > born", "xx/law/2#day") == "E405");
    CHECK(codes("other != null and other > born", "xx/law/2#day") == "");
    CHECK(codes("other > 3", "xx/law/2#nothing") == "E212");
    CHECK(codes("other > 3", "xx/law/3#weighed") == "E212");
    CHECK(codes("other > 3", "xx/law/2#weighed@2020-01-01") == "");
    CHECK(codes("other > 3", "xx/law/2#weighed@2021-01-01") == "E212");
}

TEST_CASE("a definition of another norm must be in every version that is in force besides") {
    const std::string first =
        ruleset_of("2", "2020-01-01", "2020-12-31", "definitions:\n  weighed: {value: fines}\n");
    const std::string second = ruleset_of("2", "2021-01-01", "", "definitions:\n  other: {value: fines}\n");
    const std::string caller =
        one_criterion("weighed > 3", "definitions:\n  weighed: {use: 'xx/law/2#weighed'}\n");
    CHECK(codes_of(check_texts({caller, first, second})).find("E608") != std::string::npos);
}

TEST_CASE("definitions of two norms that rest on each other are a circle") {
    const std::string first = one_criterion("a > 3", "definitions:\n  a: {use: 'xx/law/2#b'}\n");
    const std::string second = ruleset_of("2", "2020-01-01", "", "definitions:\n  b: {use: 'xx/law/1#a'}\n");
    CHECK(codes_of(check_texts({first, second})) == "E214");
}
