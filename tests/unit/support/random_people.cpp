// SPDX-License-Identifier: Apache-2.0
#include "random_people.hpp"

#include "run/machine.hpp"

#include <algorithm>

namespace bleibe::test {

using detail::CaseData;
using detail::Kind;
using detail::Type;
using detail::TypeKind;
using detail::Value;

namespace {

/// Days around which the law changes, and any others from 2005 to 2027.
std::int64_t random_day(Dice& dice) {
    constexpr std::int64_t first = 12'784; // 2005-01-01
    static const std::int64_t turning[] = {
        Date::parse("2017-10-31")->days(), Date::parse("2022-10-31")->days(),
        Date::parse("2022-12-31")->days(), Date::parse("2024-03-01")->days(),
        Date::parse("2025-12-31")->days()};
    return dice.one_in(3) ? turning[dice.roll(5)] - 1 + dice.roll(3) : first + dice.roll(8'000);
}

} // namespace

RandomPeople::Data RandomPeople::empty() const {
    auto data = std::make_shared<CaseData>();
    const std::size_t count = catalog_.model().written().vocabulary.facts.size();
    data->facts.assign(count, Value::unknown());
    data->assumed.assign(count, false);
    data->catalog = catalog_.share();
    return data;
}

Value RandomPeople::value(const Type& type, std::size_t fact, detail::Arena& arena) {
    if (type.nullable() && dice_.one_in(4)) {
        return Value::null();
    }
    switch (type.kind()) {
    case TypeKind::boolean:
        return Value::boolean(dice_.one_in(2));
    case TypeKind::number:
        return Value::number(5 + dice_.roll(110));
    case TypeKind::date:
        return Value::date(random_day(dice_));
    case TypeKind::months:
        return Value::months(1 + dice_.roll(80));
    case TypeKind::choice: {
        const auto& set = *type.choice_set();
        return Value::choice(set, dice_.roll(static_cast<unsigned>(set.values.size())));
    }
    case TypeKind::list: {
        const std::size_t count = dice_.one_in(2) ? dice_.roll(4) : 0;
        auto* items = arena.allocate_array<Value>(count);
        for (std::size_t i = 0; i < count; ++i) {
            items[i] = type.item().is(TypeKind::context) ? entry(type.item(), nullptr, fact, arena)
                                                         : value(type.item(), fact, arena);
        }
        return Value::list({items, count});
    }
    default:
        return Value::unknown();
    }
}

Value RandomPeople::entry(const Type& type, const Value* before, std::size_t fact, detail::Arena& arena) {
    const detail::Shape& shape = catalog_.model().shapes[fact];
    auto* fields = arena.allocate_array<Value>(shape.names.size());
    for (std::size_t i = 0; i < shape.names.size(); ++i) {
        const bool declared = i < type.fields().size();
        fields[i] = before != nullptr ? before->context().fields[i]
                    : declared        ? Value::unknown()
                                      : Value::null();
        if (declared && fields[i].is_unknown() && !left_unknown()) {
            fields[i] = value(type.fields()[i].type, fact, arena);
        }
    }
    detail::ContextData data;
    data.shape = &shape;
    data.fields = fields;
    return Value::context(*arena.create(data));
}

void RandomPeople::set(CaseData& data, std::size_t fact) {
    const Type& type = catalog_.model().written().vocabulary.facts[fact].type;
    data.facts[fact] = left_unknown() ? Value::unknown() : value(type, fact, data.arena);
}

void RandomPeople::complete(CaseData& data, std::size_t fact, const Value& before) {
    const Type& type = catalog_.model().written().vocabulary.facts[fact].type;
    if (before.kind != Kind::list || !type.item().is(TypeKind::context)) {
        data.facts[fact] = before.is_unknown() ? value(type, fact, data.arena) : before;
        return;
    }
    auto* items = data.arena.allocate_array<Value>(before.size);
    for (std::size_t i = 0; i < before.size; ++i) {
        items[i] = entry(type.item(), &before.items()[i], fact, data.arena);
    }
    data.facts[fact] = Value::list({items, before.size});
}

void RandomPeople::complete_list(CaseData& data, std::size_t fact, const detail::Possible& list) {
    const Type item = catalog_.model().written().vocabulary.facts[fact].type.item();
    std::vector<Value> items;
    const auto entries = detail::entries_of(list, data.arena);
    for (const detail::PossibleEntry& listed : entries.value_or(std::span<const detail::PossibleEntry>())) {
        if (listed.occurs == detail::Occurs::once) {
            items.push_back(item.is(TypeKind::context) ? entry(item, &listed.value.low, fact, data.arena)
                                                       : listed.value.low);
        }
    }
    for (unsigned more = dice_.roll(3); more > 0; --more) {
        items.push_back(item.is(TypeKind::context) ? entry(item, nullptr, fact, data.arena)
                                                   : value(item, fact, data.arena));
    }
    auto* kept = data.arena.allocate_array<Value>(items.size());
    std::copy(items.begin(), items.end(), kept);
    data.facts[fact] = Value::list({kept, items.size()});
}

std::vector<std::uint32_t> RandomPeople::broken(const CaseData& data) const {
    const detail::CatalogModel& model = catalog_.model();
    detail::Arena arena;
    const Limits limits;
    detail::Machine machine(model.constraints, arena, limits);
    std::vector<Value> slots(model.constraints.top.steps.size(), Value::unknown());
    const Value day = Value::unknown();
    machine.bind(data.facts.data(), &day, slots.data());
    machine.run_all();
    std::vector<std::uint32_t> facts;
    for (std::size_t i = 0; i < model.constraint_results.size(); ++i) {
        if (machine.value(model.constraint_results[i]).is_false()) {
            facts.insert(facts.end(), model.constraint_facts[i].begin(), model.constraint_facts[i].end());
        }
    }
    return facts;
}

Case RandomPeople::person() {
    const Data data = empty();
    for (std::size_t fact = 0; fact < data->facts.size(); ++fact) {
        set(*data, fact);
    }
    return within_constraints(data);
}

Case RandomPeople::like(const Case& example) {
    const Data data = empty();
    for (std::size_t fact = 0; fact < data->facts.size(); ++fact) {
        data->facts[fact] = detail::deep_copy(example.data().facts[fact], data->arena);
        if (dice_.one_in(12)) {
            set(*data, fact);
        }
    }
    return within_constraints(data);
}

Case RandomPeople::within_constraints(const Data& data) {
    for (auto again = broken(*data); !again.empty(); again = broken(*data)) {
        for (const std::uint32_t fact : again) {
            set(*data, fact);
        }
    }
    return Case(data);
}

Case RandomPeople::completed(const Case& person) {
    const unsigned sparse = sparse_;
    sparse_ = 0;
    const Data data = empty();
    const std::vector<detail::Possible>& in_part = person.data().in_part;
    const auto fill = [&](std::size_t fact) {
        if (!in_part.empty() && in_part[fact].kind() == Kind::list) {
            complete_list(*data, fact, in_part[fact]);
        } else {
            complete(*data, fact, person.data().facts[fact]);
        }
    };
    for (std::size_t fact = 0; fact < data->facts.size(); ++fact) {
        fill(fact);
    }
    // Some unknowns have few values within the constraints; after many tries the person is left as it is.
    int tries = 5000;
    for (auto again = broken(*data); !again.empty() && tries > 0; again = broken(*data), --tries) {
        for (const std::uint32_t fact : again) {
            fill(fact);
        }
    }
    sparse_ = sparse;
    return tries > 0 ? Case(data) : person;
}

bool RandomPeople::is_complete(const Case& person) {
    return std::none_of(person.data().facts.begin(), person.data().facts.end(),
                        [](const Value& fact) { return detail::has_unknown(fact); });
}

} // namespace bleibe::test
