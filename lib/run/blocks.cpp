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
    if (list.is_unknown()) {
        return list;
    }
    if (list.is_null()) {
        return null_because("the list is null");
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
    if (items.empty() && step.data != 0) {
        result = condition_without_entry(block, entered.frame);
        leave(block, entered);
        return result.is_unknown()           ? result
               : result.kind == Kind::number ? null_because("the list is empty")
                                             : Value::list({kept, 0});
    }
    bool open = false;
    for (const Value& item : items) {
        if (!spend(block.steps.size() + 1)) {
            leave(block, entered);
            return null_because(over_budget);
        }
        entered.frame[0] = item;
        run_steps(block, entered.frame);
        result = value(block.result);
        if (result.kind == Kind::number && !code_.null_strict) {
            // Only here it shows that the condition is a position.
            leave(block, entered);
            const Value operands[] = {list, result};
            return apply(*this, operator_row("index"), operands);
        }
        open = open || result.is_unknown();
        if (result.is_true()) {
            kept[count++] = item;
        }
    }
    leave(block, entered);
    return open ? Value::unknown() : Value::list({kept, count});
}

Value Machine::condition_without_entry(const Block& block, Value* frame) {
    const std::size_t said = reasons_.size();
    frame[0] = Value::null();
    run_steps(block, frame);
    reasons_.resize(said);
    return value(block.result);
}

Value Machine::list_of(const std::vector<Value>& items, std::size_t from) {
    auto* values = arena.allocate_array<Value>(items.size() - from);
    std::copy(items.begin() + static_cast<std::ptrdiff_t>(from), items.end(), values);
    return Value::list({values, items.size() - from});
}

Value Machine::for_each(const Value& list, const Value* before, const Step& step) {
    if (list.is_unknown()) {
        return list;
    }
    if (list.is_null()) {
        return null_because("the list is null");
    }
    const Block& block = code_.blocks[step.block];
    const auto items = entries(list);
    if (cannot_be_listed(list, items)) {
        return Value::null();
    }
    // `partial` is what all loops together have made so far, as the specification has it.
    const bool keeps = block.parameters > 1;
    std::vector<Value> made;
    if (before != nullptr && before->kind == Kind::list) {
        made.assign(before->items().begin(), before->items().end());
    }
    const std::size_t earlier = made.size();
    const Entered entered = enter(block);
    for (const Value& item : items) {
        if (!spend(block.steps.size() + 1 + (keeps ? made.size() : 0))) {
            leave(block, entered);
            return null_because(over_budget);
        }
        entered.frame[0] = item;
        if (keeps) {
            entered.frame[1] = list_of(made, 0);
        }
        run_steps(block, entered.frame);
        const Value& result = value(block.result);
        if (step.data != 0 && result.is_unknown()) {
            leave(block, entered);
            return Value::unknown();
        }
        if (!add_results(made, result, step.data != 0)) {
            leave(block, entered);
            return Value::null();
        }
    }
    leave(block, entered);
    return list_of(made, earlier);
}

bool Machine::add_results(std::vector<Value>& made, const Value& result, bool joined) {
    if (joined && result.is_null() && exceeded) {
        return false; // the loop within met a limit, and has said so
    }
    const auto added = joined ? entries(result) : std::span<const Value>(&result, 1);
    if (made.size() + added.size() > limits.built_list_length) {
        exceeded = true;
        because("the list would be too long");
        return false;
    }
    if (!spend(joined ? added.size() : 0)) {
        because(over_budget);
        return false;
    }
    made.insert(made.end(), added.begin(), added.end());
    return true;
}

Value Machine::quantify(const Value& list, const Step& step, bool decides) {
    if (list.is_unknown()) {
        return list;
    }
    if (list.is_null()) {
        return null_because("the list is null");
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
    if (null && !unknown) {
        return null_because("a condition is neither true nor false");
    }
    return unknown ? Value::unknown() : Value::boolean(!decides);
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

Value Machine::invoke(const Value& function, std::span<const Ref> operands, const Step& step) {
    if (function.is_unknown()) {
        return function;
    }
    std::vector<Value> values;
    for (const Ref operand : operands) {
        values.push_back(value(operand));
    }
    if (step.data != 0 && function.kind == Kind::function) {
        auto ordered = in_order(function.function(), code_.shapes[step.data - 1].names, values);
        if (!ordered) {
            return Value::null();
        }
        values = std::move(*ordered);
    }
    return call(function, values);
}

std::optional<std::vector<Value>> Machine::in_order(const Function& function,
                                                    std::span<const std::string_view> names,
                                                    std::span<const Value> arguments) {
    std::vector<std::string_view> parameters(function.names.begin(), function.names.end());
    if (function.builtin != nullptr) {
        for (const Parameter& parameter : function.builtin->parameters) {
            parameters.push_back(parameter.name);
        }
    }
    std::vector<Value> ordered;
    std::size_t needed = function.builtin != nullptr ? function.builtin->least() : parameters.size();
    std::size_t taken = 0;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto found = std::find(names.begin(), names.end(), parameters[i]);
        const bool supplied = found != names.end();
        ordered.push_back(supplied ? arguments[static_cast<std::size_t>(found - names.begin())]
                                   : Value::null());
        needed = supplied ? std::max(needed, i + 1) : needed;
        taken += supplied ? 1 : 0;
    }
    if (taken != names.size()) {
        because("the function has no parameter of that name");
        return std::nullopt;
    }
    ordered.resize(needed);
    return ordered;
}

Value Machine::call(const Value& callee, std::span<const Value> arguments) {
    if (callee.kind != Kind::function) {
        return null_because("what is called is no function");
    }
    const Function& function = callee.function();
    if (function.builtin != nullptr) {
        std::vector<Type> types;
        for (const Value& argument : arguments) {
            types.push_back(type_of(argument));
        }
        const FunctionRow* row = select_overload(function.builtin->name, types);
        return row != nullptr ? apply(*this, *row, arguments)
                              : null_because("the function takes another number of arguments");
    }
    if (function.program != &code_) {
        return null_because("the function belongs to another expression");
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
