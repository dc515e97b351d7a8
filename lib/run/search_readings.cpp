// SPDX-License-Identifier: Apache-2.0
// The idea: what is disputed and open has an answer only if all readings give the same one. Sets and single
// cases are asked under one combination after the other, as long as they may differ.
#include "compile/schedule.hpp"
#include "run/cone.hpp"
#include "run/search.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t most_combinations = 512;

} // namespace

Search::Schedule& Search::schedule_for(Ref truth) {
    for (Schedule& known : schedules_) {
        if (known.truth == truth) {
            return known;
        }
    }
    Schedule& schedule = schedules_.emplace_back();
    schedule.truth = truth;
    schedule.steps = steps_needed(program_.code, {truth});
    std::size_t combinations = 1;
    for (std::uint32_t i = 1; i < operands_.size(); ++i) {
        auto depending = operands_[i].is_unknown() ? steps_depending(program_.code, schedule.steps, i)
                                                   : std::vector<std::uint32_t>();
        if (!depending.empty()) {
            combinations *= std::max<std::size_t>(program_.disputes[i - 1].readings.size(), 1);
            schedule.disputes.push_back(i - 1);
            schedule.reading_dispute.emplace(i - 1, std::move(depending));
        }
    }
    if (combinations > most_combinations) {
        schedule.disputes
            .clear(); // each reading step says what all its readings agree on, which is open sooner
    }
    return schedule;
}

const std::vector<std::uint32_t>& Search::steps_reading_fact(Schedule& schedule, std::uint32_t fact) {
    const auto known = schedule.reading_fact.find(fact);
    return known != schedule.reading_fact.end()
               ? known->second
               : schedule.reading_fact.emplace(fact, steps_reading(program_.code, schedule.steps, fact))
                     .first->second;
}

const std::vector<std::uint32_t>& Search::steps_reading_day(Schedule& schedule) {
    if (!schedule.reading_day) {
        schedule.reading_day = steps_depending(program_.code, schedule.steps, 0);
    }
    return *schedule.reading_day;
}

unsigned Search::outcomes_now(Schedule& schedule) {
    const unsigned possible = outcomes_of(sets_.value(schedule.truth));
    return __builtin_popcount(possible) <= 1 || schedule.disputes.empty()
               ? possible
               : outcomes_of_readings(schedule, disputes_that_matter(schedule));
}

/// Open ones that the truth rests on as the slots are.
std::vector<std::uint32_t> Search::disputes_that_matter(const Schedule& schedule) {
    Cone cone(sets_.machine());
    cone.follow(schedule.truth);
    std::vector<std::uint32_t> matter;
    std::copy_if(schedule.disputes.begin(), schedule.disputes.end(), std::back_inserter(matter),
                 [&](std::uint32_t dispute) { return cone.operands().count(1 + dispute) > 0; });
    return matter;
}

/// Outcomes that all combinations of readings may have in common; open if they may differ.
unsigned Search::outcomes_of_readings(Schedule& schedule, std::span<const std::uint32_t> disputes) {
    const unsigned possible = outcomes_of(sets_.value(schedule.truth));
    if (__builtin_popcount(possible) <= 1 || disputes.empty()) {
        return possible;
    }
    const std::uint32_t number = disputes[0];
    Possible& operand = set_operands_[1 + number];
    const Possible all = operand;
    unsigned common = bit(Outcome::yes) | bit(Outcome::no);
    unsigned any = 0;
    const std::size_t readings = program_.disputes[number].readings.size();
    for (std::size_t r = 0; r < readings && (common != 0 || __builtin_popcount(any) <= 1); ++r) {
        operand = Possible::of(Value::number(static_cast<std::int64_t>(r)));
        const SetSlots::Mark mark = sets_.mark();
        sets_.narrow(schedule.reading_dispute[number], schedule.truth);
        const unsigned one = outcomes_of_readings(schedule, disputes.subspan(1));
        sets_.back(mark);
        common &= one;
        any |= one;
    }
    operand = all;
    return __builtin_popcount(any) > 1 ? common | bit(Outcome::open) : any;
}

Outcome Search::run(Ref truth, const Completion& completion) {
    Schedule& schedule = schedule_for(truth);
    evaluation_.reset();
    machine_.reset();
    machine_.bind(completion.data(), operands_.data(), slots_.data());
    for (const std::uint32_t dispute : schedule.disputes) {
        operands_[1 + dispute] = Value::number(0);
    }
    machine_.run(schedule.steps);
    const Outcome first = outcome_of(machine_.value(truth));
    const bool alike = agree(schedule, 0, first);
    for (const std::uint32_t dispute : schedule.disputes) {
        operands_[1 + dispute] = Value::unknown();
    }
    return alike ? first : Outcome::open;
}

std::vector<unsigned> Search::met(std::span<const Ref> truths, std::span<const Completion> completions) {
    const std::vector<std::uint32_t> steps = steps_needed(program_.code, {truths.begin(), truths.end()});
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 1; i < operands_.size(); ++i) {
        if (operands_[i].is_unknown()) {
            open.push_back(i);
            operands_[i] = Value::number(0);
        }
    }
    std::vector<unsigned> met(truths.size());
    for (const Completion& completion : completions) {
        evaluation_.reset();
        machine_.reset();
        machine_.bind(completion.data(), operands_.data(), slots_.data());
        machine_.run(steps);
        for (std::size_t i = 0; i < truths.size(); ++i) {
            met[i] |= bit(outcome_of(machine_.value(truths[i])));
        }
    }
    for (const std::uint32_t dispute : open) {
        operands_[dispute] = Value::unknown();
    }
    return met;
}

bool Search::agree(Schedule& schedule, std::size_t dispute, Outcome first) {
    if (dispute == schedule.disputes.size()) {
        return outcome_of(machine_.value(schedule.truth)) == first;
    }
    const std::uint32_t number = schedule.disputes[dispute];
    const auto take = [&](std::size_t reading) {
        operands_[1 + number] = Value::number(static_cast<std::int64_t>(reading));
        changes_.clear();
        machine_.rerun(schedule.reading_dispute[number], Ref(Ref::operands, 1 + number), changes_);
    };
    const std::size_t readings = program_.disputes[number].readings.size();
    for (std::size_t r = 0; r < readings; ++r) {
        if (r > 0) {
            take(r);
        }
        if (!agree(schedule, dispute + 1, first)) {
            return false;
        }
    }
    if (readings > 1) {
        take(0);
    }
    return true;
}

} // namespace bleibe::detail
