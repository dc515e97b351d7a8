// SPDX-License-Identifier: Apache-2.0
// The idea: the days are taken one after the other, as reports take them, but for all people at once: each
// day runs only what it changes against the first one, for those for whom it changes it, and is then taken
// back.
#include "reason/days_ahead.hpp"

#include "reason/horizon.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

VerdictOptions options_of_days(const VerdictOptions& today) {
    VerdictOptions options;
    options.readings = today.readings;
    options.permits = today.permits;
    options.criteria = false;
    options.colours = true;
    return options;
}

bool has_rows(const std::vector<Word>& rows) {
    return std::any_of(rows.begin(), rows.end(), [](Word word) { return word != 0; });
}

} // namespace

DaysAhead::Segment::Segment(const Program& program, std::int64_t first, std::int64_t last,
                            const VerdictOptions& options, const Kernels& kernels, const Limits& limits)
    : from(first), until(last), plan(program, Date(first), options, noted, false),
      machine(plan.program(), kernels, limits), truths(machine, plan, true) {
    machine.plan(plan.schedule(), united(plan.disputed_steps(), truths.day_steps()));
    machine.need_facts(plan.refs());
    machine.set_operands(plan.operands());
    for (const PermitColumns& permit : noted.columns) {
        if (permit.outline != nullptr) {
            add_stated_facts(plan.program(), *permit.outline, stated);
        }
    }
    std::sort(stated.begin(), stated.end());
    stated.erase(std::unique(stated.begin(), stated.end()), stated.end());
}

DaysAhead::DaysAhead(const Program& program, const ScreenPlan& today, const Kernels& kernels)
    : today_(today), options_(options_of_days(today.options())) {
    const VerdictOptions& asked = today.options();
    const std::int64_t last = end_of_horizon(today.on(), asked.horizon_months, asked.horizon_days);
    for (const Stretch& stretch : today.program().stretches) {
        const std::int64_t from = std::max(today.on().days() + 1, stretch.from);
        const std::int64_t until = std::min(last, stretch.until);
        if (from <= until) {
            segments_.push_back(std::make_unique<Segment>(program, from, until, options_, kernels, limits_));
        }
    }
}

void DaysAhead::run(const FactSource& source, std::size_t first, std::size_t at, std::span<Awaiting> awaiting,
                    Word* declined, std::uint32_t rows) {
    const auto anybody = [&] {
        return std::any_of(awaiting.begin(), awaiting.end(),
                           [](const Awaiting& permit) { return has_rows(permit.green); });
    };
    for (const auto& segment : segments_) {
        if (!anybody()) {
            return;
        }
        ColumnMachine& machine = segment->machine;
        Batch& batch = machine.batch();
        machine.begin(rows);
        source.fill(machine, first);
        std::vector<const Word*> stated(today_.program().fact_count, nullptr);
        for (const std::uint32_t fact : segment->stated) {
            stated[fact] = source.stated(batch, fact, first);
        }
        segment->truths.run();
        look_at(*segment, segment->from, stated, at, awaiting);
        machine.mark();
        for (std::int64_t day = segment->from + 1;
             day <= segment->until && segment->truths.depends_on_day() && anybody(); ++day) {
            segment->truths.run_on(day);
            look_at(*segment, day, stated, at, awaiting);
            machine.return_to_mark();
        }
        batch.add(declined, batch.declined);
    }
}

void DaysAhead::look_at(Segment& segment, std::int64_t day, const std::vector<const Word*>& stated,
                        std::size_t at, std::span<Awaiting> awaiting) {
    Batch& batch = segment.machine.batch();
    const ColourRows rows{batch, today_.program(),
                          [&](Ref ref) {
                              const std::size_t place = segment.plan.place_of(ref);
                              return segment.truths.spelled(segment.truths.planes()[place]);
                          },
                          [&](std::uint32_t fact) { return stated[fact]; }};
    for (std::size_t permit = 0; permit < awaiting.size(); ++permit) {
        const PermitOutline* outline = segment.noted.columns[permit].outline;
        Awaiting& left = awaiting[permit];
        if (outline == nullptr || !has_rows(left.green)) {
            continue;
        }
        PermitColumns& found = today_.into().columns[permit];
        const Word* green = batch.both(green_rows(rows, *outline), left.green.data());
        for_each_row(green, batch.words, [&](std::size_t row) {
            found.green_after[at + row] = static_cast<std::uint32_t>(day - today_.on().days());
        });
        const auto take = [&](std::vector<Word>& from, const Word* taken) {
            for (std::uint32_t w = 0; w < batch.words; ++w) {
                from[w] &= ~taken[w];
            }
        };
        take(left.green, green);
        take(left.yellow, green);
        if (!has_rows(left.yellow)) {
            continue;
        }
        const Word* nearly = batch.both(batch.both(coming_rows(rows, *outline), decided_rows(rows, *outline)),
                                        left.yellow.data());
        batch.add(found.nearly_later.data() + at / rows_per_word, nearly);
        take(left.yellow, nearly);
    }
}

} // namespace bleibe::detail
