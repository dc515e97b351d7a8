// SPDX-License-Identifier: Apache-2.0
// Patterns and texts that are made to exhaust an engine: each ends within the budget, with the right answer
// or with null and a reason.
#include "regex_run.hpp"

#include <doctest/doctest.h>

using namespace bleibe::test;

namespace {

constexpr std::string_view too_many_steps = "matching the pattern needs more steps than the budget has";
constexpr std::string_view too_much_memory = "matching the pattern needs too much memory";
constexpr std::string_view too_long =
    "the pattern is longer than the limit when its repetitions are written out";

std::string answer(std::string_view text, std::string_view pattern, std::string_view flags = "") {
    const RegexResult result = regex_result("matches", {text, pattern, flags});
    return result.value == "null" ? result.reason : result.value;
}

} // namespace

TEST_CASE("repetitions within repetitions take no longer than the text is long") {
    const std::string many = repeated("a", 60'000);
    CHECK_EQ(answer(many, "^(a*)*b"), "false");
    CHECK_EQ(answer(many, "(a*)*b"), "false");
    CHECK_EQ(answer(many, "(a|a)*b"), "false");
    CHECK_EQ(answer(many, "(a|aa)+$"), "true");
    CHECK_EQ(answer(many + "b", "^(a|aa)+$"), "false");
    CHECK_EQ(answer(many, "((a*)*)*b"), "false");
    CHECK_EQ(answer(many, "(?:(?:a?)*?)*?b"), "false");
    CHECK_EQ(answer(many, "(a+a+)+b"), "false");
    CHECK_EQ(answer(many, "(.*)(.*)(.*)(.*)[^a]"), "false");
    CHECK_EQ(answer(many, "a*a*a*a*a*a*a*a*b"), "false");
    CHECK_EQ(answer(many, "(([a-z])+.)+[A-Z]([a-z])+$"), "false");
    CHECK_EQ(answer(many + "b", "^(a?){30}(a*)*b$"), "true");
    CHECK_EQ(answer(repeated("a", 30), "^" + repeated("a?", 30) + repeated("a", 30) + "$"), "true");
    CHECK_EQ(answer(repeated("a", 29), "^" + repeated("a?", 30) + repeated("a", 30) + "$"), "false");
    CHECK_EQ(answer(many, repeated("(", 60) + "a" + repeated(")*)+", 30) + "b"), "false");
}

TEST_CASE("a text of a million characters") {
    const std::string many = repeated("a", 1'000'000);
    CHECK_EQ(answer(many, "b"), "false");
    CHECK_EQ(answer(many, "a*b"), "false");
    CHECK_EQ(answer(many, "(a*)*b"), "false");
    CHECK_EQ(answer(many, "^.*$"), "true");
    CHECK_EQ(answer(many, "^[a-z]+[0-9]"), "false");
    CHECK_EQ(answer(many, "^a{1000000}$"), "true");
    CHECK_EQ(answer(many, "^a{999999}$"), "false");
    CHECK_EQ(answer(many + "b", "(a|b)+?b$"), "true");
    CHECK_EQ(answer(repeated("\xC3\xA4", 500'000), "\xC3\xA4*b", "i"), "false");
    CHECK_EQ(answer(many, "(\\w+)\\1b"), too_many_steps);
    CHECK_EQ(answer(many, "a{1,500000}b"), too_many_steps);

    CHECK_EQ(regex_result("split", {many, "b"}).value.size(), many.size() + 4);
    CHECK_EQ(regex_result("replace", {many, "a", ""}).value, "\"\"");
    CHECK_EQ(regex_result("replace", {many, "a+?", "b"}).value.size(), many.size() + 2);
    CHECK_EQ(regex_result("split", {many, "a"}).value, "null"); // more parts than a list may have
}

TEST_CASE("what no table of visited states helps against ends with the budget") {
    const std::string many = repeated("a", 40);
    CHECK_EQ(answer(many, "^(a+)+(\\1)*b"), too_many_steps);
    CHECK_EQ(answer(many, "(a*)*(a*)*(a*)*(a*)*\\1b"), too_many_steps);
    CHECK_EQ(answer(repeated("a", 400), "^(a*)(a*)(a*)(a*)\\4\\3\\2\\1b"), too_many_steps);
    // More states than the memory has room for.
    CHECK_EQ(answer(repeated("a", 60'000), "(?:a(?:a|b)?){1,4000}c"), too_many_steps);
    // More choices left than the memory has room for.
    CHECK_EQ(answer(repeated("ab", 2'000'000), "^(ab)*c(\\1)"), too_much_memory);
}

TEST_CASE("depth has a limit") {
    const auto nested = [](std::string_view open, std::string_view close, std::size_t times) {
        return repeated(open, times) + "a" + repeated(close, times);
    };
    constexpr std::string_view groups = "the pattern is wrong at its character 201: groups nest too deep";
    CHECK_EQ(answer("a", nested("(", ")", 200)), "true");
    CHECK_EQ(answer("a", nested("(", ")", 201)), groups);
    CHECK_EQ(answer("a", nested("(", ")", 10'000)), groups);
    CHECK_EQ(answer("a", repeated("(", 10'000)), groups);
    CHECK_EQ(answer("a", nested("(?:", ")*", 10'000)),
             "the pattern is wrong at its character 601: groups nest too deep");
    CHECK_EQ(answer("a", nested("(b|", ")", 10'000)),
             "the pattern is wrong at its character 601: groups nest too deep");
    CHECK_EQ(answer("b", repeated("[a-z-", 200) + "[b]" + repeated("]", 200)), "true");
    CHECK_EQ(answer("c", repeated("[a-z-", 200) + "[b]" + repeated("]", 200)), "false");
    CHECK_EQ(answer("a", repeated("[a-z-", 10'000) + "[b]" + repeated("]", 10'000)),
             "the pattern is wrong at its character 1005: classes nest too deep");
    CHECK_EQ(answer("b", nested("(", ")*", 200)), "true");
    CHECK_EQ(answer(repeated("\xC3\xA4", 60'000),
                    "(" + repeated("[^x-", 190) + "[b]" + repeated("]", 190) + "*)*b"),
             too_many_steps);
    CHECK_EQ(answer(repeated("a", 1000) + "c", "^" + nested("(", "|b)*", 190) + "$"), "false");
}

TEST_CASE("repetitions of huge numbers") {
    CHECK_EQ(answer("aaa", "^a{1000000000}$"), "false");
    CHECK_EQ(answer("aaa", "^a{2,1000000000}$"), "true");
    CHECK_EQ(answer("aaa", "^a{0,1000000000}?$"), "true");
    CHECK_EQ(answer("aaa", "^a{1000000000,}$"), "false");
    CHECK_EQ(answer("aaa", "^(){1000000000}a"), "true");
    CHECK_EQ(answer("aaa", "^((){1000000000}){1000000000}a"), "true");
    CHECK_EQ(answer("aaa", "^(){0,1000000000}a"), "true");
    CHECK_EQ(answer("aaa", "^((){0,1000000000}){0,1000000000}a"), too_long);
    CHECK_EQ(answer("aaa", "(ab){1000000000}"), too_long);
    CHECK_EQ(answer("aaa", "(ab){0,1000000000}"), too_long);
    CHECK_EQ(answer("aaa", "((a{1000}){1000}){1000}"), too_long);
    CHECK_EQ(answer("aaa", "(((((((a|b){9}){9}){9}){9}){9}){9}){9}"), too_long);
    CHECK_EQ(answer("aaa", "(a|b){1000000000,}"), too_long);
    CHECK_EQ(answer("ab", "^(ab){1,1000}$"), "true");
}

TEST_CASE("long patterns") {
    std::string words = "w0";
    for (int i = 1; i < 6'000; ++i) {
        words += "|w" + std::to_string(i);
    }
    CHECK_EQ(answer("the w5999", words), "true");
    CHECK_EQ(answer("the w", words), "false");
    CHECK_EQ(answer("w77", "^(" + words + ")$"), "true");
    CHECK_EQ(answer(repeated("w", 60'000), words), too_many_steps);
    CHECK_EQ(answer("a", repeated("a", 65'537)), "the pattern is longer than the limit");
    CHECK_EQ(answer("a", repeated("a", 60'000)), too_long);
    CHECK_EQ(answer("a", repeated("[a-z]", 13'000)), "false");
    CHECK_EQ(answer(repeated("a", 13'000), repeated("[a-z]", 13'000)), "true");
    CHECK_EQ(answer("a", "[" + repeated("a-z", 20'000) + "]"), "true");
    CHECK_EQ(answer("", repeated("()", 20'000)), "true");
    CHECK_EQ(answer("b", repeated("a*", 20'000) + "b"), "true");
    CHECK_EQ(answer("a", repeated("|", 20'000)), "true");
    CHECK_EQ(answer("ab", repeated("\\p{L}", 2)), "true");
}

TEST_CASE("a replacement may not outgrow the memory") {
    const std::string many = repeated("a", 60'000);
    const RegexResult result = regex_result("replace", {many, "a", many});
    CHECK_EQ(result.value, "null");
    CHECK_EQ(result.reason, "the text would be too long");
    CHECK_EQ(regex_result("replace", {many, "(a)", repeated("$1", 10)}).value.size(), 600'002);
    CHECK_EQ(regex_result("replace", {"a", "(a)", repeated("$1", 100'000)}).value.size(), 100'002);
}

TEST_CASE("a small budget is kept") {
    const std::string many = repeated("ab", 500);
    CHECK_EQ(regex_result("matches", {many, "(a|b)*c"}, 20'000).value, "false");
    for (std::uint64_t steps = 0; steps < 3'000; steps += 7) {
        CAPTURE(steps);
        const RegexResult matched = regex_result("matches", {many, "(a|b)*c"}, steps);
        CHECK_EQ(matched.value == "null", !matched.reason.empty());
        CHECK((matched.value == "false" || matched.value == "null"));
        const RegexResult replaced = regex_result("replace", {many, "(a)b", "$1"}, steps);
        CHECK_EQ(replaced.value == "null", !replaced.reason.empty());
        const RegexResult parts = regex_result("split", {many, "b"}, steps);
        CHECK_EQ(parts.value == "null", !parts.reason.empty());
    }
    CHECK_EQ(regex_result("matches", {many, "(a|b)*c"}, 100).value, "null");
    CHECK_EQ(regex_result("replace", {many, "(a)b", "$1"}, 100).value, "null");
    CHECK_EQ(regex_result("split", {many, "b"}, 100).value, "null");
}

TEST_CASE("texts that are no UTF-8") {
    CHECK_EQ(answer("\x80\x80", "^.*$"), "true");
    CHECK_EQ(answer("a\xC3", "^a.$"), "true");
    CHECK_EQ(answer("\xF0\x9F", "^.{2}$"), "true");
    CHECK_EQ(answer("\xE2\x82", "^.*\xC3\xA4?.$"), "true");
    CHECK_EQ(answer("a", "\xC3"), "false");
    CHECK_EQ(answer("a", "[\xC3-\x80]"), "false");
    CHECK_EQ(answer("a\xFF"
                    "b",
                    "^[^x]*b$", "i"),
             "true");
}
