// SPDX-License-Identifier: Apache-2.0
// What an assessment keeps: program, case, day, readings, and the slots.
#pragma once

#include "compile/program.hpp"
#include "run/dispute_groups.hpp"
#include "run/machine.hpp"
#include "run/search.hpp"
#include "run/single_atoms.hpp"
#include "value/case_data.hpp"

#include <bleibe/assessment.hpp>

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// The permit's own force, or the level, whichever is weaker.
[[nodiscard]] Effect weaker(Effect own, Mode level);

/// The levels of a grant, the strongest first.
constexpr Mode verdict_levels[] = {Mode::shall, Mode::should, Mode::may};

/// A verdict is read off five truths; `possible(ref)` gives the outcomes that one may have.
template <class OutcomesOf>
[[nodiscard]] Verdict verdict_of_outcomes(const PermitOutline& outline, OutcomesOf possible) {
    constexpr unsigned yes = bit(Outcome::yes);
    constexpr unsigned no = bit(Outcome::no);
    Verdict verdict;
    const auto truth = [&](Mode mode) { return outline.truth[static_cast<std::size_t>(mode)]; };
    const unsigned status = possible(truth(Mode::may));
    verdict.status = status == yes  ? Status::eligible
                     : status == no ? Status::ineligible
                                    : Status::undetermined;
    for (const Mode level : verdict_levels) {
        const unsigned at_level = possible(truth(level));
        if (!verdict.effect && at_level == yes && verdict.status == Status::eligible) {
            verdict.effect = weaker(outline.effect, level);
        }
        if (!verdict.effect_at_best && at_level != no) {
            verdict.effect_at_best = weaker(outline.effect, level);
        }
    }
    if (verdict.status == Status::ineligible && possible(truth(Mode::conceded)) != no) {
        verdict.open_to_exception = OpenToException::in_favour;
    } else if (verdict.status == Status::eligible && possible(truth(Mode::opposed)) != yes) {
        verdict.open_to_exception = OpenToException::against;
    }
    return verdict;
}

struct AssessmentData {
    std::shared_ptr<const ProgramData> program;
    std::shared_ptr<const CaseData> subject;
    Date on;
    Readings readings;
    const Stretch* stretch = nullptr;
    Arena arena;
    Limits limits;
    std::vector<Value> operands;
    std::vector<Value> slots;
    std::optional<Machine> machine;
    std::vector<Value> nothing;               // facts of a case that was read for another catalog
    bool texts_ready = false;                 // the steps that only texts need have run
    std::vector<std::uint32_t> open_disputes; // without a reading
    std::vector<Machine::Change> disagreeing; // slots that differ between their readings, and their values
                                              // under the first reading of each

    /// Binds program and case, sets day and readings, runs the stretch's steps.
    void run(const Program& of, const Case& person, Date day, const Readings& chosen);
    /// Runs the steps that only texts need, once.
    void make_texts();
    /// Moves to another day with the rest unchanged: the steps that depend on it, or all in another
    /// stretch. What is asked afterwards is about that day.
    void move_to(Date day);
    /// The disputes of the stretch of which no reading was chosen.
    [[nodiscard]] std::vector<std::uint32_t> disputes_open_in(const Stretch& of) const;
    /// Takes another reading of one dispute (-1: none) and runs what depends on it.
    void take_reading(std::uint32_t dispute, int reading);

    [[nodiscard]] const PermitOutline* outline(PermitId permit) const noexcept {
        return program->outline(*stretch, permit);
    }
    /// The case's facts by number; all unknown for a case of another catalog, whose numbers mean
    /// something else.
    [[nodiscard]] const std::vector<Value>& facts() const noexcept {
        return nothing.empty() ? subject->facts : nothing;
    }
    /// The fact was not stated; the vocabulary says what then holds.
    [[nodiscard]] bool is_assumed(std::uint32_t fact) const noexcept {
        return nothing.empty() && subject->assumed[fact];
    }
    /// Of some fact something is known short of its value.
    [[nodiscard]] bool knows_in_part() const noexcept {
        return nothing.empty() && std::any_of(subject->in_part.begin(), subject->in_part.end(),
                                              [](const Possible& fact) { return !fact.is_nothing(); });
    }
    /// Something is known of the fact, if only in part.
    [[nodiscard]] bool is_stated(std::uint32_t fact) const noexcept {
        const bool in_part =
            nothing.empty() && fact < subject->in_part.size() && !subject->in_part[fact].is_nothing();
        return in_part || !facts()[fact].is_unknown();
    }
    [[nodiscard]] const Value& value(Ref ref) const noexcept { return machine->value(ref); }
    /// Read off the slots: open where one fact that is not known leaves it open, even if no completion of the
    /// facts leads elsewhere.
    [[nodiscard]] Verdict verdict(PermitId permit) const noexcept;
    /// The same, not `proven` where single atoms do not show that it is undetermined for certain.
    Verdict unsearched_verdict(PermitId permit);
    /// The verdict of all completions of the facts. Where the slots leave it open, completions are searched.
    Verdict complete_verdict(PermitId permit);
    /// The verdict on the permit is undetermined, and what single atoms read shows that it is so for certain
    /// (run/single_atoms.hpp). Nothing is searched.
    bool is_shown_open(PermitId permit);
    /// What the search found out about the status of a permit on the day: nothing if the slots decide it, or
    /// if nothing was searched yet.
    [[nodiscard]] const Findings* findings(PermitId permit) const noexcept;
    /// The completions of this case, on this day and under these readings.
    Search& search();
    /// Evaluations over sets so far, and walks in their measure.
    [[nodiscard]] std::uint64_t spent() const noexcept { return (search_ ? search_->runs() : 0) + walked_; }
    /// What is searched from now on may spend so many runs.
    void allow(std::uint64_t runs) { search_options.runs = runs + spent(); }
    /// Truths of the permit's points that are open though all completions agree on them, and what sets show
    /// of the steps behind them, are written into their slots, so that everything that is told of the points
    /// says what is certain. They stay there until the day or a reading changes. True if there are any, of
    /// whatever permit.
    bool prove_points(const PermitOutline& outline);

    /// The slot says what only the search found out.
    [[nodiscard]] bool is_proven(Ref truth) const noexcept {
        return truth.base() == Ref::top &&
               std::any_of(proven_.begin(), proven_.end(),
                           [&](const Proven& one) { return one.step == truth.index(); });
    }
    struct Proven {
        std::uint32_t step = 0;
        bool truth = false;
        Value before;           // what the step gave
        std::int64_t until = 0; // last day for which it is proven
    };
    /// What is proven today is asked of all days up to this one, or to the end of the stretch; as far as it
    /// holds on all of them it stays written until then.
    void prove_until(Date last);
    /// A day, and what was proven on it under the readings of then.
    struct Stand {
        Date on;
        std::vector<Proven> proven;
    };
    [[nodiscard]] Stand stand() const { return {on, proven_}; }
    /// After other days, or other readings that were taken back.
    void return_to(const Stand& stand);

    SearchOptions search_options;

    struct Certain {
        unsigned possible = 0; // bits of outcomes
        bool proven = true;
    };
    /// What a truth may be: its slot, or, where that is open, what all completions give. If it is part of the
    /// verdict on a permit, people who may have it are looked for on purpose.
    Certain certain(Ref truth, const PermitOutline* part_of = nullptr);
    /// Completions that lead to different outcomes of a truth that `certain` searched.
    [[nodiscard]] std::vector<Completion> witnesses(Ref truth) const;

private:
    bool levels_are_shown_open(const PermitOutline& outline);
    bool is_open_by_single_atoms(Ref truth);
    /// People for whom the permit has one outcome or the other join those met so far.
    void meet(const PermitOutline& outline, std::size_t attempt);
    void keep(const Findings& findings);
    /// Runs all steps of the stretch.
    void run_all();
    /// Another stretch, after the day has changed: what it shares with the last one runs if the day reaches
    /// it, the rest once.
    void enter(const Stretch& next);
    /// What depends on an operand that has changed, under the first reading of each open dispute.
    void rerun(std::uint32_t operand, const std::vector<std::uint32_t>& steps);
    /// Finds the slots on which not all combinations of readings of the open disputes agree, and hides them.
    void spread();
    /// The open disputes by what depends on several of them.
    const DisputeGroups& groups();
    /// Days and readings that were asked have filled the memory: it is given back, and all steps must run.
    [[nodiscard]] bool needs_fresh_memory();
    /// The next combination: the place in the group of the dispute that takes another reading. Nothing after
    /// the last.
    std::optional<std::size_t> turn(const DisputeGroup& group);
    /// Something that depends on an open dispute reads the operand, or a slot that `rerun` has changed. If
    /// not, whatever the readings give they gave before.
    [[nodiscard]] bool reaches_open(std::uint32_t operand);
    /// Slots on which the readings do not agree are unknown; `settle` gives them back the values under the
    /// first readings.
    void hide();
    void settle();
    void take_first_readings();
    /// The search found one status for all completions where slots left it open.
    [[nodiscard]] bool is_decided_by_search(const PermitOutline& outline) const;
    /// Those of the truths that are open and that have one outcome, yes or no, for everybody met.
    std::vector<std::pair<Ref, Outcome>> alike(std::vector<Ref> truths);
    void write_if_open(std::uint32_t step, bool truth, std::int64_t until);
    void write_if_open(std::uint32_t step, bool truth) { write_if_open(step, truth, lasts_until(step)); }
    /// What does not depend on the day lasts as long as the stretch.
    [[nodiscard]] std::int64_t lasts_until(std::uint32_t step) const;
    /// What follows from what is proven, up the tree.
    void carry_on();
    void write_again(const std::vector<Proven>& proven);

    struct KnownGroups {
        const Stretch* stretch = nullptr;
        bool texts = false;
        std::vector<std::uint32_t> open;
        DisputeGroups groups;
    };
    std::deque<KnownGroups> groups_; // met so far; of the program
    std::vector<Proven> proven_;     // by the search, on this day and under these readings

    std::unique_ptr<SingleAtoms> atoms_;                            // of the program
    std::unique_ptr<Search> search_;                                // of this case
    bool search_is_here_ = false;                                   // on this day, under these readings
    std::vector<std::pair<std::uint32_t, Findings>> found_;         // by truth, likewise
    std::uint64_t walked_ = 0;                                      // of the budget
    std::vector<Completion> completions_;                           // met so far
    std::vector<std::pair<const PermitOutline*, std::size_t>> met_; // whose people were looked for, how often

    // Reused memory.
    std::vector<Machine::Change> changes_;
    std::vector<bool> rising_;        // by place in the group
    std::vector<std::uint8_t> noted_; // by step; all 0 between calls
};

} // namespace bleibe::detail
