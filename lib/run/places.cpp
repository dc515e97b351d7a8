// SPDX-License-Identifier: Apache-2.0
// The idea: a completion is a list of exact facts; the places that were open say which parts of it are free.
#include "run/places.hpp"

#include "compile/catalog_model.hpp"
#include "value/made_values.hpp"

#include <algorithm>

namespace bleibe::detail {

Places::Places(Search& search) : all_(search.box().places()) {
    for (std::uint32_t number = 1; number <= all_.size(); ++number) {
        const Possible set = search.box().at(number);
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
        item = with_field(item, static_cast<std::size_t>(at.field), value, arena);
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

} // namespace bleibe::detail
