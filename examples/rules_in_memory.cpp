// SPDX-License-Identifier: Apache-2.0
// Rules without files: an invented norm of an invented state, loaded from texts, applied to nobody real.
#include <bleibe/bleibe.hpp>

#include <iostream>

namespace {

constexpr const char* catalog_text = R"(catalog: xx
languages: [en]
kinds:
  permit: {en: permit}
citation: {section: "§", paragraph: Abs., sentence: Satz, number: Nr., letter: Buchst., tail: Schluss, and: und}
)";

constexpr const char* facts_text = R"(vocabulary: xx/person
facts:
  birth_date: {type: date, en: Date of birth, cure: none}
  speaks: {type: boolean, en: Speaks the language, cure: act}
)";

constexpr const char* norm_text = R"(ruleset: xx/example/1
in_force: {from: 2020-01-01}
cite: § 1 ExampleAct
facts: xx/person
criteria:
  adult: {en: Of age, when: "age(birth_date, today()) >= 18"}
  speaks: {en: Speaks the language, when: speaks}
permits:
  stay:
    kind: permit
    en: Permit to stay
    effect: shall
    requires: {all: [adult, speaks]}
)";

} // namespace

int main() {
    try {
        // [memory]
        const std::vector<bleibe::Source> texts{{"catalog.yaml", catalog_text},
                                                {"facts.yaml", facts_text},
                                                {"example/1/2020-01-01.yaml", norm_text}};
        const auto catalog = bleibe::load_catalog(texts).value();
        const auto program = bleibe::compile(catalog).value();
        // [/memory]
        bleibe::CaseReader reader(catalog);
        for (const char* const facts :
             {R"({"birth_date": "2000-01-01", "speaks": true})", R"({"speaks": false})", "{}"}) {
            const auto subject = reader.read("{\"facts\": " + std::string(facts) + "}", "nobody", 1).value();
            const auto result = bleibe::assess(program, subject, bleibe::Date::parse("2024-02-29").value());
            std::cout << facts << ": " << bleibe::to_string(result.verdict({0}).status) << '\n';
        }
    } catch (const std::exception& failure) {
        std::cerr << failure.what();
        return 1;
    }
}
