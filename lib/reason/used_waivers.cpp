// SPDX-License-Identifier: Apache-2.0
// The idea: a point that is for the person costs the waivers it needs; where one branch suffices the
// cheapest is taken, where all are needed their costs add up.
#include "reason/used_waivers.hpp"

#include "reason/points.hpp"
#include "ruleset/catalog.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

struct Cost {
    Force weakest = Force::by_law; // without a waiver
    std::vector<UsedWaiver> waivers;

    void add(const Cost& other) {
        weakest = std::max(weakest, other.weakest);
        waivers.insert(waivers.end(), other.waivers.begin(), other.waivers.end());
    }
    friend bool operator<(const Cost& a, const Cost& b) {
        return a.weakest != b.weakest ? a.weakest < b.weakest : a.waivers.size() < b.waivers.size();
    }
};

class Costs {
public:
    explicit Costs(const AssessmentData& assessment) : assessment_(assessment) {}

    /// What it costs that a point is for the person; of a point that is not, what its parts cost that are.
    Cost of(std::uint32_t index) const {
        const OutlineNode& node = assessment_.program->nodes[index];
        if (node.applies && assessment_.value(*node.applies).is_false()) {
            return {};
        }
        if (!says_for(node, node.truth[static_cast<std::size_t>(Mode::may)])) {
            return open_parts(node);
        }
        std::vector<Cost> ways;
        if (says_for(node, node.raw)) {
            ways.push_back(parts(node));
        }
        for (const OutlineNode::Waived& waived : node.waivers) {
            if (assessment_.value(waived.when).is_true()) {
                ways.push_back({waived.waiver->effect, {{index, &waived}}});
            }
        }
        const auto least = std::min_element(ways.begin(), ways.end());
        return least == ways.end() ? Cost{} : *least;
    }

private:
    [[nodiscard]] bool says_for(const OutlineNode& node, Ref truth) const {
        const Value& value = assessment_.value(truth);
        return node.negative ? value.is_false() : value.is_true();
    }

    Cost open_parts(const OutlineNode& node) const {
        Cost cost;
        for (const std::uint32_t child : node.children) {
            if (!stands_against(assessment_, assessment_.program->nodes[child])) {
                cost.add(of(child));
            }
        }
        return cost;
    }

    Cost parts(const OutlineNode& node) const {
        if (node.counts_as_one()) {
            return {};
        }
        std::vector<std::pair<Cost, std::size_t>> branches; // with the place in the file
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const OutlineNode& child = assessment_.program->nodes[node.children[i]];
            if (says_for(child, child.truth[static_cast<std::size_t>(Mode::may)])) {
                branches.emplace_back(of(node.children[i]), i);
            }
        }
        const std::size_t needed = std::min(branches_needed(node), branches.size());
        std::stable_sort(branches.begin(), branches.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        branches.resize(needed);
        std::sort(branches.begin(), branches.end(),
                  [](const auto& a, const auto& b) { return a.second < b.second; });
        Cost cost;
        for (const auto& [branch, place] : branches) {
            cost.add(branch);
        }
        return cost;
    }

    /// How many children must be for the person so that the point is.
    static std::size_t branches_needed(const OutlineNode& node) {
        const std::size_t all = node.children.size();
        switch (node.kind) {
        case PointKind::any:
            return node.negative ? all : 1;
        case PointKind::at_least:
            return node.negative ? all - std::min<std::size_t>(all, node.at_least) + 1 : node.at_least;
        case PointKind::negation: // its children speak the other way, and all of them together
            return node.negative ? all : 1;
        default:
            return node.negative ? 1 : all;
        }
    }

    const AssessmentData& assessment_;
};

} // namespace

std::vector<UsedWaiver> used_waivers(const AssessmentData& assessment, const PermitOutline& outline) {
    if (assessment.value(outline.truth[static_cast<std::size_t>(Mode::may)]).is_false()) {
        return {};
    }
    const Costs costs(assessment);
    Cost cost = costs.of(outline.requires_);
    for (const std::uint32_t refusal : outline.refusals) {
        cost.add(costs.of(refusal));
    }
    return std::move(cost.waivers);
}

} // namespace bleibe::detail
