// SPDX-License-Identifier: Apache-2.0
// Whether an open place can change the verdict on one permit: shown by two completions that differ in it
// alone, or excluded for all completions.
#pragma once

#include "reason/completed.hpp"
#include "run/roam.hpp"

#include <bleibe/missing.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// Two completions that differ in one place alone.
struct Flip {
    Completion first;
    Completion second;
};

/// The bearing of all places of a case on one permit.
class PermitBearing {
public:
    /// `runs`: evaluations over sets for all places.
    PermitBearing(Search& search, const Places& places, const ProgramData& program,
                  const PermitOutline& outline, const Limits& limits, std::uint32_t runs);

    /// Finds out. Does nothing if the verdict does not depend on what is open.
    void run();
    /// The verdict depends on what is open, or it was not proven that it does not.
    [[nodiscard]] bool is_open() const noexcept { return !open_.empty(); }
    [[nodiscard]] Bearing of(std::uint32_t place) const noexcept { return bearing_[place]; }
    [[nodiscard]] const std::optional<Flip>& flip(std::uint32_t place) const noexcept {
        return flips_[place];
    }
    [[nodiscard]] const VerdictTruths& truths() const noexcept { return truths_; }
    /// Truths that are not the same for all completions.
    [[nodiscard]] const std::vector<Ref>& open_truths() const noexcept { return open_; }
    /// Completions that were met on the way.
    [[nodiscard]] const std::vector<Completion>& people() const noexcept { return people_; }

private:
    struct Proof {
        std::uint32_t place = 0;
        Ref truth;
        bool gave_up = false;
    };

    void look_around(const std::vector<Ref>& truths);
    void find_people();
    void show();
    void walk_between();
    void keep(const Completion& person);
    void roam();
    void walk(const Completion& from, const Completion& to, bool backwards);
    bool compare(std::uint32_t place, const Completion& one, const Completion& other);
    bool take(std::uint32_t place, const Findings& findings);
    void prove(std::uint32_t place);
    void visit(Proof& proof);
    void decide(Proof& proof);
    [[nodiscard]] bool is_shown(std::uint32_t place) const { return flips_[place].has_value(); }

    Search& search_;
    const Places& places_;
    VerdictTruths truths_;
    Roamer roamer_;
    std::uint32_t runs_;
    std::uint64_t last_run_ = 0; // of the search
    std::vector<Ref> open_;
    std::set<std::uint32_t> cone_;
    std::vector<Completion> people_;
    std::vector<Bearing> bearing_;           // by place
    std::vector<std::optional<Flip>> flips_; // by place
    Arena arena_;                            // of completions that are made for a moment
};

} // namespace bleibe::detail
