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
    explicit Nearly(const AssessmentData& assessment, bool patient = false)
        : assessment_(assessment), patient_(patient) {}

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
            return node.curable || (patient_ && is_a_matter_of_time(node));
        }
        const auto coming = std::count_if(node.children.begin(), node.children.end(),
                                          [&](std::uint32_t child) { return can_come(child); });
        const auto all = static_cast<std::ptrdiff_t>(node.children.size());
        switch (node.kind) {
        case PointKind::any:
            return node.negative ? coming == all : coming > 0;
        case PointKind::at_least:
            return node.negative ? all - coming < static_cast<std::ptrdiff_t>(node.at_least)
                                 : coming >= static_cast<std::ptrdiff_t>(node.at_least);
        default:
            return node.negative ? coming > 0 : coming == all;
        }
    }

    /// A requirement that stated facts decide, whatever may be waived.
    bool any_decided(const PermitOutline& outline) const {
        const OutlineNode& root = assessment_.program->nodes[outline.requires_];
        return std::any_of(root.children.begin(), root.children.end(), [&](std::uint32_t child) {
            const OutlineNode& node = assessment_.program->nodes[child];
            return assessment_.value(node.raw).kind == Kind::boolean &&
                   std::any_of(node.facts.begin(), node.facts.end(), [&](std::uint32_t fact) {
                       return !assessment_.is_assumed(fact) && !assessment_.facts()[fact].is_unknown();
                   });
        });
    }

private:
    /// Time may change the point, as the file says or, where it says nothing, because it depends on the day.
    bool is_a_matter_of_time(const OutlineNode& node) const {
        if (node.cure_stated) {
            return node.criterion != nullptr && node.criterion->cure == Cure::wait;
        }
        const Ref truth = node.truth[static_cast<std::size_t>(Mode::may)];
        const auto& by_day = assessment_.stretch->day_schedule;
        return truth.base() == Ref::top && std::binary_search(by_day.begin(), by_day.end(), truth.index());
    }

    const AssessmentData& assessment_;
    bool patient_;
};

/// Of the requirements and of each ground of refusal that never gives way.
template <class Comes>
bool all_come(const AssessmentData& assessment, const PermitOutline& outline, const Comes& comes) {
    return comes(outline.requires_) &&
           std::all_of(outline.refusals.begin(), outline.refusals.end(), [&](std::uint32_t refusal) {
               return assessment.program->nodes[refusal].passed_over_at_may || comes(refusal);
           });
}

} // namespace

bool can_come(const AssessmentData& assessment, std::uint32_t node) {
    return Nearly(assessment).can_come(node);
}

bool can_come_with_time(const AssessmentData& assessment, const PermitOutline& outline) {
    const Nearly nearly(assessment, true);
    return all_come(assessment, outline, [&](std::uint32_t node) { return nearly.can_come(node); });
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
