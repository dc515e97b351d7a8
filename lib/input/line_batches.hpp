// SPDX-License-Identifier: Apache-2.0
// A stream cut into lines, a batch at a time, with bounded memory whatever the stream holds.
#pragma once

#include <bleibe/caseload.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

struct BatchLine {
    std::uint64_t number = 0; // from 1; blank lines count
    std::uint64_t offset = 0; // of its first byte in the stream
    bool too_long = false;    // its text was not kept
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// Lines in order; unless they were asked for, blank ones are not among them.
struct LineBatch {
    std::string text; // with their line breaks
    std::vector<BatchLine> lines;
    std::uint64_t bytes = 0; // of the stream up to here

    [[nodiscard]] std::string_view operator[](std::size_t line) const noexcept {
        return std::string_view(text).substr(lines[line].begin, lines[line].size);
    }
};

class LineBatches {
public:
    enum class Blank : std::uint8_t { dropped, kept };
    /// The options must outlive it.
    LineBatches(ReadBytes read, const CaseloadOptions& options, Blank blank = Blank::dropped);

    /// Replaces what the batch holds; false at the end of the stream, with nothing in it.
    [[nodiscard]] bool fill(LineBatch& batch);
    /// Adds the next line to the batch; false at the end of the stream.
    [[nodiscard]] bool read_line(LineBatch& batch);
    /// What is read next stands there: behind so many lines and bytes.
    void go_on_behind(std::uint64_t lines, std::uint64_t bytes) noexcept;

private:
    [[nodiscard]] bool refill();

    ReadBytes read_;
    const CaseloadOptions& options_;
    Blank blank_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::uint64_t number_ = 0;
    std::uint64_t bytes_ = 0;
};

} // namespace bleibe::detail
