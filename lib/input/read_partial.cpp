// SPDX-License-Identifier: Apache-2.0
// The idea: where a value is known in part, the value is unknown, and beside it stands the set of what the
// whole fact may be; so whoever only knows values is right, and whoever knows sets is more exact.
#include "input/read_facts.hpp"
#include "run/range_machine.hpp"

#include <algorithm>
#include <utility>

namespace bleibe::detail {
namespace {

constexpr std::string_view ways = "write {\"between\": [first, last]} or {\"one_of\": [value, …]}; of a list "
                                  "that may be longer {\"at_least\": [entry, …]}";

bool is_way(std::string_view key) { return key == "between" || key == "one_of" || key == "at_least"; }

bool has_interval(const Type& type) {
    return type.is(TypeKind::number) || type.is(TypeKind::date) || type.is(TypeKind::months) ||
           type.is(TypeKind::duration);
}

bool is_ordered_choice(const Type& type) {
    return type.is(TypeKind::choice) && type.choice_set() != nullptr && type.choice_set()->ordered;
}

std::uint64_t bit_of(const Value& choice) { return std::uint64_t{1} << (choice.size & 63U); }

/// Of values of one kind, in ascending order without doubles where they have one.
Possible set_of(const Type& type, const std::vector<Value>& values, Arena& arena) {
    switch (type.kind()) {
    case TypeKind::boolean: {
        const auto is = [&](bool truth) {
            return std::any_of(values.begin(), values.end(),
                               [&](const Value& one) { return truth ? one.is_true() : one.is_false(); });
        };
        return Possible::truth(is(true), is(false));
    }
    case TypeKind::choice: {
        std::uint64_t bits = 0;
        for (const Value& value : values) {
            bits |= bit_of(value);
        }
        return Possible::choice_of(*type.choice_set(), bits);
    }
    default: {
        auto* kept = arena.allocate_array<Value>(values.size());
        std::copy(values.begin(), values.end(), kept);
        const std::span<const Value> all{kept, values.size()};
        return type.is(TypeKind::string) ? Possible::text_of(all) : Possible::one_of(all);
    }
    }
}

} // namespace

Value FactReader::shapeless(const Node& node, const FactPath& path, std::string_view message,
                            std::string_view help) {
    diagnostics_.add_private(Code::case_part, node.span, std::string(message))
        .path(path.text())
        .help(std::string(help));
    return Value::unknown();
}

Value FactReader::part(const Node& node, const Type& type, const FactDeclaration* entries,
                       const FactPath& path, CaseData& into) {
    const bool states_a_way = std::any_of(node.members.begin(), node.members.end(),
                                          [](const Member& member) { return is_way(member.key); });
    if (!states_a_way) {
        return wrong(node, path, type.is(TypeKind::list) ? "a list" : type.not_null().to_string());
    }
    if (node.members.size() != 1) {
        return shapeless(node, path, "a value known in part is an object with one key", ways);
    }
    const Member& way = node.members.front();
    if (!way.value->is_sequence()) {
        return shapeless(*way.value, path, "`" + way.key + "` holds no list", ways);
    }
    if (way.key == "at_least") {
        return at_least(*way.value, type, entries, path, into);
    }
    if (type.is(TypeKind::list)) {
        return shapeless(node, path, "of a list `" + way.key + "` says nothing",
                         "write {\"at_least\": [entry, …]} for a list that may be longer");
    }
    return way.key == "between" ? between(*way.value, type, path, into)
                                : one_of(*way.value, type, path, into);
}

Value FactReader::between(const Node& ends, const Type& type, const FactPath& path, CaseData& into) {
    if (!has_interval(type) && !is_ordered_choice(type)) {
        return shapeless(ends, path, "between two values of this kind there is nothing",
                         "write {\"one_of\": [value, …]}");
    }
    if (ends.items.size() != 2) {
        return shapeless(ends, path, "`between` holds the first and the last value", ways);
    }
    const Value low = known_value(*ends.items[0], type.not_null(), {&path, {}, true, 0}, into);
    const Value high = known_value(*ends.items[1], type.not_null(), {&path, {}, true, 1}, into);
    if (low.is_unknown() || high.is_unknown()) {
        return Value::unknown();
    }
    const bool backwards =
        type.is(TypeKind::choice) ? low.size > high.size : order(low, high).value_or(0) > 0;
    if (backwards) {
        return shapeless(ends, path, "the last value stands before the first", "swap them");
    }
    if (!type.is(TypeKind::choice)) {
        return noted(Possible::between(low, high), path, ends);
    }
    std::uint64_t bits = 0;
    for (std::uint32_t value = low.size; value <= high.size; ++value) {
        bits |= std::uint64_t{1} << (value & 63U);
    }
    return noted(Possible::choice_of(*type.choice_set(), bits), path, ends);
}

Value FactReader::one_of(const Node& values, const Type& type, const FactPath& path, CaseData& into) {
    if (values.items.empty()) {
        return shapeless(values, path, "`one_of` holds no value", "name those that are possible");
    }
    std::vector<Value> read;
    bool or_null = false;
    bool broken = false;
    for (std::size_t i = 0; i < values.items.size(); ++i) {
        const Value value = known_value(*values.items[i], type, {&path, {}, true, i}, into);
        broken = broken || value.is_unknown();
        or_null = or_null || value.is_null();
        const bool is_double = std::any_of(read.begin(), read.end(), [&](const Value& other) {
            return order(other, value) == 0 || identical(other, value);
        });
        if (!value.is_null() && !value.is_unknown() && !is_double) {
            read.push_back(value);
        }
    }
    if (broken) {
        return Value::unknown();
    }
    if (has_interval(type)) {
        std::sort(read.begin(), read.end(),
                  [](const Value& a, const Value& b) { return order(a, b).value_or(0) < 0; });
    }
    Possible set = read.empty() ? Possible::nothing() : set_of(type, read, into.arena);
    if (or_null) {
        set = join(set, Possible::of(Value::null()), into.arena);
    }
    return noted(set, path, values);
}

Value FactReader::at_least(const Node& items, const Type& type, const FactDeclaration* entries,
                           const FactPath& path, CaseData& into) {
    const bool is_whole_fact = path.up != nullptr && path.up->up == nullptr;
    if (!type.is(TypeKind::list) || !is_whole_fact) {
        return shapeless(items, path, "`at_least` is for facts that are lists", ways);
    }
    const Value listed = list(items, type, entries, path, into);
    if (listed.kind == Kind::list) {
        listed_ = listed;
    }
    return Value::unknown();
}

Value FactReader::noted(const Possible& set, const FactPath& path, const Node& node) {
    if (set.exact) {
        return set.low;
    }
    Part part;
    part.set = set;
    const FactPath* entry = path.in_list ? &path : path.up->in_list ? path.up : nullptr;
    const FactPath* fact = entry == nullptr ? &path : entry->up;
    if (fact->up == nullptr || fact->up->up != nullptr) {
        return shapeless(node, path, "of an entry of a field nothing can be known in part", ways);
    }
    if (entry != nullptr) {
        const int number = model_.written().vocabulary.find_fact(fact->name);
        part.entry = static_cast<int>(entry->index);
        part.field = entry == &path ? -1 : model_.shapes[static_cast<std::size_t>(number)].find(path.name);
    }
    parts_.push_back(part);
    return Value::unknown();
}

void FactReader::put_together(std::size_t fact, CaseData& into) {
    if (!into.in_part.empty()) {
        into.in_part[fact] = Possible::nothing();
    }
    if (parts_.empty() && !listed_) {
        return;
    }
    into.in_part.resize(into.facts.size(), Possible::nothing());
    const Type& type = model_.written().vocabulary.facts[fact].type;
    const Shape* shape = model_.shapes[fact].names.empty() ? nullptr : &model_.shapes[fact];
    if (!listed_ && parts_.front().entry < 0) {
        into.in_part[fact] = parts_.front().set;
        return;
    }
    const Type list = type.not_null();
    const Possible known = plausible_of(listed_ ? *listed_ : into.facts[fact], list, into.arena, shape);
    const auto read = entries_of(known, into.arena).value_or(std::span<const PossibleEntry>{});
    std::vector<PossibleEntry> entries(read.begin(), read.end());
    for (const Part& part : parts_) {
        Possible& entry = entries[static_cast<std::size_t>(part.entry)].value;
        if (part.field < 0) {
            entry = part.set;
            continue;
        }
        std::vector<Possible> fields;
        for (const std::string_view name : shape->names) {
            fields.push_back(*field_of(entry, name));
        }
        fields[static_cast<std::size_t>(part.field)] = part.set;
        entry = Possible::context(*shape, fields.data(), into.arena);
    }
    if (listed_) {
        entries.push_back({plausible_of(list.item(), into.arena, shape), Occurs::many});
    }
    into.in_part[fact] = Possible::list(entries, into.arena);
}

void FactReader::check_sets(const CaseData& facts, const Node* written, const Span& place) {
    const CompiledCode& code = model_.constraints;
    std::vector<Possible> sets;
    for (std::size_t i = 0; i < facts.facts.size(); ++i) {
        const bool in_part = !facts.in_part[i].is_nothing();
        sets.push_back(in_part ? facts.in_part[i] : Possible::of(facts.facts[i]));
    }
    const Possible day = Possible::of(Value::unknown());
    std::vector<Possible> slots(code.top.steps.size(), Possible::nothing());
    std::vector<std::uint32_t> steps;
    for (std::uint32_t i = 0; i < code.top.steps.size(); ++i) {
        steps.push_back(i);
    }
    Arena arena;
    RangeMachine machine(code, arena, limits_);
    machine.bind(sets.data(), &day, slots.data());
    machine.run(steps);
    for (std::size_t i = 0; i < model_.constraint_results.size(); ++i) {
        if (machine.value(model_.constraint_results[i]).is_certainly(false)) {
            report_broken(i, facts_of(i, written), place);
        }
    }
}

FactReader::Broken FactReader::facts_of(std::size_t constraint, const Node* written) const {
    Broken broken;
    for (const std::uint32_t fact : model_.constraint_facts[constraint]) {
        const std::string& id = model_.written().vocabulary.facts[fact].id;
        const Member* member = written != nullptr && written->is_mapping() ? written->member(id) : nullptr;
        broken.paths += (broken.paths.empty() ? "" : ", ") + id;
        if (member != nullptr && !broken.span) {
            broken.span = member->key_span;
        }
    }
    return broken;
}

} // namespace bleibe::detail
