// SPDX-License-Identifier: Apache-2.0
// Patterns that stand in a program as they are: read once, when it is compiled.
#pragma once

#include "functions/function.hpp"
#include "functions/regex_program.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Which operands of a row are a pattern, its flags and a replacement.
struct PatternPlaces {
    static constexpr std::size_t none = SIZE_MAX;
    std::size_t pattern = 0;
    std::size_t flags = none;
    std::size_t replacement = none;
};
/// Nothing for a row that takes no pattern.
[[nodiscard]] std::optional<PatternPlaces> pattern_places(const FunctionRow& row) noexcept;

/// One pattern with its flags, ready to be matched.
struct KeptPattern {
    PatternProgram plain;                    // saves no groups that nothing refers to
    std::optional<PatternProgram> capturing; // saves them; missing where there are none
    [[nodiscard]] const PatternProgram& program(bool captures) const noexcept {
        return captures && capturing ? *capturing : plain;
    }
};

/// Immutable once the program that holds it is compiled.
class PatternTable {
public:
    /// Keeps what a call of the row with these operands will ask for, where they are written out and right.
    void add(const FunctionRow& row, std::span<const Value> operands, const Limits& limits);
    /// Null if it was not added.
    [[nodiscard]] const KeptPattern* find(std::string_view text, const PatternFlags& flags) const;

private:
    std::map<std::string, std::vector<KeptPattern>, std::less<>> patterns_; // by text
};

/// What is wrong with a text that a call writes out, and as which of its operands.
struct WrittenFault {
    std::size_t operand = 0;
    std::string message;
};
/// `texts`: what stands at each operand; nothing where that is known only when it runs.
[[nodiscard]] std::optional<WrittenFault> fault_in_writing(const FunctionRow& row,
                                                           std::span<const std::optional<std::string>> texts,
                                                           const Limits& limits);

/// "the pattern is wrong at its character 3: …"
[[nodiscard]] std::string text_of_fault(std::string_view what, const PatternFault& fault);
/// Why `replace` cannot use the replacement of a pattern with that many groups; nothing if it can.
[[nodiscard]] std::optional<PatternFault> fault_of_replacement(std::string_view text, std::uint32_t groups);

} // namespace bleibe::detail
