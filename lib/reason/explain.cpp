// SPDX-License-Identifier: Apache-2.0
// The idea: the tree says what was asked and the slots say what was found; nothing is recorded while
// assessing.
#include "reason/explain.hpp"

#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"
#include "reason/found_text.hpp"
#include "reason/points.hpp"
#include "reason/support.hpp"
#include "reason/unknowns.hpp"

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

std::string_view word_of(Exception exception) {
    switch (exception) {
    case Exception::in_favour:
        return "in_favour";
    case Exception::against:
        return "against";
    case Exception::either:
        return "either";
    case Exception::none:
        return {};
    }
    return {};
}

class Explainer {
public:
    Explainer(AssessmentData& assessment, const PermitOutline& outline, const Verdict& verdict)
        : assessment_(assessment), vocabulary_(assessment.program->model->written().vocabulary),
          rests_(support_of(assessment, outline, verdict)) {
        decisive_ = verdict.status == Status::ineligible ? deciding_nodes(assessment, outline)
                                                         : open_nodes(assessment, outline);
    }

    Point point(std::uint32_t index, bool refusal) {
        const OutlineNode& node = assessment_.program->nodes[index];
        Point point;
        point.kind = node.kind;
        point.id = node.id;
        point.state = state_of(assessment_, node);
        point.refusal = refusal;
        point.negative = node.negative;
        point.decisive = std::find(decisive_.begin(), decisive_.end(), index) != decisive_.end();
        point.rests = rests_[index];
        point.uncertain =
            point.state == PointState::waived && assessment_.value(node.raw).kind != Kind::boolean;
        point.cannot_compute = assessment_.value(node.raw).is_null();
        point.at_least = node.at_least;
        words(node, point);
        if (!point.id.empty() || point.label != nullptr || node.children.empty()) {
            point.number = ++numbered_;
        }
        point.found = fill(assessment_, node.found);
        point.required = required(node);
        facts(node, point);
        if (point.state == PointState::open) {
            UnknownWalk walk(assessment_);
            walk.follow(node);
            point.missing = walk.paths();
            for (const std::uint32_t dispute : walk.disputes()) {
                point.open_disputes.push_back(assessment_.program->disputes[dispute].id);
            }
        }
        for (const auto& waived : node.waivers) {
            point.waivers.push_back(waiver_found(assessment_, node, *waived.waiver, waived.when));
        }
        for (const std::uint32_t child : node.children) {
            point.children.push_back(this->point(child, refusal));
        }
        return point;
    }

private:
    void words(const OutlineNode& node, Point& point) const {
        const CriterionDeclaration* criterion = node.criterion;
        if (criterion != nullptr) {
            point.label = &criterion->label;
            point.law = node.ruleset->law(criterion->law);
            point.quote = criterion->quote.text();
            point.exception = word_of(criterion->exception);
        } else if (node.permit != nullptr) {
            point.label = &node.permit->label;
            point.law = node.ruleset->law(node.permit->law);
            point.quote = node.permit->quote.text();
        } else if (node.item != nullptr) {
            point.label = node.item->label.empty() ? nullptr : &node.item->label;
            point.law = node.mentioned_in->law(node.item->law);
            point.quote = node.item->quote.text();
        }
        point.url = node.ruleset->url;
        if (node.item != nullptr && (node.criterion != nullptr || node.permit != nullptr) &&
            !node.item->quote.empty()) {
            point.mentioned_law = node.mentioned_in->law(node.item->law);
            point.mentioned_quote = node.item->quote.text();
        }
    }

    /// What is required; where the reading that holds replaces the criterion, its text speaks of another one
    /// and the reading speaks for itself.
    Words required(const OutlineNode& node) {
        if (node.criterion != nullptr && !node.required.empty()) {
            for (std::size_t d = 0; d < assessment_.program->dispute_models.size(); ++d) {
                const Value& chosen = assessment_.operands[1 + d];
                const DisputeDeclaration& dispute = *assessment_.program->dispute_models[d].declaration;
                if (chosen.is_unknown() || !belongs_to(dispute, *node.ruleset)) {
                    continue;
                }
                const auto& reading = dispute.readings[static_cast<std::size_t>(chosen.integer)];
                for (const auto& [name, formula] : reading.criteria) {
                    if (name == node.criterion->id) {
                        return reading.summary.empty() ? reading.label : reading.summary;
                    }
                }
            }
        }
        return fill(assessment_, node.required);
    }

    static bool belongs_to(const DisputeDeclaration& dispute, const Ruleset& ruleset) {
        return std::any_of(ruleset.disputes.begin(), ruleset.disputes.end(),
                           [&](const DisputeDeclaration& one) { return one.id == dispute.id; });
    }

    void facts(const OutlineNode& node, Point& point) {
        for (const std::uint32_t fact : node.own_facts) {
            const FactDeclaration& declared = vocabulary_.facts[fact];
            const Value& value = assessment_.facts()[fact];
            FactFound found;
            found.path = declared.id;
            found.label = &declared.label;
            found.known = !value.is_unknown();
            found.judgement = declared.judgement;
            found.assumed = assessment_.is_assumed(fact);
            if (value.kind == Kind::choice) {
                if (const ChoiceDeclaration* choice = vocabulary_.find_choice(value.choice_set())) {
                    found.value_label = &choice->labels[value.size];
                }
            }
            if (value.kind == Kind::list) {
                found.list = true;
                found.value = std::to_string(value.size);
                entries(node, fact, found);
            } else if (found.known) {
                found.value = value.is_null() ? "" : to_text(value);
                found.none = value.is_null();
                if (value.is_null() && !declared.absent.empty()) {
                    found.value_label = &declared.absent;
                }
            }
            in_part(fact, found);
            point.facts.push_back(std::move(found));
        }
    }

    /// Of a fact of which the case says something short of its value.
    void in_part(std::uint32_t fact, FactFound& found) const {
        const auto& sets = assessment_.subject->in_part;
        if (!assessment_.nothing.empty() || fact >= sets.size() || sets[fact].is_nothing()) {
            return;
        }
        for (const std::string& language : assessment_.program->model->written().languages) {
            if (std::string shown = shown_set(assessment_, sets[fact], language); !shown.empty()) {
                found.in_part.texts.emplace_back(language, std::move(shown));
            }
        }
    }

    /// What the node itself reads, its parts aside.
    static std::vector<Ref> own_reads(const OutlineNode& node) {
        std::vector<Ref> refs;
        if (node.children.empty()) {
            refs.push_back(node.raw);
        }
        for (const OutlineNode::Waived& waived : node.waivers) {
            refs.push_back(waived.when);
        }
        if (node.applies) {
            refs.push_back(*node.applies);
        }
        return refs;
    }

    /// Which entries of a list a filter keeps, or a quantifier turns on; all where it is read as a whole.
    void entries(const OutlineNode& node, std::uint32_t fact, FactFound& found) {
        const CompiledCode& code = assessment_.program->code;
        bool chosen = false;
        for (const std::uint32_t index : steps_needed(code, own_reads(node))) {
            const Step& step = code.top.steps[index];
            const bool quantifier = step.kind == StepKind::some || step.kind == StepKind::every;
            if (step.kind != StepKind::filter && !quantifier) {
                continue;
            }
            if (code.top.operands_of(step)[0] != Ref(Ref::facts, fact)) {
                continue;
            }
            chosen = true;
            const Block& block = code.blocks[step.block];
            std::size_t place = 0;
            for (const Value& entry : assessment_.machine->entries(assessment_.facts()[fact])) {
                const Value result = assessment_.machine->look_into(block, {&entry, 1});
                if (step.kind == StepKind::every ? result.is_false() : result.is_true()) {
                    add_entry(entry, entry_in_part(fact, place), found);
                }
                ++place;
            }
        }
        if (!chosen) {
            std::size_t place = 0;
            for (const Value& entry : assessment_.machine->entries(assessment_.facts()[fact])) {
                add_entry(entry, entry_in_part(fact, place++), found);
            }
        }
    }

    /// What is known of an entry that is known in part; nothing of another one.
    [[nodiscard]] const Possible* entry_in_part(std::uint32_t fact, std::size_t place) const {
        const auto& sets = assessment_.subject->in_part;
        if (!assessment_.nothing.empty() || fact >= sets.size() || sets[fact].kind() != Kind::list ||
            place >= sets[fact].count) {
            return nullptr;
        }
        const auto& entry = static_cast<const PossibleEntry*>(sets[fact].parts)[place];
        return entry.occurs == Occurs::once && !entry.value.exact ? &entry.value : nullptr;
    }

    void add_entry(const Value& entry, const Possible* in_part, FactFound& found) const {
        std::string text = entry.kind == Kind::context ? std::string() : to_text(entry);
        if (entry.kind == Kind::context) {
            const ContextData& data = entry.context();
            for (std::size_t i = 0; i < data.size(); ++i) {
                if (!data.fields[i].is_unknown() && !data.fields[i].is_null()) {
                    text += (text.empty() ? "" : ", ") + std::string(data.shape->names[i]) + ": " +
                            to_text(data.fields[i]);
                }
            }
        }
        if (std::find(found.values.begin(), found.values.end(), text) == found.values.end()) {
            found.values.push_back(std::move(text));
            Words& words = found.entries.emplace_back();
            for (const std::string& language : assessment_.program->model->written().languages) {
                words.texts.emplace_back(language, in_part != nullptr
                                                       ? shown_set(assessment_, *in_part, language)
                                                       : shown_entry(assessment_, entry, language));
            }
        }
    }

    AssessmentData& assessment_;
    const Vocabulary& vocabulary_;
    std::vector<bool> rests_; // by node
    std::vector<std::uint32_t> decisive_;
    std::uint32_t numbered_ = 0;
};

} // namespace

WaiverFound waiver_found(const AssessmentData& assessment, const OutlineNode& node, const Waiver& waiver,
                         Ref when) {
    WaiverFound found;
    found.criterion = node.id;
    found.effect = static_cast<Effect>(waiver.effect);
    found.law = node.ruleset->law(waiver.law);
    found.quote = waiver.quote.text();
    found.label = waiver.label.empty() ? nullptr : &waiver.label;
    const Value& value = assessment.value(when);
    found.state = value.is_true() ? PointState::met : value.is_false() ? PointState::unmet : PointState::open;
    const Value& raw = assessment.value(node.raw);
    const bool needed = node.negative ? !raw.is_false() : !raw.is_true();
    found.used = needed && found.state == PointState::met &&
                 !(node.applies && assessment.value(*node.applies).is_false());
    found.uncertain = found.used && raw.kind != Kind::boolean;
    return found;
}

} // namespace detail

std::vector<Point> explain(const Assessment& assessment, PermitId permit) {
    detail::AssessmentData& data = assessment.workspace();
    const detail::PermitOutline* outline = data.program ? data.outline(permit) : nullptr;
    if (outline == nullptr) {
        return {};
    }
    data.make_texts();
    detail::Explainer explainer(data, *outline, data.verdict(permit));
    std::vector<Point> points;
    points.push_back(explainer.point(outline->requires_, false));
    for (const std::uint32_t refusal : outline->refusals) {
        points.push_back(explainer.point(refusal, true));
    }
    return points;
}

} // namespace bleibe
