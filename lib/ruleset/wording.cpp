// SPDX-License-Identifier: Apache-2.0
// The idea: quotes are compared letter by letter after folding white space, but only at the edges of
// words: half a word quotes nothing.
#include "ruleset/wording.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// Length in bytes of the white space at an offset; 0 if there is none.
std::size_t space_at(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        return 1;
    }
    constexpr std::string_view no_break_space = "\xC2\xA0";
    return text.substr(at, no_break_space.size()) == no_break_space ? no_break_space.size() : 0;
}

template <class Append>
void fold(std::string_view text, Append append) {
    bool pending = false;
    bool begun = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = space_at(text, at);
        if (space > 0) {
            pending = begun;
            at += space;
            continue;
        }
        if (pending) {
            append(' ', at - 1);
            pending = false;
        }
        append(text[at], at);
        begun = true;
        ++at;
    }
}

/// Letters, digits and the section sign; not dashes, quotation marks and other general punctuation.
bool is_word_character(char32_t c) {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    const bool punctuation = (c >= 0x2000 && c <= 0x206F) || c == 0xAB || c == 0xBB || c == 0xA0;
    return !punctuation;
}

bool is_word_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_word_character(code_point_at(text, at).value);
}

bool is_word_before(std::string_view text, std::size_t at) {
    if (at == 0) {
        return false;
    }
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return is_word_character(code_point_at(text, at).value);
}

/// True if nothing but the end of a word, or no word at all, stands at this edge.
bool is_edge(std::string_view text, std::size_t at) {
    return !(is_word_before(text, at) && is_word_at(text, at));
}

std::size_t find_whole(std::string_view text, std::string_view piece, std::size_t from) {
    std::size_t at = text.find(piece, from);
    while (at != std::string_view::npos && !(is_edge(text, at) && is_edge(text, at + piece.size()))) {
        at = text.find(piece, at + 1);
    }
    return at;
}

/// The longest beginning of the piece, in whole words, that stands behind `from`.
std::string_view longest_beginning(std::string_view text, std::string_view piece, std::size_t from) {
    const std::vector<TextRange> words = words_of(piece);
    for (std::size_t count = words.size(); count > 0; --count) {
        const std::string_view beginning = piece.substr(0, words[count - 1].end);
        if (find_whole(text, beginning, from) != std::string_view::npos) {
            return beginning;
        }
    }
    return {};
}

std::string some_words(std::string_view text, std::size_t from) {
    constexpr std::size_t most = 6;
    const std::vector<TextRange> words = words_of(text.substr(std::min(from, text.size())));
    if (words.empty()) {
        return {};
    }
    const std::size_t count = std::min(most, words.size());
    return std::string(text.substr(from + words[0].begin, words[count - 1].end - words[0].begin));
}

} // namespace

std::string folded(std::string_view text) {
    std::string result;
    fold(text, [&](char c, std::size_t) { result += c; });
    return result;
}

std::vector<std::size_t> folded_offsets(std::string_view text) {
    std::vector<std::size_t> offsets;
    fold(text, [&](char, std::size_t at) { offsets.push_back(at); });
    return offsets;
}

std::vector<TextRange> words_of(std::string_view text) {
    std::vector<TextRange> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        TextRange word{end, end};
        for (std::size_t i = at; i < end; i += code_point_at(text, i).length) {
            if (is_word_at(text, i)) {
                word.begin = std::min(word.begin, i);
                word.end = i + code_point_at(text, i).length;
            }
        }
        if (word.begin < end) {
            words.push_back(word);
        }
        at = end + 1;
    }
    return words;
}

std::optional<std::vector<TextRange>> find_pieces(std::string_view text,
                                                  const std::vector<std::string>& pieces) {
    std::vector<TextRange> found;
    std::size_t from = 0;
    for (const std::string& piece : pieces) {
        const std::size_t at = find_whole(text, piece, from);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        from = at + piece.size();
        found.push_back({at, from});
    }
    return found;
}

NearestPlace find_nearest(std::string_view text, const std::vector<std::string>& pieces) {
    NearestPlace nearest;
    std::size_t from = 0;
    for (const std::string& piece : pieces) {
        const std::size_t at = find_whole(text, piece, from);
        if (at != std::string_view::npos) {
            from = at + piece.size();
            nearest.found = piece;
            continue;
        }
        const std::string_view beginning = longest_beginning(text, piece, from);
        if (!beginning.empty()) {
            from = find_whole(text, beginning, from) + beginning.size();
            nearest.found = std::string(beginning);
        }
        break;
    }
    nearest.goes_on = nearest.found.empty() ? std::string() : some_words(text, from);
    return nearest;
}

} // namespace bleibe::detail
