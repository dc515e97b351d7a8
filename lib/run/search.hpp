// SPDX-License-Identifier: Apache-2.0
// What a truth may be over all completions of the facts: by sets where they decide, by single cases where
// they do not, and by splitting what is open in between (docs/semantics.md, "sound always, complete where
// stated").
#pragma once

#include "run/box.hpp"
#include "run/choices.hpp"
#include "run/constraints.hpp"
#include "run/outcome.hpp"
#include "run/set_slots.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// All facts, exactly.
using Completion = std::vector<Value>;

/// What the search found out about one truth.
struct Findings {
    /// By outcome: a completion that leads to it, if one was met.
    std::array<std::optional<Completion>, outcome_count> witnesses;
    /// Bits of outcomes: those met, and those that could not be excluded. If two were met, the search ended
    /// there and others may be missing.
    unsigned possible = 0;

    [[nodiscard]] unsigned met() const noexcept {
        unsigned all = 0;
        for (std::size_t i = 0; i < outcome_count; ++i) {
            all |= witnesses[i] ? 1U << i : 0;
        }
        return all;
    }
    [[nodiscard]] const std::optional<Completion>& witness(Outcome outcome) const noexcept {
        return witnesses[static_cast<std::size_t>(outcome)];
    }
    /// The one outcome of all completions.
    [[nodiscard]] std::optional<Outcome> only() const noexcept {
        for (std::size_t i = 0; i < outcome_count; ++i) {
            if (possible == 1U << i) {
                return static_cast<Outcome>(i);
            }
        }
        return std::nullopt;
    }
    /// Either there is one outcome alone, or two were met.
    [[nodiscard]] bool proven() const noexcept { return only().has_value() || __builtin_popcount(met()) > 1; }
};

struct SearchOptions {
    /// Evaluations over sets that all questions about one assessment may spend; each at most an eighth of
    /// what is left, so that a hard one leaves something for the others.
    std::uint64_t runs = UINT64_MAX;
    std::uint32_t nodes = 4'000;      // sets that one question may look at
    std::uint32_t list_entries = 3;   // that a list which may be longer is given at most
    std::uint32_t random_probes = 32; // single cases tried before anything is split
    bool witnesses =
        true; // people who show what is open are wanted; else what the slots show is not searched
};

/// Searches the completions of one case on one day under given readings. Completions in what it returns live
/// as long as it does. Not thread-safe.
class Search {
public:
    /// The operands are the day and the readings; of a dispute whose operand is unknown all readings count.
    /// What the case consists of must outlive the search.
    Search(const ProgramData& program, const std::vector<Value>& facts, const std::vector<Possible>& in_part,
           const std::vector<Value>& operands, const Limits& limits, const SearchOptions& options = {});

    /// Another day, or other readings, of the same case.
    void move_to(const std::vector<Value>& operands);
    /// What the truth may be. `known` are completions that were met elsewhere and may help.
    Findings truths(Ref truth, std::span<const Completion> known = {});
    /// Bits of the outcomes that each truth has for one of the completions, open disputes under their first
    /// readings. For looking at many truths at once: two of them mean that not all completions agree.
    std::vector<unsigned> met(std::span<const Ref> truths, std::span<const Completion> completions);
    /// All completions have the outcome: proven by sets, of which at most so many are looked at.
    bool holds(Ref truth, Outcome outcome, std::uint64_t nodes);
    /// On all of these days, both ends included, all completions have the outcome: proven by sets that hold
    /// the days too. False if that is not so, or if more than so many sets had to be looked at.
    bool holds_throughout(Ref truth, Outcome outcome, std::int64_t from, std::int64_t until,
                          std::uint64_t nodes);
    /// The outcome for a completion; nothing if it contradicts the vocabulary's constraints.
    std::optional<Outcome> outcome(Ref truth, const Completion& completion);
    /// Somebody may be like that. Where one fact alone was changed in somebody who kept to the constraints,
    /// only those that speak of it are asked.
    [[nodiscard]] bool keeps_constraints(const Completion& completion) {
        return constraints_.hold(completion);
    }
    [[nodiscard]] bool keeps_constraints(const Completion& completion, std::uint32_t changed) {
        return !constraints_.reads(changed) || constraints_.hold(completion);
    }
    [[nodiscard]] bool is_constrained(std::uint32_t fact) const { return constraints_.reads(fact); }
    /// How many constraints it breaks.
    [[nodiscard]] std::size_t broken(const Completion& completion) { return constraints_.broken(completion); }
    /// Entries that a list which may be longer can have without breaking a constraint, by place, as far as
    /// somebody found some.
    [[nodiscard]] std::map<std::uint32_t, std::vector<Value>>& fitting() noexcept { return fitting_; }
    /// A copy that lives as long as the search.
    [[nodiscard]] Value kept(const Value& value) { return deep_copy(value, lasting_); }
    /// Open places that can influence the truth, as far as sets show; none if it has one outcome alone.
    std::set<std::uint32_t> cone(Ref truth);

    /// With all facts that constraints tie to them.
    [[nodiscard]] std::set<std::uint32_t> with_tied(std::set<std::uint32_t> facts) const {
        return constraints_.with_tied(std::move(facts));
    }
    /// The day and the readings as sets: of an open dispute all.
    [[nodiscard]] const std::vector<Possible>& operands() const noexcept { return set_operands_; }
    /// Everything that is open. Narrowed for a while by whoever asks within a part of it.
    [[nodiscard]] Box& box() noexcept { return box_; }
    [[nodiscard]] Arena& parts() noexcept { return parts_; }
    [[nodiscard]] Choices& choices() noexcept { return choices_; }
    /// Runs the truth's steps over what is open now, and says which outcomes are not excluded; none if no
    /// completion keeps to the constraints, as far as sets show.
    unsigned outcomes(Ref truth);
    /// What a value may be, as far as sets show. Lives until the next run over sets.
    const Possible& values(Ref ref);
    /// Calls `note` with each step that the truth rests on and that has one truth, as far as sets show.
    template <class Note>
    void for_each_certain(Ref truth, const Note& note) {
        (void)values(truth);
        for (const std::uint32_t step : schedule_for(truth).steps) {
            const Possible& set = sets_.value(Ref(Ref::top, step));
            if (set.is_certainly(true) || set.is_certainly(false)) {
                note(step, set.is_certainly(true));
            }
        }
    }
    /// A completion of what is open now: each place at its lower end (0), its upper end (1), or at random.
    /// Where it breaks constraints, facts that they speak of are changed so many times; nothing if it still
    /// breaks one. Lives until the next one.
    std::optional<Completion> completion(unsigned way, unsigned changes = 0);
    static constexpr unsigned many_changes = 200;
    /// A copy that lives as long as the search.
    Completion kept(const Completion& completion);
    /// Sets looked at so far.
    [[nodiscard]] std::uint64_t nodes() const noexcept { return nodes_; }
    /// Evaluations over sets so far: one for each combination of readings that a set was looked at under.
    [[nodiscard]] std::uint64_t runs() const noexcept { return sets_.runs(); }
    [[nodiscard]] const SearchOptions& options() const noexcept { return options_; }
    /// Sets that each question from now on may look at.
    void limit_nodes(std::uint32_t nodes) noexcept { options_.nodes = nodes; }
    /// Runs after which nothing is proven by splitting any more.
    void limit_runs(std::uint64_t runs) noexcept { options_.runs = runs; }

private:
    struct Question {
        Ref truth;
        Findings findings;
        unsigned wanted = 0; // outcomes that are looked for
        unsigned left = 0;   // outcomes of parts that were given up
        std::uint64_t last_node = 0;
        std::uint64_t last_run = 0;

        [[nodiscard]] bool is_answered() const noexcept { return __builtin_popcount(findings.met()) > 1; }
    };

    /// What a truth rests on.
    struct Schedule {
        Ref truth;
        std::vector<std::uint32_t> steps;
        std::vector<std::uint32_t> disputes;                                 // open ones that the steps read
        std::map<std::uint32_t, std::vector<std::uint32_t>> reading_fact;    // steps, as far as asked
        std::map<std::uint32_t, std::vector<std::uint32_t>> reading_dispute; // likewise
        std::optional<std::vector<std::uint32_t>> reading_day;               // likewise
    };
    Schedule& schedule_for(Ref truth);
    const std::vector<std::uint32_t>& steps_reading_fact(Schedule& schedule, std::uint32_t fact);
    const std::vector<std::uint32_t>& steps_reading_day(Schedule& schedule);

    /// Starts anew with everything that is open, or goes on with what was narrowed in a fact.
    unsigned start(Schedule& schedule);
    unsigned go_on(Schedule& schedule, std::uint32_t fact);
    unsigned outcomes_now(Schedule& schedule);
    std::vector<std::uint32_t> disputes_that_matter(const Schedule& schedule);
    unsigned outcomes_of_readings(Schedule& schedule, std::span<const std::uint32_t> disputes);

    void visit(Question& question, unsigned possible);
    void take_days(std::int64_t from, std::int64_t until);
    bool prove(Schedule& schedule, unsigned possible, unsigned wanted, std::uint64_t last_node);
    /// Where no fact is left to split: on each half of the days.
    bool prove_by_days(Schedule& schedule, unsigned wanted, std::uint64_t last_node);
    bool mend(Completion& completion, unsigned changes);
    void take(Question& question, const Completion& completion);
    /// Calls `look` with the outcomes of each part of what is open at a place, until it returns false. False
    /// if the parts are not all of it.
    template <class Look>
    bool for_each_part(Schedule& schedule, std::uint32_t place, const Look& look);
    /// An open place that can influence the truth, as the slots are; 0 if there is none.
    std::uint32_t place_to_split(Ref truth);
    Outcome run(Ref truth, const Completion& completion);
    bool agree(Schedule& schedule, std::size_t dispute, Outcome first);

    const ProgramData& program_;
    SearchOptions options_;
    Arena lasting_;    // the case as sets, completions that are kept
    Arena values_;     // of one completion
    Arena evaluation_; // of its evaluation
    Arena parts_;      // of the way down
    Box box_;
    std::vector<Value> operands_;
    std::vector<Possible> set_operands_;
    SetSlots sets_;
    std::vector<Value> slots_;
    Machine machine_;
    Constraints constraints_;
    Choices choices_;
    std::map<std::uint32_t, std::vector<Value>> fitting_;
    std::deque<Schedule> schedules_;
    std::vector<Machine::Change> changes_; // reused
    std::uint64_t nodes_ = 0;
};

} // namespace bleibe::detail
