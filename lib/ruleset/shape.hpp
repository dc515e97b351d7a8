// SPDX-License-Identifier: Apache-2.0
// What all readers of the catalog share: keys of a mapping with their shapes, and findings that know
// the law around them.
#pragma once

#include "feel/parse.hpp"
#include "ruleset/catalog.hpp"
#include "ruleset/wording.hpp"

#include <bleibe/limits.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// What every reader has at hand. `law` is the law around the place being read and goes into each
/// finding; `LawScope` sets it for a while.
struct ReadContext {
    CatalogData& catalog;
    Diagnostics& diagnostics;
    const Limits& limits;
    const NameTable& names;
    std::string law = {};
    /// The ruleset whose text citations are looked up in; null outside rulesets.
    const Ruleset* ruleset = nullptr;
    /// Sources are named by their paths: folder and file name must agree with the ruleset in them.
    bool named_by_path = false;

    Diagnostics::Entry add(Code code, const Span& span, std::string message, std::string help = {});
};

class LawScope {
public:
    LawScope(ReadContext& context, const Citation& citation);
    ~LawScope() { context_.law = std::move(outer_); }
    LawScope(const LawScope&) = delete;
    LawScope& operator=(const LawScope&) = delete;

private:
    ReadContext& context_;
    std::string outer_;
};

template <class T>
using WordList = std::initializer_list<std::pair<std::string_view, T>>;

/// The keys of one mapping. A key that was asked for is allowed; `finish` reports all others, so no
/// list of allowed keys stands anywhere else.
class Keys {
public:
    /// `what` names the mapping in messages: "a criterion".
    Keys(ReadContext& context, const Node& mapping, std::string_view what);

    [[nodiscard]] ReadContext& context() const noexcept { return context_; }
    [[nodiscard]] const Node& node() const noexcept { return node_; }

    /// Lets a key pass that another reader looks at.
    void allow(std::string_view key);
    [[nodiscard]] bool has(std::string_view key);
    /// Null if it is not there or empty (then reported).
    const Node* get(std::string_view key);
    /// The same, and a finding if the key is not there.
    const Node* need(std::string_view key);
    const Node* get_sequence(std::string_view key);
    const Node* get_mapping(std::string_view key);

    /// White space folded; empty if there is none.
    std::string text(std::string_view key);
    std::string need_text(std::string_view key);
    bool boolean(std::string_view key, bool otherwise = false);
    std::optional<Date> date(std::string_view key);
    std::optional<std::uint32_t> count(std::string_view key);
    /// `de`, `en` or, with a prefix, `ask_de`, `ask_en`. A language that is missing is a finding if
    /// there is another one, or if the label is required.
    Label label(std::string_view prefix, bool required);

    template <class T>
    T word(std::string_view key, WordList<T> words, T otherwise) {
        const Node* value = get(key);
        return value == nullptr ? otherwise : word_of(key, *value, words, otherwise);
    }
    template <class T>
    T need_word(std::string_view key, WordList<T> words, T otherwise) {
        const Node* value = need(key);
        return value == nullptr ? otherwise : word_of(key, *value, words, otherwise);
    }

    /// Reports the keys that nobody asked for.
    void finish();

private:
    template <class T>
    T word_of(std::string_view key, const Node& value, WordList<T> words, T otherwise) {
        std::vector<std::string_view> known;
        for (const auto& [word, meaning] : words) {
            if (value.is_scalar() && value.text == word) {
                return meaning;
            }
            known.push_back(word);
        }
        report_word(key, value, known);
        return otherwise;
    }
    void report_word(std::string_view key, const Node& value, const std::vector<std::string_view>& known);
    void report_missing(std::string_view key);
    void report_unknown(const Member& member);

    ReadContext& context_;
    const Node& node_;
    std::string_view what_;
    std::vector<std::string> asked_;
    std::vector<std::string> empty_; // reported
};

/// "a text", "a list", "a mapping", "nothing".
[[nodiscard]] std::string_view shape_of(const Node& node) noexcept;
/// None for a null pointer.
[[nodiscard]] const std::vector<Member>& members_of(const Node* mapping) noexcept;
/// A place to report what a whole node lacks: its first key, or its first character.
[[nodiscard]] Span beginning(const Node& node);
/// "`a`, `b`".
[[nodiscard]] std::string listed(const std::vector<std::string_view>& words);
/// "one of `a`, `b`".
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& words);

/// Finding unless the node is of that shape; `what` names what is read: "`criteria`".
[[nodiscard]] bool expect_mapping(ReadContext& context, const Node& node, std::string_view what);
[[nodiscard]] bool expect_sequence(ReadContext& context, const Node& node, std::string_view what);
[[nodiscard]] bool expect_text(ReadContext& context, const Node& node, std::string_view what);
[[nodiscard]] std::optional<Date> read_date(ReadContext& context, const Node& node, std::string_view what);

enum class IdentifierKind : std::uint8_t {
    name, // lower case, digits, underscores; a name that FEEL can read
    word, // of choices, criteria: capital letters too, digits first too
    norm, // segments joined by `/`
};
/// Finding unless the text is such an identifier.
bool check_identifier(ReadContext& context, std::string_view text, const Span& span, IdentifierKind kind);

/// The expression in a scalar; not set (with a finding) where there is none.
[[nodiscard]] Formula read_formula(ReadContext& context, const Node& node, std::string_view what);

/// Takes the findings over, with the law around the place.
void append_with_law(ReadContext& context, Diagnostics& found);

[[nodiscard]] Citation read_citation(ReadContext& context, const Node& node);
/// The key `law`, or what is inherited.
[[nodiscard]] Citation read_law(Keys& keys, const Citation& inherited);
[[nodiscard]] Quote read_quote(Keys& keys);
/// A mapping with `cite`, `url`, `from`.
[[nodiscard]] std::optional<SourceReference> read_source_reference(ReadContext& context, const Node& node);
[[nodiscard]] std::optional<Reference> read_reference(ReadContext& context, const Node& node);

} // namespace bleibe::detail
