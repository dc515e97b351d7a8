// SPDX-License-Identifier: Apache-2.0
// The idea: rules compare facts with each other as often as with constants, so a value that the person has
// somewhere else, or one next to it, is worth more than one out of the blue.
#include "run/choices.hpp"
#include "value/made_values.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr unsigned at_random = 2;
constexpr std::size_t share_of_new = 4;
constexpr std::size_t share_of_today = 4;
constexpr std::size_t most_entries = 3; // of a list, beyond those that are known

/// A day or a number of a fact, of a field or of an entry.
const Value& some_part(std::span<const Value> values, std::uint32_t which) {
    const auto count = static_cast<std::uint32_t>(values.size());
    const Value& value = values[which % count];
    if (value.kind == Kind::list && !value.items().empty()) {
        return some_part(value.items(), which / count);
    }
    if (value.kind == Kind::context && value.context().size() > 0) {
        return some_part({value.context().fields, value.context().size()}, which / count);
    }
    return value;
}

/// One day or one unit away.
Value next_to(const Value& value, std::int64_t steps, Arena& arena) {
    if (value.kind == Kind::number) {
        const auto moved = add(value.decimal(), Decimal(steps));
        return moved ? Value::number(*moved, arena) : value;
    }
    return value.kind == Kind::date ? Value::date(value.integer + steps) : value;
}

} // namespace

Value Choices::another(const Possible& set, std::span<const Value> person, Arena& arena) {
    return set.is_only(Kind::list) ? pick(set, at_random, arena) : pick_like(set, person, arena);
}

Value Choices::with_entry(const Possible& set, const Value& list, Arena& arena) {
    const auto entries = entries_of(set, arena).value_or(std::span<const PossibleEntry>{});
    const auto open = std::find_if(entries.begin(), entries.end(),
                                   [](const PossibleEntry& entry) { return entry.occurs != Occurs::once; });
    if (open == entries.end()) {
        return list;
    }
    std::vector<Value> items(list.items().begin(), list.items().end());
    items.push_back(pick(open->value, at_random, arena));
    return list_of(items, arena);
}

Value Choices::vary_last(const Possible& set, const Value& list, std::span<const Value> person,
                         Arena& arena) {
    const auto entries = entries_of(set, arena).value_or(std::span<const PossibleEntry>{});
    if (entries.empty() || list.items().empty()) {
        return list;
    }
    std::vector<Value> items(list.items().begin(), list.items().end());
    items.back() = vary_entry(entries.back().value, items.back(), person, arena);
    return list_of(items, arena);
}

Value Choices::vary(const Possible& set, const Value& value, std::size_t known, std::span<const Value> person,
                    std::span<const Value> fitting, Arena& arena) {
    if (!set.is_only(Kind::list) || value.kind != Kind::list) {
        return pick_like(set, person, arena);
    }
    std::vector<Value> items(value.items().begin(), value.items().end());
    const auto entries = entries_of(set, arena).value_or(std::span<const PossibleEntry>{});
    const std::size_t added = items.size() - std::min(known, items.size());
    const std::size_t which = items.size() - added + random(added);
    const std::uint32_t way = random(4);
    if (added == 0 || (way == 0 && added < most_entries)) {
        if (fitting.empty() || random(share_of_new) == 0) {
            return with_entry(set, value, arena);
        }
        items.push_back(fitting[random(fitting.size())]);
    } else if (way == 1) {
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(which));
    } else {
        items[which] =
            vary_entry(entries[std::min(which, entries.size() - 1)].value, items[which], person, arena);
    }
    return list_of(items, arena);
}

Value Choices::vary_entry(const Possible& entry, const Value& value, std::span<const Value> person,
                          Arena& arena) {
    if (entry.exact || entry.shape == nullptr || value.kind != Kind::context) {
        return pick(entry, at_random, arena);
    }
    const std::size_t which = random(value.context().size());
    return with_field(value, which, pick_like(entry.fields()[which], person, arena), arena);
}

Value Choices::pick_like(const Possible& set, std::span<const Value> person, Arena& arena) {
    const bool is_compared = set.may_be(Kind::date) || set.may_be(Kind::number);
    if (is_compared && !person.empty() && random(2) == 0) {
        const Value& other = set.may_be(Kind::date) && random(share_of_today) == 0
                                 ? day_
                                 : some_part(person, random(UINT32_MAX));
        const Value near = next_to(other, static_cast<std::int64_t>(random(3)) - 1, arena);
        if (contains(set, near)) {
            return near;
        }
    }
    return pick(set, at_random, arena);
}

} // namespace bleibe::detail
