// SPDX-License-Identifier: Apache-2.0
// The idea: a loop runs its block for each entry that may be there, and entries that may be missing count in
// both ways; where fields of an entry may be null, the block runs for each way in which they may, since what
// guards them reads the same field.
#include "functions/range_forms.hpp"
#include "run/range_machine.hpp"

#include <algorithm>
#include <utility>

namespace bleibe::detail {
namespace {

constexpr std::size_t most_null_fields = 4;
constexpr unsigned most_ways = 16; // of all loops around a step

bool is_null_or_else(const Possible& field) {
    return field.may_be(Kind::null) && field.kinds != Possible::bit(Kind::null);
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

const std::vector<EntryField>& RangeMachine::guarded_fields_of(const Block& block) {
    const auto known = guarded_fields_.find(&block);
    return known != guarded_fields_.end()
               ? known->second
               : guarded_fields_.emplace(&block, guarded_fields(code_, block)).first->second;
}

std::vector<RangeMachine::OpenNull> RangeMachine::open_nulls(const Block& block, const Possible& entry) {
    std::vector<OpenNull> open;
    if (entry.exact || entry.kinds != Possible::bit(Kind::context) || entry.shape == nullptr) {
        return open;
    }
    for (const EntryField& field : guarded_fields_of(block)) {
        const int place = entry.shape->find(code_.names[field.name]);
        if (place >= 0 && is_null_or_else(entry.fields()[place]) && open.size() < most_null_fields &&
            ways_ << (open.size() + 1) <= most_ways) {
            open.push_back({static_cast<std::size_t>(place), &field.steps});
        }
    }
    // What few steps rest on is turned most.
    std::sort(open.begin(), open.end(),
              [](const OpenNull& a, const OpenNull& b) { return a.steps->size() < b.steps->size(); });
    return open;
}

Possible RangeMachine::result_for(const Block& block, Possible* frame, const Possible& entry) {
    const std::vector<OpenNull> open = open_nulls(block, entry);
    const unsigned around = std::exchange(ways_, ways_ << open.size());
    std::vector<Possible> fields;
    if (!open.empty()) {
        fields.assign(entry.fields(), entry.fields() + entry.shape->names.size());
    }
    const auto take = [&](std::size_t place, bool null) {
        const Possible& field = entry.fields()[place];
        fields[place] = null ? Possible::of(Value::null()) : field.without(Kind::null);
        fields[place].origin = field.origin;
    };
    for (const OpenNull& one : open) {
        take(one.place, false);
    }
    frame[0] = open.empty() ? entry : Possible::context(*entry.shape, fields.data(), scalar_.arena);
    run_steps(block, frame);
    Possible all = value(block.result);
    // From one way to the next a single field turns, as in a Gray code.
    for (unsigned way = 1; way < 1U << open.size(); ++way) {
        const OpenNull& turned = open[static_cast<std::size_t>(__builtin_ctz(way))];
        take(turned.place, !fields[turned.place].is_only(Kind::null));
        frame[0] = Possible::context(*entry.shape, fields.data(), scalar_.arena);
        for (const std::uint32_t step : *turned.steps) {
            frame[block.parameters + step] = execute(block, block.steps[step]);
        }
        all = join(all, value(block.result), scalar_.arena);
    }
    ways_ = around;
    return scalar_.spend((block.steps.size() + 1) << open.size()) ? all : Possible::anything();
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
