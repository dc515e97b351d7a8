// SPDX-License-Identifier: Apache-2.0
// The idea: a truth is two planes, yes and no; where everybody's is known the second one is not made.
#include "run/column_machine.hpp"

#include <algorithm>

namespace bleibe::detail {

const Cell* ColumnMachine::truth(Ref ref) {
    const Cell& operand = cell(ref);
    if (operand.form == Form::same) {
        return batch_.arena.create(batch_.truth_of(operand.same));
    }
    return operand.form == Form::truth ? &operand : nullptr;
}

bool ColumnMachine::junction(std::span<const Ref> operands, bool conjunction, Cell& result) {
    const std::size_t count = operands.size();
    auto* truths = batch_.arena.allocate_array<const Cell*>(count);
    auto* planes = batch_.arena.allocate_array<const Word*>(count);
    bool total = true;
    bool nulls = false;
    for (std::size_t i = 0; i < count; ++i) {
        truths[i] = truth(operands[i]);
        if (truths[i] == nullptr) {
            return false;
        }
        total = total && truths[i]->is_total();
        nulls = nulls || truths[i]->nulls != nullptr;
        planes[i] = truths[i]->yes;
    }
    const auto number = static_cast<std::uint32_t>(count);
    const auto joined = [&](bool all) {
        Word* made = batch_.plane();
        (all ? batch_.kernels.all_of : batch_.kernels.any_of)(made, planes, number, batch_.words);
        return made;
    };
    const Word* yes = joined(conjunction);
    if (total) {
        result = Cell::truth(yes);
        return true;
    }
    for (std::size_t i = 0; i < count; ++i) {
        planes[i] = truths[i]->no != nullptr ? truths[i]->no : batch_.opposite(truths[i]->yes);
    }
    const Word* no = joined(!conjunction);
    result = Cell::truth(yes, no);
    if (nulls) {
        for (std::size_t i = 0; i < count; ++i) {
            planes[i] = batch_.open_rows(batch_.spelled(*truths[i]));
        }
        // Without an operand that decides, unknown goes before null.
        result.nulls = batch_.without(batch_.open_rows(result), joined(false));
    }
    return true;
}

bool ColumnMachine::negation(Ref operand, Cell& result) {
    const Cell* value = truth(operand);
    if (value == nullptr) {
        return false;
    }
    result = value->no == nullptr ? Cell::truth(batch_.opposite(value->yes))
                                  : Cell::truth(value->no, value->yes, value->nulls);
    return true;
}

/// Planes that count: plane `n` has the rows in which more than `n` operands are so.
bool ColumnMachine::at_least(std::span<const Ref> operands, std::uint32_t wanted, Cell& result) {
    if (wanted == 0) {
        return false;
    }
    std::vector<const Word*> sure(wanted, batch_.none());
    std::vector<const Word*> possible(wanted, batch_.none());
    const auto count = [&](std::vector<const Word*>& planes, const Word* plane) {
        for (std::size_t n = planes.size(); n-- > 0;) {
            const Word* more = n == 0 ? plane : batch_.both(planes[n - 1], plane);
            planes[n] = batch_.either(planes[n], more);
        }
    };
    bool total = true;
    for (const Ref ref : operands) {
        const Cell* value = truth(ref);
        if (value == nullptr || value->nulls != nullptr) {
            return false;
        }
        total = total && value->is_total();
        count(sure, value->yes);
        count(possible, value->no != nullptr ? batch_.opposite(value->no) : value->yes);
    }
    result = total ? Cell::truth(sure.back()) : Cell::truth(sure.back(), batch_.opposite(possible.back()));
    return true;
}

} // namespace bleibe::detail
