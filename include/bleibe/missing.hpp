// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/case.hpp>
#include <bleibe/completion.hpp>
#include <bleibe/date.hpp>
#include <bleibe/program.hpp>
#include <bleibe/words.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

/// Whether what is not known can still change a verdict: its status or its effect.
enum class Bearing : std::uint8_t {
    matters,         // shown: two completions that differ in it alone, with different verdicts on a permit
    does_not_matter, // proven, for every permit examined
    not_proven,      // neither of them: the search ended before
};
/// "matters", "does_not_matter", "not_proven". Static texts.
[[nodiscard]] std::string_view to_string(Bearing bearing) noexcept;

/// A fact that is open, a field of an entry that is, or a list of which it is open which entries it has.
struct OpenFact {
    std::string path; // "birth_date", "stays[1].until", "stays"
    std::string fact; // as in `PermitReport::missing`: "stays[].until"
    Bearing bearing = Bearing::not_proven;
    std::vector<std::string_view> permits;    // ids of those for which it was shown to matter
    std::vector<std::string_view> not_proven; // ids of those for which it was neither shown nor excluded
    /// Two completions that differ in this alone, and lead to different verdicts on the first of `permits`.
    std::vector<CompletedPerson> example;
    /// Of what matters: answers that were tried, and how many permits they settle, status and effect, among
    /// those that are open: the one that settles the fewest, and all of them together.
    std::size_t answers = 0;
    std::size_t settled_at_worst = 0;
    std::size_t settled_in_all = 0;
    Words label;    // of the fact; with a field, of both
    Words question; // how to ask for it; may be empty
    Words evidence; // what shows it; may be empty
};

/// What is missing in one case. Shares the program, so it may outlive it.
struct MissingFacts {
    std::string id;
    Date on;
    std::optional<Date> law_as_of;
    /// Permits whose verdict depends on what is not known, in the order of the program.
    std::vector<std::string_view> open_permits;
    /// What matters comes first, best question first: the one that settles most permits in the worst
    /// answer, then in the mean over the answers, then in vocabulary order. Then what is not proven, then
    /// what does not matter, both in vocabulary order.
    std::vector<OpenFact> facts;
    std::shared_ptr<const detail::ProgramData> program;
};

struct MissingOptions {
    /// Only these permits; empty: all of the program. Those of another program are passed over.
    std::vector<PermitId> permits;
    /// Evaluations over sets of completions that may be spent on proving, for one permit, that facts do not
    /// matter; for all permits three times that. What is not reached is not proven.
    std::uint32_t runs = 600;
};

/// The facts that can still change some verdict, and which to ask for first. Only facts that are open are
/// named: not given, given in part, or with open fields. Deterministic. Milliseconds per permit where about
/// ten facts are open, seconds where nothing at all is known; most are decided by single cases, and what they
/// leave by splitting the others.
[[nodiscard]] MissingFacts missing(const Program& program, const Case& subject, Date on,
                                   const Readings& readings = {}, const MissingOptions& options = {});

} // namespace bleibe
