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

TEST_CASE("source: a part of a file counts on from its first line") {
    CHECK(Source("f", "a\nb", 17).position(2) == Position{18, 1});
    CHECK(Source("f", "a", 0).position(0) == Position{1, 1});
}

TEST_CASE("source: copies share the text") {
    const Source source("f", "text");
    const Source copy = source; // NOLINT(performance-unnecessary-copy-initialization)
    CHECK(copy.text().data() == source.text().data());
}
