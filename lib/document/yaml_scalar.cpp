// SPDX-License-Identifier: Apache-2.0
// The idea: walk the source and the decoded text side by side. The decoded text settles what YAML's
// folding rules leave to compute, so that nothing is decoded twice; where the two part company, the
// pieces are given up and the scalar has one place as a whole.
#include "document/yaml_scalar.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

class Alignment {
public:
    Alignment(std::string_view raw, std::size_t begin, std::string_view text)
        : raw_(raw), begin_(begin), at_(begin), text_(text) {}

    ScalarPlace plain() {
        while (alike_ && done_ < text_.size()) {
            if (is_blank(at_)) {
                blanks();
            } else {
                same();
            }
        }
        return finish(at_);
    }

    ScalarPlace quoted(char quote) {
        ++at_;
        while (at_ < raw_.size() && !(raw_[at_] == quote && !(quote == '\'' && peek(1) == '\''))) {
            if (is_blank(at_)) {
                blanks();
            } else if (raw_[at_] == '\'' && quote == '\'') {
                replaced(2, 1);
            } else if (raw_[at_] == '\\' && quote == '"') {
                escape();
            } else {
                same();
            }
        }
        const std::size_t closing = at_;
        ScalarPlace place = finish(std::min(closing + 1, raw_.size()));
        place.closed = closing < raw_.size();
        return place;
    }

    ScalarPlace block(bool folded) {
        const std::size_t end_of_header = std::min(raw_.find('\n', at_), raw_.size());
        std::size_t end = end_of_header;
        at_ = std::min(end_of_header + 1, raw_.size());
        const std::size_t indent = block_indent();
        if (folded) {
            leading_breaks(indent);
        }
        while (alike_ && done_ < text_.size() && at_ < raw_.size()) {
            skip_indent(indent);
            const std::size_t line_end = end_of_line(at_);
            while (alike_ && at_ < line_end && done_ < text_.size()) {
                same();
                end = at_;
            }
            if (alike_ && at_ < raw_.size() && done_ < text_.size()) {
                block_break(folded, indent);
            }
        }
        return finish(std::min(end, raw_.size()));
    }

private:
    [[nodiscard]] char peek(std::size_t ahead) const noexcept {
        return at_ + ahead < raw_.size() ? raw_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool is_break(std::size_t offset) const noexcept {
        return offset < raw_.size() &&
               (raw_[offset] == '\n' ||
                (raw_[offset] == '\r' && offset + 1 < raw_.size() && raw_[offset + 1] == '\n'));
    }
    [[nodiscard]] bool is_blank(std::size_t offset) const noexcept {
        return offset < raw_.size() && (raw_[offset] == ' ' || raw_[offset] == '\t' || is_break(offset));
    }
    [[nodiscard]] std::size_t skip_spaces(std::size_t offset) const noexcept {
        return std::min(raw_.find_first_not_of(" \t", offset), raw_.size());
    }
    [[nodiscard]] std::size_t behind_break(std::size_t offset) const noexcept {
        return offset + (raw_[offset] == '\r' ? 2 : 1);
    }
    [[nodiscard]] std::size_t end_of_line(std::size_t offset) const noexcept {
        std::size_t end = std::min(raw_.find('\n', offset), raw_.size());
        return end > offset && end < raw_.size() && raw_[end - 1] == '\r' ? end - 1 : end;
    }

    void mark() {
        const TextPiece piece{static_cast<std::uint32_t>(done_), at_};
        if (pieces_.empty() || piece.source - pieces_.back().source != done_ - pieces_.back().text) {
            pieces_.push_back(piece);
        }
    }
    /// One byte that is itself.
    void same() {
        if (done_ >= text_.size() || at_ >= raw_.size() || raw_[at_] != text_[done_]) {
            alike_ = false;
            ++at_;
            return;
        }
        mark();
        ++at_;
        ++done_;
    }
    /// `written` bytes of the source that stand for `decoded` bytes of text.
    void replaced(std::size_t written, std::size_t decoded) {
        mark_if_alike();
        at_ += written;
        done_ += decoded;
        alike_ = alike_ && done_ <= text_.size();
        mark_if_alike();
    }
    void mark_if_alike() {
        if (alike_) {
            mark();
        }
    }

    /// Spaces inside a line, or the white space around line breaks, which folds.
    void blanks() {
        const std::size_t behind = skip_spaces(at_);
        if (!is_break(behind)) {
            while (at_ < behind) {
                same();
            }
            return;
        }
        mark_if_alike();
        std::size_t breaks = 0;
        for (at_ = behind; is_break(at_); at_ = skip_spaces(at_)) {
            at_ = behind_break(at_);
            ++breaks;
        }
        take(breaks == 1 ? " " : std::string(breaks - 1, '\n'));
        mark_if_alike();
    }
    void take(std::string_view expected) {
        alike_ = alike_ && text_.substr(std::min(done_, text_.size())).starts_with(expected);
        done_ += expected.size();
    }

    void escape() {
        const char letter = peek(1);
        if (letter == '\n' || letter == '\r') {
            // Two pieces at one offset: here the text before ends, there the text behind begins.
            pieces_.push_back({static_cast<std::uint32_t>(done_), at_});
            at_ = skip_spaces(behind_break(at_ + 1));
            mark_if_alike();
            return;
        }
        const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (digits > 0) {
            char32_t value = 0;
            for (std::size_t i = 0; i < digits; ++i) {
                value = value * 16 + hexadecimal_digit(peek(2 + i));
            }
            replaced(2 + digits, utf8_length(value));
            return;
        }
        // Of \N and \_ yaml-cpp makes one byte of Latin-1, which is refused later on.
        replaced(2, letter == 'L' || letter == 'P' ? 3 : 1);
    }
    static char32_t hexadecimal_digit(char letter) noexcept {
        constexpr std::string_view digits = "0123456789abcdefABCDEF";
        const std::size_t found = digits.find(letter);
        return static_cast<char32_t>(found == npos ? 0 : found < 16 ? found : found - 6);
    }

    /// How far a block is indented: its first line that is not blank, less the spaces of that line
    /// which belong to the text.
    [[nodiscard]] std::size_t block_indent() const noexcept {
        const std::size_t written = raw_.find_first_not_of(" \r\n", at_);
        const std::size_t decoded = text_.find_first_not_of(" \n");
        if (written == npos || decoded == npos) {
            return npos;
        }
        return spaces_before(raw_, written) -
               std::min(spaces_before(raw_, written), spaces_before(text_, decoded));
    }
    static std::size_t spaces_before(std::string_view text, std::size_t offset) noexcept {
        const std::size_t other = offset == 0 ? npos : text.find_last_not_of(' ', offset - 1);
        return other == npos ? offset : offset - other - 1;
    }
    void skip_indent(std::size_t indent) noexcept {
        const std::size_t spaces = std::min(raw_.find_first_not_of(' ', at_), raw_.size()) - at_;
        at_ += std::min(indent, spaces);
    }
    void block_break(bool folded, std::size_t indent) {
        mark();
        at_ = behind_break(at_);
        if (!folded) {
            take("\n");
            return;
        }
        if (text_[done_] == ' ') {
            ++done_;
            return;
        }
        skip_blank_lines(indent);
        const std::size_t text_again = std::min(text_.find_first_not_of('\n', done_), text_.size());
        alike_ = alike_ && text_again > done_;
        done_ = text_again;
    }
    void leading_breaks(std::size_t indent) {
        if (!text_.empty() && text_.front() == '\n') {
            mark();
            skip_blank_lines(indent);
            done_ = std::min(text_.find_first_not_of('\n'), text_.size());
        }
    }
    void skip_blank_lines(std::size_t indent) noexcept {
        while (at_ < raw_.size()) {
            const std::size_t behind = std::min(raw_.find_first_not_of(' ', at_), raw_.size());
            if (!is_break(behind) || (indent != npos && behind - at_ > indent)) {
                return;
            }
            at_ = behind_break(behind);
        }
    }

    ScalarPlace finish(std::size_t end) {
        ScalarPlace place;
        place.end = end;
        if (!alike_ || done_ != text_.size()) {
            return place;
        }
        mark();
        const std::size_t written = end - begin_;
        const std::size_t first = pieces_.front().source;
        const bool as_written = written == text_.size() && first == begin_;
        const bool between_quotes = written == text_.size() + 2 && first == begin_ + 1;
        if (pieces_.size() > 1 || !(as_written || between_quotes)) {
            place.pieces = std::move(pieces_);
        }
        return place;
    }

    std::string_view raw_;
    std::size_t begin_;
    std::size_t at_;
    std::string_view text_;
    std::size_t done_ = 0;
    std::vector<TextPiece> pieces_;
    bool alike_ = true;
};

} // namespace

ScalarPlace place_scalar(std::string_view raw, std::size_t begin, std::string_view text, bool quoted) {
    Alignment alignment(raw, begin, text);
    if (!quoted) {
        return alignment.plain();
    }
    const char first = raw[begin];
    if (first == '"' || first == '\'') {
        return alignment.quoted(first);
    }
    return alignment.block(first == '>');
}

std::size_t skip_blanks(std::string_view raw, std::size_t offset) noexcept {
    while (true) {
        offset = std::min(raw.find_first_not_of(" \t\r\n", offset), raw.size());
        if (offset == raw.size() || raw[offset] != '#') {
            return offset;
        }
        offset = std::min(raw.find('\n', offset), raw.size());
    }
}

} // namespace bleibe::detail
