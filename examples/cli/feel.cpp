// SPDX-License-Identifier: Apache-2.0
// `bleibe feel`: one expression, its result as JSON.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cli {

namespace {

struct Feel {
    std::string expression;
    std::string context;
    std::string on;

    [[nodiscard]] int run() const;
};

int Feel::run() const {
    bleibe::FeelOptions options;
    options.on = day_of(on);
    bleibe::Source facts;
    if (!context.empty()) {
        const auto source = read_source(context, options.limits.source_bytes);
        if (!source) {
            return input_errors;
        }
        facts = *source;
    }
    const auto result = bleibe::evaluate_feel(bleibe::Source("<expression>", expression), facts, options);
    print(result.diagnostics());
    if (!result) {
        return input_errors;
    }
    Output output;
    output.write(*result + '\n');
    return output.finish() ? done : input_errors;
}

} // namespace

void add_feel(CLI::App& program, Action& action) {
    const auto feel = std::make_shared<Feel>();
    CLI::App& command = *program.add_subcommand("feel", "Evaluates one FEEL expression");
    command.add_option("EXPRESSION", feel->expression, "The expression")->required();
    command.add_option("--context", feel->context, "JSON object whose entries are in scope")
        ->type_name("FILE.json");
    add_day_option(command, feel->on);
    command.callback([feel, &action] { action = [feel] { return feel->run(); }; });
}

} // namespace cli
