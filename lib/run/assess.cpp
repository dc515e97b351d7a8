// SPDX-License-Identifier: Apache-2.0
// The idea: the day picks the stretch, the stretch's steps run over the case, and a verdict is read off
// five slots.
#include "run/assessment_data.hpp"

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

/// The permit's own force, or the level, whichever is weaker.
Effect weaker(Effect own, Mode level) {
    if (level == Mode::shall) {
        return own; // by_law, shall, should and may all stand at level shall
    }
    const Effect at = level == Mode::should ? Effect::should : Effect::may;
    return own > at ? own : at;
}

constexpr Mode levels[] = {Mode::shall, Mode::should, Mode::may};

} // namespace

void AssessmentData::run(const Program& of, const Case& person, Date day, const Readings& chosen) {
    const bool same = program == of.share();
    if (!same) {
        program = of.share();
        machine.reset();
        slots.assign(program->code.top.steps.size(), Value::unknown());
        operands.assign(1 + program->disputes.size(), Value::unknown());
        machine.emplace(program->code, arena, limits);
    }
    subject = person.share();
    readings = chosen;
    on = day;
    arena.reset();
    operands[0] = Value::date(day.days());
    for (std::size_t d = 0; d < program->disputes.size(); ++d) {
        const int named = chosen.chosen(d);
        const int reading = named >= 0 ? named : program->dispute_models[d].baseline;
        operands[1 + d] = reading < 0 ? Value::unknown() : Value::number(reading);
    }
    machine->reset();
    const bool foreign = subject->catalog.get() != program->model.get();
    nothing.assign(foreign ? program->fact_count : 0, Value::unknown());
    machine->bind(facts().data(), operands.data(), slots.data());
    stretch = &program->stretch_of(day);
    find_open_steps();
    run_steps(stretch->schedule);
    texts_ready = false;
}

void AssessmentData::find_open_steps() {
    open_disputes.clear();
    open_steps.clear();
    for (std::uint32_t d = 0; d < program->disputes.size(); ++d) {
        const auto& depending = stretch->dispute_schedule[d];
        if (!operands[1 + d].is_unknown() || depending.empty()) {
            continue;
        }
        open_disputes.push_back(d);
        const auto middle = static_cast<std::ptrdiff_t>(open_steps.size());
        open_steps.insert(open_steps.end(), depending.begin(), depending.end());
        std::inplace_merge(open_steps.begin(), open_steps.begin() + middle, open_steps.end());
    }
    open_steps.erase(std::unique(open_steps.begin(), open_steps.end()), open_steps.end());
}

void AssessmentData::run_steps(const std::vector<std::uint32_t>& steps) {
    if (open_steps.empty()) {
        machine->run(steps);
        return;
    }
    bool reaches_open = false;
    for (const std::uint32_t step : steps) {
        if (std::binary_search(open_steps.begin(), open_steps.end(), step)) {
            reaches_open = true;
        } else {
            machine->run({&step, 1});
        }
    }
    if (reaches_open) {
        run_under_all_readings();
    }
}

void AssessmentData::run_under_all_readings() {
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::number(0);
    }
    auto* agreed = arena.allocate_array<Value>(open_steps.size());
    bool first = true;
    do {
        machine->run(open_steps);
        for (std::size_t i = 0; i < open_steps.size(); ++i) {
            const Value& found = slots[open_steps[i]];
            if (first) {
                agreed[i] = found;
            } else if (!identical(agreed[i], found)) {
                agreed[i] = Value::unknown();
            }
        }
        first = false;
    } while (next_readings());
    for (std::size_t i = 0; i < open_steps.size(); ++i) {
        slots[open_steps[i]] = agreed[i];
    }
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::unknown();
    }
}

bool AssessmentData::next_readings() {
    for (const std::uint32_t dispute : open_disputes) {
        Value& operand = operands[1 + dispute];
        if (operand.integer + 1 < static_cast<std::int64_t>(program->disputes[dispute].readings.size())) {
            operand = Value::number(operand.integer + 1);
            return true;
        }
        operand = Value::number(0);
    }
    return false;
}

void AssessmentData::make_texts() {
    if (!texts_ready) {
        machine->run(stretch->text_schedule);
        texts_ready = true;
    }
}

void AssessmentData::move_to(Date day) {
    const Stretch* next = &program->stretch_of(day);
    on = day;
    operands[0] = Value::date(day.days());
    machine->reset();
    const bool same = next == stretch;
    stretch = next;
    if (!same) {
        find_open_steps();
    }
    run_steps(same ? stretch->day_schedule : stretch->schedule);
    texts_ready = false;
}

void AssessmentData::take_reading(std::uint32_t dispute, int reading) {
    operands[1 + dispute] = reading < 0 ? Value::unknown() : Value::number(reading);
    machine->reset();
    find_open_steps();
    run_steps(stretch->dispute_schedule[dispute]);
    texts_ready = false;
}

Verdict AssessmentData::verdict(PermitId permit) const noexcept {
    Verdict verdict;
    const PermitOutline* found = outline(permit);
    if (found == nullptr) {
        return verdict;
    }
    const auto truth = [&](Mode mode) -> const Value& { return value(found->truth[static_cast<std::size_t>(mode)]); };
    const Value& status = truth(Mode::may);
    verdict.status = status.is_true()    ? Status::eligible
                     : status.is_false() ? Status::ineligible
                                         : Status::undetermined;
    const Effect own = found->effect;
    for (const Mode level : levels) {
        if (!verdict.effect && truth(level).is_true() && verdict.status == Status::eligible) {
            verdict.effect = weaker(own, level);
        }
        if (!verdict.effect_at_best && !truth(level).is_false()) {
            verdict.effect_at_best = weaker(own, level);
        }
    }
    if (verdict.status == Status::ineligible && !truth(Mode::conceded).is_false()) {
        verdict.open_to_exception = OpenToException::in_favour;
    } else if (verdict.status == Status::eligible && !truth(Mode::opposed).is_true()) {
        verdict.open_to_exception = OpenToException::against;
    }
    return verdict;
}

} // namespace detail

Assessment::Assessment() : data_(std::make_unique<detail::AssessmentData>()) {}
Assessment::~Assessment() = default;
Assessment::Assessment(Assessment&&) noexcept = default;
Assessment& Assessment::operator=(Assessment&&) noexcept = default;

Verdict Assessment::verdict(PermitId permit) const noexcept {
    return data_->program ? data_->verdict(permit) : Verdict{};
}

Date Assessment::on() const noexcept { return data_->on; }

Assessment assess(const Program& program, const Case& subject, Date on, const Readings& readings) {
    Assessment assessment;
    assess(program, subject, on, readings, assessment);
    return assessment;
}

void assess(const Program& program, const Case& subject, Date on, const Readings& readings, Assessment& reuse) {
    reuse.workspace().run(program, subject, on, readings);
}

} // namespace bleibe
