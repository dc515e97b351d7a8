// SPDX-License-Identifier: Apache-2.0
// One idea: in the one spacing of names, everything that goes on behind some words sorts directly
// behind them, so that one look into a sorted list tells whether a longer match is still possible.
#include "feel/name_matcher.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace bleibe::detail {

namespace {

constexpr std::string_view name_signs = "+-*/.'";

// Without a bound, a long name and a text of its pieces would take time with the third power of their
// length.
constexpr std::ptrdiff_t most_tokens = 64;

bool ends_with_sign(std::string_view words) {
    return !words.empty() && name_signs.find(words.back()) != std::string_view::npos;
}

// `next` is the first in order behind `words`. The space and all signs of names sort before the
// characters of words.
bool goes_on(std::string_view words, std::string_view next) {
    return next.size() > words.size() && next.starts_with(words) &&
           (ends_with_sign(words) || static_cast<unsigned char>(next[words.size()]) < '0');
}

} // namespace

bool continues_name(const Token& token) noexcept {
    switch (token.kind) {
    case TokenKind::word:
    case TokenKind::part:
    case TokenKind::number:
        return true;
    case TokenKind::sign:
        return token.text == "**" ||
               (token.text.size() == 1 && name_signs.find(token.text[0]) != std::string_view::npos);
    default:
        return false;
    }
}

void append_to_name(std::string& words, const Token& token) {
    if (!words.empty() && token.kind != TokenKind::sign && !ends_with_sign(words)) {
        words += ' ';
    }
    words += token.text;
}

std::string spaced_name(std::string_view name) {
    const TokenList list = read_tokens(name);
    std::string words;
    if (!list.complete || list.tokens.front().kind != TokenKind::word) {
        return words;
    }
    for (const Token& token : list.tokens) {
        if (token.kind == TokenKind::end) {
            break;
        }
        if (!continues_name(token)) {
            return {};
        }
        append_to_name(words, token);
    }
    return words;
}

void NameTable::add(std::string_view name) {
    std::string words = spaced_name(name);
    const auto place =
        std::lower_bound(entries_.begin(), entries_.end(), words,
                         [](const Entry& entry, const std::string& key) { return entry.words < key; });
    if (words.empty() || (place != entries_.end() && place->words == words)) {
        return;
    }
    entries_.insert(place, Entry{std::move(words), std::string(name)});
}

void NameTable::add_field(std::string_view name) {
    std::string words = spaced_name(name);
    if (!words.empty()) {
        fields_.push_back(std::move(words));
    }
}

const std::string* NameTable::find_words(std::string_view words) const {
    const auto place =
        std::lower_bound(entries_.begin(), entries_.end(), words,
                         [](const Entry& entry, std::string_view key) { return entry.words < key; });
    if (place != entries_.end() && place->words == words) {
        return &place->added;
    }
    return shared_ != nullptr ? shared_->find_words(words) : nullptr;
}

bool NameTable::is_prefix_of_words(std::string_view words) const {
    const auto next =
        std::upper_bound(entries_.begin(), entries_.end(), words,
                         [](std::string_view key, const Entry& entry) { return key < entry.words; });
    return (next != entries_.end() && goes_on(words, next->words)) ||
           (shared_ != nullptr && shared_->is_prefix_of_words(words));
}

const std::string* NameTable::find(std::string_view name) const { return find_words(spaced_name(name)); }

bool NameTable::contains(std::string_view name) const { return find(name) != nullptr; }

bool NameTable::is_prefix(std::string_view words) const {
    const std::string spaced = spaced_name(words);
    return !spaced.empty() && is_prefix_of_words(spaced);
}

std::vector<std::string_view> NameTable::names() const {
    std::vector<const Entry*> all;
    for (const NameTable* table = this; table != nullptr; table = table->shared_) {
        for (const Entry& entry : table->entries_) {
            all.push_back(&entry);
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Entry* a, const Entry* b) { return a->words < b->words; });
    std::vector<std::string_view> names;
    for (const Entry* entry : all) {
        names.emplace_back(entry->added);
    }
    return names;
}

NameMatcher::NameMatcher(const NameTable& table) : table_(table) {
    for (const NameTable* one = &table; one != nullptr; one = one->shared_) {
        for (const std::string& words : one->fields_) {
            add_field(words);
        }
    }
}

NameMatcher::Match NameMatcher::longest(const Token* first, bool fields) const {
    Match best;
    std::string words;
    for (const Token* token = first; token - first < most_tokens && continues_name(*token); ++token) {
        append_to_name(words, *token);
        const std::string* added = table_.find_words(words);
        if (bound_.contains(words) || (fields && fields_.contains(words)) || added != nullptr) {
            best = {static_cast<std::size_t>(token - first) + 1, added != nullptr ? *added : words};
        }
        const auto may_go_on = [&](const Words& known) {
            const auto next = known.upper_bound(words);
            return next != known.end() && goes_on(words, next->first);
        };
        if (!table_.is_prefix_of_words(words) && !may_go_on(bound_) && !(fields && may_go_on(fields_))) {
            break;
        }
    }
    return best;
}

void NameMatcher::bind(const std::string& words) { ++bound_[words]; }

void NameMatcher::release(const std::string& words) {
    const auto place = bound_.find(words);
    if (place != bound_.end() && --place->second == 0) {
        bound_.erase(place);
    }
}

void NameMatcher::add_field(const std::string& words) { ++fields_[words]; }

} // namespace bleibe::detail
