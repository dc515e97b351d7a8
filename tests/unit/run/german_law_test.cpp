// SPDX-License-Identifier: Apache-2.0
// One program of the German catalog is asked for several days, versions and readings; nothing of the one
// question is left in the answer to the next.
#include "run/assessment_data.hpp"
#include "unit/support/german_program.hpp"
#include "unit/support/random_people.hpp"

#include <bleibe/assessment.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

PermitId permit(const char* id) { return german().find(std::string("de/aufenthg/104c#") + id).value(); }

/// All verdicts in a few letters.
std::string verdicts(const Assessment& assessment) {
    std::string text;
    for (std::uint32_t i = 0; i < german().permits().size(); ++i) {
        const Verdict verdict = assessment.unsearched_verdict({i});
        text += (text.empty() ? "" : " ") + std::string(to_string(verdict.status));
        text += verdict.effect ? "/" + std::string(to_string(*verdict.effect)) : "";
        text += verdict.effect_at_best ? "/" + std::string(to_string(*verdict.effect_at_best)) : "";
        text += "/" + std::string(to_string(verdict.open_to_exception));
    }
    return text;
}

Readings readings(const std::vector<std::string>& choices, const char* profile = "") {
    return choose_readings(german(), choices, profile).value();
}

class Person {
public:
    Person() : data_(std::make_shared<detail::CaseData>()) {
        const auto& facts = vocabulary().facts;
        data_->facts.assign(facts.size(), detail::Value::unknown());
        data_->assumed.assign(facts.size(), false);
        data_->catalog = german().catalog().share();
    }
    Person& with(const char* fact, const detail::Value& value) {
        data_->facts[static_cast<std::size_t>(vocabulary().find_fact(fact))] = value;
        return *this;
    }
    [[nodiscard]] Case made() const { return Case(data_); }
    [[nodiscard]] static detail::Value date(const char* text) {
        return detail::Value::date(day(text).days());
    }

private:
    static const detail::Vocabulary& vocabulary() { return german().catalog().model().written().vocabulary; }
    std::shared_ptr<detail::CaseData> data_;
};

} // namespace

TEST_CASE("the law of the day, from the day before § 104c to the day after") {
    const Case nobody = Person().made();
    struct Row {
        const char* on;
        Status principal;
        Status holder;
    };
    for (const Row& row : {Row{"2022-12-30", Status::no_law, Status::no_law},
                           Row{"2022-12-31", Status::undetermined, Status::no_law},
                           Row{"2024-02-29", Status::undetermined, Status::no_law},
                           Row{"2024-03-01", Status::undetermined, Status::no_law},
                           Row{"2025-12-30", Status::undetermined, Status::no_law},
                           Row{"2025-12-31", Status::undetermined, Status::undetermined}}) {
        CAPTURE(row.on);
        const Assessment assessment = assess(german(), nobody, day(row.on));
        CHECK(assessment.verdict(permit("principal")).status == row.principal);
        CHECK(assessment.verdict(permit("holder")).status == row.holder);
    }
}

TEST_CASE("the version of § 5 is that of the day") {
    const detail::ProgramData& data = german().data();
    const auto version_of_5 = [&](const char* on) {
        const detail::Stretch& stretch = data.stretch_of(day(on));
        const auto outline = static_cast<std::size_t>(stretch.outlines[permit("principal").index]);
        std::string version;
        const auto visit = [&](const auto& self, std::uint32_t index) -> void {
            const detail::OutlineNode& node = data.nodes[index];
            version = node.ruleset != nullptr && node.ruleset->id == "de/aufenthg/5" ? node.ruleset->version()
                                                                                     : version;
            for (const std::uint32_t child : node.children) {
                self(self, child);
            }
        };
        visit(visit, data.outlines[outline].requires_);
        return version;
    };
    CHECK(version_of_5("2022-12-31") == "2020-03-01");
    CHECK(version_of_5("2024-02-29") == "2020-03-01");
    CHECK(version_of_5("2024-03-01") == "2024-03-01");
    CHECK(version_of_5("2025-12-30") == "2024-03-01");
}

TEST_CASE("a reading by name decides what the dispute leaves open") {
    // Nothing but the day of the application is known.
    const Case late = Person().with("application_date", Person::date("2025-12-31")).made();
    const Case timely = Person().with("application_date", Person::date("2025-12-30")).made();
    const auto status = [&](const Case& person, const Readings& chosen, const char* on) {
        return assess(german(), person, day(on), chosen).verdict(permit("principal")).status;
    };
    const Readings filed = readings({"pending_application=filed_in_time"});
    const Readings of_the_day = readings({"pending_application=law_of_the_day"});
    CHECK(status(late, {}, "2026-01-10") == Status::ineligible); // no under both readings
    CHECK(status(late, filed, "2026-01-10") == Status::ineligible);
    CHECK(status(timely, {}, "2026-01-10") == Status::undetermined);
    CHECK(status(timely, filed, "2026-01-10") == Status::undetermined); // the rest is not known
    CHECK(status(timely, of_the_day, "2026-01-10") == Status::ineligible);
    CHECK(status(timely, of_the_day, "2025-12-30") == Status::undetermined);
}

TEST_CASE("a profile chooses what its decrees say") {
    const Readings chosen = readings({}, "ni");
    const auto& disputes = german().disputes();
    const auto reading = [&](const char* id) {
        for (std::size_t d = 0; d < disputes.size(); ++d) {
            if (disputes[d].id == id && chosen.chosen(d) >= 0) {
                return disputes[d].readings[static_cast<std::size_t>(chosen.chosen(d))];
            }
        }
        return std::string("baseline");
    };
    CHECK(reading("border_certificate_times") == "counted");
    CHECK(reading("status_gaps") == "strict");
    CHECK(reading("mixed_fines") == "baseline");
}

TEST_CASE("an assessment that is used again equals a fresh one") {
    Dice dice(31);
    RandomPeople people(german().catalog(), dice, 4);
    const std::vector<Readings> choices{
        {},
        readings({}, "ni"),
        readings({"pending_application=filed_in_time", "mixed_fines=one_total"}),
        readings({"mixed_fines=lower_limit"})};
    Assessment reused;
    std::size_t different = 0;
    std::string last;
    for (unsigned i = 0; i < 300; ++i) {
        const Case person = people.person();
        const Date on(day("2022-12-01").days() + dice.roll(1'300));
        const Readings& chosen = choices[dice.roll(4)];
        assess(german(), person, on, chosen, reused);
        const std::string again = verdicts(reused);
        CHECK(again == verdicts(assess(german(), person, on, chosen)));
        different += again != last ? 1U : 0U;
        last = again;
    }
    CHECK(different > 50);
}

TEST_CASE("moving over the days of a year equals a fresh assessment on each") {
    Dice dice(365);
    RandomPeople people(german().catalog(), dice, 8);
    std::size_t changes = 0;
    for (unsigned i = 0; i < 20; ++i) {
        const Case person = people.person();
        const Readings chosen = i % 2 == 0 ? Readings() : readings({"pending_application=filed_in_time"});
        const Date first = i % 3 == 0   ? day("2022-06-30")
                           : i % 3 == 1 ? day("2023-10-01")
                                        : day("2025-06-15");
        Assessment moved = assess(german(), person, first, chosen);
        Assessment fresh;
        std::string before = verdicts(moved);
        for (std::int64_t offset = 1; offset <= 365; ++offset) {
            const Date on(first.days() + offset);
            moved.workspace().move_to(on);
            assess(german(), person, on, chosen, fresh);
            const std::string found = verdicts(moved);
            if (found != verdicts(fresh)) {
                CAPTURE(on.to_string());
                CHECK(found == verdicts(fresh));
            }
            changes += found != before ? 1U : 0U;
            before = found;
        }
        moved.workspace().move_to(first); // and back
        assess(german(), person, first, chosen, fresh);
        CHECK(verdicts(moved) == verdicts(fresh));
    }
    CHECK(changes > 10);
}
