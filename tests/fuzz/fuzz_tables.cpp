// SPDX-License-Identifier: Apache-2.0
// Any bytes as the tables of an office, up to a line `====` the persons, and behind it their stays: reading
// ends, every row is a person or has a finding, and what is read does not depend on how the bytes come in,
// nor on whether tables that stand in order are gone through or looked up.
#include "fuzz/entry.hpp"
#include "unit/support/small_law.hpp"
#include "unit/support/tables_of_people.hpp"
#include "value/case_data.hpp"

#include <bleibe/tables.hpp>

#include <string>
#include <vector>

namespace {

const char* const mapping_text = R"(mapping: xx/person
separator: ";"
days: 31.12.2022
numbers: 1.234,56
codes:
  hue:
    type: choice
    of: colour
    values: {r: red, g: green}
persons:
  key: id
  columns: {born: date, fines: number, hue: hue, note: string}
  facts:
    born: born
    fines: fines + age(born, date("2000-01-01"))
    liked: hue
    note: note
tables:
  stays:
    file: stays.csv
    key: id
    columns: {from: date, hue: hue}
    entry: {from: from, status: hue}
)";

const bleibe::Mapping& mapping() {
    static const bleibe::Catalog catalog =
        bleibe::load_catalog(bleibe::test::small_sources({bleibe::test::one_criterion("declared")})).value();
    static const bleibe::Mapping loaded =
        bleibe::load_mapping(catalog, bleibe::Source("office.yaml", mapping_text)).value();
    return loaded;
}

/// People, value by value, and findings.
std::string read(const std::string& persons, const std::string& stays, bool is_stream, std::size_t piece,
                 std::size_t batch_lines) {
    bleibe::CaseloadOptions options;
    options.batch_lines = batch_lines;
    options.limits.case_bytes = 200;
    options.limits.list_length = 4;
    const std::vector<bleibe::test::TablesOfPeople::Table> texts{{"stays.csv", stays}};
    const std::vector<bleibe::test::TablesOfPeople::Table> file{{options.name, persons}};
    const auto opened = is_stream ? bleibe::open_tables(mapping(), bleibe::test::bytes_of(persons, piece),
                                                        bleibe::test::files_of(texts), options)
                                  : bleibe::open_tables(mapping(), bleibe::test::files_of(file).front(),
                                                        bleibe::test::files_of(texts), options);
    if (!opened) {
        bleibe::fuzz::require(!opened.diagnostics().empty(), "tables that are refused have a finding",
                              persons);
        return render(opened.diagnostics());
    }
    bleibe::CaseTables tables = *opened;
    std::string text;
    std::string findings;
    bleibe::TablePeople batch;
    for (bool more = true; more;) {
        more = tables.read(batch);
        std::size_t refused = 0;
        for (const auto& row : batch.rows) {
            refused += row.subject ? 0 : 1;
            text +=
                std::to_string(row.line) + (row.subject ? " " + std::string(row.subject->id()) : " refused");
            for (std::size_t i = 0; row.subject && i < row.subject->data().facts.size(); ++i) {
                bleibe::detail::write_json(text, row.subject->data().facts[i]);
            }
            text += "\n";
        }
        bleibe::fuzz::require(refused <= batch.findings.size(), "whoever is refused has a finding", persons);
        findings += render(batch.findings);
    }
    return text + findings;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    constexpr std::string_view border = "\n====\n";
    const std::size_t at = std::min(text.find(border), text.size());
    const std::string persons = text.substr(0, at);
    const std::string stays = at < text.size() ? text.substr(at + border.size()) : "id;from;hue\n";
    const std::string once = read(persons, stays, true, 1'000'000, 2'048);
    bleibe::fuzz::require(once == read(persons, stays, true, 3, 2), "the pieces do not matter", once);
    bleibe::fuzz::require(once == read(persons, stays, false, 3, 2), "the way does not matter", once);
    return 0;
}
