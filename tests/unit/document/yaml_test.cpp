// SPDX-License-Identifier: Apache-2.0
#include "outline.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace bleibe;
using namespace bleibe::test;

TEST_CASE("yaml: what a text means") {
    struct Row {
        std::string text;
        std::string outline;
    };
    const std::vector<Row> rows{
        {"a: b", "{a: b}"},
        {"- a\n- b\n", "[a, b]"},
        {"word", "word"},
        {"---\na: b\n...\n", "{a: b}"},
        {"# comment\na: b # comment\n", "{a: b}"},
        {"a: {b: c, d: [e, f]}\n", "{a: {b: c, d: [e, f]}}"},
        {"a: []\nb: {}\n", "{a: [], b: {}}"},
        {"a: [b, c,]\n", "{a: [b, c]}"},
        {"a:\n- b\n- c\n", "{a: [b, c]}"},
        {"a:\n  - b: 1\n    c: 2\n  - b: 3\n", "{a: [{b: 1, c: 2}, {b: 3}]}"},
        {"- - a\n  - b\n- - c\n", "[[a, b], [c]]"},
        // A scalar keeps its spelling.
        {"a: 1.50\nb: 007\nc: true\nd: 2022-12-31\ne: 1e3\n",
         "{a: 1.50, b: 007, c: true, d: 2022-12-31, e: 1e3}"},
        {"a: '1'\nb: \"x\"\nc: ''\n", "{a: '1', b: 'x', c: ''}"},
        // Nothing, and the word for it.
        {"a:\nb: ~\nc: null\nd: 'null'\n", "{a: _, b: ~, c: null, d: 'null'}"},
        {"a:\n", "{a: _}"},
        {"a:", "{a: _}"},
        {"a: # comment\nb: 1", "{a: _, b: 1}"},
        {"a:\n  null\nb: 1", "{a: null, b: 1}"},
        {"a:\nnull: 1\n", "{a: _, null: 1}"},
        {"a:\n~: 1\n", "{a: _, ~: 1}"},
        {"null: 1\n~: 2\n", "{null: 1, ~: 2}"},
        {"-\n- ~\n-\n-  null # c\n-", "[_, ~, _, null, _]"},
        {"-\n  ~\n- b", "[~, b]"},
        {"{a: , b: ~}", "{a: _, b: ~}"},
        {"{a: null}", "{a: null}"},
        {"{a: NULL, b: Null}", "{a: NULL, b: Null}"},
        {"[~, null, a]", "[~, null, a]"},
        {"~", "~"},
        {"--- ~", "~"},
        {"a:\n  b:\n  c: 1\nd:\n", "{a: {b: _, c: 1}, d: _}"},
        {"a:\n  - b:\n  - c\n", "{a: [{b: _}, c]}"},
        {"nullable: 1", "{nullable: 1}"},
        // Folding.
        {"a: one\n  two\n\n  three\n", "{a: one two\\nthree}"},
        {"a: 'one\n  two'\n", "{a: 'one two'}"},
        {"a: \"x\\ty\\u00e4\\\n  z\"\n", "{a: 'x\tyäz'}"},
        {"a: |\n  one\n  two\n", "{a: 'one\\ntwo\\n'}"},
        {"a: |-\n  one\n  two\n", "{a: 'one\\ntwo'}"},
        {"a: >-\n  one\n  two\n\n  three\n", "{a: 'one two\\nthree'}"},
        {"a: |\r\n  one\r\n  two\r\nb: c\r\n", "{a: 'one\\ntwo\\n', b: c}"},
        // Keys of any kind of scalar; pairs in a list; explicit keys.
        {"'a b': 1\n\"c\": 2\n3: 4\n", "{a b: 1, c: 2, 3: 4}"},
        {"[a: b, c: d]", "[{a: b}, {c: d}]"},
        {"? a\n: b\n", "{a: b}"},
        {"{\"a\":1}", "{a: 1}"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Reading reading = yaml(row.text);
        CHECK(render(reading.findings) == "");
        CHECK(outline(reading) == row.outline);
    }
}

TEST_CASE("yaml: where things stand") {
    const Reading reading = yaml("# first\n"
                                 "norm: § 104c\n"
                                 "list: [a, {b: c}, ]   # behind\n"
                                 "'quoted key' : \"x\"\n"
                                 "block:\n"
                                 "  - one\n"
                                 "  - two: |\n"
                                 "      text\n"
                                 "\n"
                                 "empty:\n"
                                 "last: 1\n");
    REQUIRE(reading.findings.empty());
    const detail::Node& root = at(reading, "");
    CHECK(covered(root.span).starts_with("norm: § 104c"));
    CHECK(covered(root.span).ends_with("last: 1"));
    CHECK(covered(at(reading, "norm").span) == "§ 104c");
    CHECK(covered(root.member("quoted key")->key_span) == "'quoted key'");
    CHECK(covered(at(reading, "quoted key").span) == "\"x\"");
    CHECK(covered(at(reading, "list").span) == "[a, {b: c}, ]");
    CHECK(covered(at(reading, "list.1").span) == "{b: c}");
    CHECK(at(reading, "list").flow);
    CHECK_FALSE(at(reading, "block").flow);
    CHECK(covered(at(reading, "block").span) == "- one\n  - two: |\n      text");
    CHECK(covered(at(reading, "block.1.two").span) == "|\n      text");
    // An empty value stands behind its colon, not in the next line, where yaml-cpp sees it.
    const detail::Span empty = at(reading, "empty").span;
    CHECK(empty.begin == empty.end);
    CHECK(empty.source.text().substr(0, empty.begin).ends_with("\nempty:"));
}

TEST_CASE("yaml: an empty entry stands behind its dash") {
    const Reading reading = yaml("- a\n-\n- # c\n- b\n");
    REQUIRE(reading.findings.empty());
    CHECK(at(reading, "1").span.begin == 5);
    CHECK(at(reading, "2").span.begin == 7);
}

TEST_CASE("yaml: looking things up") {
    const Reading reading = yaml("a: 1\nb: ~\nc: 'null'\nd:\n");
    const detail::Node& root = at(reading, "");
    CHECK(root.find("a")->text == "1");
    CHECK(root.find("x") == nullptr);
    CHECK(root.member("x") == nullptr);
    CHECK(root.find("b")->is_null());
    CHECK_FALSE(root.find("c")->is_null());
    CHECK_FALSE(root.find("d")->is_null());
    CHECK_FALSE(root.is_null());
}

TEST_CASE("yaml: a document may move") {
    Reading reading = yaml("a: {b: c}");
    const detail::Node* root = reading.document.root;
    const Reading moved = std::move(reading);
    CHECK(moved.document.root == root);
    CHECK(outline(moved) == "{a: {b: c}}");
}
