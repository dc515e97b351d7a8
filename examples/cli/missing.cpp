// SPDX-License-Identifier: Apache-2.0
// `bleibe missing`: which facts of single cases can still change a verdict, and which to ask for first.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cli {

namespace {

struct Missing {
    AssessOptions options;
    std::vector<std::string> cases;

    [[nodiscard]] int run() const;
};

int Missing::run() const {
    const auto session = open_session(options);
    if (!session) {
        return input_errors;
    }
    bleibe::MissingOptions asked;
    asked.permits = session->report.permits;
    Output output;
    int code = done;
    bool first = true;
    for (const std::string& path : cases) {
        const auto subject = read_case_at(*session, path);
        if (!subject) {
            code = input_errors;
            continue;
        }
        const bleibe::MissingFacts missing =
            bleibe::missing(session->program, *subject, session->on, session->readings, asked);
        if (options.format == "json") {
            output.write(bleibe::to_json(missing) + '\n');
        } else {
            output.write((first ? "" : "\n\n") + bleibe::to_text(missing, session->language));
        }
        first = false;
    }
    return output.finish() ? code : input_errors;
}

} // namespace

void add_missing(CLI::App& program, Action& action) {
    const auto missing = std::make_shared<Missing>();
    CLI::App& command = *program.add_subcommand(
        "missing", "The facts that can still change a verdict on single cases, the best question first");
    command
        .add_option("CASE", missing->cases,
                    "Case as JSON, or YAML if the name ends so; - for JSON on standard input")
        ->required();
    add_assess_options(command, missing->options, {"text", "json"});
    command.callback([missing, &action] { action = [missing] { return missing->run(); }; });
}

} // namespace cli
