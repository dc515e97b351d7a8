// SPDX-License-Identifier: Apache-2.0
// The idea: single cases, well chosen, meet two outcomes soon where there are two; where there is one, the
// sets prove it as soon as they are small enough. Only places that can still change the truth are split.
#include "run/search.hpp"

#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"
#include "run/cone.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t most_combinations = 64;
constexpr std::uint64_t most_runs_per_node = 1; // on average, for the readings of open disputes

unsigned outcomes_of(const Possible& truth) {
    constexpr unsigned boolean = Possible::bit(Kind::boolean);
    const bool is_boolean = truth.may_be(Kind::boolean);
    return (is_boolean && truth.may_be_true ? bit(Outcome::yes) : 0) |
           (is_boolean && truth.may_be_false ? bit(Outcome::no) : 0) |
           ((truth.kinds & ~boolean) != 0 ? bit(Outcome::open) : 0);
}

Outcome outcome_of(const Value& truth) {
    return truth.is_true() ? Outcome::yes : truth.is_false() ? Outcome::no : Outcome::open;
}

} // namespace

Search::Search(const ProgramData& program, const std::vector<Value>& facts,
               const std::vector<Possible>& in_part, const std::vector<Value>& operands, const Limits& limits,
               const SearchOptions& options)
    : program_(program), options_(options), box_(program, facts, in_part, lasting_), operands_(operands),
      set_slots_(program.code.top.steps.size(), Possible::nothing()),
      slots_(program.code.top.steps.size(), Value::unknown()), ranges_(program.code, sets_, limits),
      machine_(program.code, values_, limits), constraints_(*program.model, box_, operands[0], limits),
      choices_(program.code, box_.facts(), operands[0]) {
    move_to(operands);
}

void Search::move_to(const std::vector<Value>& operands) {
    operands_ = operands;
    set_operands_.clear();
    schedules_.clear();
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
}

const Search::Schedule& Search::schedule_for(Ref truth) {
    for (const Schedule& known : schedules_) {
        if (known.truth == truth) {
            return known;
        }
    }
    Schedule schedule{truth, steps_needed(program_.code, {truth}), {}};
    std::size_t combinations = 1;
    for (std::uint32_t i = 1; i < operands_.size(); ++i) {
        if (operands_[i].is_unknown() && !steps_depending(program_.code, schedule.steps, i).empty()) {
            combinations *= std::max<std::size_t>(program_.disputes[i - 1].readings.size(), 1);
            schedule.disputes.push_back(i - 1);
        }
    }
    if (combinations > most_combinations) {
        schedule.disputes
            .clear(); // each reading step says what all its readings agree on, which is open sooner
    }
    schedules_.push_back(std::move(schedule));
    return schedules_.back();
}

unsigned Search::run_sets(const Schedule& schedule) {
    ++runs_;
    sets_.reset();
    ranges_.forget();
    ranges_.bind(box_.facts().data(), set_operands_.data(), set_slots_.data());
    ranges_.run(schedule.steps);
    return outcomes_of(ranges_.value(schedule.truth));
}

/// Outcomes that all combinations of readings may have in common; open if they may differ.
unsigned Search::outcomes_of_readings(const Schedule& schedule, std::span<const std::size_t> disputes) {
    if (disputes.empty()) {
        return run_sets(schedule);
    }
    Possible& operand = set_operands_[1 + disputes[0]];
    const Possible all = operand;
    unsigned common = bit(Outcome::yes) | bit(Outcome::no);
    unsigned any = 0;
    for (std::size_t r = 0; r < program_.disputes[disputes[0]].readings.size(); ++r) {
        operand = Possible::of(Value::number(static_cast<std::int64_t>(r)));
        const unsigned one = outcomes_of_readings(schedule, disputes.subspan(1));
        common &= one;
        any |= one;
    }
    operand = all;
    return __builtin_popcount(any) > 1 ? common | bit(Outcome::open) : any;
}

unsigned Search::outcomes(Ref truth) {
    ++nodes_;
    if (!constraints_.may_hold(box_.facts())) {
        return 0;
    }
    const Schedule& schedule = schedule_for(truth);
    unsigned possible = run_sets(schedule);
    if (__builtin_popcount(possible) <= 1 || schedule.disputes.empty()) {
        return possible;
    }
    const std::vector<std::size_t> disputes = disputes_that_matter(schedule);
    if (!disputes.empty()) {
        possible = outcomes_of_readings(schedule, disputes);
        run_sets(schedule); // the slots show all readings again
    }
    return possible;
}

/// Open ones that the truth rests on as the slots stand.
std::vector<std::size_t> Search::disputes_that_matter(const Schedule& schedule) {
    Cone cone(ranges_);
    cone.follow(schedule.truth);
    std::vector<std::size_t> matter;
    std::copy_if(schedule.disputes.begin(), schedule.disputes.end(), std::back_inserter(matter),
                 [&](std::size_t dispute) {
                     return cone.operands().count(static_cast<std::uint32_t>(1 + dispute)) > 0;
                 });
    return matter;
}

std::set<std::uint32_t> Search::cone(Ref truth) {
    if (__builtin_popcount(outcomes(truth)) <= 1) {
        return {};
    }
    Cone cone(ranges_);
    cone.follow(truth);
    return cone.places();
}

std::optional<Completion> Search::completion(unsigned way) {
    values_.reset();
    Completion completion;
    completion.reserve(box_.facts().size());
    for (const Possible& fact : box_.facts()) {
        completion.push_back(choices_.pick(fact, way, values_));
    }
    return constraints_.hold(completion) ? std::optional(std::move(completion)) : std::nullopt;
}

Completion Search::kept(const Completion& completion) {
    Completion copy;
    copy.reserve(completion.size());
    for (const Value& fact : completion) {
        copy.push_back(deep_copy(fact, lasting_));
    }
    return copy;
}

Outcome Search::run_readings(const Schedule& schedule, const Completion& completion, std::size_t dispute) {
    if (dispute == schedule.disputes.size()) {
        machine_.reset();
        machine_.bind(completion.data(), operands_.data(), slots_.data());
        machine_.run(schedule.steps);
        return outcome_of(machine_.value(schedule.truth));
    }
    Value& operand = operands_[1 + schedule.disputes[dispute]];
    std::optional<Outcome> all;
    for (std::size_t r = 0; r < program_.disputes[schedule.disputes[dispute]].readings.size(); ++r) {
        operand = Value::number(static_cast<std::int64_t>(r));
        const Outcome one = run_readings(schedule, completion, dispute + 1);
        all = !all || *all == one ? one : Outcome::open;
        if (*all == Outcome::open) {
            break;
        }
    }
    operand = Value::unknown();
    return all.value_or(Outcome::open);
}

Outcome Search::run(Ref truth, const Completion& completion) {
    return run_readings(schedule_for(truth), completion, 0);
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
    return search(truth, known, options_.random_probes);
}

Findings Search::search(Ref truth, std::span<const Completion> known, std::uint32_t random_probes) {
    Question question;
    question.truth = truth;
    question.last_node = nodes_ + options_.nodes;
    question.last_run = runs_ + most_runs_per_node * options_.nodes;
    for (const Completion& completion : known) {
        if (!question.is_answered() && constraints_.hold(completion)) {
            take(question, completion);
        }
    }
    const unsigned possible = question.is_answered() ? question.findings.met() : outcomes(truth);
    if (__builtin_popcount(possible) <= 1) {
        question.findings.possible = possible;
        return question.findings;
    }
    for (unsigned way = 0; way < random_probes && !question.is_answered(); ++way) {
        if (const auto chosen = completion(way)) {
            take(question, *chosen);
        }
    }
    // That there is no answer at all is looked for only if there is no other question.
    for (const unsigned wanted : {bit(Outcome::yes) | bit(Outcome::no), bit(Outcome::open)}) {
        question.wanted = wanted;
        if (!question.is_answered() && (possible & wanted & ~question.findings.met()) != 0) {
            visit(question);
        }
    }
    question.findings.possible = question.findings.met() | question.left;
    return question.findings;
}

void Search::visit(Question& question) {
    const unsigned possible = outcomes(question.truth) & question.wanted;
    const auto is_new = [&] { return (possible & ~question.findings.met()) != 0; };
    if (!is_new() || question.is_answered()) {
        return;
    }
    if (nodes_ >= question.last_node || runs_ >= question.last_run) {
        question.left |= possible;
        return;
    }
    const std::uint32_t place = place_to_split(question.truth);
    for (unsigned way = 0; way < 3 && !question.is_answered(); ++way) {
        if (const auto chosen = completion(way)) {
            take(question, *chosen);
            if (place == 0) {
                break; // nothing that matters is open
            }
        }
    }
    if (!is_new() || question.is_answered()) {
        return;
    }
    if (place == 0) {
        question.left |= possible; // whether a completion keeps to the constraints is not known
    } else if (box_.place(place).is_list && !box_.at(place).may_be(Kind::null)) {
        split_list(question, place);
    } else {
        split(question, place);
    }
}

std::uint32_t Search::place_to_split(Ref truth) {
    std::set<std::uint32_t> places;
    if (!ranges_.value(truth).exact) {
        Cone cone(ranges_);
        cone.follow(truth);
        places = cone.places();
    }
    if (places.empty()) {
        places = constraints_.open_places();
    }
    // What has few values first, lists last.
    std::uint32_t best = 0;
    int best_rank = 0;
    for (const std::uint32_t place : places) {
        if (box_.is_closed(place)) {
            continue;
        }
        const auto kind = box_.at(place).kind();
        const int rank = box_.place(place).is_list                       ? 1
                         : kind == Kind::boolean || kind == Kind::choice ? 3
                                                                         : 2;
        if (rank > best_rank) {
            best = place;
            best_rank = rank;
        }
    }
    return best;
}

void Search::split(Question& question, std::uint32_t place) {
    const std::vector<Possible> parts = choices_.parts_of(box_.at(place), parts_);
    if (parts.empty()) {
        question.left |= outcomes(question.truth) & question.wanted;
    }
    for (const Possible& part : parts) {
        const Box::Change change = box_.narrow(place, part, parts_);
        visit(question);
        box_.undo(change);
        if (question.is_answered()) {
            return;
        }
    }
}

void Search::split_list(Question& question, std::uint32_t place) {
    const Box::Change closed = box_.close(place, parts_);
    visit(question);
    box_.undo(closed);
    if (question.is_answered()) {
        return;
    }
    if (box_.place(place).added >= options_.list_entries) {
        question.left |= outcomes(question.truth) & question.wanted;
        return;
    }
    const Box::Change extended = box_.extend(place, parts_);
    visit(question);
    box_.undo(extended);
}

Findings Search::truths_around(Ref truth, const Completion& completion,
                               std::span<const std::uint32_t> places) {
    std::set<std::uint32_t> facts;
    for (const OpenPlace& place : box_.places()) {
        facts.insert(place.fact);
    }
    std::vector<Box::Change> changes;
    std::vector<std::pair<std::uint32_t, Possible>> freed;
    for (const std::uint32_t place : places) {
        freed.emplace_back(place, box_.at(place));
    }
    for (const std::uint32_t fact : facts) {
        changes.push_back(box_.set(fact, Possible::of(completion[fact])));
    }
    for (const auto& [place, set] : freed) {
        changes.push_back(box_.free(place, set, parts_));
    }
    const Findings findings = search(truth, {&completion, 1}, 2);
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        box_.undo(*change);
    }
    return findings;
}

} // namespace bleibe::detail
