// SPDX-License-Identifier: Apache-2.0
// The idea: within a stretch of one law, truths are lines over days; where facts are open, the lines of two
// completions prove the days on which they differ to be open, and only the rest is asked day by day, by
// halves.
#include "compile/catalog_model.hpp"
#include "reason/border_cause.hpp"
#include "run/assessment_data.hpp"
#include "run/truth_lines.hpp"
#include "value/calendar.hpp"

#include <bleibe/timeline.hpp>

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

constexpr Mode levels[] = {Mode::shall, Mode::should, Mode::may};
constexpr std::size_t level_count = std::size(levels);
constexpr unsigned yes = bit(Outcome::yes);
constexpr unsigned no = bit(Outcome::no);

std::vector<Possible> exact_sets(const std::vector<Value>& values) {
    std::vector<Possible> sets;
    sets.reserve(values.size());
    std::transform(values.begin(), values.end(), std::back_inserter(sets), Possible::of);
    return sets;
}

class Timeliner {
public:
    Timeliner(AssessmentData& assessment, const TimelineOptions& options)
        : assessment_(assessment), program_(*assessment.program), lines_(program_, assessment.limits) {
        for (const PermitId permit : options.permits) {
            if (permit.index < program_.permits.size()) {
                permits_.push_back(permit);
            }
        }
        for (std::uint32_t i = 0; options.permits.empty() && i < program_.permits.size(); ++i) {
            permits_.push_back({i});
        }
    }

    Timeline run(Date from, std::optional<Date> until) {
        Timeline timeline;
        timeline.id = assessment_.subject->id;
        timeline.from = from;
        timeline.until = until;
        timeline.program = assessment_.program;
        for (const PermitId permit : permits_) {
            const PermitInfo& info = program_.permits[permit.index];
            timeline.permits.push_back({permit, info.id, &info.label, {}});
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
        }
        return timeline;
    }

private:
    void within(const detail::Stretch& stretch, std::int64_t from, std::int64_t until, Timeline& timeline) {
        assessment_.move_to(Date(from));
        std::vector<Ref> truths;
        std::vector<const PermitOutline*> outlines;
        for (const PermitId permit : permits_) {
            const std::int32_t index = stretch.outlines[permit.index];
            outlines.push_back(index < 0 ? nullptr : &program_.outlines[static_cast<std::size_t>(index)]);
            for (const Mode level : levels) {
                truths.push_back(index < 0 ? Ref() : outlines.back()->truth[static_cast<std::size_t>(level)]);
            }
        }
        std::vector<TruthLine> found = lines_of(truths, outlines, from, until);
        for (std::size_t i = 0; i < permits_.size(); ++i) {
            PermitTimeline& permit = timeline.permits[i];
            if (outlines[i] == nullptr) {
                add(permit, from, until, Status::no_law, std::nullopt);
            } else {
                add_stretches(permit, *outlines[i], {&found[i * level_count], level_count}, from, until);
            }
        }
    }

    /// Lines for the truths of the permits that there are.
    std::vector<TruthLine> lines_of(const std::vector<Ref>& truths,
                                    const std::vector<const PermitOutline*>& outlines, std::int64_t from,
                                    std::int64_t until) {
        std::vector<Ref> distinct;
        std::vector<std::size_t> place(truths.size());
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (outlines[i / level_count] == nullptr) {
                continue;
            }
            const auto known = std::find(distinct.begin(), distinct.end(), truths[i]);
            place[i] = static_cast<std::size_t>(known - distinct.begin());
            if (known == distinct.end()) {
                distinct.push_back(truths[i]);
            }
        }
        std::vector<TruthLine> found;
        if (!distinct.empty()) {
            run_lines(distinct, from, until, found);
        }
        std::vector<TruthLine> all(truths.size());
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (outlines[i / level_count] != nullptr) {
                all[i] = found[place[i]];
            }
        }
        return all;
    }

    void run_lines(const std::vector<Ref>& truths, std::int64_t from, std::int64_t until,
                   std::vector<TruthLine>& found) {
        if (std::none_of(assessment_.facts().begin(), assessment_.facts().end(), has_unknown)) {
            found = exact_lines(exact_sets(assessment_.facts()), truths, from, until);
            return;
        }
        Search& search = assessment_.search();
        const std::vector<Possible> facts = search.box().facts();
        const std::vector<Possible> operands = search.operands();
        std::vector<std::vector<TruthSpan>> asked(truths.size());
        lines_.run(facts, operands, truths, from, until, found,
                   [&](std::size_t truth, std::int64_t first, std::int64_t last) {
                       asked[truth].push_back({first, last, 0});
                   });
        for (std::size_t i = 0; i < truths.size(); ++i) {
            for (const TruthSpan& span : asked[i]) {
                undecided(truths[i], span.from, span.until, found[i]);
            }
            merge(found[i]);
        }
    }

    /// Of facts that are known: under every combination of readings of the open disputes.
    std::vector<TruthLine> exact_lines(const std::vector<Possible>& facts, std::span<const Ref> truths,
                                       std::int64_t from, std::int64_t until) {
        std::vector<Possible> operands = exact_sets(assessment_.operands);
        std::vector<TruthLine> all;
        const auto run = [&](const auto& self, std::size_t dispute) -> void {
            if (dispute == assessment_.open_disputes.size()) {
                std::vector<TruthLine> lines;
                lines_.run(facts, operands, truths, from, until, lines);
                for (std::size_t i = 0; i < lines.size(); ++i) {
                    all[i] = all[i].empty() ? std::move(lines[i]) : both(all[i], lines[i]);
                }
                return;
            }
            const std::uint32_t number = assessment_.open_disputes[dispute];
            for (std::size_t r = 0; r < program_.disputes[number].readings.size(); ++r) {
                operands[1 + number] = Possible::of(Value::number(static_cast<std::int64_t>(r)));
                self(self, dispute + 1);
            }
        };
        all.resize(truths.size());
        run(run, 0);
        return all;
    }

    /// What either line has.
    static TruthLine both(const TruthLine& left, const TruthLine& right) {
        TruthLine joined;
        std::size_t a = 0;
        std::size_t b = 0;
        while (a < left.size() && b < right.size()) {
            const std::int64_t last = std::min(left[a].until, right[b].until);
            joined.push_back(
                {std::max(left[a].from, right[b].from), last, left[a].possible | right[b].possible});
            a += left[a].until == last ? 1 : 0;
            b += right[b].until == last ? 1 : 0;
        }
        merge(joined);
        return joined;
    }

    /// The days from `from` to `until`, of which sets with all days in them said nothing certain.
    void undecided(Ref truth, std::int64_t from, std::int64_t until, TruthLine& line) {
        if (from > until) {
            return;
        }
        Search& search = assessment_.search();
        const unsigned all = lines_.outcomes(search.box().facts(), search.operands(), truth, from, until);
        if (__builtin_popcount(all) <= 1) {
            line.push_back({from, until, all});
            return;
        }
        const std::int64_t middle = from + (until - from) / 2;
        assessment_.move_to(Date(middle));
        const auto [possible, proven] = assessment_.certain(truth);
        line.push_back({middle, middle, possible});
        const std::vector<Completion> witnesses =
            __builtin_popcount(possible) > 1 || possible == bit(Outcome::open) ? assessment_.witnesses(truth)
                                                                               : std::vector<Completion>{};
        if (witnesses.empty()) {
            undecided(truth, from, middle - 1, line);
            undecided(truth, middle + 1, until, line);
            return;
        }
        TruthLine differing = differ(truth, witnesses, from, until);
        std::int64_t next = from;
        for (const TruthSpan& span : differing) {
            between(truth, next, span.from - 1, middle, line);
            between_known(span, middle, line);
            next = span.until + 1;
        }
        between(truth, next, until, middle, line);
    }

    void between(Ref truth, std::int64_t from, std::int64_t until, std::int64_t known, TruthLine& line) {
        if (known < from || known > until) {
            undecided(truth, from, until, line);
            return;
        }
        undecided(truth, from, known - 1, line);
        undecided(truth, known + 1, until, line);
    }

    static void between_known(const TruthSpan& span, std::int64_t known, TruthLine& line) {
        const auto add = [&](std::int64_t from, std::int64_t until) {
            if (from <= until) {
                line.push_back({from, until, span.possible});
            }
        };
        if (known < span.from || known > span.until) {
            add(span.from, span.until);
            return;
        }
        add(span.from, known - 1);
        add(known + 1, span.until);
    }

    /// The days on which the completions prove a truth to be open: they differ, or one of them has no answer.
    TruthLine differ(Ref truth, const std::vector<Completion>& witnesses, std::int64_t from,
                     std::int64_t until) {
        TruthLine all;
        for (const Completion& witness : witnesses) {
            const TruthLine line = exact_lines(exact_sets(witness), {&truth, 1}, from, until)[0];
            all = all.empty() ? line : both(all, line);
        }
        TruthLine open;
        std::copy_if(all.begin(), all.end(), std::back_inserter(open), [](const TruthSpan& span) {
            return __builtin_popcount(span.possible) > 1 || span.possible == bit(Outcome::open);
        });
        return open;
    }

    static void add(PermitTimeline& permit, std::int64_t from, std::int64_t until, Status status,
                    std::optional<Effect> effect) {
        if (!permit.stretches.empty() && permit.stretches.back().status == status &&
            permit.stretches.back().effect == effect) {
            permit.stretches.back().until = Date(until);
            return;
        }
        TimelineStretch stretch;
        stretch.from = Date(from);
        stretch.until = Date(until);
        stretch.status = status;
        stretch.effect = effect;
        permit.stretches.push_back(std::move(stretch));
    }

    static void add_stretches(PermitTimeline& permit, const PermitOutline& outline,
                              std::span<const TruthLine> by_level, std::int64_t from, std::int64_t until) {
        std::size_t at[level_count] = {};
        for (std::int64_t day = from; day <= until;) {
            std::int64_t last = until;
            unsigned possible[level_count];
            for (std::size_t i = 0; i < level_count; ++i) {
                while (by_level[i][at[i]].until < day) {
                    ++at[i];
                }
                last = std::min(last, by_level[i][at[i]].until);
                possible[i] = by_level[i][at[i]].possible;
            }
            const unsigned may = possible[level_count - 1];
            const Status status = may == yes  ? Status::eligible
                                  : may == no ? Status::ineligible
                                              : Status::undetermined;
            std::optional<Effect> effect;
            for (std::size_t i = 0; i < level_count && status == Status::eligible && !effect; ++i) {
                if (possible[i] == yes) {
                    effect = weaker(outline.effect, levels[i]);
                }
            }
            add(permit, day, last, status, effect);
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
    TruthLines lines_;
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
