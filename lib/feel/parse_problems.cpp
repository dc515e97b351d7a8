// SPDX-License-Identifier: Apache-2.0
// One idea: the first mistake alone is told, as what was found and what may stand there; the slips that
// other languages and habits suggest each have a word of help.
#include "base/suggest.hpp"
#include "feel/parser.hpp"

#include <array>

namespace bleibe::detail {

namespace {

struct Slip {
    std::string_view found;
    std::string_view help;
};

constexpr std::array<Slip, 44> slips{{
    {"==", "equality is one sign: write `=`"},
    {"===", "equality is one sign: write `=`"},
    {"!==", "write `!=`"},
    {"~=", "unequal is written `!=`"},
    {"≠", "write `!=`"},
    {"≤", "write `<=`"},
    {"≥", "write `>=`"},
    {"=>", "write `>=`"},
    {"=<", "write `<=`"},
    {"&&", "write `and`"},
    {"&", "write `and`; texts are joined with `+`"},
    {"||", "write `or`"},
    {"|", "write `or`"},
    {"!", "write `not(…)`, with brackets"},
    {":=", "write `=` to compare, `:` behind a key"},
    {";", "entries are separated by `,`"},
    {"%", "the rest of a division is `modulo(a, b)`"},
    {"^", "a power is written `**`"},
    {"–", "the minus sign is `-`"},
    {"—", "the minus sign is `-`"},
    {"−", "the minus sign is `-`"},
    {"×", "write `*`"},
    {"·", "write `*`"},
    {"÷", "write `/`"},
    {"…", "a range is written with two dots: `[1..5]`"},
    {"#", "a comment begins with `//`"},
    {"„", "texts stand in straight quotes: `\"…\"`"},
    {"“", "texts stand in straight quotes: `\"…\"`"},
    {"”", "texts stand in straight quotes: `\"…\"`"},
    {"‘", "texts stand in straight quotes: `\"…\"`"},
    {"’", "texts stand in straight quotes: `\"…\"`"},
    {"‚", "texts stand in straight quotes: `\"…\"`"},
    {"»", "texts stand in straight quotes: `\"…\"`"},
    {"«", "texts stand in straight quotes: `\"…\"`"},
    {"`", "texts stand in straight quotes: `\"…\"`"},
    {"und", "write `and`"},
    {"oder", "write `or`"},
    {"nicht", "write `not(…)`, with brackets"},
    {"dann", "write `then`"},
    {"sonst", "write `else`"},
    {"elseif", "write `else if`"},
    {"elif", "write `else if`"},
    {"not", "write `not(…)` around the whole, as in `not(x in y)`"},
    {"is", "write `=`, or `!=` for `is not`"},
}};

std::string lower_case(std::string_view word) {
    std::string lower(word);
    for (char& letter : lower) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return lower;
}

bool is_close(const Token& token) { return token.is_sign(")") || token.is_sign("]") || token.is_sign("}"); }

} // namespace

void Parser::report(Code code, std::size_t begin, std::size_t end, std::string message, std::string help) {
    if (failed_) {
        return;
    }
    failed_ = true;
    auto entry = diagnostics_.add(code, locate_(begin, end), std::move(message));
    if (!help.empty()) {
        entry.help(std::move(help));
    }
}

std::nullptr_t Parser::too_deep() {
    const Token& token = current();
    report(Code::too_deep, token.begin, token.end,
           "the expression is nested more than " + std::to_string(most_depth()) + " deep here",
           "split it into definitions; for many values of one thing, write `x in (…)`");
    return nullptr;
}

std::nullptr_t Parser::unexpected(std::string_view expected, std::string help) {
    if (failed_) {
        return nullptr;
    }
    if (current().kind == TokenKind::end) {
        return at_end(expected, std::move(help));
    }
    std::size_t end = 0;
    std::string message = "found " + shown_current(end);
    if (is_close(current()) && open_.empty()) {
        message += ", but no bracket is open here";
    } else {
        message += ", expected " + std::string(expected);
    }
    std::string better = help_for_current();
    if (better.empty() && help.empty()) {
        better = help_for_words();
    }
    report(Code::feel_syntax, current().begin, end, std::move(message),
           better.empty() ? std::move(help) : std::move(better));
    return nullptr;
}

std::nullptr_t Parser::at_end(std::string_view expected, std::string help) {
    if (lexical_failed_) {
        report(lexical_.code, lexical_.begin, lexical_.end, lexical_.message, lexical_.help);
    } else if (tokens_.size() == 1) {
        report(Code::feel_syntax, 0, text_.size(), "the expression is empty");
    } else if (!open_.empty()) {
        const Token& bracket = tokens_[open_.back()];
        report(Code::feel_unclosed, bracket.begin, bracket.end,
               quoted(bracket.text) + " is not closed: the expression ends where " + std::string(expected) +
                   " was expected",
               std::move(help));
    } else {
        report(Code::feel_syntax, last_end_, last_end_,
               "the expression ends here, expected " + std::string(expected), std::move(help));
    }
    return nullptr;
}

void Parser::open() {
    open_.push_back(at_);
    take();
}

bool Parser::close(std::string_view bracket, std::string_view others) {
    if (take_sign(bracket)) {
        open_.pop_back();
        return true;
    }
    wrong_close(bracket, others);
    return false;
}

void Parser::wrong_close(std::string_view bracket, std::string_view others) {
    const std::string expected =
        (others.empty() ? std::string() : std::string(others) + " or ") + "`" + std::string(bracket) + "`";
    const Token& token = current();
    const bool names_opening = is_close(token) || (token.kind == TokenKind::word && is_reserved(token.text));
    if (failed_ || !names_opening) {
        unexpected(expected);
        return;
    }
    const Token& opening = tokens_[open_.back()];
    report(Code::feel_unclosed, token.begin, token.end,
           "found " + quoted(token.text) + ", expected " + expected + " for the " + quoted(opening.text) +
               ' ' + place_of(opening));
}

std::string Parser::place_of(const Token& token) const {
    const Span span = locate_(token.begin, token.end);
    const Position position = span.source.position(span.begin);
    if (span.source.text().empty() || position.line == 0) {
        return "at byte " + std::to_string(token.begin + 1);
    }
    return "in line " + std::to_string(position.line) + ", column " + std::to_string(position.column);
}

/// The token in backticks; of something in single quotes, all of it.
std::string Parser::shown_current(std::size_t& end) const {
    const Token& token = current();
    end = token.end;
    if (token.is_sign("'")) {
        const std::size_t close = text_.find_first_of("'\n", token.end);
        if (close != std::string_view::npos && text_[close] == '\'') {
            end = close + 1;
        }
    }
    return quoted(text_.substr(token.begin, end - token.begin));
}

std::string Parser::help_for_current() const {
    const Token& token = current();
    if (token.is_sign("'")) {
        return help_for_quote();
    }
    if (token.text == "!" && following().kind == TokenKind::word) {
        return "write `not(" + std::string(following().text) + (following(2).is_sign("(") ? "(…))`" : ")`");
    }
    if (token.kind == TokenKind::part) {
        return "a name does not begin with a digit";
    }
    if (token.is_sign("..")) {
        return "a range stands in brackets: `[1..5]`";
    }
    if (token.is_word("is") && following().is_word("null")) {
        return "write `= null`";
    }
    if (token.is_word("is") && following().is_word("not")) {
        return following(2).is_word("null") ? "write `!= null`" : "write `!=`";
    }
    if (std::string help = at_ > 0 ? help_behind(tokens_[at_ - 1]) : std::string(); !help.empty()) {
        return help;
    }
    const bool lettered = token.kind == TokenKind::word || token.kind == TokenKind::stray;
    const std::string found = lettered ? lower_case(token.text) : std::string();
    for (const Slip& slip : slips) {
        if (lettered && slip.found == found) {
            return std::string(slip.help);
        }
    }
    const bool upper = token.kind == TokenKind::word && found != token.text && is_reserved(found);
    return upper ? "keywords are written in lower case: `" + found + "`" : std::string();
}

/// What the token before tells about the current one.
std::string Parser::help_behind(const Token& before) const {
    const Token& token = current();
    if (token.kind == TokenKind::number && before.kind == TokenKind::number) {
        return "a date is written `@\"2022-10-31\"`, a number with one point";
    }
    if (is_close(token) && before.is_sign(",")) {
        return "nothing follows the comma: take it away";
    }
    if (before.is_word("not") && token.kind == TokenKind::word) {
        return "`not` needs brackets: `not(" + std::string(token.text) + ")`";
    }
    const std::string lower = before.kind == TokenKind::word ? lower_case(before.text) : std::string();
    if (lower != before.text && is_reserved(lower)) {
        return "keywords are written in lower case: `" + lower + "`";
    }
    if ((before.is_word("and") || before.is_word("or")) && comparison_of(token) != Operator::none) {
        return "what is compared stands on both sides of `" + std::string(before.text) + "`: `x > 1 " +
               std::string(before.text) + " x < 9`";
    }
    return {};
}

std::string Parser::help_for_quote() const {
    std::size_t end = 0;
    std::string shown = shown_current(end);
    const bool whole = end > current().end;
    return whole ? "a text stands in double quotes: `\"" +
                       std::string(text_.substr(current().end, end - 1 - current().end)) + "\"`"
                 : "a text stands in double quotes: `\"…\"`";
}

/// Several words in a row that are no known name.
std::string Parser::help_for_words() const {
    const auto is_part = [&](std::size_t at) {
        return tokens_[at].kind == TokenKind::word && !is_reserved(tokens_[at].text);
    };
    if (at_ == 0 || !is_part(at_) || !is_part(at_ - 1)) {
        return {};
    }
    constexpr std::size_t most_words = 6;
    std::size_t first = at_ - 1;
    while (first > 0 && at_ - first < most_words && is_part(first - 1)) {
        --first;
    }
    std::string run;
    for (std::size_t i = first; i < first + most_words && is_part(i); ++i) {
        append_to_name(run, tokens_[i]);
    }
    std::string help = did_you_mean(run, names_.names());
    return help.empty() ? "no name " + quoted(run) + " is known here; is an operator or a comma missing?"
                        : help;
}

} // namespace bleibe::detail
