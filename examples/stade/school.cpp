// SPDX-License-Identifier: Apache-2.0
// School from the autumn after the arrival, a year at a time, and what came of it; language.
#include "integration.hpp"

#include <bleibe/date.hpp>

namespace stade {

namespace {

constexpr std::int64_t screened_in = 2022;

[[nodiscard]] std::int64_t year_of(Day day) { return bleibe::Date(day).year(); }

struct SchoolYears {
    std::string json = "[]";
    std::int64_t passed = 0;
    std::int64_t last = 0; // the year in which the last one ended
    bool running = false;
};

/// From six to sixteen, or to eighteen if somebody stays on.
[[nodiscard]] SchoolYears school_years(Random& random, const Outline& person) {
    SchoolYears years;
    const std::int64_t first = std::max(year_of(person.entry), year_of(person.birth) + 6);
    const std::int64_t end = year_of(person.birth) + random.between(16, 19);
    std::string text;
    for (std::int64_t year = first; year < end && year <= screened_in; ++year) {
        years.running = year == screened_in;
        const bool passed = random.chance(880);
        years.passed += passed && !years.running ? 1 : 0;
        years.last = year + 1;
        text += (text.empty() ? "{\"from\":" : ",{\"from\":") + in_quotes(text_of(day_of(year, 8, 1)));
        text += ",\"until\":" + (years.running ? "null" : in_quotes(text_of(day_of(year + 1, 7, 31))));
        text += ",\"result\":" + in_quotes(years.running ? "running" : passed ? "passed" : "failed") + '}';
    }
    years.json = '[' + text + ']';
    return years;
}

[[nodiscard]] std::string certificates(Random& random, const SchoolYears& years) {
    if (years.running || years.passed < 3 || !random.chance(700)) {
        return "[]";
    }
    const std::string_view kind = random.chance(150)   ? "special_school"
                                  : random.chance(450) ? "intermediate"
                                                       : "lower_secondary";
    return "[{\"kind\":" + in_quotes(kind) +
           ",\"obtained_on\":" + in_quotes(text_of(day_of(years.last, 7, 10))) + "}]";
}

[[nodiscard]] std::string_view education(Random& random, const Life& life, bool at_school) {
    if (at_school) {
        return "school";
    }
    if (life.age >= 16 && life.age <= 27 && random.chance(350)) {
        return random.chance(800) ? "recognised_training" : "prevocational_measure";
    }
    return "none";
}

} // namespace

void school(Random& random, const Outline& person, const Life& life, Facts& facts) {
    const bool young = life.age < 27;
    const SchoolYears years = young ? school_years(random, person) : SchoolYears{};
    facts.add_if_noted(2, "basic_knowledge_proof",
                       years.passed > 0     ? "\"school_attendance\""
                       : life.settled > 650 ? "\"test_life_in_germany\""
                       : random.chance(30)  ? "\"other\""
                                            : "\"none\"");
    facts.add_if_noted(2, "school_years", years.json);
    if (years.running) {
        facts.yes_or_no(6, "school_certificate_expected", life.settled > 200);
    }
    facts.add_if_noted(2, "certificates", certificates(random, years));
    if (young) {
        facts.yes_or_no(2, "school_prevented_by_illness", random.chance(20));
        facts.add_if_noted(6, "integration_outlook",
                           life.settled > 300   ? "\"favourable\""
                           : life.settled > 120 ? "\"doubtful\""
                                                : "\"unfavourable\"");
    }
    facts.add_if_noted(2, "current_education", in_quotes(education(random, life, years.running)));
}

void language(Random& random, const Life& life, Facts& facts) {
    constexpr std::array<std::string_view, 6> levels = {"none", "A1", "A2", "B1", "B2", "C1"};
    const std::int64_t oral = std::min<std::int64_t>(life.settled / 180 + (life.age < 27 ? 2 : 0), 5);
    const std::int64_t written = std::max<std::int64_t>(oral - random.between(0, 1), 0);
    facts.add_if_noted(3, "german_oral", in_quotes(levels[static_cast<std::size_t>(oral)]));
    facts.add_if_noted(4, "german_written", in_quotes(levels[static_cast<std::size_t>(written)]));
    facts.add_if_noted(3, "language_prevented_by",
                       random.chance(25) ? "\"illness_or_disability\"" : "\"nothing\"");
}

} // namespace stade
