// SPDX-License-Identifier: Apache-2.0
// What people are made of rows, value by value, against the same people as JSON.
#include "unit/support/small_law.hpp"
#include "unit/support/tables_of_people.hpp"
#include "value/case_data.hpp"

#include <bleibe/case.hpp>
#include <bleibe/tables.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using namespace bleibe;

namespace {

const Catalog& catalog() {
    static const Catalog loaded =
        load_catalog(test::small_sources({test::one_criterion("declared")})).value();
    return loaded;
}

const char* const mapping_text = R"yaml(mapping: xx/person
codes:
  cross:
    type: boolean
    values: {x: true, "": false}
  hue:
    type: choice
    of: colour
    values: {r: red, g: green}
    unknown: ["?"]
persons:
  key: id
  columns:
    born: date
    applied on: {type: date, none: ["-", ""]}
    fines: number
    "hue (liked)": {type: hue, name: liked hue}
    declared: cross
    note: string
    checked: cross
  facts:
    born: born
    applied: applied on
    fines: fines * 2
    liked: liked hue
    declared: declared
    settled: if declared then false else true
    assessed: liked hue
    note: note
tables:
  stays:
    file: stays.csv
    key: id
    none_if: checked
    only: kept
    columns:
      from: {type: date, written: 31.12.2022}
      hue: hue
      kept: cross
    entry:
      from: from
      status: hue
      until: null
  numbers:
    file: numbers.csv
    key: id
    none_if: "true"
    columns:
      number: {type: number, written: "1234,56"}
    entry: number
)yaml";

const Mapping& mapping() {
    static const Mapping loaded = load_mapping(catalog(), Source("office.yaml", mapping_text)).value();
    return loaded;
}

/// Ids with the facts as text, then the findings.
std::string text_of(CaseTables tables) {
    std::string text;
    TablePeople batch;
    bool more = true;
    while (more) {
        more = tables.read(batch);
        for (const TablePeople::Row& row : batch.rows) {
            text +=
                std::to_string(row.line) + (row.subject ? " " + std::string(row.subject->id()) : " refused");
            for (std::size_t i = 0; row.subject && i < row.subject->data().facts.size(); ++i) {
                if (!row.subject->data().facts[i].is_unknown()) {
                    text += row.subject->data().assumed[i] ? " ~" : " ";
                    detail::write_json(text, row.subject->data().facts[i]);
                }
            }
            text += "\n";
        }
        text += render(batch.findings);
    }
    return text;
}

using Texts = std::vector<test::TablesOfPeople::Table>;

/// The same whether the persons are a stream, or a file, and then perhaps in order.
std::string people_of(const std::string& persons, const std::string& stays, const std::string& numbers,
                      std::size_t batch_lines = 2'048) {
    CaseloadOptions options;
    options.name = "persons.csv";
    options.batch_lines = batch_lines;
    const Texts file{{"persons.csv", persons}};
    const Texts texts{{"stays.csv", stays}, {"numbers.csv", numbers}};
    const std::string text =
        text_of(open_tables(mapping(), test::files_of(file).front(), test::files_of(texts), options).value());
    CHECK(text_of(open_tables(mapping(), test::bytes_of(persons), test::files_of(texts), options).value()) ==
          text);
    return text;
}

const std::string head = "id,ignored,born,applied on,fines,hue (liked),declared,note,checked\n";

} // namespace

TEST_CASE("files of a mapping, in its order") {
    CHECK(load_mapping(catalog(), Source("office.yaml", mapping_text)).value().files() ==
          std::vector<std::string>{"stays.csv", "numbers.csv"});
}

TEST_CASE("cells become facts; an empty one is unknown unless its column says what it means") {
    CHECK(people_of(head + "a,,1990-02-01,2020-03-04,1.5,r,x,\"a, b\",x\n", "id,from,hue,kept\n",
                    "id,number\n") == R"(2 a "1990-02-01" "2020-03-04" 3 "red" true false "red" "a, b" [] [])"
                                      "\n");
    CHECK(people_of(head + "a,,,,,,,,\n", "id,from,hue,kept\n", "id,number\n") ==
          "2 a null false true ~\"red\" []\n");
    CHECK(people_of(head + "a,,,-,,?,,,\n", "id,from,hue,kept\n", "id,number\n") ==
          "2 a null false true ~\"red\" []\n");
}

TEST_CASE("rows of further tables are entries of the list, in the order of the file") {
    const std::string stays = "hue,kept,id,from\n"
                              "r,x,b,1.2.2016\n"
                              "g,x,a,2.2.2016\n"
                              ",x,b,3.2.2016\n"
                              "r,,b,4.2.2016\n";
    const std::string numbers = "id,number\nb,\"1,5\"\nb,2\n";
    for (const std::size_t batch_lines : {1U, 2U, 100U}) {
        const std::string text =
            people_of(head + "a,,,,,,,,\nb,,,,,,,,\nc,,,,,,,,x\n", stays, numbers, batch_lines);
        CAPTURE(batch_lines);
        CHECK(text.find("2 a null false true ~\"red\" []") == 0);
        CHECK(text.find("[1.5") != std::string::npos);
        CHECK(text.find("2016-02-01") < text.find("2016-02-03"));
        CHECK(text.find("2016-02-04") == std::string::npos); // not kept
        CHECK(text.find("4 c null false true ~\"red\" [] []") != std::string::npos);
    }
}

TEST_CASE("tables that are not known to stand in an order") {
    const auto out_of_order = [](const std::string& persons, const std::string& stays,
                                 const std::string& numbers) {
        const Texts file{{"persons.csv", head + persons}};
        const Texts texts{{"stays.csv", "id,from,hue,kept\n" + stays},
                          {"numbers.csv", "id,number\n" + numbers}};
        return open_tables(mapping(), test::files_of(file).front(), test::files_of(texts))
            .value()
            .out_of_order();
    };
    using Names = std::vector<std::string>;
    const std::string nine_and_ten = "9,,,,,,,,\n10,,,,,,,,\n";
    const std::string ten_and_nine = "10,,,,,,,,\n9,,,,,,,,\n";
    CHECK(out_of_order(nine_and_ten, "9,,,\n9,,,\n10,,,\n", "") == Names{});
    CHECK(out_of_order(nine_and_ten, "10,,,\n9,,,\n10,,,\n", "10,\n") == Names{"stays.csv"});
    CHECK(out_of_order(ten_and_nine, "10,,,\n9,,,\n", "9,\n10,\n") == Names{"numbers.csv"});
    CHECK(out_of_order(ten_and_nine + nine_and_ten, "", "") ==
          Names{"persons.csv", "stays.csv", "numbers.csv"});
    const Texts none{{"stays.csv", "id,from,hue,kept\n"}, {"numbers.csv", "id,number\n"}};
    CHECK(open_tables(mapping(), test::bytes_of(head), test::files_of(none)).value().out_of_order().size() ==
          3);
}

TEST_CASE("of many rows that are nobody's some are told, and how many more there are") {
    std::string numbers = "id,number\n";
    for (unsigned i = 1'000; i < 1'150; ++i) {
        numbers += std::to_string(i) + ",1\n" + std::to_string(i) + ",2\n";
    }
    const std::string text = people_of(head + "1149,,,,,,,,x\n", "id,from,hue,kept\n", numbers + ",1\n");
    CHECK(text.find("numbers.csv:2:1: error[E710]: `1000` is no key") != std::string::npos);
    CHECK(text.find("`1099` is no key of a person that could be read: these 2 rows") != std::string::npos);
    CHECK(text.find("`1100`") == std::string::npos);
    CHECK(text.find("numbers.csv:202:1: error[E111]: and 50 more errors") != std::string::npos);
}

TEST_CASE("persons that change while they are read in order are noticed") {
    std::string persons = head + "1,,,,,,,,\n2,,,,,,,,\n";
    const Texts none{{"stays.csv", "id,from,hue,kept\n"}, {"numbers.csv", "id,number\n"}};
    const TableFile file{"persons.csv", [&](char* into, std::size_t size, std::uint64_t at) {
                             return persons.copy(into, std::min<std::size_t>(size, 8),
                                                 std::min<std::size_t>(at, persons.size()));
                         }};
    CaseloadOptions options;
    options.batch_lines = 1;
    CaseTables tables = open_tables(mapping(), file, test::files_of(none), options).value();
    persons[persons.rfind('2')] = '0';
    TablePeople batch;
    REQUIRE(tables.read(batch));
    CHECK_THROWS_AS(static_cast<void>(tables.read(batch)), std::runtime_error);
}
