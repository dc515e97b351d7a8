// SPDX-License-Identifier: Apache-2.0
#include <bleibe/source.hpp>

#include <doctest/doctest.h>

#include <vector>

using bleibe::Position;
using bleibe::Source;

TEST_CASE("source: lines and columns count from 1, columns count characters") {
    const Source source("f", "ab\näö x\r\n\nend");
    struct Row {
        std::size_t offset;
        Position position;
        std::string_view line;
    };
    const std::vector<Row> rows{
        {0, {1, 1}, "ab"},   {1, {1, 2}, "ab"},   {2, {1, 3}, "ab"},    {3, {2, 1}, "äö x"},
        {5, {2, 2}, "äö x"}, {7, {2, 3}, "äö x"}, {9, {2, 5}, "äö x"},  {11, {3, 1}, ""},
        {12, {4, 1}, "end"}, {15, {4, 4}, "end"}, {999, {4, 4}, "end"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.offset);
        CHECK(source.position(row.offset).line == row.position.line);
        CHECK(source.position(row.offset).column == row.position.column);
        CHECK(source.line_at(row.offset) == row.line);
    }
}

TEST_CASE("source: an empty text has a first line") {
    const Source source;
    CHECK(source.name().empty());
    CHECK(source.text().empty());
    CHECK(source.position(5) == Position{1, 1});
    CHECK(source.line_at(5).empty());
}

TEST_CASE("source: a text may begin in the middle of a character") {
    const Source source("f", "\x81\xBFx");
    CHECK(source.position(0) == Position{1, 1});
    CHECK(source.position(2) == Position{1, 3});
}

TEST_CASE("source: a part of a file counts on from its first line") {
    CHECK(Source("f", "a\nb", 17).position(2) == Position{18, 1});
    CHECK(Source("f", "a", 0).position(0) == Position{1, 1});
}

TEST_CASE("source: copies share the text") {
    const Source source("f", "text");
    const Source copy = source; // NOLINT(performance-unnecessary-copy-initialization)
    CHECK(copy.text().data() == source.text().data());
}

TEST_CASE("source: every place of a long text is where counting from the beginning puts it") {
    std::string text;
    for (std::size_t i = 0; text.size() < 9000; ++i) {
        text += i % 7 == 3 ? "ä" : i % 11 == 5 ? "€" : i % 13 == 0 ? "\U0001F600" : "x";
        text += i % 997 == 500 ? "\n" : "";
    }
    text += std::string(4000, 'y') + "\n\n" + std::string(1021, 'z') + "€€\n";
    const Source source("f", text, 3);
    Position expected{3, 1};
    for (std::size_t offset = 0; offset < text.size(); ++offset) {
        const bool within = (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
        if (!within && source.position(offset) != expected) {
            CAPTURE(offset);
            REQUIRE(source.position(offset) == expected);
        }
        const bool last_byte =
            offset + 1 == text.size() || (static_cast<unsigned char>(text[offset + 1]) & 0xC0U) != 0x80U;
        if (text[offset] == '\n') {
            expected = {expected.line + 1, 1};
        } else if (last_byte) {
            ++expected.column;
        }
    }
    CHECK(source.position(text.size()) == expected);
    CHECK(source.position(text.size() + 5) == expected);
}
