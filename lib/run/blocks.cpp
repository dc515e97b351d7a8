// SPDX-License-Identifier: Apache-2.0
// The idea: a loop runs its block once per entry in one frame that is used again; what is unknown of one
// entry decides nothing by itself.
#include "run/machine.hpp"
#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::string_view over_budget = "the budget of steps is used up";

/// A range always has entries; where they cannot be told, nothing is said about them either.
bool cannot_be_listed(const Value& list, std::span<const Value> items) {
    return list.kind == Kind::range && items.empty();
}

} // namespace

std::span<const Value> Machine::entries(const Value& value) {
    switch (value.kind) {
    case Kind::list:
        return value.items();
    case Kind::null:
        return {};
    case Kind::range: {
        const RangeData& range = value.range();
        const Value all = range.has_low && range.has_high
                              ? series(range.low, range.high)
                              : null_because("a range without an end has no entries");
        return all.kind == Kind::list ? all.items() : std::span<const Value>{};
    }
    default:
        return {arena.create(value), 1};
    }
}

Value Machine::filter(const Value& list, const Step& step) {
    if (list.is_unknown() || list.is_null()) {
        return list;
    }
    const Block& block = code_.blocks[step.block];
    const auto items = entries(list);
    if (cannot_be_listed(list, items)) {
        return Value::null();
    }
    auto* kept = arena.allocate_array<Value>(items.size());
    std::size_t count = 0;
    const Entered entered = enter(block);
    Value result;
    bool open = false;
    for (const Value& item : items) {
        if (!spend(block.steps.size() + 1)) {
            leave(block, entered);
            return null_because(over_budget);
        }
        entered.frame[0] = item;
        run_steps(block, entered.frame);
        result = value(block.result);
        open = open || result.is_unknown();
        if (result.is_true()) {
            kept[count++] = item;
        }
    }
    leave(block, entered);
    return open ? Value::unknown() : Value::list({kept, count});
}

Value Machine::for_each(const Value& list, const Step& step) {
    if (list.is_unknown() || list.is_null()) {
        return list;
    }
    const Block& block = code_.blocks[step.block];
    const auto items = entries(list);
    if (cannot_be_listed(list, items)) {
        return Value::null();
    }
    std::vector<Value> joined;
    auto* made = arena.allocate_array<Value>(items.size());
    std::size_t count = 0;
    const Entered entered = enter(block);
    for (const Value& item : items) {
        if (!spend(block.steps.size() + 1)) {
            leave(block, entered);
            return null_because(over_budget);
        }
        entered.frame[0] = item;
        if (block.parameters > 1) {
            entered.frame[1] = Value::list({made, count});
        }
        run_steps(block, entered.frame);
        made[count++] = value(block.result);
    }
    leave(block, entered);
    if (step.data == 0) {
        return Value::list({made, count});
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (made[i].is_unknown()) {
            return Value::unknown();
        }
        const auto inner = entries(made[i]);
        joined.insert(joined.end(), inner.begin(), inner.end());
    }
    auto* all = arena.allocate_array<Value>(joined.size());
    std::copy(joined.begin(), joined.end(), all);
    return Value::list({all, joined.size()});
}

Value Machine::quantify(const Value& list, const Step& step, bool decides) {
    if (list.is_unknown() || list.is_null()) {
        return list;
    }
    const Block& block = code_.blocks[step.block];
    const auto items = entries(list);
    if (cannot_be_listed(list, items)) {
        return Value::null();
    }
    const Entered entered = enter(block);
    bool unknown = false;
    bool null = false;
    bool decided = false;
    for (const Value& item : items) {
        if (!spend(block.steps.size() + 1)) {
            leave(block, entered);
            return null_because(over_budget);
        }
        entered.frame[0] = item;
        run_steps(block, entered.frame);
        const Value& result = value(block.result);
        unknown = unknown || result.is_unknown();
        null = null || (!result.is_unknown() && result.kind != Kind::boolean);
        if (result.kind == Kind::boolean && result.is_true() == decides) {
            decided = true;
            break;
        }
    }
    leave(block, entered);
    if (decided) {
        return Value::boolean(decides);
    }
    return unknown ? Value::unknown() : null ? Value::null() : Value::boolean(!decides);
}

Value Machine::series(const Value& from, const Value& to) {
    if (from.is_unknown() || to.is_unknown()) {
        return Value::unknown();
    }
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> last;
    if (from.kind == Kind::number && to.kind == Kind::number) {
        first = to_integer(from.decimal());
        last = to_integer(to.decimal());
    } else if (from.kind == Kind::date && to.kind == Kind::date) {
        first = from.integer;
        last = to.integer;
    }
    if (!first || !last) {
        return null_because("the ends of the series are not whole numbers, nor days");
    }
    const std::uint64_t distance =
        *first <= *last ? static_cast<std::uint64_t>(*last) - static_cast<std::uint64_t>(*first)
                        : static_cast<std::uint64_t>(*first) - static_cast<std::uint64_t>(*last);
    if (distance >= limits.built_list_length || !spend(distance + 1)) {
        exceeded = true;
        return null_because("the series is longer than the limit");
    }
    auto* values = arena.allocate_array<Value>(distance + 1);
    const std::int64_t direction = *first <= *last ? 1 : -1;
    for (std::uint64_t i = 0; i <= distance; ++i) {
        const std::int64_t n = *first + direction * static_cast<std::int64_t>(i);
        values[i] = from.kind == Kind::date ? Value::date(n) : Value::number(n);
    }
    return Value::list({values, distance + 1});
}

Value Machine::invoke(const Value& function, std::span<const Ref> operands) {
    if (function.is_unknown()) {
        return function;
    }
    auto* values = arena.allocate_array<Value>(operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
        values[i] = value(operands[i]);
    }
    return call(function, {values, operands.size()});
}

Value Machine::call(const Value& callee, std::span<const Value> arguments) {
    if (callee.kind != Kind::function) {
        return null_because("what is called is no function");
    }
    const Function& function = callee.function();
    if (function.builtin != nullptr) {
        return apply(*this, *function.builtin, arguments);
    }
    const Block& block = *static_cast<const Block*>(function.block);
    if (arguments.size() != block.parameters) {
        return null_because("the function takes another number of arguments");
    }
    exceeded = exceeded || depth_ >= limits.call_depth;
    if (depth_ >= limits.call_depth || !spend(block.steps.size() + 1)) {
        return null_because(depth_ >= limits.call_depth ? "calls are nested beyond the limit" : over_budget);
    }
    ++depth_;
    const Value* captured = frames_[Ref::captured];
    frames_[Ref::captured] = function.captured.data();
    const Entered entered = enter(block);
    std::copy(arguments.begin(), arguments.end(), entered.frame);
    run_steps(block, entered.frame);
    const Value result = value(block.result);
    leave(block, entered);
    frames_[Ref::captured] = captured;
    --depth_;
    return result;
}

} // namespace bleibe::detail
