// SPDX-License-Identifier: Apache-2.0
// The idea: between the days and numbers that a rule can compare a fact with, all values are alike; so a
// search that tries these, their neighbours and the ends meets every outcome soon.
#include "run/choices.hpp"

#include "value/calendar.hpp"
#include "value/made_values.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::int64_t hundred = 100;
constexpr std::int64_t seconds_a_day = 86'400;

bool has_order(Kind kind) {
    return kind == Kind::number || kind == Kind::date || kind == Kind::months || kind == Kind::duration;
}

/// A value as a place on the grid of its kind: days, months, days of duration, hundredths.
std::optional<std::int64_t> to_grid(const Value& value) {
    switch (value.kind) {
    case Kind::date:
    case Kind::months:
        return value.integer;
    case Kind::duration:
        return value.integer / seconds_a_day;
    case Kind::number: {
        const auto scaled = multiply(value.decimal(), Decimal(hundred));
        const auto whole = scaled ? rounded(*scaled, 0, Rounding::floor) : std::nullopt;
        return whole ? to_integer(*whole) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

Value from_grid(Kind kind, std::int64_t place) {
    switch (kind) {
    case Kind::date:
        return Value::date(place);
    case Kind::months:
        return Value::months(place);
    case Kind::duration:
        return Value::duration(place * seconds_a_day);
    default: {
        if (place % hundred == 0) {
            return Value::number(place / hundred);
        }
        Value number = Value::number(place);
        number.scale = 2;
        return number;
    }
    }
}

struct Grid {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

/// The places strictly between the ends.
std::optional<Grid> inside_of(const Possible& set) {
    if (!set.has_low || !set.has_high) {
        return std::nullopt;
    }
    const auto low = to_grid(set.low);
    const auto high = to_grid(set.high);
    if (!low || !high) {
        return std::nullopt;
    }
    const Kind kind = set.low.kind;
    Grid grid{*low + 1, *high};
    if (order(from_grid(kind, grid.high), set.high).value_or(0) >= 0) {
        --grid.high;
    }
    return grid;
}

void sort_once(std::vector<std::int64_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

Choices::Choices(const CompiledCode& code, const std::vector<Possible>& facts, const Value& day) {
    if (day.kind == Kind::date) {
        days_.push_back(day.integer);
    }
    for (const Value& constant : code.constants) {
        collect(constant);
    }
    for (const Possible& fact : facts) {
        collect(fact);
    }
    texts_.push_back(Value::string("…"));
    spread_days();
    sort_once(numbers_);
}

void Choices::collect(const Value& value) {
    switch (value.kind) {
    case Kind::date:
        days_.push_back(value.integer);
        break;
    case Kind::months:
        months_.push_back(value.integer);
        break;
    case Kind::number:
        if (const auto place = to_grid(value)) {
            for (const std::int64_t near :
                 {*place - hundred, *place - 1, *place, *place + 1, *place + hundred}) {
                numbers_.push_back(near);
            }
            // Ages and years are compared with numbers, and days are what they are counted from.
            if (*place % hundred == 0 && *place > 0 && *place <= 100 * hundred) {
                months_.push_back(*place / hundred * 12);
            }
        }
        break;
    case Kind::string:
        texts_.push_back(value);
        break;
    case Kind::list:
        for (const Value& item : value.items()) {
            collect(item);
        }
        break;
    case Kind::context:
        for (std::size_t i = 0; i < value.context().size(); ++i) {
            collect(value.context().fields[i]);
        }
        break;
    case Kind::range:
        collect(value.range().low);
        collect(value.range().high);
        break;
    default:
        break;
    }
}

void Choices::collect(const Possible& set) {
    if (set.exact) {
        collect(set.low);
    } else if (set.kind() == Kind::list && set.parts != nullptr) {
        const auto* entries = static_cast<const PossibleEntry*>(set.parts);
        for (std::uint32_t i = 0; i < set.count; ++i) {
            if (entries[i].occurs == Occurs::once) {
                collect(entries[i].value);
            }
        }
    } else if (set.kind() == Kind::context && set.shape != nullptr) {
        for (std::size_t i = 0; i < set.shape->names.size(); ++i) {
            collect(set.fields()[i]);
        }
    }
}

void Choices::spread_days() {
    sort_once(days_);
    sort_once(months_);
    constexpr std::size_t most = 4'000;
    std::vector<std::int64_t> all;
    for (const std::int64_t day : days_) {
        all.push_back(day);
        for (const std::int64_t months : months_) {
            for (const std::int64_t way : {-months, months}) {
                if (const auto moved = all.size() < most ? add_months(day, way) : std::nullopt) {
                    all.push_back(*moved);
                }
            }
        }
    }
    days_.clear();
    for (const std::int64_t day : all) {
        days_.insert(days_.end(), {day - 1, day, day + 1});
    }
    sort_once(days_);
}

std::uint32_t Choices::random(std::size_t below) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return below == 0 ? 0 : static_cast<std::uint32_t>((state_ >> 11U) % below);
}

Value Choices::pick_in_order(const Possible& set, unsigned way) {
    const Kind kind = *set.kind();
    if (set.count > 0) {
        return set.values()[way == 0 ? 0 : way == 1 ? set.count - 1 : random(set.count)];
    }
    if (way < 2 || !set.has_low || !set.has_high) {
        return way != 1 && set.has_low ? set.low : set.has_high ? set.high : from_grid(kind, 0);
    }
    const auto& known = kind == Kind::date ? days_ : kind == Kind::number ? numbers_ : months_;
    const Grid grid = inside_of(set).value_or(Grid{1, 0});
    const auto first = std::lower_bound(known.begin(), known.end(), grid.low);
    const auto last = std::upper_bound(known.begin(), known.end(), grid.high);
    const auto count = grid.low <= grid.high && first < last ? static_cast<std::size_t>(last - first) : 0;
    const std::size_t which = random(count + 2);
    return which == count  ? set.low
           : which > count ? set.high
                           : from_grid(kind, first[static_cast<std::ptrdiff_t>(which)]);
}

Value Choices::pick(const Possible& set, unsigned way, Arena& arena) {
    if (set.exact) {
        return set.low;
    }
    const bool nullable = set.may_be(Kind::null);
    const bool takes_null = nullable && (way == 1 || (way > 1 && random(3) == 0));
    const auto kind = set.kind();
    if (takes_null || !kind) {
        return nullable ? Value::null() : Value::unknown();
    }
    if (has_order(*kind)) {
        return pick_in_order(set, way);
    }
    switch (*kind) {
    case Kind::boolean:
        return Value::boolean(way > 1 ? random(2) == 1 : way == 1);
    case Kind::choice: {
        if (set.parts == nullptr) {
            return Value::unknown();
        }
        const auto count = static_cast<std::size_t>(__builtin_popcountll(set.choices));
        std::uint64_t rest = set.choices;
        for (std::size_t skip = way == 0 ? 0 : way == 1 ? count - 1 : random(count); skip > 0; --skip) {
            rest &= rest - 1;
        }
        return Value::choice(*set.choice_set(), static_cast<std::uint32_t>(__builtin_ctzll(rest)));
    }
    case Kind::string: {
        const auto texts = set.count > 0 ? set.texts() : std::span<const Value>(texts_);
        return texts[way == 0 ? texts.size() - 1 : way == 1 ? 0 : random(texts.size())];
    }
    case Kind::context: {
        if (set.shape == nullptr) {
            return Value::unknown();
        }
        auto* fields = arena.allocate_array<Value>(set.shape->names.size());
        for (std::size_t i = 0; i < set.shape->names.size(); ++i) {
            fields[i] = pick(set.fields()[i], way, arena);
        }
        return Value::context(*arena.create(ContextData{set.shape, fields}));
    }
    case Kind::list: {
        const auto entries = entries_of(set, arena).value_or(std::span<const PossibleEntry>{});
        std::vector<Value> items;
        for (const PossibleEntry& entry : entries) {
            std::size_t times = 1;
            if (entry.occurs != Occurs::once) {
                times = way == 0 ? 0 : way == 1 ? 1 : random(entry.occurs == Occurs::many ? 3 : 2);
            }
            for (; times > 0; --times) {
                items.push_back(pick(entry.value, way, arena));
            }
        }
        return list_of(items, arena);
    }
    default:
        return Value::unknown();
    }
}

Value Choices::middle(const Possible& set) const {
    const Kind kind = *set.kind();
    const Grid grid = inside_of(set).value_or(Grid{0, 0});
    const auto& known = kind == Kind::date ? days_ : kind == Kind::number ? numbers_ : months_;
    const auto first = std::lower_bound(known.begin(), known.end(), grid.low);
    const auto last = std::upper_bound(known.begin(), known.end(), grid.high - 1);
    return from_grid(kind, first < last ? first[(last - first) / 2] : grid.low + (grid.high - grid.low) / 2);
}

std::vector<Possible> Choices::parts_of(const Possible& set, Arena& arena) const {
    std::vector<Possible> parts;
    if (set.may_be(Kind::null)) {
        parts.push_back(set.without(Kind::null));
        parts.push_back(Possible::of(Value::null()));
        return parts;
    }
    const auto kind = set.kind();
    if (!kind) {
        return parts;
    }
    if (*kind == Kind::boolean) {
        return {Possible::truth(true, false), Possible::truth(false, true)};
    }
    if (*kind == Kind::choice && set.parts != nullptr) {
        std::uint64_t lower = 0;
        std::uint64_t rest = set.choices;
        for (int left = __builtin_popcountll(set.choices) / 2; left > 0; --left) {
            lower |= rest & (~rest + 1);
            rest &= rest - 1;
        }
        return {Possible::choice_of(*set.choice_set(), lower), Possible::choice_of(*set.choice_set(), rest)};
    }
    if (*kind == Kind::string) {
        const auto texts = set.count > 0 ? set.texts() : std::span<const Value>(texts_);
        if (set.count == 0) {
            return {Possible::text_of(texts)};
        }
        return {Possible::text_of(texts.first(texts.size() / 2)),
                Possible::text_of(texts.subspan(texts.size() / 2))};
    }
    if (!has_order(*kind) || !set.has_low || !set.has_high) {
        return parts;
    }
    (void)arena;
    parts.push_back(Possible::of(set.low));
    parts.push_back(Possible::of(set.high));
    if (set.count > 0) {
        const auto rest = set.values().subspan(1, set.count - 2);
        for (const auto& half : {rest.first(rest.size() / 2), rest.subspan(rest.size() / 2)}) {
            if (!half.empty()) {
                parts.push_back(Possible::one_of(half));
            }
        }
        return parts;
    }
    const auto grid = inside_of(set);
    if (!grid || grid->low > grid->high) {
        return parts;
    }
    if (grid->low == grid->high) {
        parts.push_back(Possible::of(from_grid(*kind, grid->low)));
        return parts;
    }
    const std::int64_t half = *to_grid(middle(set));
    parts.push_back(Possible::between(from_grid(*kind, grid->low), from_grid(*kind, half)));
    parts.push_back(Possible::between(from_grid(*kind, half + 1), from_grid(*kind, grid->high)));
    return parts;
}

std::vector<Value> Choices::answers(const Possible& set, std::size_t most, Arena& arena) const {
    std::vector<Value> found;
    std::vector<Possible> open{set};
    // Breadth first: single values come off the front, halves go to the back.
    for (std::size_t i = 0; i < open.size() && found.size() < most && open.size() < most * 8; ++i) {
        if (open[i].exact) {
            found.push_back(open[i].low);
            continue;
        }
        for (const Possible& part : parts_of(open[i], arena)) {
            open.push_back(part);
        }
    }
    return found;
}

} // namespace bleibe::detail
