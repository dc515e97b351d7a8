// SPDX-License-Identifier: Apache-2.0
// Quotes against the wording: each must be there, and together they must leave nothing out.
#pragma once

#include "ruleset/catalog.hpp"
#include "source/diagnostics.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace bleibe::detail {

/// Every quote of a ruleset with what it cites; `omitted` is true for the entries of `omitted`.
using VisitQuote = std::function<void(const Citation& law, const Quote& quote, bool omitted)>;
void for_each_quote(const Ruleset& ruleset, const VisitQuote& visit);

/// How many words of a sentence, or of a whole norm, are accounted for, and by what.
struct WordCounts {
    std::size_t words = 0;
    std::size_t quoted = 0;     // by a rule, or by a value of a choice that cites the sentence
    std::size_t omitted = 0;    // and not quoted
    std::size_t connecting = 0; // words of the catalog that need no quote
    std::size_t uncovered = 0;

    friend bool operator==(const WordCounts&, const WordCounts&) = default;
};

/// A run of words that nothing accounts for; connecting words inside it are passed over, not counted.
struct UncoveredStretch {
    std::size_t sentence = 0; // index into Ruleset::text
    std::size_t begin = 0;    // in its folded text
    std::size_t end = 0;
    std::size_t words = 0;
};

struct NormCoverage {
    WordCounts total;
    std::vector<WordCounts> sentences;       // as Ruleset::text; zero where `covers` leaves the sentence out
    std::vector<UncoveredStretch> stretches; // of four words and more
};

[[nodiscard]] NormCoverage measure_coverage(const CatalogData& catalog, const Ruleset& ruleset);

/// Quotes that are not there, citations of choice values that lead nowhere, stretches not covered.
void check_quotes(const CatalogData& catalog, Diagnostics& diagnostics);

} // namespace bleibe::detail
