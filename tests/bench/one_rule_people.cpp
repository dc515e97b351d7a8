// SPDX-License-Identifier: Apache-2.0
// The idea: a person is drawn from its number alone, so that any part of the population can be made anywhere.
#include "one_rule_people.hpp"

#include <algorithm>
#include <stdexcept>

namespace bench {
namespace {

/// SplitMix64.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 0x2022) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// 0 to `below` - 1.
    unsigned roll(unsigned below) { return static_cast<unsigned>(next() % below); }
    bool percent(unsigned share) { return roll(100) < share; }

private:
    std::uint64_t state_;
};

constexpr std::int16_t first_day = 6513; // 2017-10-31, in days since 2000-01-01
constexpr std::int16_t last_day = 8339;  // 2022-10-31

std::vector<Period> draw_periods(Draws& draws, std::size_t most) {
    const std::size_t count = 1 + draws.roll(static_cast<unsigned>(most));
    std::vector<Period> periods;
    int day = first_day - static_cast<int>(draws.roll(900)) + (draws.percent(6) ? 400 : 0);
    const int length = (last_day + 200 - day) / static_cast<int>(count) + 1;
    for (std::size_t i = 0; i < count; ++i) {
        Period period;
        period.from = static_cast<std::int16_t>(day);
        const int end = day + length / 2 + static_cast<int>(draws.roll(static_cast<unsigned>(length)));
        const bool is_last = i + 1 == count;
        period.until =
            static_cast<std::int16_t>(is_last ? std::max(end, draws.percent(85) ? last_day + 30 : 0) : end);
        period.status = static_cast<std::uint8_t>(draws.percent(3) ? 3 : draws.roll(3));
        periods.push_back(period);
        // The next one begins the day after, or overlaps, or leaves a hole.
        day = period.until + 1 - (draws.percent(25) ? static_cast<int>(draws.roll(60)) : 0) +
              (draws.percent(5) ? 1 + static_cast<int>(draws.roll(40)) : 0);
    }
    if (draws.percent(30)) {
        for (std::size_t i = periods.size(); i > 1; --i) {
            std::swap(periods[i - 1], periods[draws.roll(static_cast<unsigned>(i))]);
        }
    }
    return periods;
}

std::vector<Conviction> draw_convictions(Draws& draws) {
    std::vector<Conviction> convictions(draws.percent(60) ? 0 : 1 + draws.roll(conviction_slots));
    for (Conviction& one : convictions) {
        one.intentional = draws.percent(80);
        one.in_germany = draws.percent(90);
        one.kind = static_cast<std::uint8_t>(draws.percent(6) ? 1 : draws.percent(10) ? 2 : 0);
        one.day_fines = static_cast<std::uint8_t>(one.kind == 0 ? 5 * (1 + draws.roll(18)) : 0);
        one.foreigner_only = draws.percent(35);
        one.youth_prison = one.kind == 2 && draws.percent(20);
    }
    return convictions;
}

void set(Plane& plane, std::size_t person, bool value) {
    plane[person / 64] |= static_cast<std::uint64_t>(value) << (person % 64);
}

std::string date_of(std::int16_t day) {
    return bleibe::Date(day + bleibe::FactColumns::first_of_short_days).to_string();
}

} // namespace

Person one_rule_person(std::uint64_t number, std::size_t most_periods) {
    Draws draws(number);
    Person person;
    person.status = static_cast<std::uint8_t>(draws.percent(80) ? 0 : 1 + draws.roll(3));
    person.commitment = draws.percent(92);
    person.repeated = draws.percent(10);
    person.prevents = draws.percent(50);
    person.periods = draw_periods(draws, most_periods);
    person.convictions = draw_convictions(draws);
    return person;
}

std::string json_of(const Person& person) {
    constexpr const char* statuses[] = {"tolerated", "permitted", "residence_permit", "none"};
    constexpr const char* kinds[] = {"fine", "prison", "youth"};
    const auto truth = [](bool value) { return std::string(value ? "true" : "false"); };
    std::string json =
        "{\"facts\":{\"current_status\":\"" + std::string(statuses[person.status]) + "\",\"periods\":[";
    for (const Period& period : person.periods) {
        json += std::string(json.back() == '[' ? "" : ",") + "{\"from\":\"" + date_of(period.from) +
                "\",\"until\":\"" + date_of(period.until) + "\",\"status\":\"" + statuses[period.status] +
                "\"}";
    }
    json += "],\"declares_commitment\":" + truth(person.commitment) + ",\"convictions\":[";
    for (const Conviction& one : person.convictions) {
        json += std::string(json.back() == '[' ? "" : ",") + "{\"intentional\":" + truth(one.intentional) +
                ",\"in_germany\":" + truth(one.in_germany) + ",\"kind\":\"" + kinds[one.kind] +
                "\",\"day_fines\":" + std::to_string(one.day_fines) +
                ",\"foreigner_only_offence\":" + truth(one.foreigner_only) +
                ",\"youth_prison\":" + truth(one.youth_prison) + "}";
    }
    return json + "],\"repeated_false_statements\":" + truth(person.repeated) +
           ",\"false_statements_prevent_deportation\":" + truth(person.prevents) + "}}";
}

RawColumns::RawColumns(std::size_t count, std::size_t most_periods)
    : people(count), slots(most_periods), status(count), period_counts(count),
      from(most_periods, std::vector<std::int16_t>(count)), until(from),
      period_status(most_periods, std::vector<std::uint8_t>(count)), conviction_counts(count) {
    const std::size_t words = (count + 63) / 64;
    for (Plane* plane : {&commitment, &repeated, &prevents}) {
        plane->assign(words, 0);
    }
    for (auto* planes : {&intentional, &in_germany, &foreigner_only, &youth_prison}) {
        planes->fill(Plane(words));
    }
    kind.fill(std::vector<std::uint8_t>(count));
    day_fines.fill(std::vector<std::uint8_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const Person person = one_rule_person(i, most_periods);
        status[i] = person.status;
        set(commitment, i, person.commitment);
        set(repeated, i, person.repeated);
        set(prevents, i, person.prevents);
        period_counts[i] = static_cast<std::uint8_t>(person.periods.size());
        for (std::size_t s = 0; s < person.periods.size(); ++s) {
            from[s][i] = person.periods[s].from;
            until[s][i] = person.periods[s].until;
            period_status[s][i] = person.periods[s].status;
        }
        conviction_counts[i] = static_cast<std::uint8_t>(person.convictions.size());
        for (std::size_t s = 0; s < person.convictions.size(); ++s) {
            const Conviction& one = person.convictions[s];
            set(intentional[s], i, one.intentional);
            set(in_germany[s], i, one.in_germany);
            kind[s][i] = one.kind;
            day_fines[s][i] = one.day_fines;
            set(foreigner_only[s], i, one.foreigner_only);
            set(youth_prison[s], i, one.youth_prison);
        }
    }
}

bleibe::FactColumns RawColumns::facts(const bleibe::Catalog& catalog, unsigned unknown_part) {
    bleibe::FactColumns columns(catalog, people);
    known.clear();
    known.reserve(7 + 3 * slots + 6 * conviction_slots);
    Draws draws(unknown_part);
    const auto plane = [&]() -> std::span<const std::uint64_t> {
        if (unknown_part == 0) {
            return {};
        }
        Plane made((people + 63) / 64, ~std::uint64_t{0});
        for (std::size_t person = draws.roll(2 * unknown_part); person < people;
             person += 1 + draws.roll(2 * unknown_part)) {
            made[person / 64] &= ~(std::uint64_t{1} << (person % 64));
        }
        known.push_back(std::move(made));
        return known.back();
    };
    const auto check = [](const std::string& wrong) {
        if (!wrong.empty()) {
            throw std::runtime_error(wrong);
        }
    };
    check(columns.add_choices("current_status", status, plane()));
    check(columns.add_truths("declares_commitment", commitment, plane()));
    check(columns.add_truths("repeated_false_statements", repeated, plane()));
    check(columns.add_truths("false_statements_prevent_deportation", prevents, plane()));
    check(columns.add_list("periods", period_counts, slots, plane()));
    for (std::size_t s = 0; s < slots; ++s) {
        check(columns.add_days("periods[].from", std::span<const std::int16_t>(from[s]), plane(), s));
        check(columns.add_days("periods[].until", std::span<const std::int16_t>(until[s]), plane(), s));
        check(columns.add_choices("periods[].status", period_status[s], plane(), s));
    }
    check(columns.add_list("convictions", conviction_counts, conviction_slots, plane()));
    for (std::size_t s = 0; s < conviction_slots; ++s) {
        check(columns.add_truths("convictions[].intentional", intentional[s], plane(), s));
        check(columns.add_truths("convictions[].in_germany", in_germany[s], plane(), s));
        check(columns.add_choices("convictions[].kind", kind[s], plane(), s));
        check(columns.add_numbers("convictions[].day_fines", std::span<const std::uint8_t>(day_fines[s]),
                                  plane(), s));
        check(columns.add_truths("convictions[].foreigner_only_offence", foreigner_only[s], plane(), s));
        check(columns.add_truths("convictions[].youth_prison", youth_prison[s], plane(), s));
    }
    return columns;
}

} // namespace bench
