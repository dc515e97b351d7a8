// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "render/page.hpp"
#include "render/told_paths.hpp"

namespace bleibe::detail {

/// A line for each standing; nothing where there are no ways.
void write_paths_in_brief(Page& page, const PathsTold& told);
/// The ways to stay by how far they are open, with what each takes; nothing where there are none.
void write_paths(Page& page, const PathsTold& told);

} // namespace bleibe::detail
