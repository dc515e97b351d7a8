// SPDX-License-Identifier: Apache-2.0
// The idea: the fast reader only says that a text is no JSON; this slow one, which runs on no good text,
// goes through it with a stack of its own and says what a person can repair.
#include "document/json_fault.hpp"

#include "document/json_scalar.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

enum class Expect : std::uint8_t { value, value_or_end, key, key_or_end, colon, comma_or_end, nothing };

class Search {
public:
    Search(std::string_view text, std::uint32_t depth) : text_(text), depth_(depth) {}

    std::optional<JsonFault> run() {
        while (!fault_) {
            at_ = skip_json_space(text_, at_);
            if (at_ == text_.size()) {
                at_end();
                return fault_;
            }
            step(text_[at_]);
        }
        return fault_;
    }

private:
    struct Open {
        char bracket = '{';
        std::size_t place = 0;
    };

    void fail(std::size_t begin, std::size_t end, std::string message, std::string help = {}) {
        fault_ = JsonFault{begin, std::max(end, begin + 1), std::move(message), std::move(help), false};
    }
    void fail_here(std::string message, std::string help = {}) {
        fail(at_, at_ + json_token_at(text_, at_).size(), std::move(message), std::move(help));
    }
    [[nodiscard]] std::string token() const { return quoted(json_token_at(text_, at_)); }

    void at_end() {
        if (!open_.empty()) {
            const Open& last = open_.back();
            const std::string closing = last.bracket == '{' ? "`}`" : "`]`";
            fail(last.place, last.place + 1, "`" + std::string(1, last.bracket) + "` is never closed",
                 "write the missing " + closing);
        } else if (expect_ != Expect::nothing) {
            fail(at_, at_, "the text ends where a value should stand");
        }
    }

    void step(char letter) {
        switch (expect_) {
        case Expect::value:
        case Expect::value_or_end:
            value(letter);
            break;
        case Expect::key:
        case Expect::key_or_end:
            key(letter);
            break;
        case Expect::colon:
            if (letter == ':') {
                ++at_;
                expect_ = Expect::value;
            } else {
                fail_here("behind a key stands no colon, but " + token());
            }
            break;
        case Expect::comma_or_end:
            comma_or_end(letter);
            break;
        case Expect::nothing:
            fail_here("the text goes on behind its end, with " + token(),
                      "one text holds one value; a caseload has one case per line");
            break;
        }
    }

    void value(char letter) {
        if (letter == '{' || letter == '[') {
            open(letter);
        } else if (letter == '"') {
            if (string()) {
                expect_ = behind_value();
            }
        } else if (letter == ']' && expect_ == Expect::value_or_end) {
            close(letter);
        } else if (letter == ']' || letter == '}' || letter == ',' || letter == ':') {
            fail_here("before " + token() + " stands no value",
                      letter == ']' || letter == '}' ? "delete the comma before it, or write the value" : "");
        } else {
            word();
        }
    }

    void key(char letter) {
        if (letter == '"') {
            if (string()) {
                expect_ = Expect::colon;
            }
        } else if (letter == '}' && expect_ == Expect::key_or_end) {
            close(letter);
        } else if (letter == '}') {
            fail_here("before " + token() + " stands a comma too many", "delete the comma");
        } else {
            fail_here("a key in double quotes should stand here, not " + token(),
                      letter == '/' ? "JSON has no comments" : "write keys in double quotes");
        }
    }

    void comma_or_end(char letter) {
        const bool in_object = open_.back().bracket == '{';
        if (letter == ',') {
            ++at_;
            expect_ = in_object ? Expect::key : Expect::value;
        } else if (letter == ']' || letter == '}') {
            close(letter);
        } else {
            fail_here("before " + token() + " a comma is missing");
        }
    }

    void open(char letter) {
        if (open_.size() >= depth_) {
            fail(at_, at_ + 1, {});
            fault_->too_deep = true;
            return;
        }
        open_.push_back({letter, at_});
        expect_ = letter == '{' ? Expect::key_or_end : Expect::value_or_end;
        ++at_;
    }

    void close(char letter) {
        const char bracket = open_.back().bracket;
        if ((bracket == '{') != (letter == '}')) {
            fail_here("`" + std::string(1, letter) + "` closes `" + std::string(1, bracket) + "`");
            return;
        }
        open_.pop_back();
        ++at_;
        expect_ = behind_value();
    }

    [[nodiscard]] Expect behind_value() const noexcept {
        return open_.empty() ? Expect::nothing : Expect::comma_or_end;
    }

    bool string() {
        std::string text;
        std::vector<TextPiece> pieces;
        const JsonStringEnd read = read_json_string(text_, at_, text, pieces);
        const std::string part = quoted(text_.substr(read.fault_begin, read.end - read.fault_begin));
        switch (read.fault) {
        case JsonStringFault::none:
            at_ = read.end;
            return true;
        case JsonStringFault::unclosed:
            fail(at_, at_ + 1, "this quote is never closed", "write the missing `\"`");
            break;
        case JsonStringFault::control_character:
            fail(read.fault_begin, read.end, "the control character " + part + " stands inside quotes",
                 "write a line break as `\\n`, a tab as `\\t`; or a closing quote is missing");
            break;
        case JsonStringFault::unknown_escape:
            fail(read.fault_begin, read.end, part + " is no escape of JSON", "write `\\\\` for a backslash");
            break;
        case JsonStringFault::half_surrogate:
            fail(read.fault_begin, read.end, part + " is half a character",
                 "a character beyond `\\uffff` takes two such escapes");
            break;
        }
        return false;
    }

    void word() {
        const std::string_view word = json_token_at(text_, at_);
        const auto end = end_of_json_number(text_, at_);
        if (word == "true" || word == "false" || word == "null" || (end && *end == at_ + word.size())) {
            at_ += word.size();
            expect_ = behind_value();
            return;
        }
        fail_here(quoted(word) + " is no value of JSON", help_for(word));
    }

    static std::string help_for(std::string_view word) {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> known{
            {{"True", "true"}, {"TRUE", "true"}, {"False", "false"}, {"FALSE", "false"}}};
        static constexpr std::array<std::string_view, 5> nothing{"None", "NULL", "Null", "NaN", "undefined"};
        for (const auto& [wrong, right] : known) {
            if (word == wrong) {
                return "write `" + std::string(right) + "`";
            }
        }
        if (std::find(nothing.begin(), nothing.end(), word) != nothing.end()) {
            return "leave out what is not known; `null` says that there is none";
        }
        const char first = word.front();
        if (first == '/') {
            return "JSON has no comments";
        }
        if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
            return "write numbers like `12`, `-3` or `0.5`, and dates and all other texts in double quotes";
        }
        return "write texts in double quotes";
    }

    std::string_view text_;
    std::uint32_t depth_;
    std::size_t at_ = 0;
    Expect expect_ = Expect::value;
    std::vector<Open> open_;
    std::optional<JsonFault> fault_;
};

} // namespace

std::optional<JsonFault> find_json_fault(std::string_view text, std::uint32_t depth) {
    return Search(text, depth).run();
}

} // namespace bleibe::detail
