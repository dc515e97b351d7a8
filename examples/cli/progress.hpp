// SPDX-License-Identifier: Apache-2.0
// One line on stderr that says how far a caseload is: a bar where its size is known, the rate, and what is
// left. Nothing where stderr is no terminal.
#pragma once

#include <bleibe/caseload.hpp>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

namespace cli {

/// "[#########-----------]  45 %  1234 people  510/s  0:03 left"; without a bar where `total` bytes are not
/// known.
[[nodiscard]] inline std::string progress_line(const bleibe::CaseloadProgress& state, std::uint64_t total,
                                               double seconds) {
    constexpr std::uint64_t width = 20;
    const double rate = seconds > 0 ? static_cast<double>(state.people) / seconds : 0;
    std::string line;
    char part[64];
    if (total > 0) {
        const std::uint64_t filled = std::min(width, state.bytes * width / total);
        line = "[" + std::string(filled, '#') + std::string(width - filled, '-') + "] ";
        std::snprintf(part, sizeof part, "%3u %%  ",
                      static_cast<unsigned>(std::min<std::uint64_t>(100, state.bytes * 100 / total)));
        line += part;
    }
    std::snprintf(part, sizeof part, "%llu people  %.0f/s", static_cast<unsigned long long>(state.people),
                  rate);
    line += part;
    if (total > 0 && state.bytes > 0 && state.bytes <= total) {
        const double left =
            seconds * static_cast<double>(total - state.bytes) / static_cast<double>(state.bytes);
        const auto whole = static_cast<unsigned long long>(left + 0.5);
        std::snprintf(part, sizeof part, "  %llu:%02llu left", whole / 60, whole % 60);
        line += part;
    }
    return line;
}

class Progress {
public:
    /// `total`: bytes of the caseload; 0: not known.
    explicit Progress(std::uint64_t total) : total_(total) {}

    void show(const bleibe::CaseloadProgress& state) {
        const auto now = std::chrono::steady_clock::now();
        if (terminal_ && now - last_ > std::chrono::milliseconds(200)) {
            const double seconds = std::chrono::duration<double>(now - begin_).count();
            std::fprintf(stderr, "\r\x1b[K%s", progress_line(state, total_, seconds).c_str());
            std::fflush(stderr);
            last_ = now;
            shown_ = true;
        }
    }
    /// Before anything else is printed.
    void clear() {
        if (shown_) {
            std::fputs("\r\x1b[K", stderr);
            shown_ = false;
        }
    }

private:
    std::uint64_t total_;
    bool terminal_ = isatty(STDERR_FILENO) != 0;
    bool shown_ = false;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point last_ = begin_;
};

} // namespace cli
