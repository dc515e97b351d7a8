// SPDX-License-Identifier: Apache-2.0
// Texts and patterns: a wrong pattern, flag or replacement is null with its reason and its place, whatever
// the text.
#include "base/utf8.hpp"
#include "functions/regex_match.hpp"
#include "functions/regex_table.hpp"
#include "functions/rows.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

Value wrong(Evaluation& evaluation, std::string_view what, const PatternFault& fault) {
    return evaluation.null_because(evaluation.arena.copy(text_of_fault(what, fault)));
}

Value not_found_out(Evaluation& evaluation, Found found) {
    return found == Found::over_memory
               ? evaluation.null_because("matching the pattern needs too much memory")
               : evaluation.null_because("matching the pattern needs more steps than the budget has");
}

Value matches_nothing(Evaluation& evaluation) {
    return evaluation.null_because("the pattern matches an empty text, so there are no parts to find");
}

// ---------------------------------------------------------------- patterns

/// The flags of an operand that may be null or missing; nothing, and the reason is said, if they are wrong.
std::optional<PatternFlags> flags_of(Evaluation& evaluation, Operands operands, std::size_t place) {
    if (operands.size() <= place || operands[place].is_null()) {
        return PatternFlags{};
    }
    const auto text = text_of(operands[place]);
    if (!text) {
        evaluation.because("the flags are a text");
        return std::nullopt;
    }
    PatternFault fault;
    const auto flags = read_flags(*text, fault);
    if (!flags) {
        wrong(evaluation, "text of flags", fault);
    }
    return flags;
}

/// Nothing, and the reason is said, if the pattern is wrong or beyond a limit.
std::optional<Pattern> pattern_of(Evaluation& evaluation, std::string_view text, const PatternFlags& flags) {
    constexpr std::uint64_t steps_a_class = 16;
    if (text.size() > evaluation.limits.expression_bytes) {
        evaluation.because("the pattern is longer than the limit");
        return std::nullopt;
    }
    PatternFault fault;
    auto pattern = read_pattern(text, flags, evaluation.limits.expression_depth, fault);
    if (!pattern) {
        wrong(evaluation, "pattern", fault);
    } else if (!evaluation.spend(text.size() / 4 + pattern->classes.size() * steps_a_class)) {
        over_budget(evaluation);
        return std::nullopt;
    }
    return pattern;
}

std::optional<PatternProgram> program_of(Evaluation& evaluation, Pattern&& pattern, bool captures) {
    auto program = compile_pattern(std::move(pattern), captures);
    if (!program) {
        evaluation.because("the pattern is longer than the limit when its repetitions are written out");
    } else if (!evaluation.spend(program->code.size() / 8)) {
        over_budget(evaluation);
        return std::nullopt;
    }
    return program;
}

/// The pattern of a call: kept by the program where it was written out, else read now.
class CalledPattern {
public:
    CalledPattern(Evaluation& evaluation, std::string_view text, const PatternFlags& flags)
        : evaluation_(evaluation),
          kept_(evaluation.patterns != nullptr ? evaluation.patterns->find(text, flags) : nullptr) {
        if (kept_ == nullptr) {
            read_ = pattern_of(evaluation, text, flags);
        }
    }
    /// False if the pattern is wrong; the reason is said.
    [[nodiscard]] bool usable() const noexcept { return kept_ != nullptr || read_; }
    [[nodiscard]] std::uint32_t groups() const noexcept {
        return kept_ != nullptr ? kept_->plain.groups : read_->groups;
    }
    /// Null if it cannot be had; the reason is said. To be called once.
    [[nodiscard]] const PatternProgram* program(bool captures) {
        if (kept_ != nullptr) {
            return &kept_->program(captures);
        }
        made_ = read_ ? program_of(evaluation_, std::move(*read_), captures) : std::nullopt;
        return made_ ? &*made_ : nullptr;
    }

private:
    Evaluation& evaluation_;
    const KeptPattern* kept_;
    std::optional<Pattern> read_;
    std::optional<PatternProgram> made_;
};

// ---------------------------------------------------------------- replacements

/// A text, or what a group captured.
struct ReplacementPart {
    std::string text;
    std::optional<std::uint32_t> group;
};
using Replacement = std::vector<ReplacementPart>;

/// The number behind a `$`: a further digit belongs to it if there are that many groups.
std::uint32_t read_group(std::string_view text, std::size_t& at, std::uint32_t groups) {
    const auto is_digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    auto number = static_cast<std::uint64_t>(text[at++] - '0');
    while (is_digit()) {
        const std::uint64_t longer = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
        if (longer > groups) {
            break;
        }
        number = longer;
        ++at;
    }
    return static_cast<std::uint32_t>(number);
}

/// `$` and a digit stand for what a group captured, `\$` and `\\` for the signs themselves.
std::optional<Replacement> read_replacement(std::string_view text, std::uint32_t groups,
                                            PatternFault& fault) {
    const auto refuse = [&](std::size_t at, std::string_view message) {
        fault = {std::string(message), count_code_points(text.substr(0, at)) + 1};
        return std::nullopt;
    };
    Replacement parts(1);
    for (std::size_t at = 0; at < text.size();) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (text[at] == '\\') {
            if (next != '\\' && next != '$') {
                return refuse(at, "behind `\\` only `\\` or `$` may stand");
            }
            parts.back().text += next;
            at += 2;
        } else if (text[at] == '$') {
            if (next < '0' || next > '9') {
                return refuse(at, "behind `$` stands the number of a group; the sign itself is `\\$`");
            }
            ++at;
            parts.back().group = read_group(text, at, groups);
            parts.emplace_back();
        } else {
            parts.back().text += text[at++];
        }
    }
    return parts;
}

bool captures(const Replacement& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [](const ReplacementPart& part) { return part.group && *part.group > 0; });
}

void append_replacement(std::string& out, const Replacement& parts, std::string_view whole,
                        const PatternMatcher& matcher) {
    for (const ReplacementPart& part : parts) {
        out += part.text;
        if (part.group) {
            out += *part.group == 0 ? whole : matcher.captured(*part.group);
        }
    }
}

Value text_result(Evaluation& evaluation, std::string_view text) {
    char* to = new_text(evaluation, text.size());
    if (to == nullptr) {
        return Value::null();
    }
    std::copy(text.begin(), text.end(), to);
    return Value::string({to, text.size()});
}

// ---------------------------------------------------------------- functions

Value matches(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto written = text_of(operands[1]);
    if (!text || !written) {
        return evaluation.null_because("`matches` takes a text and a pattern");
    }
    const auto flags = flags_of(evaluation, operands, 2);
    if (!flags) {
        return Value::null();
    }
    CalledPattern pattern(evaluation, *written, *flags);
    const PatternProgram* program = pattern.program(false);
    if (program == nullptr) {
        return Value::null();
    }
    const Found found = PatternMatcher(*program, *text, evaluation).find(0);
    if (found == Found::yes || found == Found::no) {
        return Value::boolean(found == Found::yes);
    }
    return not_found_out(evaluation, found);
}

/// Walks over the matches of a text: `take(begin, end, matcher)` for each, until it says no.
template <class Take>
Found each_match(Evaluation& evaluation, const PatternProgram& program, std::string_view text, Take take) {
    PatternMatcher matcher(program, text, evaluation);
    std::size_t from = 0;
    Found found = matcher.find(from);
    while (found == Found::yes && matcher.end() > from && take(matcher)) {
        from = matcher.end();
        found = matcher.find(from);
    }
    return found;
}

/// True if a pattern cannot tell one part of a text from the next, or that could not be found out; the reason
/// is said.
bool is_no_divider(Evaluation& evaluation, const PatternProgram& program) {
    const Found found = PatternMatcher(program, {}, evaluation).find(0);
    if (found == Found::yes) {
        matches_nothing(evaluation);
    } else if (found != Found::no) {
        not_found_out(evaluation, found);
    }
    return found != Found::no;
}

Value replace_all(Evaluation& evaluation, const PatternProgram& program, std::string_view text,
                  const Replacement& replacement) {
    std::string out;
    std::size_t from = 0;
    const Found found = each_match(evaluation, program, text, [&](const PatternMatcher& matcher) {
        const std::string_view whole = text.substr(matcher.begin(), matcher.end() - matcher.begin());
        out += text.substr(from, matcher.begin() - from);
        append_replacement(out, replacement, whole, matcher);
        from = matcher.end();
        return out.size() <= evaluation.limits.built_text_bytes;
    });
    if (found != Found::no && found != Found::yes) {
        return not_found_out(evaluation, found);
    }
    out += text.substr(from);
    return text_result(evaluation, out);
}

Value replace(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto written = text_of(operands[1]);
    const auto instead = text_of(operands[2]);
    if (!text || !written || !instead) {
        return evaluation.null_because("`replace` takes a text, a pattern and a replacement");
    }
    const auto flags = flags_of(evaluation, operands, 3);
    if (!flags) {
        return Value::null();
    }
    CalledPattern pattern(evaluation, *written, *flags);
    if (!pattern.usable()) {
        return Value::null();
    }
    PatternFault fault;
    const auto replacement = flags->literal ? Replacement{{std::string(*instead), std::nullopt}}
                                            : read_replacement(*instead, pattern.groups(), fault);
    if (!replacement) {
        return wrong(evaluation, "replacement", fault);
    }
    const PatternProgram* program = pattern.program(captures(*replacement));
    if (program == nullptr || is_no_divider(evaluation, *program)) {
        return Value::null();
    }
    return replace_all(evaluation, *program, *text, *replacement);
}

Value split(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto written = text_of(operands[1]);
    if (!text || !written) {
        return evaluation.null_because("`split` takes a text and a pattern");
    }
    CalledPattern pattern(evaluation, *written, {});
    const PatternProgram* program = pattern.program(false);
    if (program == nullptr || is_no_divider(evaluation, *program)) {
        return Value::null();
    }
    std::vector<Value> parts;
    std::size_t from = 0;
    const Found found = each_match(evaluation, *program, *text, [&](const PatternMatcher& matcher) {
        parts.push_back(Value::string(text->substr(from, matcher.begin() - from)));
        from = matcher.end();
        return parts.size() <= evaluation.limits.built_list_length;
    });
    if (found != Found::no && found != Found::yes) {
        return not_found_out(evaluation, found);
    }
    parts.push_back(Value::string(text->substr(from)));
    return list_result(evaluation, parts);
}

// ---------------------------------------------------------------- rows

constexpr std::string_view string_clause = "DMN 1.5, 10.3.4.3, table 74";
constexpr std::string_view wrong_patterns = "Null for null (but null flags are none), for a wrong pattern or "
                                            "flag, and where matching needs more steps "
                                            "than the budget has.";

/// Flags of another type are no null, so the scalar form has to see them: the parameter takes everything, and
/// the rule refuses what is no text.
Type unless_wrong_flags(const FunctionRow& row, std::span<const Type> types) {
    const std::size_t flags = row.parameters.size() - 1;
    const bool wrong_flags = types.size() > flags && !types[flags].is(TypeKind::null) &&
                             !fits_ignoring_null(types[flags], TypeKind::string);
    return wrong_flags ? Type(TypeKind::never) : row.result;
}

FunctionRow regex_row(std::string_view name, std::vector<Parameter> parameters, Type result,
                      ScalarFunction scalar) {
    FunctionRow row;
    row.name = name;
    row.group = FunctionGroup::string;
    row.parameters = std::move(parameters);
    row.result = std::move(result);
    row.scalar = scalar;
    row.clause = string_clause;
    row.nulls = wrong_patterns;
    return row;
}

} // namespace

std::optional<PatternPlaces> pattern_places(const FunctionRow& row) noexcept {
    if (row.scalar == matches) {
        return PatternPlaces{1, 2};
    }
    if (row.scalar == replace) {
        return PatternPlaces{1, 3, 2};
    }
    return row.scalar == split ? std::optional(PatternPlaces{1}) : std::nullopt;
}

std::optional<PatternFault> fault_of_replacement(std::string_view text, std::uint32_t groups) {
    PatternFault fault;
    return read_replacement(text, groups, fault) ? std::nullopt : std::optional(fault);
}

void add_regex_builtins(Rows& rows) {
    const Parameter input{"input", TypeKind::string};
    const Parameter pattern{"pattern", TypeKind::string};
    const Parameter flags{"flags", TypeKind::any, true};

    FunctionRow matching = regex_row("matches", {input, pattern, flags}, or_null(TypeKind::boolean), matches);
    matching.null_on_null = false;
    matching.rule = unless_wrong_flags;
    matching.meaning =
        "True if a part of the text matches the pattern, a regular expression as XPath 3.1 writes them. "
        "Flags: `s` lets `.` match line breaks, `m` lets `^` and `$` match at every line, `i` takes capital "
        "and small letters for the same, `x` leaves out blanks outside of classes, `q` lets every character "
        "stand for itself.";
    rows.push_back(std::move(matching));

    FunctionRow replacing = regex_row("replace", {input, pattern, {"replacement", TypeKind::string}, flags},
                                      or_null(TypeKind::string), replace);
    replacing.null_on_null = false;
    replacing.rule = unless_wrong_flags;
    replacing.meaning =
        "The text with every part that matches the pattern replaced. In the replacement `$1` stands for what "
        "the first group captured (an empty text if nothing) and `$0` for the whole part; `\\$` and `\\\\` "
        "stand for the signs themselves. Pattern and flags are those of `matches`; with flag `q` the "
        "replacement is taken as it is.";
    replacing.nulls =
        "Null for null (but null flags are none), for a wrong pattern, flag or replacement, for a pattern "
        "that matches an empty text, and where matching needs more steps than the budget has.";
    rows.push_back(std::move(replacing));

    FunctionRow splitting =
        regex_row("split", {{"string", TypeKind::string}, {"delimiter", TypeKind::string}},
                  list_of(TypeKind::string).or_null(), split);
    splitting.meaning =
        "The parts of the text between the places that match the delimiter, a pattern as for `matches`; "
        "parts may be empty, and a text without a delimiter is one part.";
    splitting.nulls =
        "Null for null, for a wrong pattern, for one that matches an empty text, and where matching needs "
        "more steps than the budget has.";
    rows.push_back(std::move(splitting));
}

} // namespace bleibe::detail
