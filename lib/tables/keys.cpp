// SPDX-License-Identifier: Apache-2.0
// The idea: where files stand in no order, it is looked up where the rows of a key stand; rows of one key
// mostly stand together, so what is kept is one small entry per person and table, whatever the rows hold.
#include "tables/keys.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace bleibe::detail {
namespace {

/// What a run keeps of a digest.
std::uint32_t bits_of(const KeyDigest& key) noexcept { return static_cast<std::uint32_t>(key.first >> 32U); }

} // namespace

KeyDigest digest_of(std::string_view key) noexcept {
    const auto words = sha256(key);
    return {std::uint64_t{words[0]} << 32U | words[1], words[2]};
}

KeySet::Entry& KeySet::Part::place_of(std::uint64_t first, std::uint32_t second) {
    // The lower bits, spread over as many places as there are.
    std::size_t at = (first & 0xFFFFFFFFU) * entries.size() >> 32U;
    while (entries[at].line != 0 && (entries[at].first != first || entries[at].second != second)) {
        at = at + 1 == entries.size() ? 0 : at + 1;
    }
    return entries[at];
}

void KeySet::Part::grow() {
    constexpr std::size_t least = 8;
    std::vector<Entry> before(std::max(least, entries.size() + entries.size() / 2));
    before.swap(entries);
    for (const Entry& entry : before) {
        if (entry.line != 0) {
            place_of(entry.first, entry.second) = entry;
        }
    }
}

std::uint32_t KeySet::add(const KeyDigest& key, std::uint32_t line) {
    Part& part = parts_[key.first >> (64 - bits_of_part)];
    if (part.count * 5 >= part.entries.size() * 4) {
        part.grow();
    }
    Entry& entry = part.place_of(key.first, key.second);
    if (entry.line != 0) {
        return entry.line;
    }
    entry = {key.first, key.second, line};
    ++part.count;
    return 0;
}

void KeyRuns::add(std::string_view key, std::uint64_t offset, std::uint64_t bytes, std::uint32_t line,
                  std::uint64_t most_bytes) {
    if (offset > KeyRun::most_offset || bytes > KeyRun::most_bytes) {
        throw std::length_error("a table beyond a terabyte, or a row beyond 16 MB");
    }
    const bool is_same = !runs_.empty() && key == last_;
    if (is_same && goes_on_) {
        KeyRun& run = runs_.back();
        const std::uint64_t length = offset + bytes - run.offset(); // blank lines between them included
        if (length <= std::min(most_bytes, KeyRun::most_bytes)) {
            run.place = run.offset() << KeyRun::bits_of_bytes | length;
            return;
        }
    }
    const std::uint32_t digest = is_same ? runs_.back().key : bits_of(digest_of(key));
    runs_.push_back({digest, line, offset << KeyRun::bits_of_bytes | bytes});
    last_ = key;
    goes_on_ = true;
}

void KeyRuns::finish() {
    std::sort(runs_.begin(), runs_.end(), [](const KeyRun& a, const KeyRun& b) {
        return std::tie(a.key, a.place) < std::tie(b.key, b.place);
    });
}

KeyRuns::Found KeyRuns::find(const KeyDigest& key) const noexcept {
    const auto less = [](const KeyRun& run, std::uint32_t wanted) { return run.key < wanted; };
    const std::uint32_t bits = bits_of(key);
    const auto begin = std::lower_bound(runs_.begin(), runs_.end(), bits, less);
    auto end = begin;
    while (end != runs_.end() && end->key == bits) {
        ++end;
    }
    return {static_cast<std::size_t>(begin - runs_.begin()), static_cast<std::size_t>(end - runs_.begin())};
}

} // namespace bleibe::detail
