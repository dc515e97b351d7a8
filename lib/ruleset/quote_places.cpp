// SPDX-License-Identifier: Apache-2.0
// The idea: the cited sentences are one text; what is found in it is told again sentence by sentence.
#include "ruleset/quote_places.hpp"

#include "ruleset/citations.hpp"

#include <algorithm>

namespace bleibe::detail {

std::vector<PlaceInText> places_of(const Ruleset& ruleset, const Citation& law, const Quote& quote) {
    const std::vector<std::size_t> cited = cited_sentences(ruleset, law);
    std::vector<PlaceInText> places;
    std::string text;
    std::vector<std::size_t> begins;
    for (const std::size_t i : cited) {
        text += text.empty() ? "" : " ";
        begins.push_back(text.size());
        text += ruleset.text[i].text;
        if (quote.empty()) {
            places.push_back({i, {0, ruleset.text[i].text.size()}});
        }
    }
    const auto found = find_pieces(text, quote.pieces);
    if (quote.empty() || !found) {
        return places;
    }
    for (const TextRange& range : *found) {
        for (std::size_t i = 0; i < cited.size(); ++i) {
            const std::size_t size = ruleset.text[cited[i]].text.size();
            if (range.end > begins[i] && range.begin < begins[i] + size) {
                places.push_back(
                    {cited[i],
                     {std::max(range.begin, begins[i]) - begins[i], std::min(range.end - begins[i], size)}});
            }
        }
    }
    return places;
}

std::vector<TextRange> connecting_in(std::string_view text, const std::vector<std::string>& phrases,
                                     const std::function<bool(const TextRange&)>& is_free) {
    const std::vector<TextRange> words = words_of(text);
    std::vector<TextRange> found;
    for (const std::string& phrase : phrases) {
        const std::vector<TextRange> wanted = words_of(phrase);
        for (std::size_t at = 0; !wanted.empty() && at + wanted.size() <= words.size(); ++at) {
            bool same = true;
            for (std::size_t i = 0; same && i < wanted.size(); ++i) {
                const TextRange& word = words[at + i];
                same =
                    text.substr(word.begin, word.end - word.begin) ==
                        std::string_view(phrase).substr(wanted[i].begin, wanted[i].end - wanted[i].begin) &&
                    is_free(word);
            }
            if (same) {
                found.insert(found.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                             words.begin() + static_cast<std::ptrdiff_t>(at + wanted.size()));
            }
        }
    }
    return found;
}

} // namespace bleibe::detail
