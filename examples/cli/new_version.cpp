// SPDX-License-Identifier: Apache-2.0
// `bleibe new-version`: the next version of a norm from the last one, and what a person has to look at.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cli {

namespace {

struct VersionOptions {
    std::string norm;
    std::string day;
    std::string wording;
    std::vector<std::string> rulesets;
};

[[nodiscard]] bool write_file(const std::string& name, const std::string& text) {
    Output output(name);
    output.write(text);
    return output.finish();
}

[[nodiscard]] bool write_both(const bleibe::NextVersion& version) {
    std::error_code failed;
    if (std::filesystem::exists(version.name, failed)) {
        print_error("E901", version.name, "is there already, and is not written over");
        return false;
    }
    return write_file(version.name, version.text) && write_file(version.previous_name, version.previous_text);
}

[[nodiscard]] std::string told(const bleibe::NextVersion& version) {
    std::string text =
        version.name + ": the new version\n" + version.previous_name + ": the version before\n";
    for (const bool emptied : {true, false}) {
        text += emptied ? "\nTo fill in, marked TODO:\n" : "\nTo look at:\n";
        for (const bleibe::VersionNote& note : version.notes) {
            if (note.emptied == emptied) {
                text += version.name + ":" + std::to_string(note.line) + ": " + note.what + "\n";
            }
        }
    }
    const auto scenarios = [](std::string name) {
        return name.substr(0, name.rfind(".yaml")) + ".scenarios.yaml";
    };
    return text + "\nNext: fill in what reads TODO, until `bleibe lint` is silent. Then write " +
           scenarios(version.name) + "; its people can be those of " + scenarios(version.previous_name) +
           ", with days moved into the new version. `bleibe test` names what no scenario shows.\n";
}

[[nodiscard]] int make(const VersionOptions& options) {
    const auto day = bleibe::Date::parse(options.day);
    if (!day) {
        throw UsageError("new-version: " + options.day + " is not a day, such as 2027-07-01\n");
    }
    std::optional<bleibe::Source> wording;
    if (!options.wording.empty()) {
        wording = read_source(options.wording, bleibe::Limits().source_bytes);
        if (!wording) {
            return input_errors;
        }
    }
    const auto version =
        bleibe::next_version(folders_of(options.rulesets), options.norm, *day, wording ? &*wording : nullptr);
    print(version.diagnostics());
    if (!version || !write_both(*version)) {
        return input_errors;
    }
    Output output;
    output.write(told(*version));
    return output.finish() ? done : input_errors;
}

} // namespace

void add_new_version(CLI::App& program, Action& action) {
    const auto options = std::make_shared<VersionOptions>();
    CLI::App& command = *program.add_subcommand(
        "new-version",
        "Makes the next version of a norm from the last one, empties what the new text touches");
    command.add_option("RULESET", options->norm, "Norm, such as de/aufenthg/25a")->required();
    command.add_option("DAY", options->day, "First day in force, such as 2027-07-01")->required();
    command
        .add_option(
            "--wording", options->wording,
            "YAML file with the new wording, sentence by sentence under `text:` (- for standard input); "
            "without it the wording is emptied")
        ->type_name("FILE");
    add_rulesets_option(command, options->rulesets);
    command.callback([options, &action] { action = [options] { return make(*options); }; });
}

} // namespace cli
