// SPDX-License-Identifier: Apache-2.0
// Wrapping counts characters, not bytes, and never breaks a word: an address stays one that can be opened.
#include "render/page.hpp"

namespace bleibe::detail {

namespace {

/// Bytes of the unwanted character that begins the text: C0 and C1 controls, marks of direction; 0 for any
/// other.
[[nodiscard]] std::size_t unwanted(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7F) {
        return 1;
    }
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) {
        return 2;
    }
    if (byte(0) == 0xE2 && byte(1) == 0x80) {
        const unsigned last = byte(2);
        return (last >= 0xAA && last <= 0xAE) || last == 0x8E || last == 0x8F ? 3 : 0;
    }
    return byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9 ? 3 : 0;
}

[[nodiscard]] bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The next stretch without spaces and unwanted characters; empty at the end. Moves `at` behind it.
[[nodiscard]] std::string next_stretch(std::string_view text, std::size_t& at) {
    while (at < text.size() && is_space(text[at])) {
        ++at;
    }
    std::string word;
    while (at < text.size() && !is_space(text[at])) {
        if (const std::size_t drop = unwanted(text.substr(at)); drop > 0) {
            at += drop;
        } else {
            word += text[at++];
        }
    }
    return word;
}

/// The next word; `§ 5` is one.
[[nodiscard]] std::string next_word(std::string_view text, std::size_t& at) {
    std::string word = next_stretch(text, at);
    while (word.ends_with("§") && at < text.size()) {
        const std::string number = next_stretch(text, at);
        if (number.empty()) {
            break;
        }
        word += ' ' + number;
    }
    return word;
}

} // namespace

std::size_t width_of(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) {
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count;
}

std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::string word = next_stretch(text, at);
        out += (word.empty() || out.empty() ? "" : " ") + word;
    }
    return out;
}

void Page::words(std::size_t column, std::size_t next_indent, std::string_view text) {
    bool first = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::string word = next_word(text, at);
        if (word.empty()) {
            continue;
        }
        const std::size_t width = width_of(word);
        if (!first && column + 1 + width > width_) {
            out_ += '\n';
            out_.append(next_indent, ' ');
            column = next_indent;
        } else if (!first) {
            out_ += ' ';
            ++column;
        }
        out_ += word;
        column += width;
        first = false;
    }
    out_ += '\n';
}

void Page::paragraph(std::size_t indent, std::size_t hanging, std::string_view text) {
    const std::size_t begin = out_.size();
    out_.append(indent, ' ');
    words(indent, indent + hanging, text);
    if (out_.size() == begin + indent + 1) {
        out_.resize(begin);
    }
}

void Page::entry(std::size_t indent, std::string_view name, std::size_t column, std::string_view text) {
    out_.append(indent, ' ');
    out_ += name;
    const std::size_t used = indent + width_of(name);
    const std::size_t space = used < column ? column - used : 1;
    out_.append(space, ' ');
    words(used + space, column, text);
}

void Page::heading(std::string_view text, char mark) {
    const std::size_t begin = out_.size();
    words(0, 0, text);
    const std::string_view line = std::string_view(out_).substr(begin);
    const std::size_t width = width_of(line.substr(0, line.find('\n')));
    out_.append(width, mark);
    out_ += '\n';
}

void Page::gap() {
    if (out_.size() >= 2 && out_.compare(out_.size() - 2, 2, "\n\n") != 0) {
        out_ += '\n';
    }
}

} // namespace bleibe::detail
