// SPDX-License-Identifier: Apache-2.0
// What a host application does: rules from memory, one invented person, a verdict with its reasons.
#include <bleibe/bleibe.hpp>

#include <iostream>

int main() {
    const std::vector<bleibe::Source> texts{{"catalog.yaml", R"(catalog: xx
languages: [en]
kinds:
  permit: {en: permit}
citation: {section: "§", paragraph: Abs., sentence: Satz, number: Nr., letter: Buchst., tail: Schluss, and: und}
)"},
                                            {"facts.yaml", R"(vocabulary: xx/person
facts:
  birth_date: {type: date, en: Date of birth, cure: none}
)"},
                                            {"example/1/2020-01-01.yaml", R"(ruleset: xx/example/1
in_force: {from: 2020-01-01}
cite: § 1 ExampleAct
facts: xx/person
criteria:
  adult: {en: Of age, when: "age(birth_date, today()) >= 18"}
permits:
  stay: {kind: permit, en: Permit to stay, effect: shall, requires: {all: [adult]}}
)"}};
    const bleibe::Checked<bleibe::Catalog> catalog = bleibe::load_catalog(texts);
    if (!catalog) {
        std::cerr << bleibe::render(catalog.diagnostics());
        return 1;
    }
    const auto program = bleibe::compile(*catalog).value();
    const auto person =
        bleibe::read_case(*catalog, {"person.json", R"({"facts": {"birth_date": "2010-05-01"}})"}).value();
    const bleibe::CaseReport report = bleibe::report(program, person, *bleibe::Date::parse("2024-02-29"));
    const bleibe::PermitReport& permit = report.permits.front();
    std::cout << permit.id << ": " << bleibe::to_string(permit.verdict.status) << " because "
              << permit.because.front() << '\n';
    const bool expected = permit.verdict.status == bleibe::Status::ineligible &&
                          permit.because.front() == "adult" &&
                          bleibe::to_json(report).find("\"ineligible\"") != std::string::npos;
    return expected ? 0 : 1;
}
