// SPDX-License-Identifier: Apache-2.0
// Any bytes as a formula, in the first line, and people, in the others: what columns say of the people, on
// the day and on the days after it, is what each report says.
#include "fuzz/entry.hpp"
#include "unit/support/small_law.hpp"

#include <bleibe/bleibe.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace bleibe;

constexpr std::size_t most_people = 200;

Population people_of(const Catalog& catalog, const std::string& text, std::size_t begin) {
    Population people;
    CaseReader reader(catalog);
    while (begin < text.size() && people.size() < most_people) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (const auto person = reader.read(text.substr(begin, end - begin), "people", 1)) {
            people.add(*person, people.size() + 1);
        }
        begin = end + 1;
    }
    return people;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto catalog = load_catalog(test::small_sources({test::one_criterion(text.substr(0, end))}));
    const auto program = catalog ? compile(*catalog) : Checked<Program>(DiagnosticList());
    if (!program) {
        return 0;
    }
    const Population people = people_of(*catalog, text, end + 1);
    const Date on = Date::from(2024, 2, 27).value();
    VerdictOptions options;
    options.batch = 64;
    options.colours = true;
    options.missing = true;
    options.horizon_days = 4;
    const VerdictColumns columns = screen_verdicts(*program, people, on, options);
    ReportOptions alone;
    alone.brief = true;
    alone.horizon_months = 0;
    alone.horizon_days = options.horizon_days;
    for (std::size_t person = 0; person < people.size(); ++person) {
        const PermitReport expected = report(*program, people.subject(person), on, {}, alone).permits[0];
        const std::string missing = expected.missing.empty() ? "" : expected.missing.front();
        fuzz::require(columns.verdict(0, person) == expected.verdict &&
                          columns.colour(0, person) == expected.colour &&
                          columns.green_on(0, person) == expected.green_on &&
                          columns.first_missing(0, person) == missing,
                      "columns say what each report says", "person " + std::to_string(person + 1));
    }
    return 0;
}
