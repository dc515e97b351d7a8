// SPDX-License-Identifier: Apache-2.0
// The idea: "nearly" means that everything which is not met can still come: it is unknown, it binds only
// as a rule, or somebody can change it. What time changes is seen on the days looked ahead.
#include "reason/colours.hpp"

#include "compile/catalog_model.hpp"
#include "reason/points.hpp"

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

class Nearly {
public:
    explicit Nearly(const AssessmentData& assessment) : assessment_(assessment) {}

    /// The point is for the person, open, or can come to be for the person.
    bool can_come(std::uint32_t index) const {
        const OutlineNode& node = assessment_.program->nodes[index];
        if (!stands_against(assessment_, node)) {
            return true;
        }
        if (node.criterion != nullptr && node.criterion->cure != Cure::wait &&
            (node.criterion->exception == Exception::in_favour ||
             node.criterion->exception == Exception::either)) {
            return true;
        }
        if (node.curable || node.cure_stated || node.counts_as_one()) {
            return node.curable;
        }
        if (fails_together(assessment_, node)) {
            return std::any_of(node.children.begin(), node.children.end(),
                               [&](std::uint32_t child) { return can_be_changed(child); });
        }
        return parts_come(node, [&](std::uint32_t child) { return can_come(child); });
    }

    /// A requirement that stated facts decide, whatever may be waived.
    bool any_decided(const PermitOutline& outline) const {
        const OutlineNode& root = assessment_.program->nodes[outline.requires_];
        return std::any_of(root.children.begin(), root.children.end(), [&](std::uint32_t child) {
            const OutlineNode& node = assessment_.program->nodes[child];
            return assessment_.value(node.raw).kind == Kind::boolean &&
                   std::any_of(node.facts.begin(), node.facts.end(), [&](std::uint32_t fact) {
                       return !assessment_.is_assumed(fact) && assessment_.is_stated(fact);
                   });
        });
    }

private:
    /// Somebody can change something about the open point, or below it.
    bool can_be_changed(std::uint32_t index) const {
        const OutlineNode& node = assessment_.program->nodes[index];
        if (!is_open(assessment_, node)) {
            return false;
        }
        if (node.cure_stated || node.counts_as_one()) {
            return node.curable;
        }
        return std::any_of(node.children.begin(), node.children.end(),
                           [&](std::uint32_t child) { return can_be_changed(child); });
    }

    const AssessmentData& assessment_;
};

} // namespace

bool parts_come(const OutlineNode& node, const std::function<bool(std::uint32_t)>& comes) {
    const auto coming = std::count_if(node.children.begin(), node.children.end(), comes);
    const auto all = static_cast<std::ptrdiff_t>(node.children.size());
    const auto enough = static_cast<std::ptrdiff_t>(node.at_least);
    switch (node.kind) {
    case PointKind::any:
        return node.negative ? coming == all : coming > 0;
    case PointKind::at_least:
        return node.negative ? all - coming < enough : coming >= enough;
    default:
        return node.negative ? coming > 0 : coming == all;
    }
}

bool all_come(const AssessmentData& assessment, const PermitOutline& outline,
              const std::function<bool(std::uint32_t)>& comes) {
    return comes(outline.requires_) &&
           std::all_of(outline.refusals.begin(), outline.refusals.end(), [&](std::uint32_t refusal) {
               return assessment.program->nodes[refusal].passed_over_at_may || comes(refusal);
           });
}

bool can_come(const AssessmentData& assessment, std::uint32_t node) {
    return Nearly(assessment).can_come(node);
}

bool is_nearly(const AssessmentData& assessment, PermitId permit) {
    const PermitOutline* outline = assessment.outline(permit);
    if (outline == nullptr) {
        return false;
    }
    const Nearly nearly(assessment);
    return nearly.any_decided(*outline) &&
           all_come(assessment, *outline, [&](std::uint32_t node) { return nearly.can_come(node); });
}

bool is_green(const AssessmentData& assessment, PermitId permit) {
    const PermitOutline* outline = assessment.outline(permit);
    if (outline == nullptr) {
        return false;
    }
    const Verdict verdict = assessment.verdict(permit);
    return verdict.status == Status::eligible && verdict.effect == outline->effect;
}

Colour colour_on_day(const AssessmentData& assessment, PermitId permit, const Verdict& verdict) {
    const PermitOutline* outline = assessment.outline(permit);
    if (outline == nullptr) {
        return Colour::none;
    }
    if (verdict.status == Status::eligible && verdict.effect == outline->effect) {
        return Colour::green;
    }
    if (verdict.status == Status::eligible || is_nearly(assessment, permit)) {
        return Colour::yellow;
    }
    const Nearly nearly(assessment);
    return all_come(assessment, *outline, [&](std::uint32_t node) { return nearly.can_come(node); })
               ? Colour::grey
               : Colour::red;
}

} // namespace detail

Colour colour_of(const std::vector<PermitReport>& permits) noexcept {
    Colour best = Colour::none;
    for (const PermitReport& permit : permits) {
        best = std::min(best, permit.colour);
    }
    return best == Colour::none ? Colour::grey : best;
}

} // namespace bleibe
