// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/assessment.hpp>
#include <bleibe/date.hpp>
#include <bleibe/program.hpp>
#include <bleibe/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

/// How far a way to stay is open to one person, the nearest first.
enum class Standing : std::uint8_t {
    open,         // the verdict is eligible
    by_waiting,   // it will be green on a later day within the horizon, with the facts unchanged
    within_reach, // everything that stands against the person can still come: yellow
    unclear,      // hardly anything is known: grey
    closed,       // something fails that nothing changes, or there is no law on the day
};
[[nodiscard]] std::string_view to_string(Standing standing) noexcept;

/// What a way still needs, or why it is closed.
struct PathNeed {
    enum class Kind : std::uint8_t { criterion, fact, dispute, norm };
    Kind kind = Kind::criterion;
    std::string name; // as in `because`, `missing`, `open_disputes`, `missing_norms`
    Words label;
    /// What can change it, as the vocabulary and the rules say: "wait", "evidence", "act", "authority",
    /// "reapply"; empty where nothing can, or nothing is said.
    std::vector<std::string_view> cures;
};
[[nodiscard]] std::string_view to_string(PathNeed::Kind kind) noexcept;

/// One way to stay: a permit, where it stands, and what it takes.
struct Path {
    PermitId permit;
    std::string_view id;
    const Words* label = nullptr; // lives as long as the report
    Standing standing = Standing::unclear;
    std::optional<Effect> effect; // that it has, or could have at best
    std::optional<Date> on;       // the later day on which it is green, with the facts unchanged
    std::vector<PathNeed> needs;  // empty where it is open
    std::string next_law;         // closed for want of law: first day of the next version that has it
};

/// The permits of a program with the strongest of their own effects on the day first, those without law last;
/// equals in the order of the catalog. Made for `ReportOptions::permits`.
[[nodiscard]] std::vector<PermitId> strongest_first(const Program& program, Date on);

} // namespace bleibe
