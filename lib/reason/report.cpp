// SPDX-License-Identifier: Apache-2.0
// The idea: everything about the day itself is read off first; then the readings are tried one by one,
// then the days of the horizon, and each time only what depends on them runs again.
#include "base/arena.hpp"
#include "compile/catalog_model.hpp"
#include "reason/batch_reports.hpp"
#include "reason/colours.hpp"
#include "reason/completed.hpp"
#include "reason/explain.hpp"
#include "reason/horizon.hpp"
#include "reason/paths.hpp"
#include "reason/permit_report.hpp"
#include "reason/points.hpp"
#include "reason/statute.hpp"
#include "reason/timeline.hpp"
#include "reason/unknowns.hpp"
#include "reason/used_waivers.hpp"

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

class Reporter {
public:
    Reporter(AssessmentData& assessment, const ReportOptions& options, const AlreadyFound& found)
        : assessment_(assessment), program_(*assessment.program), options_(options), found_(found),
          permits_(program_.chosen(options.permits)) {
        assessment_.search_options.witnesses = options.completions;
    }

    CaseReport run(const Assessment& assessment) {
        CaseReport report;
        report.id = assessment_.subject->id;
        report.on = assessment_.on;
        report.law_as_of = program_.catalog.law_as_of();
        report.program = assessment_.program;
        for (const PermitId permit : permits_) {
            report.permits.push_back(on_the_day(permit, assessment));
        }
        const AssessmentData::Stand today = assessment_.stand();
        if (!options_.brief) {
            readings(report);
            assessment_.return_to(today);
            std::for_each(report.permits.begin(), report.permits.end(),
                          [&](PermitReport& permit) { disputes_that_may_matter(permit); });
        }
        if (found_.ahead.empty()) {
            horizon(report);
            assessment_.return_to(today);
        } else {
            take_ahead(report);
        }
        report.colour = colour_of(report.permits);
        if (options_.paths && !options_.brief) {
            report.paths = find_paths(assessment_, report, options_.search);
        }
        return report;
    }

private:
    Verdict verdict(PermitId permit) const {
        return options_.search ? assessment_.complete_verdict(permit)
                               : assessment_.unsearched_verdict(permit);
    }

    /// By the slots. A brief report then says of its points what the slots say, as columns do.
    bool is_decided(const PermitOutline& outline) const {
        return std::all_of(std::begin(outline.truth), std::end(outline.truth),
                           [&](Ref truth) { return assessment_.value(truth).kind == Kind::boolean; });
    }

    PermitReport on_the_day(PermitId permit, const Assessment& assessment) {
        PermitReport report = named(program_, permit);
        const PermitOutline* outline = assessment_.outline(permit);
        assessment_.allow(options_.search_runs);
        report.verdict = verdict(permit);
        if (options_.search && outline != nullptr && !(options_.brief && is_decided(*outline)) &&
            assessment_.prove_points(*outline)) {
            searched_.push_back(permit.index);
        }
        report.colour = colour_on_day(assessment_, permit, report.verdict);
        if (options_.brief) {
            if (outline != nullptr) {
                why(report, *outline);
                sort_as_in_tree(report.because, program_, *outline);
                report.missing_for_best.clear();
            }
            return report;
        }
        if (outline == nullptr) {
            neighbours(report.id, report);
            return report;
        }
        report.law = law_applied(*outline->ruleset);
        report.label = &outline->permit->label;
        report.quote = outline->permit->quote.text();
        report.own_effect = outline->effect;
        why(report, *outline);
        about_facts(report, *outline);
        waivers(report, *outline);
        add_omissions(report, *outline);
        if (options_.explanation) {
            report.explanation = explain(assessment, permit);
            if (options_.statute) {
                report.statute = annotate_statute(assessment_, *outline, report.explanation);
            }
        }
        grant(report, *outline);
        if (options_.completions && report.verdict.status == Status::undetermined) {
            report.completions = shown_completions(assessment_, permit);
        }
        return report;
    }

    void why(PermitReport& report, const PermitOutline& outline) {
        if (report.verdict.status == Status::ineligible) {
            report.because = because(assessment_, outline);
        }
        if (report.verdict.status == Status::eligible &&
            report.verdict.effect != report.verdict.effect_at_best) {
            const Ref shall = outline.truth[static_cast<std::size_t>(Mode::shall)];
            const Ref should = outline.truth[static_cast<std::size_t>(Mode::should)];
            UnknownWalk walk(assessment_);
            walk.follow(assessment_.value(shall).is_false() ? should : shall);
            report.missing_for_best = walk.paths();
        }
        if (report.verdict.status != Status::undetermined) {
            return;
        }
        UnknownWalk walk(assessment_);
        for (const std::uint32_t index : open_points(outline)) {
            const OutlineNode& node = program_.nodes[index];
            if (walk.follow(node) && !node.id.empty()) {
                report.cannot_compute.push_back(node.id);
            }
        }
        report.missing = walk.paths();
        for (const std::uint32_t dispute : walk.disputes()) {
            report.open_disputes.push_back(program_.disputes[dispute].id);
        }
        report.missing_norms.assign(walk.norms().begin(), walk.norms().end());
    }

    /// Every open point that an open whole rests on, groups with waivers among them.
    std::vector<std::uint32_t> open_points(const PermitOutline& outline) const {
        std::vector<std::uint32_t> open;
        const auto visit = [&](const auto& self, std::uint32_t index) -> void {
            const OutlineNode& node = program_.nodes[index];
            if (!is_open(assessment_, node)) {
                return;
            }
            open.push_back(index);
            for (const std::uint32_t child : node.children) {
                self(self, child);
            }
        };
        visit(visit, outline.requires_);
        for (const std::uint32_t refusal : outline.refusals) {
            if (!program_.nodes[refusal].passed_over_at_may) {
                visit(visit, refusal);
            }
        }
        open.erase(std::remove_if(open.begin(), open.end(),
                                  [&](std::uint32_t index) {
                                      const OutlineNode& node = program_.nodes[index];
                                      return !node.children.empty() && node.waivers.empty() && !node.applies;
                                  }),
                   open.end());
        return open;
    }

    void about_facts(PermitReport& report, const PermitOutline& outline) const {
        const Vocabulary& vocabulary = program_.model->written().vocabulary;
        std::vector<bool> counts(vocabulary.facts.size());
        note_facts(outline.requires_, counts);
        for (const std::uint32_t refusal : outline.refusals) {
            note_facts(refusal, counts);
        }
        for (const std::uint32_t fact : outline.facts) {
            const FactDeclaration& declared = vocabulary.facts[fact];
            if (declared.judgement && counts[fact]) {
                report.judgement.push_back(declared.id);
            }
            const Value& value = assessment_.facts()[fact];
            const bool empty = value.is_null() || (value.kind == Kind::list && value.items().empty());
            for (const FieldDeclaration& field : declared.fields) {
                if (field.judgement && counts[fact] && !empty) {
                    report.judgement.push_back(declared.id + "[]." + field.id);
                }
            }
            if (assessment_.is_assumed(fact)) {
                report.assumed.push_back(declared.id);
            }
        }
    }

    /// Facts of the points that have a say: not of those that do not apply.
    void note_facts(std::uint32_t index, std::vector<bool>& counts) const {
        const OutlineNode& node = program_.nodes[index];
        if (state_of(assessment_, node) == PointState::does_not_apply) {
            return;
        }
        for (const std::uint32_t fact : node.own_facts) {
            counts[fact] = true;
        }
        for (const std::uint32_t child : node.children) {
            note_facts(child, counts);
        }
    }

    void waivers(PermitReport& report, const PermitOutline& outline) const {
        for (const UsedWaiver& used : used_waivers(assessment_, outline)) {
            report.waivers.push_back(waiver_found(assessment_, program_.nodes[used.node],
                                                  *used.waived->waiver, used.waived->when));
        }
    }

    void grant(PermitReport& report, const PermitOutline& outline) {
        if (!outline.permit->grant) {
            return;
        }
        const Grant& grant = *outline.permit->grant;
        if (grant.kind != Grant::Kind::until) {
            report.grant = to_text(grant.duration);
            report.grant_at_most = grant.kind == Grant::Kind::at_most;
        } else if (outline.grant_until) {
            assessment_.make_texts();
            const Value& until = assessment_.value(*outline.grant_until);
            report.grant = until.kind == Kind::date ? to_text(until) : std::string();
        }
    }

    /// The versions with this permit before and after a day without one.
    void neighbours(std::string_view id, PermitReport& report) const {
        LawApplied& law = report.law;
        const std::size_t hash = id.find('#');
        law.ruleset = id.substr(0, hash);
        for (const Ruleset& ruleset : program_.model->written().rulesets) {
            if (ruleset.id != law.ruleset || ruleset.find_permit(id.substr(hash + 1)) == nullptr ||
                !ruleset.proposal.empty()) {
                continue;
            }
            if (!law.next.empty()) {
                break;
            }
            law.cite = ruleset.cite;
            law.url = ruleset.url;
            report.label = &ruleset.find_permit(id.substr(hash + 1))->label;
            (ruleset.from <= assessment_.on ? law.previous : law.next) = ruleset.version();
        }
    }

    void readings(CaseReport& report) {
        assessment_.allow(options_.search_runs);
        for (std::uint32_t d = 0; d < program_.disputes.size(); ++d) {
            const DisputeDeclaration& declared = *program_.dispute_models[d].declaration;
            std::vector<PermitReport*> concerned;
            for (PermitReport& permit : report.permits) {
                const PermitOutline* outline = assessment_.outline(permit.permit);
                if (outline != nullptr && std::find(outline->disputes.begin(), outline->disputes.end(), d) !=
                                              outline->disputes.end()) {
                    concerned.push_back(&permit);
                    permit.disputes.push_back({declared.id,
                                               &program_.disputes[d].label,
                                               {},
                                               false,
                                               false,
                                               !assessment_.operands[1 + d].is_unknown()});
                }
            }
            if (concerned.empty()) {
                continue;
            }
            const Value before = assessment_.operands[1 + d];
            for (std::size_t r = 0; r < declared.readings.size(); ++r) {
                if (!found_.under) {
                    assessment_.take_reading(d, static_cast<int>(r));
                }
                for (PermitReport* permit : concerned) {
                    const bool chosen =
                        !before.is_unknown() && before.integer == static_cast<std::int64_t>(r);
                    const auto place = static_cast<std::size_t>(permit - report.permits.data());
                    reading(declared.readings[r], *permit, chosen, verdict_under(d, r, place));
                    if (was_searched(permit->permit) && !permit->explanation.empty()) {
                        assessment_.prove_points(*assessment_.outline(permit->permit));
                    }
                    points_under(*permit);
                    permit->disputes.back().readings.back().baseline =
                        chosen && assessment_.readings.chosen(d) < 0;
                }
            }
            if (!found_.under) {
                assessment_.take_reading(d, before.is_unknown() ? -1 : static_cast<int>(before.integer));
            }
        }
    }

    /// Status and effect alone.
    Verdict verdict_under(std::uint32_t dispute, std::size_t reading, std::size_t place) const {
        if (found_.under) {
            return found_.under(dispute, reading, place);
        }
        const PermitId permit = permits_[place];
        return options_.search ? assessment_.complete_verdict(permit) : assessment_.verdict(permit);
    }

    void disputes_that_may_matter(PermitReport& permit) const {
        if (permit.verdict.status != Status::undetermined) {
            return;
        }
        const std::vector<std::uint32_t> open = open_nodes(assessment_, *assessment_.outline(permit.permit));
        const std::vector<DisputeInfo>& all = program_.disputes;
        for (DisputeFound& dispute : permit.disputes) {
            const auto number = std::find_if(all.begin(), all.end(),
                                             [&](const DisputeInfo& one) { return one.id == dispute.id; }) -
                                all.begin();
            dispute.may_matter = !dispute.matters && bears_on(static_cast<std::uint32_t>(number), open);
        }
    }

    /// One of the points reads what the dispute is about.
    bool bears_on(std::uint32_t dispute, const std::vector<std::uint32_t>& points) const {
        const std::vector<std::uint32_t>& steps = assessment_.stretch->dispute_schedule[dispute];
        return std::any_of(points.begin(), points.end(), [&](std::uint32_t index) {
            const Ref raw = program_.nodes[index].raw;
            return raw.base() == Ref::top && std::binary_search(steps.begin(), steps.end(), raw.index());
        });
    }

    static void reading(const ReadingDeclaration& declared, PermitReport& permit, bool chosen,
                        const Verdict& verdict) {
        ReadingFound found;
        found.id = declared.id;
        found.status = verdict.status;
        found.effect = verdict.effect;
        found.chosen = chosen;
        found.label = declared.label.empty() ? nullptr : &declared.label;
        found.summary = declared.summary.empty() ? nullptr : &declared.summary;
        for (const SourceReference& holder : declared.holders) {
            found.holders.push_back({holder.cite, holder.url});
        }
        DisputeFound& dispute = permit.disputes.back();
        dispute.matters = dispute.matters ||
                          (!dispute.readings.empty() && (dispute.readings.front().status != found.status ||
                                                         dispute.readings.front().effect != found.effect));
        dispute.readings.push_back(std::move(found));
    }

    /// Notes the points that stand otherwise under the reading that was noted last.
    void points_under(PermitReport& permit) const {
        if (permit.explanation.empty()) {
            return;
        }
        const DisputeFound& dispute = permit.disputes.back();
        const PermitOutline& outline = *assessment_.outline(permit.permit);
        std::size_t root = 0;
        point_under(permit.explanation[root++], outline.requires_, dispute);
        for (const std::uint32_t refusal : outline.refusals) {
            point_under(permit.explanation[root++], refusal, dispute);
        }
    }

    void point_under(Point& point, std::uint32_t index, const DisputeFound& dispute) const {
        const OutlineNode& node = program_.nodes[index];
        const ReadingFound& reading = dispute.readings.back();
        if (const PointState state = state_of(assessment_, node); state != point.state) {
            point.otherwise.push_back({dispute.id, reading.id, dispute.label, reading.label, state});
        }
        for (std::size_t i = 0; i < point.children.size(); ++i) {
            point_under(point.children[i], node.children[i], dispute);
        }
    }

    /// Nearly by waiting: on the day that the assessment stands on.
    void wait_for(PermitReport& permit) {
        if ((permit.colour == Colour::red || permit.colour == Colour::grey) &&
            is_nearly(assessment_, permit.permit) && stays_nearly(permit.permit)) {
            permit.colour = Colour::yellow;
        }
    }

    bool was_searched(PermitId permit) const {
        return std::find(searched_.begin(), searched_.end(), permit.index) != searched_.end();
    }

    /// Where a search decided the permit today, what the slots leave open on another day has to be searched
    /// too.
    bool stays_nearly(PermitId permit) {
        if (!was_searched(permit)) {
            return true;
        }
        assessment_.prove_points(*assessment_.outline(permit));
        return is_nearly(assessment_, permit);
    }

    void take_ahead(CaseReport& report) const {
        for (std::size_t place = 0; place < report.permits.size(); ++place) {
            report.permits[place].colour = found_.ahead[place].colour;
            report.permits[place].green_on = found_.ahead[place].green_on;
        }
    }

    /// Green and nearly by waiting: the days of the horizon, one by one.
    void horizon(CaseReport& report) {
        assessment_.allow(options_.search_runs);
        const std::int64_t today = assessment_.on.days();
        const std::int64_t last =
            end_of_horizon(assessment_.on, options_.horizon_months, options_.horizon_days);
        std::vector<PermitReport*> open;
        for (PermitReport& permit : report.permits) {
            if (permit.colour != Colour::green) {
                open.push_back(&permit);
            }
        }
        if (last > today && !searched_.empty()) {
            assessment_.prove_until(Date(last));
        }
        for (std::int64_t day = today + 1; day <= last && !open.empty(); ++day) {
            if (assessment_.stretch->day_schedule.empty() && day <= assessment_.stretch->until) {
                day = std::min(assessment_.stretch->until, last); // nothing changes before
                continue;
            }
            assessment_.move_to(Date(day));
            for (auto permit = open.begin(); permit != open.end();) {
                if (is_green(assessment_, (*permit)->permit)) {
                    (*permit)->colour = Colour::green;
                    (*permit)->green_on = Date(day);
                    permit = open.erase(permit);
                } else {
                    wait_for(**permit++);
                }
            }
        }
        if (options_.search && assessment_.knows_in_part() && last > today) {
            search_horizon(open, Date(today + 1), Date(last));
        }
    }

    /// Where something is known in part, what slots leave open on a later day may be certain all the same.
    void search_horizon(const std::vector<PermitReport*>& open, Date from, Date until) {
        for (PermitReport* permit : open) {
            const auto first = first_eligible_day(assessment_, permit->permit, from, until);
            const PermitOutline* outline =
                first ? program_.outline(program_.stretch_of(first->on), permit->permit) : nullptr;
            if (outline != nullptr && first->effect == outline->effect) {
                permit->colour = Colour::green;
                permit->green_on = first->on;
            }
        }
    }

    AssessmentData& assessment_;
    const ProgramData& program_;
    const ReportOptions& options_;
    const AlreadyFound& found_;
    std::vector<PermitId> permits_;
    std::vector<std::uint32_t> searched_; // of which more is certain than the slots say
};

} // namespace

CaseReport report(const Program& program, const Case& subject, Date on, const Readings& readings,
                  const ReportOptions& options, Assessment& workspace, const AlreadyFound& found) {
    assess(program, subject, on, readings, workspace);
    CaseReport made = Reporter(workspace.workspace(), options, found).run(workspace);
    for (PermitReport& permit : made.permits) {
        if (options.readings && !options.brief) {
            permit.readings = compare_readings(program, subject, on, permit.permit, readings);
        }
    }
    return made;
}

} // namespace detail

CaseReport report(const Program& program, const Case& subject, Date on, const Readings& readings,
                  const ReportOptions& options, Assessment& workspace) {
    return detail::report(program, subject, on, readings, options, workspace, detail::AlreadyFound());
}

CaseReport report(const Program& program, const Case& subject, Date on, const Readings& readings,
                  const ReportOptions& options) {
    Assessment workspace;
    return report(program, subject, on, readings, options, workspace);
}

} // namespace bleibe
