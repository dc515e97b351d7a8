// SPDX-License-Identifier: Apache-2.0
// The idea: walk the tree from the root along the points that stand as the whole does; where the walk
// ends, the decision was made.
#include "reason/points.hpp"

#include <algorithm>
#include <limits>

namespace bleibe::detail {
namespace {

bool says(const Value& value, bool word) { return word ? value.is_true() : value.is_false(); }

using Stands = std::function<bool(std::uint32_t)>;

/// Walks one tree; `stands` tells which points to follow, and outlives it.
class Walk {
public:
    Walk(const AssessmentData& assessment, const Stands& stands, bool fewest)
        : assessment_(assessment), stands_(stands), fewest_(fewest) {}

    /// Deepest points below `index` that stand so; a branch without a name counts for the nearest named
    /// point above it, `named`.
    std::vector<std::uint32_t> below(std::uint32_t index, std::uint32_t named) const {
        const OutlineNode& node = assessment_.program->nodes[index];
        const std::uint32_t self = node.id.empty() ? named : index;
        if (node.children.empty()) {
            return {self};
        }
        std::vector<std::vector<std::uint32_t>> branches;
        for (const std::uint32_t child : node.children) {
            if (stands_(child)) {
                branches.push_back(below(child, self));
            }
        }
        if (fewest_ && fails_together(assessment_, node)) {
            branches.push_back(open_below(node, self));
        }
        // A disjunction fails because all of its branches fail: only the nearest misses are worth naming.
        const bool narrow =
            fewest_ && !node.negative && (node.kind == PointKind::any || node.kind == PointKind::at_least);
        std::size_t least = std::numeric_limits<std::size_t>::max();
        for (const auto& branch : branches) {
            least = std::min(least, branch.size());
        }
        std::vector<std::uint32_t> found;
        for (const auto& branch : branches) {
            if (narrow && branch.size() > least) {
                continue;
            }
            for (const std::uint32_t one : branch) {
                if (std::find(found.begin(), found.end(), one) == found.end()) {
                    found.push_back(one);
                }
            }
        }
        return found.empty() ? std::vector<std::uint32_t>{self} : found;
    }

    std::vector<std::uint32_t> of(const PermitOutline& outline) const {
        std::vector<std::uint32_t> found;
        const auto take = [&](std::uint32_t root) {
            if (!stands_(root)) {
                return;
            }
            for (const std::uint32_t one : below(root, root)) {
                if (std::find(found.begin(), found.end(), one) == found.end()) {
                    found.push_back(one);
                }
            }
        };
        take(outline.requires_);
        for (const std::uint32_t refusal : outline.refusals) {
            if (!assessment_.program->nodes[refusal].passed_over_at_may) {
                take(refusal);
            }
        }
        return found;
    }

private:
    [[nodiscard]] std::vector<std::uint32_t> open_below(const OutlineNode& node, std::uint32_t self) const {
        const Stands stands = [&](std::uint32_t index) {
            return is_open(assessment_, assessment_.program->nodes[index]);
        };
        const Walk walk(assessment_, stands, false);
        std::vector<std::uint32_t> found;
        for (const std::uint32_t child : node.children) {
            if (stands(child)) {
                const std::vector<std::uint32_t> part = walk.below(child, self);
                found.insert(found.end(), part.begin(), part.end());
            }
        }
        return found;
    }

    const AssessmentData& assessment_;
    const Stands& stands_;
    bool fewest_;
};

void collect(const ProgramData& program, std::uint32_t index, std::vector<std::uint32_t>& into) {
    into.push_back(index);
    for (const std::uint32_t child : program.nodes[index].children) {
        collect(program, child, into);
    }
}

} // namespace

const Value& truth_of(const AssessmentData& assessment, const OutlineNode& node) {
    return assessment.value(node.truth[static_cast<std::size_t>(Mode::may)]);
}

bool stands_against(const AssessmentData& assessment, const OutlineNode& node) {
    return says(truth_of(assessment, node), node.negative);
}

bool fails_together(const AssessmentData& assessment, const OutlineNode& node) {
    return !node.counts_as_one() && stands_against(assessment, node) &&
           assessment.is_proven(node.truth[static_cast<std::size_t>(Mode::may)]) &&
           std::none_of(node.children.begin(), node.children.end(), [&](std::uint32_t child) {
               return stands_against(assessment, assessment.program->nodes[child]);
           });
}

bool is_open(const AssessmentData& assessment, const OutlineNode& node) {
    return truth_of(assessment, node).kind != Kind::boolean;
}

PointState state_of(const AssessmentData& assessment, const OutlineNode& node) {
    if (node.applies && assessment.value(*node.applies).is_false()) {
        return PointState::does_not_apply;
    }
    const Value& truth = truth_of(assessment, node);
    const bool favourable = !node.negative;
    if (says(truth, favourable)) {
        if (says(assessment.value(node.raw), favourable)) {
            return favourable ? PointState::met : PointState::unmet;
        }
        // The law does not apply, or waives it: with `applies` open, one of the two holds.
        return PointState::waived;
    }
    if (says(truth, !favourable)) {
        return favourable ? PointState::unmet : PointState::met;
    }
    return PointState::open;
}

std::vector<std::uint32_t> deciding_nodes(const AssessmentData& assessment, const PermitOutline& outline) {
    const Stands stands = [&](std::uint32_t node) {
        return stands_against(assessment, assessment.program->nodes[node]);
    };
    return Walk(assessment, stands, true).of(outline);
}

std::vector<std::uint32_t> deepest_nodes(const AssessmentData& assessment, const PermitOutline& outline,
                                         const std::function<bool(std::uint32_t)>& stands) {
    return Walk(assessment, stands, true).of(outline);
}

std::vector<std::string> because(const AssessmentData& assessment, const PermitOutline& outline) {
    std::vector<std::string> ids;
    for (const std::uint32_t index : deciding_nodes(assessment, outline)) {
        const std::string& id = assessment.program->nodes[index].id;
        if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) {
            ids.push_back(id);
        }
    }
    return ids;
}

std::vector<std::uint32_t> open_nodes(const AssessmentData& assessment, const PermitOutline& outline) {
    const Stands stands = [&](std::uint32_t node) {
        return is_open(assessment, assessment.program->nodes[node]);
    };
    return Walk(assessment, stands, false).of(outline);
}

std::vector<std::uint32_t> all_nodes(const ProgramData& program, const PermitOutline& outline) {
    std::vector<std::uint32_t> nodes;
    collect(program, outline.requires_, nodes);
    for (const std::uint32_t refusal : outline.refusals) {
        collect(program, refusal, nodes);
    }
    return nodes;
}

} // namespace bleibe::detail
