// SPDX-License-Identifier: Apache-2.0
// The idea: whether a choice is one of several is one comparison of bytes, however it was written: equations
// that nobody else reads wait, and mostly nobody needs them.
#include "functions/column_forms.hpp"
#include "run/column_machine.hpp"

#include <algorithm>
#include <optional>

namespace bleibe::detail {
namespace {

/// The step of this block that writes the slot; nothing for any other slot.
std::optional<std::uint32_t> step_of(const Block& block, Ref ref) {
    const bool own = ref.base() == block.base && ref.index() >= block.parameters;
    return own ? std::optional(ref.index() - block.parameters) : std::nullopt;
}

bool is_equation(const Block& block, const Step& step) {
    if (step.kind != StepKind::call || step.row->column != column_equal || step.may_convert) {
        return false;
    }
    const auto operands = block.operands_of(step);
    return operands.size() == 2 && !operands[0].is_constant() && operands[1].is_constant();
}

/// The steps of a disjunction, if all of them ask the same slot whether it is a constant choice.
std::vector<std::uint32_t> equations_of(const CompiledCode& code, const Block& block, const Step& any) {
    std::vector<std::uint32_t> steps;
    for (const Ref ref : block.operands_of(any)) {
        const auto step = step_of(block, ref);
        if (!step || !is_equation(block, block.steps[*step])) {
            return {};
        }
        const auto operands = block.operands_of(block.steps[*step]);
        const Ref first = steps.empty() ? operands[0] : block.operands_of(block.steps[steps[0]])[0];
        if (operands[0] != first || code.constants[operands[1].index()].kind != Kind::choice) {
            return {};
        }
        steps.push_back(*step);
    }
    return steps;
}

/// How often the slots of a block's steps are read, by itself and by the blocks within.
void count_uses(const CompiledCode& code, const Block& block, const Block& reader,
                std::vector<std::uint32_t>& uses) {
    const auto use = [&](Ref ref) {
        if (const auto step = step_of(block, ref)) {
            ++uses[*step];
        }
    };
    use(reader.result);
    std::for_each(reader.operands.begin(), reader.operands.end(), use);
    for (const Step& step : reader.steps) {
        for (const std::uint32_t inner : {step.block, step.kind == StepKind::branch ? step.data : 0}) {
            if (inner != 0) {
                count_uses(code, block, code.blocks[inner], uses);
            }
        }
    }
}

} // namespace

void ColumnMachine::find_memberships() {
    for (const Block& block : code_.blocks) {
        Memberships& found = memberships_.emplace_back();
        found.waits.assign(block.steps.size(), 0);
        found.constants.assign(block.steps.size(), nullptr);
        found.asked.resize(block.steps.size());
        std::vector<std::uint32_t> uses;
        for (std::uint32_t i = 0; i < block.steps.size(); ++i) {
            if (block.steps[i].kind != StepKind::any_of) {
                continue;
            }
            const auto equations = equations_of(code_, block, block.steps[i]);
            if (equations.size() < 2) {
                continue;
            }
            if (uses.empty()) {
                uses.assign(block.steps.size(), 0);
                count_uses(code_, block, block, uses);
            }
            auto* constants = membership_memory_.allocate_array<Value>(equations.size());
            for (std::size_t n = 0; n < equations.size(); ++n) {
                const auto operands = block.operands_of(block.steps[equations[n]]);
                constants[n] = code_.constants[operands[1].index()];
                found.asked[i] = operands[0];
                found.waits[equations[n]] = uses[equations[n]] == 1 ? 1 : 0;
            }
            found.constants[i] = membership_memory_.create(Value::list({constants, equations.size()}));
        }
    }
}

bool ColumnMachine::ask_membership(std::uint32_t number, std::uint32_t index, Cell* frame, Cell& result) {
    const Memberships& memberships = memberships_[number];
    const Cell operands[] = {cell(memberships.asked[index]), Cell::of(*memberships.constants[index])};
    if (operands[0].form != Form::same) {
        ColumnCall call{batch_, operands, false, {}, false};
        column_in_list(call);
        result = call.result;
        if (call.done) {
            return true;
        }
    }
    const Block& block = code_.blocks[number];
    for (const Ref ref : block.operands_of(block.steps[index])) {
        const std::uint32_t step = *step_of(block, ref);
        if (memberships.waits[step] != 0 && !execute(block, block.steps[step], frame[ref.index()])) {
            return false; // nor will the disjunction find what it needs
        }
    }
    return execute(block, block.steps[index], result);
}

} // namespace bleibe::detail
