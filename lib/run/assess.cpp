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
    disagreeing.clear();
    texts_ready = false;
    find_open_disputes();
    run_all();
}

void AssessmentData::find_open_disputes() {
    open_disputes.clear();
    for (std::uint32_t d = 0; d < program->disputes.size(); ++d) {
        if (operands[1 + d].is_unknown() && !stretch->dispute_schedule[d].empty()) {
            open_disputes.push_back(d);
        }
    }
}

void AssessmentData::run_all() {
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::number(0);
    }
    machine->run(stretch->schedule);
    spread();
}

void AssessmentData::rerun(std::uint32_t operand, const std::vector<std::uint32_t>& steps) {
    changes_.clear();
    machine->rerun(steps, operand, changes_);
}

void AssessmentData::spread() {
    // An odometer over the readings: each turn changes one operand, and a slot that never changes is one
    // on which all readings agree.
    changes_.clear();
    for (std::size_t place = 0; place < open_disputes.size();) {
        const std::uint32_t dispute = open_disputes[place];
        Value& operand = operands[1 + dispute];
        const auto last = static_cast<std::int64_t>(program->disputes[dispute].readings.size()) - 1;
        const bool carry = operand.integer == last;
        operand = Value::number(carry ? 0 : operand.integer + 1);
        machine->rerun((texts_ready ? stretch->dispute_text_schedule : stretch->dispute_schedule)[dispute],
                       1 + dispute, changes_);
        place = carry ? place + 1 : 0;
    }
    for (const Machine::Change& change : changes_) {
        const bool seen = std::any_of(disagreeing.begin(), disagreeing.end(), [&](const Machine::Change& other) {
            return other.step == change.step;
        });
        if (!seen) {
            disagreeing.push_back({change.step, slots[change.step]}); // the odometer is back at the first
        }
    }
    for (const Machine::Change& change : disagreeing) {
        slots[change.step] = Value::unknown();
    }
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::unknown();
    }
}

void AssessmentData::settle() {
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::number(0);
    }
    for (const Machine::Change& change : disagreeing) {
        slots[change.step] = change.before;
    }
    disagreeing.clear();
}

void AssessmentData::make_texts() {
    if (!texts_ready) {
        settle();
        machine->run(stretch->text_schedule);
        texts_ready = true;
        spread();
    }
}

void AssessmentData::move_to(Date day) {
    settle();
    on = day;
    operands[0] = Value::date(day.days());
    machine->reset();
    texts_ready = false;
    const Stretch* next = &program->stretch_of(day);
    if (next == stretch) {
        rerun(0, stretch->day_schedule);
        spread();
        return;
    }
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::unknown();
    }
    stretch = next;
    find_open_disputes();
    run_all();
}

void AssessmentData::take_reading(std::uint32_t dispute, int reading) {
    settle();
    machine->reset();
    texts_ready = false;
    const std::int64_t taken = reading < 0 ? 0 : reading;
    const auto open = std::find(open_disputes.begin(), open_disputes.end(), dispute);
    if (reading >= 0 && open != open_disputes.end()) {
        open_disputes.erase(open);
    } else if (reading < 0 && open == open_disputes.end() && !stretch->dispute_schedule[dispute].empty()) {
        open_disputes.push_back(dispute);
    }
    operands[1 + dispute] = Value::number(taken);
    rerun(1 + dispute, stretch->dispute_schedule[dispute]);
    spread();
    if (reading < 0) {
        operands[1 + dispute] = Value::unknown();
    }
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
