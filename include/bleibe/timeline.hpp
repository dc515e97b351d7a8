// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/assessment.hpp>
#include <bleibe/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

/// Why a verdict is another from a day on.
enum class CauseKind : std::uint8_t {
    begin,     // the first stretch: the axis begins
    law,       // another version of the norm, or of one that it draws upon, begins; or the norm ends
    age,       // a birthday
    time,      // a period is reached, or is reached no longer: five years, uninterrupted since
    fixed_day, // a day that the law names
    fact,      // a day that the case names: a permit runs out, a conviction is deleted
    other,     // several things together, or one that depends on facts that are not known
};
[[nodiscard]] std::string_view to_string(CauseKind kind) noexcept;

/// The cause of a border between two stretches. Views and pointers live as long as the timeline.
struct Cause {
    CauseKind kind = CauseKind::other;
    /// The deepest named criterion that is decided otherwise; empty for `begin` and `law`, and where it is
    /// not known.
    std::string criterion;
    const Words* label = nullptr; // of the criterion
    std::string law;              // its place, or the norm whose version begins: "§ 104c AufenthG"
    std::string version;          // of `law`: first day of the version that begins; empty where the norm ends
};

/// Days with one verdict. Both ends are included.
struct TimelineStretch {
    Date from;
    std::optional<Date> until; // nothing: it goes on beyond the axis
    Status status = Status::no_law;
    std::optional<Effect> effect; // the strongest that is certain; only when eligible
    bool proven = true;           // as in `Verdict`
    Cause cause;                  // of its first day
};

struct PermitTimeline {
    PermitId permit;
    std::string_view id;
    const Words* label = nullptr;
    std::vector<TimelineStretch> stretches; // in order, without holes; no two neighbours alike
};

/// When may this person stay? Shares the program, so it may outlive it.
struct Timeline {
    std::string id; // of the case
    Date from;
    std::optional<Date> until;
    std::vector<PermitTimeline> permits;
    std::shared_ptr<const detail::ProgramData> program;
};

struct TimelineOptions {
    /// Only these permits; empty: all of the program.
    std::vector<PermitId> permits;
    /// As in `ReportOptions`, for all days and permits together. Days that are not reached are `undetermined`
    /// and not proven.
    std::uint32_t search_runs = 3'000;
};

/// How far a timeline without an end looks: so many years.
constexpr std::int32_t timeline_years = 40;

/// The verdict of each permit on every day from `from` to `until` (or on and on: computed for
/// `timeline_years`, the last stretch left open), cut into the fewest stretches, exact to the day and across
/// versions of the law. What is assumed about the future is what the facts say: stays that are ongoing go on,
/// income stays as it is, and nothing happens that is not in the case. Where facts are not known, a day is
/// open only if two completions of the facts lead to different verdicts, or the search for them ends without
/// an answer. `until` before `from` gives no stretches. Cannot fail. The cost depends on
/// how many days the rules can turn on: milliseconds as a rule, seconds at worst (docs/performance.md).
[[nodiscard]] Timeline timeline(const Program& program, const Case& subject, Date from,
                                std::optional<Date> until, const Readings& readings = {},
                                const TimelineOptions& options = {});

} // namespace bleibe
