// SPDX-License-Identifier: Apache-2.0
// A stream cut into lines, a batch at a time, with bounded memory whatever the stream holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

struct Line {
    std::uint64_t number = 0; // from 1; blank lines count
    bool too_long = false;    // its text was not kept
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// Lines that are not blank, in order.
struct Batch {
    std::string text;
    std::vector<Line> lines;

    [[nodiscard]] std::string_view operator[](std::size_t line) const noexcept {
        return std::string_view(text).substr(lines[line].begin, lines[line].size);
    }
};

struct BatchLimits {
    std::size_t lines = 2048;
    std::size_t bytes = 16U << 20U; // a batch ends with the line that passes this
    std::size_t line_bytes = 4U << 20U;
};

class LineReader {
public:
    /// Does not close the file.
    LineReader(std::FILE* file, const BatchLimits& limits);

    /// Replaces what the batch holds; false at the end of the stream, with nothing in it.
    [[nodiscard]] bool fill(Batch& batch);
    /// The stream ended because it could not be read.
    [[nodiscard]] bool failed() const noexcept;

private:
    [[nodiscard]] bool read_line(Batch& batch);
    [[nodiscard]] bool refill();

    std::FILE* file_;
    BatchLimits limits_;
    std::vector<char> buffer_;
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::uint64_t number_ = 0;
};

} // namespace cli
