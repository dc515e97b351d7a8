// SPDX-License-Identifier: Apache-2.0
// The idea: few kinds of sets, each closed under what the rules do: the two truths, an interval, some of a
// choice's values, entries that stand there once, perhaps, or any number of times. What fits none is "all of
// its kind".
#include "value/possible.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::uint16_t special = Possible::bit(Kind::null) | Possible::bit(Kind::unknown);
constexpr std::size_t widest_choice = 64;
constexpr std::size_t most_separate_entries = 64;

bool has_bounds(Kind kind) {
    return kind == Kind::number || kind == Kind::date || kind == Kind::months || kind == Kind::duration;
}

bool before(const Value& a, const Value& b) { return order(a, b).value_or(0) < 0; }

/// One value is written as an exact one, whatever it was made of.
Possible settled(Possible set) {
    if (set.exact) {
        return set;
    }
    const auto one = [&](const Value& value) {
        Possible exact = Possible::of(value);
        exact.origin = set.origin;
        return exact;
    };
    if (set.is_only(Kind::boolean) && set.may_be_true != set.may_be_false) {
        return one(Value::boolean(set.may_be_true));
    }
    const auto kind = set.kind();
    if (kind && has_bounds(*kind) && set.is_only(*kind) && set.has_low && set.has_high &&
        !before(set.low, set.high)) {
        return one(set.low);
    }
    if (set.is_only(Kind::choice) && set.parts != nullptr && set.choices != 0 &&
        (set.choices & (set.choices - 1)) == 0) {
        return one(
            Value::choice(*set.choice_set(), static_cast<std::uint32_t>(__builtin_ctzll(set.choices))));
    }
    if (set.is_only(Kind::string) && set.count == 1) {
        return one(set.texts()[0]);
    }
    if (set.kinds == Possible::bit(Kind::null)) {
        return one(Value::null());
    }
    if (set.kinds == Possible::bit(Kind::unknown)) {
        return one(Value::unknown());
    }
    return set;
}

void forget_details(Possible& set) {
    set.exact = false;
    set.has_low = false;
    set.has_high = false;
    set.choices = 0;
    set.count = 0;
    set.parts = nullptr;
    set.shape = nullptr;
    set.may_be_true = set.may_be(Kind::boolean);
    set.may_be_false = set.may_be_true;
}

/// An exact value with its details, so that it can be joined with others.
Possible opened(const Possible& set, Arena& arena) {
    if (!set.exact) {
        return set;
    }
    Possible open = set;
    open.exact = false;
    switch (set.low.kind) {
    case Kind::number:
    case Kind::date:
    case Kind::months:
    case Kind::duration:
        open.has_low = true;
        open.has_high = true;
        break;
    case Kind::choice:
        open.parts = &set.low.choice_set();
        open.choices = set.low.size < widest_choice ? std::uint64_t{1} << set.low.size : 0;
        if (open.choices == 0) {
            open.parts = nullptr;
        }
        break;
    case Kind::string:
        open.parts = arena.create(set.low);
        open.count = 1;
        break;
    case Kind::list: {
        const auto items = set.low.items();
        auto* entries = arena.allocate_array<PossibleEntry>(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            ::new (entries + i) PossibleEntry{Possible::of(items[i]), Occurs::once};
        }
        open.parts = entries;
        open.count = static_cast<std::uint32_t>(items.size());
        break;
    }
    case Kind::context: {
        const ContextData& data = set.low.context();
        auto* fields = arena.allocate_array<Possible>(data.size());
        for (std::size_t i = 0; i < data.size(); ++i) {
            ::new (fields + i) Possible(Possible::of(data.fields[i]));
        }
        open.parts = fields;
        open.shape = data.shape;
        break;
    }
    default:
        break;
    }
    return open;
}

Possible list_of_entries(std::span<const PossibleEntry> entries, Arena& arena) {
    Possible list = Possible::all_of(Kind::list);
    auto* kept = arena.allocate_array<PossibleEntry>(entries.size() + 1); // never null, as for "not known"
    std::copy(entries.begin(), entries.end(), kept);
    list.parts = kept;
    list.count = static_cast<std::uint32_t>(entries.size());
    return list;
}

Possible join_lists(const Possible& a, const Possible& b, Arena& arena) {
    Possible joined = Possible::all_of(Kind::list);
    if (a.parts == nullptr || b.parts == nullptr) {
        return joined;
    }
    const std::span<const PossibleEntry> left{static_cast<const PossibleEntry*>(a.parts), a.count};
    const std::span<const PossibleEntry> right{static_cast<const PossibleEntry*>(b.parts), b.count};
    std::vector<PossibleEntry> entries;
    if (left.size() == right.size()) {
        for (std::size_t i = 0; i < left.size(); ++i) {
            entries.push_back({join(left[i].value, right[i].value, arena),
                               left[i].occurs == right[i].occurs ? left[i].occurs
                               : left[i].occurs == Occurs::many || right[i].occurs == Occurs::many
                                   ? Occurs::many
                                   : Occurs::perhaps});
        }
        return list_of_entries(entries, arena);
    }
    if (left.size() + right.size() <= most_separate_entries) {
        for (const auto& side : {left, right}) {
            for (const PossibleEntry& entry : side) {
                entries.push_back({entry.value, std::max(entry.occurs, Occurs::perhaps)});
            }
        }
        return list_of_entries(entries, arena);
    }
    Possible all = Possible::nothing();
    for (const auto& side : {left, right}) {
        for (const PossibleEntry& entry : side) {
            all = join(all, entry.value, arena);
        }
    }
    const PossibleEntry many{all, Occurs::many};
    return list_of_entries({&many, 1}, arena);
}

Possible join_contexts(const Possible& a, const Possible& b, Arena& arena) {
    Possible joined = Possible::all_of(Kind::context);
    if (a.shape == nullptr || a.shape != b.shape) {
        return joined;
    }
    auto* fields = arena.allocate_array<Possible>(a.shape->names.size());
    for (std::size_t i = 0; i < a.shape->names.size(); ++i) {
        ::new (fields + i) Possible(join(a.fields()[i], b.fields()[i], arena));
    }
    joined.shape = a.shape;
    joined.parts = fields;
    return joined;
}

/// Of two sets that both hold values of that kind, and hold no others besides null and unknown.
Possible join_alike(Kind kind, const Possible& a, const Possible& b, Arena& arena) {
    Possible joined = Possible::all_of(kind);
    switch (kind) {
    case Kind::boolean:
        return Possible::truth(a.may_be_true || b.may_be_true, a.may_be_false || b.may_be_false);
    case Kind::number:
    case Kind::date:
    case Kind::months:
    case Kind::duration:
        joined.has_low = a.has_low && b.has_low;
        joined.has_high = a.has_high && b.has_high;
        joined.low = joined.has_low && before(b.low, a.low) ? b.low : a.low;
        joined.high = joined.has_high && before(a.high, b.high) ? b.high : a.high;
        return joined;
    case Kind::choice:
        if (a.parts != nullptr && a.parts == b.parts) {
            return Possible::choice_of(*a.choice_set(), a.choices | b.choices);
        }
        return joined;
    case Kind::string: {
        if (a.count == 0 || b.count == 0 || a.count + b.count > widest_choice) {
            return joined;
        }
        auto* texts = arena.allocate_array<Value>(a.count + b.count);
        std::copy(a.texts().begin(), a.texts().end(), texts);
        std::uint32_t count = a.count;
        for (const Value& text : b.texts()) {
            const bool there = std::any_of(texts, texts + a.count,
                                           [&](const Value& one) { return one.text() == text.text(); });
            if (!there) {
                texts[count++] = text;
            }
        }
        return Possible::text_of({texts, count});
    }
    case Kind::list:
        return join_lists(a, b, arena);
    case Kind::context:
        return join_contexts(a, b, arena);
    default:
        return joined;
    }
}

} // namespace

Possible Possible::of(const Value& value) noexcept {
    Possible set;
    set.kinds = bit(value.kind);
    set.exact = true;
    set.low = value;
    set.high = value;
    set.may_be_true = value.is_true();
    set.may_be_false = value.is_false();
    return set;
}

Possible Possible::truth(bool may_be_true, bool may_be_false) noexcept {
    if (may_be_true != may_be_false) {
        return of(Value::boolean(may_be_true));
    }
    Possible set;
    set.kinds = may_be_true ? bit(Kind::boolean) : 0;
    set.may_be_true = may_be_true;
    set.may_be_false = may_be_false;
    return set;
}

Possible Possible::all_of(Kind kind) noexcept {
    Possible set;
    set.kinds = bit(kind);
    forget_details(set);
    return set;
}

Possible Possible::anything() noexcept {
    Possible set;
    set.kinds = 0xFFFF;
    forget_details(set);
    return set;
}

Possible Possible::between(const Value& low, const Value& high) noexcept {
    Possible set = all_of(low.kind);
    set.has_low = true;
    set.has_high = true;
    set.low = low;
    set.high = high;
    return settled(set);
}

Possible Possible::from(const Value& low) noexcept {
    Possible set = all_of(low.kind);
    set.has_low = true;
    set.low = low;
    return set;
}

Possible Possible::up_to(const Value& high) noexcept {
    Possible set = all_of(high.kind);
    set.has_high = true;
    set.high = high;
    return set;
}

Possible Possible::one_of(std::span<const Value> values) noexcept {
    if (values.empty()) {
        return nothing();
    }
    Possible set = between(values.front(), values.back());
    if (!set.exact) {
        set.parts = values.data();
        set.count = static_cast<std::uint32_t>(values.size());
    }
    return set;
}

Possible Possible::choice_of(const ChoiceSet& set, std::uint64_t values) noexcept {
    Possible made = all_of(Kind::choice);
    if (set.values.size() <= widest_choice) {
        made.parts = &set;
        made.choices = values;
    }
    return settled(made);
}

Possible Possible::text_of(std::span<const Value> texts) noexcept {
    Possible made = all_of(Kind::string);
    made.parts = texts.data();
    made.count = static_cast<std::uint32_t>(texts.size());
    return settled(made);
}

Possible Possible::list(std::span<const PossibleEntry> entries, Arena& arena) {
    const bool exact = std::all_of(entries.begin(), entries.end(), [](const PossibleEntry& entry) {
        return entry.value.exact && entry.occurs == Occurs::once;
    });
    if (!exact) {
        return list_of_entries(entries, arena);
    }
    auto* values = arena.allocate_array<Value>(entries.size());
    std::transform(entries.begin(), entries.end(), values,
                   [](const PossibleEntry& entry) { return entry.value.low; });
    return of(Value::list({values, entries.size()}));
}

Possible Possible::context(const Shape& shape, const Possible* fields, Arena& arena) {
    const std::size_t count = shape.names.size();
    if (std::all_of(fields, fields + count, [](const Possible& field) { return field.exact; })) {
        auto* values = arena.allocate_array<Value>(count);
        std::transform(fields, fields + count, values, [](const Possible& field) { return field.low; });
        return of(Value::context(*arena.create(ContextData{&shape, values})));
    }
    Possible made = all_of(Kind::context);
    auto* kept = arena.allocate_array<Possible>(count);
    std::copy_n(fields, count, kept);
    made.parts = kept;
    made.shape = &shape;
    return made;
}

Possible Possible::range(const Possible& low, const Possible& high, const RangeData& written, Arena& arena) {
    PossibleRange ends{low, high, written};
    if (low.exact && high.exact) {
        ends.written.low = low.low;
        ends.written.high = high.low;
        return of(Value::range(*arena.create(ends.written)));
    }
    Possible made = all_of(Kind::range);
    made.parts = arena.create(ends);
    return made;
}

std::optional<Kind> Possible::kind() const noexcept {
    const unsigned main = kinds & static_cast<unsigned>(~special);
    if (main == 0 || (main & (main - 1)) != 0) {
        return std::nullopt;
    }
    return static_cast<Kind>(__builtin_ctz(main));
}

Possible Possible::without(Kind kind) const noexcept {
    if (!may_be(kind)) {
        return *this;
    }
    Possible rest = *this;
    rest.kinds = static_cast<std::uint16_t>(kinds & ~bit(kind));
    if (rest.kinds == 0) {
        return nothing();
    }
    if (rest.exact) {
        rest.exact = false;
    }
    return settled(rest);
}

Possible Possible::with(Kind kind) const noexcept {
    if (may_be(kind)) {
        return *this;
    }
    if (is_nothing()) {
        Possible made;
        made.kinds = bit(kind);
        return settled(made);
    }
    Possible more = *this;
    more.kinds = static_cast<std::uint16_t>(kinds | bit(kind));
    if (exact) {
        more.exact = false;
        if (has_bounds(low.kind)) {
            more.has_low = true;
            more.has_high = true;
        } else if (low.kind != Kind::boolean) {
            // Its details would need memory; whoever needs them joins instead.
            const bool is_choice = low.kind == Kind::choice && low.size < widest_choice;
            more.parts = is_choice ? &low.choice_set() : nullptr;
            more.choices = is_choice ? std::uint64_t{1} << low.size : 0;
        }
    }
    return more;
}

Possible join(const Possible& a, const Possible& b, Arena& arena) {
    if (a.is_nothing()) {
        return b;
    }
    if (b.is_nothing() || (a.exact && b.exact && identical(a.low, b.low))) {
        return a;
    }
    Possible both;
    both.kinds = static_cast<std::uint16_t>(a.kinds | b.kinds);
    both.origin = a.origin == b.origin ? a.origin : 0;
    const auto kind = both.kind();
    if (!kind) {
        forget_details(both);
        return settled(both);
    }
    Possible details;
    if (!a.may_be(*kind) || !b.may_be(*kind)) {
        details = opened(a.may_be(*kind) ? a : b, arena);
    } else {
        details = join_alike(*kind, opened(a, arena), opened(b, arena), arena);
    }
    if (details.exact) {
        details = opened(details, arena);
    }
    details.kinds = both.kinds;
    details.origin = both.origin;
    return settled(details);
}

std::optional<std::span<const PossibleEntry>> entries_of(const Possible& list, Arena& arena) {
    if (!list.may_be(Kind::list)) {
        return std::nullopt;
    }
    const Possible open = opened(list, arena);
    if (open.kind() != Kind::list || open.parts == nullptr) {
        return std::nullopt;
    }
    return std::span<const PossibleEntry>{static_cast<const PossibleEntry*>(open.parts), open.count};
}

std::optional<PossibleRange> range_of(const Possible& range) {
    if (range.exact && range.low.kind == Kind::range) {
        const RangeData& data = range.low.range();
        return PossibleRange{Possible::of(data.low), Possible::of(data.high), data};
    }
    if (range.kind() != Kind::range || range.parts == nullptr) {
        return std::nullopt;
    }
    return *static_cast<const PossibleRange*>(range.parts);
}

std::optional<Possible> field_of(const Possible& context, std::string_view name) {
    if (context.exact) {
        const Value* found = context.low.kind == Kind::context ? context.low.context().find(name) : nullptr;
        return found == nullptr ? std::nullopt : std::optional(Possible::of(*found));
    }
    if (context.kind() != Kind::context || context.shape == nullptr) {
        return std::nullopt;
    }
    const int index = context.shape->find(name);
    return index < 0 ? std::nullopt : std::optional(context.fields()[index]);
}

bool identical(const Possible& a, const Possible& b) {
    if (a.kinds != b.kinds || a.exact != b.exact) {
        return false;
    }
    if (a.exact) {
        return identical(a.low, b.low);
    }
    const bool same_ends = a.has_low == b.has_low && a.has_high == b.has_high &&
                           (!a.has_low || identical(a.low, b.low)) &&
                           (!a.has_high || identical(a.high, b.high));
    return same_ends && a.may_be_true == b.may_be_true && a.may_be_false == b.may_be_false &&
           a.choices == b.choices && a.parts == b.parts && a.count == b.count && a.shape == b.shape;
}

} // namespace bleibe::detail
