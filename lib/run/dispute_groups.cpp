// SPDX-License-Identifier: Apache-2.0
// The idea: readings of two disputes have to be combined only where a step depends on both. Permits that
// share no dispute are turned apart from one another, so the combinations add up instead of multiplying.
#include "run/dispute_groups.hpp"

#include <boost/dynamic_bitset.hpp>

#include <algorithm>
#include <utility>

namespace bleibe::detail {
namespace {

/// By place in the open disputes.
using Disputes = boost::dynamic_bitset<>;

class Grouping {
public:
    Grouping(const ProgramData& program, std::span<const std::uint32_t> open,
             const std::vector<std::vector<std::uint32_t>>& schedules)
        : program_(program), open_(open), sets_{{Disputes(open.size()), {}}} {
        std::vector<std::size_t> of_step(program.code.top.steps.size()); // the set that a step depends on
        for (std::size_t place = 0; place < open.size(); ++place) {
            std::vector<std::size_t> with_place(sets_.size()); // by set; 0 if none was asked for yet
            for (const std::uint32_t step : schedules[open[place]]) {
                std::size_t& set = of_step[step];
                if (with_place[set] == 0) {
                    with_place[set] = sets_.size();
                    sets_.push_back({sets_[set].disputes, {}});
                    sets_.back().disputes.set(place);
                }
                set = with_place[set];
            }
        }
        for (std::uint32_t step = 0; step < of_step.size(); ++step) {
            sets_[of_step[step]].steps.push_back(step);
        }
        const auto is_of_no_use = [](const Together& one) {
            return one.steps.empty() || one.disputes.none();
        };
        sets_.erase(std::remove_if(sets_.begin(), sets_.end(), is_of_no_use), sets_.end());
        std::sort(sets_.begin(), sets_.end(),
                  [](const Together& a, const Together& b) { return a.disputes < b.disputes; });
    }

    DisputeGroups run(std::size_t most_combinations) const {
        DisputeGroups result;
        std::vector<const Disputes*> combined;
        for (const Together& set : sets_) {
            if (combinations(set.disputes, most_combinations) > most_combinations) {
                result.beyond.insert(result.beyond.end(), set.steps.begin(), set.steps.end());
            } else {
                combined.push_back(&set.disputes);
            }
        }
        for (const Disputes* disputes : combined) {
            const bool is_part = std::any_of(combined.begin(), combined.end(), [&](const Disputes* other) {
                return disputes->is_proper_subset_of(*other);
            });
            if (!is_part) {
                result.groups.push_back(group(*disputes));
            }
        }
        std::sort(result.beyond.begin(), result.beyond.end());
        return result;
    }

private:
    /// Steps that depend on the same disputes.
    struct Together {
        Disputes disputes;
        std::vector<std::uint32_t> steps; // in order
    };

    std::size_t combinations(const Disputes& disputes, std::size_t most) const {
        std::size_t count = 1;
        for (auto place = disputes.find_first(); place != Disputes::npos && count <= most;
             place = disputes.find_next(place)) {
            count *= std::max<std::size_t>(program_.disputes[open_[place]].readings.size(), 1);
        }
        return count;
    }

    DisputeGroup group(const Disputes& together) const {
        std::vector<std::pair<std::uint32_t, std::vector<std::uint32_t>>> turned;
        for (auto place = together.find_first(); place != Disputes::npos; place = together.find_next(place)) {
            std::vector<std::uint32_t> steps;
            for (const Together& set : sets_) {
                if (set.disputes.test(place) && set.disputes.is_subset_of(together)) {
                    steps.insert(steps.end(), set.steps.begin(), set.steps.end());
                }
            }
            std::sort(steps.begin(), steps.end());
            turned.emplace_back(open_[place], std::move(steps));
        }
        // What costs most is turned least.
        std::stable_sort(turned.begin(), turned.end(),
                         [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
        DisputeGroup group;
        for (auto& [dispute, steps] : turned) {
            group.disputes.push_back(dispute);
            group.schedules.push_back(std::move(steps));
        }
        return group;
    }

    const ProgramData& program_;
    std::span<const std::uint32_t> open_;
    std::vector<Together> sets_;
};

} // namespace

DisputeGroups group_disputes(const ProgramData& program, std::span<const std::uint32_t> open,
                             const std::vector<std::vector<std::uint32_t>>& schedules,
                             std::size_t most_combinations) {
    return Grouping(program, open, schedules).run(most_combinations);
}

} // namespace bleibe::detail
