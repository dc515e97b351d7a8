// SPDX-License-Identifier: Apache-2.0
// The characters of a pattern one after the other, and the first fault found: what the parts of the parser
// share.
#pragma once

#include "functions/regex_pattern.hpp"

#include <string>
#include <string_view>

namespace bleibe::detail {

/// Refers to the fault that it is given.
class PatternReader {
public:
    /// No character of any text: the end.
    static constexpr char32_t end = 0xFFFFFFFF;

    PatternReader(std::string_view text, const PatternFlags& flags, PatternFault& fault);

    const PatternFlags flags;

    /// The next character, or `end`. Outside of classes, flag x passes over blanks.
    [[nodiscard]] char32_t peek() noexcept;
    /// The character after the next one; only within classes.
    [[nodiscard]] char32_t peek_after(std::size_t count) const noexcept {
        return at_ + count < characters_.size() ? characters_[at_ + count] : end;
    }
    char32_t take() noexcept;
    bool take_if(char32_t wanted) noexcept;
    /// Where the next character stands, from 1.
    [[nodiscard]] std::size_t place() const noexcept { return at_ + 1; }

    void enter_class() noexcept { ++open_classes_; }
    void leave_class() noexcept { --open_classes_; }

    /// Notes the fault if it is the first.
    void fail(std::string message, std::size_t place);
    [[nodiscard]] bool failed() const noexcept { return failed_; }

private:
    std::u32string characters_;
    PatternFault& fault_;
    std::size_t at_ = 0;
    std::size_t open_classes_ = 0;
    bool failed_ = false;
};

/// A character as it is named in a fault: `\u{…}` if no screen shows it.
[[nodiscard]] std::string shown(char32_t code);

/// The character that `\` and this one stand for, if it is a single one: `\n`, `\.`.
[[nodiscard]] std::optional<char32_t> single_escape(char32_t letter) noexcept;
/// Adds what `\` and this letter, already taken, stand for: `\d`, `\p{…}`. Fails for any other.
void read_class_escape(PatternReader& reader, char32_t letter, std::size_t place, CharacterClass& into);
/// Reads the class whose `[` has been taken and adds it, and those subtracted, to the others. Its number.
std::uint32_t read_class(PatternReader& reader, std::size_t depth, std::vector<CharacterClass>& classes);

} // namespace bleibe::detail
