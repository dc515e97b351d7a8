// SPDX-License-Identifier: Apache-2.0
// The idea: a pattern is found by its text and flags, so a call need not know whether it was written there.
#include "functions/regex_table.hpp"

#include "functions/rows.hpp"

#include <algorithm>
#include <utility>

namespace bleibe::detail {

namespace {

std::optional<KeptPattern> compiled(std::string_view text, const PatternFlags& flags, const Limits& limits,
                                    PatternFault& fault) {
    if (text.size() > limits.expression_bytes) {
        return std::nullopt;
    }
    auto pattern = read_pattern(text, flags, limits.expression_depth, fault);
    if (!pattern) {
        return std::nullopt;
    }
    auto capturing = pattern->groups > 0 ? compile_pattern(Pattern(*pattern), true) : std::nullopt;
    const bool too_long = pattern->groups > 0 && !capturing;
    auto plain = compile_pattern(std::move(*pattern), false);
    if (!plain || too_long) {
        return std::nullopt;
    }
    return KeptPattern{std::move(*plain), std::move(capturing)};
}

/// Of an operand that may be null or missing; nothing if it is no text of flags.
std::optional<PatternFlags> flags_in(std::span<const Value> operands, std::size_t place) {
    if (operands.size() <= place || operands[place].is_null()) {
        return PatternFlags{};
    }
    const auto text = text_of(operands[place]);
    PatternFault ignored;
    return text ? read_flags(*text, ignored) : std::nullopt;
}

} // namespace

void PatternTable::add(const FunctionRow& row, std::span<const Value> operands, const Limits& limits) {
    const auto places = pattern_places(row);
    if (!places || operands.size() <= places->pattern) {
        return;
    }
    const auto text = text_of(operands[places->pattern]);
    const auto flags = flags_in(operands, places->flags);
    if (!text || !flags || find(*text, *flags) != nullptr) {
        return;
    }
    PatternFault ignored;
    if (auto kept = compiled(*text, *flags, limits, ignored)) {
        patterns_[std::string(*text)].push_back(std::move(*kept));
    }
}

const KeptPattern* PatternTable::find(std::string_view text, const PatternFlags& flags) const {
    const auto found = patterns_.find(text);
    if (found == patterns_.end()) {
        return nullptr;
    }
    const auto kept = std::find_if(found->second.begin(), found->second.end(),
                                   [&](const KeptPattern& one) { return one.plain.flags == flags; });
    return kept == found->second.end() ? nullptr : &*kept;
}

std::string text_of_fault(std::string_view what, const PatternFault& fault) {
    return "the " + std::string(what) + " is wrong at its character " + std::to_string(fault.place) + ": " +
           fault.message;
}

std::optional<WrittenFault> fault_in_writing(const FunctionRow& row,
                                             std::span<const std::optional<std::string>> texts,
                                             const Limits& limits) {
    const auto places = pattern_places(row);
    const auto text_at = [&](std::size_t place) -> const std::string* {
        return place < texts.size() && texts[place] ? &*texts[place] : nullptr;
    };
    if (!places) {
        return std::nullopt;
    }
    PatternFault fault;
    std::optional<PatternFlags> flags = PatternFlags{};
    if (const std::string* text = text_at(places->flags)) {
        flags = read_flags(*text, fault);
        if (!flags) {
            return WrittenFault{places->flags, text_of_fault("text of flags", fault)};
        }
    } else if (places->flags < texts.size()) {
        return std::nullopt; // how the pattern is read depends on them
    }
    const std::string* pattern = text_at(places->pattern);
    if (pattern == nullptr) {
        return std::nullopt;
    }
    const auto kept = compiled(*pattern, *flags, limits, fault);
    if (!kept) {
        return WrittenFault{places->pattern, fault.message.empty() ? "the pattern is too long"
                                                                   : text_of_fault("pattern", fault)};
    }
    const std::string* replacement = text_at(places->replacement);
    if (replacement != nullptr && !flags->literal) {
        if (const auto wrong = fault_of_replacement(*replacement, kept->plain.groups)) {
            return WrittenFault{places->replacement, text_of_fault("replacement", *wrong)};
        }
    }
    return std::nullopt;
}

} // namespace bleibe::detail
