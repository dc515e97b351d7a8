// SPDX-License-Identifier: Apache-2.0
// People of the German catalog with up to six open facts: what the search says of all completions, against
// completions drawn at random; and readings compared, against each combination.
#include "open_people.hpp"

#include "compile/catalog_model.hpp"
#include "german.hpp"
#include "run/assessment_data.hpp"

#include <bleibe/bleibe.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>

using namespace bleibe;
using namespace bleibe::test;
using detail::CaseData;
using detail::Kind;
using detail::Value;

namespace {

constexpr std::uint64_t seed = 2'604;
constexpr unsigned most_open = 6;
constexpr unsigned most_missing = 10;

const detail::Vocabulary& vocabulary() { return german().catalog().model().written().vocabulary; }

/// Of a list only the first entries are known, and that there may be more: `at_least`.
void open_list(CaseData& data, std::size_t number, Dice& dice) {
    const detail::FactDeclaration& fact = vocabulary().facts[number];
    const std::span<const Value> items = data.facts[number].items();
    std::vector<detail::PossibleEntry> entries;
    for (const Value& item : items.first(dice.roll(static_cast<unsigned>(items.size()) + 1))) {
        entries.push_back({detail::Possible::of(item), detail::Occurs::once});
    }
    const detail::Shape& shape = german().catalog().model().shapes[number];
    entries.push_back(
        {detail::plausible_of(fact.type.item(), data.arena, shape.names.empty() ? nullptr : &shape),
         detail::Occurs::many});
    data.in_part.resize(data.facts.size(), detail::Possible::nothing());
    data.in_part[number] = detail::Possible::list(entries, data.arena);
    data.facts[number] = Value::unknown();
}

/// Somebody of whom some facts, fields of entries or further entries are forgotten; all else is known.
Case forgetful(RandomPeople& people, Dice& dice, unsigned most) {
    const Case known = people.completed(somebody(people, dice));
    auto data = std::make_shared<CaseData>();
    data->catalog = german().catalog().share();
    data->assumed = known.data().assumed;
    for (const Value& fact : known.data().facts) {
        data->facts.push_back(detail::deep_copy(fact, data->arena));
    }
    for (unsigned left = 1 + dice.roll(most); left > 0; --left) {
        const unsigned number = dice.roll(static_cast<unsigned>(data->facts.size()));
        Value& fact = data->facts[number];
        const bool has_entries =
            fact.kind == Kind::list && !fact.items().empty() && fact.items()[0].kind == Kind::context;
        if (fact.kind == Kind::list && dice.one_in(3)) {
            open_list(*data, number, dice);
            continue;
        }
        if (!has_entries) {
            fact = Value::unknown();
            continue;
        }
        const auto& entry = fact.items()[dice.roll(fact.size)].context();
        const auto fields = static_cast<unsigned>(entry.size() - 1); // the source is no fact
        const_cast<Value*>(entry.fields)[dice.roll(fields)] = Value::unknown();
    }
    return Case(data);
}

std::string json_of(const Value& value, const std::string& path,
                    const std::map<std::string, std::string>& told) {
    std::string text;
    const auto found = told.find(path);
    if (found != told.end()) {
        return found->second;
    }
    if (value.kind != Kind::list || value.items().empty() || value.items()[0].kind != Kind::context) {
        detail::write_json(text, value);
        return value.is_unknown() ? std::string() : text;
    }
    for (std::size_t i = 0; i < value.items().size(); ++i) {
        const auto& entry = value.items()[i].context();
        text += i == 0 ? "[{" : "}, {";
        std::string fields;
        for (std::size_t f = 0; f + 1 < entry.size(); ++f) {
            const std::string name(entry.shape->names[f]);
            const std::string field =
                json_of(entry.fields[f], path + "[" + std::to_string(i) + "]." + name, told);
            if (!field.empty()) {
                fields += (fields.empty() ? "\"" : ", \"") + name + "\": " + field;
            }
        }
        text += fields;
    }
    return text + "}]";
}

/// The case with what a completion says in the open places, read anew.
Checked<Case> told(const Case& open, const std::vector<CompletedFact>& facts) {
    std::map<std::string, std::string> values;
    for (const CompletedFact& fact : facts) {
        values.emplace(fact.path, fact.json);
    }
    std::string text;
    for (std::size_t i = 0; i < open.data().facts.size(); ++i) {
        const std::string& id = vocabulary().facts[i].id;
        const std::string value = json_of(open.data().facts[i], id, values);
        if (!value.empty()) {
            text += (text.empty() ? "\"" : ", \"") + id + "\": " + value;
        }
    }
    return read_case(german().catalog(), Source("told.json", "{\"facts\": {" + text + "}}"));
}

/// The person is within the constraints, complete, and has the verdict that is said.
void check_person(const Case& open, const CompletedPerson& person, Date on, PermitId permit) {
    const auto subject = told(open, person.facts);
    CAPTURE(render(subject.diagnostics()));
    REQUIRE(subject);
    CHECK(RandomPeople::is_complete(*subject));
    const Verdict verdict = assess(german(), *subject, on).verdict(permit);
    CHECK(verdict.status == person.status);
    CHECK(verdict.effect == person.effect);
}

/// Every combination of readings; of very many, some at random.
std::vector<std::vector<int>> all_combinations(const ReadingsTable& table, Dice& dice) {
    const std::size_t most = rounds(40) > 40 ? 4'096 : 64;
    std::size_t count = 1;
    for (const ComparedDispute& dispute : table.disputes) {
        count *= dispute.readings.size();
    }
    std::vector<std::vector<int>> all;
    for (std::size_t number = 0; number < std::min(count, most); ++number) {
        std::vector<int> combination;
        std::size_t rest = number;
        for (const ComparedDispute& dispute : table.disputes) {
            const auto readings = static_cast<unsigned>(dispute.readings.size());
            combination.push_back(static_cast<int>(count > most ? dice.roll(readings)
                                                                : static_cast<unsigned>(rest % readings)));
            rest /= readings;
        }
        all.push_back(std::move(combination));
    }
    return all;
}

} // namespace

TEST_CASE("undetermined has two people to show for it; what is decided is so for everybody") {
    const unsigned count = rounds(250);
    Dice dice(seed);
    std::size_t undetermined = 0;
    std::size_t longer = 0; // people with a list that may be longer
    std::size_t decided = 0;
    std::size_t unproven = 0;
    std::size_t samples = 0;
    ReportOptions options;
    options.search = true;
    options.completions = true;
    options.horizon_months = 0;
    Assessment workspace;
    for (unsigned i = 0; i < count; ++i) {
        RandomPeople people(german().catalog(), dice, 0);
        const Case open = forgetful(people, dice, most_open);
        longer += open.data().in_part.empty() ? 0 : 1;
        const Date on = random_day(dice);
        CAPTURE(i);
        const CaseReport report = bleibe::report(german(), open, on, {}, options, workspace);
        std::vector<std::pair<PermitId, Verdict>> sure;
        for (const PermitReport& permit : report.permits) {
            if (permit.verdict.status == Status::no_law) {
                continue;
            }
            CAPTURE(permit.id);
            if (permit.verdict.status != Status::undetermined) {
                sure.emplace_back(permit.permit, permit.verdict);
                continue;
            }
            unproven += permit.verdict.proven ? 0 : 1;
            const bool rests_on_facts = !permit.missing.empty();
            if (permit.verdict.proven && rests_on_facts && !permit.completions.empty()) {
                ++undetermined;
                REQUIRE(permit.completions.size() == 2);
                CHECK(permit.completions[0].status != permit.completions[1].status);
                for (const CompletedPerson& person : permit.completions) {
                    check_person(open, person, on, permit.permit);
                }
            }
        }
        decided += sure.size();
        for (unsigned sample = 0; sample < 30; ++sample) {
            const Case completed = people.completed(open);
            samples += RandomPeople::is_complete(completed) ? 1 : 0;
            const Assessment assessment = assess(german(), completed, on);
            for (const auto& one : sure) {
                CAPTURE(german().permits()[one.first.index].id);
                CHECK(assessment.verdict(one.first).status == one.second.status);
            }
        }
    }
    std::cout << "open people: seed " << seed << ", " << count << " people with up to " << most_open
              << " open facts, " << longer << " of them with lists that may be longer, " << samples
              << " completions; " << undetermined << " undetermined, " << decided << " decided, " << unproven
              << " not proven\n";
    CHECK(undetermined > count / 6);
    CHECK(decided > count);
    CHECK(unproven * 200 < decided + undetermined); // one in two hundred; the aim is none
}

TEST_CASE("what is missing, against people who differ in one place") {
    const unsigned count = rounds(100);
    Dice dice(seed + 1);
    std::array<std::size_t, 3> facts{};
    std::size_t samples = 0;
    std::vector<double> milliseconds;
    for (unsigned i = 0; i < count; ++i) {
        RandomPeople people(german().catalog(), dice, 0);
        const Case open = forgetful(people, dice, most_missing);
        const Date on = random_day(dice);
        CAPTURE(i);
        const auto begin = std::chrono::steady_clock::now();
        const MissingFacts found = missing(german(), open, on);
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        for (const OpenFact& fact : found.facts) {
            ++facts[static_cast<std::size_t>(fact.bearing)];
            CAPTURE(fact.path);
            if (fact.bearing == Bearing::matters) {
                REQUIRE(fact.example.size() == 2);
                const PermitId permit = *german().find(fact.permits.front());
                for (const CompletedPerson& person : fact.example) {
                    check_person(open, person, on, permit);
                }
                std::size_t different = 0;
                for (std::size_t f = 0; f < fact.example[0].facts.size(); ++f) {
                    different += fact.example[0].facts[f].json != fact.example[1].facts[f].json ? 1 : 0;
                }
                CHECK(different == 1);
            }
        }
        // Two people who differ in one fact, where it is said not to matter, fare alike.
        for (unsigned sample = 0; sample < 20; ++sample) {
            const Case one = people.completed(open);
            for (const OpenFact& fact : found.facts) {
                const auto number = static_cast<std::size_t>(vocabulary().find_fact(fact.path));
                if (fact.bearing != Bearing::does_not_matter || fact.path.find('[') != std::string::npos ||
                    !RandomPeople::is_complete(one)) {
                    continue;
                }
                auto data = std::make_shared<CaseData>();
                data->catalog = german().catalog().share();
                data->assumed = one.data().assumed;
                data->facts = one.data().facts;
                data->facts[number] = Value::unknown();
                if (!open.data().in_part.empty()) {
                    data->in_part.assign(data->facts.size(), detail::Possible::nothing());
                    data->in_part[number] = open.data().in_part[number];
                }
                const Case other = people.completed(Case(data));
                if (!RandomPeople::is_complete(other)) {
                    continue;
                }
                ++samples;
                const Assessment a = assess(german(), one, on);
                const Assessment b = assess(german(), other, on);
                CAPTURE(fact.path);
                for (std::uint32_t p = 0; p < german().permits().size(); ++p) {
                    CAPTURE(german().permits()[p].id);
                    CHECK(a.verdict({p}).status == b.verdict({p}).status);
                    CHECK(a.verdict({p}).effect == b.verdict({p}).effect);
                }
            }
        }
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::cout << "missing: seed " << seed + 1 << ", " << count << " people with up to " << most_missing
              << " open facts, " << samples << " pairs; " << facts[0] << " facts matter, " << facts[1]
              << " do not, " << facts[2] << " not proven; " << milliseconds[milliseconds.size() / 2]
              << " ms median, " << milliseconds.back() << " ms at most, over all permits\n";
    CHECK(facts[0] > count / 3);
    CHECK(facts[1] > count);
    CHECK(facts[2] * 100 < 11 * (facts[0] + facts[1] + facts[2]));
}

TEST_CASE("readings compared are the verdicts under each combination") {
    const unsigned count = rounds(250);
    Dice dice(seed + 2);
    std::size_t combinations = 0;
    std::size_t rows = 0;
    std::size_t different = 0;
    std::size_t not_proven = 0; // combinations for which the table claims nothing
    Assessment workspace;
    for (unsigned i = 0; i < count; ++i) {
        RandomPeople people(german().catalog(), dice, 0);
        Case person =
            dice.one_in(2) ? somebody_known(people, dice) : people.completed(people.like(disputed()));
        if (dice.one_in(4)) {
            person = forgetful(people, dice, most_open);
        }
        const Date on = random_day(dice);
        const auto permit = dice.roll(static_cast<unsigned>(german().permits().size()));
        CAPTURE(i);
        CAPTURE(german().permits()[permit].id);
        const ReadingsTable table = compare_readings(german(), person, on, {permit});
        rows += table.rows.size();
        different += table.holds_under_every_reading() ? 0 : 1;
        CHECK(table.complete);
        std::vector<std::vector<int>> chosen = all_combinations(table, dice);
        for (const std::vector<int>& combination : chosen) {
            ++combinations;
            Readings readings;
            for (std::size_t d = 0; d < combination.size(); ++d) {
                readings.choose(table.disputes[d].number, combination[d]);
            }
            assess(german(), person, on, readings, workspace);
            const Verdict verdict = workspace.workspace().complete_verdict({permit});
            std::size_t matching = 0;
            for (const ReadingsRow& row : table.rows) {
                bool fits = true;
                for (std::size_t d = 0; d < combination.size(); ++d) {
                    fits = fits && (row.readings[d] < 0 || row.readings[d] == combination[d]);
                }
                if (fits) {
                    ++matching;
                    if (!row.verdict.proven) {
                        ++not_proven;
                        continue;
                    }
                    CHECK(row.verdict.status == verdict.status);
                    CHECK(row.verdict.effect == verdict.effect);
                }
            }
            CHECK(matching == (table.rows.empty() ? 0 : 1));
        }
    }
    std::cout << "readings: seed " << seed + 2 << ", " << count << " people and permits, " << combinations
              << " combinations in " << rows << " rows, " << different << " with different verdicts, "
              << not_proven << " combinations not proven\n";
    CHECK(combinations > rows);
    CHECK(not_proven * 10 < combinations);
    CHECK(different > 0);
}
