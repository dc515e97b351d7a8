// SPDX-License-Identifier: Apache-2.0
// Errors inside an expression must point at the very characters, however the text was written.
#include "outline.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <random>
#include <vector>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string_view covered_text(const detail::Node& node, std::string_view part) {
    const std::size_t begin = node.text.find(part);
    return begin == std::string::npos ? "not in the text"
                                      : covered(node.span_of_text(begin, begin + part.size()));
}

/// Every letter of the text must lead to the same letter of the source, or to an escape.
bool all_letters_found(const detail::Node& node) {
    for (std::size_t i = 0; i < node.text.size(); ++i) {
        if (std::isalnum(static_cast<unsigned char>(node.text[i])) == 0) {
            continue;
        }
        const std::string_view found = covered(node.span_of_text(i, i + 1));
        if (found != node.text.substr(i, 1) && !found.starts_with('\\')) {
            MESSAGE("offset " << i << " of `" << node.text << "` leads to `" << std::string(found) << "`");
            return false;
        }
    }
    return true;
}

class Writer {
public:
    explicit Writer(unsigned seed) : random_(seed) {}

    bool one_in(unsigned many) { return random_() % many == 0; }
    std::string line_break() { return windows_ ? "\r\n" : "\n"; }
    void choose_breaks() { windows_ = one_in(4); }

    std::string word(bool doubly_quoted, bool singly_quoted) {
        std::string result;
        for (auto i = random_() % 5 + 1; i > 0; --i) {
            result += static_cast<char>('a' + random_() % 26);
        }
        if (one_in(4)) {
            result += "ä";
        }
        if (singly_quoted && one_in(4)) {
            result += "''";
        }
        static const std::vector<std::string> escapes{"\\u00e4", "\\n",         "\\\\", "\\\"",
                                                      "\\x41",   "\\U0001F600", "\\P",  "\\ "};
        if (doubly_quoted && one_in(3)) {
            result += escapes[random_() % escapes.size()];
        }
        return result + (one_in(3) ? "b" : "");
    }
    /// Words with the white space of flow scalars between them.
    std::string flow(bool doubly_quoted, bool singly_quoted) {
        std::string result = word(doubly_quoted, singly_quoted);
        for (auto i = random_() % 8; i > 0; --i) {
            if (one_in(3)) {
                result += one_in(2) ? "  " : "";
                result += line_break();
                result += one_in(4) ? "   " + line_break() : "";
                result += one_in(4) ? line_break() : "";
                result += one_in(2) ? "   " : "      ";
            } else {
                result += doubly_quoted && one_in(5) ? "\\" + line_break() + "   " : one_in(5) ? "  " : " ";
            }
            result += word(doubly_quoted, singly_quoted);
        }
        return result;
    }
    std::string block(char style) {
        std::string result(1, style);
        result += one_in(3) ? "-" : one_in(3) ? "+" : "";
        result += one_in(4) ? " # comment" : "";
        for (auto i = random_() % 8 + 1, first = i; i > 0; --i) {
            result += line_break();
            if (one_in(4)) {
                result += one_in(3) ? "  " + line_break() : line_break();
            }
            result += i != first && one_in(4) ? "     " : "   ";
            result +=
                word(false, false) + (one_in(2) ? " " + word(false, false) : "") + (one_in(6) ? "  " : "");
        }
        return result + (one_in(3) ? line_break() : "");
    }

private:
    std::minstd_rand random_;
    bool windows_ = false;
};

} // namespace

TEST_CASE("places: parts of texts") {
    struct Row {
        std::string text; // the value of the key `a`
        std::string part;
        std::string covered;
    };
    const std::vector<Row> rows{
        {"age in years >= 3", "years", "years"},
        {"ab äö cd", "cd", "cd"},
        {"one two", "one two", "one two"},
        {"one\n  two\n\n  three", "one two", "one\n  two"},
        {"one\n  two\n\n  three", "two", "two"},
        {"one\n  two\n\n  three", "three", "three"},
        {"one  \n  two", "one", "one"},
        {"'one two'", "two", "two"},
        {"'it''s so'", "it's", "it''s"},
        {"'it''s so'", "so", "so"},
        {"'one\n  two'", "two", "two"},
        {"\"one two\"", "one", "one"},
        {R"("x\u00e4y z")", "xäy", R"(x\u00e4y)"},
        {R"("x\u00e4y z")", "ä", R"(\u00e4)"},
        {R"("x\u00e4y z")", "z", "z"},
        {R"("a\tb\\c")", "\\", R"(\\)"},
        {R"("a\tb\\c")", "c", "c"},
        {"\"one\\\n   two\"", "one", "one"},
        {"\"one\\\n   two\"", "two", "two"},
        {"\"\\U0001F600 x\"", "x", "x"},
        {"|\n  one\n  two", "two", "two"},
        {"|\n  one\n    two\n  three", "  two", "  two"},
        {"|\n\n  one\n\n  two\n", "two", "two"},
        {"|2\n    one\n  two", "one", "one"},
        {"|2\n    one\n  two", "two", "two"},
        {"|+\n  one\n\n", "one", "one"},
        {"| # comment\n  one", "one", "one"},
        {">\n  one\n  two\n", "two", "two"},
        {">\n  one\n  two\n", "one two", "one\n  two"},
        {">\n  one\n\n\n  two\n", "two", "two"},
        {">\n  one\n    more\n  two\n", "more", "more"},
        {">\n  one\n    more\n  two\n", "two", "two"},
        {">\n\n  one\n", "one", "one"},
        {">-\n  one  \n  two\n", "two", "two"},
        {">+\r\n  one\r\n  two\r\n\r\n", "two", "two"},
        {"|\r\n  one\r\n  two\r\n", "two", "two"},
        {"'one\r\n  two'", "two", "two"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CAPTURE(row.part);
        for (const std::string behind : {"", "\n# comment\nb: c\n"}) {
            const Reading reading = yaml("# äö\na: " + row.text + behind);
            REQUIRE(reading.findings.empty());
            CHECK(covered_text(at(reading, "a"), row.part) == row.covered);
        }
    }
}

TEST_CASE("places: ends of scalars") {
    const std::vector<std::string> texts{
        "plain",       "plain over\n  lines", "'quoted'",        "\"quoted\\\"\"", "''",
        "|\n  a\n  b", ">-\n  a\n  b",        "\"over\n  two\"", "|+\n  a",        "a  b"};
    for (const std::string& text : texts) {
        for (const std::string behind : {"", "\n", "\n\n", "  # comment\n", "\nb: c\n"}) {
            if (behind.rfind(' ', 0) == 0 && (text[0] == '|' || text[0] == '>')) {
                continue; // there it belongs to the text
            }
            CAPTURE(text);
            CAPTURE(behind);
            const Reading reading = yaml("a: " + text + behind);
            REQUIRE(reading.findings.empty());
            CHECK(covered(at(reading, "a").span) == text);
        }
    }
}

TEST_CASE("places: an offset behind the text leads to its end") {
    const Reading reading = yaml("a: 'b c'");
    const detail::Span span = at(reading, "a").span_of_text(2, 900);
    CHECK(covered(span) == "c");
    CHECK(covered(at(reading, "a").span_of_text(900, 900)).empty());
    CHECK(covered(at(yaml("a: ''"), "a").span_of_text(0, 0)).empty());
}

TEST_CASE("places: every letter of texts in every style") {
    for (unsigned seed = 1; seed <= 3000; ++seed) {
        Writer writer(seed);
        writer.choose_breaks();
        std::string value;
        switch (seed % 5) {
        case 0:
            value = writer.flow(false, false);
            break;
        case 1:
            value = "'" + writer.flow(false, true) + "'";
            break;
        case 2:
            value = "\"" + writer.flow(true, false) + "\"";
            break;
        case 3:
            value = writer.block('|');
            break;
        default:
            value = writer.block('>');
            break;
        }
        const std::string text =
            "k:\n  a: " + value + (writer.one_in(2) ? writer.line_break() + "  b: c" : "");
        CAPTURE(seed);
        CAPTURE(text);
        const Reading reading = yaml(text);
        REQUIRE(render(reading.findings) == "");
        REQUIRE(all_letters_found(at(reading, "k.a")));
    }
}
