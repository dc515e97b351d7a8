// SPDX-License-Identifier: Apache-2.0
// `bleibe timeline`: the verdict of each permit on every day, in stretches.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cli {
namespace {

struct TimelineCommand {
    AssessOptions options;
    std::string from;
    std::string until;
    std::string subject;

    [[nodiscard]] int run() const;
};

int TimelineCommand::run() const {
    const auto session = open_session(options);
    if (!session) {
        return input_errors;
    }
    const auto person = read_case_at(*session, subject);
    if (!person) {
        return input_errors;
    }
    const bleibe::Date first = from.empty() ? session->on : day_of(from, "--from");
    const auto last = until.empty() ? std::nullopt : std::optional(day_of(until, "--until"));
    if (last && *last < first) {
        throw UsageError("--until: " + last->to_string() + " lies before " + first.to_string() +
                         ", with which the timeline begins\n");
    }
    bleibe::TimelineOptions wanted;
    wanted.permits = session->report.permits;
    const auto line = bleibe::timeline(session->program, *person, first, last, session->readings, wanted);
    Output output;
    output.write(options.format == "json"   ? bleibe::to_json(line) + '\n'
                 : options.format == "html" ? bleibe::to_html(line, session->language)
                                            : bleibe::to_text(line, session->language));
    return output.finish() ? done : input_errors;
}

} // namespace

void add_timeline(CLI::App& program, Action& action) {
    const auto line = std::make_shared<TimelineCommand>();
    CLI::App& command =
        *program.add_subcommand("timeline", "From when, and until when: the verdict on every day");
    command
        .add_option("CASE", line->subject,
                    "Case as JSON, or YAML if the name ends so; - for JSON on standard input")
        ->required();
    command.add_option("--from", line->from, "First day; the day of --on, or today, unless told otherwise");
    command.add_option("--until", line->until, "Last day; without it the last stretch is left open");
    add_assess_options(command, line->options, {"text", "json", "html"});
    command.callback([line, &action] { action = [line] { return line->run(); }; });
}

} // namespace cli
