// SPDX-License-Identifier: Apache-2.0
// The grammar of citations: `[§ N] Abs. N [Satz N[ und N…]] [Nr. N[a]] [Buchst. x] [Schluss]`, with the
// words that the catalog gives.
#pragma once

#include "ruleset/catalog.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// The places cited, one per combination of the numbers listed ("Satz 2 und 3" are two); nothing if
/// the text is outside the grammar. Behind a section, words at the end name the statute
/// ("§ 60a Abs. 5 AufenthG") and are passed over.
[[nodiscard]] std::optional<std::vector<Place>> parse_citation(std::string_view text,
                                                               const CitationWords& words);
/// The grammar in words, for the help of a diagnostic.
[[nodiscard]] std::string citation_grammar(const CitationWords& words);
/// True if a place with a section lies in this norm: "§ 104c Abs. 1" in "§ 104c AufenthG".
[[nodiscard]] bool concerns(const Place& place, const Ruleset& ruleset, const CitationWords& words);

/// Strictly before it in the order of a norm: "Abs. 1", "Abs. 1 Nr. 1", "Abs. 1 Nr. 1a", "Abs. 1 Schluss".
[[nodiscard]] bool stands_before(const Place& a, const Place& b);
/// True if the place is a sentence of the text, or has one below it.
[[nodiscard]] bool has_place(const Ruleset& ruleset, const Place& place) noexcept;
/// Indexes of the sentences cited, in the order of the text.
[[nodiscard]] std::vector<std::size_t> cited_sentences(const Ruleset& ruleset, const Citation& citation);

} // namespace bleibe::detail
