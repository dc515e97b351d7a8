// SPDX-License-Identifier: Apache-2.0
// The idea: a value is replaced between the end of its key and its own end; nothing else moves.
#include "review/text_edits.hpp"

#include <algorithm>

namespace bleibe::detail {

std::string_view written(const Source& source, const Span& span) {
    std::string_view text = source.text().substr(span.begin, span.end - span.begin);
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

void TextEdits::replace(const Member& member, std::string value) {
    const std::size_t begin = source_.text().find(':', member.key_span.end) + 1;
    const bool known =
        std::any_of(edits_.begin(), edits_.end(), [&](const Edit& edit) { return edit.begin == begin; });
    if (!known) {
        const std::size_t end = member.value->span.begin + written(source_, member.value->span).size();
        edits_.push_back({begin, std::max(begin, end), std::move(value)});
    }
}

void TextEdits::note(const Member& member, bool emptied, std::string what) {
    notes_.push_back({member.key_span.begin, {0, emptied, std::move(what)}});
}

TextEdits::Result TextEdits::apply() const {
    std::vector<Edit> edits = edits_;
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    std::vector<PlacedNote> placed = notes_;
    std::stable_sort(placed.begin(), placed.end(),
                     [](const PlacedNote& a, const PlacedNote& b) { return a.at < b.at; });
    Result result;
    std::size_t done = 0; // of the old text
    std::size_t lines = 1;
    auto next = placed.begin();
    const auto copy = [&](std::size_t until) {
        for (; done < until; ++done) {
            for (; next != placed.end() && next->at <= done; ++next) {
                result.notes.push_back(next->note);
                result.notes.back().line = static_cast<std::uint32_t>(lines);
            }
            lines += source_.text()[done] == '\n' ? 1 : 0;
            result.text += source_.text()[done];
        }
    };
    for (const Edit& edit : edits) {
        if (edit.begin < done) {
            continue; // within one that was replaced as a whole
        }
        copy(edit.begin);
        result.text += edit.text;
        lines += static_cast<std::size_t>(std::count(edit.text.begin(), edit.text.end(), '\n'));
        done = edit.end;
    }
    copy(source_.text().size());
    return result;
}

std::string sentence_block(std::string_view key, std::string_view text) {
    constexpr std::size_t widest = 158;
    std::string block = "  " + std::string(key) + ": |";
    std::size_t column = widest; // in characters
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const auto length = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
        }));
        if (column + 1 + length > widest) {
            block += "\n    ";
            column = 4;
        } else {
            block += ' ';
            ++column;
        }
        block += word;
        column += length;
        begin = end + 1;
    }
    return block;
}

} // namespace bleibe::detail
