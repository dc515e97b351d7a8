// SPDX-License-Identifier: Apache-2.0
// The idea: the day picks the stretch, the stretch's steps run over the case, and a verdict is read off
// five slots.
#include "run/assessment_data.hpp"

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

/// Beyond that many combinations of readings of the open disputes that a step depends on, it is open.
constexpr std::size_t most_combinations = 4'096;
constexpr std::size_t most_known_groups = 64;

} // namespace

void AssessmentData::run(const Program& of, const Case& person, Date day, const Readings& chosen) {
    const bool same = program == of.share();
    if (!same) {
        program = of.share();
        machine.reset();
        slots.assign(program->code.top.steps.size(), Value::unknown());
        operands.assign(1 + program->disputes.size(), Value::unknown());
        noted_.assign(slots.size(), 0);
        groups_.clear();
        atoms_.reset();
        machine.emplace(program->code, arena, limits);
    }
    subject = person.share();
    search_.reset();
    search_is_here_ = false;
    proven_.clear();
    completions_.clear();
    met_.clear();
    walked_ = 0;
    readings = chosen;
    on = day;
    arena.reset();
    operands[0] = Value::date(day.days());
    for (std::size_t d = 0; d < program->disputes.size(); ++d) {
        const int named = chosen.chosen(d);
        const bool exists =
            named >= 0 && static_cast<std::size_t>(named) < program->disputes[d].readings.size();
        const int reading = exists ? named : program->dispute_models[d].baseline;
        operands[1 + d] = reading < 0 ? Value::unknown() : Value::number(reading);
    }
    machine->reset();
    const bool foreign = subject->catalog.get() != program->model.get();
    nothing.assign(foreign ? program->fact_count : 0, Value::unknown());
    machine->bind(facts().data(), operands.data(), slots.data());
    stretch = &program->stretch_of(day);
    texts_ready = false;
    open_disputes = disputes_open_in(*stretch);
    run_all();
}

std::vector<std::uint32_t> AssessmentData::disputes_open_in(const Stretch& of) const {
    std::vector<std::uint32_t> open;
    for (std::uint32_t d = 0; d < program->disputes.size(); ++d) {
        if (operands[1 + d].is_unknown() && !of.dispute_schedule[d].empty()) {
            open.push_back(d);
        }
    }
    return open;
}

void AssessmentData::run_all() {
    take_first_readings();
    machine->run(stretch->schedule);
    spread();
}

void AssessmentData::rerun(std::uint32_t operand, const std::vector<std::uint32_t>& steps) {
    changes_.clear();
    machine->rerun(steps, Ref(Ref::operands, operand), changes_);
}

void AssessmentData::spread() {
    disagreeing.clear();
    // The first change of a step says what it was under the first readings.
    const auto note = [&](const Machine::Change& change) {
        if (noted_[change.step] == 0) {
            noted_[change.step] = 1;
            disagreeing.push_back(change);
        }
    };
    const DisputeGroups& together = groups();
    for (const std::uint32_t step : together.beyond) {
        note({step, slots[step]});
    }
    for (const DisputeGroup& group : together.groups) {
        while (const auto place = turn(group)) {
            changes_.clear();
            machine->rerun(group.schedules[*place], Ref(Ref::operands, 1 + group.disputes[*place]), changes_);
            std::for_each(changes_.begin(), changes_.end(), note);
        }
        settle(); // the next group starts from the first readings too
    }
    for (const Machine::Change& change : disagreeing) {
        noted_[change.step] = 0;
    }
    hide();
}

const DisputeGroups& AssessmentData::groups() {
    const auto known = std::find_if(groups_.begin(), groups_.end(), [&](const KnownGroups& one) {
        return one.stretch == stretch && one.texts == texts_ready && one.open == open_disputes;
    });
    if (known != groups_.end()) {
        return known->groups;
    }
    if (groups_.size() >= most_known_groups) {
        groups_.clear();
    }
    const auto& schedules = texts_ready ? stretch->dispute_text_schedule : stretch->dispute_schedule;
    groups_.push_back({stretch, texts_ready, open_disputes,
                       group_disputes(*program, open_disputes, schedules, most_combinations)});
    return groups_.back().groups;
}

bool AssessmentData::needs_fresh_memory() {
    if (arena.bytes() <= limits.evaluation_bytes / 2) {
        return false;
    }
    arena.reset();
    machine->forget();
    return true;
}

std::optional<std::size_t> AssessmentData::turn(const DisputeGroup& group) {
    // Like an odometer whose wheels run to and fro: each turn moves one, no combination comes twice, and the
    // wheels in front turn most.
    rising_.resize(group.disputes.size(), true);
    for (std::size_t place = 0; place < group.disputes.size(); ++place) {
        Value& operand = operands[1 + group.disputes[place]];
        const std::int64_t next = operand.integer + (rising_[place] ? 1 : -1);
        const auto count =
            static_cast<std::int64_t>(program->disputes[group.disputes[place]].readings.size());
        if (next >= 0 && next < count) {
            operand = Value::number(next);
            return place;
        }
        rising_[place] = !rising_[place];
    }
    rising_.clear();
    return std::nullopt;
}

bool AssessmentData::reaches_open(std::uint32_t operand) {
    for (const Machine::Change& change : changes_) {
        noted_[change.step] = 1;
    }
    const auto is_changed = [&](Ref ref) {
        return ref.base() == Ref::operands ? ref.index() == operand : noted_[ref.index()] != 0;
    };
    const bool reaches = std::any_of(open_disputes.begin(), open_disputes.end(), [&](std::uint32_t dispute) {
        const auto& reads = stretch->dispute_reads[dispute];
        const auto slots_begin =
            std::find_if(reads.begin(), reads.end(), [](Ref ref) { return ref.base() == Ref::top; });
        return std::any_of(reads.begin(), changes_.empty() ? slots_begin : reads.end(), is_changed);
    });
    for (const Machine::Change& change : changes_) {
        noted_[change.step] = 0;
    }
    return reaches;
}

void AssessmentData::hide() {
    for (const Machine::Change& change : disagreeing) {
        slots[change.step] = Value::unknown();
    }
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::unknown();
    }
}

void AssessmentData::take_first_readings() {
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::number(0);
    }
}

void AssessmentData::settle() {
    for (const Proven& one : proven_) {
        slots[one.step] = one.before;
    }
    proven_.clear();
    take_first_readings();
    for (const Machine::Change& change : disagreeing) {
        slots[change.step] = change.before;
    }
}

void AssessmentData::make_texts() {
    if (!texts_ready) {
        const std::vector<Proven> proven = proven_;
        settle();
        machine->run(stretch->text_schedule);
        texts_ready = true;
        spread();
        write_again(proven);
    }
}

void AssessmentData::move_to(Date day) {
    std::vector<Proven> lasting;
    if (&program->stretch_of(day) == stretch) {
        std::copy_if(proven_.begin(), proven_.end(), std::back_inserter(lasting),
                     [&](const Proven& one) { return on <= day && day.days() <= one.until; });
    }
    settle();
    search_is_here_ = false;
    on = day;
    operands[0] = Value::date(day.days());
    machine->reset();
    texts_ready = false;
    const Stretch& next = program->stretch_of(day);
    if (&next != stretch) {
        enter(next);
    } else if (needs_fresh_memory()) {
        run_all();
    } else {
        rerun(0, stretch->day_schedule);
        if (reaches_open(0)) {
            spread();
        } else {
            hide();
        }
    }
    write_again(lasting);
}

void AssessmentData::enter(const Stretch& next) {
    for (const std::uint32_t dispute : open_disputes) {
        operands[1 + dispute] = Value::unknown();
    }
    const Stretch& before = *stretch;
    stretch = &next;
    open_disputes = disputes_open_in(next);
    if (needs_fresh_memory()) {
        run_all();
        return;
    }
    // Steps that both need read nothing that only the next one needs, and their readings are the first ones
    // still.
    take_first_readings();
    std::vector<std::uint32_t> shared;
    std::vector<std::uint32_t> fresh;
    std::set_intersection(next.day_schedule.begin(), next.day_schedule.end(), before.schedule.begin(),
                          before.schedule.end(), std::back_inserter(shared));
    std::set_difference(next.schedule.begin(), next.schedule.end(), before.schedule.begin(),
                        before.schedule.end(), std::back_inserter(fresh));
    rerun(0, shared);
    machine->run(fresh);
    spread();
}

void AssessmentData::take_reading(std::uint32_t dispute, int reading) {
    settle();
    search_is_here_ = false;
    machine->reset();
    texts_ready = false;
    const bool was_open =
        std::find(open_disputes.begin(), open_disputes.end(), dispute) != open_disputes.end();
    const bool is_open = reading < 0 && !stretch->dispute_schedule[dispute].empty();
    operands[1 + dispute] = Value::number(std::max(reading, 0));
    const bool fresh = needs_fresh_memory();
    if (fresh) {
        machine->run(stretch->schedule);
    } else {
        rerun(1 + dispute, stretch->dispute_schedule[dispute]);
    }
    if (was_open && !is_open) {
        open_disputes.erase(std::find(open_disputes.begin(), open_disputes.end(), dispute));
    } else if (is_open && !was_open) {
        open_disputes.insert(std::lower_bound(open_disputes.begin(), open_disputes.end(), dispute), dispute);
    }
    if (fresh || was_open || is_open || reaches_open(1 + dispute)) {
        spread();
    } else {
        hide();
    }
    if (reading < 0) {
        operands[1 + dispute] = Value::unknown();
    }
}

} // namespace detail

Assessment::Assessment() = default;
Assessment::~Assessment() = default;
Assessment::Assessment(Assessment&&) noexcept = default;
Assessment& Assessment::operator=(Assessment&&) noexcept = default;

detail::AssessmentData& Assessment::workspace() const {
    if (!data_) {
        data_ = std::make_unique<detail::AssessmentData>();
    }
    return *data_;
}

Verdict Assessment::verdict(PermitId permit, std::uint32_t runs) const {
    if (!data_ || !data_->program) {
        return {};
    }
    data_->allow(runs);
    return data_->complete_verdict(permit);
}

Verdict Assessment::unsearched_verdict(PermitId permit) const {
    return data_ && data_->program ? data_->unsearched_verdict(permit) : Verdict{};
}

Date Assessment::on() const noexcept { return data_ ? data_->on : Date(); }

Assessment assess(const Program& program, const Case& subject, Date on, const Readings& readings) {
    Assessment assessment;
    assess(program, subject, on, readings, assessment);
    return assessment;
}

void assess(const Program& program, const Case& subject, Date on, const Readings& readings,
            Assessment& reuse) {
    reuse.workspace().run(program, subject, on, readings);
}

} // namespace bleibe
