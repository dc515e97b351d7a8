// SPDX-License-Identifier: Apache-2.0
// The ways to stay as part of a page.
#pragma once

#include "render/markup.hpp"
#include "render/told_paths.hpp"

namespace bleibe::detail {

/// Each permit is a link to its part of the page, `p1` and on. Nothing where there are no ways.
void write_paths(Markup& html, const PathsTold& told);

} // namespace bleibe::detail
