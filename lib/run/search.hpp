// SPDX-License-Identifier: Apache-2.0
// What a truth may be over all completions of the facts: by sets where they decide, by single cases where
// they do not, and by splitting what is open in between (docs/semantics.md, "sound always, complete where
// stated").
#pragma once

#include "run/box.hpp"
#include "run/choices.hpp"
#include "run/constraints.hpp"
#include "run/range_machine.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// A truth of one completion: true, false, or that it has no answer.
enum class Outcome : std::uint8_t { yes, no, open };
constexpr std::size_t outcome_count = 3;
constexpr unsigned bit(Outcome outcome) noexcept { return 1U << static_cast<unsigned>(outcome); }

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
    /// The same with everything as in the completion except these places of `box`.
    Findings truths_around(Ref truth, const Completion& completion, std::span<const std::uint32_t> places);
    /// The outcome for a completion; nothing if it contradicts the vocabulary's constraints.
    std::optional<Outcome> outcome(Ref truth, const Completion& completion);
    /// What a step that the truth rests on gave for the last completion that was run.
    [[nodiscard]] const Value& value(Ref ref) const noexcept { return machine_.value(ref); }
    /// Open places that can influence the truth, as far as sets show; none if it has one outcome alone.
    std::set<std::uint32_t> cone(Ref truth);

    /// The day and the readings as sets: of an open dispute all.
    [[nodiscard]] const std::vector<Possible>& operands() const noexcept { return set_operands_; }
    /// Everything that is open. Narrowed for a while by whoever asks within a part of it.
    [[nodiscard]] Box& box() noexcept { return box_; }
    [[nodiscard]] Arena& parts() noexcept { return parts_; }
    [[nodiscard]] Choices& choices() noexcept { return choices_; }
    /// Runs the truth's steps over what is open now, and says which outcomes are not excluded; none if no
    /// completion keeps to the constraints, as far as sets show.
    unsigned outcomes(Ref truth);
    /// A completion of what is open now: each place at its lower end (0), its upper end (1), or at random.
    /// Nothing if it breaks a constraint. Lives until the next one.
    std::optional<Completion> completion(unsigned way);
    /// A copy that lives as long as the search.
    Completion kept(const Completion& completion);
    /// Sets looked at so far.
    [[nodiscard]] std::uint64_t nodes() const noexcept { return nodes_; }
    /// Evaluations over sets so far: one for each combination of readings that a set was looked at under.
    [[nodiscard]] std::uint64_t runs() const noexcept { return runs_; }
    [[nodiscard]] const SearchOptions& options() const noexcept { return options_; }
    /// Sets that each question from now on may look at.
    void limit_nodes(std::uint32_t nodes) noexcept { options_.nodes = nodes; }

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

    Findings search(Ref truth, std::span<const Completion> known, std::uint32_t random_probes);
    void visit(Question& question);
    void take(Question& question, const Completion& completion);
    void split(Question& question, std::uint32_t place);
    void split_list(Question& question, std::uint32_t place);
    std::uint32_t place_to_split(Ref truth);
    Outcome run(Ref truth, const Completion& completion);
    /// What a truth rests on.
    struct Schedule {
        Ref truth;
        std::vector<std::uint32_t> steps;
        std::vector<std::size_t> disputes; // open ones that the steps read
    };
    Outcome run_readings(const Schedule& schedule, const Completion& completion, std::size_t dispute);
    unsigned outcomes_of_readings(const Schedule& schedule, std::span<const std::size_t> disputes);
    std::vector<std::size_t> disputes_that_matter(const Schedule& schedule);
    unsigned run_sets(const Schedule& schedule);
    const Schedule& schedule_for(Ref truth);

    const ProgramData& program_;
    SearchOptions options_;
    Arena lasting_; // the case as sets, completions that are kept
    Arena sets_;    // of one evaluation over sets
    Arena values_;  // of one completion and its evaluation
    Arena parts_;   // of the way down
    Box box_;
    std::vector<Value> operands_;
    std::vector<Possible> set_operands_;
    std::vector<Possible> set_slots_;
    std::vector<Value> slots_;
    RangeMachine ranges_;
    Machine machine_;
    Constraints constraints_;
    Choices choices_;
    std::deque<Schedule> schedules_;
    std::uint64_t nodes_ = 0;
    std::uint64_t runs_ = 0;
};

} // namespace bleibe::detail
