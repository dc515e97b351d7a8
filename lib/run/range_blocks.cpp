// SPDX-License-Identifier: Apache-2.0
// The idea: a loop runs its block for each entry that may be there, and entries that may be missing count in
// both ways; where fields of an entry may be null, the block runs for each way in which they may, since what
// guards them reads the same field.
#include "functions/range_forms.hpp"
#include "run/range_machine.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace bleibe::detail {
namespace {

constexpr std::size_t most_null_fields = 4;
constexpr unsigned most_ways = 16; // of all loops around a step

bool is_null_or_else(const Possible& field) {
    return field.may_be(Kind::null) && field.kinds != Possible::bit(Kind::null);
}

/// The block reads that field of its entry at more than one place. Else nothing guards it, and the two ways
/// tell nothing apart.
bool is_guarded(const CompiledCode& code, const Block& block, std::string_view name) {
    const bool has_loops = std::any_of(block.steps.begin(), block.steps.end(), [](const Step& step) {
        return step.kind == StepKind::filter || step.kind == StepKind::for_each ||
               step.kind == StepKind::some || step.kind == StepKind::every;
    });
    for (std::size_t i = 0; i < block.steps.size(); ++i) {
        const Step& step = block.steps[i];
        if (step.kind == StepKind::field && block.operands[step.first] == Ref(block.base, 0) &&
            code.names[step.name] == name) {
            const Ref slot(block.base, static_cast<std::uint32_t>(block.parameters + i));
            const auto reads = std::count(block.operands.begin(), block.operands.end(), slot);
            return reads > 1 || has_loops;
        }
    }
    return false;
}

} // namespace

RangeMachine::Entries RangeMachine::entries(const Possible& list) {
    if (list.exact) {
        const auto items = scalar_.entries(list.low);
        auto* made = scalar_.arena.allocate_array<PossibleEntry>(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            ::new (made + i) PossibleEntry{Possible::of(items[i]), Occurs::once};
        }
        const bool is_unlisted = list.low.kind == Kind::range && items.empty();
        return {{made, items.size()}, !is_unlisted};
    }
    const Possible rest = list.without(Kind::null).without(Kind::unknown);
    if (const auto found = rest.kind() == Kind::list ? entries_of(rest, scalar_.arena) : std::nullopt) {
        return {*found, true};
    }
    if (rest.may_be(Kind::list) || rest.may_be(Kind::range) || rest.is_nothing()) {
        return {{}, false};
    }
    return {{scalar_.arena.create(PossibleEntry{rest, Occurs::once}), 1}, true};
}

Possible RangeMachine::execute_loop(const Block& block, const Step& step) {
    const auto operands = block.operands_of(step);
    const Possible& list = value(operands[0]);
    const Type& type = type_of(block, step);
    const bool null = list.may_be(Kind::null) && (!code_.null_strict || type.nullable());
    const bool unknown = list.may_be(Kind::unknown);
    Possible result = Possible::nothing();
    if (!list.without(Kind::null).without(Kind::unknown).is_nothing()) {
        const Entries found = entries(list);
        if (!found.known) {
            return anything(block, step).with(Kind::null);
        }
        switch (step.kind) {
        case StepKind::filter:
            result = filter(step, found.entries);
            break;
        case StepKind::for_each:
            result = for_each(step, found.entries, operands.size() > 1 ? &value(operands[1]) : nullptr);
            break;
        default:
            result = quantify(step, found.entries, step.kind == StepKind::some);
            break;
        }
    }
    result =
        null || list.is_only(Kind::null) ? join(result, Possible::of(Value::null()), scalar_.arena) : result;
    return unknown ? join(result, Possible::of(Value::unknown()), scalar_.arena) : result;
}

Possible RangeMachine::result_for(const Block& block, Possible* frame, const Possible& entry) {
    std::array<std::size_t, most_null_fields> open{};
    std::size_t count = 0;
    const bool has_fields =
        !entry.exact && entry.kinds == Possible::bit(Kind::context) && entry.shape != nullptr;
    const std::size_t fields = has_fields ? entry.shape->names.size() : 0;
    for (std::size_t i = 0; i < fields && count < open.size() && ways_ << (count + 1) <= most_ways; ++i) {
        if (is_null_or_else(entry.fields()[i]) && is_guarded(code_, block, entry.shape->names[i])) {
            open[count++] = i;
        }
    }
    const unsigned around = std::exchange(ways_, ways_ << count);
    Possible all = Possible::nothing();
    for (unsigned way = 0; way < 1U << count; ++way) {
        Possible one = entry;
        if (count > 0) {
            std::vector<Possible> chosen(entry.fields(), entry.fields() + fields);
            for (std::size_t i = 0; i < count; ++i) {
                Possible& field = chosen[open[i]];
                const std::uint32_t origin = field.origin;
                field = (way >> i & 1U) != 0 ? Possible::of(Value::null()) : field.without(Kind::null);
                field.origin = origin;
            }
            one = Possible::context(*entry.shape, chosen.data(), scalar_.arena);
        }
        frame[0] = one;
        run_steps(block, frame);
        all = join(all, value(block.result), scalar_.arena);
        if (!scalar_.spend(block.steps.size() + 1)) {
            all = Possible::anything();
            break;
        }
    }
    ways_ = around;
    return all;
}

Possible RangeMachine::quantify(const Step& step, std::span<const PossibleEntry> entries, bool some) {
    const Block& block = code_.blocks[step.block];
    const Entered entered = enter(block);
    std::vector<Possible> results;
    results.reserve(entries.size());
    const Possible neutral = Possible::truth(!some, some);
    for (const PossibleEntry& entry : entries) {
        const Possible result = result_for(block, entered.frame, entry.value);
        results.push_back(entry.occurs == Occurs::once ? result : join(result, neutral, scalar_.arena));
        if (entry.occurs == Occurs::once && result.is_certainly(some)) {
            break;
        }
    }
    leave(block, entered);
    return some ? disjunction(results) : conjunction(results);
}

Possible RangeMachine::filter(const Step& step, std::span<const PossibleEntry> entries) {
    const Block& block = code_.blocks[step.block];
    const Entered entered = enter(block);
    std::vector<PossibleEntry> kept;
    bool unknown = false;
    for (const PossibleEntry& entry : entries) {
        const Possible result = result_for(block, entered.frame, entry.value);
        unknown = unknown || result.may_be(Kind::unknown);
        if (result.may_be(Kind::boolean) && result.may_be_true) {
            kept.push_back({entry.value, result.is_certainly(true)
                                             ? entry.occurs
                                             : std::max(entry.occurs, Occurs::perhaps)});
        }
    }
    leave(block, entered);
    const Possible list = Possible::list(kept, scalar_.arena);
    return unknown ? join(list, Possible::of(Value::unknown()), scalar_.arena) : list;
}

Possible RangeMachine::for_each(const Step& step, std::span<const PossibleEntry> entries,
                                const Possible* before) {
    const Block& block = code_.blocks[step.block];
    const Entered entered = enter(block);
    std::vector<PossibleEntry> made;
    bool unknown = before != nullptr; // `partial` of loops around: not followed here
    for (const PossibleEntry& entry : entries) {
        if (block.parameters > 1) {
            entered.frame[1] = Possible::list(made, scalar_.arena);
        }
        const Possible result = result_for(block, entered.frame, entry.value);
        if (step.data == 0) {
            made.push_back({result, entry.occurs});
            continue;
        }
        unknown = unknown || result.may_be(Kind::unknown);
        const Entries joined = this->entries(result);
        unknown = unknown || !joined.known;
        for (const PossibleEntry& inner : joined.entries) {
            made.push_back({inner.value, std::max(inner.occurs, entry.occurs)});
        }
    }
    leave(block, entered);
    const Possible list = Possible::list(made, scalar_.arena);
    return unknown ? join(list, Possible::of(Value::unknown()), scalar_.arena) : list;
}

} // namespace bleibe::detail
