// SPDX-License-Identifier: Apache-2.0
// A line beyond the limit is passed over piece by piece and only its number is kept, so that one broken
// line of any size costs no memory.
#include "lines.hpp"

#include <algorithm>
#include <cstring>

namespace cli {

namespace {

constexpr std::size_t buffer_bytes = 256U << 10U;

[[nodiscard]] bool is_blank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

LineReader::LineReader(std::FILE* file, const BatchLimits& limits)
    : file_(file), limits_(limits), buffer_(buffer_bytes) {}

bool LineReader::failed() const noexcept { return std::ferror(file_) != 0; }

bool LineReader::refill() {
    at_ = 0;
    end_ = std::fread(buffer_.data(), 1, buffer_.size(), file_);
    return end_ > 0;
}

bool LineReader::read_line(Batch& batch) {
    Line line{++number_, false, batch.text.size(), 0};
    bool ended = false;
    bool any = false;
    while (!ended && (at_ < end_ || refill())) {
        any = true;
        const char* const from = buffer_.data() + at_;
        const auto* const stop = static_cast<const char*>(std::memchr(from, '\n', end_ - at_));
        const std::size_t size = stop != nullptr ? static_cast<std::size_t>(stop - from) : end_ - at_;
        ended = stop != nullptr;
        at_ += size + (ended ? 1 : 0);
        if (line.too_long || batch.text.size() - line.begin + size > limits_.line_bytes) {
            line.too_long = true;
            batch.text.resize(line.begin);
        } else {
            batch.text.append(from, size);
        }
    }
    line.size = batch.text.size() - line.begin;
    if (line.too_long || !is_blank(std::string_view(batch.text).substr(line.begin))) {
        batch.lines.push_back(line);
    } else {
        batch.text.resize(line.begin);
    }
    return any;
}

bool LineReader::fill(Batch& batch) {
    batch.text.clear();
    batch.lines.clear();
    while (batch.lines.size() < limits_.lines && batch.text.size() < limits_.bytes) {
        if (!read_line(batch)) {
            break;
        }
    }
    return !batch.lines.empty();
}

} // namespace cli
