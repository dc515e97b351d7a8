// SPDX-License-Identifier: Apache-2.0
// The idea: files of an office are rarely in one order, so where the rows of a key stand is looked up; rows
// of one key mostly stand together, so what is kept is one small entry per person and table, whatever the
// rows hold.
#include "tables/keys.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <tuple>

namespace bleibe::detail {

KeyDigest digest_of(std::string_view key) noexcept {
    const auto words = sha256(key);
    return {std::uint64_t{words[0]} << 32U | words[1], words[2]};
}

KeySet::Entry& KeySet::place_of(std::uint64_t first, std::uint32_t second) {
    const std::size_t mask = entries_.size() - 1;
    std::size_t at = first & mask;
    while (entries_[at].line != 0 && (entries_[at].first != first || entries_[at].second != second)) {
        at = (at + 1) & mask;
    }
    return entries_[at];
}

void KeySet::grow() {
    constexpr std::size_t least = 1'024;
    std::vector<Entry> before(std::max(least, entries_.size() * 2));
    before.swap(entries_);
    for (const Entry& entry : before) {
        if (entry.line != 0) {
            place_of(entry.first, entry.second) = entry;
        }
    }
}

std::uint32_t KeySet::add(const KeyDigest& key, std::uint32_t line) {
    if (count_ * 3 >= entries_.size() * 2) {
        grow();
    }
    Entry& entry = place_of(key.first, key.second);
    if (entry.line != 0) {
        return entry.line;
    }
    entry = {key.first, key.second, line};
    ++count_;
    return 0;
}

void KeyRuns::add(std::string_view key, std::uint64_t offset, std::uint32_t bytes, std::uint32_t line,
                  std::uint32_t most_bytes) {
    const bool is_same = !runs_.empty() && key == last_;
    if (is_same && goes_on_) {
        KeyRun& run = runs_.back();
        const std::uint64_t length = offset + bytes - run.offset; // blank lines between them included
        if (length <= most_bytes) {
            run.bytes = static_cast<std::uint32_t>(length);
            return;
        }
    }
    runs_.push_back({is_same ? runs_.back().key : digest_of(key).first, offset, bytes, line});
    last_ = key;
    goes_on_ = true;
}

void KeyRuns::finish() {
    runs_.shrink_to_fit();
    std::sort(runs_.begin(), runs_.end(), [](const KeyRun& a, const KeyRun& b) {
        return std::tie(a.key, a.offset) < std::tie(b.key, b.offset);
    });
}

KeyRuns::Found KeyRuns::find(const KeyDigest& key) const noexcept {
    const auto less = [](const KeyRun& run, std::uint64_t wanted) { return run.key < wanted; };
    const auto begin = std::lower_bound(runs_.begin(), runs_.end(), key.first, less);
    auto end = begin;
    while (end != runs_.end() && end->key == key.first) {
        ++end;
    }
    return {static_cast<std::size_t>(begin - runs_.begin()), static_cast<std::size_t>(end - runs_.begin())};
}

} // namespace bleibe::detail
