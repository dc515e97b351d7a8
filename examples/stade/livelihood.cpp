// SPDX-License-Identifier: Apache-2.0
// Work, need and benefits in whole euros a month, and the family with whom they are shared.
#include "integration.hpp"

namespace stade {

namespace {

const Day screened = day_of(2022, 12, 31);

struct Money {
    std::int64_t income = 0;
    std::int64_t need = 0;
    std::int64_t household_income = 0; // from work
    std::int64_t household_need = 0;
    std::int64_t child_benefit = 0;
};

[[nodiscard]] Money money(Random& random, const Life& life, bool works) {
    Money made;
    made.income = works ? random.between(60, 260) * 10 : 0;
    made.need = random.between(68, 95) * 10;
    made.household_income =
        made.income + (life.married && random.chance(350) ? random.between(45, 180) * 10 : 0);
    made.household_need = made.need + (life.married ? 450 : 0);
    for (std::size_t i = 0; i < life.children.size(); ++i) {
        made.household_need += 380;
        made.child_benefit += 219;
    }
    return made;
}

[[nodiscard]] std::string benefits(Random& random, const Outline& person, const Money& sums) {
    const std::string from = "[{\"from\":" + in_quotes(text_of(person.entry)) + ",\"until\":";
    const std::string kind = ",\"kind\":\"asylum_seekers_benefit\"}]";
    if (sums.household_income < sums.household_need) {
        return from + "null" + kind;
    }
    const Day until = random.between(std::min(person.entry + 300, screened - 60), screened - 60);
    return from + in_quotes(text_of(until)) + kind;
}

[[nodiscard]] std::string child(Random& random, Day birth) {
    const std::int64_t age = (screened - birth) / 365;
    return "{\"birth_date\":" + in_quotes(text_of(birth)) +
           ",\"unmarried\":true,\"same_household\":" + (random.chance(920) ? "true" : "false") +
           ",\"subject_to_schooling\":" + (age >= 6 && age < 18 ? "true" : "false") +
           ",\"attendance_proven\":" + (age >= 6 && random.chance(800) ? "true" : "false") + '}';
}

/// Relatives who hold a permit, or may: the spouse, a parent, a child who grew up here.
[[nodiscard]] std::string relatives(Random& random, const Outline& person, const Life& life) {
    std::string text;
    const auto add = [&](std::string_view relation, std::string_view permit, Day birth) {
        text += (text.empty() ? "{\"relation\":" : ",{\"relation\":") + in_quotes(relation);
        text += ",\"permit\":" + (permit.empty() ? "null" : in_quotes(permit));
        text += std::string(",\"family_community\":") + (random.chance(930) ? "true" : "false");
        text += std::string(",\"same_household\":") + (random.chance(930) ? "true" : "false");
        text += ",\"birth_date\":" + in_quotes(text_of(birth));
        text += std::string(",\"custody\":") + (relation == "child" ? "true" : "false");
        text += std::string(",\"both_parents\":") + (random.chance(500) ? "true" : "false") + '}';
    };
    if (person.origin == Origin::joined_spouse) {
        add("spouse", random.chance(700) ? "de/aufenthg/104c#principal" : "",
            person.birth + random.between(-2000, 2000));
    }
    if (person.origin == Origin::child) {
        const auto number = random.between(0, 99);
        add("parent",
            number < 62   ? "de/aufenthg/104c#principal"
            : number < 72 ? "de/aufenthg/25b#principal"
                          : "",
            person.birth - random.between(8000, 14000));
    }
    for (const Day birth : life.children) {
        const std::int64_t age = (screened - birth) / 365;
        if (age >= 14) {
            add("child", random.chance(250) ? "de/aufenthg/25a#young_person" : "", birth);
        }
    }
    return '[' + text + ']';
}

} // namespace

Life sketch_life(Random& random, const Outline& person) {
    Life life;
    life.age = (screened - person.birth) / 365;
    life.settled = random.between(0, 999);
    life.married = person.origin == Origin::joined_spouse ||
                   (person.origin != Origin::child && life.age > 20 && random.chance(430));
    if (person.origin != Origin::child && life.age > 22 && random.chance(420)) {
        const std::int64_t count = random.between(1, 3);
        for (std::int64_t i = 0; i < count; ++i) {
            const Day oldest = std::max(person.birth + 20 * 365, screened - 18 * 365);
            life.children.push_back(random.between(std::min(oldest, screened - 30), screened - 30));
        }
    }
    return life;
}

void livelihood(Random& random, const Outline& person, const Life& life, Facts& facts) {
    const bool works = life.age >= 16 && random.chance(life.settled > 400 ? 700 : 250);
    const Money sums = money(random, life, works);
    facts.add_if_noted(2, "own_work_income", std::to_string(sums.income));
    facts.add_if_noted(3, "own_need", std::to_string(sums.need));
    facts.add_if_noted(3, "household_work_income", std::to_string(sums.household_income));
    facts.add_if_noted(4, "household_need", std::to_string(sums.household_need));
    facts.add_if_noted(3, "household_income", std::to_string(sums.household_income + sums.child_benefit));
    facts.add_if_noted(2, "need_of_young_person", "0");
    facts.add_if_noted(2, "benefits", benefits(random, person, sums));
    facts.yes_or_no(6, "benefits_temporary", random.chance(150));
    facts.add_if_noted(3, "health_insurance",
                       random.chance(works ? 960 : 120) ? "\"statutory\"" : "\"none_or_insufficient\"");
    facts.yes_or_no(6, "livelihood_expected", life.settled > 450);
    facts.yes_or_no(2, "lone_parent", !life.married && !life.children.empty());
    facts.yes_or_no(4, "work_unreasonable_for_care", !life.children.empty() && random.chance(200));
    facts.yes_or_no(2, "cares_for_relative", random.chance(20));
    facts.add_if_noted(2, "livelihood_prevented_by",
                       life.age > 66       ? "\"age\""
                       : random.chance(40) ? "\"illness_or_disability\""
                                           : "\"nothing\"");
    facts.add_if_noted(1, "unmet_conditions_60d", "[]");
}

void family(Random& random, const Outline& person, const Life& life, Facts& facts) {
    std::string children;
    for (const Day birth : life.children) {
        children += (children.empty() ? "" : ",") + child(random, birth);
    }
    facts.add_if_noted(2, "children", '[' + children + ']');
    facts.add_if_noted(2, "relatives", relatives(random, person, life));
}

} // namespace stade
