// SPDX-License-Identifier: Apache-2.0
// The idea: compare the slots of two neighbouring days. The deepest point that is decided otherwise is the
// cause, and the steps that changed below it say what kind of day it is.
#include "reason/border_cause.hpp"

#include "compile/catalog_model.hpp"

#include <algorithm>
#include <set>

namespace bleibe {
namespace detail {
namespace {

/// The slots of a day as they were, for comparison with those of the next.
class Before {
public:
    explicit Before(const AssessmentData& assessment) {
        for (const Value& slot : assessment.slots) {
            slots_.push_back(deep_copy(slot, arena_));
        }
    }
    [[nodiscard]] bool differs(const AssessmentData& after, Ref ref) const {
        if (ref.base() == Ref::operands) {
            return ref.index() == 0;
        }
        return ref.base() == Ref::top && !identical(slots_[ref.index()], after.slots[ref.index()]);
    }

private:
    Arena arena_;
    std::vector<Value> slots_;
};

bool node_differs(const Before& before, const AssessmentData& after, const OutlineNode& node) {
    return std::any_of(node.truth.begin(), node.truth.end(),
                       [&](Ref truth) { return before.differs(after, truth); });
}

/// The deepest points that changed; a point without a name stands for the nearest named one above it.
void deepest(const Before& before, const AssessmentData& after, std::uint32_t index, std::uint32_t named,
             std::vector<std::uint32_t>& found) {
    const OutlineNode& node = after.program->nodes[index];
    if (!node_differs(before, after, node)) {
        return;
    }
    const std::uint32_t self = node.id.empty() ? named : index;
    const std::size_t count = found.size();
    for (const std::uint32_t child : node.children) {
        deepest(before, after, child, self, found);
    }
    if (found.size() == count && std::find(found.begin(), found.end(), self) == found.end()) {
        found.push_back(self);
    }
}

CauseKind kind_of_comparison(const CompiledCode& code, std::span<const Ref> operands) {
    const auto constant_day = [&](Ref ref) {
        return ref.is_constant() && code.constants[ref.index()].kind == Kind::date;
    };
    return std::any_of(operands.begin(), operands.end(), constant_day) ? CauseKind::fixed_day
                                                                       : CauseKind::fact;
}

/// What the changed steps below a changed truth are about, and those that are not known, which may have
/// changed; the first kind that is found, in this order: an age, a period, a day.
CauseKind kind_of(const Before& before, const AssessmentData& after, Ref truth) {
    const CompiledCode& code = after.program->code;
    std::vector<Ref> open{truth};
    std::set<std::uint32_t> seen;
    CauseKind found = CauseKind::other;
    while (!open.empty()) {
        const Ref ref = open.back();
        open.pop_back();
        const bool changes =
            ref.base() == Ref::top && (before.differs(after, ref) || after.value(ref).is_unknown());
        if (!changes || !seen.insert(ref.index()).second) {
            continue;
        }
        const Step& step = code.top.steps[ref.index()];
        const auto operands = code.top.operands_of(step);
        const Measures measures = step.row != nullptr ? step.row->measures : Measures::nothing;
        if (measures == Measures::age) {
            return CauseKind::age;
        }
        if (measures == Measures::time || (step.kind != StepKind::call && step.block != 0)) {
            found = CauseKind::time;
        } else if (found != CauseKind::time && step.row != nullptr && operands.size() >= 2 &&
                   step.row->result.is(TypeKind::any) && after.value(ref).kind == Kind::boolean) {
            found = kind_of_comparison(code, operands);
        }
        open.insert(open.end(), operands.begin(), operands.end());
    }
    return found;
}

/// So that points which are open in one pass over the facts are seen to change.
void prove_what_is_known_in_part(AssessmentData& assessment, const PermitOutline& outline) {
    if (assessment.knows_in_part()) {
        (void)assessment.prove_points(outline);
    }
}

std::string text_of_law(const OutlineNode& node) {
    const CriterionDeclaration* criterion = node.criterion;
    return criterion != nullptr && node.ruleset != nullptr ? node.ruleset->law(criterion->law)
                                                           : std::string();
}

} // namespace

Cause cause_of_border(AssessmentData& assessment, PermitId permit, Date day) {
    Cause cause;
    const Date day_before(day.days() - 1);
    const PermitOutline* const outline_before =
        assessment.program->outline(assessment.program->stretch_of(day_before), permit);
    const PermitOutline* const outline =
        assessment.program->outline(assessment.program->stretch_of(day), permit);
    if (outline != outline_before &&
        (outline == nullptr || outline_before == nullptr || outline->ruleset != outline_before->ruleset)) {
        cause.kind = CauseKind::law;
        const Ruleset& norm = outline != nullptr ? *outline->ruleset : *outline_before->ruleset;
        cause.law = norm.cite;
        cause.version = outline != nullptr ? norm.version() : std::string();
        return cause;
    }
    if (outline == nullptr) {
        return cause;
    }
    if (outline != outline_before) {
        cause.kind = CauseKind::law; // a norm that it draws upon
        cause.version = day.to_string();
        return cause;
    }
    assessment.move_to(day_before);
    prove_what_is_known_in_part(assessment, *outline);
    const Before before(assessment);
    assessment.move_to(day);
    prove_what_is_known_in_part(assessment, *outline);
    std::vector<std::uint32_t> found;
    deepest(before, assessment, outline->requires_, outline->requires_, found);
    for (const std::uint32_t refusal : outline->refusals) {
        deepest(before, assessment, refusal, refusal, found);
    }
    if (found.empty()) {
        return cause;
    }
    const OutlineNode& node = assessment.program->nodes[found.front()];
    cause.criterion = node.id;
    cause.label = node.criterion != nullptr ? &node.criterion->label : nullptr;
    cause.law = text_of_law(node);
    for (const Ref truth : node.truth) {
        if (before.differs(assessment, truth)) {
            cause.kind = kind_of(before, assessment, truth);
            break;
        }
    }
    return cause;
}

} // namespace detail

std::string_view to_string(CauseKind kind) noexcept {
    switch (kind) {
    case CauseKind::begin:
        return "begin";
    case CauseKind::law:
        return "law";
    case CauseKind::age:
        return "age";
    case CauseKind::time:
        return "time";
    case CauseKind::fixed_day:
        return "fixed_day";
    case CauseKind::fact:
        return "fact";
    case CauseKind::other:
        return "other";
    }
    return {};
}

} // namespace bleibe
