// SPDX-License-Identifier: Apache-2.0
// Whoever comes on whatever day under whatever readings gets an answer that fits together, and what is
// learned later never overturns it.
#include "document/read.hpp"
#include "german.hpp"
#include "run/assessment_data.hpp"

#include <bleibe/render.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

/// A day of birth after the day, in the value or below it. Nobody has an age before being born.
bool is_born_later(const detail::Value& value, bool is_birth, const Date& on) {
    if (value.kind == detail::Kind::date) {
        return is_birth && value.integer > on.days();
    }
    if (value.kind == detail::Kind::list) {
        return std::any_of(value.items().begin(), value.items().end(),
                           [&](const detail::Value& item) { return is_born_later(item, false, on); });
    }
    if (value.kind != detail::Kind::context) {
        return false;
    }
    const detail::ContextData& entry = value.context();
    for (std::size_t i = 0; i < entry.size(); ++i) {
        if (is_born_later(entry.fields[i], entry.shape->names[i] == "birth_date", on)) {
            return true;
        }
    }
    return false;
}

/// The person, or anybody of the family.
bool somebody_is_born_later(const Case& person, const Date& on) {
    const auto& facts = german().catalog().model().written().vocabulary.facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (is_born_later(person.data().facts[i], facts[i].id == "birth_date", on)) {
            return true;
        }
    }
    return false;
}

/// What must hold of every report, whatever it says; empty if it does.
std::string contradictions(const PermitReport& permit, bool born_later) {
    std::string found;
    const auto must = [&](bool holds, const char* what) { found += holds ? "" : std::string(what) + "; "; };
    const Verdict& verdict = permit.verdict;
    const bool open = verdict.status == Status::undetermined;
    must(verdict.effect.has_value() == (verdict.status == Status::eligible),
         "an effect if and only if eligible");
    must(!verdict.effect || (verdict.effect_at_best && *verdict.effect_at_best <= *verdict.effect),
         "at best at least what is certain");
    must(permit.because.empty() != (verdict.status == Status::ineligible),
         "reasons if and only if ineligible");
    must(!open || !permit.missing.empty() || !permit.open_disputes.empty() || !permit.missing_norms.empty() ||
             !permit.cannot_compute.empty(),
         "an open answer says what for");
    must(open || (permit.missing.empty() && permit.open_disputes.empty() && permit.missing_norms.empty()),
         "nothing is asked when all is clear");
    must(born_later || permit.cannot_compute.empty(), "every formula of the law has a value");
    must((permit.colour == Colour::none) == (verdict.status == Status::no_law && !permit.green_on),
         "colours count law");
    must(permit.colour != Colour::green || permit.green_on || verdict.status == Status::eligible,
         "green is eligible");
    must(verdict.open_to_exception != OpenToException::in_favour || verdict.status == Status::ineligible,
         "in favour of a no");
    must(verdict.open_to_exception != OpenToException::against || verdict.status == Status::eligible,
         "against a yes");
    for (const DisputeFound& dispute : permit.disputes) {
        for (const ReadingFound& reading : dispute.readings) {
            must(!reading.chosen || reading.status == verdict.status, "the reading chosen is the verdict");
        }
    }
    return found;
}

bool is_json(const std::string& text) {
    detail::Diagnostics diagnostics;
    const Limits limits;
    (void)detail::read_json(Source("verdict", text), diagnostics, limits, limits.case_bytes, true);
    return !diagnostics.has_errors();
}

} // namespace

TEST_CASE("everybody gets a report that fits together, as text and as JSON") {
    Dice dice(104);
    std::size_t statuses[4] = {};
    Assessment workspace;
    for (unsigned i = 0; i < 2'000; ++i) {
        RandomPeople people(german().catalog(), dice, 2 + dice.roll(20));
        const Case person = somebody(people, dice);
        const Date on = random_day(dice);
        ReportOptions options;
        options.explanation = true;
        options.statute = i % 20 == 0; // looks at every word
        options.horizon_months = i % 100 == 0 ? 3 : 0;
        const CaseReport report =
            bleibe::report(german(), person, on, random_readings(dice), options, workspace);
        CAPTURE(i);
        REQUIRE(report.permits.size() == german().permits().size());
        const bool born_later = somebody_is_born_later(person, on);
        for (const PermitReport& permit : report.permits) {
            ++statuses[static_cast<std::size_t>(permit.verdict.status)];
            CHECK(contradictions(permit, born_later) == "");
        }
        if (i % 10 == 0) { // writing is slow beside the rest
            CHECK(is_json(to_json(report)));
            CHECK_FALSE(to_text(report, i % 20 == 0 ? "de" : "en").empty());
        }
    }
    for (const std::size_t count : statuses) {
        CHECK(count > 100);
    }
}

TEST_CASE("who is known completely is undetermined only because of a dispute or a norm that is missing") {
    Dice dice(5);
    RandomPeople people(german().catalog(), dice, 0);
    Assessment workspace;
    ReportOptions options;
    options.horizon_months = 0;
    std::size_t disputed = 0;
    std::size_t complete = 0;
    for (unsigned i = 0; i < 500; ++i) {
        const Case person = people.completed(somebody(people, dice));
        if (!RandomPeople::is_complete(person)) {
            continue;
        }
        ++complete;
        const CaseReport report = bleibe::report(german(), person, random_day(dice), {}, options, workspace);
        for (const PermitReport& permit : report.permits) {
            CHECK(permit.missing.empty());
            if (permit.verdict.status == Status::undetermined) {
                CHECK_FALSE((permit.open_disputes.empty() && permit.missing_norms.empty()));
                disputed += permit.open_disputes.empty() ? 0U : 1U;
            }
        }
    }
    CHECK(disputed > 0);
    CHECK(complete > 400);
}

TEST_CASE("learning the rest never turns a yes into a no, or a no into a yes") {
    Dice dice(2'023);
    std::size_t decided = 0;
    std::size_t learned = 0;
    std::size_t complete = 0;
    Assessment before;
    Assessment after;
    for (unsigned i = 0; i < 2'000; ++i) {
        RandomPeople people(german().catalog(), dice, 3 + dice.roll(12));
        const Case person = somebody(people, dice);
        const Date on = random_day(dice);
        const Readings readings = random_readings(dice);
        assess(german(), person, on, readings, before);
        for (unsigned completion = 0; completion < 3; ++completion) {
            const Case completed = people.completed(person);
            complete += RandomPeople::is_complete(completed) ? 1U : 0U;
            assess(german(), completed, on, readings, after);
            for (std::uint32_t p = 0; p < german().permits().size(); ++p) {
                const Verdict less = before.workspace().verdict({p});
                const Verdict more = after.workspace().verdict({p});
                CAPTURE(i);
                CAPTURE(german().permits()[p].id);
                CAPTURE(on.to_string());
                if (less.status != Status::undetermined) {
                    CHECK(less.status == more.status);
                    ++decided;
                } else if (more.status != Status::undetermined) {
                    ++learned;
                }
                const bool still_possible =
                    !more.effect || (less.effect_at_best && *less.effect_at_best <= *more.effect);
                CHECK(still_possible);
                const bool still_certain = !less.effect || (more.effect && *more.effect <= *less.effect);
                CHECK(still_certain);
            }
        }
    }
    CHECK(decided > 1'000);
    CHECK(learned > 500);
    CHECK(complete > 5'000);
}
