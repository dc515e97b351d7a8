// SPDX-License-Identifier: Apache-2.0
// What people are made of rows, value by value, against the same people as JSON.
#include "unit/support/small_law.hpp"
#include "unit/support/tables_of_people.hpp"
#include "value/case_data.hpp"

#include <bleibe/case.hpp>
#include <bleibe/tables.hpp>

#include <doctest/doctest.h>

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

/// Ids with the facts as text, then the findings.
std::string people_of(const std::string& persons, const std::string& stays, const std::string& numbers,
                      std::size_t batch_lines = 2'048) {
    const auto mapping = load_mapping(catalog(), Source("office.yaml", mapping_text));
    INFO(render(mapping.diagnostics()));
    REQUIRE(mapping);
    CaseloadOptions options;
    options.name = "persons.csv";
    options.batch_lines = batch_lines;
    const std::vector<test::TablesOfPeople::Table> texts{{"stays.csv", stays}, {"numbers.csv", numbers}};
    CaseTables tables =
        open_tables(*mapping, test::bytes_of(persons), test::files_of(texts), options).value();
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
