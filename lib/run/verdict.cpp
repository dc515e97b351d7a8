// SPDX-License-Identifier: Apache-2.0
// The idea: a verdict is read off five truths. What each of them may be stands in its slot; where the slot is
// open, the completions of the facts are asked.
#include "run/assessment_data.hpp"
#include "run/roam.hpp"

#include <algorithm>
#include <iterator>

namespace bleibe::detail {
namespace {

constexpr std::uint64_t share_of_one = 8; // question of what is left for all
constexpr std::uint64_t least_nodes = 4;
constexpr std::uint32_t nodes_before_meeting = 48; // that a question may look at first
/// Walks towards somebody who may stay, and from there on. The second attempt is for what the first and a
/// search with the people it met left open.
struct Attempt {
    unsigned first_way = 0; // of completions to start from
    unsigned walks = 0;
    std::size_t wandering = 0; // steps per place
};
constexpr Attempt attempts[] = {{0, 3, 200}, {3, 5, 300}};
constexpr std::size_t steps_of_climb = 60; // of each walk, per place
constexpr std::size_t steps_per_run = 16;  // of a walk, that cost as much as an evaluation over sets
constexpr std::ptrdiff_t most_met = 24;    // on all days
constexpr std::size_t most_turned = 8;     // people whose verdict one change turned

unsigned outcomes_of(const Value& truth) {
    return truth.is_true() ? bit(Outcome::yes) : truth.is_false() ? bit(Outcome::no) : any_outcome;
}

/// A case as a set of one.
struct OneCase {
    using Set = bool;
    const AssessmentData& assessment;

    [[nodiscard]] static bool none() { return false; }
    [[nodiscard]] static bool any(bool set) { return set; }
    [[nodiscard]] static bool both(bool a, bool b) { return a && b; }
    [[nodiscard]] static bool either(bool a, bool b) { return a || b; }
    [[nodiscard]] static bool without(bool a, bool b) { return a && !b; }
    [[nodiscard]] bool yes(const TruthPart& part) const { return assessment.value(part.ref).is_true(); }
    [[nodiscard]] bool no(const TruthPart& part) const { return assessment.value(part.ref).is_false(); }
    [[nodiscard]] bool open(const TruthPart& part) const { return !yes(part) && !no(part); }
    /// Everything is known of the fact.
    [[nodiscard]] bool known(std::uint32_t fact) const { return !has_unknown(assessment.facts()[fact]); }
    /// Nothing is known of the fact.
    [[nodiscard]] bool unknown(std::uint32_t fact) const {
        const auto& in_part = assessment.subject->in_part;
        return assessment.facts()[fact].is_unknown() &&
               (!assessment.nothing.empty() || fact >= in_part.size() || in_part[fact].is_nothing());
    }
};

} // namespace

Effect weaker(Effect own, Mode level) {
    if (level == Mode::shall) {
        return own; // by_law, shall, should and may all stand at level shall
    }
    const Effect at = level == Mode::should ? Effect::should : Effect::may;
    return own > at ? own : at;
}

Verdict AssessmentData::verdict(PermitId permit) const noexcept {
    const PermitOutline* found = outline(permit);
    return found == nullptr
               ? Verdict{}
               : verdict_of_outcomes(*found, [this](Ref truth) { return outcomes_of(value(truth)); });
}

Verdict AssessmentData::unsearched_verdict(PermitId permit) {
    Verdict found = verdict(permit);
    found.proven = found.status != Status::undetermined || is_shown_open(permit);
    return found;
}

Verdict AssessmentData::complete_verdict(PermitId permit) {
    const PermitOutline* found = outline(permit);
    if (found == nullptr) {
        return {};
    }
    if (!search_options.witnesses && levels_are_shown_open(*found)) {
        return verdict(permit);
    }
    Verdict verdict = verdict_of_outcomes(*found, [&](Ref truth) { return certain(truth, found).possible; });
    verdict.proven = certain(found->truth[static_cast<std::size_t>(Mode::may)]).proven;
    return verdict;
}

bool AssessmentData::is_shown_open(PermitId permit) {
    const PermitOutline* found = outline(permit);
    return found != nullptr && is_open_by_single_atoms(found->truth[static_cast<std::size_t>(Mode::may)]);
}

/// The status, and each level as far as it is open: who is met for one of them helps with the others, so that
/// a part of them is not worth sparing.
bool AssessmentData::levels_are_shown_open(const PermitOutline& outline) {
    const auto truth = [&](Mode level) { return outline.truth[static_cast<std::size_t>(level)]; };
    return is_open_by_single_atoms(truth(Mode::may)) &&
           std::all_of(std::begin(verdict_levels), std::end(verdict_levels), [&](Mode level) {
               return value(truth(level)).kind == Kind::boolean || is_open_by_single_atoms(truth(level));
           });
}

bool AssessmentData::is_open_by_single_atoms(Ref truth) {
    const auto formula = program->formulas.find(truth.raw);
    if (formula == program->formulas.end() || value(truth).kind == Kind::boolean) {
        return false;
    }
    if (!atoms_) {
        atoms_ = std::make_unique<SingleAtoms>(*program, limits);
    }
    atoms_->set_operands(operands);
    OneCase rows{*this};
    return open_by_single_atoms(formula->second, *atoms_, rows);
}

const Findings* AssessmentData::findings(PermitId permit) const noexcept {
    const PermitOutline* outlined = outline(permit);
    if (outlined == nullptr || !search_is_here_) {
        return nullptr;
    }
    const Ref truth = outlined->truth[static_cast<std::size_t>(Mode::may)];
    const auto found =
        std::find_if(found_.begin(), found_.end(), [&](const auto& one) { return one.first == truth.raw; });
    return found == found_.end() ? nullptr : &found->second;
}

Search& AssessmentData::search() {
    if (!search_) {
        search_ =
            std::make_unique<Search>(*program, facts(), subject->in_part, operands, limits, search_options);
        search_is_here_ = true;
        found_.clear();
    }
    if (!search_is_here_) {
        search_->move_to(operands);
        search_is_here_ = true;
        found_.clear();
        met_.clear();
    }
    search_->limit_runs(search_options.runs);
    return *search_;
}

std::vector<Completion> AssessmentData::witnesses(Ref truth) const {
    std::vector<Completion> all;
    for (const auto& [raw, findings] : found_) {
        for (const auto& witness : findings.witnesses) {
            if (raw == truth.raw && witness) {
                all.push_back(*witness);
            }
        }
    }
    return all;
}

AssessmentData::Certain AssessmentData::certain(Ref truth, const PermitOutline* part_of) {
    const Value& slot = value(truth);
    if (slot.kind == Kind::boolean || search_options.nodes == 0) {
        return {outcomes_of(slot), slot.kind == Kind::boolean};
    }
    Search& all = search();
    if (all.box().places().empty()) {
        return {bit(Outcome::open), true}; // readings, or no answer: no fact can settle it
    }
    const auto known =
        std::find_if(found_.begin(), found_.end(), [&](const auto& one) { return one.first == truth.raw; });
    if (known != found_.end()) {
        return {known->second.possible, known->second.proven()};
    }
    const std::uint64_t left = search_options.runs - std::min(search_options.runs, spent());
    const auto nodes = static_cast<std::uint32_t>(
        std::clamp<std::uint64_t>(left / share_of_one, least_nodes, search_options.nodes));
    all.limit_nodes(part_of != nullptr ? std::min(nodes, nodes_before_meeting) : nodes);
    Findings findings = all.truths(truth, completions_);
    for (std::size_t attempt = 0; !findings.proven() && part_of != nullptr && attempt < std::size(attempts);
         ++attempt) {
        meet(*part_of, attempt);
        all.limit_nodes(nodes);
        findings = all.truths(truth, completions_);
    }
    keep(findings);
    const Certain result{findings.possible, findings.proven()};
    found_.emplace_back(truth.raw, std::move(findings));
    return result;
}

void AssessmentData::keep(const Findings& findings) {
    for (const auto& witness : findings.witnesses) {
        if (witness && std::ssize(completions_) < most_met) {
            completions_.push_back(*witness);
        }
    }
}

void AssessmentData::meet(const PermitOutline& outline, std::size_t attempt) {
    const std::pair meeting(&outline, attempt);
    if (std::find(met_.begin(), met_.end(), meeting) != met_.end()) {
        return;
    }
    met_.push_back(meeting);
    Search& all = search();
    const Places places(all);
    Roamer roamer(all, places, *program, outline, limits);
    std::vector<Completion> turned;
    const Attempt& made = attempts[attempt];
    const std::uint64_t walked = walked_;
    for (unsigned way = made.first_way; way < made.first_way + made.walks && spent() < search_options.runs;
         ++way) {
        walked_ = walked + roamer.steps() / steps_per_run;
        const auto from = all.completion(way, Search::many_changes);
        const auto person = from ? roamer.climb(*from, steps_of_climb) : std::nullopt;
        if (!person) {
            continue;
        }
        completions_.push_back(all.kept(*person));
        roamer.wander(completions_.back(), made.wandering, roamer.walked(),
                      [&](std::uint32_t, const Completion&, const Completion& after) {
                          if (turned.size() < most_turned) {
                              turned.push_back(all.kept(after));
                          }
                          return true;
                      });
    }
    walked_ = walked + roamer.steps() / steps_per_run;
    completions_.insert(completions_.end(), turned.begin(), turned.end());
    if (std::ssize(completions_) > most_met) {
        completions_.erase(completions_.begin(), completions_.end() - most_met);
    }
}

} // namespace bleibe::detail
