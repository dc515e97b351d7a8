// SPDX-License-Identifier: Apache-2.0
// A caseload that already lies in arrays, screened where it is, and one in lines of JSON: an invented norm,
// and people who are nobody.
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
  speaks: {type: boolean, en: Speaks the language, cure: act}
  stays:
    type: list
    periods: true
    en: Stays
    cure: wait
    item:
      from: {type: date}
      until: {type: date, absent: {en: goes on}}
)";

constexpr const char* norm_text = R"(ruleset: xx/example/1
in_force: {from: 2020-01-01}
cite: § 1 ExampleAct
facts: xx/person
criteria:
  two_years: {en: Two years without a gap, when: 'covers(stays, today() - @"P2Y", today())'}
  speaks: {en: Speaks the language, when: speaks}
permits:
  stay:
    kind: permit
    en: Permit to stay
    effect: shall
    requires: {all: [two_years, speaks]}
)";

void check(const std::string& wrong) {
    if (!wrong.empty()) {
        throw std::runtime_error(wrong);
    }
}

} // namespace

int main() {
    try {
        const std::vector<bleibe::Source> texts{{"catalog.yaml", catalog_text},
                                                {"facts.yaml", facts_text},
                                                {"example/1/2020-01-01.yaml", norm_text}};
        const auto catalog = bleibe::load_catalog(texts).value();
        const auto program = bleibe::compile(catalog).value();
        // [columns]
        const std::vector<std::uint64_t> speaks{0b1011}; // all but the third
        const std::vector<std::uint8_t> counts{1, 2, 1, 2};
        const std::vector<std::int16_t> from[] = {{7000, 7000, 7000, 7000}, {0, 8000, 0, 8100}};
        const std::int16_t goes_on = bleibe::FactColumns::short_null;
        const std::vector<std::int16_t> until[] = {{goes_on, 7999, goes_on, 7999}, {0, goes_on, 0, goes_on}};
        bleibe::FactColumns people(catalog, 4);
        check(people.add_truths("speaks", speaks));
        check(people.add_list("stays", counts, 2));
        for (std::size_t slot = 0; slot < 2; ++slot) {
            check(people.add_days("stays[].from", from[slot], {}, slot));
            check(people.add_days("stays[].until", until[slot], {}, slot));
        }
        const auto day = bleibe::Date::parse("2022-12-01").value();
        const bleibe::VerdictColumns verdicts = bleibe::screen_verdicts(program, people, day);
        for (std::size_t person = 0; person < verdicts.size(); ++person) {
            std::cout << person << ": " << bleibe::to_string(verdicts.verdict(0, person).status);
            for (std::size_t i = 0; i < verdicts.criteria(0).size(); ++i) {
                const bool decides = (verdicts.decides(0, i)[person / 64] >> (person % 64) & 1U) != 0;
                std::cout << (decides ? " " + std::string(verdicts.criteria(0)[i]) : "");
            }
            std::cout << '\n';
        }
        // [/columns]
        // [lines]
        const std::vector<bleibe::CaseLine> lines{
            {R"({"id":"a","facts":{"speaks":true,"stays":[{"from":"2019-03-01","until":null}]}})", 1},
            {R"({"id":"b","facts":{"speaks":"yes"}})", 2},
            {R"({"id":"c","facts":{"speaks":true}})", 3}};
        bleibe::CaseloadReader reader(catalog);
        reader.read(lines, "people.ndjson");
        bleibe::VerdictOptions wanted;
        wanted.missing = true;
        const bleibe::VerdictColumns read = bleibe::screen_verdicts(program, reader.people(), day, wanted);
        for (std::size_t row = 0; row < reader.size(); ++row) {
            if (reader.is_person(row)) {
                const std::string_view missing = read.first_missing(0, row);
                std::cout << reader.id(row) << ": " << bleibe::to_string(read.verdict(0, row).status)
                          << (missing.empty() ? "" : ", first of all missing: ") << missing << '\n';
            }
        }
        std::cout << bleibe::render(reader.findings());
        // [/lines]
    } catch (const std::exception& failure) {
        std::cerr << failure.what();
        return 1;
    }
}
