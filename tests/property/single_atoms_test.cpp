// SPDX-License-Identifier: Apache-2.0
// What single atoms show to be open without a search, against the search: it never finds an answer there.
#include "german.hpp"
#include "open_people.hpp"
#include "run/assessment_data.hpp"
#include "unit/support/small_law.hpp"

#include <bleibe/bleibe.hpp>

#include <doctest/doctest.h>

#include <iostream>

using namespace bleibe;
using namespace bleibe::test;

namespace {

constexpr std::uint64_t seed = 2'611;

struct Counts {
    std::size_t undetermined = 0; // verdicts, as the slots have them
    std::size_t shown = 0;        // of these without a search
    std::size_t met = 0;          // of these: the search met two outcomes
    std::size_t unanswered = 0;   // of these: nobody has an answer
    std::size_t unproven = 0;     // of these: the search ended before
    std::size_t searched = 0;     // the others
    std::size_t decided = 0;      // of these: the search found one answer for all
};

/// Holds the verdicts on one person against the search.
void check(const Program& program, const Case& person, Date on, const Readings& readings, Counts& counts) {
    Assessment assessment;
    assess(program, person, on, readings, assessment);
    detail::AssessmentData& data = assessment.workspace();
    for (std::uint32_t permit = 0; permit < program.permits().size(); ++permit) {
        if (data.verdict({permit}).status != Status::undetermined) {
            CHECK_FALSE(data.is_shown_open({permit}));
            continue;
        }
        CAPTURE(program.permits()[permit].id);
        ++counts.undetermined;
        const bool is_shown = data.is_shown_open({permit});
        data.search_options.witnesses = true;
        const Verdict searched = data.complete_verdict({permit});
        if (!is_shown) {
            ++counts.searched;
            counts.decided += searched.status != Status::undetermined ? 1 : 0;
            continue;
        }
        ++counts.shown;
        CHECK(searched.status == Status::undetermined);
        const detail::Findings* findings = data.findings({permit});
        const bool met_two = findings != nullptr && __builtin_popcount(findings->met()) > 1;
        const bool no_answer = findings == nullptr || findings->only() == detail::Outcome::open;
        counts.met += met_two ? 1 : 0;
        counts.unanswered += !met_two && no_answer ? 1 : 0;
        counts.unproven += !met_two && !no_answer ? 1 : 0;
        if (met_two || no_answer) {
            // The same verdict, whether or not the search was spared.
            Assessment again;
            assess(program, person, on, readings, again);
            again.workspace().search_options.witnesses = false;
            CHECK(again.workspace().complete_verdict({permit}) == searched);
        }
    }
}

void tell(const char* who, const Counts& counts) {
    std::cout << "single atoms, " << who << ": seed " << seed << ", " << counts.undetermined
              << " undetermined; " << counts.shown << " shown without a search (by the search: " << counts.met
              << " two outcomes met, " << counts.unanswered << " without an answer, " << counts.unproven
              << " not proven); " << counts.searched << " left to it, of which " << counts.decided
              << " decided\n";
}

/// Facts of small_law.hpp, each known or not stated; of convictions the list is known, and perhaps its
/// fields.
std::string invented_person(Dice& dice, unsigned sparse) {
    const auto one = [&](const char* name, const std::vector<const char*>& values, unsigned open) {
        return dice.one_in(open) ? std::string()
                                 : std::string("\"") + name +
                                       "\": " + values[dice.roll(static_cast<unsigned>(values.size()))];
    };
    const std::vector<const char*> dates{"\"1990-01-01\"", "\"1999-12-31\"", "\"2000-01-01\"",
                                         "\"2004-02-29\"", "\"2022-06-30\""};
    const std::vector<const char*> truths{"true", "false"};
    const std::vector<const char*> colours{"\"red\"", "\"green\"", "\"blue\"",
                                           R"({"one_of": ["red", "green"]})"};
    const std::vector<const char*> convictions{
        "[]", R"([{"day": "2000-01-01", "final": true, "kind": "red", "fine": 30}])",
        R"([{"day": "2000-01-01", "kind": "red", "fine": 30}])"};
    const std::vector<const char*> numbers{"0", "10", "50", "51", "90", R"({"between": [20, 60]})"};
    std::string text;
    for (const std::string& fact :
         {one("born", dates, sparse), one("applied", {"null", "\"2022-06-30\""}, sparse),
          one("fines", numbers, sparse), one("spoken", {"\"A1\"", "\"A2\"", "\"B1\""}, sparse),
          one("liked", colours, sparse), one("declared", truths, sparse), one("settled", truths, sparse),
          one("convictions", convictions, sparse * 2)}) {
        text += (text.empty() || fact.empty() ? "" : ", ") + fact;
    }
    return "{\"facts\": {" + text + "}}";
}

} // namespace

/// Somebody who meets a permit, or nearly, and of whom a few facts are not known any more.
Case forgotten(RandomPeople& people, Dice& dice, unsigned most) {
    const Case known = dice.one_in(3) ? people.like(ordinary()) : dice.one_in(2) ? ordinary() : disputed();
    auto data = std::make_shared<detail::CaseData>();
    data->catalog = german().catalog().share();
    data->assumed = known.data().assumed;
    for (const detail::Value& fact : known.data().facts) {
        data->facts.push_back(detail::deep_copy(fact, data->arena));
    }
    for (unsigned left = 1 + dice.roll(most); left > 0; --left) {
        data->facts[dice.roll(static_cast<unsigned>(data->facts.size()))] = detail::Value::unknown();
    }
    return Case(data);
}

TEST_CASE("people of the German catalog: nothing that atoms show to be open has an answer") {
    Dice dice(seed);
    RandomPeople people(german().catalog(), dice, 0);
    std::size_t shown = 0;
    std::size_t met = 0;
    for (const unsigned most : {4U, 16U, 40U}) {
        Counts counts;
        for (unsigned round = 0; round < rounds(20); ++round) {
            CAPTURE(round);
            check(german(), forgotten(people, dice, most), random_day(dice),
                  dice.one_in(2) ? Readings() : random_readings(dice), counts);
        }
        tell(("German people, up to " + std::to_string(most) + " facts open").c_str(), counts);
        shown += counts.shown;
        met += counts.met;
    }
    CHECK(shown > 0);
    CHECK(met * 2 > shown);
}

TEST_CASE("random rulesets: nothing that atoms show to be open has an answer") {
    Dice dice(seed + 1);
    Counts counts;
    const Date on = *Date::parse("2023-05-05");
    for (unsigned round = 0; round < rounds(60); ++round) {
        const std::string law = small_ruleset(RandomLaw(dice).yaml());
        const auto catalog = load_catalog(small_sources({law}));
        CAPTURE(law);
        REQUIRE(catalog);
        const Program program = compile(*catalog).value();
        for (unsigned person = 0; person < 20; ++person) {
            const std::string text = invented_person(dice, 2 + person % 3);
            CAPTURE(text);
            const auto subject = read_case(*catalog, Source("case.json", text));
            if (subject) {
                check(program, *subject, on, {}, counts);
            }
        }
    }
    tell("random rulesets", counts);
    CHECK(counts.shown * 8 > counts.undetermined);
    CHECK(counts.met * 10 > counts.shown * 9);
    CHECK(counts.unproven == 0);
}

namespace {

struct Example {
    const char* when;
    const char* facts;
    bool shown;
};

} // namespace

TEST_CASE("what single atoms show, and what they leave to a search") {
    const Example examples[] = {
        {"declared", "", true},
        {"declared and settled", "", true},
        {"declared and settled", R"("declared": true)", true},
        {"declared or not(declared)", "", false},
        {"(declared and settled) or (not(declared) and fines > 10)", "", false}, // it speaks both ways
        {"(declared and settled) or (not(declared) and fines > 10)", R"("fines": 5)", true},
        {"fines <= 50", "", true},
        {"fines <= 50", R"("fines": {"between": [60, 90]})", false},
        {"fines <= 50", R"("fines": {"between": [20, 90]})", false}, // in part: left to the search
        {"fines > 10 and fines <= 90", "", true},                    // one atom
        {"fines <= 1000000000", "", false},                          // nobody is looked for above
        {"(fines > 10 and declared) or (fines <= 10 and settled)", "", false},
        {"(fines > 10 and declared) or (fines <= 10 and settled)", R"("declared": false)", true},
        {"(fines > 10 and declared) or (fines > 50 and settled)", "", true}, // both ways at once
        {"(fines > 10 and declared) or (fines = 10 and settled)", "", false},
        {"spoken >= \"A2\"", "", true},
        {"spoken >= \"A1\"", "", false},
        {"liked in (\"red\", \"blue\")", "", true},
        {"liked in (\"red\", \"green\", \"blue\")", "", false},
        {"liked = \"red\"", R"("liked": {"one_of": ["red", "green"]})", false},
        {"born < date(\"1995-05-05\")", "", false}, // tied to `applied`, even where that is known
        {"born < date(\"1995-05-05\")", R"("applied": null)", false},
        {"applied != null", R"("born": "1990-01-01")", false},
        {"if declared then settled else fines > 10", "", false},
        {"if declared then settled else fines > 10", R"("declared": true)", true},
        {"fines + count(numbers) > 5", "", false},
        {"count(numbers) > 1", "", true},
        {"count(numbers) >= 0", "", false},
        {"some c in convictions satisfies c.final and c.kind = \"red\"", "", true},
        {"some c in convictions satisfies c.final",
         R"("convictions": [{"day": "2000-01-01", "kind": "red", "fine": 30}])", false},
        {"note = \"x\"", "", false},
    };
    std::size_t spared = 0;
    for (const Example& example : examples) {
        CAPTURE(example.when);
        CAPTURE(example.facts);
        const auto catalog = load_catalog(small_sources({one_criterion(example.when)}));
        CAPTURE(render(catalog.diagnostics()));
        REQUIRE(catalog);
        const Program program = compile(*catalog).value();
        const auto subject =
            read_case(*catalog, Source("case.json", R"({"facts": {)" + std::string(example.facts) + "}}"));
        REQUIRE(subject);
        const Date on = *Date::parse("2023-05-05");
        Assessment assessment = assess(program, *subject, on);
        CHECK(assessment.workspace().is_shown_open({0}) == example.shown);
        Population population;
        population.add(*subject);
        CHECK(screen_verdicts(program, population, on).verdict(0, 0).proven ==
              (example.shown || assessment.unsearched_verdict({0}).status != Status::undetermined));
        if (example.shown) {
            const Verdict searched = assessment.workspace().complete_verdict({0});
            CHECK(searched.status == Status::undetermined);
            CHECK(__builtin_popcount(assessment.workspace().findings({0})->met()) > 1);
            Assessment without = assess(program, *subject, on);
            without.workspace().search_options.witnesses = false;
            CHECK(without.workspace().complete_verdict({0}) == searched);
            CHECK(without.workspace().findings({0}) == nullptr);
            ++spared;
        }
    }
    CHECK(spared == 13);
}
