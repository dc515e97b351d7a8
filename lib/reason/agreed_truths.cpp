// SPDX-License-Identifier: Apache-2.0
// The idea: the steps run once under the first reading of each open dispute, and what depends on disputes
// once more per combination; a truth keeps what was the same each time.
#include "reason/agreed_truths.hpp"

#include "compile/schedule.hpp"

#include <algorithm>

namespace bleibe::detail {

std::vector<std::uint32_t> united(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> all;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}

AgreedTruths::AgreedTruths(ColumnMachine& machine, const ScreenPlan& plan, bool moves)
    : machine_(machine), plan_(plan), planes_(plan.refs().size()) {
    if (moves) {
        day_steps_ = steps_depending(plan.program().code, plan.schedule(), 0);
    }
}

void AgreedTruths::run() { run_day(plan_.on().days(), plan_.schedule()); }

void AgreedTruths::run_on(std::int64_t day) { run_day(day, day_steps_); }

void AgreedTruths::take(const std::vector<Value>& operands, std::int64_t day) {
    operands_ = operands;
    operands_[0] = Value::date(day);
    machine_.set_operands(operands_);
}

void AgreedTruths::take_first() {
    take(plan_.operands(), plan_.on().days());
    machine_.run(plan_.schedule());
}

void AgreedTruths::run_day(std::int64_t day, std::span<const std::uint32_t> steps) {
    Batch& batch = machine_.batch();
    if (plan_.has_too_many_combinations()) {
        batch.decline_all(batch.every());
        std::fill(planes_.begin(), planes_.end(), Planes{batch.none(), batch.none()});
        return;
    }
    take(plan_.operands(), day);
    machine_.run(steps);
    for (std::size_t place = 0; place < planes_.size(); ++place) {
        const Cell truth = truth_at(place);
        planes_[place] = {truth.yes, truth.no};
    }
    for (const ScreenPlan::Group& group : plan_.groups()) {
        for (const ScreenPlan::Group::Combination& combination : group.combinations) {
            take(combination.operands, day);
            machine_.run(group.steps_by_wheel[combination.wheel]);
            for (const std::size_t place : group.places) {
                agree(planes_[place], truth_at(place));
            }
        }
        take(plan_.operands(), day);
        machine_.run(group.steps);
    }
}

void AgreedTruths::agree(Planes& planes, const Cell& truth) {
    Batch& batch = machine_.batch();
    const Word* no = planes.no != nullptr ? planes.no : batch.opposite(planes.yes);
    planes.yes = batch.both(planes.yes, truth.yes);
    planes.no = batch.both(no, batch.spelled(truth).no);
}

Cell AgreedTruths::truth_at(std::size_t place) {
    Batch& batch = machine_.batch();
    const Cell& cell = machine_.cell(plan_.refs()[place]);
    if (cell.form == Form::truth) {
        return cell;
    }
    if (cell.form != Form::same) {
        batch.decline_all(batch.every());
    }
    return batch.truth_of(cell.form == Form::same ? cell.same : Value::unknown());
}

void write_truths(VerdictColumnsData& into, std::size_t at, Batch& batch,
                  std::span<const AgreedTruths::Planes> planes) {
    const std::size_t word = at / rows_per_word;
    for (std::size_t place = 0; place < into.truths.size(); ++place) {
        const auto put = [&](std::vector<Word>& to, const Word* from) {
            const Word* both[] = {from, batch.rows_there()};
            batch.kernels.all_of(to.data() + word, both, 2, batch.words);
        };
        const AgreedTruths::Planes& found = planes[place];
        put(into.truths[place].yes, found.yes);
        put(into.truths[place].no, found.no != nullptr ? found.no : batch.opposite(found.yes));
    }
}

} // namespace bleibe::detail
