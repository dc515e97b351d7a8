// SPDX-License-Identifier: Apache-2.0
// Flag x takes blanks away before anything is read, except within classes: so the reader passes over them,
// and every character keeps its place.
#include "functions/regex_reader.hpp"

#include "base/utf8.hpp"

#include <utility>

namespace bleibe::detail {

namespace {

bool is_blank(char32_t code) noexcept { return code == ' ' || code == '\t' || code == '\n' || code == '\r'; }

} // namespace

PatternReader::PatternReader(std::string_view text, const PatternFlags& of_pattern, PatternFault& fault)
    : flags(of_pattern), fault_(fault) {
    characters_.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        characters_ += point.value;
        offset += point.length;
    }
}

char32_t PatternReader::peek() noexcept {
    if (flags.skip_blanks && !flags.literal && open_classes_ == 0) {
        while (at_ < characters_.size() && is_blank(characters_[at_])) {
            ++at_;
        }
    }
    return peek_after(0);
}

char32_t PatternReader::take() noexcept {
    const char32_t taken = peek();
    if (taken != end) {
        ++at_;
    }
    return taken;
}

bool PatternReader::take_if(char32_t wanted) noexcept {
    if (peek() != wanted) {
        return false;
    }
    ++at_;
    return true;
}

void PatternReader::fail(std::string message, std::size_t place) {
    if (!failed_) {
        failed_ = true;
        fault_ = {std::move(message), place};
    }
}

std::string shown(char32_t code) {
    std::string text;
    append_printable(text, code);
    return text;
}

} // namespace bleibe::detail
