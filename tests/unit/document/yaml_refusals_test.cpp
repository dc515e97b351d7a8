// SPDX-License-Identifier: Apache-2.0
#include "outline.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace bleibe;
using namespace bleibe::test;

TEST_CASE("yaml: what is refused, where, and in which words") {
    struct Row {
        std::string text;
        std::string places;
        std::string words; // part of what is printed
    };
    const std::vector<Row> rows{
        // Keys
        {"a: 1\nb: 2\na: 3\n", "E104 3:1+1", "the key `a` stands twice: in line 1, column 1, and here"},
        {"x:\n  a: 1\n  \"a\": 2\n  a: 3\n", "E104 3:3+3 E104 4:3+1", "in line 2, column 3"},
        {"{a: 1, a: 2}", "E104 1:8+1", "`a`"},
        {"? [a]\n: b\n", "E203 1:3+3", "a key must be a word"},
        {"{a: b}: c\n", "E203 1:1+6", "a key must be a word"},
        {": x\n", "E101 1:1+1", "stands no key"},
        {"[a: b, : c]\n", "E101 1:8+1", "stands no key"},
        {"a: b\nc\nd: e\n", "E101 2:1+1", "behind `c` stands no colon"},
        // What YAML has and bleibe's does not
        {"a: &x b\n", "E105 1:4+2", "`&x` is an anchor"},
        {"a: &x\n  b: c\n", "E105 1:4+2", "`&x` is an anchor"},
        {"a: &x [b]\n", "E105 1:4+2", "`&x` is an anchor"},
        {"&x a: b\n", "E105 1:1+2", "`&x` is an anchor"},
        {"a: &x\nb: c\n", "E105 1:4+2", "`&x` is an anchor"},
        {"a: &x 1\nb: *x\n", "E105 1:4+2 E105 2:4+2", "`*x` is an alias"},
        {"a: *x\n", "E105 1:4+1", "alias"},
        {"a: !!str b\n", "E105 1:4+5", "`!!str` is a tag"},
        {"a: ! b\n", "E105 1:4+1", "is a tag"},
        {"a: !x {b: c}\n", "E105 1:4+2", "`!x` is a tag"},
        {"<<: {a: b}\n", "E105 1:1+2", "merges"},
        {"%YAML 1.2\n---\na: b\n", "E105 1:1+9", "directive"},
        {"%YAML 1\n---\na: b\n", "E105 1:1+7", "directive"},
        {"a: b\n---\nc: d\n", "E110 2:1+3", "second document"},
        {"a: b\n...\nc: d\n", "E101 3:1+4", "does not belong"},
        {"- a\nb: c\n", "E101 2:1+4", "check the indentation"},
        // Braces
        {"{de: Erst, zweitens}", "E106 1:12+8", "a comma ended the text before `zweitens`"},
        {"a: {de: x, y z, en: v, w}\n", "E106 1:12+3 E106 1:24+1", "as a block"},
        {"{a}", "E106 1:2+1", "the key `a` has no value"},
        {"{a: b,, c: d}", "E101 1:7+1", "before this comma stands nothing"},
        {"[a,, b]", "E101 1:4+1", "before this comma stands nothing"},
        {"a: [b\nc: d\n", "E101 1:4+1", "`[` is not closed"},
        {"a: {b: c\nd: e\n", "E101 1:4+1", "`{` is not closed"},
        {"a: {b: c\n", "E101 1:4+1", "`{` is not closed"},
        {"a: {b: [c}\n", "E101 1:10+1", "bracket closes nothing"},
        {"a: }\n", "E101 1:4+1", "bracket closes nothing"},
        {"a: {b: c} d\n", "E101 1:11+1", "the value has ended before this"},
        // Indentation
        {"a:\n  b: c\n d: e\n", "E101 3:2+4", "indented otherwise"},
        {"- a: 1\n b: 2\n", "E101 2:2+4", "`- `"},
        {"a:\n\tb: c\n", "E101 2:1+1", "a tab indents this line"},
        {"a: b\n\tc\n", "E101 2:1+1", "a tab indents this line"},
        {"a: |\n\tb\n", "E101 2:1+1", "a tab indents this line"},
        {"a: b\n  c: d\n", "E101 2:3+2", "which has a text already"},
        {"a: - b\n", "E101 1:4+1", "no list can begin here"},
        // Texts
        {"a: b: c\n", "E101 1:5+1", "a colon and a space make a key"},
        {"a: \"b\n", "E101 1:4+1", "this quote is never closed"},
        {"a: \"b\nc: d\n", "E101 1:4+1", "close it with `\"`"},
        {"a: 'b\nc: d\n", "E101 1:4+1", "this quote is never closed"},
        {"a: \"b\\\"\n", "E101 1:4+1", "this quote is never closed"},
        {"a: 'it''\n", "E101 1:4+1", "this quote is never closed"},
        {"a: \"b\" c\n", "E101 1:8+1", "at a closing quote or bracket"},
        {"a: \"b\\qc\"\n", "E101 1:6+2", "`\\q` is no escape"},
        {"a: \"b\\xZZ\"\n", "E101 1:6+4", "is no escape"},
        {"a: \"\\ud800\"\n", "E101 1:5+6", "stands for no character"},
        {"a: \"b\\_c\"\n", "E101 1:6+2", "write `\\u0085` or `\\u00a0`"},
        {"a: \"\\u00e4 \\N\"\n", "E101 1:12+2", "are not used here"},
        {"{ask: Wann geboren?, en: x}\n", "E101 1:19+1", "a text cannot hold `?`"},
        {"a: @b\n", "E101 1:4+1", "a text cannot begin with `@`"},
        {"a: `b`\n", "E101 1:4+1", "a text cannot begin with ```"},
        {"a: %b\n", "E101 1:4+1", "a text cannot begin with `%`"},
        {"a: > 5\n", "E101 1:6+1", "in the next line"},
        {"a: |0\n  b\n", "E101 1:6+1", "block cannot be indented by 0"},
        {"a: \"b\n---\nc\"\n", "E101 2:1+1", "inside a text in quotes"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Reading reading = yaml(row.text);
        CHECK(places(reading.findings) == row.places);
        CHECK(render(reading.findings).find(row.words) != std::string::npos);
        CHECK(outline(reading) == "!!");
        CHECK(reading.document.nodes.empty());
    }
}

TEST_CASE("yaml: every refusal but an empty text says what to do") {
    for (const std::string text :
         {"a: 1\na: 2", "a: &x b", "a: *x", "<<: a", "{a}", "a: {b: c, d}", "a: b: c", "a: \"b", "a: @b",
          "a:\n\tb: c", "a: [b", "a: }", "a: b\n---\nc", "- a\nb: c", "? [a]\n: b"}) {
        CAPTURE(text);
        for (const Diagnostic& one : yaml(text).findings) {
            CHECK_FALSE(one.help.empty());
        }
    }
}

TEST_CASE("yaml: a file with many mistakes has an end") {
    std::string text;
    for (int i = 0; i < 5000; ++i) {
        text += "- &x a\n";
    }
    const std::size_t count = yaml(text).findings.size();
    CHECK(count >= 100);
    CHECK(count <= 110);
}

TEST_CASE("yaml: of many keys that stand twice the first twenty are named") {
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += "k" + std::to_string(i) + ": 1\n";
    }
    CHECK(yaml(text).findings.empty());
    CHECK(places(yaml(text + text).findings).starts_with("E104 31:1+2 E104 32:1+2"));
    CHECK(yaml(text + text).findings.size() == 20);
}
