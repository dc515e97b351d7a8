// SPDX-License-Identifier: Apache-2.0
// The idea: readings of two disputes have to be combined only where a step depends on both. Permits that
// share no dispute are turned apart from one another, so the combinations add up instead of multiplying.
#include "run/dispute_groups.hpp"

#include <boost/dynamic_bitset.hpp>

#include <algorithm>
#include <map>

namespace bleibe::detail {
namespace {

/// By place in the open disputes.
using Disputes = boost::dynamic_bitset<>;

class Grouping {
public:
    Grouping(const ProgramData& program, std::span<const std::uint32_t> open,
             const std::vector<std::vector<std::uint32_t>>& schedules)
        : program_(program), open_(open) {
        for (std::size_t place = 0; place < open.size(); ++place) {
            for (const std::uint32_t step : schedules[open[place]]) {
                of_step_.try_emplace(step, open.size()).first->second.set(place);
            }
        }
    }

    DisputeGroups run(std::size_t most_combinations) const {
        DisputeGroups result;
        std::vector<Disputes> together;
        for (const auto& [step, disputes] : of_step_) {
            if (combinations(disputes, most_combinations) > most_combinations) {
                result.beyond.push_back(step);
            } else {
                together.push_back(disputes);
            }
        }
        std::sort(together.begin(), together.end());
        together.erase(std::unique(together.begin(), together.end()), together.end());
        for (const Disputes& disputes : together) {
            const bool is_part = std::any_of(together.begin(), together.end(), [&](const Disputes& other) {
                return disputes.is_proper_subset_of(other);
            });
            if (!is_part) {
                result.groups.push_back(group(disputes));
            }
        }
        return result;
    }

private:
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
            turned.emplace_back(open_[place], std::vector<std::uint32_t>());
            for (const auto& [step, disputes] : of_step_) {
                if (disputes.test(place) && disputes.is_subset_of(together)) {
                    turned.back().second.push_back(step);
                }
            }
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
    std::map<std::uint32_t, Disputes> of_step_;
};

} // namespace

DisputeGroups group_disputes(const ProgramData& program, std::span<const std::uint32_t> open,
                             const std::vector<std::vector<std::uint32_t>>& schedules,
                             std::size_t most_combinations) {
    return Grouping(program, open, schedules).run(most_combinations);
}

} // namespace bleibe::detail
