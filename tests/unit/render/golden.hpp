// SPDX-License-Identifier: Apache-2.0
// Golden files of reports. To renew them after a wanted change:
// BLEIBE_RENEW_GOLDEN=1 build/release/tests/unit/render/unit_render
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace bleibe::test {

inline void compare(const std::string& text, const std::string& name) {
    const std::string path = "tests/unit/render/golden/" + name;
    if (std::getenv("BLEIBE_RENEW_GOLDEN") != nullptr) {
        std::ofstream(path) << text;
    }
    std::ostringstream golden;
    golden << std::ifstream(path).rdbuf();
    CHECK_MESSAGE(text == golden.str(), path);
}

} // namespace bleibe::test
