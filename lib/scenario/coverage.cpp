// SPDX-License-Identifier: Apache-2.0
// The idea: the slots of every scenario already say which point decided and how near a comparison came
// to its limit; noting that needs no second run.
#include "scenario/coverage.hpp"

#include "compile/schedule.hpp"
#include "reason/points.hpp"
#include "reason/support.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

bool is_comparison(const Step& step) {
    if (step.kind != StepKind::call || step.row == nullptr || step.row->group != FunctionGroup::operators) {
        return false;
    }
    const std::string_view name = step.row->name;
    return name == "<" || name == "<=" || name == ">" || name == ">=";
}

/// How far two numbers, days or ranks of one ordered choice are from each other; nothing for other kinds.
std::optional<std::int64_t> distance(const Value& a, const Value& b) {
    if (a.kind == Kind::date && b.kind == Kind::date) {
        return a.integer - b.integer;
    }
    if (a.kind == Kind::choice && b.kind == Kind::choice && a.pointer == b.pointer) {
        return static_cast<std::int64_t>(a.size) - static_cast<std::int64_t>(b.size);
    }
    if (a.kind == Kind::number && b.kind == Kind::number) {
        const auto difference = subtract(a.decimal(), b.decimal());
        const auto whole = difference ? rounded(*difference, 0, Rounding::up) : std::nullopt;
        return whole ? to_integer(*whole) : std::nullopt;
    }
    return std::nullopt;
}

/// True if there is something to tell.
bool count(bool is_shown, Shown& of) {
    ++of.all;
    of.shown += is_shown ? 1 : 0;
    return !is_shown;
}

/// The scenario says itself how the point stands.
bool asserts(const Expectation& expected, const OutlineNode& node) {
    const std::string full = node.ruleset->id + "#" + node.criterion->id;
    return std::any_of(expected.criteria.begin(), expected.criteria.end(),
                       [&](const auto& one) { return one.first == node.id || one.first == full; });
}

} // namespace

void ScenarioCoverage::note(const AssessmentData& assessment, const CaseReport& report,
                            const std::vector<Expectation>& expectations) {
    for (const Expectation& expected : expectations) {
        const auto permit = std::find_if(report.permits.begin(), report.permits.end(),
                                         [&](const PermitReport& one) { return one.id == expected.permit; });
        if (permit == report.permits.end()) {
            continue;
        }
        if (const PermitOutline* outline = assessment.outline(permit->permit)) {
            note_criteria(assessment, *outline, permit->verdict, expected);
            note_limits(assessment, steps_needed(assessment.program->code,
                                                 {outline->truth.begin(), outline->truth.end()}));
        }
        note_readings(*permit);
    }
}

void ScenarioCoverage::note_criteria(const AssessmentData& assessment,
                                     const std::vector<Expectation>& expectations) {
    const PermitOutline* outline = assessment.outline(PermitId{0});
    if (outline == nullptr) {
        return;
    }
    std::vector<Ref> refs;
    for (const std::uint32_t index : all_nodes(*assessment.program, *outline)) {
        const OutlineNode& node = assessment.program->nodes[index];
        if (node.criterion != nullptr &&
            std::any_of(expectations.begin(), expectations.end(),
                        [&](const Expectation& expected) { return asserts(expected, node); })) {
            const PointState state = state_of(assessment, node);
            Sides& sides = criteria_[node.criterion];
            sides.one = sides.one || state == PointState::met;
            sides.other = sides.other || state == PointState::unmet || state == PointState::waived;
            refs.insert(refs.end(), node.truth.begin(), node.truth.end());
        }
    }
    note_limits(assessment, steps_needed(assessment.program->code, refs));
}

void ScenarioCoverage::note_criteria(const AssessmentData& assessment, const PermitOutline& outline,
                                     const Verdict& verdict, const Expectation& expected) {
    std::vector<std::uint32_t> deciding;
    if (verdict.status == Status::ineligible) {
        deciding = deciding_nodes(assessment, outline);
    }
    const std::vector<bool> support = support_of(assessment, outline, verdict);
    note_point(assessment, outline.requires_, deciding, false);
    for (const std::uint32_t refusal : outline.refusals) {
        note_point(assessment, refusal, deciding, false);
    }
    for (const std::uint32_t index : all_nodes(*assessment.program, outline)) {
        const OutlineNode& node = assessment.program->nodes[index];
        if (node.criterion != nullptr &&
            (verdict.status == Status::eligible || support[index] || asserts(expected, node))) {
            Sides& sides = criteria_[node.criterion];
            sides.one = sides.one ||
                        state_of(assessment, node) == (node.negative ? PointState::unmet : PointState::met);
        }
    }
}

bool ScenarioCoverage::note_point(const AssessmentData& assessment, std::uint32_t index,
                                  const std::vector<std::uint32_t>& deciding, bool waived_above) {
    const OutlineNode& node = assessment.program->nodes[index];
    const bool waived = state_of(assessment, node) == PointState::waived;
    bool decided = std::find(deciding.begin(), deciding.end(), index) != deciding.end();
    for (const std::uint32_t child : node.children) {
        const bool below = note_point(assessment, child, deciding, waived || waived_above);
        decided = decided || below;
    }
    if (node.criterion != nullptr) {
        Sides& sides = criteria_[node.criterion];
        sides.other = sides.other || decided || waived ||
                      (waived_above && stands_against(assessment, node)) ||
                      (node.passed_over_at_may && stands_against(assessment, node));
    }
    return decided;
}

void ScenarioCoverage::note_limits(const AssessmentData& assessment,
                                   const std::vector<std::uint32_t>& steps) {
    const Block& top = assessment.program->code.top;
    for (const std::uint32_t index : steps) {
        const Step& step = top.steps[index];
        if (!is_comparison(step)) {
            continue;
        }
        const Value& outcome = assessment.value({Ref::top, index});
        const auto operands = top.operands_of(step);
        note_limit(assessment, operands[0], operands[1], outcome.is_true());
        note_limit(assessment, operands[1], operands[0], outcome.is_true());
    }
}

void ScenarioCoverage::note_limit(const AssessmentData& assessment, Ref parameter, Ref other, bool outcome) {
    if (!parameter.is_constant() || other.is_constant()) {
        return;
    }
    const Value& limit = assessment.value(parameter);
    for (const Ruleset& ruleset : catalog_.model().written().rulesets) {
        for (const ParameterDeclaration& declared : ruleset.parameters) {
            if (!equal(declared.value, limit).is_true()) {
                continue;
            }
            const auto far = distance(assessment.value(other), limit);
            Sides& sides = limits_[&declared];
            if (far && *far >= -1 && *far <= 1) {
                (outcome ? sides.one : sides.other) = true;
            }
        }
    }
}

void ScenarioCoverage::note_readings(const PermitReport& permit) {
    const std::string norm =
        std::string(permit.id.substr(0, permit.id.find('#'))) + "@" + std::string(permit.law.version);
    for (const DisputeFound& dispute : permit.disputes) {
        for (const ReadingFound& reading : dispute.readings) {
            const bool differs =
                std::any_of(dispute.readings.begin(), dispute.readings.end(), [&](const ReadingFound& other) {
                    return (other.status != reading.status || other.effect != reading.effect) &&
                           (other.chosen || reading.chosen || !dispute.settled);
                });
            if (differs) {
                readings_.emplace(norm, dispute.id, reading.id);
            }
        }
    }
}

bool ScenarioCoverage::matters(const Ruleset& ruleset, const std::string& dispute,
                               const std::string& reading) const {
    return std::any_of(readings_.begin(), readings_.end(), [&](const auto& seen) {
        return std::get<1>(seen) == dispute && std::get<2>(seen) == reading &&
               (ruleset.permits.empty() || std::get<0>(seen) == ruleset.id + "@" + ruleset.version());
    });
}

void ScenarioCoverage::report(ScenarioResults& results, Diagnostics& diagnostics) const {
    for (const Ruleset& ruleset : catalog_.model().written().rulesets) {
        for (const CriterionDeclaration& criterion : ruleset.criteria) {
            const auto found = criteria_.find(&criterion);
            const Sides sides = found == criteria_.end() ? Sides{} : found->second;
            if (count(sides.one && sides.other, results.criteria)) {
                diagnostics
                    .add(Code::criterion_untested, criterion.span,
                         "no scenario in which `" + criterion.id +
                             (sides.one ? "` decides against the person" : "` speaks for the person"))
                    .law(ruleset.law(criterion.law));
            }
        }
        for (const ParameterDeclaration& parameter : ruleset.parameters) {
            const auto found = limits_.find(&parameter);
            if (found != limits_.end() && count(found->second.one && found->second.other, results.limits)) {
                diagnostics
                    .add(Code::boundary_untested, parameter.span,
                         "no scenario on one side of the limit `" + parameter.id + "`")
                    .help("add one that just passes and one that just fails");
            }
        }
        for (const DisputeDeclaration& dispute : ruleset.disputes) {
            for (const ReadingDeclaration& reading : dispute.readings) {
                if (count(matters(ruleset, dispute.id, reading.id), results.readings)) {
                    diagnostics.add(Code::reading_untested, reading.span,
                                    "no scenario in which the reading `" + dispute.id + "/" + reading.id +
                                        "` matters");
                }
            }
        }
    }
}

} // namespace bleibe::detail
