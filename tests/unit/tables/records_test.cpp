// SPDX-License-Identifier: Apache-2.0
#include "tables/records.hpp"

#include "unit/support/tables_of_people.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bleibe;
using namespace bleibe::detail;

namespace {

/// "a|b" for the cells, "!place: message" for a fault.
std::string cells_of(std::string_view record, char separator = ';') {
    CellSplitter splitter(separator);
    if (const auto fault = splitter.split(record)) {
        return "!" + std::to_string(fault->begin) + ": " + std::string(fault->message);
    }
    std::string text;
    for (const RowCell& cell : splitter.cells()) {
        text += (text.empty() && &cell == splitter.cells().data() ? "" : "|") + std::string(cell.text);
    }
    return text;
}

/// "line@offset:record" of each record, read in pieces and batches of these sizes.
std::vector<std::string> records_of(const std::string& text, std::size_t piece, std::size_t batch_lines,
                                    std::size_t case_bytes = 1'000) {
    CaseloadOptions options;
    options.batch_lines = batch_lines;
    options.limits.case_bytes = case_bytes;
    RecordBatches records(test::bytes_of(text, piece), ';', options);
    std::vector<std::string> found;
    LineBatch batch;
    while (records.fill(batch)) {
        for (std::size_t i = 0; i < batch.lines.size(); ++i) {
            const BatchLine& line = batch.lines[i];
            found.push_back(std::to_string(line.number) + "@" + std::to_string(line.offset) + ":" +
                            (line.too_long ? "(too long)" : std::string(batch[i])));
        }
    }
    return found;
}

} // namespace

TEST_CASE("cells of a record") {
    CHECK(cells_of("a;b;c") == "a|b|c");
    CHECK(cells_of("") == "");
    CHECK(cells_of(";;") == "||");
    CHECK(cells_of(" a ;\tb\t; ") == "a|b|");
    CHECK(cells_of("\"a;b\";\"\";\" c \"") == "a;b||c");
    CHECK(cells_of("\"a\"\"b\"\"\";\"\"\"\"") == "a\"b\"|\"");
    CHECK(cells_of("\"a\nb\"") == "a\nb");
    CHECK(cells_of("a,b;c", ',') == "a|b;c");
    CHECK(cells_of("a;\"b") == "!2: a quote that nothing closes");
    CHECK(cells_of("a;\"b\"\"") == "!2: a quote that nothing closes");
    CHECK(cells_of("a;\"b\"c;d") == "!5: text behind the closing quote of a cell");
    CHECK(cells_of("a;b\"c\"") == "!3: a quote inside a cell without quotes");
    CHECK(cells_of("a; \"b\"") == "!3: a quote inside a cell without quotes");
}

TEST_CASE("cells tell where they stand, and no more are read than asked for") {
    CellSplitter splitter(';');
    REQUIRE_FALSE(splitter.split("ab;\"c\";d", 2));
    REQUIRE(splitter.cells().size() == 2);
    CHECK(splitter.cells()[1].begin == 3);
    CHECK(splitter.cells()[1].end == 6);
    REQUIRE_FALSE(splitter.split("ab;x\"c", 1));
    CHECK(splitter.cells().size() == 1);
}

TEST_CASE("records, whatever the pieces and batches") {
    const std::string text = "\xEF\xBB\xBF"
                             "a;b\r\n"
                             "\r\n"
                             "1;\"x\r\n\r\ny\"\r\n" // line 3: a cell of three lines
                             "2;\"open;\n"          // line 6: closed by the quote of the next line
                             "3;\"shut\";z\n"       // so that together they are no record
                             "4;ok\n"
                             "5;\"never closed\n" // line 9
                             "6;ok";
    const std::vector<std::string> expected{
        "1@0:a;b",   "3@10:1;\"x\r\n\r\ny\"", "6@22:2;\"open;", "7@31:3;\"shut\";z",
        "8@42:4;ok", "9@47:5;\"never closed", "10@63:6;ok"};
    for (const std::size_t piece : {1U, 2U, 7U, 1'000U}) {
        for (const std::size_t batch_lines : {1U, 2U, 3U, 100U}) {
            CAPTURE(piece);
            CAPTURE(batch_lines);
            CHECK(records_of(text, piece, batch_lines) == expected);
        }
    }
}

TEST_CASE("a record beyond the limit costs one line, and a quote is closed within a hundred lines") {
    const std::string cell(30, 'x');
    CHECK(records_of("1;" + cell + "\n2;a\n", 5, 10, 20) ==
          std::vector<std::string>{"1@0:(too long)", "2@33:2;a"});
    CHECK(records_of("1;\"xxxxxxxxx\nxxxxxxxxx\"\n2;a\n", 5, 10, 20) ==
          std::vector<std::string>{"1@0:1;\"xxxxxxxxx", "2@13:xxxxxxxxx\"", "3@24:2;a"});
    std::string tall = "1;\"";
    for (int line = 1; line < 99; ++line) {
        tall += "x\n";
    }
    CHECK(records_of(tall + "x\"\n2;a", 1'000, 10).size() == 2);
    CHECK(records_of(tall + "x\nx\nx\"\n2;a", 1'000, 10).size() == 102);
}
