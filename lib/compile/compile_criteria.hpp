// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/program.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// A program whose only "permit" asks for every criterion and condition of a norm, read for the caller
/// (a permit's id): how scenarios look at norms that have no permits. Nothing if there is no such caller.
[[nodiscard]] std::optional<Program> compile_criteria(const Catalog& catalog, const std::string& norm,
                                                      std::string_view caller, const Selection& selection);

} // namespace bleibe::detail
