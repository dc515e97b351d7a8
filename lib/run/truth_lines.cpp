// SPDX-License-Identifier: Apache-2.0
// The idea: bisection. On a half, only the steps run that were not settled on the whole and that something
// open rests on; a single day is a point, so exact facts always end in an answer.
#include "run/truth_lines.hpp"

#include <algorithm>

namespace bleibe::detail {

void merge(TruthLine& line) {
    std::sort(line.begin(), line.end(),
              [](const TruthSpan& a, const TruthSpan& b) { return a.from < b.from; });
    TruthLine merged;
    for (const TruthSpan& span : line) {
        const bool alike = !merged.empty() && merged.back().until + 1 == span.from &&
                           (merged.back().possible == span.possible ||
                            (!is_one(merged.back().possible) && !is_one(span.possible)));
        if (alike) {
            merged.back().until = span.until;
            merged.back().proven = merged.back().proven && span.proven;
        } else {
            merged.push_back(span);
        }
    }
    line = std::move(merged);
}

TruthLine either(const TruthLine& left, const TruthLine& right) {
    TruthLine joined;
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < left.size() && b < right.size()) {
        const std::int64_t last = std::min(left[a].until, right[b].until);
        joined.push_back({std::max(left[a].from, right[b].from), last, left[a].possible | right[b].possible,
                          left[a].proven && right[b].proven});
        a += left[a].until == last ? 1 : 0;
        b += right[b].until == last ? 1 : 0;
    }
    merge(joined);
    return joined;
}

struct TruthLines::Task {
    std::span<const Ref> truths;
    std::vector<TruthLine>& lines;
    const Undecided& undecided;
    std::int64_t shortest = 0;
};

TruthLines::TruthLines(const ProgramData& program, const Limits& limits)
    : program_(program), ranges_(program.code, sets_, limits), open_steps_(program.code),
      slots_(program.code.top.steps.size(), Possible::nothing()) {}

void TruthLines::bind(const std::vector<Possible>& facts) {
    sets_.reset();
    ranges_.forget();
    is_computed_.assign(slots_.size(), false);
    facts_ = facts;
}

const TruthLines::Schedule& TruthLines::schedule_for(std::span<const Ref> truths) {
    std::vector<std::uint32_t> key;
    std::transform(truths.begin(), truths.end(), std::back_inserter(key),
                   [](Ref truth) { return truth.raw; });
    const auto known = std::find_if(schedules_.begin(), schedules_.end(),
                                    [&](const Schedule& schedule) { return schedule.truths == key; });
    if (known != schedules_.end()) {
        return *known;
    }
    Schedule& schedule = schedules_.emplace_back();
    schedule.truths = std::move(key);
    for (const std::uint32_t step :
         steps_needed(program_.code, std::vector<Ref>(truths.begin(), truths.end()))) {
        (program_.steady[step] ? schedule.steady : schedule.moving).push_back(step);
    }
    return schedule;
}

void TruthLines::run_steady(const std::vector<std::uint32_t>& steps) {
    std::vector<std::uint32_t> fresh;
    for (const std::uint32_t step : steps) {
        if (!is_computed_[step]) {
            is_computed_[step] = true;
            fresh.push_back(step);
        }
    }
    ranges_.run(fresh);
}

void TruthLines::run(const std::vector<Possible>& operands, std::span<const Ref> truths, std::int64_t from,
                     std::int64_t until, std::int64_t shortest, std::vector<TruthLine>& lines,
                     const Undecided& undecided) {
    Task task{truths, lines, undecided, shortest};
    const Schedule& schedule = schedule_for(truths);
    operands_ = operands;
    ranges_.bind(facts_.data(), operands_.data(), slots_.data());
    run_steady(schedule.steady);
    std::vector<std::size_t> open(truths.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
        open[i] = i;
    }
    lines.resize(truths.size());
    split(task, from, until, open, schedule.moving);
    for (TruthLine& line : lines) {
        merge(line);
    }
}

void TruthLines::split(Task& task, std::int64_t from, std::int64_t until,
                       const std::vector<std::size_t>& open, const std::vector<std::uint32_t>& steps) {
    const Arena::Mark memory = sets_.mark();
    operands_[0] = Possible::between(Value::date(from), Value::date(until));
    operands_[0].origin = Possible::of_day;
    ++evaluations_;
    ranges_.run(steps);
    std::vector<std::size_t> rest;
    for (const std::size_t truth : open) {
        const unsigned possible = outcomes_of(ranges_.value(task.truths[truth]));
        if (is_one(possible)) {
            task.lines[truth].push_back({from, until, possible});
        } else if (until - from < task.shortest || from == until) {
            task.undecided(truth, from, until);
        } else {
            rest.push_back(truth);
        }
    }
    if (!rest.empty()) {
        std::vector<Ref> open_truths;
        std::transform(rest.begin(), rest.end(), std::back_inserter(open_truths),
                       [&](std::size_t truth) { return task.truths[truth]; });
        const std::vector<std::uint32_t> unsettled =
            open_steps_.below(open_truths, steps, [&](std::uint32_t step) { return slots_[step].exact; });
        const std::int64_t middle = from + (until - from) / 2;
        split(task, from, middle, rest, unsettled);
        split(task, middle + 1, until, rest, unsettled);
    }
    sets_.rewind(memory);
    ranges_.forget();
}

} // namespace bleibe::detail
