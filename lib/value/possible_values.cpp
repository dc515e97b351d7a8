// SPDX-License-Identifier: Apache-2.0
// The idea: what is not known of a value is everything that its type allows.
#include "value/calendar.hpp"
#include "value/possible.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t widest_choice = 64;

Possible all_of_choice(const ChoiceSet* set) {
    if (set == nullptr || set->values.size() > widest_choice) {
        return Possible::all_of(Kind::choice);
    }
    const std::size_t count = set->values.size();
    return Possible::choice_of(*set,
                               count == widest_choice ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1);
}

const Type& type_of_field(const Type& context, std::string_view name, const Type& otherwise) {
    const int index = context.find_field(name);
    return index < 0 ? otherwise : context.fields()[static_cast<std::size_t>(index)].type;
}

constexpr std::int64_t most_years = 200;

/// The widest set of a kind that has an order.
using Widest = Possible (*)(Kind kind);

Possible all(Kind kind) { return Possible::all_of(kind); }

Possible plausible(Kind kind) {
    constexpr std::int64_t most = 1'000'000'000;
    constexpr std::int64_t seconds = most_years * 366 * 86'400;
    switch (kind) {
    case Kind::date:
        return Possible::between(Value::date(days_from_civil({1900, 1, 1})),
                                 Value::date(days_from_civil({2100, 12, 31})));
    case Kind::number:
        return Possible::between(Value::number(-most), Value::number(most));
    case Kind::months:
        return Possible::between(Value::months(-most_years * 12), Value::months(most_years * 12));
    case Kind::duration:
        return Possible::between(Value::duration(-seconds), Value::duration(seconds));
    default:
        return Possible::all_of(kind);
    }
}

Possible everything(const Type& type, Arena& arena, const Shape* shape, Widest widest);

Possible context_of(const Type& type, const Shape& shape, Arena& arena, Widest widest) {
    std::vector<Possible> fields;
    // What no type knows of no rule reads: the source of an entry.
    const Type unread(TypeKind::null);
    for (const std::string_view name : shape.names) {
        fields.push_back(everything(type_of_field(type, name, unread), arena, nullptr, widest));
    }
    return Possible::context(shape, fields.data(), arena);
}

Possible without_null(const Type& type, Arena& arena, const Shape* shape, Widest widest) {
    switch (type.kind()) {
    case TypeKind::boolean:
        return Possible::truth(true, true);
    case TypeKind::number:
        return widest(Kind::number);
    case TypeKind::string:
        return Possible::all_of(Kind::string);
    case TypeKind::choice:
        return all_of_choice(type.choice_set());
    case TypeKind::date:
        return widest(Kind::date);
    case TypeKind::time:
        return Possible::all_of(Kind::time);
    case TypeKind::date_time:
        return Possible::all_of(Kind::date_time);
    case TypeKind::months:
        return widest(Kind::months);
    case TypeKind::duration:
        return widest(Kind::duration);
    case TypeKind::list: {
        const PossibleEntry any_number{everything(type.item(), arena, shape, widest), Occurs::many};
        return Possible::list({&any_number, 1}, arena);
    }
    case TypeKind::context:
        return shape != nullptr ? context_of(type, *shape, arena, widest) : Possible::all_of(Kind::context);
    case TypeKind::range:
        return Possible::all_of(Kind::range);
    case TypeKind::function:
        return Possible::all_of(Kind::function);
    case TypeKind::null:
        return Possible::of(Value::null());
    case TypeKind::any:
    case TypeKind::never:
        break;
    }
    return Possible::anything().without(Kind::unknown);
}

Possible everything(const Type& type, Arena& arena, const Shape* shape, Widest widest) {
    const Possible set = without_null(type.is(TypeKind::null) ? type : type.not_null(), arena, shape, widest);
    return type.nullable() ? join(set, Possible::of(Value::null()), arena) : set;
}

/// Which entry that stands there once each item is.
class Matching {
public:
    Matching(std::span<const PossibleEntry> entries, std::span<const Value> items)
        : entries_(entries), items_(items), taken_by_(items.size(), entries.size()) {}

    /// Every such entry has an item, and every other item fits an entry that may stand there.
    bool exists() {
        std::vector<bool> is_hard(items_.size()); // fits no other entry
        for (std::size_t i = 0; i < items_.size(); ++i) {
            is_hard[i] = std::none_of(entries_.begin(), entries_.end(), [&](const PossibleEntry& entry) {
                return entry.occurs != Occurs::once && contains(entry.value, items_[i]);
            });
        }
        std::vector<bool> has_item(entries_.size());
        is_open_ = is_hard;
        for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
            tried_.assign(items_.size(), false);
            has_item[entry] = entries_[entry].occurs != Occurs::once || find_item(entry);
        }
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (is_hard[i] && taken_by_[i] == entries_.size()) {
                return false;
            }
        }
        // An item that is matched stays so, whoever takes it.
        is_open_.assign(items_.size(), true);
        for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
            tried_.assign(items_.size(), false);
            if (!has_item[entry] && !find_item(entry)) {
                return false;
            }
        }
        return true;
    }

private:
    /// For an entry, moving others to other items where that helps (augmenting paths).
    bool find_item(std::size_t entry) {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (tried_[i] || !is_open_[i] || !contains(entries_[entry].value, items_[i])) {
                continue;
            }
            tried_[i] = true;
            if (taken_by_[i] == entries_.size() || find_item(taken_by_[i])) {
                taken_by_[i] = entry;
                return true;
            }
        }
        return false;
    }

    std::span<const PossibleEntry> entries_;
    std::span<const Value> items_;
    std::vector<std::size_t> taken_by_; // by item; the number of entries: none
    std::vector<bool> is_open_;
    std::vector<bool> tried_;
};

bool contains_entries(std::span<const PossibleEntry> entries, std::span<const Value> items) {
    return Matching(entries, items).exists();
}

} // namespace

Possible possible_of(const Type& type, Arena& arena, const Shape* shape) {
    return everything(type, arena, shape, all);
}

Possible plausible_of(const Type& type, Arena& arena, const Shape* shape) {
    return everything(type, arena, shape, plausible);
}

Possible plausible_of(const Value& value, const Type& type, Arena& arena, const Shape* shape) {
    if (!has_unknown(value)) {
        return Possible::of(value);
    }
    switch (value.kind) {
    case Kind::list: {
        std::vector<PossibleEntry> entries;
        const Type item = type.item();
        for (const Value& one : value.items()) {
            entries.push_back({plausible_of(one, item, arena, shape), Occurs::once});
        }
        return Possible::list(entries, arena);
    }
    case Kind::context: {
        const ContextData& data = value.context();
        std::vector<Possible> fields;
        const Type any;
        for (std::size_t i = 0; i < data.size(); ++i) {
            fields.push_back(
                plausible_of(data.fields[i], type_of_field(type, data.shape->names[i], any), arena));
        }
        return Possible::context(*data.shape, fields.data(), arena);
    }
    default:
        return plausible_of(type, arena, shape);
    }
}

bool contains(const Possible& set, const Value& value) {
    if (set.exact) {
        return identical(set.low, value) || equal(set.low, value).is_true();
    }
    if (!set.may_be(value.kind)) {
        return false;
    }
    if (set.kind() != value.kind) {
        return true; // null, unknown, or one of several kinds
    }
    switch (value.kind) {
    case Kind::boolean:
        return value.is_true() ? set.may_be_true : set.may_be_false;
    case Kind::choice:
        return set.parts == nullptr || ((set.choices >> value.size) & 1U) != 0;
    case Kind::string:
        return set.count == 0 || std::any_of(set.texts().begin(), set.texts().end(),
                                             [&](const Value& text) { return text.text() == value.text(); });
    case Kind::list:
        return set.parts == nullptr ||
               contains_entries({static_cast<const PossibleEntry*>(set.parts), set.count}, value.items());
    case Kind::context: {
        const ContextData& data = value.context();
        for (std::size_t i = 0; set.shape != nullptr && i < set.shape->names.size(); ++i) {
            const Value* field = data.find(set.shape->names[i]);
            if (field == nullptr || !contains(set.fields()[i], *field)) {
                return false;
            }
        }
        return true;
    }
    default:
        if (set.count > 0 && std::none_of(set.values().begin(), set.values().end(),
                                          [&](const Value& one) { return order(one, value) == 0; })) {
            return false;
        }
        return (!set.has_low || order(set.low, value).value_or(0) <= 0) &&
               (!set.has_high || order(value, set.high).value_or(0) <= 0);
    }
}

} // namespace bleibe::detail
