// SPDX-License-Identifier: Apache-2.0
// The idea: a completion is a list of exact facts; the places that were open say which parts of it are news.
#include "reason/completed.hpp"

#include "compile/catalog_model.hpp"
#include "reason/found_text.hpp"
#include "reason/labels.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// As a case would state it: without what the vocabulary does not declare.
void write_fact(std::string& out, const Value& value, const FactDeclaration& fact) {
    if (value.kind == Kind::list) {
        out += '[';
        for (std::size_t i = 0; i < value.items().size(); ++i) {
            out += i == 0 ? "" : ",";
            write_fact(out, value.items()[i], fact);
        }
        out += ']';
        return;
    }
    if (value.kind != Kind::context) {
        write_json(out, value);
        return;
    }
    out += '{';
    for (std::size_t i = 0; i < fact.fields.size(); ++i) {
        out += i == 0 ? "" : ",";
        write_json_text(out, fact.fields[i].id);
        out += ':';
        write_json(out, value.context().fields[i]);
    }
    out += '}';
}

} // namespace

CompletedPerson shown_person(const AssessmentData& assessment, const Places& places,
                             const ExactVerdict& verdict, const Completion& completion) {
    const ProgramData& program = *assessment.program;
    CompletedPerson person{verdict.status, verdict.effect, {}};
    for (std::uint32_t number = 1; number <= places.count(); ++number) {
        const OpenPlace& at = places.place(number);
        const bool shown_as_whole =
            at.entry >= 0 && number > 1 &&
            std::any_of(person.facts.begin(), person.facts.end(), [&](const CompletedFact& fact) {
                return fact.path == program.model->written().vocabulary.facts[at.fact].id;
            });
        if (shown_as_whole) {
            continue;
        }
        const Value value = places.value(completion, number);
        CompletedFact fact;
        fact.path = places.path(program, number);
        fact.label = label_of(program, fact.path);
        write_fact(fact.json, value, program.model->written().vocabulary.facts[at.fact]);
        for (const std::string& language : program.model->written().languages) {
            fact.value.texts.emplace_back(language, shown_value(assessment, value, language));
        }
        person.facts.push_back(std::move(fact));
    }
    return person;
}

namespace {

/// The other person with as much as possible of the first, and the verdict that the other has.
Completion made_alike(Search& search, const Places& places, const VerdictTruths& truths,
                      const Completion& first, Completion other, Arena& arena) {
    const auto verdict = verdict_on(search, truths, other);
    for (std::uint32_t number = 1; number <= places.count(); ++number) {
        Completion nearer = places.put(other, number, places.value(first, number), arena);
        const auto same = verdict_on(search, truths, nearer);
        if (same && verdict && same->status == verdict->status) {
            other = std::move(nearer);
        }
    }
    return other;
}

} // namespace

std::vector<CompletedPerson> shown_completions(AssessmentData& assessment, PermitId permit) {
    std::vector<CompletedPerson> persons;
    const PermitOutline* outline = assessment.outline(permit);
    const Findings* findings = assessment.findings(permit);
    if (outline == nullptr || findings == nullptr || __builtin_popcount(findings->met()) < 2) {
        return persons;
    }
    Search& search = assessment.search();
    const Places places(search);
    const VerdictTruths truths = truths_of(*outline);
    std::vector<Completion> people;
    for (const auto& witness : findings->witnesses) {
        if (witness) {
            people.push_back(*witness);
        }
    }
    Arena arena;
    people.resize(2);
    people[1] = made_alike(search, places, truths, people[0], people[1], arena);
    for (const Completion& person : people) {
        if (const auto verdict = verdict_on(search, truths, person)) {
            persons.push_back(shown_person(assessment, places, *verdict, person));
        }
    }
    return persons;
}

} // namespace bleibe::detail
