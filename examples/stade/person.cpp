// SPDX-License-Identifier: Apache-2.0
// Who the people are, and what their files say about them.
#include "person.hpp"

#include <algorithm>

namespace stade {

namespace {

/// Collects members of the facts; leaves out what the file does not say.
class Facts {
public:
    Facts(Random& random, File file) : random_(random), file_(file) {}

    /// `rarity` 1 for what every file says; higher for what is seldom asked.
    [[nodiscard]] bool noted(std::int64_t rarity) {
        switch (file_) {
        case File::complete:
            return !random_.chance(4 * rarity);
        case File::ordinary:
            return !random_.chance(30 * rarity);
        case File::thin:
            return !random_.chance(std::min<std::int64_t>(120 * rarity, 900));
        case File::not_yet_here:
            break;
        }
        return false;
    }
    void add(std::string_view name, std::string_view json) {
        text_ += (text_.empty() ? "\"" : ",\"") + std::string(name) + "\":" + std::string(json);
    }
    void add_if_noted(std::int64_t rarity, std::string_view name, std::string_view json) {
        if (noted(rarity)) {
            add(name, json);
        }
    }
    void yes_or_no(std::int64_t rarity, std::string_view name, bool value) {
        add_if_noted(rarity, name, value ? "true" : "false");
    }
    [[nodiscard]] std::string text() const { return '{' + text_ + '}'; }

private:
    Random& random_;
    File file_;
    std::string text_;
};

[[nodiscard]] std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

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

[[nodiscard]] std::string relatives_json(Random& random, const Outline& person) {
    const bool by_marriage = person.origin == Origin::joined_spouse;
    if (person.origin != Origin::child && !by_marriage) {
        return "[]";
    }
    std::string text = std::string("[{\"relation\":") + (by_marriage ? "\"spouse\"" : "\"parent\"");
    text += random.chance(700) ? ",\"permit\":\"de/aufenthg/104c#principal\"" : ",\"permit\":null";
    return text + ",\"same_household\":" + (random.chance(930) ? "true" : "false") + "}]";
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
}

void general_facts(Random& random, const Outline& person, Facts& facts) {
    const auto day_or_null = [&](std::int64_t permille) {
        return random.chance(permille) ? in_quotes(text_of(random.between(person.entry, day_of(2022, 12, 1))))
                                       : "null";
    };
    facts.yes_or_no(6, "livelihood_secured", random.chance(420));
    facts.add_if_noted(3, "identity_clarified_on", day_or_null(450));
    facts.yes_or_no(4, "may_return_elsewhere", random.chance(10));
    facts.add_if_noted(3, "nationality_clarified_on", day_or_null(550));
    facts.yes_or_no(3, "passport_duty_met", random.chance(350));
    facts.yes_or_no(2, "entered_with_required_visa", random.chance(20));
}

void bars(Random& random, Facts& facts) {
    facts.yes_or_no(2, "asylum_rejection_bars_title", random.chance(45));
    const bool minor = random.chance(25);
    facts.add_if_noted(2, "expulsion_interests",
                       random.chance(20)
                           ? (minor ? "[{\"norm\":\"s54_1_no_2_or_4\"}]" : "[{\"norm\":\"s54_2_other\"}]")
                           : "[]");
    facts.yes_or_no(2, "state_interests_impaired", random.chance(6));
    facts.yes_or_no(1, "removal_order_58a", random.chance(2));
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
    facts.add_if_noted(1, "stays", stays_json(papers(random, person)));
    facts.add_if_noted(4, "absences", absences_json(random, person));
    if (person.file == File::not_yet_here || facts.noted(1)) {
        facts.add("birth_date", in_quotes(text_of(person.birth)));
    }
    facts.yes_or_no(3, "unmarried", person.origin == Origin::child || random.chance(550));
    facts.add_if_noted(1, "entry_date", person.born_here ? "null" : in_quotes(text_of(person.entry)));
    facts.add_if_noted(1, "application_date", "null");
    facts.add_if_noted(4, "convictions", convictions(random, person));
    deception_facts(random, facts);
    if (random.chance(asked_for_commitment(person.file))) {
        facts.add("commitment_declared", random.chance(985) ? "true" : "false");
    }
    general_facts(random, person, facts);
    facts.add_if_noted(2, "relatives", relatives_json(random, person));
    bars(random, facts);
    return facts.text();
}

} // namespace stade
