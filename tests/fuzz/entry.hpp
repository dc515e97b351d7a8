// SPDX-License-Identifier: Apache-2.0
// What every fuzz target has: its entry, called with one input after the other, and how it says that a
// promise is broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

/// One input. Returns 0, or ends the process where a promise is broken.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace bleibe::fuzz {

/// Ends the process, so that the fuzzer keeps the input, unless the promise holds.
inline void require(bool holds, const char* promise, const std::string& text) {
    if (!holds) {
        std::fprintf(stderr, "broken promise: %s\n%s\n", promise, text.c_str());
        std::abort();
    }
}

} // namespace bleibe::fuzz
