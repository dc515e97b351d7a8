// SPDX-License-Identifier: Apache-2.0
// The idea: a loop runs its block once per slot, for the rows that have an element there; most rows have as
// many elements as their neighbours, so nothing is gathered and nothing branches.
#include "functions/column_forms.hpp"
#include "run/column_machine.hpp"

#include <algorithm>

namespace bleibe::detail {

bool ColumnMachine::field(const Cell& of, const Step& step, Cell& result) {
    const std::string& name = code_.names[step.name];
    if (of.form != Form::list) {
        const Cell* entry = entry_of(batch_, of, name);
        if (entry != nullptr) {
            result = *entry;
        }
        return entry != nullptr;
    }
    auto* slots = batch_.arena.allocate_array<Slot>(of.slots.size());
    for (std::size_t i = 0; i < of.slots.size(); ++i) {
        const Cell* entry = entry_of(batch_, *of.slots[i].element, name);
        if (entry == nullptr) {
            return false;
        }
        slots[i] = {of.slots[i].present, entry};
    }
    result = of;
    result.slots = {slots, of.slots.size()};
    return of.nulls == nullptr;
}

bool ColumnMachine::context(std::span<const Ref> operands, const Step& step, Cell& result) {
    auto* fields = batch_.arena.allocate_array<Cell>(operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
        ::new (fields + i) Cell(cell(operands[i]));
    }
    result.form = Form::context;
    result.shape = &code_.shapes[step.data];
    result.fields = fields;
    return true;
}

bool ColumnMachine::list(std::span<const Ref> operands, Cell& result) {
    auto* slots = batch_.arena.allocate_array<Slot>(operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
        slots[i] = {batch_.every(), batch_.arena.create(cell(operands[i]))};
    }
    result = Cell::list({slots, operands.size()});
    return true;
}

bool ColumnMachine::run_steps_of(std::uint32_t number, Cell* frame, Part part) {
    const Block& block = code_.blocks[number];
    const Memberships& memberships = memberships_[number];
    const std::vector<std::uint8_t>& own = own_steps_[number];
    bool done = true;
    for (std::uint32_t i = 0; done && i < block.steps.size(); ++i) {
        if (part != Part::all && (own[i] != 0) != (part == Part::by_itself)) {
            continue;
        }
        Cell* made = ::new (frame + block.parameters + i) Cell;
        if (memberships.waits[i] != 0) {
            continue;
        }
        done = memberships.constants[i] != nullptr ? ask_membership(number, i, frame, *made)
                                                   : execute(block, block.steps[i], *made);
    }
    return done;
}

bool ColumnMachine::run_block(std::uint32_t number, const Slot& slot, Cell& result) {
    const Block& block = code_.blocks[number];
    const Arena::Mark mark = frame_memory_.mark();
    Cell* frame = prepared_frame(number, slot);
    const Part part = frame == nullptr ? Part::all : Part::rest;
    if (frame == nullptr) {
        frame = frame_memory_.allocate_array<Cell>(block.slots());
        ::new (frame) Cell(*slot.element);
    }
    const Cell* around = frames_[block.base];
    const Word* active = batch_.active;
    frames_[block.base] = frame;
    batch_.active = active == nullptr ? slot.present : batch_.both(active, slot.present);
    const bool done = run_steps_of(number, frame, part);
    if (done) {
        result = cell(block.result);
    }
    frames_[block.base] = around;
    batch_.active = active;
    frame_memory_.rewind(mark);
    return done;
}

Cell* ColumnMachine::prepared_frame(std::uint32_t block, const Slot& slot) const noexcept {
    const auto found = std::find_if(prepared_.begin(), prepared_.end(), [&](const PreparedFrame& one) {
        return one.block == block && one.slot.element == slot.element && one.slot.present == slot.present;
    });
    return found == prepared_.end() ? nullptr : found->frame;
}

void ColumnMachine::find_own_steps() {
    for (const Block& block : code_.blocks) {
        std::vector<std::uint8_t>& own = own_steps_.emplace_back(block.steps.size(), 0);
        for (std::uint32_t i = 0; i < block.steps.size(); ++i) {
            const Step& step = block.steps[i];
            const auto operands = block.operands_of(step);
            const bool rests_on_own = std::all_of(operands.begin(), operands.end(), [&](Ref ref) {
                const bool outside = ref.base() == Ref::constants || ref.base() == Ref::facts ||
                                     ref.base() == Ref::operands || ref.base() == Ref::top;
                return outside || (ref.base() == block.base &&
                                   (ref.index() == 0 || (ref.index() >= block.parameters &&
                                                         own[ref.index() - block.parameters] != 0)));
            });
            own[i] = step.block == 0 && rests_on_own ? 1 : 0;
        }
    }
}

ColumnMachine::Prepared::Prepared(ColumnMachine& machine, std::uint32_t outer, std::size_t entries)
    : machine_(machine), before_(machine.prepared_.size()) {
    const Block& block = machine.code_.blocks[outer];
    for (const Step& step : block.steps) {
        const bool is_loop =
            step.kind == StepKind::filter || step.kind == StepKind::some || step.kind == StepKind::every;
        const Ref list = is_loop ? block.operands_of(step)[0] : Ref();
        const bool is_steady = is_loop && (list.base() == Ref::facts || list.base() == Ref::top);
        if (entries > 1 && is_steady && machine.code_.blocks[step.block].parameters == 1) {
            prepare(step.block, machine.cell(list));
        }
    }
}

void ColumnMachine::Prepared::prepare(std::uint32_t number, const Cell& of) {
    Batch& batch = machine_.batch_;
    const Block& block = machine_.code_.blocks[number];
    const Word* active = batch.active;
    const Cell* around = machine_.frames_[block.base];
    for (const Slot& slot : of.form == Form::list ? of.slots : std::span<const Slot>{}) {
        auto* frame = batch.arena.allocate_array<Cell>(block.slots());
        ::new (frame) Cell(*slot.element);
        machine_.frames_[block.base] = frame;
        batch.active = active == nullptr ? slot.present : batch.both(active, slot.present);
        if (!machine_.run_steps_of(number, frame, Part::by_itself)) {
            break;
        }
        machine_.prepared_.push_back({number, slot, frame});
    }
    machine_.frames_[block.base] = around;
    batch.active = active;
}

bool ColumnMachine::ask_block(std::uint32_t number, const Slot& slot, BlockTruth& truth) {
    const Batch::Mark mark = batch_.mark();
    Cell made;
    const bool done =
        run_block(number, slot, made) &&
        (made.form == Form::truth || (made.form == Form::same && made.same.kind != Kind::number));
    if (done) {
        const Cell found = made.form == Form::truth ? made : batch_.truth_of(made.same);
        const auto put = [&](Word* to, const Word* rows) {
            const Word* both[] = {rows, slot.present};
            batch_.kernels.all_of(to, both, 2, batch_.words);
        };
        put(truth.yes, found.yes);
        truth.is_total = found.is_total();
        if (!truth.is_total) {
            put(truth.no, batch_.spelled(found).no);
            put(truth.open, batch_.open_rows(batch_.spelled(found)));
        }
        truth.has_nulls = found.nulls != nullptr;
        if (truth.has_nulls) {
            put(truth.nulls, found.nulls);
        }
    }
    batch_.rewind(mark);
    return done;
}

bool ColumnMachine::filter(const Cell& of, const Step& step, Cell& result) {
    const auto list = as_list(batch_, of);
    const Block& block = code_.blocks[step.block];
    if (!list || step.data != 0 || block.parameters != 1) {
        return false;
    }
    auto* slots = batch_.arena.allocate_array<Slot>(list->slots.size());
    const Prepared prepared(*this, step.block, list->slots.size());
    Slot* next = slots;
    const Word* open = nullptr;
    BlockTruth truth(batch_);
    for (const Slot& slot : list->slots) {
        if (is_idle(slot)) {
            continue;
        }
        if (!ask_block(step.block, slot, truth)) {
            return false;
        }
        if (!truth.is_total) {
            open = batch_.either_null(open, batch_.copy(truth.open));
        }
        if (batch_.any(truth.yes)) {
            *next++ = {truth.yes, slot.element};
            truth.yes = batch_.plane();
        }
    }
    const Word* known = list->known;
    if (open != nullptr) {
        known = known == nullptr ? batch_.opposite(open) : batch_.without(known, open);
    }
    result = Cell::list({slots, static_cast<std::size_t>(next - slots)}, known);
    return true;
}

bool ColumnMachine::for_each(const Cell& of, const Step& step, Cell& result) {
    const auto list = as_list(batch_, of);
    const Block& block = code_.blocks[step.block];
    if (!list || step.data != 0 || block.parameters != 1) {
        return false;
    }
    auto* slots = batch_.arena.allocate_array<Slot>(list->slots.size());
    const Prepared prepared(*this, step.block, list->slots.size());
    Slot* next = slots;
    for (const Slot& slot : list->slots) {
        Cell made;
        if (is_idle(slot)) {
            continue;
        }
        if (!run_block(step.block, slot, made)) {
            return false;
        }
        *next++ = {slot.present, batch_.arena.create(made)};
    }
    result = Cell::list({slots, static_cast<std::size_t>(next - slots)}, list->known);
    return true;
}

bool ColumnMachine::quantify(const Cell& of, const Step& step, bool decides, Cell& result) {
    const auto list = as_list(batch_, of);
    const Block& block = code_.blocks[step.block];
    if (!list || block.parameters != 1) {
        return false;
    }
    Word* decided = batch_.empty_plane();
    const Word* open = nullptr;
    const Prepared prepared(*this, step.block, list->slots.size());
    const Word* nulls = nullptr;
    BlockTruth truth(batch_);
    for (const Slot& slot : list->slots) {
        if (is_idle(slot)) {
            continue;
        }
        if (!ask_block(step.block, slot, truth)) {
            return false;
        }
        if (decides) {
            batch_.add(decided, truth.yes);
        } else if (truth.is_total) {
            batch_.add_without(decided, slot.present, truth.yes);
        } else {
            batch_.add(decided, truth.no);
        }
        if (!truth.is_total) {
            open = batch_.either_null(open, batch_.copy(truth.open));
        }
        if (truth.has_nulls) {
            nulls = batch_.either_null(nulls, batch_.copy(truth.nulls));
        }
    }
    if (open == nullptr && nulls == nullptr && list->known == nullptr) {
        result = Cell::truth(decides ? decided : batch_.opposite(decided));
        return true;
    }
    const Word* rest = batch_.opposite(decided);
    const Word* without_answer = batch_.either_null(open, nulls);
    const Word* certain = without_answer == nullptr ? rest : batch_.without(rest, without_answer);
    const Word* there = list->known;
    const auto in_known = [&](const Word* plane) {
        return there == nullptr ? plane : batch_.both(plane, there);
    };
    const Word* yes = in_known(decides ? decided : certain);
    const Word* no = in_known(decides ? certain : decided);
    result = Cell::truth(yes, no);
    if (nulls != nullptr) {
        const Word* left = batch_.both(rest, nulls);
        result.nulls = in_known(open == nullptr ? left : batch_.without(left, open));
    }
    return true;
}

} // namespace bleibe::detail
