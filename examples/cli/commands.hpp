// SPDX-License-Identifier: Apache-2.0
// The commands: each adds itself to the command line and says what to run once it was chosen.
#pragma once

#include "options.hpp"

namespace cli {

void add_check(CLI::App& program, Action& action);
void add_missing(CLI::App& program, Action& action);
void add_screen(CLI::App& program, Action& action);
void add_test(CLI::App& program, Action& action);
void add_lint(CLI::App& program, Action& action);
void add_new_version(CLI::App& program, Action& action);
void add_feel(CLI::App& program, Action& action);
void add_timeline(CLI::App& program, Action& action);
void add_listing(CLI::App& program, Action& action);

} // namespace cli
