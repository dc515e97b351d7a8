// SPDX-License-Identifier: Apache-2.0
// The idea: sets decide most days. Of the rest, days on which two completions differ are open; days around
// one that was searched are proven to be like it, with the days as a set; and only what is left is asked by
// halves.
#include "reason/truths_over_days.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::int64_t shortest_disputed = 32; // days, until readings are told apart
constexpr std::int64_t shortest_open = 16;     // days, until completions are searched
constexpr std::uint64_t least_nodes = 16;      // for a proof over days
constexpr std::uint64_t most_times = 3;        // as many sets as one of its days took

std::vector<Possible> exact_sets(const std::vector<Value>& values) {
    std::vector<Possible> sets;
    sets.reserve(values.size());
    std::transform(values.begin(), values.end(), std::back_inserter(sets), Possible::of);
    return sets;
}

} // namespace

TruthsOverDays::TruthsOverDays(AssessmentData& assessment)
    : assessment_(assessment), program_(*assessment.program),
      all_known_(std::none_of(assessment.facts().begin(), assessment.facts().end(), has_unknown)),
      lines_(program_, assessment.limits) {
    if (all_known_) {
        lines_.bind(exact_sets(assessment.facts()));
    }
}

std::vector<TruthLine> TruthsOverDays::run(const Stretch& stretch, const std::vector<Ref>& truths,
                                           const std::vector<const PermitOutline*>& permits,
                                           std::int64_t from, std::int64_t until) {
    const Days days{from, until};
    stretch_ = &stretch;
    open_disputes_ = assessment_.disputes_open_in(stretch);
    operands_ = exact_sets(assessment_.operands);
    for (const std::uint32_t dispute : open_disputes_) {
        const auto readings = static_cast<std::int64_t>(program_.disputes[dispute].readings.size());
        operands_[1 + dispute] =
            Possible::between(Value::number(0), Value::number(std::max<std::int64_t>(readings - 1, 0)));
    }
    if (all_known_) {
        return known_facts(truths, days);
    }
    assessment_.move_to(Date(from));
    lines_.bind(assessment_.search().box().facts());
    std::vector<TruthLine> found(truths.size());
    std::vector<TruthLine> asked(truths.size());
    lines_.run(operands_, truths, from, until, shortest_open, found,
               [&](std::size_t truth, std::int64_t first, std::int64_t last) {
                   asked[truth].push_back({first, last, 0});
               });
    for (std::size_t i = 0; i < truths.size(); ++i) {
        merge(asked[i]);
        Question question{truths[i], permits[i], days, found[i], {}};
        for (const TruthSpan& span : asked[i]) {
            open_facts(question, {span.from, span.until});
        }
        merge(found[i]);
    }
    return found;
}

std::vector<TruthLine> TruthsOverDays::known_facts(std::span<const Ref> truths, Days days) {
    std::vector<TruthLine> found(truths.size());
    std::vector<TruthLine> asked(truths.size());
    const std::int64_t shortest = open_disputes_.empty() ? 0 : shortest_disputed;
    lines_.run(operands_, truths, days.from, days.until, shortest, found,
               [&](std::size_t truth, std::int64_t first, std::int64_t last) {
                   asked[truth].push_back({first, last, 0});
               });
    for (std::size_t i = 0; i < truths.size(); ++i) {
        merge(asked[i]);
        for (const TruthSpan& span : asked[i]) {
            disputed(truths[i], {span.from, span.until}, found[i]);
        }
        merge(found[i]);
    }
    return found;
}

std::vector<std::uint32_t> TruthsOverDays::disputes_of(Ref truth) const {
    std::vector<std::uint32_t> disputes;
    std::copy_if(open_disputes_.begin(), open_disputes_.end(), std::back_inserter(disputes),
                 [&](std::uint32_t dispute) {
                     const auto& depending = stretch_->dispute_schedule[dispute];
                     return truth.base() == Ref::top &&
                            std::binary_search(depending.begin(), depending.end(), truth.index());
                 });
    return disputes;
}

void TruthsOverDays::disputed(Ref truth, Days days, TruthLine& line) {
    TruthLine rest{{days.from, days.until, 0}}; // days on which all readings agreed so far
    const std::vector<std::uint32_t> disputes = disputes_of(truth);
    const std::vector<Possible> all = operands_;
    const auto turn = [&](const auto& self, std::size_t place) -> void {
        if (rest.empty()) {
            return;
        }
        if (place == disputes.size()) {
            const TruthLine here = under_readings(truth, rest);
            TruthLine agreed;
            for (const TruthSpan& span : here) {
                (is_one(span.possible) ? agreed : line).push_back(span);
            }
            rest = std::move(agreed);
            return;
        }
        Possible& operand = operands_[1 + disputes[place]];
        for (std::size_t r = 0; r < program_.disputes[disputes[place]].readings.size(); ++r) {
            operand = Possible::of(Value::number(static_cast<std::int64_t>(r)));
            self(self, place + 1);
        }
    };
    turn(turn, 0);
    operands_ = all;
    line.insert(line.end(), rest.begin(), rest.end());
}

/// What was found on these days before, and what these readings give.
TruthLine TruthsOverDays::under_readings(Ref truth, const TruthLine& days) {
    TruthLine joined;
    std::vector<TruthLine> line(1);
    for (const TruthSpan& span : days) {
        line[0].clear();
        lines_.run(operands_, {&truth, 1}, span.from, span.until, 0, line,
                   [&](std::size_t, std::int64_t first, std::int64_t last) {
                       line[0].push_back({first, last, bit(Outcome::open)});
                   });
        merge(line[0]);
        for (const TruthSpan& part : line[0]) {
            joined.push_back({part.from, part.until, part.possible | span.possible});
        }
    }
    return joined;
}

void TruthsOverDays::open_facts(Question& question, Days days) {
    std::int64_t next = days.from;
    const TruthLine witnessed = question.witnessed; // those met from here on are for the days between
    for (const TruthSpan& span : witnessed) {
        const bool is_open = !is_one(span.possible) || span.possible == bit(Outcome::open);
        const Days both{std::max(span.from, next), std::min(span.until, days.until)};
        if (!is_open || both.from > both.until) {
            continue;
        }
        not_witnessed(question, {next, both.from - 1});
        question.line.push_back({both.from, both.until, span.possible | bit(Outcome::open)});
        next = both.until + 1;
    }
    not_witnessed(question, {next, days.until});
}

void TruthsOverDays::not_witnessed(Question& question, Days days) {
    if (days.from > days.until) {
        return;
    }
    const std::int64_t middle = days.from + (days.until - days.from) / 2;
    assessment_.move_to(Date(middle));
    const std::uint64_t before = assessment_.search().nodes();
    const auto [possible, proven] = assessment_.certain(question.truth, question.permit);
    const std::uint64_t nodes = assessment_.search().nodes() - before;
    if (!proven && assessment_.spent() >= assessment_.search_options.runs) {
        question.line.push_back({days.from, days.until, any_outcome, false});
        return;
    }
    const bool is_open = !is_one(possible) || possible == bit(Outcome::open);
    if (is_open) {
        witness(question);
    }
    question.line.push_back({middle, middle, possible, proven});
    const Days earlier{days.from, middle - 1};
    const Days later{middle + 1, days.until};
    for (const Days& side : {earlier, later}) {
        if (side.from > side.until) {
            continue;
        }
        const bool is_alike = proven && is_one(possible) && possible != 0 &&
                              assessment_.search().holds_throughout(
                                  question.truth, static_cast<Outcome>(__builtin_ctz(possible)), side.from,
                                  side.until, least_nodes + most_times * nodes);
        if (is_alike) {
            question.line.push_back({side.from, side.until, possible});
        } else {
            open_facts(question, side);
        }
    }
}

void TruthsOverDays::witness(Question& question) {
    for (const Completion& completion : assessment_.witnesses(question.truth)) {
        lines_.bind(exact_sets(completion));
        const TruthLine line = known_facts({&question.truth, 1}, question.all)[0];
        question.witnessed = question.witnessed.empty() ? line : either(question.witnessed, line);
    }
}

} // namespace bleibe::detail
