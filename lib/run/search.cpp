// SPDX-License-Identifier: Apache-2.0
// The idea: single cases, well chosen, meet two outcomes soon where there are two; where there is one, the
// sets prove it as soon as they are small enough. Only places that can still change the truth are split.
#include "run/search.hpp"

#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"
#include "run/cone.hpp"
#include "run/split.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::uint64_t most_runs_per_node = 1; // on average, for the readings of open disputes

} // namespace

Search::Search(const ProgramData& program, const std::vector<Value>& facts,
               const std::vector<Possible>& in_part, const std::vector<Value>& operands, const Limits& limits,
               const SearchOptions& options)
    : program_(program), options_(options), box_(program, facts, in_part, lasting_),
      sets_(program.code, limits), slots_(program.code.top.steps.size(), Value::unknown()),
      machine_(program.code, evaluation_, limits), constraints_(*program.model, box_, operands[0], limits),
      choices_(program.code, box_.facts(), operands[0]) {
    move_to(operands);
}

void Search::move_to(const std::vector<Value>& operands) {
    const auto is_open = [](const Value& operand) { return operand.is_unknown(); };
    const bool same_open =
        operands_.size() == operands.size() &&
        std::equal(operands.begin(), operands.end(), operands_.begin(),
                   [&](const Value& a, const Value& b) { return is_open(a) == is_open(b); });
    if (!same_open) {
        schedules_.clear();
    }
    operands_ = operands;
    set_operands_.clear();
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (operands[i].is_unknown() && i > 0) {
            const auto readings = static_cast<std::int64_t>(program_.disputes[i - 1].readings.size());
            set_operands_.push_back(
                Possible::between(Value::number(0), Value::number(std::max<std::int64_t>(readings - 1, 0))));
        } else {
            set_operands_.push_back(Possible::of(operands[i]));
        }
    }
    constraints_.set_day(operands[0]);
    choices_.set_day(operands[0]);
}

unsigned Search::start(Schedule& schedule) {
    ++nodes_;
    if (!constraints_.may_hold(box_.facts())) {
        return 0;
    }
    sets_.start(box_.facts(), set_operands_, schedule.steps);
    return outcomes_now(schedule);
}

unsigned Search::go_on(Schedule& schedule, std::uint32_t fact) {
    ++nodes_;
    if (constraints_.reads(fact) && !constraints_.may_hold(box_.facts())) {
        return 0;
    }
    sets_.narrow(steps_reading_fact(schedule, fact), schedule.truth);
    return outcomes_now(schedule);
}

unsigned Search::outcomes(Ref truth) { return start(schedule_for(truth)); }

const Possible& Search::values(Ref ref) {
    sets_.start(box_.facts(), set_operands_, schedule_for(ref).steps);
    return sets_.value(ref);
}

std::set<std::uint32_t> Search::cone(Ref truth) {
    if (__builtin_popcount(outcomes(truth)) <= 1) {
        return {};
    }
    Cone cone(sets_.machine());
    cone.follow(truth);
    return cone.places();
}

std::optional<Completion> Search::completion(unsigned way, unsigned changes) {
    values_.reset();
    Completion completion;
    completion.reserve(box_.facts().size());
    for (const Possible& fact : box_.facts()) {
        completion.push_back(choices_.pick(fact, way, values_));
    }
    return mend(completion, changes) ? std::optional(std::move(completion)) : std::nullopt;
}

bool Search::mend(Completion& completion, unsigned changes) {
    std::size_t broken = constraints_.broken(completion);
    for (unsigned i = 0; i < changes && broken > 0; ++i) {
        std::vector<std::uint32_t> facts = constraints_.facts_of_broken();
        facts.erase(std::remove_if(facts.begin(), facts.end(),
                                   [&](std::uint32_t fact) { return box_.facts()[fact].exact; }),
                    facts.end());
        if (facts.empty()) {
            return false;
        }
        const std::uint32_t fact = facts[choices_.random(facts.size())];
        const Value before =
            std::exchange(completion[fact], choices_.another(box_.facts()[fact], completion, values_));
        const std::size_t then = constraints_.broken(completion);
        if (then > broken) {
            completion[fact] = before;
            (void)constraints_.broken(completion); // for `facts_of_broken`
        } else {
            broken = then;
        }
    }
    return broken == 0;
}

Completion Search::kept(const Completion& completion) {
    Completion copy;
    copy.reserve(completion.size());
    for (const Value& fact : completion) {
        copy.push_back(deep_copy(fact, lasting_));
    }
    return copy;
}

std::optional<Outcome> Search::outcome(Ref truth, const Completion& completion) {
    return constraints_.hold(completion) ? std::optional(run(truth, completion)) : std::nullopt;
}

void Search::take(Question& question, const Completion& completion) {
    const Outcome outcome = run(question.truth, completion);
    auto& witness = question.findings.witnesses[static_cast<std::size_t>(outcome)];
    if (!witness) {
        witness = kept(completion);
    }
}

Findings Search::truths(Ref truth, std::span<const Completion> known) {
    Question question;
    question.truth = truth;
    question.last_node = nodes_ + options_.nodes;
    question.last_run = runs() + most_runs_per_node * options_.nodes;
    for (const Completion& completion : known) {
        if (!question.is_answered() && constraints_.hold(completion)) {
            take(question, completion);
        }
    }
    const unsigned possible = question.is_answered() ? question.findings.met() : outcomes(truth);
    if (__builtin_popcount(possible) <= 1 || question.is_answered()) {
        question.findings.possible = possible;
        return question.findings;
    }
    for (unsigned way = 0; way < options_.random_probes && !question.is_answered(); ++way) {
        if (const auto chosen = completion(way)) {
            take(question, *chosen);
        }
    }
    // That there is no answer at all is looked for only if there is no other question.
    for (const unsigned wanted : {bit(Outcome::yes) | bit(Outcome::no), bit(Outcome::open)}) {
        question.wanted = wanted;
        visit(question, possible);
    }
    question.findings.possible = question.findings.met() | question.left;
    return question.findings;
}

void Search::visit(Question& question, unsigned possible) {
    possible &= question.wanted;
    const auto is_new = [&] { return (possible & ~question.findings.met()) != 0 && !question.is_answered(); };
    if (!is_new()) {
        return;
    }
    if (nodes_ >= question.last_node || runs() >= question.last_run) {
        question.left |= possible;
        return;
    }
    const std::uint32_t place = place_to_split(question.truth);
    // Where nothing that matters is open, one completion is as good as all.
    for (unsigned way = 0; way < (place == 0 ? 1 : 3) && is_new(); ++way) {
        if (const auto chosen = completion(way)) {
            take(question, *chosen);
        }
    }
    if (!is_new()) {
        return;
    }
    const bool is_whole =
        place != 0 && for_each_part(schedule_for(question.truth), place, [&](unsigned part) {
            visit(question, part);
            return !question.is_answered();
        });
    if (!is_whole) {
        question.left |= possible; // whether a completion keeps to the constraints is not known
    }
}

template <class Look>
bool Search::for_each_part(Schedule& schedule, std::uint32_t place, const Look& look) {
    const std::uint32_t fact = box_.place(place).fact;
    return detail::for_each_part(box_, choices_, parts_, place, options_.list_entries, [&] {
        const SetSlots::Mark slots = sets_.mark();
        const bool goes_on = look(go_on(schedule, fact));
        sets_.back(slots);
        return goes_on;
    });
}

void Search::take_days(std::int64_t from, std::int64_t until) {
    set_operands_[0] = Possible::between(Value::date(from), Value::date(until));
    set_operands_[0].origin = Possible::of_day;
    constraints_.set_days(set_operands_[0]);
}

bool Search::holds(Ref truth, Outcome outcome, std::uint64_t nodes) {
    Schedule& schedule = schedule_for(truth);
    return prove(schedule, start(schedule), bit(outcome), nodes_ + nodes);
}

bool Search::holds_throughout(Ref truth, Outcome outcome, std::int64_t from, std::int64_t until,
                              std::uint64_t nodes) {
    const Possible day = set_operands_[0];
    take_days(from, until);
    Schedule& schedule = schedule_for(truth);
    const bool proven = prove(schedule, start(schedule), bit(outcome), nodes_ + nodes);
    set_operands_[0] = day;
    constraints_.set_days(day);
    return proven;
}

bool Search::prove(Schedule& schedule, unsigned possible, unsigned wanted, std::uint64_t last_node) {
    if ((possible & ~wanted) == 0) {
        return true;
    }
    if ((possible & wanted) == 0 || nodes_ >= last_node || runs() >= options_.runs) {
        return false;
    }
    const std::uint32_t place = place_to_split(schedule.truth);
    if (place == 0) {
        return prove_by_days(schedule, wanted, last_node);
    }
    bool all = true;
    const bool is_whole = for_each_part(schedule, place, [&](unsigned part) {
        all = prove(schedule, part, wanted, last_node);
        return all;
    });
    return is_whole && all;
}

bool Search::prove_by_days(Schedule& schedule, unsigned wanted, std::uint64_t last_node) {
    const Possible days = set_operands_[0];
    if (days.exact) {
        return false;
    }
    const std::int64_t from = days.low.integer;
    const std::int64_t until = days.high.integer;
    const std::int64_t middle = from + (until - from) / 2;
    bool all = true;
    for (const auto& [first, last] : {std::pair(from, middle), std::pair(middle + 1, until)}) {
        if (!all) {
            break;
        }
        take_days(first, last);
        ++nodes_;
        const SetSlots::Mark slots = sets_.mark();
        unsigned possible = 0;
        if (constraints_.may_hold(box_.facts())) {
            sets_.narrow(steps_reading_day(schedule), schedule.truth);
            possible = outcomes_now(schedule);
        }
        all = prove(schedule, possible, wanted, last_node);
        sets_.back(slots);
    }
    set_operands_[0] = days;
    constraints_.set_days(days);
    return all;
}

std::uint32_t Search::place_to_split(Ref truth) {
    if (!sets_.value(truth).exact) {
        Cone cone(sets_.machine());
        cone.follow(truth);
        if (const std::uint32_t place = detail::place_to_split(box_, cone.places()); place != 0) {
            return place;
        }
    }
    (void)constraints_.may_hold(box_.facts()); // for the slots
    return detail::place_to_split(box_, constraints_.open_places());
}

} // namespace bleibe::detail
