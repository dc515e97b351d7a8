// SPDX-License-Identifier: Apache-2.0
// Writes a caseload of NDJSON (standard input) as the tables of an office, with their mapping, into a folder:
// the same people, so that both ways of reading can be held against each other.
//
//     tables_of_caseload FOLDER <caseload.ndjson
#include "unit/support/tables_of_people.hpp"

#include <bleibe/bleibe.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: tables_of_caseload FOLDER <caseload.ndjson\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const auto catalog = bleibe::load_catalog(std::vector<std::filesystem::path>{"rulesets"}).value();
    bleibe::test::TablesOfPeople tables(catalog);
    bleibe::CaseReader reader(catalog);
    std::string line;
    for (std::uint32_t number = 1; std::getline(std::cin, line); ++number) {
        const auto person = reader.read(line, "<stdin>", number);
        if (!person) {
            std::cerr << bleibe::render(person.diagnostics());
            return 1;
        }
        tables.add(*person, person->id());
    }
    write(folder / "persons.csv", tables.persons());
    write(folder / "office.yaml", tables.mapping());
    for (const auto& [name, text] : tables.further()) {
        write(folder / name, text);
    }
}
