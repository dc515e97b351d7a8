// SPDX-License-Identifier: Apache-2.0
// The idea: a citation is a row of steps downwards (paragraph, sentence, number, letter, tail), each a
// word and its numbers; steps may be left out, never turned round.
#include "ruleset/citations.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace bleibe::detail {
namespace {

using Words = std::vector<std::string_view>;

/// Cut at white space; commas and the section sign stand alone.
Words cut(std::string_view text, const CitationWords& words) {
    Words result;
    std::size_t at = 0;
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    while (at < text.size()) {
        if (is_space(text[at])) {
            ++at;
        } else if (text[at] == ',') {
            result.push_back(text.substr(at++, 1));
        } else if (!words.section.empty() && text.substr(at).starts_with(words.section)) {
            result.push_back(text.substr(at, words.section.size()));
            at += words.section.size();
        } else {
            const std::size_t begin = at;
            while (at < text.size() && !is_space(text[at]) && text[at] != ',') {
                ++at;
            }
            result.push_back(text.substr(begin, at - begin));
        }
    }
    return result;
}

bool is_alphanumeric(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

/// "1", "1a", "25b": digits, then at most two small letters.
bool is_number(std::string_view word) {
    const std::size_t digits = word.find_first_not_of("0123456789");
    const std::string_view rest = digits == std::string_view::npos ? "" : word.substr(digits);
    return digits != 0 && !word.empty() && rest.size() <= 2 &&
           std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_letter(std::string_view word) {
    return !word.empty() && word.size() <= 3 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class CitationParser {
public:
    CitationParser(std::string_view text, const CitationWords& words)
        : words_(words), cut_(cut(text, words)) {}

    std::optional<std::vector<Place>> parse() {
        const bool section = step(words_.section, &Place::section, is_alphanumeric);
        step(words_.paragraph, &Place::paragraph, is_number);
        step(words_.sentence, &Place::sentence, is_number);
        step(words_.number, &Place::number, is_number);
        step(words_.letter, &Place::letter, is_letter);
        if (is_next(words_.tail)) {
            ++at_;
            steps_ += 1;
            for (Place& place : places_) {
                place.tail = true;
            }
        }
        if (section) {
            take_statute();
        }
        if (failed_ || steps_ == 0 || at_ < cut_.size()) {
            return std::nullopt;
        }
        return places_;
    }

private:
    bool is_next(std::string_view word) const {
        return !word.empty() && at_ < cut_.size() && cut_[at_] == word;
    }
    bool is_step_word(std::string_view word) const {
        return word == words_.paragraph || word == words_.sentence || word == words_.number ||
               word == words_.letter || word == words_.tail || word == words_.section;
    }

    void take_statute() {
        std::string statute;
        for (; at_ < cut_.size() && !is_step_word(cut_[at_]) && cut_[at_] != ","; ++at_) {
            statute += (statute.empty() ? "" : " ") + std::string(cut_[at_]);
        }
        for (Place& place : places_) {
            place.statute = statute;
        }
    }

    template <class Accepts>
    bool step(std::string_view word, std::string Place::*part, Accepts accepts) {
        if (failed_ || !is_next(word)) {
            return false;
        }
        ++at_;
        std::vector<std::string> numbers;
        do {
            if (at_ >= cut_.size() || !accepts(cut_[at_])) {
                failed_ = true;
                return false;
            }
            numbers.emplace_back(cut_[at_++]);
        } while (goes_on());
        multiply(numbers, part);
        ++steps_;
        return true;
    }

    /// Passes over "und" or a comma.
    bool goes_on() {
        if (at_ < cut_.size() && (cut_[at_] == "," || is_next(words_.and_))) {
            ++at_;
            return true;
        }
        return false;
    }

    void multiply(const std::vector<std::string>& numbers, std::string Place::*part) {
        std::vector<Place> product;
        for (const Place& place : places_) {
            for (const std::string& number : numbers) {
                Place next = place;
                next.*part = number;
                product.push_back(std::move(next));
            }
        }
        constexpr std::size_t most_places = 256;
        if (product.size() > most_places) {
            failed_ = true;
        } else {
            places_ = std::move(product);
        }
    }

    const CitationWords& words_;
    Words cut_;
    std::size_t at_ = 0;
    std::size_t steps_ = 0;
    bool failed_ = false;
    std::vector<Place> places_ = std::vector<Place>(1);
};

} // namespace

std::optional<std::vector<Place>> parse_citation(std::string_view text, const CitationWords& words) {
    return CitationParser(text, words).parse();
}

std::string citation_grammar(const CitationWords& words) {
    const auto optional = [](const std::string& word, std::string_view number) {
        return word.empty() ? std::string() : " [" + word + std::string(number) + "]";
    };
    if (words.paragraph.empty()) {
        return "add the words of citations under `citation` of the catalog";
    }
    std::string text = "write a citation as `";
    text += words.section.empty() ? "" : "[" + words.section + " N] ";
    text += words.paragraph + " N";
    text += words.sentence.empty()
                ? ""
                : " [" + words.sentence + " N" + (words.and_.empty() ? "" : "[ " + words.and_ + " N…]") + "]";
    text += optional(words.number, " N") + optional(words.letter, " x") + optional(words.tail, "");
    return text + "`";
}

bool concerns(const Place& place, const Ruleset& ruleset, const CitationWords& words) {
    const auto own = parse_citation(ruleset.cite, words);
    return own && !own->front().section.empty() && own->front().section == place.section &&
           (place.statute.empty() || place.statute == own->front().statute);
}

namespace {

/// "1a" as 1 and "a"; what is left out comes first, before its own parts, unless it is a tail.
std::pair<long, std::string> rank(const std::string& number, bool tail_here) {
    if (number.empty()) {
        return {tail_here ? 1'000'000'000L : -1L, ""};
    }
    long value = 0;
    std::size_t at = 0;
    for (; at < number.size() && at < 9 && number[at] >= '0' && number[at] <= '9'; ++at) {
        value = value * 10 + (number[at] - '0');
    }
    return {value, number.substr(at)};
}

std::array<std::pair<long, std::string>, 4> rank(const Place& place) {
    const bool no_letter = place.letter.empty() && place.tail;
    const bool no_number = place.number.empty() && no_letter;
    return {rank(place.paragraph, false), rank(place.sentence, place.sentence.empty() && no_number),
            rank(place.number, no_number), rank(place.letter, no_letter)};
}

} // namespace

bool stands_before(const Place& a, const Place& b) {
    const auto rank_a = rank(a);
    const auto rank_b = rank(b);
    return rank_a != rank_b ? rank_a < rank_b : !a.tail && b.tail;
}

bool has_place(const Ruleset& ruleset, const Place& place) noexcept {
    return std::any_of(ruleset.text.begin(), ruleset.text.end(),
                       [&](const Sentence& sentence) { return place.covers(sentence.place); });
}

std::vector<std::size_t> cited_sentences(const Ruleset& ruleset, const Citation& citation) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < ruleset.text.size(); ++i) {
        const bool cited =
            std::any_of(citation.places.begin(), citation.places.end(),
                        [&](const Place& place) { return place.covers(ruleset.text[i].place); });
        if (cited) {
            found.push_back(i);
        }
    }
    return found;
}

} // namespace bleibe::detail
