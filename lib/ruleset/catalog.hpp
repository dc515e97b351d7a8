// SPDX-License-Identifier: Apache-2.0
// The catalog as written: vocabulary, rulesets, disputes and profiles after reading, before any check
// of names or types. Everything keeps its span, since later layers report into it.
#pragma once

#include "document/document.hpp"
#include "feel/expression.hpp"
#include "value/type.hpp"

#include <bleibe/date.hpp>
#include <bleibe/words.hpp>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::detail {

// ---------------------------------------------------------------- small parts

/// A text in the catalog's languages, in the order written: {"de", "…"}, {"en", "…"}.
using Label = Words;

/// A FEEL expression where it stands. `parsed.root` is null after a syntax error (then reported).
struct Formula {
    const Node* node = nullptr;
    std::size_t offset = 0; // of the expression in the node's text: not 0 inside a text template
    ParsedExpression parsed;

    /// Of a stretch of the expression's text.
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
        return node->span_of_text(offset + begin, offset + end);
    }
    /// Written, even if it did not parse.
    [[nodiscard]] bool is_set() const noexcept { return node != nullptr; }
};

/// A text with FEEL in braces: literal, formula, literal, …
struct TextTemplate {
    struct Piece {
        std::string literal;
        std::shared_ptr<const Formula> formula; // null for a literal
    };
    std::string language;
    std::vector<Piece> pieces;
};

/// Words quoted from the norm, in order: `soll … erteilt werden` has two pieces.
struct Quote {
    std::vector<std::string> pieces;
    Span span;

    /// As written: pieces joined by " … ".
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool empty() const noexcept { return pieces.empty(); }
};

/// One place of a norm's text; what is empty was not named, and stands for all below.
struct Place {
    std::string section; // "104c"; empty: of the norm itself
    std::string statute; // "AufenthG", with a section; may be empty
    std::string paragraph;
    std::string sentence;
    std::string number;
    std::string letter;
    bool tail = false; // what follows a list

    /// True if `other` is this place or lies below it; section and statute aside.
    [[nodiscard]] bool covers(const Place& other) const noexcept;
    friend bool operator==(const Place&, const Place&) = default;
};

/// `Abs. 1 Satz 1 Nr. 2`, perhaps with `§ N` before it, perhaps several sentences.
struct Citation {
    std::string text;          // as written; empty where nothing was cited
    std::vector<Place> places; // empty after an error (then reported)
    Span span;

    [[nodiscard]] bool empty() const noexcept { return text.empty(); }
};

struct SourceReference {
    std::string cite;
    std::string url;
    std::optional<Date> from;
    Span span;
};

enum class Cure : std::uint8_t { unstated, wait, evidence, act, authority, reapply, none };
enum class Exception : std::uint8_t { none, in_favour, against, either };
enum class WordingState : std::uint8_t { not_stated, literal, reconstructed };
enum class BearsOn : std::uint8_t { nothing, could_refuse, could_grant, either };
/// In order of strength, the strongest first.
enum class Force : std::uint8_t { by_law, shall, should, may };

// ---------------------------------------------------------------- vocabulary

struct FieldDeclaration {
    std::string id;
    Type type; // nullable where `absent` is there
    Label label;
    Label absent;
    bool judgement = false;
    std::string unit;
    Span span;
};

struct FactDeclaration {
    std::string id;
    Type type; // nullable where `absent` is there; a list of contexts has all fields
    Label label;
    Label ask;
    Label evidence;
    Label absent;
    Cure cure = Cure::unstated;
    bool judgement = false;
    bool periods = false;
    bool is_permit = false; // its values are ids of permits
    std::string unit;
    std::optional<Value> unless_stated;   // texts live as long as the catalog
    std::vector<FieldDeclaration> fields; // of a list whose entries are mappings
    Span span;
};

struct ChoiceDeclaration {
    ChoiceSet set;
    std::vector<Label> labels;  // per value
    std::vector<Citation> laws; // per value; empty text where none
    Span span;
};

/// A name for several values of one choice, usable behind `in`.
struct GroupDeclaration {
    std::string id;
    const ChoiceDeclaration* choice = nullptr;
    std::vector<std::uint32_t> values;
    Span span;
};

struct ConstraintDeclaration {
    std::string id;
    Formula when;
    Label label;
    Span span;
};

struct Vocabulary {
    std::string id;
    std::vector<FactDeclaration> facts;
    std::deque<ChoiceDeclaration> choices; // stable addresses
    std::vector<GroupDeclaration> groups;
    std::vector<ConstraintDeclaration> constraints;
    /// All permits of the catalog as a choice: the values of facts and fields of type `permit`.
    ChoiceSet permits;

    [[nodiscard]] int find_fact(std::string_view id) const noexcept;
    [[nodiscard]] const ChoiceDeclaration* find_choice(std::string_view id) const noexcept;
    /// The declaration a set belongs to; null for the set of permits.
    [[nodiscard]] const ChoiceDeclaration* find_choice(const ChoiceSet& set) const noexcept;
    [[nodiscard]] const GroupDeclaration* find_group(std::string_view id) const noexcept;
};

// ---------------------------------------------------------------- rulesets

/// `de/aufenthg/5#general`, perhaps pinned with `@2022-12-31`.
struct Reference {
    std::string norm;
    std::string name;
    std::optional<Date> pinned;
    Span span;

    [[nodiscard]] std::string text() const;
};

struct ParameterDeclaration {
    std::string id;
    Type type;
    Value value;
    std::string unit;
    Citation law;
    Quote quote;
    std::optional<SourceReference> source;
    Span span;
};

struct DefinitionDeclaration {
    std::string id;
    Formula value;                // not set if `use` is
    std::optional<Reference> use; // the definition of another norm
    Citation law;
    Quote quote;
    Span span;
};

enum class ItemKind : std::uint8_t {
    criterion, // a criterion or condition of the same file, by name
    use,       // of another norm (or a permit), by reference
    when,      // an expression without a name
    all,
    any,
    at_least,
    negation,
};

/// A node of a requirement tree. `all`, `any`, `at_least` have children, `negation` has one.
struct Item {
    ItemKind kind = ItemKind::all;
    std::string name;                                 // criterion
    Reference reference;                              // use
    std::vector<std::pair<std::string, Span>> except; // use: names left out of the group
    Formula when;                                     // when
    std::uint32_t at_least = 0;
    std::vector<Item> children;
    std::optional<Force> effect; // in refused_if: `may` passes over it at that level
    Label label;                 // of an unnamed branch; may be empty
    Cure cure = Cure::unstated;
    Citation law;
    Quote quote;
    Span span;
};

struct Waiver {
    Formula when;
    Force effect = Force::may;
    Label label;
    Citation law;
    Quote quote;
    Span span;
};

struct CriterionDeclaration {
    std::string id;
    bool is_condition = false; // stands under `conditions:`
    Label label;
    Item body; // a `when`, or a tree
    Exception exception = Exception::none;
    std::vector<Waiver> waived_if;
    std::optional<Formula> applies_if;
    std::vector<TextTemplate> found;    // per language
    std::vector<TextTemplate> required; // per language
    Cure cure = Cure::unstated;
    Citation law;
    Quote quote;
    Span span;
};

struct Grant {
    enum class Kind : std::uint8_t { for_duration, at_most, until };
    Kind kind = Kind::for_duration;
    Value duration; // months or duration
    Formula until;
    Citation law;
    Quote quote;
    Span span;
};

struct PermitDeclaration {
    std::string id;
    std::string kind; // one of the catalog's
    Label label;
    Force effect = Force::shall;
    std::string chapter;
    Citation law;
    Quote quote;
    Item requires_; // `all` at the root
    std::vector<Item> refused_if;
    std::optional<Grant> grant;
    Span span;
};

struct ReadingDeclaration {
    std::string id;
    Label label;
    Label summary;
    std::vector<SourceReference> holders;
    std::vector<std::pair<std::string, Value>> parameters;
    std::vector<std::pair<std::string, Formula>> definitions;
    std::vector<std::pair<std::string, Formula>> criteria;
    Span span;
};

struct DisputeDeclaration {
    std::string id;
    Label label;
    std::string baseline; // empty: none
    std::vector<ReadingDeclaration> readings;
    Span span;

    [[nodiscard]] int find_reading(std::string_view id) const noexcept;
};

struct Omission {
    Citation law; // or empty with `norm`, under `elsewhere`
    std::string norm;
    Quote quote;
    Label because;
    BearsOn bears_on = BearsOn::either;
    Span span;
};

struct Sentence {
    std::string key; // "Abs. 1 Satz 1 Nr. 2"
    Place place;
    std::string text; // white space folded
    Span key_span;
    const Node* node = nullptr;
};

/// "literal", "reconstructed" as in the file; empty if not stated.
[[nodiscard]] constexpr std::string_view to_string(WordingState state) {
    using enum WordingState;
    return state == literal ? "literal" : state == reconstructed ? "reconstructed" : "";
}

/// "nothing", "could_refuse" …, as in the file.
[[nodiscard]] constexpr std::string_view to_string(BearsOn bears_on) {
    using enum BearsOn;
    return bears_on == nothing        ? "nothing"
           : bears_on == could_refuse ? "could_refuse"
           : bears_on == could_grant  ? "could_grant"
                                      : "either";
}

/// One norm in one version.
struct Ruleset {
    std::string id; // "de/aufenthg/104c"
    Date from;
    std::optional<Date> until; // inclusive; nothing: open
    Label label;
    std::string cite; // "§ 104c AufenthG"
    std::string enacted;
    /// Where the wording in `text` comes from; not_stated also where there is no wording at all.
    WordingState wording = WordingState::not_stated;
    std::optional<Date> attested;
    std::string url;
    std::string facts;            // the vocabulary's id
    std::string proposal;         // empty: law
    std::string hash;             // SHA-256 of the file, in hex
    std::vector<Citation> covers; // empty: all of it
    std::vector<std::pair<Date, Date>> gaps;
    std::vector<Sentence> text;
    std::vector<ParameterDeclaration> parameters;
    std::vector<DefinitionDeclaration> definitions;
    std::vector<CriterionDeclaration> criteria; // conditions among them, in file order
    std::vector<PermitDeclaration> permits;
    std::vector<DisputeDeclaration> disputes;
    std::vector<Omission> omitted;
    std::vector<Omission> elsewhere;
    Source source;
    Span span;

    /// "§ 104c Abs. 1 Satz 1 AufenthG"; of an empty citation just "§ 104c AufenthG".
    [[nodiscard]] std::string law(const Citation& citation) const;
    [[nodiscard]] const ParameterDeclaration* find_parameter(std::string_view id) const noexcept;
    [[nodiscard]] const DefinitionDeclaration* find_definition(std::string_view id) const noexcept;
    [[nodiscard]] const CriterionDeclaration* find_criterion(std::string_view id) const noexcept;
    [[nodiscard]] const PermitDeclaration* find_permit(std::string_view id) const noexcept;
    /// In force on a day, leaving proposals aside.
    [[nodiscard]] bool holds_on(Date day) const noexcept { return from <= day && (!until || day <= *until); }
    /// Both in force on some day.
    [[nodiscard]] bool overlaps(const Ruleset& other) const noexcept {
        return (!until || other.from <= *until) && (!other.until || from <= *other.until);
    }
    /// "2022-12-31".
    [[nodiscard]] std::string version() const { return from.to_string(); }
};

struct Profile {
    struct Choice {
        std::string dispute;
        std::string reading;
        SourceReference source;
        Span span;
    };
    std::string id;
    Label label;
    std::vector<Choice> readings;
    Span span;
};

struct PermitKind {
    std::string id;
    Label label;
};

/// The words of citations ("Abs.", "Satz", …), as the catalog gives them.
struct CitationWords {
    std::string section = "§";
    std::string paragraph;
    std::string sentence;
    std::string number;
    std::string letter;
    std::string tail;
    std::string and_;
};

/// Everything below the folders that were loaded. Immutable once loaded.
struct CatalogData {
    std::string id;
    std::optional<Date> law_as_of;
    std::vector<std::string> languages;
    std::vector<PermitKind> kinds; // the strongest first
    Label authority;
    CitationWords citation;
    std::vector<std::string> connecting_words;
    Vocabulary vocabulary;
    std::deque<Ruleset> rulesets; // by id, then first day, then proposal; stable addresses
    std::vector<Profile> profiles;

    /// Names of files that were there and could not be read, or do not say what they are: what is missing may
    /// stand in them.
    std::vector<std::string> unread;

    std::deque<Document> documents; // what the spans and formulas point into
    Arena arena;                    // what the values point into

    /// A version of the norm may stand in a file that could not be read.
    [[nodiscard]] bool may_be_unread(std::string_view id) const noexcept;
    [[nodiscard]] bool has_norm(std::string_view id) const noexcept;
    /// The version in force on a day with these proposals selected; null if there is none. A selected
    /// proposal replaces the version from its first day on.
    [[nodiscard]] const Ruleset* version_on(std::string_view id, Date day,
                                            const std::vector<std::string>& proposals) const noexcept;
    [[nodiscard]] const Ruleset* version_from(std::string_view id, Date first_day) const noexcept;
    [[nodiscard]] std::vector<const Ruleset*> versions(std::string_view id) const;
    [[nodiscard]] const Profile* find_profile(std::string_view id) const noexcept;
};

} // namespace bleibe::detail
