// SPDX-License-Identifier: Apache-2.0
// The idea: within a stretch of one law, a permit's truths are lines over days; where they change, its
// verdict changes, and what changed between the two days is why.
#include "compile/catalog_model.hpp"
#include "reason/border_cause.hpp"
#include "reason/truths_over_days.hpp"
#include "value/calendar.hpp"

#include <bleibe/timeline.hpp>

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

constexpr std::size_t level_count = std::size(verdict_levels);

class Timeliner {
public:
    Timeliner(AssessmentData& assessment, const TimelineOptions& options)
        : assessment_(assessment), program_(*assessment.program), lines_(assessment),
          permits_(program_.chosen(options.permits)) {
        assessment.search_options.runs = options.search_runs;
    }

    Timeline run(Date from, std::optional<Date> until) {
        Timeline timeline;
        timeline.id = assessment_.subject->id;
        timeline.from = from;
        timeline.until = until;
        timeline.program = assessment_.program;
        for (const PermitId permit : permits_) {
            timeline.permits.push_back({permit, program_.permits[permit.index].id, nullptr, {}});
        }
        const std::int64_t last =
            until ? until->days() : add_months(from.days(), timeline_years * 12).value_or(from.days());
        for (const detail::Stretch& stretch : program_.stretches) {
            const std::int64_t first_day = std::max(from.days(), stretch.from);
            const std::int64_t last_day = std::min(last, stretch.until);
            if (first_day <= last_day) {
                within(stretch, first_day, last_day, timeline);
            }
        }
        for (PermitTimeline& permit : timeline.permits) {
            if (!until && !permit.stretches.empty()) {
                permit.stretches.back().until.reset();
            }
            causes(permit);
            if (permit.label == nullptr) {
                permit.label = &program_.permits[permit.permit.index].label;
            }
        }
        return timeline;
    }

private:
    void within(const detail::Stretch& stretch, std::int64_t from, std::int64_t until, Timeline& timeline) {
        std::vector<Ref> truths;
        std::vector<const PermitOutline*> outlines;
        for (const PermitId permit : permits_) {
            const PermitOutline* const outline = program_.outline(stretch, permit);
            outlines.push_back(outline);
            for (const Mode level : verdict_levels) {
                truths.push_back(outline == nullptr ? Ref()
                                                    : outline->truth[static_cast<std::size_t>(level)]);
            }
        }
        std::vector<TruthLine> found = lines_of(stretch, truths, outlines, from, until);
        for (std::size_t i = 0; i < permits_.size(); ++i) {
            PermitTimeline& permit = timeline.permits[i];
            if (outlines[i] != nullptr && permit.label == nullptr) {
                permit.label = &outlines[i]->permit->label; // as the first version on the axis calls it
            }
            if (outlines[i] == nullptr) {
                add(permit, from, until, {});
            } else {
                add_stretches(permit, *outlines[i], {&found[i * level_count], level_count}, from, until);
            }
        }
    }

    /// Lines for the truths of the permits that there are.
    std::vector<TruthLine> lines_of(const detail::Stretch& stretch, const std::vector<Ref>& truths,
                                    const std::vector<const PermitOutline*>& outlines, std::int64_t from,
                                    std::int64_t until) {
        std::vector<Ref> distinct;
        std::vector<const PermitOutline*> permits; // of those
        std::vector<std::size_t> place(truths.size());
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (outlines[i / level_count] == nullptr) {
                continue;
            }
            const auto known = std::find(distinct.begin(), distinct.end(), truths[i]);
            place[i] = static_cast<std::size_t>(known - distinct.begin());
            if (known == distinct.end()) {
                distinct.push_back(truths[i]);
                permits.push_back(outlines[i / level_count]);
            }
        }
        std::vector<TruthLine> found;
        if (!distinct.empty()) {
            found = lines_.run(stretch, distinct, permits, from, until);
        }
        std::vector<TruthLine> all(truths.size());
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (outlines[i / level_count] != nullptr) {
                all[i] = found[place[i]];
            }
        }
        return all;
    }

    static void add(PermitTimeline& permit, std::int64_t from, std::int64_t until, const Verdict& verdict) {
        if (!permit.stretches.empty() && permit.stretches.back().status == verdict.status &&
            permit.stretches.back().effect == verdict.effect) {
            permit.stretches.back().until = Date(until);
            permit.stretches.back().proven = permit.stretches.back().proven && verdict.proven;
            return;
        }
        TimelineStretch stretch;
        stretch.from = Date(from);
        stretch.until = Date(until);
        stretch.status = verdict.status;
        stretch.effect = verdict.effect;
        stretch.proven = verdict.proven;
        permit.stretches.push_back(std::move(stretch));
    }

    static void add_stretches(PermitTimeline& permit, const PermitOutline& outline,
                              std::span<const TruthLine> by_level, std::int64_t from, std::int64_t until) {
        std::size_t at[level_count] = {};
        for (std::int64_t day = from; day <= until;) {
            std::int64_t last = until;
            for (std::size_t i = 0; i < level_count; ++i) {
                while (by_level[i][at[i]].until < day) {
                    ++at[i];
                }
                last = std::min(last, by_level[i][at[i]].until);
            }
            // Of the other truths nothing is asked here: a timeline does not show what they say.
            Verdict verdict = verdict_of_outcomes(outline, [&](Ref truth) {
                for (std::size_t i = 0; i < level_count; ++i) {
                    if (outline.truth[static_cast<std::size_t>(verdict_levels[i])] == truth) {
                        return by_level[i][at[i]].possible;
                    }
                }
                return any_outcome;
            });
            verdict.proven = by_level[level_count - 1][at[level_count - 1]].proven;
            add(permit, day, last, verdict);
            day = last + 1;
        }
    }

    void causes(PermitTimeline& permit) {
        for (std::size_t i = 0; i < permit.stretches.size(); ++i) {
            TimelineStretch& stretch = permit.stretches[i];
            if (i == 0) {
                stretch.cause.kind = CauseKind::begin;
            } else {
                stretch.cause = cause_of_border(assessment_, permit.permit, stretch.from);
            }
        }
    }

    AssessmentData& assessment_;
    const ProgramData& program_;
    TruthsOverDays lines_;
    std::vector<PermitId> permits_;
};

} // namespace
} // namespace detail

Timeline timeline(const Program& program, const Case& subject, Date from, std::optional<Date> until,
                  const Readings& readings, const TimelineOptions& options) {
    const Assessment assessment = assess(program, subject, from, readings);
    return detail::Timeliner(assessment.workspace(), options).run(from, until);
}

} // namespace bleibe
