// SPDX-License-Identifier: Apache-2.0
// A line beyond the limit is passed over piece by piece and only its number is kept, so that one broken
// line of any size costs no memory.
#include "input/line_batches.hpp"

#include <algorithm>
#include <cstring>

namespace bleibe::detail {
namespace {

constexpr std::size_t buffer_bytes = 256U << 10U;

[[nodiscard]] bool is_blank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

LineBatches::LineBatches(ReadBytes read, const CaseloadOptions& options, Blank blank)
    : read_(std::move(read)), options_(options), blank_(blank), buffer_(buffer_bytes) {}

void LineBatches::go_on_behind(std::uint64_t lines, std::uint64_t bytes) noexcept {
    number_ = lines;
    bytes_ = bytes;
    at_ = 0;
    end_ = 0;
}

bool LineBatches::refill() {
    at_ = 0;
    end_ = read_(buffer_.data(), buffer_.size());
    return end_ > 0;
}

bool LineBatches::read_line(LineBatch& batch) {
    BatchLine line{++number_, bytes_, false, batch.text.size(), 0};
    bool ended = false;
    bool any = false;
    while (!ended && (at_ < end_ || refill())) {
        any = true;
        const char* const from = buffer_.data() + at_;
        const auto* const stop = static_cast<const char*>(std::memchr(from, '\n', end_ - at_));
        const std::size_t size = stop != nullptr ? static_cast<std::size_t>(stop - from) : end_ - at_;
        ended = stop != nullptr;
        at_ += size + (ended ? 1 : 0);
        bytes_ += size + (ended ? 1 : 0);
        if (line.too_long || batch.text.size() - line.begin + size > options_.limits.case_bytes) {
            line.too_long = true;
            batch.text.resize(line.begin);
        } else {
            batch.text.append(from, size);
        }
    }
    line.size = batch.text.size() - line.begin;
    const bool blank = is_blank(std::string_view(batch.text).substr(line.begin));
    if (any && (line.too_long || !blank || blank_ == Blank::kept)) {
        batch.text += '\n';
        batch.lines.push_back(line);
    } else {
        batch.text.resize(line.begin);
    }
    return any;
}

bool LineBatches::fill(LineBatch& batch) {
    batch.text.clear();
    batch.lines.clear();
    while (batch.lines.size() < std::max<std::size_t>(options_.batch_lines, 1) &&
           batch.text.size() < options_.batch_bytes && read_line(batch)) {
    }
    batch.bytes = bytes_;
    return !batch.lines.empty();
}

} // namespace bleibe::detail
