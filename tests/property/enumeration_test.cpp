// SPDX-License-Identifier: Apache-2.0
// What the search says of all completions, against all completions, one by one: verdicts, points, and which
// facts matter.
#include "open_people.hpp"
#include "run/assessment_data.hpp"
#include "unit/support/small_law.hpp"

#include <bleibe/bleibe.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

using namespace bleibe;
using namespace bleibe::test;

namespace {

constexpr std::uint64_t seed = 2'604;

/// What a point says: for the person, against the person, or nothing.
enum class Says { for_, against, nothing };

Says says(const Point& point) {
    if (point.state == PointState::open) {
        return Says::nothing;
    }
    const bool is_for = point.state == PointState::waived || point.state == PointState::does_not_apply ||
                        (point.state == PointState::met) != point.negative;
    return is_for ? Says::for_ : Says::against;
}

/// All points, in the order of the tree.
void add_points(const std::vector<Point>& points, std::vector<Says>& into) {
    for (const Point& point : points) {
        into.push_back(says(point));
        add_points(point.children, into);
    }
}

/// Status and effect of everybody whom the constraints allow, by number of the completion; and what points
/// say of all of them.
struct Everybody : std::vector<std::optional<Verdict>> {
    std::vector<std::set<Says>> points;
};

Everybody everybody(const Program& program, const OpenPerson& person, Date on) {
    Everybody all;
    Assessment assessment;
    for (std::size_t i = 0; i < person.completions(); ++i) {
        const auto subject = read_case(program.catalog(), Source("case.json", person.json(i)));
        if (!subject) {
            all.emplace_back();
            continue;
        }
        assess(program, *subject, on, {}, assessment);
        all.emplace_back(assessment.verdict({0}));
        std::vector<Says> points;
        add_points(explain(assessment, {0}), points);
        all.points.resize(points.size());
        for (std::size_t point = 0; point < points.size(); ++point) {
            all.points[point].insert(points[point]);
        }
    }
    return all;
}

bool differ(const Verdict& a, const Verdict& b) { return a.status != b.status || a.effect != b.effect; }

/// Paths of the places that matter: two people who differ there alone have different verdicts.
std::set<std::string> what_matters(const OpenPerson& person, const Everybody& all) {
    std::set<std::string> paths;
    std::size_t stride = 1;
    for (const OpenSlot& slot : person.slots()) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t digit = i / stride % slot.values.size();
            for (std::size_t other = digit + 1; other < slot.values.size(); ++other) {
                const auto& there = all[i + (other - digit) * stride];
                if (all[i] && there && differ(*all[i], *there)) {
                    paths.insert(slot.path);
                }
            }
        }
        stride *= slot.values.size();
    }
    return paths;
}

struct Counts {
    std::size_t undetermined = 0;
    std::size_t decided = 0;
    std::size_t unproven = 0;
    std::size_t matters = 0;
    std::size_t does_not = 0;
    std::size_t facts_unproven = 0;
    std::size_t points = 0;
    std::size_t points_unproven = 0; // open, though they say one thing of everybody
};

void check_verdict(const Verdict& verdict, const Everybody& all, Counts& counts) {
    std::set<Status> statuses;
    std::optional<Effect> weakest;
    for (const auto& one : all) {
        if (one) {
            statuses.insert(one->status);
            weakest = one->effect ? std::max(weakest.value_or(*one->effect), *one->effect) : weakest;
        }
    }
    if (!verdict.proven) {
        ++counts.unproven;
    } else if (verdict.status == Status::undetermined) {
        ++counts.undetermined;
        CHECK(statuses.size() > 1);
    } else {
        ++counts.decided;
        CHECK(statuses == std::set<Status>{verdict.status});
        if (verdict.status == Status::eligible) {
            CHECK(verdict.effect == weakest);
        }
    }
}

/// What a report says of a point is so for everybody.
void check_points(const Program& program, const Case& subject, Date on, const Everybody& all,
                  Counts& counts) {
    ReportOptions options;
    options.search = true;
    options.explanation = true;
    options.horizon_months = 0;
    const CaseReport made = report(program, subject, on, {}, options);
    std::vector<Says> points;
    add_points(made.permits.front().explanation, points);
    REQUIRE((all.points.empty() || points.size() == all.points.size()));
    for (std::size_t point = 0; point < all.points.size(); ++point) {
        CAPTURE(point);
        const bool is_alike = all.points[point].size() == 1 && *all.points[point].begin() != Says::nothing;
        if (points[point] != Says::nothing) {
            ++counts.points;
            CHECK(is_alike);
            CHECK(points[point] == *all.points[point].begin());
        } else if (is_alike) {
            ++counts.points_unproven;
        }
    }
}

void check_missing(const MissingFacts& missing, const OpenPerson& person, const Everybody& all,
                   Counts& counts) {
    const std::set<std::string> matter = what_matters(person, all);
    std::size_t open = 0;
    for (const OpenSlot& slot : person.slots()) {
        open += slot.values.size() > 1 ? 1 : 0;
    }
    std::size_t asked = 0;
    for (const OpenFact& fact : missing.facts) {
        const bool is_slot = std::any_of(person.slots().begin(), person.slots().end(),
                                         [&](const OpenSlot& slot) { return slot.path == fact.path; });
        if (!is_slot) {
            CHECK(fact.bearing == Bearing::does_not_matter); // no rule of this law reads it
            continue;
        }
        ++asked;
        CAPTURE(fact.path);
        switch (fact.bearing) {
        case Bearing::matters:
            ++counts.matters;
            CHECK(matter.count(fact.path) == 1);
            REQUIRE(fact.example.size() == 2);
            CHECK((fact.example[0].status != fact.example[1].status ||
                   fact.example[0].effect != fact.example[1].effect));
            break;
        case Bearing::does_not_matter:
            ++counts.does_not;
            CHECK(matter.count(fact.path) == 0);
            break;
        case Bearing::not_proven:
            ++counts.facts_unproven;
        }
    }
    CHECK(asked == open);
    CHECK(missing.open_permits.empty() == matter.empty());
}

} // namespace

TEST_CASE("verdicts and what is missing, against everybody who is possible") {
    const unsigned count = rounds(200);
    Dice dice(seed);
    const Date on = *Date::parse("2023-05-05");
    Counts counts;
    std::size_t people = 0;
    for (unsigned round = 0; round < count; ++round) {
        const std::string law = small_ruleset(RandomLaw(dice).yaml());
        const auto catalog = load_catalog(small_sources({law}));
        CAPTURE(law);
        CAPTURE(render(catalog.diagnostics()));
        REQUIRE(catalog);
        const Program program = compile(*catalog).value();
        const OpenPerson person(dice);
        CAPTURE(person.json());
        const Everybody all = everybody(program, person, on);
        const auto subject = read_case(*catalog, Source("case.json", person.json()));
        if (!subject) {
            CHECK(std::none_of(all.begin(), all.end(), [](const auto& one) { return one.has_value(); }));
            continue;
        }
        people += all.size();
        const Assessment assessment = assess(program, *subject, on);
        check_verdict(assessment.workspace().complete_verdict({0}), all, counts);
        check_missing(missing(program, *subject, on), person, all, counts);
        check_points(program, *subject, on, all, counts);
    }
    std::cout << "enumeration: seed " << seed << ", " << count << " rulesets, " << people << " people; "
              << counts.undetermined << " undetermined, " << counts.decided << " decided, " << counts.unproven
              << " not proven; facts: " << counts.matters << " matter, " << counts.does_not << " do not, "
              << counts.facts_unproven << " not proven; points: " << counts.points << " certain, "
              << counts.points_unproven << " open though all agree\n";
    CHECK(counts.undetermined > count / 20);
    CHECK(counts.decided > count / 20);
    CHECK(counts.matters > count / 10);
    CHECK(counts.does_not > count / 10);
    CHECK(counts.points > count);
    CHECK(counts.points_unproven * 100 < counts.points);
}
