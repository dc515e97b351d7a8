// SPDX-License-Identifier: Apache-2.0
// The idea: what matters shows itself soon in single people: on the way from one who may stay to one who may
// not, changing one place after the other, some step turns the verdict; and on walks among those who may
// stay. What does not show itself is excluded by splitting all the other places until the verdict is settled
// or the place is out of sight.
#include "reason/bearing.hpp"

#include "run/split.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr unsigned random_people = 16;
constexpr std::size_t most_people = 12; // that are kept
constexpr std::size_t most_climbers = 3;
constexpr std::size_t most_roamers = 8;
constexpr std::size_t steps_per_place = 600; // of a walk
constexpr std::uint32_t nodes_decided = 48;  // sets, where one place alone is open

} // namespace

PermitBearing::PermitBearing(Search& search, const Places& places, const ProgramData& program,
                             const PermitOutline& outline, const Limits& limits, std::uint32_t runs)
    : search_(search), places_(places), truths_(truths_of(outline)),
      roamer_(search, places, program, outline, limits), runs_(runs),
      bearing_(places.count() + 1, Bearing::does_not_matter), flips_(places.count() + 1) {}

void PermitBearing::run() {
    last_run_ = search_.runs() + runs_;
    look_around(truths_.all());
    if (cone_.empty()) {
        return;
    }
    // Who is met here spares the search most of its work.
    find_people();
    std::vector<Ref> open;
    for (const Ref truth : open_) {
        const Findings findings = search_.truths(truth, people_);
        if (findings.only() || findings.possible == 0) {
            continue;
        }
        open.push_back(truth);
        for (const auto& witness : findings.witnesses) {
            if (witness) {
                people_.push_back(*witness);
            }
        }
    }
    look_around(open);
    if (!open_.empty()) {
        show();
    }
}

/// Which of these truths are open as far as one look shows, and what they rest on.
void PermitBearing::look_around(const std::vector<Ref>& truths) {
    open_.clear();
    cone_.clear();
    for (const Ref truth : truths) {
        const auto places = search_.cone(truth);
        if (!places.empty()) {
            open_.push_back(truth);
            cone_.insert(places.begin(), places.end());
        }
    }
}

void PermitBearing::show() {
    walk_between();
    roam();
    const std::uint32_t nodes = search_.options().nodes;
    for (const std::uint32_t place : cone_) {
        if (!is_shown(place)) {
            prove(place);
        }
    }
    search_.limit_nodes(nodes);
    for (const std::uint32_t place : cone_) {
        if (is_shown(place)) {
            bearing_[place] = Bearing::matters;
        }
    }
}

void PermitBearing::keep(const Completion& person) {
    if (people_.size() < most_people) {
        people_.push_back(search_.kept(person));
    }
}

/// Some at random, and somebody who may stay.
void PermitBearing::find_people() {
    for (unsigned way = 0; way < random_people; ++way) {
        if (const auto person = search_.completion(way)) {
            keep(*person);
        }
    }
    const auto may_stay = [&](const Completion& person) {
        return search_.outcome(truths_.status, person) == Outcome::yes;
    };
    const bool some_may_stay = std::any_of(people_.begin(), people_.end(), may_stay);
    for (std::size_t i = 0; !some_may_stay && i < std::min(people_.size(), most_climbers); ++i) {
        const auto person = roamer_.climb(people_[i], steps_per_place);
        if (person && may_stay(*person)) {
            people_.insert(people_.begin(), search_.kept(*person));
            break;
        }
    }
}

/// From everybody who was met, those who may stay first.
void PermitBearing::roam() {
    const auto flips = [this](std::uint32_t place, const Completion& before, const Completion& after) {
        return is_shown(place) || compare(place, before, after);
    };
    for (std::size_t i = 0; i < std::min(people_.size(), most_roamers); ++i) {
        std::vector<std::uint32_t> hidden;
        std::copy_if(cone_.begin(), cone_.end(), std::back_inserter(hidden),
                     [this](std::uint32_t place) { return !is_shown(place); });
        if (hidden.empty()) {
            return;
        }
        roamer_.wander(people_[i], steps_per_place, std::move(hidden), flips);
    }
}

void PermitBearing::walk_between() {
    std::vector<std::optional<ExactVerdict>> verdicts;
    for (const Completion& person : people_) {
        verdicts.push_back(verdict_on(search_, truths_, person));
    }
    for (std::size_t i = 0; i < people_.size(); ++i) {
        for (std::size_t j = i + 1; j < people_.size(); ++j) {
            if (verdicts[i] && verdicts[j] && *verdicts[i] != *verdicts[j]) {
                walk(people_[i], people_[j], (i + j) % 2 == 1);
            }
        }
    }
}

void PermitBearing::walk(const Completion& from, const Completion& to, bool backwards) {
    arena_.reset();
    Completion here = from;
    auto verdict = verdict_on(search_, truths_, here);
    std::vector<std::uint32_t> order(cone_.begin(), cone_.end());
    if (backwards) {
        std::reverse(order.begin(), order.end());
    }
    for (const std::uint32_t place : order) {
        Completion next = places_.put(here, place, places_.value(to, place), arena_);
        const auto after = verdict_on(search_, truths_, next);
        if (!after) {
            continue; // nobody is like that
        }
        if (verdict && *verdict != *after && !is_shown(place)) {
            flips_[place] = Flip{search_.kept(here), search_.kept(next)};
        }
        here = std::move(next);
        verdict = after;
    }
}

bool PermitBearing::compare(std::uint32_t place, const Completion& one, const Completion& other) {
    const auto first = verdict_on(search_, truths_, one);
    const auto second = first ? verdict_on(search_, truths_, other) : std::nullopt;
    if (!first || !second || *first == *second) {
        return false;
    }
    flips_[place] = Flip{search_.kept(one), search_.kept(other)};
    return true;
}

/// Two witnesses that were found with all else fixed.
bool PermitBearing::take(std::uint32_t place, const Findings& findings) {
    const Completion* first = nullptr;
    for (const auto& witness : findings.witnesses) {
        if (witness && first != nullptr) {
            const Completion other = places_.put(*first, place, places_.value(*witness, place), arena_);
            return compare(place, *first, other);
        }
        first = witness ? &*witness : first;
    }
    return false;
}

void PermitBearing::prove(std::uint32_t place) {
    for (const Ref truth : open_) {
        Proof proof{place, truth, false};
        visit(proof);
        if (is_shown(place)) {
            return;
        }
        if (proof.gave_up) {
            bearing_[place] = Bearing::not_proven;
        }
    }
}

void PermitBearing::visit(Proof& proof) {
    if (proof.gave_up || is_shown(proof.place)) {
        return;
    }
    if (search_.runs() >= last_run_) {
        proof.gave_up = true;
        return;
    }
    const std::set<std::uint32_t> cone = search_.cone(proof.truth);
    if (cone.count(proof.place) == 0) {
        return; // settled, or settled without it
    }
    const std::uint32_t other = place_to_split(search_.box(), cone, proof.place);
    if (other == 0) {
        decide(proof);
        return;
    }
    const bool is_whole = for_each_part(search_.box(), search_.choices(), search_.parts(), other,
                                        search_.options().list_entries, [&] {
                                            visit(proof);
                                            return !proof.gave_up && !is_shown(proof.place);
                                        });
    proof.gave_up = proof.gave_up || !is_whole;
}

/// All that the truth rests on besides is closed.
void PermitBearing::decide(Proof& proof) {
    arena_.reset();
    search_.limit_nodes(nodes_decided);
    const Findings findings = search_.truths(proof.truth);
    const bool settled = findings.only() || findings.possible == 0;
    if (!settled && !take(proof.place, findings)) {
        proof.gave_up = true;
    }
}

} // namespace bleibe::detail
