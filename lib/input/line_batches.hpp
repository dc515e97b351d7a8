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
    bool too_long = false;    // its text was not kept
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// Lines that are not blank, in order.
struct LineBatch {
    std::string text;
    std::vector<BatchLine> lines;
    std::uint64_t bytes = 0; // of the stream up to here

    [[nodiscard]] std::string_view operator[](std::size_t line) const noexcept {
        return std::string_view(text).substr(lines[line].begin, lines[line].size);
    }
};

class LineBatches {
public:
    /// The options must outlive it.
    LineBatches(ReadBytes read, const CaseloadOptions& options);

    /// Replaces what the batch holds; false at the end of the stream, with nothing in it.
    [[nodiscard]] bool fill(LineBatch& batch);

private:
    [[nodiscard]] bool read_line(LineBatch& batch);
    [[nodiscard]] bool refill();

    ReadBytes read_;
    const CaseloadOptions& options_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::uint64_t number_ = 0;
    std::uint64_t bytes_ = 0;
};

} // namespace bleibe::detail
