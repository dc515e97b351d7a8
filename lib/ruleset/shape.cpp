// SPDX-License-Identifier: Apache-2.0
// The idea: a mapping remembers which keys it was asked for, and whatever nobody asked for is a finding.
#include "ruleset/shape.hpp"

#include "base/suggest.hpp"
#include "value/calendar.hpp"
#include "value/decimal.hpp"

#include <algorithm>

namespace bleibe::detail {

Diagnostics::Entry ReadContext::add(Code code, const Span& span, std::string message, std::string help) {
    Diagnostics::Entry entry = diagnostics.add(code, span, std::move(message));
    if (!help.empty()) {
        entry.help(std::move(help));
    }
    if (!law.empty()) {
        entry.law(law);
    }
    return entry;
}

LawScope::LawScope(ReadContext& context, const Citation& citation) : context_(context), outer_(context.law) {
    if (context.ruleset != nullptr && !citation.empty()) {
        context.law = context.ruleset->law(citation);
    }
}

std::string_view shape_of(const Node& node) noexcept {
    if (node.is_mapping()) {
        return "a mapping";
    }
    if (node.is_sequence()) {
        return "a list";
    }
    return node.form == ScalarForm::empty ? "nothing" : "a text";
}

const std::vector<Member>& members_of(const Node* mapping) noexcept {
    static const std::vector<Member> none;
    return mapping == nullptr ? none : mapping->members;
}

Span beginning(const Node& node) {
    if (node.is_mapping() && !node.flow && !node.members.empty()) {
        return node.members.front().key_span;
    }
    Span span = node.span;
    span.end = std::min(span.end, span.begin + 1);
    return span;
}

std::string listed(const std::vector<std::string_view>& words) {
    std::string joined;
    for (const std::string_view word : words) {
        joined += (joined.empty() ? "" : ", ") + quoted(word);
    }
    return joined;
}

std::string one_of(const std::vector<std::string_view>& words) { return "one of " + listed(words); }

// ---------------------------------------------------------------- shapes

namespace {

std::string in_backticks(std::string_view key) { return "`" + std::string(key) + "`"; }

void report_shape(ReadContext& context, const Node& node, std::string_view what, std::string_view expected) {
    std::string help;
    if (expected == "a text" && !node.is_scalar() && node.flow) {
        help = "a text or expression that begins with `{` or `[` is written as a block, behind `|`";
    }
    context.add(Code::wrong_shape, node.span,
                std::string(what) + " is " + std::string(shape_of(node)) + ", expected " +
                    std::string(expected),
                std::move(help));
}

} // namespace

bool expect_mapping(ReadContext& context, const Node& node, std::string_view what) {
    if (!node.is_mapping()) {
        report_shape(context, node, what, "a mapping");
    }
    return node.is_mapping();
}

bool expect_sequence(ReadContext& context, const Node& node, std::string_view what) {
    if (!node.is_sequence()) {
        report_shape(context, node, what, "a list");
    }
    return node.is_sequence();
}

bool expect_text(ReadContext& context, const Node& node, std::string_view what) {
    const bool is_text = node.is_scalar() && node.form != ScalarForm::empty;
    if (!is_text) {
        report_shape(context, node, what, "a text");
    }
    return is_text;
}

std::optional<Date> read_date(ReadContext& context, const Node& node, std::string_view what) {
    if (!expect_text(context, node, what)) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> days = parse_date(node.text);
    if (!days) {
        context.add(Code::bad_date, node.span, quoted(node.text) + " is not a date",
                    "write a day that exists as year-month-day, such as `2022-12-31`");
        return std::nullopt;
    }
    return Date(*days);
}

// ---------------------------------------------------------------- keys

Keys::Keys(ReadContext& context, const Node& mapping, std::string_view what)
    : context_(context), node_(mapping), what_(what) {}

void Keys::allow(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
        asked_.emplace_back(key);
    }
}

bool Keys::has(std::string_view key) {
    allow(key);
    return node_.member(key) != nullptr;
}

const Node* Keys::get(std::string_view key) {
    if (!has(key)) {
        return nullptr;
    }
    const Member* member = node_.member(key);
    const Node* value = member->value;
    const bool to_fill_in = value->is_scalar() && value->form == ScalarForm::plain && value->text == "TODO";
    if (to_fill_in || (value->is_scalar() && value->form == ScalarForm::empty)) {
        if (std::find(empty_.begin(), empty_.end(), key) != empty_.end()) {
            return nullptr;
        }
        empty_.emplace_back(key);
        if (to_fill_in) {
            context_.add(Code::to_fill_in, value->span, in_backticks(key) + " is still to be filled in",
                         "write what the wording of this version says, or remove what it no longer says");
            return nullptr;
        }
        context_.add(Code::wrong_shape, member->key_span, in_backticks(key) + " is empty",
                     node_.flow ? "a comma ended the text before it: give each text a line of its own, "
                                  "outside of `{ }`"
                                : "write a value behind it, or remove the key");
        return nullptr;
    }
    return value;
}

const Node* Keys::need(std::string_view key) {
    if (!has(key)) {
        report_missing(key);
        return nullptr;
    }
    return get(key);
}

void Keys::report_missing(std::string_view key) {
    context_.add(Code::missing_key, beginning(node_), std::string(what_) + " without " + in_backticks(key),
                 "add the key " + in_backticks(key));
}

const Node* Keys::get_sequence(std::string_view key) {
    const Node* value = get(key);
    return value != nullptr && expect_sequence(context_, *value, in_backticks(key)) ? value : nullptr;
}

const Node* Keys::get_mapping(std::string_view key) {
    const Node* value = get(key);
    return value != nullptr && expect_mapping(context_, *value, in_backticks(key)) ? value : nullptr;
}

std::string Keys::text(std::string_view key) {
    const Node* value = get(key);
    return value != nullptr && expect_text(context_, *value, in_backticks(key)) ? folded(value->text)
                                                                                : std::string();
}

std::string Keys::need_text(std::string_view key) {
    if (!has(key)) {
        report_missing(key);
        return {};
    }
    return text(key);
}

bool Keys::boolean(std::string_view key, bool otherwise) {
    return word<bool>(key, {{"true", true}, {"false", false}}, otherwise);
}

std::optional<Date> Keys::date(std::string_view key) {
    const Node* value = get(key);
    return value == nullptr ? std::nullopt : read_date(context_, *value, in_backticks(key));
}

std::optional<std::uint32_t> Keys::count(std::string_view key) {
    const Node* value = get(key);
    if (value == nullptr || !expect_text(context_, *value, in_backticks(key))) {
        return std::nullopt;
    }
    const auto number = parse_decimal(value->text);
    const auto whole = number ? to_integer(*number) : std::nullopt;
    constexpr std::int64_t most = 1'000'000;
    if (!whole || *whole < 1 || *whole > most) {
        context_.add(Code::bad_value, value->span,
                     in_backticks(key) + " is " + quoted(value->text) + ", expected a whole number from 1");
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*whole);
}

Label Keys::label(std::string_view prefix, bool required) {
    Label label;
    std::string missing;
    for (const std::string& language : context_.catalog.languages) {
        const std::string key = prefix.empty() ? language : std::string(prefix) + "_" + language;
        if (has(key)) {
            label.texts.emplace_back(language, text(key));
        } else {
            missing += (missing.empty() ? "" : ", ") + in_backticks(key);
        }
    }
    if (!missing.empty() && (required || !label.empty())) {
        context_.add(Code::missing_translation, beginning(node_), std::string(what_) + " without " + missing,
                     "the catalog's languages each give a text of their own");
    }
    return label;
}

void Keys::report_word(std::string_view key, const Node& value, const std::vector<std::string_view>& known) {
    if (!expect_text(context_, value, in_backticks(key))) {
        return;
    }
    std::string help = did_you_mean(value.text, known);
    context_.add(Code::wrong_word, value.span, quoted(value.text) + " is no word for " + in_backticks(key),
                 help.empty() ? "write " + one_of(known) : std::move(help));
}

void Keys::report_unknown(const Member& member) {
    std::vector<std::string_view> known(asked_.begin(), asked_.end());
    std::string help = did_you_mean(member.key, known);
    if (help.empty() && node_.flow) {
        help = "a comma ended the text before it: give each text a line of its own, outside of `{ }`";
    }
    if (help.empty()) {
        std::sort(known.begin(), known.end());
        help = known.empty() ? "no key can stand here" : "the keys here are " + listed(known);
    }
    context_.add(Code::unknown_key, member.key_span, std::string(what_) + " has no key " + quoted(member.key),
                 std::move(help));
}

void Keys::finish() {
    for (const Member& member : node_.members) {
        if (std::find(asked_.begin(), asked_.end(), member.key) == asked_.end()) {
            report_unknown(member);
        }
    }
}

} // namespace bleibe::detail
