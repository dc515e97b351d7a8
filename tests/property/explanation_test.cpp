// SPDX-License-Identifier: Apache-2.0
// An explanation names all that the verdict rests on: whatever else is known about the person can be erased,
// and the verdict stays as it is. How much it names is printed, since naming everything would be no
// explanation.
#include "german.hpp"
#include "run/assessment_data.hpp"
#include "scenario/scenario.hpp"
#include "unit/support/worlds.hpp"

#include <bleibe/report.hpp>
#include <bleibe/scenario.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace bleibe;
using namespace bleibe::test;

namespace {

/// What was tried, and how much of what was known was erased.
struct Tally {
    std::size_t verdicts = 0;
    std::size_t known = 0;
    std::size_t erased = 0;
    std::size_t statuses[4] = {};

    void print(const std::string& what, unsigned seed) const {
        MESSAGE(what << ": seed " << seed << ", " << verdicts << " verdicts (" << statuses[0] << " eligible, "
                     << statuses[1] << " ineligible, " << statuses[2] << " undetermined); of " << known
                     << " known facts " << erased << " are not named and were erased");
    }
};

void collect_named(const std::vector<Point>& points, std::set<std::string>& named) {
    for (const Point& point : points) {
        if (point.rests || point.decisive) {
            for (const FactFound& fact : point.facts) {
                named.insert(fact.path);
            }
        }
        collect_named(point.children, named);
    }
}

/// Of all points with a number, or of those that quote words.
void collect_numbers(const std::vector<Point>& points, bool quoting, std::set<std::uint32_t>& numbers) {
    for (const Point& point : points) {
        if (point.number > 0 && !(quoting && point.quote.empty())) {
            numbers.insert(point.number);
        }
        collect_numbers(point.children, quoting, numbers);
    }
}

/// The same person with nothing known but these facts. The person must live on.
Case only(const Program& program, const Case& person, const std::set<std::string>& named, Tally& tally) {
    const auto data = empty_case(program.catalog());
    const auto& facts = program.catalog().model().written().vocabulary.facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const bool keep = named.count(facts[i].id) > 0;
        const bool known = !person.data().facts[i].is_unknown();
        tally.known += known ? 1U : 0U;
        tally.erased += known && !keep ? 1U : 0U;
        if (keep) {
            data->facts[i] = person.data().facts[i];
            data->assumed[i] = person.data().assumed[i];
        }
    }
    return Case(data);
}

std::string text_of(const Verdict& verdict) {
    const auto word = [](const std::optional<Effect>& effect) {
        return effect ? std::string(to_string(*effect)) : std::string("none");
    };
    return std::string(to_string(verdict.status)) + ' ' + word(verdict.effect) + ' ' +
           word(verdict.effect_at_best) + ' ' + std::string(to_string(verdict.open_to_exception));
}

/// The passages of each sentence, put together, are the sentence; each point stands once, and is one of the
/// tree.
std::string fault_of_statute(const PermitReport& permit) {
    std::set<std::uint32_t> placed;
    std::set<std::uint32_t> numbers;
    std::set<std::uint32_t> quoting;
    collect_numbers(permit.explanation, false, numbers);
    collect_numbers(permit.explanation, true, quoting);
    const auto& rulesets = german().catalog().model().written().rulesets;
    for (const StatuteText& text : permit.statute) {
        const auto ruleset = std::find_if(rulesets.begin(), rulesets.end(), [&](const detail::Ruleset& one) {
            return one.id == text.law.ruleset && one.version() == text.law.version;
        });
        for (std::size_t i = 0; i < text.sentences.size(); ++i) {
            std::string put_together;
            for (const Passage& passage : text.sentences[i].passages) {
                put_together += passage.text;
            }
            if (put_together != ruleset->text[i].text) {
                return text.sentences[i].key + ": " + put_together;
            }
            for (const std::uint32_t number : text.sentences[i].points) {
                if (!placed.insert(number).second || numbers.count(number) == 0) {
                    return text.sentences[i].key + ": point " + std::to_string(number);
                }
            }
        }
    }
    return std::includes(placed.begin(), placed.end(), quoting.begin(), quoting.end())
               ? ""
               : "a point without a place";
}

/// True if the verdict on every permit stays when its explanation's silence is taken at its word.
bool holds(const Program& program, const Case& person, Date on, const Readings& readings, Tally& tally,
           std::vector<PermitId> permits = {}) {
    static Assessment workspace;
    static Assessment after;
    ReportOptions options;
    options.explanation = true;
    options.horizon_months = 0;
    options.permits = std::move(permits);
    const CaseReport report = bleibe::report(program, person, on, readings, options, workspace);
    for (const PermitReport& permit : report.permits) {
        if (permit.verdict.status == Status::no_law) {
            continue;
        }
        std::set<std::string> named;
        collect_named(permit.explanation, named);
        const Case rest = only(program, person, named, tally);
        assess(program, rest, on, readings, after);
        ++tally.verdicts;
        ++tally.statuses[static_cast<std::size_t>(permit.verdict.status)];
        const std::string before = text_of(permit.verdict);
        if (text_of(after.workspace().verdict(permit.permit)) != before) {
            CAPTURE(permit.id);
            CAPTURE(on.to_string());
            CHECK(text_of(after.workspace().verdict(permit.permit)) == before);
            return false;
        }
    }
    return true;
}

/// A long run on demand: BLEIBE_LONG is the number of people.
unsigned people_wanted(unsigned otherwise) {
    const char* const wanted = std::getenv("BLEIBE_LONG");
    return wanted != nullptr ? static_cast<unsigned>(std::strtoul(wanted, nullptr, 10)) : otherwise;
}

} // namespace

TEST_CASE("random permits: what an explanation does not name can be erased") {
    const unsigned seed = 31;
    Dice dice(seed);
    Tally tally;
    for (unsigned number = 0; number < 12; ++number) {
        const World world(dice);
        for (unsigned round = 0; round < 6; ++round) {
            const Case person = world.person(random_facts(dice));
            CAPTURE(number);
            CAPTURE(round);
            REQUIRE(holds(*world.program, person, Date(20'000), {}, tally));
        }
    }
    tally.print("random permits", seed);
    for (std::size_t status = 0; status < 3; ++status) {
        CHECK(tally.statuses[status] > 100);
    }
    CHECK(tally.erased * 4 > tally.known);
}

TEST_CASE("random people: what an explanation does not name can be erased") {
    const unsigned seed = 4;
    Dice dice(seed);
    Tally tally;
    const unsigned count = people_wanted(400);
    for (unsigned i = 0; i < count; ++i) {
        RandomPeople people(german().catalog(), dice, dice.roll(12));
        const Case person = somebody(people, dice);
        const Readings readings = random_readings(dice);
        CAPTURE(i);
        REQUIRE(holds(german(), person, random_day(dice), readings, tally));
    }
    tally.print("random people", seed);
    CHECK(tally.erased * 4 > tally.known);
}

TEST_CASE("the scenarios' people: what an explanation does not name can be erased") {
    const std::array<std::filesystem::path, 1> folders{"rulesets/de"};
    DiagnosticList findings;
    const Limits limits;
    Tally tally;
    std::size_t scenarios = 0;
    for (const Source& source : find_scenarios(folders, findings)) {
        detail::Diagnostics diagnostics;
        const auto file = detail::read_scenarios(german().catalog(), source, diagnostics, limits);
        for (const detail::Scenario& scenario : file.scenarios) {
            const auto readings = choose_readings(german(), scenario.readings, scenario.profile);
            CAPTURE(scenario.name);
            REQUIRE(holds(german(), Case(scenario.facts), scenario.day, readings ? *readings : Readings{},
                          tally));
            ++scenarios;
        }
    }
    MESSAGE(scenarios << " scenarios");
    tally.print("scenarios", 0);
    CHECK(scenarios > 100);
}

TEST_CASE("the wording comes out as it went in, and every point that quotes it has its place") {
    Dice dice(104);
    ReportOptions options;
    options.explanation = true;
    options.statute = true;
    options.horizon_months = 0;
    std::size_t norms = 0;
    for (unsigned i = 0; i < 60; ++i) {
        RandomPeople people(german().catalog(), dice, 6);
        const Case person = somebody(people, dice);
        const CaseReport report = bleibe::report(german(), person, random_day(dice), {}, options);
        for (const PermitReport& permit : report.permits) {
            CAPTURE(permit.id);
            norms += permit.statute.size();
            if (permit.verdict.status != Status::no_law) {
                CHECK(fault_of_statute(permit) == "");
            }
        }
    }
    CHECK(norms > 100);
}
