// SPDX-License-Identifier: Apache-2.0
// The idea: every word of the wording gets a mark, the strongest thing that accounts for it, and what is
// left without one is counted in stretches.
#include "ruleset/citations.hpp"
#include "ruleset/quote_places.hpp"
#include "ruleset/quotes.hpp"
#include "ruleset/wording.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

enum class Mark : std::uint8_t { none, connecting, omitted, quoted };

struct MarkedWord {
    TextRange range;
    Mark mark = Mark::none;
};

using MarkedSentence = std::vector<MarkedWord>;

void mark_range(MarkedSentence& sentence, std::size_t begin, std::size_t end, Mark mark) {
    for (MarkedWord& word : sentence) {
        if (word.range.begin < end && begin < word.range.end) {
            word.mark = std::max(word.mark, mark);
        }
    }
}

class Marker {
public:
    Marker(const CatalogData& catalog, const Ruleset& ruleset) : catalog_(catalog), ruleset_(ruleset) {
        for (const Sentence& sentence : ruleset.text) {
            MarkedSentence& marked = sentences_.emplace_back();
            for (const TextRange& word : words_of(sentence.text)) {
                marked.push_back({word, Mark::none});
            }
        }
    }

    std::vector<MarkedSentence> mark() {
        for_each_quote(ruleset_, [&](const Citation& law, const Quote& quote, bool omitted) {
            const bool foreign = !law.places.empty() && !law.places.front().section.empty();
            if (law.places.empty() || foreign) {
                return;
            }
            if (omitted || !quote.empty()) {
                const Mark mark = omitted ? Mark::omitted : Mark::quoted;
                for (const PlaceInText& place : places_of(ruleset_, law, quote)) {
                    mark_range(sentences_[place.sentence], place.range.begin, place.range.end, mark);
                }
            }
        });
        mark_choices();
        mark_connecting();
        return std::move(sentences_);
    }

private:
    void mark_whole(const std::vector<Place>& places, Mark mark) {
        for (std::size_t i = 0; i < ruleset_.text.size(); ++i) {
            for (const Place& place : places) {
                if (place.covers(ruleset_.text[i].place)) {
                    mark_range(sentences_[i], 0, ruleset_.text[i].text.size(), mark);
                }
            }
        }
    }

    void mark_choices() {
        for (const ChoiceDeclaration& choice : catalog_.vocabulary.choices) {
            for (const Citation& law : choice.laws) {
                if (!law.places.empty() && concerns(law.places.front(), ruleset_, catalog_.citation)) {
                    mark_whole(law.places, Mark::quoted);
                }
            }
        }
    }

    void mark_connecting() {
        for (std::size_t i = 0; i < sentences_.size(); ++i) {
            MarkedSentence& sentence = sentences_[i];
            const auto is_free = [&](const TextRange& range) {
                return std::none_of(sentence.begin(), sentence.end(), [&](const MarkedWord& word) {
                    return word.range.begin == range.begin && word.mark > Mark::connecting;
                });
            };
            for (const TextRange& word :
                 connecting_in(ruleset_.text[i].text, catalog_.connecting_words, is_free)) {
                mark_range(sentence, word.begin, word.end, Mark::connecting);
            }
        }
    }

    const CatalogData& catalog_;
    const Ruleset& ruleset_;
    std::vector<MarkedSentence> sentences_;
};

WordCounts counts_of(const MarkedSentence& sentence) {
    const auto count = [&](Mark mark) {
        return static_cast<std::size_t>(std::count_if(
            sentence.begin(), sentence.end(), [&](const MarkedWord& word) { return word.mark == mark; }));
    };
    WordCounts counts;
    counts.words = sentence.size();
    counts.quoted = count(Mark::quoted);
    counts.omitted = count(Mark::omitted);
    counts.connecting = count(Mark::connecting);
    counts.uncovered = count(Mark::none);
    return counts;
}

void add_stretches(std::size_t index, const MarkedSentence& sentence, NormCoverage& coverage) {
    constexpr std::size_t shortest = 4;
    UncoveredStretch stretch;
    const auto close = [&] {
        if (stretch.words >= shortest) {
            coverage.stretches.push_back(stretch);
        }
        stretch = UncoveredStretch();
    };
    for (const MarkedWord& word : sentence) {
        if (word.mark > Mark::connecting) {
            close();
        } else if (word.mark == Mark::none) {
            stretch.sentence = index;
            stretch.begin = stretch.words == 0 ? word.range.begin : stretch.begin;
            stretch.end = word.range.end;
            ++stretch.words;
        }
    }
    close();
}

bool is_covered_by(const Ruleset& ruleset, const Sentence& sentence) {
    return ruleset.covers.empty() ||
           std::any_of(ruleset.covers.begin(), ruleset.covers.end(), [&](const Citation& covers) {
               return std::any_of(covers.places.begin(), covers.places.end(),
                                  [&](const Place& place) { return place.covers(sentence.place); });
           });
}

} // namespace

NormCoverage measure_coverage(const CatalogData& catalog, const Ruleset& ruleset) {
    NormCoverage coverage;
    const std::vector<MarkedSentence> sentences = Marker(catalog, ruleset).mark();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        WordCounts counts;
        if (is_covered_by(ruleset, ruleset.text[i])) {
            counts = counts_of(sentences[i]);
            add_stretches(i, sentences[i], coverage);
        }
        coverage.sentences.push_back(counts);
        coverage.total.words += counts.words;
        coverage.total.quoted += counts.quoted;
        coverage.total.omitted += counts.omitted;
        coverage.total.connecting += counts.connecting;
        coverage.total.uncovered += counts.uncovered;
    }
    return coverage;
}

} // namespace bleibe::detail
