// SPDX-License-Identifier: Apache-2.0
// One line on stderr that says how far a caseload is; nothing where stderr is no terminal.
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>

namespace cli {

class Progress {
public:
    void show(std::uint64_t cases) {
        const auto now = std::chrono::steady_clock::now();
        if (terminal_ && now - last_ > std::chrono::milliseconds(200)) {
            std::fprintf(stderr, "\r%llu", static_cast<unsigned long long>(cases));
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
    bool terminal_ = isatty(STDERR_FILENO) != 0;
    bool shown_ = false;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

} // namespace cli
