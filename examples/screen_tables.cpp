// SPDX-License-Identifier: Apache-2.0
// Screens the tables of the invented office, which it holds in memory.
//
//     screen_tables FOLDER_OF_RULESETS FOLDER_OF_TABLES
#include <bleibe/bleibe.hpp>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A table that is held as a text; of a file it would be `pread`.
bleibe::TableFile table_of(const std::filesystem::path& path) {
    return {path.filename().string(), [text = text_of(path)](char* into, std::size_t size, std::uint64_t at) {
                return text.copy(into, size, std::min<std::size_t>(at, text.size()));
            }};
}

} // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::filesystem::path> folders{argc > 1 ? argv[1] : "rulesets"};
        const std::filesystem::path office = argc > 2 ? argv[2] : "examples/office";
        const auto catalog = bleibe::load_catalog(folders).value();
        const auto program = bleibe::compile(catalog, {{"de/aufenthg/104c#principal"}, {}}).value();
        const auto day = bleibe::Date::parse("2022-12-31").value();
        // [open]
        const bleibe::Source written("office.yaml", text_of(office / "office.yaml"));
        const bleibe::Mapping mapping = bleibe::load_mapping(catalog, written).value();
        std::vector<bleibe::TableFile> further;
        for (const std::string& name : mapping.files()) {
            further.push_back(table_of(office / name));
        }
        const auto tables = bleibe::open_tables(mapping, table_of(office / "persons.csv"), further).value();
        // [/open]
        // [screen]
        bleibe::CaseloadOptions options;
        options.report.horizon_months = 3;
        options.threads = 2;
        const auto result = bleibe::screen_tables(
            program, day, tables,
            [](std::string& out, const bleibe::CaseReport& person) {
                out += person.id + ": " + std::string(bleibe::to_string(person.colour)) + "\n";
            },
            [](const bleibe::CaseloadPiece& piece) {
                std::cout << piece.rows << bleibe::render(piece.findings);
                return true;
            },
            options);
        std::cout << result.done.people << " screened, " << result.done.refused << " refused\n";
        // [/screen]
    } catch (const std::exception& failure) {
        std::cerr << failure.what();
        return 1;
    }
}
