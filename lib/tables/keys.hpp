// SPDX-License-Identifier: Apache-2.0
// Keys that join tables, as fingerprints: so that what is kept of a key does not depend on its length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// 96 bits of the key's SHA-256: two keys of a caseload are told apart with certainty for every practical
/// purpose (of 100 million keys, two agree with a probability below 10^-13).
struct KeyDigest {
    std::uint64_t first = 0;
    std::uint32_t second = 0;
};
[[nodiscard]] KeyDigest digest_of(std::string_view key) noexcept;

/// Keys that were met: 16 bytes each, and a quarter to nine tenths as much room.
class KeySet {
public:
    KeySet() : parts_(std::size_t{1} << bits_of_part) {}

    /// The line on which the key was added before; 0 if it is new, and then it is added.
    [[nodiscard]] std::uint32_t add(const KeyDigest& key, std::uint32_t line);

private:
    static constexpr unsigned bits_of_part = 8;
    struct Entry {
        std::uint64_t first = 0;
        std::uint32_t second = 0;
        std::uint32_t line = 0; // 0: free
    };
    /// A part grows by itself, so that only a part is ever there twice.
    struct Part {
        std::vector<Entry> entries;
        std::size_t count = 0;

        [[nodiscard]] Entry& place_of(std::uint64_t first, std::uint32_t second);
        void grow();
    };

    std::vector<Part> parts_;
};

/// Rows of one key that stand next to each other in a file, in 16 bytes. So few bits of the key mean that a
/// run may be of another one: whoever reads its rows compares.
struct KeyRun {
    static constexpr unsigned bits_of_bytes = 24;
    static constexpr std::uint64_t most_bytes = (std::uint64_t{1} << bits_of_bytes) - 1;
    static constexpr std::uint64_t most_offset = (std::uint64_t{1} << (64 - bits_of_bytes)) - 1;

    std::uint32_t key = 0; // of its digest
    std::uint32_t line = 0;
    std::uint64_t place = 0; // offset and bytes

    [[nodiscard]] std::uint64_t offset() const noexcept { return place >> bits_of_bytes; }
    [[nodiscard]] std::uint64_t bytes() const noexcept { return place & most_bytes; }
};

/// Where the rows of each key stand.
class KeyRuns {
public:
    /// Row by row, in the order of the file; a run longer than `most_bytes` is cut. Throws beyond a terabyte,
    /// and for a row of more than 16 MB.
    void add(std::string_view key, std::uint64_t offset, std::uint64_t bytes, std::uint32_t line,
             std::uint64_t most_bytes);
    /// A row without key stands here: no run goes on behind it.
    void interrupt() noexcept { goes_on_ = false; }
    /// After the last row.
    void finish();

    /// The numbers of the first run that may be of this key, and behind the last.
    struct Found {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] Found find(const KeyDigest& key) const noexcept;
    [[nodiscard]] std::size_t size() const noexcept { return runs_.size(); }
    [[nodiscard]] const KeyRun& operator[](std::size_t run) const noexcept { return runs_[run]; }

private:
    std::deque<KeyRun> runs_; // by key, then by offset; grows without a copy of all
    std::string last_;
    bool goes_on_ = false; // the last row may be followed by others of its run
};

} // namespace bleibe::detail
