// SPDX-License-Identifier: Apache-2.0
// `bleibe listing`: the compiled program of a permit, one line per step.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cli {

namespace {

[[nodiscard]] int listing(const AssessOptions& options) {
    const auto session = open_session(options);
    if (!session) {
        return input_errors;
    }
    Output output;
    for (const bleibe::PermitId permit : session->report.permits) {
        output.write(session->program.listing(permit));
    }
    return output.finish() ? done : input_errors;
}

} // namespace

void add_listing(CLI::App& program, Action& action) {
    const auto options = std::make_shared<AssessOptions>();
    CLI::App& command =
        *program.add_subcommand("listing", "The compiled program of a permit, one line per step");
    command
        .add_option("--permit", options->permits,
                    "Permit, such as de/aufenthg/104c#principal; may be repeated")
        ->type_name("ID")
        ->allow_extra_args(false)
        ->required();
    command.add_option("--proposal", options->proposals, "Proposal that replaces the law from its day on")
        ->type_name("NAME")
        ->allow_extra_args(false);
    add_rulesets_option(command, options->rulesets);
    command.callback([options, &action] { action = [options] { return listing(*options); }; });
}

} // namespace cli
