// SPDX-License-Identifier: Apache-2.0
// The idea: the range form over everything that can be at once, all facts, all days of a version, all
// readings, gives the outcomes that a criterion may have; what it leaves open is split over the places with
// few values, up to a bound. Only a proof is told. What no permit mentions is read for each permit in turn,
// as scenarios of such norms are.
#include "compile/catalog_model.hpp"
#include "compile/compile_criteria.hpp"
#include "compile/program.hpp"
#include "compile/schedule.hpp"
#include "review/review.hpp"
#include "run/box.hpp"
#include "run/choices.hpp"
#include "run/cone.hpp"
#include "run/constraints.hpp"
#include "run/range_machine.hpp"
#include "run/split.hpp"

#include <bleibe/program.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace bleibe::detail {
namespace {

constexpr std::uint32_t most_sets = 200; // looked at for one criterion

enum class Constant : std::uint8_t { neither, always, never };

Constant constant_of(const Possible& truth) {
    return truth.is_certainly(true)    ? Constant::always
           : truth.is_certainly(false) ? Constant::never
                                       : Constant::neither;
}

/// What one criterion was found to be, wherever it is read.
struct Seen {
    Constant constant = Constant::neither;
    bool first = true;
    const Ruleset* ruleset = nullptr;
    std::set<const CriterionDeclaration*> below;

    void add(Constant found) {
        constant = first || constant == found ? found : Constant::neither;
        first = false;
    }
};

using SeenCriteria = std::map<const CriterionDeclaration*, Seen>;
using Criteria = std::set<const CriterionDeclaration*>;

class TruthReview {
public:
    /// Looks at the criteria that `known` does not have.
    TruthReview(const ProgramData& program, const Criteria& known, SeenCriteria& seen)
        : program_(program), known_(known), seen_(seen),
          box_(program, std::vector<Value>(program.fact_count, Value::unknown()), everything(), lasting_),
          slots_(program.code.top.steps.size(), Possible::nothing()), ranges_(program.code, sets_, limits_),
          constraints_(*program.model, box_, Value::unknown(), limits_),
          choices_(program.code, box_.facts(), Value::unknown()) {
        operands_.push_back(Possible::nothing());
        for (const DisputeInfo& dispute : program.disputes) {
            const auto readings = static_cast<std::int64_t>(dispute.readings.size());
            operands_.push_back(
                Possible::between(Value::number(0), Value::number(std::max<std::int64_t>(readings - 1, 0))));
        }
    }

    void criteria() {
        for (const Stretch& stretch : program_.stretches) {
            in_stretch(stretch);
        }
    }

    void readings(Diagnostics& diagnostics) {
        std::vector<std::vector<std::span<const Ref>>> by_dispute(program_.disputes.size());
        collect_readings(program_.code.top, by_dispute);
        for (const Block& block : program_.code.blocks) {
            collect_readings(block, by_dispute);
        }
        for (std::size_t i = 0; i < by_dispute.size(); ++i) {
            report_readings(*program_.dispute_models[i].declaration, by_dispute[i], diagnostics);
        }
    }

private:
    std::vector<Possible> everything() {
        std::vector<Possible> sets;
        for (const FactLayout& layout : program_.fact_layouts) {
            sets.push_back(possible_of(layout.type, lasting_, layout.shape));
        }
        return sets;
    }

    void set_days(std::int64_t from, std::int64_t until) {
        operands_[0] = Possible::between(Value::date(from), Value::date(until));
        operands_[0].origin = Possible::of_day;
    }

    void run(const std::vector<std::uint32_t>& steps) {
        sets_.reset();
        ranges_.forget();
        ranges_.bind(box_.facts().data(), operands_.data(), slots_.data());
        ranges_.run(steps);
    }

    void in_stretch(const Stretch& stretch) {
        set_days(stretch.from, stretch.until);
        run(stretch.schedule);
        std::vector<std::pair<const OutlineNode*, Constant>> nodes;
        for (const std::int32_t outline : stretch.outlines) {
            if (outline >= 0) {
                const PermitOutline& permit = program_.outlines[static_cast<std::size_t>(outline)];
                walk(permit.requires_, nodes);
                for (const std::uint32_t refusal : permit.refusals) {
                    walk(refusal, nodes);
                }
            }
        }
        for (auto& [node, constant] : nodes) {
            if (constant == Constant::neither && !is_varied(*node)) {
                constant = proven(node->raw, stretch);
            }
            note(*node, constant);
        }
    }

    void walk(std::uint32_t number, std::vector<std::pair<const OutlineNode*, Constant>>& nodes) {
        const OutlineNode& node = program_.nodes[number];
        if (node.criterion != nullptr && known_.count(node.criterion) == 0) {
            nodes.emplace_back(&node, first_look(node));
        }
        for (const std::uint32_t child : node.children) {
            walk(child, nodes);
        }
    }

    /// Of a group its parts' waivers count: it always holds if it does without them, and never if it does
    /// not even with them.
    Constant first_look(const OutlineNode& node) {
        if (node.children.empty()) {
            return constant_of(ranges_.value(node.raw));
        }
        const Constant least = constant_of(ranges_.value(node.truth[static_cast<std::size_t>(Mode::shall)]));
        const Constant most = constant_of(ranges_.value(node.raw));
        return least == Constant::always && most == Constant::always ? Constant::always
               : most == Constant::never                             ? Constant::never
                                                                     : Constant::neither;
    }

    /// It is known to vary somewhere: nothing is left to prove. Groups are not split.
    bool is_varied(const OutlineNode& node) {
        const auto known = seen_.find(node.criterion);
        return !node.children.empty() ||
               (known != seen_.end() && known->second.constant == Constant::neither);
    }

    void note(const OutlineNode& node, Constant constant) {
        const auto [entry, is_new] = seen_.try_emplace(node.criterion);
        Seen& seen = entry->second;
        if (is_new) {
            seen.ruleset = node.ruleset;
        }
        seen.add(constant);
        below(node, seen.below);
    }

    void below(const OutlineNode& node, std::set<const CriterionDeclaration*>& found) const {
        for (const std::uint32_t child : node.children) {
            if (program_.nodes[child].criterion != nullptr) {
                found.insert(program_.nodes[child].criterion);
            }
            below(program_.nodes[child], found);
        }
    }

    // ------------------------------------------------------------ splitting

    Constant proven(Ref truth, const Stretch& stretch) {
        const auto key = std::make_tuple(truth.raw, stretch.from, stretch.until);
        const auto known = proofs_.find(key);
        if (known != proofs_.end()) {
            return known->second;
        }
        left_ = most_sets;
        std::optional<Constant> all;
        const std::vector<std::uint32_t> steps = steps_needed(program_.code, {truth});
        const bool is_proven = visit(truth, steps, all);
        const Constant constant = is_proven && all ? *all : Constant::neither;
        proofs_.emplace(key, constant);
        return constant;
    }

    /// True if everything that is open now leads to `all`, which the first part decides.
    bool visit(Ref truth, const std::vector<std::uint32_t>& steps, std::optional<Constant>& all) {
        if (left_ == 0) {
            return false;
        }
        --left_;
        if (!constraints_.may_hold(box_.facts())) {
            return true;
        }
        run(steps);
        const Constant found = constant_of(ranges_.value(truth));
        if (found != Constant::neither) {
            const bool agrees = !all || *all == found;
            all = found;
            return agrees;
        }
        const std::uint32_t place = place_to_split(truth);
        if (place == 0) {
            return false;
        }
        bool agrees = true;
        const bool is_whole = for_each_part(box_, choices_, parts_, place, 0, [&] {
            agrees = visit(truth, steps, all);
            return agrees;
        });
        return is_whole && agrees;
    }

    /// A place with few values that the truth rests on; 0: none.
    std::uint32_t place_to_split(Ref truth) {
        Cone cone(ranges_);
        cone.follow(truth);
        for (const std::uint32_t place : cone.places()) {
            const auto kind = box_.is_closed(place) ? std::nullopt : box_.at(place).kind();
            if (kind == Kind::boolean || kind == Kind::choice) {
                return place;
            }
        }
        return 0;
    }

    // ------------------------------------------------------------ readings

    static void collect_readings(const Block& block,
                                 std::vector<std::vector<std::span<const Ref>>>& by_dispute) {
        for (const Step& step : block.steps) {
            const std::span<const Ref> operands = block.operands_of(step);
            if (step.kind == StepKind::reading && operands[0].base() == Ref::operands) {
                by_dispute[operands[0].index() - 1].push_back(operands.subspan(1));
            }
        }
    }

    void report_readings(const DisputeDeclaration& dispute, const std::vector<std::span<const Ref>>& replaced,
                         Diagnostics& diagnostics) {
        const auto same = [&](std::size_t a, std::size_t b) {
            return std::all_of(replaced.begin(), replaced.end(), [&](std::span<const Ref> values) {
                return a < values.size() && b < values.size() && values[a] == values[b];
            });
        };
        for (std::size_t later = 1; later < dispute.readings.size(); ++later) {
            for (std::size_t earlier = 0; earlier < later; ++earlier) {
                if (same(earlier, later)) {
                    tell_reading_changes_nothing(dispute.readings[later], dispute.readings[earlier],
                                                 diagnostics);
                    break;
                }
            }
        }
    }

    const ProgramData& program_;
    const Criteria& known_;
    SeenCriteria& seen_;
    Limits limits_;
    Arena lasting_;
    Arena sets_;
    Arena parts_;
    Box box_;
    std::vector<Possible> slots_;
    std::vector<Possible> operands_; // the day, then the readings
    RangeMachine ranges_;
    Constraints constraints_;
    Choices choices_;
    std::map<std::tuple<std::uint32_t, std::int64_t, std::int64_t>, Constant> proofs_;
    std::uint32_t left_ = 0;
};

void report(const CriterionDeclaration& criterion, const SeenCriteria& all, Diagnostics& diagnostics) {
    const Seen& seen = all.at(&criterion);
    if (seen.constant == Constant::neither || seen.ruleset == nullptr) {
        return;
    }
    const bool follows =
        std::any_of(seen.below.begin(), seen.below.end(), [&](const CriterionDeclaration* part) {
            return all.at(part).constant != Constant::neither;
        });
    if (follows) {
        return; // of its part, which is told
    }
    const bool always = seen.constant == Constant::always;
    diagnostics
        .add(always ? Code::cannot_fail : Code::cannot_hold, criterion.span,
             "the criterion " + detail::quoted(criterion.id) +
                 (always ? " holds whatever the facts are" : " never holds, whatever the facts are"))
        .help(always ? "remove it, or mend the expression: on no day of this version and under no reading "
                       "can it fail"
                     : "remove it, or mend the expression: on no day of this version and under no reading "
                       "can it hold")
        .law(seen.ruleset->law(criterion.law));
}

/// The criteria that no permit rests on, read for every permit: constant only if they are so for each.
void look_at_unused(const Program& program, SeenCriteria& all) {
    Criteria known;
    for (const auto& [criterion, seen] : all) {
        known.insert(criterion);
    }
    std::set<std::string> norms;
    for (const Ruleset& ruleset : program.catalog().model().written().rulesets) {
        const bool is_used =
            std::all_of(ruleset.criteria.begin(), ruleset.criteria.end(),
                        [&](const CriterionDeclaration& one) { return known.count(&one) != 0; });
        if (!is_used) {
            norms.insert(ruleset.id);
        }
    }
    for (const std::string& norm : norms) {
        for (const PermitInfo& caller : program.permits()) {
            if (const auto criteria = compile_criteria(program.catalog(), norm, caller.id, {})) {
                TruthReview(criteria->data(), known, all).criteria();
            }
        }
    }
}

} // namespace

void review_truths(const Catalog& catalog, Diagnostics& diagnostics) {
    const Checked<Program> program = compile(catalog);
    if (!program) {
        return; // told by whoever compiles
    }
    const Criteria none;
    SeenCriteria all;
    TruthReview review(program->data(), none, all);
    review.criteria();
    review.readings(diagnostics);
    look_at_unused(*program, all);
    for (const auto& [criterion, seen] : all) {
        report(*criterion, all, diagnostics);
    }
}

} // namespace bleibe::detail
