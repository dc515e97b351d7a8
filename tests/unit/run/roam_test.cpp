// SPDX-License-Identifier: Apache-2.0
// Walks over single people: what a changed fact runs again is what a fresh run gives, values that are varied
// stay within what is possible, and whoever climbs ends with somebody who may stay.
#include "run/roam.hpp"

#include "compile/schedule.hpp"
#include "run/assessment_data.hpp"
#include "unit/support/german_program.hpp"
#include "unit/support/random_people.hpp"

#include <bleibe/assessment.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace bleibe;
using namespace bleibe::test;
using namespace bleibe::detail;

namespace {

/// Runs the steps of the day over single people.
class Runner {
public:
    explicit Runner(const std::vector<Value>& facts)
        : program_(german().data()), stretch_(program_.stretch_of(*Date::parse("2024-03-01"))), facts_(facts),
          operands_(1 + program_.disputes.size(), Value::number(0)),
          slots_(program_.code.top.steps.size(), Value::unknown()), machine_(program_.code, arena_, limits_) {
        operands_[0] = Value::date(Date::parse("2024-03-01")->days());
        machine_.bind(facts_.data(), operands_.data(), slots_.data());
        machine_.run(stretch_.schedule);
    }

    void change(std::uint32_t fact, const Value& value) {
        facts_[fact] = value;
        changes_.clear();
        machine_.rerun(steps_reading(program_.code, stretch_.schedule, fact), Ref(Ref::facts, fact),
                       changes_);
    }
    void undo(std::uint32_t fact, const Value& value) {
        facts_[fact] = value;
        machine_.undo(changes_);
    }
    /// Steps that give something else.
    [[nodiscard]] std::size_t different_from(const Runner& other) const {
        return static_cast<std::size_t>(
            std::count_if(stretch_.schedule.begin(), stretch_.schedule.end(),
                          [&](std::uint32_t step) { return !identical(slots_[step], other.slots_[step]); }));
    }
    [[nodiscard]] std::size_t changed() const noexcept { return changes_.size(); }

private:
    const ProgramData& program_;
    const Stretch& stretch_;
    Limits limits_;
    Arena arena_;
    std::vector<Value> facts_;
    std::vector<Value> operands_;
    std::vector<Value> slots_;
    Machine machine_;
    std::vector<Machine::Change> changes_;
};

Case nobody() {
    auto data = std::make_shared<CaseData>();
    data->catalog = german().catalog().share();
    data->facts.assign(german().data().fact_count, Value::unknown());
    data->assumed.assign(german().data().fact_count, false);
    return Case(data);
}

/// The search of a case, on a day of 2023.
struct Searched {
    explicit Searched(const Case& subject)
        : assessment(assess(german(), subject, *Date::parse("2023-03-01"))),
          search(assessment.workspace().search()), places(search) {}
    Assessment assessment;
    Search& search;
    Places places;
};

} // namespace

TEST_CASE("a fact that changes runs again what a fresh run gives, and can be taken back") {
    Dice dice(2'611);
    std::size_t changed = 0;
    for (unsigned round = 0; round < 40; ++round) {
        RandomPeople people(german().catalog(), dice, 0);
        const Case one = people.person();
        const Case other = people.person();
        const std::vector<Value>& facts = one.data().facts;
        const Runner before(facts);
        Runner runner(facts);
        for (std::uint32_t fact = 0; fact < facts.size(); ++fact) {
            std::vector<Value> turned = facts;
            turned[fact] = other.data().facts[fact];
            runner.change(fact, turned[fact]);
            changed += runner.changed();
            CHECK(runner.different_from(Runner(turned)) == 0);
            runner.undo(fact, facts[fact]);
            CHECK(runner.different_from(before) == 0);
        }
    }
    CHECK(changed > 1'000);
}

TEST_CASE("values that are varied stay within what is possible, and entries that are known stay") {
    Searched searched(nobody());
    std::optional<Completion> somebody;
    for (unsigned way = 2; !somebody; ++way) {
        somebody = searched.search.completion(way); // nothing for somebody whom a constraint forbids
    }
    const Completion from = *somebody;
    Arena arena;
    std::size_t longer = 0;
    for (std::uint32_t place = 1; place <= searched.places.count(); ++place) {
        const Possible set = searched.search.box().at(place);
        Value value = searched.places.value(from, place);
        for (unsigned step = 0; step < 200; ++step) {
            const std::size_t known =
                value.kind == Kind::list ? std::min<std::size_t>(value.items().size(), 1) : 0;
            const Value next = searched.search.choices().vary(set, value, known, from, {}, arena);
            CAPTURE(searched.places.path(german().data(), place));
            CHECK(contains(set, next));
            if (known > 0) {
                REQUIRE(!next.items().empty());
                CHECK(identical(next.items()[0], value.items()[0]));
                longer += next.items().size() > value.items().size() ? 1 : 0;
            }
            value = next;
        }
    }
    CHECK(longer > 10);
}

TEST_CASE("of nobody in particular a climb makes somebody who may stay") {
    Searched searched(nobody());
    const Limits limits;
    for (const char* id :
         {"de/aufenthg/104c#principal", "de/aufenthg/25a#young_person", "de/aufenthg/25b#principal"}) {
        CAPTURE(std::string(id));
        const PermitOutline& outline = *searched.assessment.workspace().outline(*german().find(id));
        Roamer roamer(searched.search, searched.places, german().data(), outline, limits);
        bool any = false;
        for (unsigned way = 0; way < 6 && !any; ++way) {
            const auto from = searched.search.completion(way);
            const auto person = from ? roamer.climb(*from, 1'000) : std::nullopt;
            any = person && searched.search.keeps_constraints(*person) &&
                  searched.search.outcome(truths_of(outline).status, *person) == Outcome::yes;
        }
        CHECK(any);
    }
}
