// SPDX-License-Identifier: Apache-2.0
// What reading and checking a small law finds, without compiling it.
#pragma once

#include "check/checked_catalog.hpp"
#include "ruleset/read_sources.hpp"
#include "small_law.hpp"

namespace bleibe::test {

inline DiagnosticList check_texts(const std::vector<std::string>& texts) {
    detail::Diagnostics diagnostics;
    auto catalog = detail::read_catalog(small_sources(texts), diagnostics, Limits());
    if (catalog != nullptr) {
        (void)detail::check_catalog(std::move(catalog), diagnostics);
    }
    return diagnostics.take();
}

/// Codes that a criterion with this `when` gives.
inline std::string check_when(const std::string& when, const std::string& more = {}) {
    return codes_of(check_texts({one_criterion(when, more)}));
}

} // namespace bleibe::test
