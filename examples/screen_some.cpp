// SPDX-License-Identifier: Apache-2.0
// Screens a few invented people, one of whom cannot be read, under the readings of a profile.
//
//     screen_some FOLDER_OF_RULESETS
#include <bleibe/bleibe.hpp>

#include <filesystem>
#include <iostream>

int main(int argc, char** argv) {
    try {
        const std::vector<std::filesystem::path> folders{argc > 1 ? argv[1] : "rulesets"};
        const auto catalog = bleibe::load_catalog(folders).value();
        const auto program = bleibe::compile(catalog, {{"de/aufenthg/104c#principal"}, {}}).value();
        const std::vector<std::string> lines{
            R"({"id": "a", "facts": {"birth_date": "1990-01-15", "commitment_declared": false}})",
            R"({"id": "b", "facts": {"birth_dat": "1990-01-15"}})",
            R"({"id": "c", "facts": {"stays": [{"from": "2021-01-01", "until": null, "status": "tolerated"}]}})",
        };
        // [read]
        bleibe::CaseReader reader(catalog);
        bleibe::Population population;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto subject = reader.read(lines[i], "people.ndjson", static_cast<std::uint32_t>(i + 1));
            if (subject) {
                population.add(*subject, i + 1);
            } else {
                std::cout << bleibe::render(subject.diagnostics());
            }
        }
        // [/read]
        // [screen]
        bleibe::ScreenOptions options;
        const std::vector<std::string> chosen{"dublin=counted"};
        options.readings = bleibe::choose_readings(program, chosen, "ni").value();
        options.threads = 2;
        const auto day = bleibe::Date::parse("2023-06-01").value();
        const bleibe::Screening screening = bleibe::screen(program, population, day, options);
        bleibe::Summary summary;
        for (const bleibe::CaseReport& row : screening.rows) {
            summary.add(row);
            std::cout << row.id << ": " << bleibe::to_string(row.colour) << '\n';
        }
        std::cout << summary.cases() << " screened, " << summary.of(bleibe::Colour::yellow) << " yellow\n";
        // [/screen]
    } catch (const std::exception& failure) {
        std::cerr << failure.what();
        return 1;
    }
}
