// SPDX-License-Identifier: Apache-2.0
// The idea: a verdict is read off the truths of its tree. For each of them that is certain the tree is walked
// along what makes it so; where a walk ends, something was read.
#include "reason/support.hpp"

#include "ruleset/catalog.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace bleibe::detail {
namespace {

using Nodes = std::set<std::uint32_t>;

Force level_of(Mode mode) {
    return mode == Mode::shall ? Force::shall : mode == Mode::should ? Force::should : Force::may;
}

class Support {
public:
    Support(const AssessmentData& assessment, const PermitOutline& outline)
        : assessment_(assessment), outline_(outline), nodes_(assessment.program->nodes) {}

    Nodes of_verdict(const Verdict& verdict) {
        for (const Mode mode : modes_read(verdict)) {
            whole(mode);
        }
        return std::move(found_);
    }

private:
    /// The truths that the verdict was read off, the most demanding first: what serves one serves the next.
    [[nodiscard]] std::vector<Mode> modes_read(const Verdict& verdict) const {
        std::vector<Mode> modes;
        if (verdict.status == Status::ineligible) {
            modes.push_back(Mode::conceded);
        } else if (verdict.status == Status::eligible) {
            modes.push_back(Mode::opposed);
        }
        if (verdict.status != Status::ineligible) {
            if (outline_.effect < Effect::should) {
                modes.push_back(Mode::shall);
            }
            if (outline_.effect < Effect::may) {
                modes.push_back(Mode::should);
            }
        }
        modes.push_back(Mode::may);
        return modes;
    }

    [[nodiscard]] bool is(Ref ref, bool wanted) const {
        const Value& value = assessment_.value(ref);
        return wanted ? value.is_true() : value.is_false();
    }
    [[nodiscard]] Ref truth(std::uint32_t index, Mode mode) const {
        return nodes_[index].truth[static_cast<std::size_t>(mode)];
    }

    void whole(Mode mode) {
        bool carried = false;
        const Ref truth_of_all = outline_.truth[static_cast<std::size_t>(mode)];
        for (const bool value : {true, false}) {
            if (!is(truth_of_all, value)) {
                continue;
            }
            if (is(truth(outline_.requires_, mode), value)) {
                take(node(outline_.requires_, mode, value));
                carried = true;
            }
            for (const std::uint32_t refusal : outline_.refusals) {
                const bool counts = !nodes_[refusal].passed_over_at_may || level_of(mode) != Force::may;
                if (counts && is(truth(refusal, mode), !value)) {
                    take(node(refusal, mode, !value));
                    carried = true;
                }
            }
        }
        if (!carried && assessment_.value(truth_of_all).kind == Kind::boolean) {
            take(everything(outline_.requires_));
            for (const std::uint32_t refusal : outline_.refusals) {
                take(everything(refusal));
            }
        }
    }

    void take(const std::optional<Nodes>& nodes) {
        if (nodes) {
            found_.insert(nodes->begin(), nodes->end());
        }
    }

    /// What makes a node's truth what it is at a mode; nothing where it is not so.
    [[nodiscard]] std::optional<Nodes> node(std::uint32_t index, Mode mode, bool value) const {
        const OutlineNode& of = nodes_[index];
        const Ref here = truth(index, mode);
        if (!is(here, value)) {
            return std::nullopt;
        }
        if (here.is_constant() && of.criterion == nullptr) {
            return Nodes{};
        }
        std::optional<Nodes> nodes;
        if (of.criterion == nullptr) {
            nodes = body(index, of.permit != nullptr && of.negative ? turned(mode) : mode, value);
        } else {
            nodes = value != of.negative ? favourable(index, mode) : unfavourable(index, mode);
        }
        return nodes ? nodes : everything(index);
    }

    /// Where readings that are open agree on the whole and not on its parts, no part alone carries it.
    [[nodiscard]] Nodes everything(std::uint32_t index) const {
        Nodes all{index};
        for (const std::uint32_t child : nodes_[index].children) {
            const Nodes part = everything(child);
            all.insert(part.begin(), part.end());
        }
        return all;
    }

    /// Of a permit that speaks against the person (see `lower_permit`).
    static Mode turned(Mode mode) {
        return mode == Mode::conceded ? Mode::opposed : mode == Mode::opposed ? Mode::conceded : Mode::may;
    }

    [[nodiscard]] bool conceded(const OutlineNode& of, Mode mode) const {
        const Exception exception = of.criterion->exception;
        return mode == Mode::conceded &&
               (exception == Exception::in_favour || exception == Exception::either);
    }
    [[nodiscard]] bool opposed(const OutlineNode& of, Mode mode) const {
        const Exception exception = of.criterion->exception;
        return mode == Mode::opposed && (exception == Exception::against || exception == Exception::either);
    }

    /// One way in which a point is for the person: the way that takes the fewest points.
    [[nodiscard]] std::optional<Nodes> favourable(std::uint32_t index, Mode mode) const {
        const OutlineNode& of = nodes_[index];
        if (conceded(of, mode)) {
            return Nodes{};
        }
        if (!opposed(of, mode)) {
            if (auto raw = body(index, mode, !of.negative)) {
                return raw;
            }
        }
        const bool does_not_apply = of.applies && is(*of.applies, false);
        const bool waived =
            std::any_of(of.waivers.begin(), of.waivers.end(), [&](const OutlineNode::Waived& one) {
                return one.waiver->effect <= level_of(mode) && is(one.when, true);
            });
        if (does_not_apply || waived) {
            return Nodes{index};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<Nodes> unfavourable(std::uint32_t index, Mode mode) const {
        const OutlineNode& of = nodes_[index];
        std::optional<Nodes> nodes = opposed(of, mode) ? Nodes{} : body(index, mode, of.negative);
        if (!nodes) {
            return std::nullopt;
        }
        const bool could_be_waived =
            std::any_of(of.waivers.begin(), of.waivers.end(),
                        [&](const OutlineNode::Waived& one) { return one.waiver->effect <= level_of(mode); });
        if (of.applies || could_be_waived) {
            nodes->insert(index);
        }
        return nodes;
    }

    /// Of a node without its waivers and its applicability.
    [[nodiscard]] std::optional<Nodes> body(std::uint32_t index, Mode mode, bool value) const {
        const OutlineNode& of = nodes_[index];
        if (of.children.empty()) {
            return is(of.raw, value) ? std::optional(Nodes{index}) : std::nullopt;
        }
        std::vector<Nodes> parts;
        const bool of_parts = of.kind == PointKind::negation ? !value : value;
        for (const std::uint32_t child : of.children) {
            if (is(truth(child, mode), of_parts)) {
                if (auto part = node(child, mode, of_parts)) {
                    parts.push_back(std::move(*part));
                }
            }
        }
        const std::size_t all = of.children.size();
        const bool any = of.kind == PointKind::any;
        std::size_t needed = any == value ? 1 : all;
        if (of.kind == PointKind::negation) {
            needed = value ? 1 : all;
        } else if (of.kind == PointKind::at_least) {
            needed = value ? of.at_least : all - std::min<std::size_t>(all, of.at_least) + 1;
        }
        if (parts.size() < needed) {
            return std::nullopt;
        }
        return joined(std::move(parts), value ? needed : parts.size());
    }

    /// The cheapest parts, in points that are not in it yet.
    [[nodiscard]] Nodes joined(std::vector<Nodes> parts, std::size_t needed) const {
        const auto cost = [&](const Nodes& part) {
            return std::count_if(part.begin(), part.end(),
                                 [&](std::uint32_t index) { return found_.count(index) == 0; });
        };
        std::stable_sort(parts.begin(), parts.end(),
                         [&](const Nodes& a, const Nodes& b) { return cost(a) < cost(b); });
        Nodes nodes;
        for (std::size_t i = 0; i < needed; ++i) {
            nodes.insert(parts[i].begin(), parts[i].end());
        }
        return nodes;
    }

    const AssessmentData& assessment_;
    const PermitOutline& outline_;
    const std::vector<OutlineNode>& nodes_;
    Nodes found_;
};

} // namespace

std::vector<bool> support_of(const AssessmentData& assessment, const PermitOutline& outline,
                             const Verdict& verdict) {
    std::vector<bool> rests(assessment.program->nodes.size());
    for (const std::uint32_t index : Support(assessment, outline).of_verdict(verdict)) {
        rests[index] = true;
    }
    return rests;
}

} // namespace bleibe::detail
