// SPDX-License-Identifier: Apache-2.0
// One idea: cut the text once, from left to right, into the longest pieces the grammar knows, and keep
// what it does not know as stray pieces, so that the parser can say what was meant.
#include "feel/lexer.hpp"

#include "base/utf8.hpp"
#include "feel/characters.hpp"

#include <array>

namespace bleibe::detail {

namespace {

// Longer ones first: the first that fits is taken.
constexpr std::array<std::string_view, 24> signs{"**", "..", "<=", ">=", "!=", "->", "(", ")",
                                                 "[",  "]",  "{",  "}",  ",",  ".",  ":", "<",
                                                 ">",  "=",  "+",  "-",  "*",  "/",  "@", "'"};
constexpr std::array<std::string_view, 10> stray_signs{"===", "!==", "==", "=>", "=<",
                                                       "&&",  "||",  ":=", "~=", "!"};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    TokenList run() {
        while (list_.complete && skip_blank() && at_ < text_.size()) {
            read_one();
        }
        const std::size_t end = list_.complete ? text_.size() : at_;
        list_.tokens.push_back(token(TokenKind::end, end, end));
        return std::move(list_);
    }

private:
    Token token(TokenKind kind, std::size_t begin, std::size_t end) const {
        return {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                text_.substr(begin, end - begin)};
    }

    void add(TokenKind kind, std::size_t end) {
        list_.tokens.push_back(token(kind, at_, end));
        at_ = end;
    }

    bool fail(Code code, std::size_t begin, std::size_t end, std::string message, std::string help) {
        list_.complete = false;
        list_.problem = {code, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                         std::move(message), std::move(help)};
        return false;
    }

    bool starts(std::string_view piece) const { return text_.substr(at_).starts_with(piece); }

    /// White space and comments; false after a problem.
    bool skip_blank() {
        while (at_ < text_.size()) {
            if (starts("//")) {
                const std::size_t line_end = text_.find_first_of("\n\r", at_);
                at_ = line_end == std::string_view::npos ? text_.size() : line_end;
            } else if (starts("/*")) {
                const std::size_t close = text_.find("*/", at_ + 2);
                if (close == std::string_view::npos) {
                    return fail(Code::feel_unclosed, at_, at_ + 2, "the comment `/*` is not closed",
                                "end it with `*/`");
                }
                at_ = close + 2;
            } else {
                const CodePoint character = code_point_at(text_, at_);
                if (!character.valid || !is_white_space(character.value)) {
                    break;
                }
                at_ += character.length;
            }
        }
        return true;
    }

    void read_one() {
        const CodePoint character = code_point_at(text_, at_);
        if (!character.valid || character.value == 0) {
            fail(Code::invalid_utf8, at_, at_ + 1,
                 !character.valid ? "the text is not UTF-8 here" : "a NUL byte in the text", "");
        } else if (is_name_start(character.value)) {
            add(TokenKind::word, name_end(at_));
        } else if (is_digit(character.value) || (character.value == U'.' && digit_at(at_ + 1))) {
            read_number();
        } else if (character.value == U'"') {
            read_string();
        } else {
            read_sign(character);
        }
    }

    bool digit_at(std::size_t offset) const {
        return offset < text_.size() && is_digit(static_cast<unsigned char>(text_[offset]));
    }

    std::size_t name_end(std::size_t offset) const {
        while (offset < text_.size()) {
            const CodePoint character = code_point_at(text_, offset);
            if (!character.valid || !is_name_part(character.value)) {
                break;
            }
            offset += character.length;
        }
        return offset;
    }

    std::size_t digits_end(std::size_t offset) const {
        while (digit_at(offset)) {
            ++offset;
        }
        return offset;
    }

    void read_number() {
        std::size_t end = digits_end(at_);
        if (end < text_.size() && text_[end] == '.' && digit_at(end + 1)) {
            end = digits_end(end + 1);
        }
        if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
            const bool has_sign = end + 1 < text_.size() && (text_[end + 1] == '+' || text_[end + 1] == '-');
            const std::size_t exponent = end + (has_sign ? 2 : 1);
            if (digit_at(exponent)) {
                end = digits_end(exponent);
            }
        }
        const std::size_t word_end = name_end(end);
        add(word_end == end ? TokenKind::number : TokenKind::part, word_end);
    }

    void read_string() {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != '"') {
            if (is_line_end(static_cast<unsigned char>(text_[end]))) {
                break;
            }
            const bool escape = text_[end] == '\\' && end + 1 < text_.size();
            const CodePoint character = code_point_at(text_, escape ? end + 1 : end);
            if (!character.valid || character.value == 0) {
                const std::size_t place = escape ? end + 1 : end;
                fail(Code::invalid_utf8, place, place + 1,
                     !character.valid ? "the text is not UTF-8 here" : "a NUL byte in the text", "");
                return;
            }
            // A line end behind a backslash still ends the line.
            end +=
                escape && is_line_end(character.value) ? 1 : character.length + (escape ? std::size_t{1} : 0);
        }
        if (end >= text_.size() || text_[end] != '"') {
            fail(Code::feel_unclosed, at_, end, "the text that begins here has no closing `\"`",
                 "a text ends on its line; a quote inside it is written `\\\"`, a new line `\\n`");
            return;
        }
        add(TokenKind::string, end + 1);
    }

    void read_sign(const CodePoint& character) {
        for (const std::string_view sign : stray_signs) {
            if (starts(sign) && !(sign == "!" && starts("!="))) {
                add(TokenKind::stray, at_ + sign.size());
                return;
            }
        }
        for (const std::string_view sign : signs) {
            if (starts(sign)) {
                add(TokenKind::sign, at_ + sign.size());
                return;
            }
        }
        add(TokenKind::stray, at_ + character.length);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    TokenList list_;
};

} // namespace

TokenList read_tokens(std::string_view text) { return Lexer(text).run(); }

} // namespace bleibe::detail
