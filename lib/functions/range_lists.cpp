// SPDX-License-Identifier: Apache-2.0
// The idea: a list is entries that stand there once, perhaps, or any number of times; what is asked of it is
// bounded by leaving out what may be missing and by counting in what may be there.
#include "functions/aggregates.hpp"
#include "functions/range_forms.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace bleibe::detail {
namespace {

using Entries = std::span<const PossibleEntry>;

/// The entries that a row over lists, or over operands, works on.
std::optional<Entries> entries_asked(const RangeCall& call) {
    Arena& arena = call.evaluation.arena;
    if (!call.row.variadic) {
        const Possible& list = call.operands[0];
        if (list.kind() == Kind::list) {
            return entries_of(list, arena);
        }
        if (list.may_be(Kind::list) || !list.kind()) {
            return std::nullopt;
        }
        return Entries{arena.create(PossibleEntry{list, Occurs::once}), 1}; // a list of one
    }
    auto* entries = arena.allocate_array<PossibleEntry>(call.operands.size());
    for (std::size_t i = 0; i < call.operands.size(); ++i) {
        ::new (entries + i) PossibleEntry{call.operands[i], Occurs::once};
    }
    return Entries{entries, call.operands.size()};
}

bool any_may_be(Entries entries, Kind kind) {
    return std::any_of(entries.begin(), entries.end(),
                       [kind](const PossibleEntry& entry) { return entry.value.may_be(kind); });
}

bool may_be_empty(Entries entries) {
    return std::none_of(entries.begin(), entries.end(),
                        [](const PossibleEntry& entry) { return entry.occurs == Occurs::once; });
}

/// What the row gives for an empty list.
Possible of_empty(const RangeCall& call) {
    const Value empty = Value::list({});
    return call.row.variadic ? Possible::nothing()
                             : Possible::of(call.row.scalar(call.evaluation, call.row, {&empty, 1}));
}

Value zero() { return Value::number(0); }

std::optional<Value> low_of(const Possible& set) {
    return set.exact ? std::optional(set.low) : set.has_low ? std::optional(set.low) : std::nullopt;
}
std::optional<Value> high_of(const Possible& set) {
    return set.exact ? std::optional(set.low) : set.has_high ? std::optional(set.high) : std::nullopt;
}

bool is_below(const Value& a, const Value& b) { return order(a, b).value_or(0) < 0; }

/// One end of a sum: of an entry that may be missing only what moves the end outwards counts.
class End {
public:
    explicit End(bool low) : low_(low) {}

    void add(const PossibleEntry& entry) {
        const std::optional<Value> bound = low_ ? low_of(entry.value) : high_of(entry.value);
        if (entry.occurs == Occurs::once) {
            take(bound);
            return;
        }
        const bool inwards = bound && (low_ ? !is_below(*bound, zero()) : !is_below(zero(), *bound));
        if (inwards) {
            return;
        }
        take(entry.occurs == Occurs::many ? std::nullopt : bound);
    }
    [[nodiscard]] std::optional<Value> result(Arena& arena) const {
        return sum_ ? std::optional(Value::number(*sum_, arena)) : std::nullopt;
    }

private:
    void take(const std::optional<Value>& bound) {
        sum_ = sum_ && bound ? bleibe::detail::add(*sum_, bound->decimal()) : std::nullopt;
    }

    bool low_;
    std::optional<Decimal> sum_ = Decimal(0);
};

const ChoiceSet* set_of(const Possible& choice) {
    return choice.exact ? &choice.low.choice_set() : choice.choice_set();
}

/// Of entries of one kind: each can be compared with each, whatever they are. Texts can, and values of one
/// choice that is in order.
bool all_have_order(std::span<const PossibleEntry> entries) {
    return std::all_of(entries.begin(), entries.end(), [&](const PossibleEntry& entry) {
        if (entry.value.is_only(Kind::string)) {
            return true;
        }
        const ChoiceSet* set = entry.value.is_only(Kind::choice) ? set_of(entry.value) : nullptr;
        return set != nullptr && set->ordered && set == set_of(entries.front().value);
    });
}

template <int sign>
Possible extreme(const RangeCall& call) {
    const auto entries = entries_asked(call);
    if (!entries || any_may_be(*entries, Kind::null)) {
        return call.anything();
    }
    const auto further = [](const Value& a, const Value& b) { return order(a, b).value_or(0) * sign > 0; };
    // For `max` (and `min` with the directions turned): the least that it can be comes of those that are
    // there, the most of all.
    std::optional<Value> near;
    std::optional<Value> far;
    bool bounded = true;
    std::optional<Kind> kind;
    for (const PossibleEntry& entry : *entries) {
        const auto own = entry.value.kind();
        if (!own || (kind && kind != own)) {
            return call.anything();
        }
        kind = own;
        const auto inner = sign > 0 ? low_of(entry.value) : high_of(entry.value);
        const auto outer = sign > 0 ? high_of(entry.value) : low_of(entry.value);
        if (entry.occurs == Occurs::once && inner && (!near || further(*inner, *near))) {
            near = inner;
        }
        bounded = bounded && outer;
        far = outer && (!far || further(*outer, *far)) ? outer : far;
    }
    Possible result;
    if (kind &&
        (*kind == Kind::number || *kind == Kind::date || *kind == Kind::months || *kind == Kind::duration)) {
        // Nothing that is there for certain: the nearest is as near as any entry may be.
        bool all_have_inner = true;
        for (const PossibleEntry& entry : *entries) {
            const auto inner = sign > 0 ? low_of(entry.value) : high_of(entry.value);
            all_have_inner = all_have_inner && inner;
            if (may_be_empty(*entries) && inner && (!near || further(*near, *inner))) {
                near = inner;
            }
        }
        near = may_be_empty(*entries) && !all_have_inner ? std::nullopt : near;
        far = bounded ? far : std::nullopt;
        const auto& low = sign > 0 ? near : far;
        const auto& high = sign > 0 ? far : near;
        result = low && high ? Possible::between(*low, *high)
                 : low       ? Possible::from(*low)
                 : high      ? Possible::up_to(*high)
                             : Possible::all_of(*kind);
    } else if (kind) {
        for (const PossibleEntry& entry : *entries) {
            result = join(result, entry.value, call.evaluation.arena);
        }
        if (!all_have_order(*entries)) {
            result = join(result, Possible::of(Value::null()), call.evaluation.arena);
        }
    }
    return may_be_empty(*entries) ? join(result, of_empty(call), call.evaluation.arena) : result;
}

} // namespace

Possible range_count(const RangeCall& call) {
    const auto entries = entries_asked(call);
    if (!entries) {
        return Possible::from(zero());
    }
    std::int64_t least = 0;
    std::int64_t most = 0;
    bool bounded = true;
    for (const PossibleEntry& entry : *entries) {
        least += entry.occurs == Occurs::once ? 1 : 0;
        ++most;
        bounded = bounded && entry.occurs != Occurs::many;
    }
    return bounded ? Possible::between(Value::number(least), Value::number(most))
                   : Possible::from(Value::number(least));
}

Possible range_sum(const RangeCall& call) {
    const auto entries = entries_asked(call);
    const bool numbers = entries && std::all_of(entries->begin(), entries->end(), [](const auto& entry) {
                             return entry.value.kind() == Kind::number;
                         });
    if (!numbers) {
        return call.anything();
    }
    End low(true);
    End high(false);
    for (const PossibleEntry& entry : *entries) {
        low.add(entry);
        high.add(entry);
    }
    Arena& arena = call.evaluation.arena;
    const auto least = low.result(arena);
    const auto most = high.result(arena);
    Possible result = least && most ? Possible::between(*least, *most)
                      : least       ? Possible::from(*least)
                      : most        ? Possible::up_to(*most)
                                    : Possible::all_of(Kind::number);
    if (any_may_be(*entries, Kind::null)) {
        result = result.with(Kind::null);
    }
    if (any_may_be(*entries, Kind::unknown)) {
        result = result.with(Kind::unknown);
    }
    return may_be_empty(*entries) ? join(result, of_empty(call), arena) : result;
}

Possible range_min(const RangeCall& call) { return extreme<-1>(call); }
Possible range_max(const RangeCall& call) { return extreme<1>(call); }

Possible range_list_contains(const RangeCall& call) {
    const Possible& list = call.operands[0];
    const auto entries = entries_of(list.without(Kind::null).without(Kind::unknown), call.evaluation.arena);
    std::vector<Possible> found{Possible::truth(false, true)};
    if (!entries) {
        return Possible::truth(true, true).with(Kind::null).with(Kind::unknown);
    }
    for (const PossibleEntry& entry : *entries) {
        Possible same = equality(entry.value, call.operands[1]);
        if (same.may_be(Kind::null)) {
            same = join(same.without(Kind::null), Possible::truth(false, true), call.evaluation.arena);
        }
        found.push_back(entry.occurs == Occurs::once
                            ? same
                            : join(same, Possible::truth(false, true), call.evaluation.arena));
    }
    Possible result = disjunction(found);
    result = list.may_be(Kind::null) ? result.with(Kind::null) : result;
    return list.may_be(Kind::unknown) ? result.with(Kind::unknown) : result;
}

/// Of lists: their entries in turn. `append` has items behind the list.
Possible range_joined(const RangeCall& call) {
    Arena& arena = call.evaluation.arena;
    const bool lists = call.row.name == "concatenate";
    std::vector<PossibleEntry> joined;
    for (std::size_t i = 0; i < call.operands.size(); ++i) {
        const Possible& operand = call.operands[i];
        if (i > 0 && !lists) {
            joined.push_back({operand, Occurs::once});
            continue;
        }
        const auto entries =
            operand.kind() == Kind::list && !operand.may_be(Kind::null) && !operand.may_be(Kind::unknown)
                ? entries_of(operand, arena)
                : std::nullopt;
        if (!entries) {
            return call.anything().with(Kind::unknown);
        }
        joined.insert(joined.end(), entries->begin(), entries->end());
    }
    return Possible::list(joined, arena);
}

namespace {

/// False if an entry may be a list of which nothing is known.
bool flatten_into(std::vector<PossibleEntry>& all, const PossibleEntry& entry, Arena& arena, int depth) {
    if (!entry.value.may_be(Kind::list)) {
        all.push_back(entry);
        return true;
    }
    const auto inner = entry.value.is_only(Kind::list) && depth < value_max_depth
                           ? entries_of(entry.value, arena)
                           : std::nullopt;
    return inner && std::all_of(inner->begin(), inner->end(), [&](const PossibleEntry& one) {
               return flatten_into(all, {one.value, std::max(one.occurs, entry.occurs)}, arena, depth + 1);
           });
}

} // namespace

Possible range_flattened(const RangeCall& call) {
    Arena& arena = call.evaluation.arena;
    std::vector<PossibleEntry> all;
    const bool known = flatten_into(all, {call.operands[0], Occurs::once}, arena, 0);
    if (known || !call.type.is(TypeKind::list)) {
        return known ? Possible::list(all, arena) : call.anything();
    }
    // The type of a list of nulls is that of an empty one, so types do not say that a null may be among them.
    const PossibleEntry any{join(possible_of(call.type.item(), arena), Possible::of(Value::null()), arena),
                            Occurs::many};
    return join(Possible::list({&any, 1}, arena), call.anything(), arena);
}

// ---------------------------------------------------------------- numbers and dates

Possible range_of_growing(const RangeCall& call) {
    const auto rest = call.operands.subspan(1);
    if (!std::all_of(rest.begin(), rest.end(), [](const Possible& one) { return one.exact; })) {
        return call.anything();
    }
    return rest.empty() ? monotone(call, {Grows::with}) : monotone(call, {Grows::with, Grows::with});
}

Possible range_absolute(const RangeCall& call) {
    const auto low = low_of(call.operands[0]);
    const auto high = high_of(call.operands[0]);
    if (call.operands[0].kind() != Kind::number) {
        return call.anything();
    }
    if (low && !is_below(*low, zero())) {
        return monotone(call, {Grows::with});
    }
    if (high && !is_below(zero(), *high)) {
        return monotone(call, {Grows::against});
    }
    if (!low || !high) {
        return Possible::from(zero());
    }
    const Value up = call.row.scalar(call.evaluation, call.row, {&*low, 1});
    return Possible::between(zero(), is_below(up, *high) ? *high : up);
}

Possible range_of_time_between(const RangeCall& call) {
    return monotone(call, {Grows::against, Grows::with});
}
Possible range_of_both_growing(const RangeCall& call) { return monotone(call, {Grows::with, Grows::with}); }

} // namespace bleibe::detail
