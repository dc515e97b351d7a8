// SPDX-License-Identifier: Apache-2.0
// The German catalog as one program. Tests run from the root of the project.
#pragma once

#include <bleibe/catalog.hpp>
#include <bleibe/program.hpp>

#include <array>
#include <filesystem>

namespace bleibe::test {

inline const Program& german() {
    static const Program program = [] {
        const std::array<std::filesystem::path, 1> folders{"rulesets/de"};
        return compile(load_catalog(folders).value()).value();
    }();
    return program;
}

} // namespace bleibe::test
