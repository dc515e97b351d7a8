// SPDX-License-Identifier: Apache-2.0
// Explains one verdict on an invented person: what it fails on, what is missing, which disputes matter.
//
//     explain_one FOLDER_OF_RULESETS
#include <bleibe/bleibe.hpp>

#include <filesystem>
#include <iostream>

namespace {

constexpr const char* person = R"({
  "id": "invented-2",
  "facts": {
    "stays": [{"from": "2017-02-01", "until": "2020-08-10", "status": "tolerated"},
              {"from": "2020-08-11", "until": null, "status": "tolerated"}],
    "absences": [{"from": "2020-07-01", "until": "2020-08-10", "centre_of_life_moved": false}],
    "birth_date": "1985-05-20",
    "convictions": [],
    "relatives": []
  }
})";

} // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::filesystem::path> folders{argc > 1 ? argv[1] : "rulesets"};
        const auto catalog = bleibe::load_catalog(folders).value();
        const auto program = bleibe::compile(catalog, {{"de/aufenthg/104c#principal"}, {}}).value();
        const auto subject = bleibe::read_case(catalog, bleibe::Source("person.json", person)).value();
        // [report]
        bleibe::ReportOptions options;
        options.explanation = true;
        const auto day = bleibe::Date::parse("2023-06-01").value();
        const auto report = bleibe::report(program, subject, day, {}, options);
        const bleibe::PermitReport& permit = report.permits.front();
        std::cout << permit.id << ": " << bleibe::to_string(permit.verdict.status) << '\n';
        for (const std::string& criterion : permit.because) {
            std::cout << "because of " << criterion << '\n';
        }
        for (const bleibe::DisputeFound& dispute : permit.disputes) {
            for (const bleibe::ReadingFound& reading : dispute.readings) {
                if (dispute.matters) {
                    std::cout << dispute.id << '/' << reading.id << ": " << bleibe::to_string(reading.status)
                              << '\n';
                }
            }
        }
        std::cout << '\n' << bleibe::to_text(report, "en");
        // [/report]
    } catch (const std::exception& failure) {
        std::cerr << failure.what();
        return 1;
    }
}
