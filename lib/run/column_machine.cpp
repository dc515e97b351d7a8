// SPDX-License-Identifier: Apache-2.0
// The idea: the same steps as the scalar form, each once for a batch of rows. What has no column form runs
// row by row through the very machine that is the scalar form, so that there is nothing to disagree with.
#include "run/column_machine.hpp"

#include "functions/column_forms.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>

namespace bleibe::detail {

namespace {

/// So many values of one operand are remembered: more than there are days in a quarter of a year.
constexpr std::size_t most_values = 128;

} // namespace

ColumnMachine::ColumnMachine(const CompiledCode& code, std::size_t fact_count, const Kernels& kernels,
                             const Limits& limits)
    : code_(code), batch_(memory_, kernels), limits_(limits),
      uniform_machine_(code_, uniform_memory_, limits_), row_machine_(code_, row_memory_, limits_) {
    for (const Value& constant : code_.constants) {
        constants_.push_back(Cell::of(constant));
    }
    const std::size_t steps = code_.top.steps.size();
    facts_.resize(fact_count);
    top_.resize(steps);
    reads_.resize(steps);
    uniform_.assign(steps, 0);
    ran_by_row_.assign(steps, 0);
    fact_values_.assign(fact_count, Value::unknown());
    uniform_slots_.assign(steps, Value::unknown());
    row_slots_.assign(steps, Value::unknown());
    version_.assign(steps, 0);
    results_.resize(steps);
    ran_once_.assign(steps, 0);
    operands_read_.assign(steps, 0);
    find_memberships();
    find_own_steps();
    frames_[Ref::constants] = constants_.data();
    frames_[Ref::facts] = facts_.data();
    frames_[Ref::top] = top_.data();
}

void ColumnMachine::note_reads(const Block& block, const Step& step, std::vector<Ref>& reads) const {
    const auto note = [&](Ref ref) {
        const bool outside =
            ref.base() == Ref::facts || ref.base() == Ref::operands || ref.base() == Ref::top;
        if (outside && std::find(reads.begin(), reads.end(), ref) == reads.end()) {
            reads.push_back(ref);
        }
    };
    for (const Ref ref : block.operands_of(step)) {
        note(ref);
    }
    const auto inner = [&](std::uint32_t index) {
        if (index != 0) {
            note(code_.blocks[index].result);
            for (const Step& one : code_.blocks[index].steps) {
                note_reads(code_.blocks[index], one, reads);
            }
        }
    };
    inner(step.block);
    if (step.kind == StepKind::branch) {
        inner(step.data);
    }
}

void ColumnMachine::plan(std::vector<std::uint32_t> schedule) {
    const std::vector<std::uint32_t> again = schedule;
    plan(std::move(schedule), again);
}

void ColumnMachine::plan(std::vector<std::uint32_t> schedule, std::span<const std::uint32_t> again) {
    schedule_ = std::move(schedule);
    again_.assign(code_.top.steps.size(), 0);
    for (const std::uint32_t step : again) {
        again_[step] = 1;
    }
    facts_needed_.clear();
    uniform_steps_.clear();
    for (const std::uint32_t step : schedule_) {
        results_[step].clear();
        reads_[step].clear();
        note_reads(code_.top, code_.top.steps[step], reads_[step]);
        bool uniform = true;
        for (const Ref ref : reads_[step]) {
            if (ref.base() == Ref::facts) {
                facts_needed_.push_back(ref.index());
            }
            uniform = uniform &&
                      (ref.base() == Ref::operands || (ref.base() == Ref::top && uniform_[ref.index()] != 0));
        }
        uniform_[step] = uniform ? 1 : 0;
        if (uniform) {
            uniform_steps_.push_back(step);
            operands_read_[step] = 0;
            for (const Ref ref : reads_[step]) {
                operands_read_[step] |=
                    ref.base() == Ref::top ? operands_read_[ref.index()] : bit_of_operand(ref.index());
            }
        }
    }
    need_facts({});
}

void ColumnMachine::need_facts(std::span<const Ref> refs) {
    for (const Ref ref : refs) {
        if (ref.base() == Ref::facts) {
            facts_needed_.push_back(ref.index());
        }
    }
    std::sort(facts_needed_.begin(), facts_needed_.end());
    facts_needed_.erase(std::unique(facts_needed_.begin(), facts_needed_.end()), facts_needed_.end());
}

void ColumnMachine::set_operands(std::span<const Value> operands) {
    operand_known_.resize(operands.size());
    operand_version_.resize(operands.size(), 0);
    const bool fresh = operands_.size() != operands.size();
    operand_values_.assign(operands.begin(), operands.end());
    operands_.resize(operands.size());
    std::uint64_t changed = 0;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (!fresh && identical(operands_[i].same, operands[i])) {
            continue;
        }
        changed |= bit_of_operand(i);
        operands_[i] = Cell::of(operands[i]);
        const auto known = operand_known_[i].all();
        const auto same = std::find_if(known.begin(), known.end(), [&](const StepResults::Result& one) {
            return identical(one.cell.same, operands[i]);
        });
        operand_version_[i] = same != known.end() ? same->version : ++last_version_;
        if (same == known.end()) {
            if (known.size() >= most_values) {
                forget_operand(i);
            }
            operand_known_[i].add({}, {operands_[i], operand_version_[i]});
        }
    }
    frames_[Ref::operands] = operands_.data();
    run_uniform(fresh ? ~std::uint64_t{0} : changed);
}

void ColumnMachine::forget_operand(std::size_t operand) {
    operand_known_[operand].clear();
    for (const std::uint32_t step : uniform_steps_) {
        if ((operands_read_[step] & bit_of_operand(operand)) != 0) {
            results_[step].clear();
        }
    }
}

std::span<const Version> ColumnMachine::versions_read(std::uint32_t step) {
    read_.clear();
    for (const Ref ref : reads_[step]) {
        if (ref.base() != Ref::facts) {
            read_.push_back(ref.base() == Ref::top ? version_[ref.index()] : operand_version_[ref.index()]);
        }
    }
    return read_;
}

void ColumnMachine::note_result(std::uint32_t step, std::span<const Version> read, const Cell& cell,
                                const Word* may_differ) {
    const auto before = results_[step].all();
    StepResults::Result result{cell, 0, nullptr};
    if (uniform_[step] != 0) {
        const auto same = std::find_if(before.begin(), before.end(), [&](const StepResults::Result& one) {
            return identical(one.cell.same, cell.same);
        });
        result = same != before.end() ? *same : result;
    } else if (!before.empty()) {
        result.changed = changed_rows(batch_, before.front().cell, cell, may_differ);
        const auto same = std::find_if(before.begin(), before.end(), [&](const StepResults::Result& one) {
            return batch_.are_equal(one.changed, result.changed) &&
                   (result.changed == nullptr ||
                    changed_rows(batch_, one.cell, cell, result.changed) == nullptr);
        });
        result = same != before.end() ? *same : result;
        if (same == before.end()) {
            note_days_like(before.front().cell, cell, result.changed);
        }
    }
    result.version = result.version == 0 ? ++last_version_ : result.version;
    results_[step].add(read, result);
    if (mark_ && uniform_[step] == 0) {
        noted_since_mark_.push_back(step);
    }
    take(step, result);
}

void ColumnMachine::note_days_like(const Cell& before, const Cell& cell, const Word* changed) {
    const bool are_lists = cell.form == Form::list && before.form == Form::list && !cell.slots.empty() &&
                           !before.slots.empty() && cell.slots.data() != before.slots.data();
    if (are_lists && changed != nullptr && batch_.days_of(cell.slots.data()) == nullptr) {
        batch_.note_days({cell.slots.data(), nullptr, changed, before.slots.data()});
    }
}

void ColumnMachine::run_uniform(std::uint64_t operands) {
    uniform_machine_.bind(fact_values_.data(), operand_values_.data(), uniform_slots_.data());
    uniform_machine_.reset();
    for (const std::uint32_t step : uniform_steps_) {
        if ((operands_read_[step] & operands) == 0) {
            continue;
        }
        const auto read = versions_read(step);
        if (const auto* known = results_[step].find(read)) {
            take(step, *known);
        } else {
            uniform_machine_.run({&step, 1});
            note_result(step, read, Cell::of(deep_copy(uniform_slots_[step], kept_)), nullptr);
        }
        uniform_slots_[step] = top_[step].same;
    }
    uniform_memory_.reset();
}

void ColumnMachine::mark() {
    mark_ = batch_.mark();
    noted_since_mark_.clear();
}

void ColumnMachine::return_to_mark() {
    for (const std::uint32_t step : noted_since_mark_) {
        results_[step].drop_last();
    }
    batch_.rewind(*mark_);
    mark(); // days of older lists that live longer stay noted
}

void ColumnMachine::begin(std::uint32_t rows) {
    constexpr std::size_t most_kept = 1U << 20U;
    batch_.begin(rows);
    mark_.reset();
    ++batch_number_;
    row_memory_.reset();
    for (const std::uint32_t step : schedule_) {
        if (uniform_[step] == 0 && again_[step] != 0) {
            results_[step].clear();
        }
    }
    if (kept_.bytes() > most_kept) {
        for (const std::uint32_t step : uniform_steps_) {
            results_[step].clear();
        }
        kept_.reset();
        run_uniform(~std::uint64_t{0});
    }
}

void ColumnMachine::run(std::span<const std::uint32_t> steps) {
    for (const std::uint32_t step : steps) {
        if (uniform_[step] != 0) {
            continue;
        }
        if (again_[step] == 0) {
            run_once(step);
            continue;
        }
        const auto read = versions_read(step);
        if (const auto* known = results_[step].find(read)) {
            if (known->version != version_[step]) {
                take(step, *known);
            }
            continue;
        }
        Cell result;
        const Word* may_differ = execute_again(step, read, result);
        note_result(step, read, result, may_differ);
    }
}

void ColumnMachine::run_once(std::uint32_t step) {
    if (ran_once_[step] != batch_number_) {
        ran_once_[step] = batch_number_;
        version_[step] = ++last_version_;
        Cell result;
        execute_top(step, result);
        top_[step] = result;
    }
}

const Word* ColumnMachine::execute_again(std::uint32_t step, std::span<const Version> read, Cell& result) {
    const auto before = results_[step].all();
    for (std::size_t place = 0; place < before.size(); ++place) {
        const Word* reached = rows_reached(step, read, place);
        if (reached != nullptr && execute_for(reached, step, before[place].cell, result)) {
            return batch_.either_null(reached, before[place].changed);
        }
    }
    execute_top(step, result);
    return batch_.every();
}

void ColumnMachine::execute_top(std::uint32_t step, Cell& result) {
    if (!execute(code_.top, code_.top.steps[step], result)) {
        frames_[Ref::top] = top_.data();
        batch_.active = nullptr;
        result = run_by_row(step);
    }
}

const Word* ColumnMachine::rows_reached(std::uint32_t step, std::span<const Version> read,
                                        std::size_t place) {
    const auto read_before = results_[step].read_for(place);
    Word* reached = nullptr;
    std::size_t at = 0;
    for (const Ref ref : reads_[step]) {
        if (ref.base() == Ref::facts || read[at] == read_before[at]) {
            at += ref.base() == Ref::facts ? 0 : 1;
            continue;
        }
        if (ref.base() == Ref::operands || uniform_[ref.index()] != 0) {
            return nullptr;
        }
        reached = reached == nullptr ? batch_.empty_plane() : reached;
        for (const Version version : {read[at], read_before[at]}) {
            if (const Word* changed = results_[ref.index()].changed(version)) {
                batch_.add(reached, changed);
            }
        }
        ++at;
    }
    return batch_.count(reached) <= batch_.rows / 2 ? reached : nullptr;
}

bool ColumnMachine::execute_for(const Word* rows, std::uint32_t step, const Cell& before, Cell& result) {
    Cell made;
    batch_.active = rows;
    const bool done = execute(code_.top, code_.top.steps[step], made);
    batch_.active = nullptr;
    frames_[Ref::top] = top_.data();
    const auto whole = done ? blended(batch_, rows, made, before) : std::nullopt;
    if (!whole) {
        return false;
    }
    result = *whole;
    if (result.form == Form::list && !result.slots.empty() && !before.slots.empty()) {
        batch_.note_days({result.slots.data(), nullptr, rows, before.slots.data()});
    }
    return true;
}

Cell ColumnMachine::run_by_row(std::uint32_t step) {
    ++ran_by_row_[step];
    auto* results = batch_.arena.allocate_array<Value>(batch_.rows);
    row_machine_.bind(fact_values_.data(), operand_values_.data(), row_slots_.data());
    for (std::uint32_t row = 0; row < batch_.rows; ++row) {
        results[row] = Value::unknown();
        if (bit_at(batch_.declined, row)) {
            continue;
        }
        row_memory_.reset();
        row_machine_.reset();
        for (const Ref ref : reads_[step]) {
            if (ref.base() == Ref::facts) {
                fact_values_[ref.index()] = value_of_cell(facts_[ref.index()], row, row_memory_);
            } else if (ref.base() == Ref::top) {
                row_slots_[ref.index()] = value_of_cell(top_[ref.index()], row, row_memory_);
            }
        }
        row_machine_.run({&step, 1});
        results[row] = deep_copy(row_slots_[step], batch_.arena);
        if (row_machine_.is_uncomputed(step)) {
            batch_.decline(row); // a column cannot tell it from what is not known
        }
    }
    return cell_of_values(batch_, results, code_.top.types[step]);
}

bool ColumnMachine::execute(const Block& block, const Step& step, Cell& result) {
    const std::span<const Ref> operands = block.operands_of(step);
    switch (step.kind) {
    case StepKind::call:
        return execute_call(block, step, result);
    case StepKind::all_of:
        return junction(operands, true, result);
    case StepKind::any_of:
        return junction(operands, false, result);
    case StepKind::negation:
        return negation(operands[0], result);
    case StepKind::at_least:
        return at_least(operands, step.data, result);
    case StepKind::select:
        return select(operands, result);
    case StepKind::reading: {
        const Cell& chosen = cell(operands[0]);
        if (chosen.form != Form::same || chosen.same.kind != Kind::number) {
            return false;
        }
        result = cell(operands[1 + static_cast<std::size_t>(chosen.same.integer)]);
        return true;
    }
    case StepKind::field:
        return field(cell(operands[0]), step, result);
    case StepKind::list:
        return list(operands, result);
    case StepKind::context:
        return context(operands, step, result);
    case StepKind::filter:
        return filter(cell(operands[0]), step, result);
    case StepKind::for_each:
        return operands.size() == 1 && for_each(cell(operands[0]), step, result);
    case StepKind::some:
        return quantify(cell(operands[0]), step, true, result);
    case StepKind::every:
        return quantify(cell(operands[0]), step, false, result);
    default:
        return false;
    }
}

bool ColumnMachine::execute_call(const Block& block, const Step& step, Cell& result) {
    const std::span<const Ref> refs = block.operands_of(step);
    constexpr std::size_t most_operands = 16;
    if (!step.takes_operands || step.may_convert || refs.size() > most_operands) {
        return false;
    }
    // Not an array of cells, since that would be filled before it is written.
    alignas(Cell) std::array<std::byte, most_operands * sizeof(Cell)> room;
    auto* operands = reinterpret_cast<Cell*>(room.data());
    bool same = true;
    for (std::size_t i = 0; i < refs.size(); ++i) {
        ::new (operands + i) Cell(cell(refs[i]));
        same = same && operands[i].form == Form::same;
    }
    if (same) {
        return execute_same(block, step, result);
    }
    if (step.row->column == nullptr) {
        return false;
    }
    const auto index = static_cast<std::size_t>(&step - block.steps.data());
    ColumnCall call{batch_, {operands, refs.size()}, block.types[index].nullable(), {}, false};
    step.row->column(call);
    result = call.result;
    return call.done;
}

bool ColumnMachine::execute_same(const Block& block, const Step& step, Cell& result) {
    std::vector<Value> values;
    bool null = false;
    for (const Ref ref : block.operands_of(step)) {
        values.push_back(cell(ref).same);
        null = null || values.back().is_null();
    }
    row_machine_.reset();
    const Value value = deep_copy(apply(row_machine_, *step.row, values), batch_.arena);
    const auto index = static_cast<std::size_t>(&step - block.steps.data());
    if (row_machine_.exceeded || (value.is_null() && !null && !block.types[index].nullable())) {
        return false;
    }
    result = Cell::of(value);
    return true;
}

} // namespace bleibe::detail
