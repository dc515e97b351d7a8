// SPDX-License-Identifier: Apache-2.0
// The idea: the machine of the scalar form once more, step by step, with sets in the slots: what is exact is
// computed by the scalar functions, what is not by the range forms.
#include "run/range_machine.hpp"

#include "functions/range_forms.hpp"
#include "functions/type_conversion.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <memory>
#include <utility>

namespace bleibe::detail {
namespace {

constexpr std::size_t small_operands = 8;

Possible with_special(Possible result, bool null, bool unknown, Arena& arena) {
    result = null ? join(result, Possible::of(Value::null()), arena) : result;
    return unknown ? join(result, Possible::of(Value::unknown()), arena) : result;
}

} // namespace

RangeMachine::RangeMachine(const CompiledCode& code, Arena& memory, const Limits& bounds)
    : code_(code), scalar_(code, memory, bounds) {
    constants_.reserve(code.constants.size());
    for (const Value& constant : code.constants) {
        constants_.push_back(Possible::of(constant));
    }
    frames_[Ref::constants] = constants_.data();
}

void RangeMachine::bind(const Possible* facts, const Possible* operands, Possible* top) noexcept {
    frames_[Ref::facts] = facts;
    frames_[Ref::operands] = operands;
    frames_[Ref::top] = top;
    top_ = top;
}

void RangeMachine::run(std::span<const std::uint32_t> steps) {
    for (const std::uint32_t index : steps) {
        scalar_.begin_step();
        top_[index] = execute(code_.top, code_.top.steps[index]);
        if (scalar_.exceeded) {
            top_[index] = anything(code_.top, code_.top.steps[index]);
        }
    }
}

void RangeMachine::run_steps(const Block& block, Possible* frame) {
    Possible* slot = frame + block.parameters;
    for (const Step& step : block.steps) {
        *slot++ = execute(block, step);
    }
}

RangeMachine::Entered RangeMachine::enter(const Block& block) {
    Entered entered;
    entered.before = frames_[block.base];
    entered.frame = scalar_.arena.allocate_array<Possible>(block.slots());
    std::uninitialized_fill_n(entered.frame, block.slots(), Possible::nothing());
    frames_[block.base] = entered.frame;
    return entered;
}

RangeMachine::Entered RangeMachine::look_into(const Block& block, const Possible& entry) {
    scalar_.begin_step();
    const Entered entered = enter(block);
    for (std::uint32_t i = 0; i < block.parameters; ++i) {
        entered.frame[i] = i == 0 ? entry : Possible::anything();
    }
    run_steps(block, entered.frame);
    return entered;
}

const Type& RangeMachine::type_of(const Block& block, const Step& step) const {
    return block.types[static_cast<std::size_t>(&step - block.steps.data())];
}

Possible RangeMachine::anything(const Block& block, const Step& step) {
    return possible_of(type_of(block, step), scalar_.arena).with(Kind::unknown);
}

Possible RangeMachine::execute(const Block& block, const Step& step) {
    const std::span<const Ref> operands = block.operands_of(step);
    switch (step.kind) {
    case StepKind::call:
        return call(block, step);
    case StepKind::all_of:
    case StepKind::any_of: {
        PossibleJunction junction(step.kind == StepKind::any_of);
        for (const Ref ref : operands) {
            junction.add(value(ref));
        }
        return junction.result();
    }
    case StepKind::negation:
        return negation(value(operands[0]));
    case StepKind::at_least:
        return at_least(operands, step.data);
    case StepKind::select:
        return select(value(operands[0]), value(operands[1]), value(operands[2]));
    case StepKind::reading:
        return reading(operands);
    case StepKind::field:
        return field(value(operands[0]), step, type_of(block, step));
    case StepKind::field_or_else:
        return field_or_else(value(operands[0]), value(operands[1]), step);
    case StepKind::list: {
        std::vector<PossibleEntry> entries;
        for (const Ref ref : operands) {
            entries.push_back({value(ref), Occurs::once});
        }
        return Possible::list(entries, scalar_.arena);
    }
    case StepKind::context: {
        std::vector<Possible> fields;
        for (const Ref ref : operands) {
            fields.push_back(value(ref));
        }
        return Possible::context(code_.shapes[step.data], fields.data(), scalar_.arena);
    }
    case StepKind::range: {
        const Possible& low = value(operands[0]);
        const Possible& high = value(operands[1]);
        const bool unknown = low.may_be(Kind::unknown) || high.may_be(Kind::unknown);
        const Possible range =
            Possible::range(low.without(Kind::unknown), high.without(Kind::unknown),
                            bleibe::detail::range_of(Value::null(), Value::null(), step.data), scalar_.arena);
        return with_special(range, false, unknown, scalar_.arena);
    }
    case StepKind::filter:
    case StepKind::for_each:
    case StepKind::some:
    case StepKind::every:
        return execute_loop(block, step);
    case StepKind::series:
        return series(value(operands[0]), value(operands[1]));
    case StepKind::branch:
        return branch(block, step);
    case StepKind::closure:
        return closure(block, step);
    case StepKind::invoke:
        return invoke(block, step);
    case StepKind::instance_of: {
        const Possible& of = value(operands[0]);
        return of.exact ? Possible::of(is_instance(of.low, code_.types[step.data]))
                        : Possible::truth(true, true).with(Kind::unknown);
    }
    case StepKind::convert:
        return convert(value(operands[0]), code_.types[step.data]);
    case StepKind::missing:
        return Possible::of(Value::unknown());
    }
    return Possible::anything();
}

Possible RangeMachine::call(const Block& block, const Step& step) {
    const std::span<const Ref> operands = block.operands_of(step);
    const Type& type = type_of(block, step);
    if (std::all_of(operands.begin(), operands.end(), [&](Ref ref) { return value(ref).exact; })) {
        boost::container::small_vector<Value, small_operands> values;
        for (const Ref ref : operands) {
            values.push_back(value(ref).low);
        }
        return apply_exactly(scalar_, *step.row, {values.data(), values.size()}, type, code_.null_strict);
    }
    boost::container::small_vector<Possible, small_operands> values;
    for (const Ref ref : operands) {
        values.push_back(value(ref));
    }
    return apply_range(scalar_, *step.row, {values.data(), values.size()}, type, code_.null_strict);
}

Possible RangeMachine::at_least(std::span<const Ref> operands, std::uint32_t least) const {
    std::uint32_t may_be_true = 0;
    std::uint32_t must_stand = 0; // cannot be false
    bool open = false;
    for (const Ref ref : operands) {
        const Possible& one = value(ref);
        const bool truth_only = one.is_only(Kind::boolean);
        may_be_true += one.may_be(Kind::boolean) && one.may_be_true ? 1 : 0;
        must_stand += one.may_be(Kind::boolean) && one.may_be_false ? 0 : 1;
        open = open || !truth_only;
    }
    Possible result = Possible::truth(may_be_true >= least, must_stand < least);
    if (open && !result.is_certainly(true)) {
        result = result.with(Kind::unknown).with(Kind::null);
    }
    return result;
}

Possible RangeMachine::select(const Possible& condition, const Possible& then, const Possible& otherwise) {
    Possible result = Possible::nothing();
    const bool holds = condition.may_be(Kind::boolean) && condition.may_be_true;
    constexpr unsigned unknown = Possible::bit(Kind::unknown);
    constexpr unsigned boolean = Possible::bit(Kind::boolean);
    const bool fails = (condition.may_be(Kind::boolean) && condition.may_be_false) ||
                       (condition.kinds & ~(unknown | boolean)) != 0;
    if (holds) {
        result = then;
    }
    if (fails) {
        result = join(result, otherwise, scalar_.arena);
    }
    if (condition.may_be(Kind::unknown)) {
        // Unless both are the same, as the scalar form has it.
        const bool same_value = then.exact && otherwise.exact && same(then.low, otherwise.low).is_true();
        result = join(result, same_value ? then : Possible::of(Value::unknown()), scalar_.arena);
    }
    return result;
}

Possible RangeMachine::reading(std::span<const Ref> operands) {
    const Possible& chosen = value(operands[0]);
    const auto readings = static_cast<std::int64_t>(operands.size()) - 1;
    std::int64_t first = 0;
    std::int64_t last = readings - 1;
    if (chosen.exact && chosen.low.kind == Kind::number) {
        first = last = chosen.low.integer;
    } else if (chosen.has_low && chosen.has_high) {
        first = chosen.low.integer;
        last = chosen.high.integer;
    }
    Possible all = Possible::nothing();
    for (std::int64_t i = std::max<std::int64_t>(first, 0); i <= last && i < readings; ++i) {
        all = join(all, value(operands[1 + static_cast<std::size_t>(i)]), scalar_.arena);
    }
    return all;
}

Possible RangeMachine::field(const Possible& of, const Step& step, const Type& type) {
    const std::string& name = code_.names[step.name];
    Arena& arena = scalar_.arena;
    if (of.exact && of.low.kind == Kind::context) {
        const auto found = field_of(of, name);
        return found ? *found : Possible::of(Value::null());
    }
    const bool unknown = of.may_be(Kind::unknown);
    const bool null = of.may_be(Kind::null) && (!code_.null_strict || type.nullable());
    const Possible rest = of.without(Kind::null).without(Kind::unknown);
    if (rest.is_nothing()) {
        return with_special(Possible::nothing(), of.may_be(Kind::null), unknown, arena);
    }
    if (rest.kind() == Kind::context) {
        const auto found = field_of(rest, name);
        return with_special(found ? *found : possible_of(type, arena).with(Kind::null), null, unknown, arena);
    }
    if (rest.kind() == Kind::list) {
        const auto list = entries_of(rest, arena);
        std::vector<PossibleEntry> fields;
        for (const PossibleEntry& entry : list.value_or(std::span<const PossibleEntry>{})) {
            fields.push_back({field(entry.value, step, type.item()), entry.occurs});
        }
        const Possible all = list ? Possible::list(fields, arena) : possible_of(type, arena);
        return with_special(all, null, unknown, arena);
    }
    if (const FunctionRow* row = rest.kind() ? find_property(name) : nullptr) {
        return apply_range(scalar_, *row, {&of, 1}, type, code_.null_strict);
    }
    return possible_of(type, arena).with(Kind::null).with(Kind::unknown);
}

Possible RangeMachine::field_or_else(const Possible& of, const Possible& otherwise, const Step& step) {
    if (of.kind() == Kind::context && of.kinds == Possible::bit(Kind::context)) {
        const auto found = field_of(of, code_.names[step.name]);
        if (found || of.exact || of.shape != nullptr) {
            return found ? *found : otherwise;
        }
    }
    return of.exact ? otherwise : Possible::anything();
}

Possible RangeMachine::taken(const Block& block) {
    const Entered entered = enter(block);
    run_steps(block, entered.frame);
    const Possible result = value(block.result);
    leave(block, entered);
    return result;
}

Possible RangeMachine::branch(const Block& block, const Step& step) {
    const Possible& condition = value(block.operands_of(step)[0]);
    Possible result = Possible::nothing();
    if (condition.may_be(Kind::boolean) && condition.may_be_true) {
        result = taken(code_.blocks[step.block]);
    }
    constexpr unsigned not_else = Possible::bit(Kind::boolean) | Possible::bit(Kind::unknown);
    if ((condition.may_be(Kind::boolean) && condition.may_be_false) || (condition.kinds & ~not_else) != 0) {
        result = join(result, taken(code_.blocks[step.data]), scalar_.arena);
    }
    return with_special(result, false, condition.may_be(Kind::unknown), scalar_.arena);
}

Possible RangeMachine::closure(const Block& block, const Step& step) {
    const auto operands = block.operands_of(step);
    auto* captured = scalar_.arena.allocate_array<Value>(operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Possible& one = value(operands[i]);
        if (!one.exact) {
            return Possible::all_of(Kind::function);
        }
        captured[i] = one.low;
    }
    Function function;
    function.block = &code_.blocks[step.block];
    function.program = &code_;
    function.captured = {captured, operands.size()};
    function.parameters = code_.blocks[step.block].parameters;
    function.names = code_.shapes[step.data].names;
    function.type = &type_of(block, step);
    return Possible::of(Value::function(*scalar_.arena.create(function)));
}

Possible RangeMachine::invoke(const Block& block, const Step& step) {
    const auto operands = block.operands_of(step);
    const Possible& callee = value(operands[0]);
    const bool is_own = callee.exact && callee.low.kind == Kind::function && step.data == 0 &&
                        callee.low.function().program == &code_ &&
                        callee.low.function().parameters == operands.size() - 1 &&
                        depth_ < scalar_.limits.call_depth;
    if (!is_own) {
        return anything(block, step).with(Kind::null);
    }
    const Function& function = callee.low.function();
    const Block& body = *static_cast<const Block*>(function.block);
    std::vector<Possible> captured;
    for (const Value& one : function.captured) {
        captured.push_back(Possible::of(one));
    }
    std::vector<Possible> arguments;
    for (const Ref ref : operands.subspan(1)) {
        arguments.push_back(value(ref));
    }
    if (!scalar_.spend(body.steps.size() + 1)) {
        return anything(block, step);
    }
    ++depth_;
    const Possible* const around = std::exchange(frames_[Ref::captured], captured.data());
    const Entered entered = enter(body);
    std::copy(arguments.begin(), arguments.end(), entered.frame);
    run_steps(body, entered.frame);
    const Possible result = value(body.result);
    leave(body, entered);
    frames_[Ref::captured] = around;
    --depth_;
    return result;
}

Possible RangeMachine::convert(const Possible& value, const Type& type) {
    if (value.exact) {
        return Possible::of(bleibe::detail::convert(scalar_, value.low, type));
    }
    const auto kind = value.kind();
    const bool is_plain = (kind == Kind::number && type.is(TypeKind::number)) ||
                          (kind == Kind::boolean && type.is(TypeKind::boolean)) ||
                          (kind == Kind::date && type.is(TypeKind::date)) || type.is(TypeKind::any);
    return is_plain ? value : possible_of(type, scalar_.arena).with(Kind::null).with(Kind::unknown);
}

Possible RangeMachine::series(const Possible& from, const Possible& to) {
    if (from.exact && to.exact) {
        return Possible::of(scalar_.series(from.low, to.low));
    }
    const PossibleEntry any{join(from, to, scalar_.arena), Occurs::many};
    return Possible::list({&any, 1}, scalar_.arena).with(Kind::unknown).with(Kind::null);
}

} // namespace bleibe::detail
