// SPDX-License-Identifier: Apache-2.0
// The idea: a completion is a list of exact facts; the places that were open say which parts of it are news.
#include "reason/completed.hpp"

#include "compile/catalog_model.hpp"
#include "reason/found_text.hpp"
#include "reason/labels.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

Effect weaker(Effect own, Effect level) { return std::max(own, level); }

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

Value list_of(const std::vector<Value>& items, Arena& arena) {
    auto* kept = arena.allocate_array<Value>(items.size());
    std::copy(items.begin(), items.end(), kept);
    return Value::list({kept, items.size()});
}

} // namespace

std::vector<Ref> VerdictTruths::all() const {
    std::vector<Ref> refs{status};
    for (const Level& level : levels) {
        if (std::find(refs.begin(), refs.end(), level.truth) == refs.end()) {
            refs.push_back(level.truth);
        }
    }
    return refs;
}

VerdictTruths truths_of(const PermitOutline& outline) {
    const auto truth = [&](Mode mode) { return outline.truth[static_cast<std::size_t>(mode)]; };
    VerdictTruths truths;
    truths.status = truth(Mode::may);
    truths.effect = weaker(outline.effect, Effect::may);
    const Effect should = weaker(outline.effect, Effect::should);
    if (outline.effect < should) {
        truths.levels.push_back({outline.effect, truth(Mode::shall)});
    }
    if (should < truths.effect) {
        truths.levels.push_back({should, truth(Mode::should)});
    }
    return truths;
}

std::optional<ExactVerdict> verdict_on(Search& search, const VerdictTruths& truths,
                                       const Completion& completion) {
    const auto status = search.outcome(truths.status, completion);
    if (!status) {
        return std::nullopt;
    }
    ExactVerdict verdict;
    if (*status != Outcome::yes) {
        verdict.status = *status == Outcome::no ? Status::ineligible : Status::undetermined;
        return verdict;
    }
    verdict.status = Status::eligible;
    verdict.effect = truths.effect;
    for (const VerdictTruths::Level& level : truths.levels) {
        if (search.outcome(level.truth, completion) == Outcome::yes) {
            verdict.effect = level.effect;
            break;
        }
    }
    return verdict;
}

Places::Places(Search& search) : all_(search.box().places()) {
    for (std::uint32_t number = 1; number <= all_.size(); ++number) {
        const Possible set = search.box().at(number);
        sets_.push_back(set);
        std::size_t known = 0;
        if (place(number).is_list && set.parts != nullptr) {
            const auto* entries = static_cast<const PossibleEntry*>(set.parts);
            known = static_cast<std::size_t>(
                std::count_if(entries, entries + set.count,
                              [](const PossibleEntry& entry) { return entry.occurs == Occurs::once; }));
        }
        known_.push_back(known);
    }
}

Value Places::value(const Completion& completion, std::uint32_t number) const {
    const OpenPlace& at = place(number);
    const Value& fact = completion[at.fact];
    if (at.entry < 0) {
        return fact;
    }
    const Value item = fact.items()[static_cast<std::size_t>(at.entry)];
    return at.field < 0 ? item : item.context().fields[at.field];
}

Completion Places::put(const Completion& completion, std::uint32_t number, const Value& value,
                       Arena& arena) const {
    const OpenPlace& at = place(number);
    Completion changed = completion;
    Value& fact = changed[at.fact];
    if (at.entry < 0 && (!at.is_list || known_[number - 1] == 0)) {
        fact = value;
        return changed;
    }
    std::vector<Value> items(fact.items().begin(), fact.items().end());
    if (at.is_list) {
        const auto known = static_cast<std::ptrdiff_t>(known_[number - 1]);
        items.resize(static_cast<std::size_t>(known));
        items.insert(items.end(), value.items().begin() + known, value.items().end());
    } else if (at.field < 0) {
        items[static_cast<std::size_t>(at.entry)] = value;
    } else {
        Value& item = items[static_cast<std::size_t>(at.entry)];
        const ContextData& data = item.context();
        auto* fields = arena.allocate_array<Value>(data.size());
        std::copy_n(data.fields, data.size(), fields);
        fields[at.field] = value;
        ContextData made;
        made.shape = data.shape;
        made.fields = fields;
        item = Value::context(*arena.create(made));
    }
    fact = list_of(items, arena);
    return changed;
}

Possible Places::with_entries(const Possible& list, std::uint32_t number, const Value& value,
                              Arena& arena) const {
    if (value.kind != Kind::list || known_[number - 1] == 0) {
        return Possible::of(value);
    }
    const auto open = entries_of(list, arena).value_or(std::span<const PossibleEntry>{});
    const std::size_t known = std::min(known_[number - 1], open.size());
    std::vector<PossibleEntry> entries(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(known));
    for (std::size_t i = known; i < value.items().size(); ++i) {
        entries.push_back({Possible::of(value.items()[i]), Occurs::once});
    }
    return Possible::list(entries, arena);
}

Possible Places::freed(const Completion& completion, std::uint32_t number, Search& search) const {
    const OpenPlace& at = place(number);
    const Possible& set = sets_[number - 1];
    if (at.entry < 0 && (!at.is_list || known_[number - 1] == 0)) {
        return set;
    }
    Arena& arena = search.parts();
    const auto known = entries_of(Possible::of(completion[at.fact]), arena);
    std::vector<PossibleEntry> entries(known->begin(), known->end());
    if (at.is_list) {
        entries.resize(known_[number - 1]);
        const auto* all = static_cast<const PossibleEntry*>(set.parts);
        std::copy_if(all, all + set.count, std::back_inserter(entries),
                     [](const PossibleEntry& entry) { return entry.occurs != Occurs::once; });
        Possible list = Possible::list(entries, arena);
        list.origin = number;
        return list;
    }
    Possible& entry = entries[static_cast<std::size_t>(at.entry)].value;
    if (at.field < 0) {
        entry = set;
    } else {
        const Shape& shape = *entry.low.context().shape;
        std::vector<Possible> fields;
        for (const std::string_view name : shape.names) {
            fields.push_back(*field_of(entry, name));
        }
        fields[static_cast<std::size_t>(at.field)] = set;
        entry = Possible::context(shape, fields.data(), arena);
    }
    return Possible::list(entries, arena);
}

std::string Places::path(const ProgramData& program, std::uint32_t number) const {
    const OpenPlace& at = place(number);
    const FactDeclaration& fact = program.model->written().vocabulary.facts[at.fact];
    std::string path = fact.id;
    if (at.entry >= 0) {
        path += "[" + std::to_string(at.entry) + "]";
    }
    if (at.field >= 0) {
        path += "." + std::string(program.model->shapes[at.fact].names[static_cast<std::size_t>(at.field)]);
    }
    return path;
}

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
