// SPDX-License-Identifier: Apache-2.0
// What decides, what is missing, how each point stands, and the colour: random permits against the
// definitions of docs/semantics.md.
#include "unit/support/worlds.hpp"

#include <bleibe/report.hpp>

#include <doctest/doctest.h>

#include <map>

using namespace bleibe;
using namespace bleibe::test;

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

std::vector<std::string> missing_names(const Model& model) {
    std::vector<std::string> names;
    for (const unsigned fact : model.missing()) {
        names.push_back("fact_" + std::to_string(fact));
    }
    return names;
}

/// How each named point stands, by name.
using States = std::map<std::string, std::string>;

void note_states(const Model& model, const Rule& rule, bool refusal, States& states) {
    if (!rule.name.empty()) {
        states[rule.name] = model.state(rule, refusal);
    }
    for (const Rule& child : rule.children) {
        note_states(model, child, rule.shape == Shape::negation ? !refusal : refusal, states);
    }
}

void note_states(const std::vector<Point>& points, States& states) {
    for (const Point& point : points) {
        if (!point.id.empty()) {
            states[point.id] = to_string(point.state);
        }
        note_states(point.children, states);
    }
}

std::string text_of(const States& states) {
    std::string text;
    for (const auto& [name, state] : states) {
        text += name + " " + state + "\n";
    }
    return text;
}

/// What the model says of one permit, as one text.
std::string expected(const RandomPermit& permit, const Facts& facts) {
    const Model model(permit, facts);
    States states;
    for (const Rule& rule : permit.required) {
        note_states(model, rule, false, states);
    }
    for (const Refusal& refusal : permit.refused_if) {
        note_states(model, refusal.rule, true, states);
    }
    return "because " + joined(model.because()) + "\nmissing " + joined(missing_names(model)) + "\n" +
           std::string(to_string(model.colour())) + "\n" + text_of(states);
}

std::string found(const PermitReport& report) {
    States states;
    note_states(report.explanation, states);
    return "because " + joined(report.because) + "\nmissing " + joined(report.missing) + "\n" +
           std::string(to_string(report.colour)) + "\n" + text_of(states);
}

} // namespace

TEST_CASE("points, missing facts and colours are what the definitions say") {
    Dice dice(2022);
    std::size_t colours[5] = {};
    std::size_t several = 0;
    Assessment workspace;
    ReportOptions options;
    options.explanation = true;
    options.horizon_months = 0;
    for (unsigned world_number = 0; world_number < 24; ++world_number) {
        const World world(dice);
        for (unsigned round = 0; round < 12; ++round) {
            const Facts facts = random_facts(dice);
            const CaseReport report =
                bleibe::report(*world.program, world.person(facts), Date(20'000), {}, options, workspace);
            REQUIRE(report.permits.size() == world.permits.size());
            for (std::size_t i = 0; i < world.permits.size(); ++i) {
                const PermitReport& permit = report.permits[i];
                const std::string wanted = expected(world.permits[i], facts);
                ++colours[static_cast<std::size_t>(permit.colour)];
                several += permit.because.size() > 1 || permit.missing.size() > 1 ? 1U : 0U;
                if (found(permit) != wanted) {
                    std::string knowledge;
                    for (const Truth fact : facts) {
                        knowledge += "n?y"[static_cast<unsigned>(fact)];
                    }
                    CAPTURE(yaml_of({world.permits[i]}));
                    CAPTURE(knowledge);
                    CHECK(found(permit) == wanted);
                    return;
                }
            }
        }
    }
    for (const Colour colour : {Colour::green, Colour::yellow, Colour::grey, Colour::red}) {
        CAPTURE(to_string(colour));
        CHECK(colours[static_cast<std::size_t>(colour)] > 100);
    }
    CHECK(several > 500);
}

TEST_CASE("a group's own cure counts instead of those of the facts below it") {
    const char* const group = R"(criteria:
  lasting:
    en: lasting
    when: third
  group:
    en: group
    any: [lasting]
)";
    struct Row {
        const char* cure;
        Colour colour;
    };
    for (const Row& row : {Row{"", Colour::red}, Row{"    cure: act\n", Colour::yellow},
                           Row{"    cure: none\n", Colour::red}}) {
        CAPTURE(row.cure);
        const Program program =
            program_of({ruleset_text(group + std::string(row.cure) + permit_text("[group]"))});
        auto person = empty_case(program.catalog());
        person->facts[fact_number(program.catalog(), "third")] = detail::Value::boolean(false);
        CHECK(report(program, Case(person), Date(20'000)).permits.front().colour == row.colour);
    }
}
