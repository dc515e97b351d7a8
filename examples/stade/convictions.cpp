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
    made.intentional = random.chance(900);
    made.final = random.chance(950);
    made.in_germany = random.chance(970);
    return made;
}

/// Five years for a small fine, ten for more (§ 46 BZRG, simplified).
[[nodiscard]] Day deletion(const Conviction& made) {
    const bleibe::Date judged(made.judged);
    const bool small = made.day_fines > 0 && made.day_fines <= 90;
    const auto day = std::min<std::int64_t>(judged.day(), 28);
    return day_of(judged.year() + (small ? 5 : 10), judged.month(), day);
}

[[nodiscard]] std::string number_or_null(std::int64_t number) {
    return number > 0 ? std::to_string(number) : "null";
}

[[nodiscard]] std::string as_json(Random& random, const Conviction& made, const Outline& person) {
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
        text += ",\"deletion_due\":\"" + text_of(deletion(made)) + '"';
    }
    return text + '}';
}

} // namespace

std::string convictions(Random& random, const Outline& person) {
    const bool child = person.birth > day_of(2008, 12, 31);
    if (child || !random.chance(210)) {
        return "[]";
    }
    const auto count = random.chance(600) ? 1 : random.between(2, 3);
    std::string text = "[";
    for (std::int64_t i = 0; i < count; ++i) {
        text += (i > 0 ? "," : "") + as_json(random, conviction(random, person), person);
    }
    return text + ']';
}

} // namespace stade
