// SPDX-License-Identifier: Apache-2.0
// The idea: a comparison of sets is decided where the sets do not overlap; arithmetic that is monotone needs
// the ends alone; and truth after Kleene asks of each operand what it may be.
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

bool has_order(Kind kind) {
    return kind == Kind::number || kind == Kind::date || kind == Kind::months || kind == Kind::duration;
}

/// Bounds of a set of one kind with an order; of an exact one the value itself.
struct Ends {
    const Value* low = nullptr;
    const Value* high = nullptr;
};
Ends ends_of(const Possible& set) {
    if (set.exact) {
        return {&set.low, &set.low};
    }
    return {set.has_low ? &set.low : nullptr, set.has_high ? &set.high : nullptr};
}

int place(const Value& a, const Value& b) { return order(a, b).value_or(0); }

bool overlap(const Possible& a, const Possible& b) {
    const Ends left = ends_of(a);
    const Ends right = ends_of(b);
    return (left.high == nullptr || right.low == nullptr || place(*left.high, *right.low) >= 0) &&
           (left.low == nullptr || right.high == nullptr || place(*left.low, *right.high) <= 0);
}

std::optional<std::uint64_t> choices_of(const Possible& set) {
    if (set.exact) {
        return set.low.size < 64 ? std::optional(std::uint64_t{1} << set.low.size) : std::nullopt;
    }
    return set.parts == nullptr ? std::nullopt : std::optional(set.choices);
}

const void* choice_set_of(const Possible& set) { return set.exact ? set.low.pointer : set.parts; }

/// Both hold values of that kind; may two of them be equal?
bool may_meet(Kind kind, const Possible& a, const Possible& b) {
    switch (kind) {
    case Kind::boolean:
        return (a.may_be_true && b.may_be_true) || (a.may_be_false && b.may_be_false);
    case Kind::choice: {
        const auto left = choices_of(a);
        const auto right = choices_of(b);
        return !left || !right || choice_set_of(a) != choice_set_of(b) || (*left & *right) != 0;
    }
    case Kind::string: {
        const auto all = [](const Possible& set) {
            return set.exact ? std::span<const Value>{&set.low, 1} : set.texts();
        };
        if (all(a).empty() || all(b).empty()) {
            return true;
        }
        return std::any_of(all(a).begin(), all(a).end(), [&](const Value& one) {
            return std::any_of(all(b).begin(), all(b).end(),
                               [&](const Value& other) { return one.text() == other.text(); });
        });
    }
    default:
        return !has_order(kind) || overlap(a, b);
    }
}

Possible truth_with(bool may_be_true, bool may_be_false, bool null, bool unknown) {
    Possible set = Possible::truth(may_be_true, may_be_false);
    set = null ? set.with(Kind::null) : set;
    return unknown ? set.with(Kind::unknown) : set;
}

enum class Wanted : std::uint8_t { less, less_equal };

/// a < b, or a <= b.
Possible compared(Wanted wanted, const Possible& a, const Possible& b) {
    const auto kind = a.kind();
    if (!kind || kind != b.kind()) {
        return truth_with(true, true, true, false);
    }
    if (!has_order(*kind)) {
        return truth_with(true, true, *kind != Kind::string && *kind != Kind::choice, false);
    }
    const Ends left = ends_of(a);
    const Ends right = ends_of(b);
    const int enough = wanted == Wanted::less ? -1 : 0;
    const bool may_be_true =
        left.low == nullptr || right.high == nullptr || place(*left.low, *right.high) <= enough;
    const bool may_be_false =
        left.high == nullptr || right.low == nullptr || place(*left.high, *right.low) > enough;
    return Possible::truth(may_be_true, may_be_false);
}

Possible within(const Possible& value, const Possible& range) {
    const auto ends = range_of(range);
    if (!ends) {
        return truth_with(true, true, true, false);
    }
    if (ends->written.writing == RangeWriting::unequal) {
        return negation(equality(value, ends->low));
    }
    Possible sides[2] = {Possible::truth(true, false), Possible::truth(true, false)};
    if (ends->written.has_low) {
        sides[0] = ends->written.low_closed ? compared(Wanted::less_equal, ends->low, value)
                                            : compared(Wanted::less, ends->low, value);
    }
    if (ends->written.has_high) {
        sides[1] = ends->written.high_closed ? compared(Wanted::less_equal, value, ends->high)
                                             : compared(Wanted::less, value, ends->high);
    }
    return conjunction(sides);
}

/// As an element of a list: what cannot be equal by kind does not hold.
Possible meets(const Possible& value, const Possible& element) {
    if (element.may_be(Kind::range)) {
        const Possible inside = within(value, element);
        return truth_with(inside.may_be_true, true, inside.may_be(Kind::null), inside.may_be(Kind::unknown));
    }
    const Possible same = equality(value, element);
    return same.may_be(Kind::null) ? truth_with(same.may_be_true, true, false, same.may_be(Kind::unknown))
                                   : same;
}

} // namespace

void PossibleJunction::add(const Possible& operand) noexcept {
    constexpr unsigned truths = Possible::bit(Kind::boolean) | Possible::bit(Kind::unknown);
    const bool is_boolean = operand.may_be(Kind::boolean);
    const bool holds = is_boolean && (decides_ ? operand.may_be_false : operand.may_be_true);
    const bool fails = is_boolean && (decides_ ? operand.may_be_true : operand.may_be_false);
    const bool unknown = operand.may_be(Kind::unknown);
    const bool null = (operand.kinds & ~truths) != 0;
    all_may_be_true_ = all_may_be_true_ && holds;
    one_may_be_false_ = one_may_be_false_ || fails;
    all_may_hold_ = all_may_hold_ && (holds || unknown || null);
    all_without_unknown_ = all_without_unknown_ && (holds || null);
    one_may_be_unknown_ = one_may_be_unknown_ || unknown;
    one_may_be_null_ = one_may_be_null_ || null;
}

Possible PossibleJunction::result() const noexcept {
    return truth_with(decides_ ? one_may_be_false_ : all_may_be_true_,
                      decides_ ? all_may_be_true_ : one_may_be_false_,
                      all_without_unknown_ && one_may_be_null_, all_may_hold_ && one_may_be_unknown_);
}

namespace {

Possible joined(bool decides, std::span<const Possible> operands) {
    PossibleJunction junction(decides);
    for (const Possible& operand : operands) {
        junction.add(operand);
    }
    return junction.result();
}

} // namespace

Possible conjunction(std::span<const Possible> operands) { return joined(false, operands); }
Possible disjunction(std::span<const Possible> operands) { return joined(true, operands); }

Possible negation(const Possible& operand) {
    const bool null = (operand.kinds & ~(Possible::bit(Kind::boolean) | Possible::bit(Kind::unknown))) != 0;
    return truth_with(operand.may_be_false, operand.may_be_true, null, operand.may_be(Kind::unknown));
}

Possible equality(const Possible& a, const Possible& b) {
    if (a.exact && b.exact) {
        return Possible::of(equal(a.low, b.low));
    }
    const bool unknown = a.may_be(Kind::unknown) || b.may_be(Kind::unknown);
    const bool both_null = a.may_be(Kind::null) && b.may_be(Kind::null);
    const Possible left = a.without(Kind::null).without(Kind::unknown);
    const Possible right = b.without(Kind::null).without(Kind::unknown);
    const bool one_null =
        (a.may_be(Kind::null) && !right.is_nothing()) || (b.may_be(Kind::null) && !left.is_nothing());
    if (left.is_nothing() || right.is_nothing()) {
        return truth_with(both_null, one_null, false, unknown);
    }
    const auto kind = left.kind();
    if (!kind || kind != right.kind()) {
        const auto texts = [](const Possible& set) {
            return set.kind() == Kind::string || set.kind() == Kind::choice;
        };
        return truth_with(true, true, !(texts(left) && texts(right)), unknown);
    }
    const bool may_be_true = both_null || may_meet(*kind, left, right);
    const bool may_be_false =
        one_null || !(left.exact && right.exact && equal(left.low, right.low).is_true());
    const bool nested = *kind == Kind::list || *kind == Kind::context || *kind == Kind::range;
    return truth_with(may_be_true, may_be_false, nested, unknown);
}

Possible range_equal(const RangeCall& call) { return equality(call.operands[0], call.operands[1]); }
Possible range_differs(const RangeCall& call) { return negation(range_equal(call)); }

Possible range_is(const RangeCall& call) {
    const Possible null = Possible::of(Value::null());
    const Possible same = equality(call.operands.empty() ? null : call.operands[0],
                                   call.operands.size() < 2 ? null : call.operands[1]);
    return same.may_be(Kind::null) ? truth_with(same.may_be_true, true, false, same.may_be(Kind::unknown))
                                   : same;
}

Possible range_less(const RangeCall& call) {
    return compared(Wanted::less, call.operands[0], call.operands[1]);
}
Possible range_less_equal(const RangeCall& call) {
    return compared(Wanted::less_equal, call.operands[0], call.operands[1]);
}
Possible range_greater(const RangeCall& call) {
    return compared(Wanted::less, call.operands[1], call.operands[0]);
}
Possible range_greater_equal(const RangeCall& call) {
    return compared(Wanted::less_equal, call.operands[1], call.operands[0]);
}

Possible range_between(const RangeCall& call) {
    // Null and unknown are still in the operands: a comparison with null gives null.
    const auto side = [&](const Possible& low, const Possible& high) {
        const bool null = low.may_be(Kind::null) || high.may_be(Kind::null);
        const bool unknown = low.may_be(Kind::unknown) || high.may_be(Kind::unknown);
        const Possible a = low.without(Kind::null).without(Kind::unknown);
        const Possible b = high.without(Kind::null).without(Kind::unknown);
        Possible result =
            a.is_nothing() || b.is_nothing() ? Possible::nothing() : compared(Wanted::less_equal, a, b);
        result = null ? result.with(Kind::null) : result;
        return unknown ? result.with(Kind::unknown) : result;
    };
    const Possible sides[] = {side(call.operands[1], call.operands[0]),
                              side(call.operands[0], call.operands[2])};
    return conjunction(sides);
}

Possible range_in_range(const RangeCall& call) { return within(call.operands[0], call.operands[1]); }

Possible range_in_list(const RangeCall& call) {
    const Possible& list = call.operands[1];
    const auto entries = entries_of(list.without(Kind::null).without(Kind::unknown), call.evaluation.arena);
    const bool null = list.may_be(Kind::null);
    const bool unknown = list.may_be(Kind::unknown);
    if (!entries) {
        return truth_with(true, true, null, true);
    }
    std::vector<Possible> found{Possible::truth(false, true)};
    for (const PossibleEntry& entry : *entries) {
        const Possible one = meets(call.operands[0], entry.value);
        if (!one.is_certainly(false)) {
            found.push_back(entry.occurs == Occurs::once
                                ? one
                                : join(one, Possible::truth(false, true), call.evaluation.arena));
        }
    }
    Possible result = disjunction(found);
    result = null ? result.with(Kind::null) : result;
    return unknown ? result.with(Kind::unknown) : result;
}

Possible range_in(const RangeCall& call) {
    const auto kind = call.operands[1].kind();
    if (kind == Kind::list && !call.operands[0].may_be(Kind::list)) {
        return range_in_list(call);
    }
    if (kind == Kind::range && !call.operands[0].may_be(Kind::range) &&
        !call.operands[0].may_be(Kind::null) && !call.operands[0].may_be(Kind::unknown)) {
        return range_in_range(call);
    }
    return truth_with(true, true, true, true);
}

Possible range_and(const RangeCall& call) { return conjunction(call.operands); }
Possible range_or(const RangeCall& call) { return disjunction(call.operands); }
Possible range_not(const RangeCall& call) { return negation(call.operands[0]); }

// ---------------------------------------------------------------- arithmetic

Possible monotone(const RangeCall& call, std::initializer_list<Grows> ways) {
    constexpr std::size_t most = 4;
    Value at_low[most];
    Value at_high[most];
    bool has_low = true;
    bool has_high = true;
    std::size_t i = 0;
    for (const Grows way : ways) {
        const Possible& operand = call.operands[i];
        const Ends ends = ends_of(operand);
        if (!operand.kind() || (!operand.exact && !has_order(*operand.kind()))) {
            return call.anything();
        }
        const Value* low = way == Grows::with ? ends.low : ends.high;
        const Value* high = way == Grows::with ? ends.high : ends.low;
        has_low = has_low && low != nullptr;
        has_high = has_high && high != nullptr;
        at_low[i] = low != nullptr ? *low : Value();
        at_high[i] = high != nullptr ? *high : Value();
        ++i;
    }
    const auto end = [&](const Value* operands) {
        return call.row.scalar(call.evaluation, call.row, {operands, i});
    };
    const Value low = has_low ? end(at_low) : Value::null();
    const Value high = has_high ? end(at_high) : Value::null();
    // Where the function has no value at an end, it may have none before, and goes on without bound till
    // there.
    Possible result = Possible::nothing();
    if (has_order(low.kind) && has_order(high.kind)) {
        result = Possible::between(low, high);
    } else if (has_order(low.kind)) {
        result = Possible::from(low);
    } else if (has_order(high.kind)) {
        result = Possible::up_to(high);
    } else {
        return call.anything();
    }
    return (has_low && low.is_null()) || (has_high && high.is_null()) ? result.with(Kind::null) : result;
}

Possible range_plus(const RangeCall& call) { return monotone(call, {Grows::with, Grows::with}); }
Possible range_minus(const RangeCall& call) { return monotone(call, {Grows::with, Grows::against}); }
Possible range_negated(const RangeCall& call) { return monotone(call, {Grows::against}); }

namespace {

int sign_of(const Value& factor) {
    if (factor.kind != Kind::number) {
        return 0;
    }
    const Decimal number = factor.decimal();
    return number.is_zero() ? 1 : number.negative ? -1 : 1;
}

/// With one operand an exact number the result is monotone in the other.
Possible scaled(const RangeCall& call, std::size_t factor) {
    const int sign = call.operands[factor].exact ? sign_of(call.operands[factor].low) : 0;
    if (sign == 0) {
        return call.anything();
    }
    const Grows way = sign > 0 ? Grows::with : Grows::against;
    return factor == 0 ? monotone(call, {Grows::with, way}) : monotone(call, {way, Grows::with});
}

} // namespace

Possible range_times(const RangeCall& call) {
    if (call.operands[0].exact || call.operands[1].exact) {
        return scaled(call, call.operands[0].exact && call.operands[0].low.kind == Kind::number ? 0 : 1);
    }
    const auto not_negative = [](const Possible& set) {
        const Ends ends = ends_of(set);
        return set.kind() == Kind::number && ends.low != nullptr && !ends.low->decimal().negative;
    };
    return not_negative(call.operands[0]) && not_negative(call.operands[1])
               ? monotone(call, {Grows::with, Grows::with})
               : call.anything();
}

Possible range_divided(const RangeCall& call) {
    const Possible& divisor = call.operands[1];
    if (divisor.exact && divisor.low.kind == Kind::number && !divisor.low.decimal().is_zero()) {
        return scaled(call, 1);
    }
    return call.anything();
}

} // namespace bleibe::detail
