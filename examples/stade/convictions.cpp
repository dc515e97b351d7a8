// SPDX-License-Identifier: Apache-2.0
// Convictions: mostly none, else fines around the limits and their mixtures, sometimes what lies beyond.
#include "person.hpp"

#include <bleibe/date.hpp>

#include <algorithm>

namespace stade {

namespace {

struct Conviction {
    std::string_view offence = "ordinary";
    std::string_view sanction = "fine";
    std::int64_t day_fines = 0; // 0: none
    std::int64_t foreigners_only = 0;
    std::int64_t months = 0; // of imprisonment or youth penalty
    Day judged = 0;
    bool intentional = true;
    bool final = true;
    bool in_germany = true;
};

[[nodiscard]] std::string_view sanction(Random& random, std::int64_t age) {
    const auto number = random.between(0, 99);
    if (age < 18) {
        return number < 90 ? "youth_measure" : "youth_penalty";
    }
    if (age > 21) {
        return number < 86 ? "fine" : number < 95 ? "imprisonment" : "reserved";
    }
    return number < 76   ? "fine"
           : number < 84 ? "imprisonment"
           : number < 88 ? "reserved"
           : number < 97 ? "youth_measure"
                         : "youth_penalty";
}

[[nodiscard]] std::string_view offence(Random& random) {
    const auto number = random.between(0, 99);
    return number < 52   ? "ordinary"
           : number < 88 ? "foreigners_only"
           : number < 97 ? "mixed"
                         : "free_movement_act";
}

[[nodiscard]] Conviction conviction(Random& random, const Outline& person) {
    constexpr std::array<std::int64_t, 12> ordinary = {10, 15, 20, 30, 30, 40, 45, 50, 50, 51, 60, 90};
    constexpr std::array<std::int64_t, 10> special = {20, 30, 40, 60, 60, 80, 90, 90, 91, 120};
    Conviction made;
    made.offence = offence(random);
    const Day until = day_of(2022, 12, 1);
    made.judged = random.between(std::min(person.entry + 120, until - 30), until);
    made.sanction = sanction(random, (made.judged - person.birth) / 365);
    if (made.sanction == "fine" || made.sanction == "reserved") {
        made.day_fines = made.offence == "ordinary" ? random.one_of(ordinary) : random.one_of(special);
        made.foreigners_only = made.offence == "mixed" ? made.day_fines / 2 : 0;
    }
    if (made.sanction == "imprisonment" || made.sanction == "youth_penalty") {
        made.months = random.chance(800) ? random.between(3, 11) : random.between(12, 26);
    }
    made.intentional = random.chance(900);
    made.final = random.chance(950);
    made.in_germany = random.chance(970);
    return made;
}

[[nodiscard]] bool is_custody(const Conviction& made) {
    return made.sanction == "imprisonment" || made.sanction == "youth_penalty";
}

/// Measures under juvenile law stand in another register; what is not final stands in none.
[[nodiscard]] bool is_registered(const Conviction& made) {
    return made.final && made.sanction != "youth_measure";
}

/// § 46 BZRG, simplified: imprisonment is taken as one of at most a year on probation.
[[nodiscard]] std::int64_t years_kept(const Conviction& made, std::int64_t custodies) {
    if (made.sanction == "youth_penalty") {
        return 5;
    }
    if (made.sanction == "imprisonment") {
        return custodies > 1 ? 15 : 10;
    }
    return made.day_fines <= 90 && custodies == 0 ? 5 : 10;
}

[[nodiscard]] Day years_after(Day day, std::int64_t years) {
    const bleibe::Date date(day);
    return day_of(date.year() + years, date.month(), std::min<std::int64_t>(date.day(), 28));
}

/// The day on which all of the register is ripe: until then none of several entries is deleted (§ 47 Abs. 3
/// BZRG).
[[nodiscard]] Day register_ripe(const std::vector<Conviction>& all) {
    const auto custodies = std::count_if(all.begin(), all.end(), [](const Conviction& made) {
        return is_registered(made) && is_custody(made);
    });
    Day ripe = 0;
    for (const Conviction& made : all) {
        if (is_registered(made)) {
            ripe = std::max(ripe, years_after(made.judged, years_kept(made, custodies)));
        }
    }
    return ripe;
}

/// A measure under juvenile law is removed at 24 (§ 63 BZRG).
[[nodiscard]] std::string deletion(const Conviction& made, Day ripe, const Outline& person) {
    if (!made.final) {
        return "null";
    }
    return '"' + text_of(is_registered(made) ? ripe : years_after(person.birth, 24)) + '"';
}

[[nodiscard]] std::string number_or_null(std::int64_t number) {
    return number > 0 ? std::to_string(number) : "null";
}

[[nodiscard]] std::string as_json(Random& random, const Conviction& made, Day ripe, const Outline& person) {
    const bool gaps = person.file != File::complete;
    const auto word = [](bool value) { return std::string(value ? "true" : "false"); };
    std::string text = "{\"judged_on\":\"" + text_of(made.judged) + "\",\"final\":" + word(made.final);
    text += ",\"intentional\":" + word(made.intentional) + ",\"in_germany\":" + word(made.in_germany);
    text += ",\"offence\":\"" + std::string(made.offence) + "\",\"sanction\":\"" +
            std::string(made.sanction) + '"';
    if (!gaps || !random.chance(150)) {
        text += ",\"day_fines\":" + number_or_null(made.day_fines);
    }
    if (made.offence != "mixed" || !random.chance(300)) {
        text += ",\"day_fines_foreigners_only\":" + number_or_null(made.foreigners_only);
    }
    if (!gaps || !random.chance(250)) {
        text += ",\"deletion_due\":" + deletion(made, ripe, person);
    }
    text += ",\"sentence\":" + (is_custody(made) ? "\"P" + std::to_string(made.months) + "M\"" : "null");
    text += ",\"suspended\":" + word(made.months < 12) + ",\"measure\":\"none\"";
    text += ",\"register_offence\":\"none\",\"expulsion_offence\":\"none\"";
    text += ",\"violent_or_cunning\":false,\"armed\":false";
    return text + '}';
}

} // namespace

std::string convictions(Random& random, const Outline& person) {
    const bool child = person.birth > day_of(2008, 12, 31);
    if (child || !random.chance(210)) {
        return "[]";
    }
    const auto count = random.chance(600) ? 1 : random.between(2, 3);
    std::vector<Conviction> all;
    for (std::int64_t i = 0; i < count; ++i) {
        all.push_back(conviction(random, person));
    }
    const Day ripe = register_ripe(all);
    std::string text = "[";
    for (const Conviction& made : all) {
        text += (text.size() > 1 ? "," : "") + as_json(random, made, ripe, person);
    }
    return text + ']';
}

} // namespace stade
