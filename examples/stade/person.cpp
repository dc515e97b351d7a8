// SPDX-License-Identifier: Apache-2.0
// Who the people are, and what their files say about them.
#include "integration.hpp"

#include <algorithm>

namespace stade {

namespace {

[[nodiscard]] std::string stays_json(const std::vector<Stay>& stays) {
    std::string text = "[";
    for (const Stay& stay : stays) {
        text += (text.size() > 1 ? ",{\"from\":" : "{\"from\":") + in_quotes(text_of(stay.from));
        if (stay.until) {
            text += ",\"until\":" + in_quotes(text_of(*stay.until));
        }
        if (!stay.status.empty()) {
            text += ",\"status\":" + in_quotes(stay.status);
        }
        text += '}';
    }
    return text + ']';
}

[[nodiscard]] std::string absences_json(Random& random, const Outline& person) {
    if (person.born_here || !random.chance(90)) {
        return "[]";
    }
    const Day days = random.chance(800) ? random.between(5, 80) : random.between(95, 300);
    const Day latest = std::min(day_of(2022, 6, 1), day_of(2022, 12, 1) - days); // everybody is back
    const Day from = random.between(std::min(person.entry + 200, latest), latest);
    std::string text =
        "[{\"from\":" + in_quotes(text_of(from)) + ",\"until\":" + in_quotes(text_of(from + days));
    if (person.file == File::complete || random.chance(600)) {
        text += std::string(",\"centre_of_life_moved\":") + (days > 90 ? "true" : "false");
    }
    return text + "}]";
}

void deception_facts(Random& random, Facts& facts) {
    const bool statements = random.chance(35);
    const bool own = random.chance(70);
    const bool parents = !own && random.chance(30);
    facts.yes_or_no(2, "repeated_false_statements", statements);
    facts.add_if_noted(2, "identity_deception", own ? "\"own\"" : parents ? "\"parents\"" : "\"none\"");
    if (statements || own) {
        facts.yes_or_no(20, "deception_prevents_removal", random.chance(550));
    }
    facts.yes_or_no(2, "intentional_false_statements", statements || random.chance(25));
}

/// What the office asked for, whether it was done, and what else keeps the person here.
void cooperation_facts(Random& random, const Outline& person, Facts& facts) {
    std::string demands = "[]";
    if (random.chance(450)) {
        const Day demanded =
            random.between(std::min(person.entry + 100, day_of(2022, 6, 1)), day_of(2022, 6, 1));
        const bool done = random.chance(700);
        demands = "[{\"demanded_on\":" + in_quotes(text_of(demanded)) + ",\"fulfilled_on\":" +
                  (done ? in_quotes(text_of(demanded + random.between(5, 150))) : "null");
        demands += random.chance(600) ? ",\"reasonable\":true}]" : "}]";
    }
    facts.add_if_noted(2, "cooperation_demands", demands);
    facts.add_if_noted(
        2, "independent_obstacles",
        random.chance(250)
            ? "[{\"from\":" + in_quotes(text_of(random.between(person.entry, day_of(2022, 10, 1)))) +
                  ",\"until\":null}]"
            : "[]");
    facts.yes_or_no(5, "conduct_delays_departure", random.chance(120));
}

/// Who clarified identity when, passport and visa.
void identity_facts(Random& random, const Outline& person, Facts& facts) {
    const auto day_or_null = [&](std::int64_t permille) {
        return random.chance(permille) ? in_quotes(text_of(random.between(person.entry, day_of(2022, 12, 1))))
                                       : "null";
    };
    facts.add_if_noted(3, "identity_clarified_on", day_or_null(450));
    facts.add_if_noted(6, "identity_measures_taken_on", day_or_null(500));
    facts.yes_or_no(4, "may_return_elsewhere", random.chance(10));
    facts.add_if_noted(3, "nationality_clarified_on", day_or_null(550));
    facts.yes_or_no(3, "passport_duty_met", random.chance(350));
    facts.yes_or_no(2, "entered_with_required_visa", random.chance(20));
    facts.yes_or_no(2, "visa_application_complete", false);
    facts.yes_or_no(6, "visa_procedure_unreasonable", random.chance(300));
}

void bars(Random& random, Facts& facts) {
    const bool minor = random.chance(25);
    facts.add_if_noted(2, "expulsion_interests",
                       random.chance(20)
                           ? (minor ? "[{\"norm\":\"s54_1_no_2_or_4\"}]" : "[{\"norm\":\"s54_2_other\"}]")
                           : "[]");
    facts.yes_or_no(2, "state_interests_impaired", random.chance(6));
    facts.yes_or_no(1, "removal_order_58a", random.chance(2));
}

/// The asylum procedure and bans on entry.
void procedure_facts(Random& random, const Outline& person, Facts& facts) {
    const Day applied = person.entry + random.between(3, 40);
    std::string rejections = "[]";
    if (random.chance(940)) {
        rejections = "[{\"applied_on\":" + in_quotes(text_of(applied)) +
                     ",\"rejected_on\":" + in_quotes(text_of(applied + random.between(150, 400))) +
                     ",\"unappealable\":" + (random.chance(960) ? "true" : "false") + ",\"ground\":\"" +
                     (random.chance(45) ? "s30_3_no_1_to_6" : "other") + "\"}]";
    }
    facts.add_if_noted(1, "asylum_rejections", rejections);
    facts.yes_or_no(1, "asylum_pending", random.chance(30));
    facts.yes_or_no(2, "highest_authority_consents", false);
    facts.yes_or_no(3, "meets_s25_3", random.chance(15));
    facts.add_if_noted(1, "entry_bans",
                       random.chance(20) ? "[{\"effective_on\":null,\"ends_on\":null,\"lifted_on\":null,"
                                           "\"ground\":\"other\"}]"
                                         : "[]");
}

[[nodiscard]] std::int64_t asked_for_commitment(File file) {
    switch (file) {
    case File::complete:
        return 760;
    case File::ordinary:
        return 420;
    case File::thin:
        return 120;
    case File::not_yet_here:
        break;
    }
    return 0;
}

[[nodiscard]] Origin origin(Random& random) {
    const auto number = random.between(0, 999);
    return number < 520   ? Origin::long_stayer
           : number < 570 ? Origin::at_boundary
           : number < 840 ? Origin::newcomer
           : number < 880 ? Origin::dublin
           : number < 960 ? Origin::child
                          : Origin::joined_spouse;
}

[[nodiscard]] File file(Random& random) {
    const auto number = random.between(0, 999);
    return number < 620   ? File::complete
           : number < 880 ? File::ordinary
           : number < 970 ? File::thin
                          : File::not_yet_here;
}

[[nodiscard]] Day entry(Random& random, Origin origin) {
    switch (origin) {
    case Origin::long_stayer:
    case Origin::dublin:
        return random.between(day_of(2014, 3, 1), day_of(2017, 9, 20));
    case Origin::at_boundary:
        return random.between(day_of(2017, 10, 27), day_of(2017, 11, 4));
    case Origin::newcomer:
    case Origin::joined_spouse:
        return random.between(day_of(2018, 1, 10), day_of(2021, 10, 31));
    case Origin::child:
        break;
    }
    return random.between(day_of(2014, 3, 1), day_of(2020, 12, 31));
}

} // namespace

Outline sketch(Random& random) {
    Outline person;
    person.origin = origin(random);
    person.file = file(random);
    person.entry = entry(random, person.origin);
    if (person.origin == Origin::child) {
        person.born_here = random.chance(450);
        person.birth = person.born_here ? person.entry : person.entry - random.between(200, 365 * 16);
    } else {
        person.birth = random.between(day_of(1957, 1, 1), day_of(2002, 12, 31));
    }
    return person;
}

std::string facts(Random& random, const Outline& person) {
    Facts facts(random, person.file);
    const Life life = sketch_life(random, person);
    facts.add_if_noted(1, "stays", stays_json(papers(random, person)));
    facts.add_if_noted(4, "absences", absences_json(random, person));
    facts.yes_or_no(2, "study_permit_before", random.chance(6));
    if (person.file == File::not_yet_here || facts.noted(1)) {
        facts.add("birth_date", in_quotes(text_of(person.birth)));
    }
    facts.yes_or_no(3, "unmarried", !life.married);
    facts.add_if_noted(1, "entry_date", person.born_here ? "null" : in_quotes(text_of(person.entry)));
    facts.add_if_noted(1, "application_date", "null");
    facts.add_if_noted(4, "convictions", convictions(random, person));
    deception_facts(random, facts);
    cooperation_facts(random, person, facts);
    if (random.chance(asked_for_commitment(person.file))) {
        facts.add("commitment_declared", random.chance(985) ? "true" : "false");
    }
    school(random, person, life, facts);
    livelihood(random, person, life, facts);
    identity_facts(random, person, facts);
    language(random, life, facts);
    family(random, person, life, facts);
    bars(random, facts);
    procedure_facts(random, person, facts);
    return facts.text();
}

} // namespace stade
