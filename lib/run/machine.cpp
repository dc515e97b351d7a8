// SPDX-License-Identifier: Apache-2.0
// The idea: a plain switch over the steps; every step runs, none is skipped, so that every slot holds
// its value afterwards and the slots are the trace.
#include "run/machine.hpp"

#include "functions/type_conversion.hpp"

#include <algorithm>
#include <cstddef>
#include <new>
#include <utility>

namespace bleibe::detail {
namespace {

constexpr std::size_t kept_reasons = 64;
constexpr std::string_view no_truth = "a condition is neither true nor false";
constexpr std::size_t small_operands = 16;

/// Kleene's conjunction of `decides` = false, or disjunction of `decides` = true, one operand at a time.
class Junction {
public:
    explicit Junction(bool decides) : decides_(decides) {}

    /// True once the result is certain.
    bool add(const Value& value) noexcept {
        if (value.kind == Kind::boolean) {
            return value.is_true() == decides_;
        }
        (value.is_unknown() ? unknown_ : null_) = true;
        return false;
    }
    [[nodiscard]] Value decided() const noexcept { return Value::boolean(decides_); }
    [[nodiscard]] Value rest() const noexcept {
        return unknown_ ? Value::unknown() : null_ ? Value::null() : Value::boolean(!decides_);
    }

private:
    bool decides_;
    bool unknown_ = false;
    bool null_ = false;
};

/// The one value that both are, if they are certainly the same.
Value same_or_unknown(const Value& a, const Value& b) { return same(a, b).is_true() ? a : Value::unknown(); }

} // namespace

Machine::Machine(const CompiledCode& code, Arena& memory, const Limits& bounds)
    : Evaluation(memory, bounds), code_(code) {
    frames_[Ref::constants] = code.constants.data();
    patterns = &code.patterns;
    places_.resize(code.names.size());
}

void Machine::bind(const Value* facts, const Value* operands, Value* top) noexcept {
    frames_[Ref::facts] = facts;
    frames_[Ref::operands] = operands;
    frames_[Ref::top] = top;
    top_ = top;
    uncomputed_.clear();
}

void Machine::reset() noexcept {
    spent_ = 0;
    depth_ = 0;
    exceeded = false;
    reasons_.clear();
    forget();
}

void Machine::forget() noexcept { std::fill(places_.begin(), places_.end(), Place{}); }

void Machine::because(std::string_view reason) {
    if (reasons_.size() < kept_reasons) {
        reasons_.push_back({current_, reason});
    }
}

Value Machine::run_step(std::uint32_t index) {
    if (!code_.null_strict) {
        return execute(code_.top, code_.top.steps[index]);
    }
    spent_ = 0;
    exceeded = false;
    has_gap_ = false;
    const Value result = execute(code_.top, code_.top.steps[index]);
    if (exceeded || has_gap_ || !uncomputed_.empty()) {
        uncomputed_.resize(code_.top.steps.size());
        uncomputed_[index] = exceeded || has_gap_ ? 1 : 0;
    }
    return exceeded ? Value::unknown() : result;
}

void Machine::run(std::span<const std::uint32_t> steps) {
    for (const std::uint32_t index : steps) {
        top_[index] = run_step(index);
    }
}

void Machine::run_all() {
    for (std::uint32_t i = 0; i < code_.top.steps.size(); ++i) {
        top_[i] = run_step(i);
    }
}

void Machine::rerun(std::span<const std::uint32_t> steps, Ref input, std::vector<Change>& changed) {
    const std::size_t first = changed.size();
    changed_.resize(code_.top.steps.size());
    for (const std::uint32_t index : steps) {
        const auto reads = code_.reads.of(index);
        const bool reached = std::any_of(reads.begin(), reads.end(), [&](Ref ref) {
            return ref.base() == Ref::top ? changed_[ref.index()] != 0 : ref == input;
        });
        if (!reached) {
            continue;
        }
        const Value now = run_step(index);
        if (!identical(now, top_[index])) {
            changed.push_back({index, top_[index]});
            changed_[index] = 1;
        }
        top_[index] = now;
    }
    for (std::size_t i = first; i < changed.size(); ++i) {
        changed_[changed[i].step] = 0;
    }
}

void Machine::undo(std::span<const Change> changed) noexcept {
    for (auto change = changed.rbegin(); change != changed.rend(); ++change) {
        top_[change->step] = change->before;
    }
}

void Machine::run_steps(const Block& block, Value* frame) {
    Value* slot = frame + block.parameters;
    for (const Step& step : block.steps) {
        *slot++ = execute(block, step);
    }
}

Machine::Entered Machine::enter(const Block& block) {
    Entered entered;
    entered.before = frames_[block.base];
    entered.frame = arena.allocate_array<Value>(block.slots());
    std::fill_n(entered.frame, block.slots(), Value::unknown());
    frames_[block.base] = entered.frame;
    return entered;
}

Value Machine::look_into(const Block& block, std::span<const Value> parameters) {
    spent_ = 0;
    exceeded = false;
    const Entered entered = enter(block);
    std::copy(parameters.begin(), parameters.end(), entered.frame);
    run_steps(block, entered.frame);
    return exceeded ? Value::unknown() : value(block.result);
}

Value Machine::execute(const Block& block, const Step& step) {
    const std::span<const Ref> operands = block.operands_of(step);
    switch (step.kind) {
    case StepKind::call:
        return call_row(block, step);
    case StepKind::all_of:
    case StepKind::any_of: {
        Junction junction(step.kind == StepKind::any_of);
        for (const Ref ref : operands) {
            if (junction.add(value(ref))) {
                return junction.decided();
            }
        }
        const Value rest = junction.rest();
        return rest.is_null() ? null_because(no_truth) : rest;
    }
    case StepKind::negation: {
        const Value& v = value(operands[0]);
        return v.kind == Kind::boolean ? Value::boolean(!v.is_true())
               : v.is_unknown()        ? v
                                       : null_because(no_truth);
    }
    case StepKind::at_least: {
        std::uint32_t yes = 0;
        std::uint32_t open = 0;
        bool unknown = false;
        for (const Ref ref : operands) {
            const Value& v = value(ref);
            yes += v.is_true() ? 1 : 0;
            open += v.kind == Kind::boolean ? 0 : 1;
            unknown = unknown || v.is_unknown();
        }
        if (yes >= step.data || yes + open < step.data) {
            return Value::boolean(yes >= step.data);
        }
        return unknown ? Value::unknown() : Value::null();
    }
    case StepKind::select: {
        const Value& condition = value(operands[0]);
        if (condition.is_unknown()) {
            return same_or_unknown(value(operands[1]), value(operands[2]));
        }
        return value(operands[condition.is_true() ? 1 : 2]);
    }
    case StepKind::reading: {
        const Value& chosen = value(operands[0]);
        if (!chosen.is_unknown()) {
            return value(operands[1 + static_cast<std::size_t>(chosen.integer)]);
        }
        Value all = value(operands[1]);
        for (std::size_t i = 2; i < operands.size(); ++i) {
            all = same_or_unknown(all, value(operands[i]));
        }
        return all;
    }
    case StepKind::field:
        return field(value(operands[0]), step);
    case StepKind::field_or_else:
        return field_or_else(value(operands[0]), value(operands[1]), step);
    case StepKind::list:
        return build_list(operands);
    case StepKind::context:
        return build_context(operands, step);
    case StepKind::range:
        return build_range(value(operands[0]), value(operands[1]), step.data);
    case StepKind::filter:
        return filter(value(operands[0]), step);
    case StepKind::for_each:
        return for_each(value(operands[0]), operands.size() > 1 ? &value(operands[1]) : nullptr, step);
    case StepKind::some:
        return quantify(value(operands[0]), step, true);
    case StepKind::every:
        return quantify(value(operands[0]), step, false);
    case StepKind::series:
        return series(value(operands[0]), value(operands[1]));
    case StepKind::branch: {
        const Value& condition = value(operands[0]);
        if (condition.is_unknown()) {
            return Value::unknown();
        }
        const Block& taken = code_.blocks[condition.is_true() ? step.block : step.data];
        const Entered entered = enter(taken);
        run_steps(taken, entered.frame);
        const Value result = value(taken.result);
        leave(taken, entered);
        return result;
    }
    case StepKind::closure: {
        auto* captured = arena.allocate_array<Value>(operands.size());
        for (std::size_t i = 0; i < operands.size(); ++i) {
            captured[i] = value(operands[i]);
        }
        Function function;
        function.block = &code_.blocks[step.block];
        function.program = &code_;
        function.captured = {captured, operands.size()};
        function.parameters = code_.blocks[step.block].parameters;
        function.names = code_.shapes[step.data].names;
        function.type = &block.types[static_cast<std::size_t>(&step - block.steps.data())];
        return Value::function(*arena.create(function));
    }
    case StepKind::invoke:
        return invoke(value(operands[0]), operands.subspan(1), step);
    case StepKind::instance_of:
        return is_instance(value(operands[0]), code_.types[step.data]);
    case StepKind::convert:
        return bleibe::detail::convert(*this, value(operands[0]), code_.types[step.data]);
    case StepKind::missing:
        return Value::unknown();
    }
    return Value::null();
}

Value Machine::call_row(const Block& block, const Step& step) {
    const std::span<const Ref> operands = block.operands_of(step);
    // Not an array of values, since that would be filled before it is written.
    alignas(Value) std::array<std::byte, small_operands * sizeof(Value)> few;
    Value* values = operands.size() <= small_operands ? reinterpret_cast<Value*>(few.data())
                                                      : arena.allocate_array<Value>(operands.size());
    const FunctionRow& row = *step.row;
    std::uint32_t seen = 0; // kinds among the operands
    bool converting = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Value& operand = *::new (values + i) Value(value(operands[i]));
        seen |= 1U << static_cast<unsigned>(operand.kind);
        converting = converting || (step.may_convert && converts(row, i, operand.kind));
    }
    // What a block around this call says afterwards is not about this row.
    const FunctionRow* const around = std::exchange(current_, &row);
    constexpr std::uint32_t null = 1U << static_cast<unsigned>(Kind::null);
    constexpr std::uint32_t unknown = 1U << static_cast<unsigned>(Kind::unknown);
    Value result = Value::unknown();
    if (converting && step.by_position) {
        result = apply_overload(*this, row, {values, operands.size()});
        current_ = around;
        return result;
    }
    if (!step.takes_operands || converting || (row.null_on_null && (seen & null) != 0)) {
        result = apply(*this, row, {values, operands.size()});
        current_ = around;
        return result;
    }
    if (row.sees_unknown || (seen & unknown) == 0) {
        result = row.scalar(*this, row, {values, operands.size()});
    }
    current_ = around;
    return result.is_null() && code_.null_strict && (seen & null) == 0 ? without_value(block, step) : result;
}

Value Machine::without_value(const Block& block, const Step& step) {
    const auto index = static_cast<std::size_t>(&step - block.steps.data());
    if (block.types[index].nullable()) {
        return Value::null(); // the ruleset was made to say what then holds
    }
    has_gap_ = true;
    return Value::unknown();
}

const Value* Machine::entry(const ContextData& data, const Step& step) {
    Place& place = places_[step.name];
    if (place.shape != data.shape) {
        const std::string& name = code_.names[step.name];
        const bool expected = step.data < data.size() && data.shape->names[step.data] == name;
        place = {data.shape, expected ? static_cast<int>(step.data) : data.shape->find(name)};
    }
    return place.index < 0 ? nullptr : data.fields + place.index;
}

Value Machine::field(const Value& of, const Step& step) {
    switch (of.kind) {
    case Kind::unknown:
        return of;
    case Kind::context: {
        const Value* found = entry(of.context(), step);
        return found != nullptr ? *found : null_because("the context has no entry of that name");
    }
    case Kind::list: {
        const auto items = of.items();
        if (!spend(items.size())) {
            return null_because("the budget of steps is used up");
        }
        auto* values = arena.allocate_array<Value>(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            values[i] = field(items[i], step);
        }
        return Value::list({values, items.size()});
    }
    default:
        break;
    }
    // The kind was not known before: it may be a property of a date or duration.
    const FunctionRow* row = find_property(code_.names[step.name]);
    if (row != nullptr) {
        return apply(*this, *row, {&of, 1});
    }
    return null_because(of.is_null() ? "null has no entries" : "what has no entries has none of that name");
}

Value Machine::field_or_else(const Value& of, const Value& otherwise, const Step& step) {
    if (of.kind == Kind::context) {
        if (const Value* found = of.context().find(code_.names[step.name])) {
            return *found;
        }
    }
    return otherwise;
}

Value Machine::build_list(std::span<const Ref> operands) {
    auto* values = arena.allocate_array<Value>(operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
        values[i] = value(operands[i]);
    }
    return Value::list({values, operands.size()});
}

Value Machine::build_context(std::span<const Ref> operands, const Step& step) {
    ContextData data;
    data.shape = &code_.shapes[step.data];
    data.fields = build_list(operands).items().data();
    return Value::context(*arena.create(data));
}

Value Machine::build_range(const Value& low, const Value& high, std::uint32_t flags) {
    if (low.is_unknown() || high.is_unknown()) {
        return Value::unknown();
    }
    return Value::range(*arena.create(range_of(low, high, flags)));
}

} // namespace bleibe::detail
