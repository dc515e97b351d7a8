// SPDX-License-Identifier: Apache-2.0
// Assesses one invented person on several days: the same program answers for every version of the law.
//
//     assess_one FOLDER_OF_RULESETS
#include <bleibe/bleibe.hpp>

#include <filesystem>
#include <iostream>

namespace {

constexpr const char* person = R"({
  "id": "invented-1",
  "facts": {
    "stays": [
      {"from": "2016-03-01", "until": "2018-05-31", "status": "permitted"},
      {"from": "2018-06-01", "until": null, "status": "tolerated"}
    ],
    "absences": [],
    "birth_date": "1990-01-15",
    "application_date": null,
    "convictions": [],
    "repeated_false_statements": false,
    "identity_deception": "none",
    "commitment_declared": true,
    "asylum_rejections": [], "asylum_pending": false, "entry_bans": [],
    "expulsion_interests": [],
    "state_interests_impaired": false,
    "removal_order_58a": false
  }
})";

} // namespace

int main(int argc, char** argv) {
    try {
        // [load]
        const std::vector<std::filesystem::path> folders{argc > 1 ? argv[1] : "rulesets"};
        const auto catalog = bleibe::load_catalog(folders).value();
        const auto program = bleibe::compile(catalog).value();
        // [/load]
        // [assess]
        const auto subject = bleibe::read_case(catalog, bleibe::Source("person.json", person)).value();
        const auto permit = program.find("de/aufenthg/104c#principal").value();
        for (const char* const day : {"2022-12-30", "2022-12-31", "2025-12-30", "2026-01-15"}) {
            const auto result = bleibe::assess(program, subject, bleibe::Date::parse(day).value());
            const bleibe::Verdict verdict = result.verdict(permit);
            std::cout << day << ' ' << bleibe::to_string(verdict.status);
            if (verdict.effect) {
                std::cout << ' ' << bleibe::to_string(*verdict.effect);
            }
            std::cout << '\n';
        }
        // [/assess]
    } catch (const std::exception& failure) {
        std::cerr << failure.what();
        return 1;
    }
}
