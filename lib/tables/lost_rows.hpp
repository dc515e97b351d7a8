// SPDX-License-Identifier: Apache-2.0
// What is said of rows of a further table that are nobody's, once everybody was read: those whose key no
// person has that could be read, and those without a key.
#pragma once

#include "tables/tables_data.hpp"

namespace bleibe::detail {

/// Of a table that was gone through in order: beside the persons' file, which is read again.
[[nodiscard]] DiagnosticList lost_in_order(const JoinedTable& table, const TablesData& tables);
/// Of a table whose runs were claimed.
[[nodiscard]] DiagnosticList lost_in_runs(const JoinedTable& table);

} // namespace bleibe::detail
