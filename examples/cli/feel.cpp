// SPDX-License-Identifier: Apache-2.0
// `bleibe feel`: one expression, its result as JSON.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>

namespace cli {

namespace {

struct Feel {
    std::string expression;
    std::string context;
    std::string on;
    std::string now;
    std::string zones;

    [[nodiscard]] int run() const;
};

/// What `now()` gives; there is no clock behind it, so that the same command gives the same answer.
std::optional<bleibe::Instant> instant_of(const std::string& now) {
    const auto instant = bleibe::Instant::parse(now);
    if (!now.empty() && !instant) {
        throw UsageError("--now: `" + now + "` is no instant, write it like 2022-12-31T10:30:00+01:00\n");
    }
    return instant;
}

int Feel::run() const {
    bleibe::FeelOptions options;
    options.on = day_of(on);
    options.now = instant_of(now);
    if (!zones.empty()) {
        auto loaded = bleibe::load_time_zones(zones, options.limits);
        print(loaded.diagnostics());
        if (!loaded) {
            return input_errors;
        }
        options.zones = *loaded;
    }
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
    command
        .add_option("--now", feel->now,
                    "What `now()` gives, such as 2022-12-31T10:30:00Z (null unless given)")
        ->type_name("INSTANT");
    command
        .add_option("--zones", feel->zones,
                    "Folder of time zones (TZif files), such as /usr/share/zoneinfo (none unless given)")
        ->type_name("DIR");
    command.callback([feel, &action] { action = [feel] { return feel->run(); }; });
}

} // namespace cli
