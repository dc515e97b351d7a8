// SPDX-License-Identifier: Apache-2.0
// The chain of papers: asylum procedure, then tolerations one after the other, with the holes, overlaps
// and odd certificates that make real chains hard to read.
#include "person.hpp"

#include <bleibe/date.hpp>

#include <algorithm>

namespace stade {

namespace {

const Day screened = day_of(2022, 12, 31);

/// A stretch of one status, before it is cut into papers.
struct Phase {
    std::string_view status;
    Day from = 0;
    Day until = 0;
};

constexpr Day three_months = 91;
constexpr Day six_months = 184;

/// Three to six months, chosen so that no remnant is left that no office would issue a paper for.
[[nodiscard]] Day paper_length(Random& random, Day left) {
    constexpr std::array<Day, 8> lengths = {91, 92, 122, 153, 182, 183, 184, 184};
    if (left <= six_months) {
        return left;
    }
    const Day length = random.one_of(lengths);
    return left - length < three_months ? left / 2 : length;
}

[[nodiscard]] std::string_view toleration_kind(Random& random) {
    if (random.chance(60)) {
        return "tolerated_60b";
    }
    if (random.chance(45)) {
        return "tolerated_60c";
    }
    return random.chance(20) ? "tolerated_60d" : "tolerated";
}

[[nodiscard]] std::vector<Phase> asylum_phases(Random& random, const Outline& person) {
    Day from = person.entry;
    if (!person.born_here && person.origin != Origin::at_boundary && random.chance(400)) {
        from += random.between(1, 25); // days before the certificate of arrival
    }
    const Day until = std::min(from + random.between(300, 1300), screened - 200);
    if (person.origin == Origin::dublin) {
        const Day order = from + random.between(60, 150);
        const Day over = order + random.between(90, 260);
        return {{"permitted", from, order - 1},
                {"dublin_after_order", order, over - 1},
                {"permitted", over, until}};
    }
    if (random.chance(30)) { // a residence permit that ended in between
        const Day granted = until - random.between(200, 280);
        return {{"permitted", from, granted - 1}, {"residence_permit", granted, until}};
    }
    return {{"permitted", from, until}};
}

[[nodiscard]] std::vector<Phase> phases(Random& random, const Outline& person) {
    std::vector<Phase> all = asylum_phases(random, person);
    const Day from = all.back().until + 1;
    const Day until = screened + random.between(5, 170);
    if (random.chance(70)) { // a border-crossing certificate between the rejection and the first toleration
        const Day certificate_ends = std::min(from + random.between(14, 60), screened - 30);
        all.push_back({"border_crossing_certificate", from, certificate_ends});
        all.push_back({"tolerated", certificate_ends + 1, until});
    } else if (random.chance(50)) {
        const Day last = screened - random.between(20, 100);
        all.push_back({"tolerated", from, last - 1});
        all.push_back({random.chance(600) ? "border_crossing_certificate" : "not_pursued", last, until});
    } else {
        const Day change = random.between(from + three_months, std::max(from + three_months, screened - 200));
        all.push_back({"tolerated", from, change - 1});
        all.push_back({toleration_kind(random), change, until});
    }
    return all;
}

/// One phase as papers; a toleration is sometimes renewed late, and sometimes early.
void cut(Random& random, const Phase& phase, std::vector<Stay>& stays) {
    const bool toleration = phase.status.starts_with("tolerated");
    Day from = phase.from;
    if (stays.empty() && phase.until - from > six_months && random.chance(300)) {
        const Day first_weeks = random.between(14, 60); // until the interview, or the move to another town
        stays.push_back({from, from + first_weeks - 1, phase.status});
        from += first_weeks;
    }
    while (from <= std::min(phase.until, screened)) { // no paper was issued after the day of screening
        const Day until = from + paper_length(random, phase.until - from + 1) - 1;
        stays.push_back({from, until, phase.status});
        from = until + 1;
        const bool renewed = toleration && phase.until - from > six_months;
        if (renewed && random.chance(12)) {
            const Day next = from + (random.chance(600) ? random.between(1, 3) : random.between(4, 40));
            if (random.chance(500)) {
                stays.push_back({from, next - 1, "claim_to_toleration"});
            }
            from = next;
        } else if (renewed && random.chance(50)) {
            from -= random.between(1, 10);
        }
    }
}

} // namespace

Day day_of(std::int64_t year, std::int64_t month, std::int64_t day) {
    return bleibe::Date::from(year, month, day).value().days();
}

std::string text_of(Day day) { return bleibe::Date(day).to_string(); }

std::vector<Stay> papers(Random& random, const Outline& person) {
    std::vector<Stay> stays;
    for (const Phase& phase : phases(random, person)) {
        cut(random, phase, stays);
    }
    if (person.file != File::complete && random.chance(120)) {
        stays[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(stays.size()) - 1))]
            .until.reset();
    }
    if (person.file == File::thin && random.chance(200)) {
        stays[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(stays.size()) - 1))]
            .status = {};
    }
    return stays;
}

} // namespace stade
