// SPDX-License-Identifier: Apache-2.0
// Types of operands, arguments and results; what a ruleset may not ask of periods; `in` beside `or`.
#include "checking.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

TEST_CASE("operands, arguments and results have types") {
    const std::pair<std::string, std::string> rows[] = {
        {"fines", "E404"},
        {"born", "E404"},
        {"declared and fines", "E401"},
        {"not(fines)", "E402"},
        {"fines + declared > 1", "E401"},
        {"born + fines > born", "E401"},
        {"born - born > 5", "E409"},
        {"fines < born", "E409"},
        {"declared < settled", "E409"},
        {"declared = 1", "E409"},
        {"convictions < 3", "E409"},
        {"fines in born", "E409"},
        {"fines in [born]", "E409"},
        {"if fines then true else false", "E401"},
        {"(if declared then 1 else \"a\") = 1", "E401"},
        {"age(born) > 3", "E403"},
        {"age(born, born, born) > 3", "E403"},
        {"age(birth: born, dey: born) > 3", "E403"},
        {"age(fines, born) > 3", "E402"},
        {"covers(convictions, born, born)", "E402"},
        {"covers(fines, born, born)", "E402"},
        {"some f in fines satisfies f > 1", "E401"},
        {"count(numbers[\"a\"]) = 0", "E401"},
        {"some n in numbers satisfies n", "E401"},
        {"-declared = 1", "E401"},
        {"@\"2021-02-30\" = born", "E206"},
        {"date(\"2021-02-30\") = born", "E206"},
        {"duration(\"P1Z\") = @\"P1Y\"", "E206"},
        {"fines(3) > 2", "E401"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.first);
        CHECK(check_when(row.first) == row.second);
    }
}

TEST_CASE("what fits is accepted without a word") {
    for (const std::string when : {
             "fines * 2 + 1 > 3",
             "born + @\"P1Y6M\" <= today()",
             "today() - born >= @\"P10D\"",
             "age(born, today()) >= 16",
             "age(day: today(), birth: born) >= 16",
             "date(\"2021-02-28\") = born",
             "@\"2021-02-28\" = born",
             "fines in [1..5] or declared and settled",
             "fines in (< 5, > 10)",
             "count(convictions) = 0",
             "every n in numbers satisfies n > 1",
             "total(numbers) > 3",
             "count(without(stays, stays)) = 0 or declared",
             "numbers[1] != null",
             "{low: 1, high: low + 1}.high = 2",
         }) {
        CAPTURE(when);
        const std::string codes = check_when(when);
        CHECK((codes == "" || codes == "W303"));
    }
}

TEST_CASE("nobody may read the order or the number of periods") {
    for (const std::string when : {
             "count(stays) = 1",
             "stays[1] != null",
             "stays[-1].status = \"red\"",
             "count(sublist(stays, 1, 1)) = 1",
             "index of(stays, stays[fines]) = [1]",
         }) {
        CAPTURE(when);
        CHECK(check_when(when).find("E408") == 0);
    }
    for (const std::string when : {
             "covers(stays, born, today())",
             "count(convictions) = 1",
             "convictions[1] != null",
             "some s in stays satisfies s.status = \"red\"",
         }) {
        CAPTURE(when);
        CHECK(check_when(when) == "");
    }
}

TEST_CASE("`in` beside `or` needs brackets") {
    CHECK(check_when("liked in warm or declared") == "W303");
    CHECK(check_when("declared or liked in warm") == "W303");
    CHECK(check_when("liked in warm or liked in warm") == "W303 W303");
    CHECK(check_when("(liked in warm) or declared") == "");
    CHECK(check_when("liked in warm and declared") == "");
    CHECK(check_when("not(liked in warm) or declared") == "");
    const DiagnosticList findings = check_texts({one_criterion("liked in warm or declared")});
    CHECK(finding_of(findings, "W303").help.find("liked in warm") != std::string::npos);
}

TEST_CASE("constraints are typed in the vocabulary's names alone") {
    const auto with_constraint = [](const std::string& when) {
        detail::Diagnostics diagnostics;
        std::vector<Source> sources = small_sources({one_criterion("declared")});
        sources[1] =
            Source("facts.yaml", std::string(small_vocabulary) +
                                     "  another:\n    en: another\n    when: |\n      " + when + "\n");
        auto catalog = detail::read_catalog(sources, diagnostics, Limits());
        REQUIRE(catalog != nullptr);
        (void)detail::check_catalog(std::move(catalog), diagnostics);
        return codes_of(diagnostics.take());
    };
    CHECK(with_constraint("fines >= 0") == "");
    CHECK(with_constraint("liked in warm") == "");
    CHECK(with_constraint("fines") == "E404");
    CHECK(with_constraint("applied > born") == "E405");
    CHECK(with_constraint("fine >= 0") == "E210");
    CHECK(with_constraint("permit.effect = \"may\"") == "E210");
}
