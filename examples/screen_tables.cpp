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

/// Bytes of a text from a place on.
std::size_t read_at(const std::string& text, char* into, std::size_t size, std::size_t at) {
    const std::size_t got = std::min(size, text.size() - std::min(at, text.size()));
    std::copy_n(text.data() + std::min(at, text.size()), got, into);
    return got;
}

} // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::filesystem::path> folders{argc > 1 ? argv[1] : "rulesets"};
        const std::filesystem::path office = argc > 2 ? argv[2] : "examples/office";
        const auto catalog = bleibe::load_catalog(folders).value();
        const auto program = bleibe::compile(catalog, {{"de/aufenthg/104c#principal"}, {}}).value();
        const auto day = bleibe::Date::parse("2022-12-31").value();
        const std::string persons = text_of(office / "persons.csv");
        // [open]
        const bleibe::Source written("office.yaml", text_of(office / "office.yaml"));
        const bleibe::Mapping mapping = bleibe::load_mapping(catalog, written).value();
        std::vector<bleibe::TableFile> further;
        for (const std::string& name : mapping.files()) {
            further.push_back(
                {name, [text = text_of(office / name)](char* into, std::size_t size, std::uint64_t at) {
                     return read_at(text, into, size, at);
                 }});
        }
        std::size_t at = 0;
        const bleibe::ReadBytes read = [&](char* into, std::size_t size) {
            const std::size_t got = read_at(persons, into, size, at);
            at += got;
            return got;
        };
        const auto tables = bleibe::open_tables(mapping, read, further).value();
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
