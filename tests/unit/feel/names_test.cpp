// SPDX-License-Identifier: Apache-2.0
#include "dump.hpp"

#include <doctest/doctest.h>

using namespace bleibe::detail;
using namespace bleibe::detail::feel_test;

TEST_CASE("a table knows names and their beginnings") {
    NameTable names;
    names.add("day of week");
    names.add("days");
    names.add("day");
    names.add("week - end");
    CHECK(names.contains("day"));
    CHECK(names.contains("day of week"));
    CHECK(names.contains(" day  of\nweek "));
    CHECK_FALSE(names.contains("day of"));
    CHECK(names.is_prefix("day"));
    CHECK(names.is_prefix("day of"));
    CHECK_FALSE(names.is_prefix("day of week"));
    CHECK_FALSE(names.is_prefix("days"));
    CHECK_FALSE(names.is_prefix("da"));
    CHECK(names.is_prefix("week"));
    CHECK(names.is_prefix("week-"));
    CHECK(names.contains("week-end"));
    REQUIRE(names.find("week -end") != nullptr);
    CHECK(*names.find("week -end") == "week - end");
    CHECK(names.names() == std::vector<std::string_view>{"day", "day of week", "days", "week - end"});
}

TEST_CASE("a table shares the names of another") {
    NameTable shared;
    shared.add("day of week");
    shared.add("week");
    NameTable names(&shared);
    names.add("day of year");
    CHECK(names.contains("day of week"));
    CHECK(names.contains("day of year"));
    CHECK(names.is_prefix("day of"));
    CHECK_FALSE(shared.contains("day of year"));
    CHECK(names.names() == std::vector<std::string_view>{"day of week", "day of year", "week"});
    CHECK(feel_test::dump(*parse("day of week + day of year", names).expression.root) ==
          "(+ `day of week` `day of year`)");
}

TEST_CASE("what is no name is not taken into a table") {
    NameTable names;
    for (const char* text : {"", " ", "a(b", "\"a\"", "2nd day", "a, b", "a /* b"}) {
        names.add(text);
        CHECK_FALSE(names.contains(text));
    }
    CHECK(names.names().empty());
}

TEST_CASE("one spacing for each name") {
    CHECK(spaced_name("  a   b ") == "a b");
    CHECK(spaced_name("a + b") == "a+b");
    CHECK(spaced_name("person 's age") == "person's age");
    CHECK(spaced_name("a 2nd b 3") == "a 2nd b 3");
    CHECK(spaced_name("ä_ö ß?") == "ä_ö ß?");
    CHECK(spaced_name("(a)").empty());
}

TEST_CASE("the longest name wins") {
    CHECK(dump("date and time(x)") == "(call `date and time` x)");
    CHECK(dump("date and times") == "(and date times)");
    CHECK(dump("salary after tax and fees and bonus") == "(and `salary after tax and fees` bonus)");
    CHECK(dump("unbroken   since(/* periods */ stays, day)") == "(call `unbroken since` stays day)");
    CHECK(dump("week-end - 1") == "(- week-end 1)");
    CHECK(dump("week - end") == "week-end");
    CHECK(dump("week - ends") == "(- week ends)");
    CHECK(dump("(week) - end") == "(- week end)");
    CHECK(dump("person's age + 1") == "(+ `person's age` 1)");
    CHECK(dump("every v in values in a list satisfies v in values") ==
          "(every v: `values in a list` (in v values))");
}

TEST_CASE("names that an expression binds") {
    CHECK(dump("{net pay: 1, gross pay: net pay + 2}") == "(context net pay: 1 gross pay: (+ `net pay` 2))");
    CHECK(dump("{\"net pay\": 1, b: {c: net pay}}") == "(context net pay: 1 b: (context c: `net pay`))");
    CHECK(dump("{foo+bar: 1, b: foo+bar, c: foo + baz}") == "(context foo+bar: 1 b: foo+bar c: (+ foo baz))");
    CHECK(dump("for this day in days return this day + 1") == "(for this day: days (+ `this day` 1))");
    CHECK(dump("for a day in days, b in a day return a day - b") ==
          "(for a day: days b: `a day` (- `a day` b))");
    CHECK(dump("some one of them in days satisfies one of them") == "(some one of them: days `one of them`)");
    CHECK(dump("function(old one: number, new one) old one < new one") ==
          "(function old one:number new one (< `old one` `new one`))");
    CHECK(dump("for i in days return partial[-1] + i") == "(for i: days (+ (filter partial (minus 1)) i))");
}

TEST_CASE("bound names end with what binds them") {
    CHECK_FALSE(parse("(for this day in days return this day) + this day").expression.root);
    CHECK_FALSE(parse("{net pay: net pay}").expression.root);
    CHECK_FALSE(parse("[{net pay: 1}, net pay]").expression.root);
}

TEST_CASE("keys are known as fields behind a dot and in a filter") {
    CHECK(dump("{net pay: 1}.net pay") == "(.net pay (context net pay: 1))");
    CHECK(dump("[{net pay: 1}][net pay > 0]") == "(filter (list (context net pay: 1)) (> `net pay` 0))");
    CHECK(dump("x.time offset") == "(.time offset x)");
    CHECK(dump("x.first name.a") == "(.a (.first name x))");
}

TEST_CASE("keywords inside and as names") {
    CHECK(dump("{if: 1, null: 2, in a: 3}.if") == "(.if (context if: 1 null: 2 in a: 3))");
    CHECK(dump("item.in + 1") == "(+ (.in item) 1)");
    CHECK_FALSE(parse("item. and b").expression.root);
    CHECK(dump("not(a)") == "(call not a)");
    CHECK(dump("external + of") == "(+ external of)");
    CHECK(dump("nullable or trueish") == "(or nullable trueish)");
    CHECK(dump("Straße_2 + größe?") == "(+ Straße_2 größe?)");
}

TEST_CASE("a name keeps the spelling of the table") {
    NameTable names;
    names.add("a + b");
    names.add("c  d");
    const Parsed parsed = parse("[a+b, c d]", names);
    REQUIRE(parsed.expression.root);
    CHECK(parsed.expression.root->child(0).text == "a + b");
    CHECK(parsed.expression.root->child(1).text == "c  d");
}
