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
    by_waiting,   // it will be eligible on a later day, with the facts unchanged, and nothing else opens it
                  // sooner: the day lies within the horizon, or the permit is not yellow
    within_reach, // everything that stands against the person can still come: yellow
    unclear,      // hardly anything is known: grey
    closed,       // something fails that nobody changes, or there is no law on the day
};
[[nodiscard]] std::string_view to_string(Standing standing) noexcept;

/// What a way still needs, or why it is closed.
struct PathNeed {
    enum class Kind : std::uint8_t {
        criterion,
        fact,
        dispute,
        norm,
        any_of, // alternatives: `enough` of its `parts`
        all_of, // as one of several alternatives: all its `parts`
    };
    Kind kind = Kind::criterion;
    std::string name; // as in `because`, `missing`, `open_disputes`, `missing_norms`; of groups empty
    Words label;      // empty where nobody gave it one: a norm, a group
    /// What can change it, as the rules and the vocabulary say: "wait", "evidence", "act", "authority",
    /// "reapply"; empty where nothing can, or nothing is said. Views of static texts.
    std::vector<std::string_view> cures;
    bool as_a_rule = false; // of a criterion: the law asks for it as a rule only
    /// Of a criterion: a ground against the person that is there and would have to go; false: a condition
    /// that is not met and would have to come. Of a group: all its parts are such grounds.
    bool stands = false;
    std::uint32_t enough = 0;      // of a group: so many of its parts have to change; else 0
    std::vector<PathNeed> parts{}; // of a group: criteria and groups, two or more; else empty
};
[[nodiscard]] std::string_view to_string(PathNeed::Kind kind) noexcept;

/// One way to stay: a permit, where it stands, and what it takes. Views and pointers live as long as the
/// report.
struct Path {
    PermitId permit;
    std::string_view id;
    const Words* label = nullptr;
    Standing standing = Standing::unclear;
    std::optional<Effect> effect; // that it has, or could have at best; nothing where there is no law
    /// The first later day on which it is eligible, with the facts unchanged, at most `timeline_years` away:
    /// where the day's verdict is no, and nothing fails that the rules say never changes. Else the day of the
    /// horizon on which the permit is green.
    std::optional<Date> on;
    /// Of what is within reach: what is unmet or not known, of alternatives each that can come, be it in
    /// time. Of what is closed: what nobody changes. By waiting: what stands against it today. Of
    /// alternatives of which none can come, and by waiting, those with the fewest points. All of them are
    /// needed together.
    std::vector<PathNeed> needs; // empty where it is open, and where there is no law
    std::string next_law; // closed for want of law: first day of the next version that has it, or empty
};

/// The permits of a program with the strongest of their own effects on the day first (`by_law`, `shall`,
/// `should`, `may`), those without law last; equals in the order of the catalog. Made for
/// `ReportOptions::permits`. Cannot fail.
[[nodiscard]] std::vector<PermitId> strongest_first(const Program& program, Date on);

} // namespace bleibe
