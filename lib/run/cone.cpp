// SPDX-License-Identifier: Apache-2.0
// The idea: an undecided slot has undecided operands; following them ends at open places. A loop is run again
// for each entry, so that a field of an entry counts only if it leaves that entry undecided.
#include "run/cone.hpp"

#include "functions/function.hpp"

#include <algorithm>
#include <utility>

namespace bleibe::detail {
namespace {

std::vector<std::string> fields_of(const Type& type) {
    const Type context = type.is(TypeKind::list) ? type.item() : type;
    std::vector<std::string> names;
    for (const Type::Field& field : context.fields()) {
        names.push_back(field.name);
    }
    return names;
}

} // namespace

const Block* Cone::block_of(std::uint32_t base) const {
    if (base == Ref::top) {
        return &machine_.code().top;
    }
    const auto found = blocks_.find(base);
    return found == blocks_.end() ? nullptr : found->second;
}

void Cone::inside(const Possible& set, const Fields* fields) {
    if (set.exact) {
        return;
    }
    if (set.origin == Possible::of_day) {
        operands_.insert(0);
    } else if (set.origin != 0) {
        places_.insert(set.origin);
    }
    if (set.kind() == Kind::list && set.parts != nullptr) {
        const auto* entries = static_cast<const PossibleEntry*>(set.parts);
        for (std::uint32_t i = 0; i < set.count; ++i) {
            inside(entries[i].value, fields);
        }
    } else if (set.kind() == Kind::context && set.shape != nullptr) {
        for (std::size_t i = 0; i < set.shape->names.size(); ++i) {
            if (fields == nullptr ||
                std::find(fields->begin(), fields->end(), set.shape->names[i]) != fields->end()) {
                inside(set.fields()[i], nullptr);
            }
        }
    }
}

void Cone::follow(Ref ref, const Fields* fields) {
    if (ref.base() == Ref::constants || ref.base() == Ref::captured) {
        return;
    }
    const Possible& set = machine_.value(ref);
    if (set.exact) {
        return;
    }
    if (ref.base() == Ref::facts) {
        inside(set, fields);
        return;
    }
    if (ref.base() == Ref::operands) {
        operands_.insert(ref.index());
        return;
    }
    if (!seen_[ref.base()].emplace(ref.index(), fields == nullptr ? Fields{"*"} : *fields).second) {
        return;
    }
    const Block* block = block_of(ref.base());
    if (block == nullptr) {
        return;
    }
    if (ref.index() < block->parameters) {
        inside(set, fields);
        return;
    }
    step(*block, block->steps[ref.index() - block->parameters], fields);
}

void Cone::step(const Block& block, const Step& step, const Fields* fields) {
    const auto operands = block.operands_of(step);
    switch (step.kind) {
    case StepKind::field: {
        const Fields one{machine_.code().names[step.name]};
        follow(operands[0], &one);
        return;
    }
    case StepKind::filter:
    case StepKind::some:
    case StepKind::every:
    case StepKind::for_each:
        loop(block, step, fields);
        return;
    case StepKind::call:
        for (std::size_t i = 0; i < operands.size(); ++i) {
            const Parameter* parameter = parameter_of(*step.row, i);
            const Fields known = parameter == nullptr ? Fields{} : fields_of(parameter->type);
            follow(operands[i], known.empty() ? fields : &known);
        }
        return;
    case StepKind::branch:
        follow(operands[0], nullptr);
        reads_of(machine_.code().blocks[step.block]);
        reads_of(machine_.code().blocks[step.data]);
        return;
    case StepKind::closure:
        reads_of(machine_.code().blocks[step.block]);
        break;
    case StepKind::invoke: {
        const Possible& callee = machine_.value(operands[0]);
        if (callee.exact && callee.low.kind == Kind::function && callee.low.function().block != nullptr) {
            reads_of(*static_cast<const Block*>(callee.low.function().block));
        }
        break;
    }
    default:
        break;
    }
    for (const Ref operand : operands) {
        follow(operand, fields);
    }
}

/// What happened in a block that is not run for entries is gone; whatever it can read may be what it lacked.
void Cone::reads_of(const Block& block) {
    for (const Ref ref : block.operands) {
        if (ref.base() == Ref::facts || ref.base() == Ref::operands || ref.base() == Ref::top) {
            follow(ref, nullptr);
        }
    }
    for (const Step& step : block.steps) {
        if (step.block != 0 || step.kind == StepKind::filter || step.kind == StepKind::some ||
            step.kind == StepKind::every || step.kind == StepKind::for_each) {
            reads_of(machine_.code().blocks[step.block]);
        }
    }
}

void Cone::loop(const Block& block, const Step& step, const Fields* fields) {
    const Ref list = block.operands_of(step)[0];
    const Block& body = machine_.code().blocks[step.block];
    const Possible set = machine_.value(list);
    const bool passes_on = step.kind == StepKind::filter;
    const Fields none;
    // Which entries there are, and what is asked of those that are kept.
    follow(list, passes_on ? fields : &none);
    for (const PossibleEntry& entry : machine_.entries(set).entries) {
        const RangeMachine::Entered entered = machine_.look_into(body, entry.value);
        if (!machine_.value(body.result).exact) {
            const Block* const outer = std::exchange(blocks_[body.base], &body);
            auto seen = std::exchange(seen_[body.base], {});
            follow(body.result, step.kind == StepKind::for_each ? fields : nullptr);
            seen_[body.base] = std::move(seen);
            blocks_[body.base] = outer;
        }
        machine_.leave(body, entered);
    }
}

} // namespace bleibe::detail
