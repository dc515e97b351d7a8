// SPDX-License-Identifier: Apache-2.0
// Text to tokens. Names are not put together here: that needs the names in scope, which the parser knows.
#pragma once

#include "source/diagnostics.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

enum class TokenKind : std::uint8_t {
    end,    // once, behind the last
    word,   // one word of a name, or a keyword
    part,   // a word that begins with a digit ("2nd"): only behind the first word of a name
    number, // digits
    string, // with its quotes
    sign,   // of the grammar: "(", "<=", "**"
    stray,  // signs that FEEL does not have: "==", ";", a typographic quote
};

/// The text is a view of the text that was read.
struct Token {
    TokenKind kind = TokenKind::end;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string_view text;

    [[nodiscard]] bool is_sign(std::string_view sign) const noexcept {
        return kind == TokenKind::sign && text == sign;
    }
    [[nodiscard]] bool is_word(std::string_view word) const noexcept {
        return kind == TokenKind::word && text == word;
    }
};

/// Why the tokens end early.
struct LexicalProblem {
    Code code = Code::feel_syntax;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string message;
    std::string help;
};

struct TokenList {
    std::vector<Token> tokens; // the last one is `end`, even after a problem
    bool complete = true;
    LexicalProblem problem; // if not complete
};

[[nodiscard]] TokenList read_tokens(std::string_view text);

} // namespace bleibe::detail
