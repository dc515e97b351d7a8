// SPDX-License-Identifier: Apache-2.0
// The idea: equality of a whole is the conjunction of the equalities of its parts, in four values: a
// part that differs decides, else an unknown part, else a part that cannot be compared.
#include "value/moment.hpp"
#include "value/value.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// How two values are looked at.
struct Look {
    int depth = 0;
    bool at_writing = false; // other kinds differ, and moments are the same only if written alike

    [[nodiscard]] Look deeper() const noexcept { return {depth + 1, at_writing}; }
};

Value equal_within(const Value& a, const Value& b, Look look);

bool is_wordlike(const Value& value) noexcept {
    return value.kind == Kind::string || value.kind == Kind::choice;
}

std::string_view word(const Value& value) noexcept {
    return value.kind == Kind::choice ? value.choice_text() : value.text();
}

/// The parts seen so far; `decided` once one differs.
class Conjunction {
public:
    void add(const Value& part) noexcept {
        decided = decided || part.is_false();
        has_unknown_ = has_unknown_ || part.is_unknown();
        has_null_ = has_null_ || part.is_null();
    }
    [[nodiscard]] Value result() const noexcept {
        if (decided) {
            return Value::boolean(false);
        }
        return has_unknown_ ? Value::unknown() : (has_null_ ? Value::null() : Value::boolean(true));
    }
    bool decided = false;

private:
    bool has_unknown_ = false;
    bool has_null_ = false;
};

Value equal_lists(std::span<const Value> a, std::span<const Value> b, Look look) {
    if (a.size() != b.size()) {
        return Value::boolean(false);
    }
    Conjunction all;
    for (std::size_t i = 0; i < a.size() && !all.decided; ++i) {
        all.add(equal_within(a[i], b[i], look.deeper()));
    }
    return all.result();
}

Value equal_contexts(const ContextData& a, const ContextData& b, Look look) {
    if (a.size() != b.size()) {
        return Value::boolean(false);
    }
    Conjunction all;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Value* other = a.shape == b.shape ? b.fields + i : b.find(a.shape->names[i]);
        if (other == nullptr) {
            return Value::boolean(false);
        }
        if (!all.decided) {
            all.add(equal_within(a.fields[i], *other, look.deeper()));
        }
    }
    return all.result();
}

Value equal_ranges(const RangeData& a, const RangeData& b, Look look) {
    if (a.writing != b.writing || a.has_low != b.has_low || a.has_high != b.has_high ||
        (a.has_low && a.low_closed != b.low_closed) || (a.has_high && a.high_closed != b.high_closed)) {
        return Value::boolean(false);
    }
    Conjunction all;
    if (a.has_low) {
        all.add(equal_within(a.low, b.low, look.deeper()));
    }
    if (a.has_high) {
        all.add(equal_within(a.high, b.high, look.deeper()));
    }
    return all.result();
}

bool equal_numbers(const Value& a, const Value& b) {
    if (!a.big && !b.big && a.scale == b.scale) {
        return a.integer == b.integer;
    }
    return compare(a.decimal(), b.decimal()) == 0;
}

Value equal_of_one_kind(const Value& a, const Value& b, Look look) {
    switch (a.kind) {
    case Kind::boolean:
    case Kind::date:
    case Kind::months:
        return Value::boolean(a.integer == b.integer);
    case Kind::number:
        return Value::boolean(equal_numbers(a, b));
    case Kind::time:
    case Kind::date_time:
        return Value::boolean(look.at_writing ? same_writing(a.moment(), b.moment())
                                              : order_of_moments(a.moment(), b.moment()) == 0);
    case Kind::duration:
        return Value::boolean(a.integer == b.integer && a.size == b.size);
    case Kind::list:
        return equal_lists(a.items(), b.items(), look);
    case Kind::context:
        return equal_contexts(a.context(), b.context(), look);
    case Kind::range:
        return equal_ranges(a.range(), b.range(), look);
    case Kind::function:
        return look.at_writing ? Value::boolean(a.pointer == b.pointer) : Value::null();
    default:
        return Value::null();
    }
}

Value equal_within(const Value& a, const Value& b, Look look) {
    if (a.is_unknown() || b.is_unknown()) {
        return Value::unknown();
    }
    if (a.is_null() || b.is_null()) {
        return Value::boolean(a.is_null() && b.is_null());
    }
    if (is_wordlike(a) && is_wordlike(b)) {
        if (a.kind == Kind::choice && b.kind == Kind::choice && a.pointer == b.pointer) {
            return Value::boolean(a.size == b.size);
        }
        return Value::boolean(word(a) == word(b));
    }
    if (a.kind != b.kind) {
        return look.at_writing ? Value::boolean(false) : Value::null();
    }
    if (look.depth > value_max_depth) {
        return Value::null();
    }
    return equal_of_one_kind(a, b, look);
}

template <class T>
int sign_of_difference(const T& a, const T& b) noexcept {
    return a < b ? -1 : (b < a ? 1 : 0);
}

/// Places in an ordered choice; a string takes the place of its word.
std::optional<int> order_of_choices(const Value& a, const Value& b) {
    const ChoiceSet& set = a.kind == Kind::choice ? a.choice_set() : b.choice_set();
    if (!set.ordered) {
        return std::nullopt;
    }
    const auto place = [&set](const Value& value) -> std::optional<std::uint32_t> {
        if (value.kind == Kind::string) {
            return set.find(value.text());
        }
        return &value.choice_set() == &set ? std::optional<std::uint32_t>(value.size) : std::nullopt;
    };
    const auto left = place(a);
    const auto right = place(b);
    if (!left || !right) {
        return std::nullopt;
    }
    return sign_of_difference(*left, *right);
}

int order_of_numbers(const Value& a, const Value& b) {
    if (!a.big && !b.big && a.scale == b.scale) {
        return sign_of_difference(a.integer, b.integer);
    }
    return compare(a.decimal(), b.decimal());
}

} // namespace

Value equal(const Value& a, const Value& b) { return equal_within(a, b, {}); }

Value same(const Value& a, const Value& b) { return equal_within(a, b, {0, true}); }

std::optional<int> order(const Value& a, const Value& b) {
    if (a.kind == Kind::choice ? is_wordlike(b) : (b.kind == Kind::choice && is_wordlike(a))) {
        return order_of_choices(a, b);
    }
    if (a.kind != b.kind) {
        return std::nullopt;
    }
    switch (a.kind) {
    case Kind::number:
        return order_of_numbers(a, b);
    case Kind::string:
        // Bytes of UTF-8 have the order of their code points.
        return sign_of_difference(a.text(), b.text());
    case Kind::date:
    case Kind::months:
        return sign_of_difference(a.integer, b.integer);
    case Kind::time:
    case Kind::date_time:
        return order_of_moments(a.moment(), b.moment());
    case Kind::duration: {
        const int seconds = sign_of_difference(a.integer, b.integer);
        return seconds != 0 ? seconds : sign_of_difference(a.size, b.size);
    }
    default:
        return std::nullopt;
    }
}

bool identical(const Value& a, const Value& b) {
    if (a.kind != b.kind || a.size != b.size || a.scale != b.scale || a.big != b.big) {
        return false;
    }
    switch (a.kind) {
    case Kind::unknown:
    case Kind::null:
        return true;
    case Kind::string:
        return a.text() == b.text();
    case Kind::time:
    case Kind::date_time:
        return same_writing(a.moment(), b.moment());
    case Kind::list:
        return a.pointer == b.pointer ||
               std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), identical);
    case Kind::context: {
        const ContextData& left = a.context();
        const ContextData& right = b.context();
        return a.pointer == b.pointer ||
               (left.size() == right.size() &&
                std::equal(left.shape->names.begin(), left.shape->names.end(), right.shape->names.begin()) &&
                std::equal(left.fields, left.fields + left.size(), right.fields, identical));
    }
    default:
        return a.big ? compare(a.decimal(), b.decimal()) == 0 : a.integer == b.integer;
    }
}

} // namespace bleibe::detail
