// SPDX-License-Identifier: Apache-2.0
// Reading in tests, and documents as one line of text to compare.
#pragma once

#include "document/read.hpp"

#include <string>

namespace bleibe::test {

struct Reading {
    detail::Document document;
    DiagnosticList findings;
};

[[nodiscard]] Reading yaml(const std::string& text, const Limits& limits = {});
[[nodiscard]] Reading json(const std::string& text, const Limits& limits = {}, bool private_text = false);

/// `{a: 'quoted', b: [plain, #1.50, !true, !null, _]}` with line breaks as `\n`; `!!` if there is no root.
[[nodiscard]] std::string outline(const Reading& reading);

/// The part of the source a span covers.
[[nodiscard]] std::string_view covered(const detail::Span& span);

/// "E104 3:1+2" for each finding, separated by spaces.
[[nodiscard]] std::string places(const DiagnosticList& findings);

/// The node at a path such as `facts.stays.0.from`; throws if there is none.
[[nodiscard]] const detail::Node& at(const Reading& reading, std::string_view path);

} // namespace bleibe::test
