// SPDX-License-Identifier: Apache-2.0
// The idea: a slot is run only under the readings of disputes that it depends on. Slots whose disputes are
// among those of another go along with it, so that there are few groups and each has few combinations.
#include "reason/screen_plan.hpp"

#include "compile/schedule.hpp"
#include "reason/colour_columns.hpp"
#include "reason/horizon.hpp"

#include <algorithm>
#include <iterator>

namespace bleibe::detail {
namespace {

/// Beyond that many combinations of open readings of one group people are assessed one by one.
constexpr std::size_t most_combinations = 256;

} // namespace

ScreenPlan::ScreenPlan(const Program& program, Date on, const VerdictOptions& options,
                       VerdictColumnsData& into, bool shows_open)
    : program_(program.data()), on_(on), options_(options), into_(into), shows_open_(shows_open),
      stretch_(program_.stretch_of(on)) {
    into_.program = program.share();
    into_.on = on;
    choose_permits();
    choose_refs();
    choose_readings();
}

std::size_t ScreenPlan::place_of(Ref ref) const {
    const auto found = places_.find(ref.raw);
    return found == places_.end() ? refs_.size() : found->second;
}

std::vector<std::uint32_t> ScreenPlan::disputed_steps() const {
    std::vector<std::uint32_t> steps;
    for (const Group& group : groups_) {
        steps.insert(steps.end(), group.steps.begin(), group.steps.end());
    }
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

void ScreenPlan::size_results() {
    const std::size_t words = (into_.people + rows_per_word - 1) / rows_per_word;
    into_.none.assign(words, 0);
    const bool looks_ahead =
        options_.colours && end_of_horizon(on_, options_.horizon_months, options_.horizon_days) > on_.days();
    for (TruthPlanes& truth : into_.truths) {
        truth.yes.assign(words, 0);
        truth.no.assign(words, 0);
    }
    for (PermitColumns& columns : into_.columns) {
        columns.shown_open.assign(words, 0);
        columns.decided.assign(options_.colours && columns.outline != nullptr ? words : 0, 0);
        columns.coming.assign(columns.decided.size(), 0);
        columns.missing.assign(options_.missing ? into_.people : 0, 0);
        columns.nearly_later.assign(looks_ahead ? words : 0, 0);
        columns.green_after.assign(looks_ahead ? into_.people : 0, 0);
        columns.decides.assign(options_.criteria ? columns.criteria.size() : 0, std::vector<Word>(words, 0));
    }
}

void ScreenPlan::choose_permits() {
    into_.permits = program_.chosen(options_.permits);
    for (const PermitId permit : into_.permits) {
        PermitColumns columns;
        columns.outline = program_.outline(stretch_, permit);
        deciding_.emplace_back();
        formulas_.push_back(
            columns.outline == nullptr || !shows_open_
                ? nullptr
                : &program_.formulas.at(columns.outline->truth[static_cast<std::size_t>(Mode::may)].raw));
        if (columns.outline != nullptr && options_.criteria) {
            deciding_.back().emplace(program_, *columns.outline);
            columns.criteria = deciding_.back()->criteria();
        }
        into_.columns.push_back(std::move(columns));
    }
}

std::uint32_t ScreenPlan::add(Ref ref) {
    const std::size_t place = place_of(ref);
    if (place == refs_.size()) {
        places_.emplace(ref.raw, place);
        refs_.push_back(ref);
    }
    return static_cast<std::uint32_t>(place);
}

void ScreenPlan::choose_refs() {
    for (PermitColumns& columns : into_.columns) {
        for (std::size_t mode = 0; columns.outline != nullptr && mode < mode_count; ++mode) {
            columns.truths[mode] = add(columns.outline->truth[mode]);
        }
    }
    for (const Ref ref : refs_) {
        into_.truths.push_back({ref, {}, {}});
    }
    std::vector<Ref> points;
    for (const auto& deciding : deciding_) {
        if (deciding) {
            deciding->add_refs(points);
        }
    }
    for (const PermitColumns& columns : into_.columns) {
        if (options_.colours && columns.outline != nullptr) {
            add_refs_of_colours(program_, *columns.outline, points);
        }
    }
    for (const Ref ref : points) {
        add(ref);
    }
    place_of_point_.assign(points.empty() ? 0 : program_.nodes.size(), 0);
    for (std::size_t i = 0; i < place_of_point_.size(); ++i) {
        place_of_point_[i] = place_of(program_.nodes[i].truth[static_cast<std::size_t>(Mode::may)]);
    }
    schedule_ = steps_needed(program_.code, refs_);
}

void ScreenPlan::choose_readings() {
    operands_.assign(1 + program_.disputes.size(), Value::unknown());
    operands_[0] = Value::date(on_.days());
    asked_operands_ = operands_;
    depending_.resize(program_.disputes.size());
    std::vector<std::uint32_t> open;
    for (std::uint32_t d = 0; d < program_.disputes.size(); ++d) {
        const int named = options_.readings.chosen(d);
        const bool exists =
            named >= 0 && static_cast<std::size_t>(named) < program_.disputes[d].readings.size();
        const int reading = exists ? named : program_.dispute_models[d].baseline;
        operands_[1 + d] = Value::number(std::max(reading, 0));
        asked_operands_[1 + d] = reading < 0 ? Value::unknown() : operands_[1 + d];
        if (reading < 0) {
            depending_[d] = steps_depending(program_.code, schedule_, d + 1);
        }
        if (!depending_[d].empty()) {
            open.push_back(d);
        }
    }
    if (!open.empty()) {
        add_disputed_parts(open);
        group_disputes(open);
    }
}

/// The parts of formulas are wanted as far as all readings agree on them.
void ScreenPlan::add_disputed_parts(const std::vector<std::uint32_t>& open) {
    for (const TruthFormula* formula : formulas_) {
        for (std::size_t i = 0; formula != nullptr && i < formula->parts.size(); ++i) {
            const Ref ref = formula->parts[i].ref;
            const bool is_disputed =
                ref.base() == Ref::top && std::any_of(open.begin(), open.end(), [&](std::uint32_t d) {
                    return std::binary_search(depending_[d].begin(), depending_[d].end(), ref.index());
                });
            if (is_disputed) {
                add(ref);
            }
        }
    }
}

void ScreenPlan::group_disputes(const std::vector<std::uint32_t>& open) {
    for (std::size_t place = 0; place < refs_.size(); ++place) {
        Group group;
        std::copy_if(open.begin(), open.end(), std::back_inserter(group.disputes), [&](std::uint32_t d) {
            return refs_[place].base() == Ref::top &&
                   std::binary_search(depending_[d].begin(), depending_[d].end(), refs_[place].index());
        });
        group.places.push_back(place);
        if (!group.disputes.empty()) {
            groups_.push_back(std::move(group));
        }
    }
    // Those with many disputes first: the others go along with them.
    std::stable_sort(groups_.begin(), groups_.end(),
                     [](const Group& a, const Group& b) { return a.disputes.size() > b.disputes.size(); });
    std::vector<Group> joined;
    for (Group& group : groups_) {
        const auto wider = std::find_if(joined.begin(), joined.end(), [&](const Group& other) {
            return std::includes(other.disputes.begin(), other.disputes.end(), group.disputes.begin(),
                                 group.disputes.end());
        });
        if (wider == joined.end()) {
            joined.push_back(std::move(group));
        } else {
            wider->places.push_back(group.places.front());
        }
    }
    groups_ = std::move(joined);
    std::for_each(groups_.begin(), groups_.end(), [this](Group& group) { combine(group); });
}

void ScreenPlan::combine(Group& group) {
    std::vector<Ref> refs;
    for (const std::size_t place : group.places) {
        refs.push_back(refs_[place]);
    }
    const auto needed = steps_needed(program_.code, refs);
    std::size_t count = 1;
    for (const std::uint32_t d : group.disputes) {
        std::set_intersection(needed.begin(), needed.end(), depending_[d].begin(), depending_[d].end(),
                              std::back_inserter(group.steps));
        count = std::min(count * program_.disputes[d].readings.size(), most_combinations + 1);
    }
    std::sort(group.steps.begin(), group.steps.end());
    group.steps.erase(std::unique(group.steps.begin(), group.steps.end()), group.steps.end());
    too_many_ = too_many_ || count > most_combinations;
    if (count > most_combinations) {
        return;
    }
    // The readings turn like the wheels of a counter, those fastest on which least depends.
    std::vector<std::uint32_t> wheels = group.disputes;
    std::stable_sort(wheels.begin(), wheels.end(), [this](std::uint32_t a, std::uint32_t b) {
        return depending_[a].size() < depending_[b].size();
    });
    for (std::size_t wheel = 0; wheel < wheels.size(); ++wheel) {
        group.steps_by_wheel.push_back(steps_of(group, std::span(wheels).first(wheel + 1)));
    }
    for (std::size_t i = 1; i < count; ++i) {
        Group::Combination combination{operands_, 0};
        std::size_t rest = i;
        std::size_t rest_before = i - 1;
        for (std::size_t wheel = 0; wheel < wheels.size(); ++wheel) {
            const std::size_t readings = program_.disputes[wheels[wheel]].readings.size();
            combination.operands[1 + wheels[wheel]] =
                Value::number(static_cast<std::int64_t>(rest % readings));
            combination.wheel = rest % readings != rest_before % readings ? wheel : combination.wheel;
            rest /= readings;
            rest_before /= readings;
        }
        group.combinations.push_back(std::move(combination));
    }
}

std::vector<std::uint32_t> ScreenPlan::steps_of(const Group& group,
                                                std::span<const std::uint32_t> disputes) const {
    std::vector<std::uint32_t> steps;
    std::copy_if(group.steps.begin(), group.steps.end(), std::back_inserter(steps), [&](std::uint32_t step) {
        return std::any_of(disputes.begin(), disputes.end(), [&](std::uint32_t d) {
            return std::binary_search(depending_[d].begin(), depending_[d].end(), step);
        });
    });
    return steps;
}

} // namespace bleibe::detail
