// SPDX-License-Identifier: Apache-2.0
// What is the same for all batches of a screening in columns: which slots are wanted, which steps they need,
// and under which readings of the disputes they run.
#pragma once

#include "reason/verdict_columns.hpp"
#include "value/value.hpp"

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

class ScreenPlan {
public:
    /// `options` and `into` must outlive it. Notes permits and criteria in `into`.
    /// `shows_open`: what is wanted tells undetermined verdicts that are so for certain.
    ScreenPlan(const Program& program, Date on, const VerdictOptions& options, VerdictColumnsData& into,
               bool shows_open = true);
    /// Room for the results of `into.people`.
    void size_results();

    [[nodiscard]] const ProgramData& program() const noexcept { return program_; }
    [[nodiscard]] const VerdictOptions& options() const noexcept { return options_; }
    [[nodiscard]] Date on() const noexcept { return on_; }
    [[nodiscard]] VerdictColumnsData& into() const noexcept { return into_; }
    /// Guards the paths of `into`, which all threads add to.
    [[nodiscard]] std::mutex& paths_mutex() const noexcept { return paths_mutex_; }
    /// All steps that are needed.
    [[nodiscard]] const std::vector<std::uint32_t>& schedule() const noexcept { return schedule_; }
    /// The wanted slots; first those of `into.truths`.
    [[nodiscard]] const std::vector<Ref>& refs() const noexcept { return refs_; }
    /// Where the truth of a point stands among the refs.
    [[nodiscard]] std::size_t place_of_point(const OutlineNode& node) const noexcept {
        return place_of_point_[static_cast<std::size_t>(&node - program_.nodes.data())];
    }
    /// Where another truth that is wanted stands among the refs.
    [[nodiscard]] std::size_t place_of(Ref ref) const;
    /// By place of the permit; nothing where criteria were not asked for, or there is no law.
    [[nodiscard]] const std::vector<std::optional<DecidingColumns>>& deciding() const noexcept {
        return deciding_;
    }

    /// The day and the readings, with the first reading of each open dispute.
    [[nodiscard]] const std::vector<Value>& operands() const noexcept { return operands_; }
    /// The day and the readings as they were asked for: unknown for each open dispute.
    [[nodiscard]] const std::vector<Value>& asked_operands() const noexcept { return asked_operands_; }
    /// By place of the permit: the formula of the status; null where there is no law, or it is not asked.
    [[nodiscard]] const std::vector<const TruthFormula*>& formulas() const noexcept { return formulas_; }
    /// Slots that depend on the same open disputes, and the other combinations of their readings.
    struct Group {
        std::vector<std::uint32_t> disputes;
        std::vector<std::size_t> places;  // among the refs
        std::vector<std::uint32_t> steps; // of the places that depend on the disputes
        struct Combination {
            std::vector<Value> operands;
            std::size_t wheel = 0; // the last dispute whose reading is not that of the combination before
        };
        std::vector<Combination> combinations; // without the first one
        // By wheel: the steps that depend on it, or on one before it.
        std::vector<std::vector<std::uint32_t>> steps_by_wheel;
    };
    [[nodiscard]] const std::vector<Group>& groups() const noexcept { return groups_; }
    /// All steps of the groups, in order.
    [[nodiscard]] std::vector<std::uint32_t> disputed_steps() const;
    /// So that people are assessed one by one.
    [[nodiscard]] bool has_too_many_combinations() const noexcept { return too_many_; }

private:
    void choose_permits();
    /// Its place among the refs; it is added if it is new.
    std::uint32_t add(Ref ref);
    void choose_refs();
    void choose_readings();
    void add_disputed_parts(const std::vector<std::uint32_t>& open);
    void group_disputes(const std::vector<std::uint32_t>& open);
    void combine(Group& group);
    /// Steps of the group that depend on one of these disputes.
    [[nodiscard]] std::vector<std::uint32_t> steps_of(const Group& group,
                                                      std::span<const std::uint32_t> disputes) const;

    const ProgramData& program_;
    Date on_;
    const VerdictOptions& options_;
    VerdictColumnsData& into_;
    mutable std::mutex paths_mutex_;
    bool shows_open_;
    const Stretch& stretch_;
    std::vector<Ref> refs_;
    std::unordered_map<std::uint32_t, std::size_t> places_; // of the refs
    std::vector<std::size_t> place_of_point_;
    std::vector<std::uint32_t> schedule_;
    std::vector<Value> operands_;
    std::vector<Value> asked_operands_;
    std::vector<const TruthFormula*> formulas_;
    std::vector<std::vector<std::uint32_t>>
        depending_; // by dispute, if it is open: the steps that depend on it
    std::vector<Group> groups_;
    bool too_many_ = false;
    std::vector<std::optional<DecidingColumns>> deciding_;
};

} // namespace bleibe::detail
