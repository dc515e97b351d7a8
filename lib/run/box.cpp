// SPDX-License-Identifier: Apache-2.0
// The idea: facts are shared sets in an arena; changing one place makes that fact anew and keeps the rest, so
// a search goes down and back up at the cost of the one list it touches.
#include "run/box.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

bool may_have_more(const Possible& list, Arena& arena) {
    const auto entries = list.kind() == Kind::list ? entries_of(list, arena) : std::nullopt;
    return !entries || std::any_of(entries->begin(), entries->end(),
                                   [](const PossibleEntry& entry) { return entry.occurs != Occurs::once; });
}

std::vector<PossibleEntry> copied_entries(const Possible& list, Arena& arena) {
    const auto entries = entries_of(list, arena).value_or(std::span<const PossibleEntry>{});
    return {entries.begin(), entries.end()};
}

} // namespace

Box::Box(const ProgramData& program, const std::vector<Value>& facts, const std::vector<Possible>& in_part,
         Arena& arena) {
    facts_.reserve(facts.size());
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const FactLayout& layout = program.fact_layouts[i];
        const bool is_in_part = i < in_part.size() && !in_part[i].is_nothing();
        const Possible set =
            is_in_part ? in_part[i] : plausible_of(facts[i], layout.type, arena, layout.shape);
        facts_.push_back(set.exact ? set : with_origins(set, i, arena));
    }
}

std::uint32_t Box::add_place(std::uint32_t fact, int entry, int field, bool is_list) {
    places_.push_back({fact, entry, field, is_list, 0});
    return static_cast<std::uint32_t>(places_.size());
}

Possible Box::entry_with_origins(const Possible& entry, std::uint32_t fact, int number, Arena& arena) {
    if (entry.exact) {
        return entry;
    }
    if (entry.kind() != Kind::context || entry.shape == nullptr) {
        Possible tagged = entry;
        tagged.origin = add_place(fact, number, -1, false);
        return tagged;
    }
    std::vector<Possible> fields(entry.fields(), entry.fields() + entry.shape->names.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].exact) {
            fields[i].origin = add_place(fact, number, static_cast<int>(i), false);
        }
    }
    return Possible::context(*entry.shape, fields.data(), arena);
}

Possible Box::with_origins(const Possible& set, std::uint32_t fact, Arena& arena) {
    if (set.kind() != Kind::list) {
        Possible tagged = set;
        tagged.origin = add_place(fact, -1, -1, false);
        return tagged;
    }
    std::vector<PossibleEntry> entries = copied_entries(set, arena);
    const bool open = set.may_be(Kind::null) || may_have_more(set, arena);
    const std::uint32_t list = open ? add_place(fact, -1, -1, true) : 0;
    int number = 0;
    for (PossibleEntry& entry : entries) {
        if (entry.occurs == Occurs::once) {
            entry.value = entry_with_origins(entry.value, fact, number, arena);
        }
        ++number;
    }
    Possible made = Possible::list(entries, arena);
    made.origin = list;
    if (set.may_be(Kind::null)) {
        made = join(made, Possible::of(Value::null()), arena);
        made.origin = list;
    }
    return made;
}

Possible Box::at(std::uint32_t number) const {
    const OpenPlace& place = this->place(number);
    const Possible& fact = facts_[place.fact];
    if (place.entry < 0) {
        return fact;
    }
    const auto index = static_cast<std::size_t>(place.entry);
    if (fact.exact) {
        const auto items = fact.low.items();
        const Value& item = items[index];
        return Possible::of(place.field < 0 ? item : item.context().fields[place.field]);
    }
    const auto* entries = static_cast<const PossibleEntry*>(fact.parts);
    const Possible& entry = entries[index].value;
    if (place.field < 0) {
        return entry;
    }
    return entry.exact ? Possible::of(entry.low.context().fields[place.field]) : entry.fields()[place.field];
}

bool Box::is_closed(std::uint32_t number) const {
    const OpenPlace& place = this->place(number);
    const Possible set = at(number);
    if (!place.is_list || set.exact) {
        return set.exact;
    }
    const auto* entries = static_cast<const PossibleEntry*>(set.parts);
    return !set.may_be(Kind::null) &&
           std::all_of(entries, entries + set.count,
                       [](const PossibleEntry& entry) { return entry.occurs == Occurs::once; });
}

Box::Change Box::set(std::uint32_t fact, const Possible& value) {
    const Change change{fact, facts_[fact], places_.size(), 0};
    facts_[fact] = value;
    return change;
}

Box::Change Box::narrow(std::uint32_t number, const Possible& part, Arena& arena) {
    const OpenPlace place = this->place(number);
    Change change{place.fact, facts_[place.fact], places_.size(), 0};
    Possible narrowed = part;
    narrowed.origin = number;
    if (place.entry < 0) {
        facts_[place.fact] = narrowed;
        return change;
    }
    const Possible& fact = facts_[place.fact];
    std::vector<PossibleEntry> entries = copied_entries(fact, arena);
    PossibleEntry& entry = entries[static_cast<std::size_t>(place.entry)];
    if (place.field < 0) {
        entry.value = narrowed;
    } else if (!entry.value.exact) {
        std::vector<Possible> fields(entry.value.fields(),
                                     entry.value.fields() + entry.value.shape->names.size());
        fields[static_cast<std::size_t>(place.field)] = narrowed;
        entry.value = Possible::context(*entry.value.shape, fields.data(), arena);
    }
    Possible list = Possible::list(entries, arena);
    list.origin = fact.origin;
    facts_[place.fact] = list;
    return change;
}

Box::Change Box::close(std::uint32_t number, Arena& arena) {
    const OpenPlace& place = this->place(number);
    Change change{place.fact, facts_[place.fact], places_.size(), 0};
    std::vector<PossibleEntry> entries = copied_entries(facts_[place.fact], arena);
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [](const PossibleEntry& entry) { return entry.occurs != Occurs::once; }),
                  entries.end());
    Possible list = Possible::list(entries, arena);
    list.origin = number;
    facts_[place.fact] = list;
    return change;
}

Box::Change Box::extend(std::uint32_t number, Arena& arena) {
    const OpenPlace place = this->place(number);
    Change change{place.fact, facts_[place.fact], places_.size(), number};
    ++places_[number - 1].added;
    std::vector<PossibleEntry> entries = copied_entries(facts_[place.fact], arena);
    const auto more = std::find_if(entries.begin(), entries.end(),
                                   [](const PossibleEntry& entry) { return entry.occurs != Occurs::once; });
    // Entries that are there stand before those that may be, so that their places keep their numbers.
    const auto index = static_cast<int>(more - entries.begin());
    PossibleEntry added{entry_with_origins(more->value, place.fact, index, arena), Occurs::once};
    if (more->occurs == Occurs::perhaps) {
        *more = added;
    } else {
        entries.insert(more, added);
    }
    Possible list = Possible::list(entries, arena);
    list.origin = number;
    facts_[place.fact] = list;
    return change;
}

void Box::undo(const Change& change) {
    facts_[change.fact] = change.before;
    places_.resize(change.places);
    if (change.list != 0) {
        --places_[change.list - 1].added;
    }
}

} // namespace bleibe::detail
