// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/assessment.hpp>
#include <bleibe/completion.hpp>
#include <bleibe/paths.hpp>
#include <bleibe/readings.hpp>
#include <bleibe/words.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

/// State of one point of a norm for one person.
enum class PointState : std::uint8_t { met, unmet, open, waived, does_not_apply };
[[nodiscard]] std::string_view to_string(PointState state) noexcept;

/// How a point is made up.
enum class PointKind : std::uint8_t { criterion, all, any, at_least, negation };

/// A fact that a point read, with what was found.
struct FactFound {
    std::string path;                   // "convictions[].day_fines", "birth_date"
    const Words* label = nullptr;       // of the fact, or of the field
    std::string value;                  // ISO dates, plain numbers, words of choices; empty if not known
    const Words* value_label = nullptr; // of a choice value
    bool known = true;
    Words in_part;                   // what is known of it, where it is known in part; else empty
    bool none = false;               // known to be null: "there is none"
    bool list = false;               // `value` is the number of its entries
    bool judgement = false;          // a human's assessment
    bool assumed = false;            // not stated; the vocabulary says what then holds
    std::vector<std::string> values; // of a list or of an element that decided: "field: value"
    std::vector<Words> entries;      // the same for people, with the labels of the vocabulary
};

/// A waiver of a point: "kann abgesehen werden".
struct WaiverFound {
    std::string criterion; // id of the waived criterion
    Effect effect = Effect::may;
    std::string law;
    std::string quote;
    const Words* label = nullptr;
    PointState state = PointState::open; // met: it applies
    bool used = false;
    bool uncertain = false; // used, and it is not known whether it is needed
};

/// A reading of a dispute under which a point would stand otherwise.
struct OtherReading {
    std::string_view dispute;
    std::string_view reading;
    const Words* dispute_label = nullptr;
    const Words* label = nullptr; // of the reading
    PointState state = PointState::open;
};

/// One point of the explanation tree: a criterion, or a group of points. Views and pointers live as
/// long as the report, which shares the program.
struct Point {
    /// From 1, in the order of the tree; 0: a group without a name. Passages of the wording name it.
    std::uint32_t number = 0;
    PointKind kind = PointKind::criterion;
    std::string id; // "five_years"; "de/aufenthg/5#visa" for another norm's; empty for an unnamed branch
    PointState state = PointState::open;
    bool refusal = false;  // stands under the grounds of refusal
    bool negative = false; // met speaks against the person: of a refusal, or below a `not`
    bool decisive = false; // is among `because`, or among what is open of an undetermined verdict
    /// The verdict rests on it: facts of other points can be erased, and it stays as it is.
    bool rests = false;
    bool uncertain = false;      // waived, and it is not known whether that is needed
    bool cannot_compute = false; // open because an expression gave null, not for a missing fact
    std::uint32_t at_least = 0;
    const Words* label = nullptr;
    std::string law; // "§ 104c Abs. 1 Satz 1 AufenthG"
    std::string_view url;
    std::string quote;
    std::string mentioned_law; // where the permit's norm asks for a point of another, if it quotes that
    std::string mentioned_quote;
    std::string_view exception; // "in_favour", "against", "either" or empty
    Words found;                // what was found, in words, per language
    Words required;             // what is required
    std::vector<FactFound> facts;
    std::vector<std::string> missing;
    std::vector<std::string> open_disputes; // that leave it open
    std::vector<WaiverFound> waivers;
    std::vector<OtherReading> otherwise; // only in a report
    std::vector<Point> children;
};

/// What a stretch of a norm's wording is for one permit.
enum class PassageRole : std::uint8_t {
    condition,    // words of points: how they stand is `state`
    definition,   // words that determine a point more closely: a rule of counting, a figure
    waiver,       // words that let a point be waived
    consequence,  // words that carry the effect or the grant
    other_permit, // words of a rule that this permit does not have
    omitted,      // left out of the rules, with the reason
    connecting,   // words that join the others
    unmarked,     // nothing speaks of them
};
[[nodiscard]] std::string_view to_string(PassageRole role) noexcept;

/// Words of a sentence that are one thing. The passages of a sentence, put together, are the sentence.
struct Passage {
    std::string text;
    PassageRole role = PassageRole::unmarked;
    PointState state = PointState::open; // of a condition; of a waiver `waived` where it is used, `met` where
                                         // it could be, `does_not_apply` where nothing needs it
    bool negative = false;               // met speaks against the person
    bool uncertain = false;              // waived, and it is not known whether that is needed
    std::vector<std::uint32_t> points;   // numbers
    const Words* because = nullptr;      // of what is omitted
    std::string_view bears_on;           // the same
};

struct StatuteSentence {
    std::string key; // "Abs. 1 Satz 1 Nr. 2"
    std::vector<Passage> passages;
    /// Points whose place this is: they have words here, or cite it without quoting. Each stands with one
    /// sentence of a report's wordings alone, the first that it belongs to.
    std::vector<std::uint32_t> points;
};

/// Part of a norm that the rules leave out, or a norm that binds besides.
struct Omitted {
    std::string law;
    std::string quote;
    const Words* because = nullptr;
    std::string_view bears_on; // "nothing", "could_refuse", "could_grant", "either"
    bool elsewhere = false;
};

/// One reading of a dispute and what the verdict would be under it.
struct ReadingFound {
    std::string_view id;
    Status status = Status::undetermined;
    std::optional<Effect> effect;
    bool chosen = false;   // is the one that holds
    bool baseline = false; // and holds because nobody chose another
    const Words* label = nullptr;
    const Words* summary = nullptr;
    struct Holder {
        std::string_view cite;
        std::string_view url;
    };
    std::vector<Holder> holders;
};

struct DisputeFound {
    std::string_view id;
    const Words* label = nullptr;
    std::vector<ReadingFound> readings;
    bool matters = false; // not the same status and effect under every reading
    /// The verdict is open under every reading, and so is a point that the dispute bears on: whether it
    /// matters shows when more is known.
    bool may_matter = false;
    bool settled = true; // a baseline, or a reading that was chosen
};

/// The version of the norm that was applied; for `no_law` the neighbours in time.
struct LawApplied {
    std::string_view ruleset; // "de/aufenthg/104c"
    std::string version;      // first day in force, "2022-12-31"; empty for no_law
    std::string_view cite;
    std::string_view wording; // "literal", "reconstructed"; empty: not stated, or there is none
    std::string_view hash;
    std::string_view url;
    std::string_view proposal;
    std::string_view enacted;     // "Gesetz vom 21.12.2022, BGBl. I S. 2847"; may be empty
    std::optional<Date> attested; // the day on which the wording was compared with its source
    std::string previous;         // no_law: the version before, or empty
    std::string next;             // no_law: the version after, or empty
};

/// The wording of a norm, with what each stretch of it is for the person.
struct StatuteText {
    LawApplied law;
    const Words* label = nullptr;
    bool own = false; // the norm of the permit; else one that its points come from
    std::vector<StatuteSentence> sentences;
};

/// Everything about one permit.
struct PermitReport {
    PermitId permit;
    std::string_view id;
    std::string_view kind;
    const Words* kind_label = nullptr;
    const Words* label = nullptr;
    Verdict verdict;
    Colour colour = Colour::none;
    /// A later day within the horizon on which it is green, if that is why it is green.
    std::optional<Date> green_on;
    std::vector<std::string> because;        // only when ineligible
    std::vector<std::string> missing;        // only when undetermined, in vocabulary order
    std::vector<std::string> cannot_compute; // criteria that an expression leaves open by giving null
    std::vector<std::string> open_disputes;  // disputes without a chosen reading that leave it open
    std::vector<std::string> missing_norms;  // norms whose wording the catalog lacks for the day
    std::vector<std::string> judgement;      // facts that count here and that a human assessed or must
    std::vector<std::string> assumed;        // facts taken as `unless_stated`
    std::vector<WaiverFound> waivers;        // used
    std::vector<DisputeFound> disputes;
    std::vector<Omitted> omitted;
    LawApplied law;
    std::string grant; // a duration such as "P1Y6M", or the day it runs to; empty where the norm does not say
    bool grant_at_most = false; // for at most that long
    std::string quote;          // the words that carry the permit's own effect
    Effect own_effect = Effect::shall;
    /// Eligible, but not with `effect_at_best`: facts that could lift the effect once they are known.
    std::vector<std::string> missing_for_best;
    /// The tree, if it was asked for: requirements, then grounds of refusal.
    std::vector<Point> explanation;
    /// If it was asked for with the tree: the wording of the permit's norm, then of the others that its
    /// points quote; those without wording in the catalog are left out.
    std::vector<StatuteText> statute;
    /// Of an undetermined verdict, if they were asked for: two people who fit all that is known, with
    /// different verdicts. None if none were found (`Verdict::proven` is false then, or nothing that is open
    /// is a fact).
    std::vector<CompletedPerson> completions;
    /// The verdict under every combination of readings, if it was asked for.
    std::optional<ReadingsTable> readings;
};

struct ReportOptions {
    /// How far ahead "green by waiting" looks, in months and days (P3M unless told otherwise). Negative
    /// counts as 0, and each as a hundred years at most. Every day of it may cost as much as an assessment.
    std::int32_t horizon_months = 3;
    std::int32_t horizon_days = 0;
    bool explanation = false;
    /// Only what a caseload is sorted by: of each permit the verdict, the colour with its day, `because` (in
    /// the order of the tree), `missing`, `cannot_compute`, `open_disputes` and `missing_norms`. Everything
    /// else of a `PermitReport` stays empty, whatever else is asked for but `search`, and other readings are
    /// not tried.
    bool brief = false;
    /// With the explanation, the annotated statute: `PermitReport::statute`. It looks at every word of the
    /// norms, which costs more than all the rest.
    bool statute = false;
    /// Search the completions of the facts where single points leave a verdict open. Without it such a
    /// verdict is undetermined, and `Verdict::proven` only where single facts show that it is so whatever
    /// they turn out to be (docs/semantics.md, "shown without a search"). What they show is not searched
    /// either, unless `completions` are wanted.
    bool search = false;
    /// Evaluations over sets of completions that the search may spend on each permit, and again on the other
    /// readings and on the horizon of all together; each takes some tenths of a millisecond at most. What it
    /// does not reach is `undetermined` and not proven.
    std::uint32_t search_runs = 2'000;
    /// Show two completions of the facts for what is undetermined. Needs `search`.
    bool completions = false;
    /// Compare the verdicts under all readings.
    bool readings = false;
    /// Fill `CaseReport::paths`.
    bool paths = false;
    /// Only these permits, in this order; empty: all of the program. Those of another program are passed
    /// over.
    std::vector<PermitId> permits;
};

/// Everything about one case. Shares the program, so it may outlive it.
struct CaseReport {
    std::string id;
    std::uint64_t line = 0; // of a caseload, if there was no id
    Date on;
    std::optional<Date> law_as_of;
    Colour colour = Colour::grey;
    std::vector<PermitReport> permits;
    /// If asked for: the same permits as ways to stay, with what each takes.
    std::vector<Path> paths;
    std::shared_ptr<const detail::ProgramData> program;
};

/// In the languages of the catalog: a fact by its path ("stays", "convictions[].day_fines"), and a criterion
/// by its name in `because`. Empty for what the program does not have.
[[nodiscard]] Words label_of_fact(const CaseReport& report, std::string_view path);
[[nodiscard]] Words label_of_criterion(const CaseReport& report, const PermitReport& permit,
                                       std::string_view name);

/// The question that tells a fact, and what shows it, by the path of the fact. Empty where the vocabulary has
/// none.
[[nodiscard]] Words question_of_fact(const CaseReport& report, std::string_view path);
[[nodiscard]] Words evidence_of_fact(const CaseReport& report, std::string_view path);

/// Assesses and reports one case; `workspace` is reused memory.
[[nodiscard]] CaseReport report(const Program& program, const Case& subject, Date on,
                                const Readings& readings = {}, const ReportOptions& options = {});
[[nodiscard]] CaseReport report(const Program& program, const Case& subject, Date on,
                                const Readings& readings, const ReportOptions& options,
                                Assessment& workspace);

/// Why, or why not: the points of a permit for an assessment that was made.
[[nodiscard]] std::vector<Point> explain(const Assessment& assessment, PermitId permit);

/// "green", "yellow" … of all permits examined: the best, in the order green, yellow, grey, red.
[[nodiscard]] Colour colour_of(const std::vector<PermitReport>& permits) noexcept;

} // namespace bleibe
