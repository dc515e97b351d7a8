// SPDX-License-Identifier: Apache-2.0
// The German catalog as one program, and random days and readings for it.
#pragma once

#include "unit/support/german_program.hpp"
#include "unit/support/random_people.hpp"

#include <bleibe/case.hpp>
#include <bleibe/catalog.hpp>
#include <bleibe/program.hpp>

namespace bleibe::test {

inline Case person_with(const std::string& stays) {
    return read_case(german().catalog(), Source("invented", R"({"facts": {"stays": )" + stays + R"(,
        "absences": [], "birth_date": "1990-04-12", "unmarried": true, "entry_date": "2016-05-01",
        "application_date": "2023-01-16", "convictions": [], "repeated_false_statements": false,
        "identity_deception": "none", "deception_prevents_removal": false, "commitment_declared": true,
        "household_need": 900, "household_income": 0, "benefits": [], "identity_clarified_on": null, "may_return_elsewhere": false,
        "nationality_clarified_on": null, "passport_duty_met": false, "entered_with_required_visa": false,
        "visa_application_complete": false, "visa_procedure_unreasonable": false, "relatives": [],
        "asylum_rejections": [], "asylum_pending": false, "entry_bans": [], "expulsion_interests": [], "state_interests_impaired": false,
        "removal_order_58a": false}})"))
        .value();
}

/// Somebody who meets all of § 104c.
inline const Case& ordinary() {
    static const Case person = person_with(R"([
        {"from": "2016-05-10", "until": "2018-08-31", "status": "permitted"},
        {"from": "2018-09-01", "until": null, "status": "tolerated"}])");
    return person;
}

/// The same with a year of border crossing certificates: whether it counts is disputed.
inline const Case& disputed() {
    static const Case person = person_with(R"([
        {"from": "2016-05-10", "until": "2019-12-31", "status": "permitted"},
        {"from": "2020-01-01", "until": "2020-12-31", "status": "border_crossing_certificate"},
        {"from": "2021-01-01", "until": null, "status": "tolerated"}])");
    return person;
}

/// One of two resembles that person.
inline Case somebody(RandomPeople& people, Dice& dice) {
    return dice.one_in(2) ? people.person() : people.like(ordinary());
}

/// Somebody of whom everything is known: a draw that found no values within the constraints is drawn anew.
inline Case somebody_known(RandomPeople& people, Dice& dice) {
    Case person = somebody(people, dice);
    while (!RandomPeople::is_complete(person)) {
        person = somebody(people, dice);
    }
    return person;
}

/// From the month before § 104c to half a year after its end.
inline Date random_day(Dice& dice) {
    const std::int64_t first = Date::parse("2022-12-01")->days();
    const std::int64_t last = Date::parse("2026-06-30")->days();
    return Date(first + dice.roll(static_cast<unsigned>(last - first)));
}

inline Readings random_readings(Dice& dice) {
    Readings readings;
    for (std::size_t d = 0; d < german().disputes().size(); ++d) {
        const auto count = static_cast<unsigned>(german().disputes()[d].readings.size());
        readings.choose(d, static_cast<int>(dice.roll(count + 1)) - 1);
    }
    return readings;
}

} // namespace bleibe::test
