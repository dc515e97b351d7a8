// SPDX-License-Identifier: Apache-2.0
// `bleibe check`: single cases, each with its explanation.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace cli {

namespace {

struct Check {
    AssessOptions options;
    std::vector<std::string> cases;
    bool completions = false;
    bool readings = false;

    [[nodiscard]] int run() const;
    [[nodiscard]] std::string shown(const bleibe::CaseReport& report, const std::string& language,
                                    bool first) const;
};

std::string Check::shown(const bleibe::CaseReport& report, const std::string& language, bool first) const {
    if (options.format == "json") {
        return bleibe::to_json(report) + '\n';
    }
    if (options.format == "html") {
        return bleibe::to_html(report, language);
    }
    const bool markdown = options.format == "markdown";
    return (first ? "" : "\n\n") +
           (markdown ? bleibe::to_markdown(report, language) : bleibe::to_text(report, language));
}

int Check::run() const {
    if (options.format == "html" && cases.size() > 1) {
        throw UsageError("--format html: a page holds one case\n");
    }
    auto session = open_session(options);
    if (!session) {
        return input_errors;
    }
    session->report.explanation = true;
    session->report.statute = options.format == "json" || options.format == "html";
    session->report.paths = options.permits.empty();
    session->report.search = true;
    session->report.completions = completions;
    session->report.readings = readings;
    bleibe::Assessment workspace;
    Output output;
    int code = done;
    bool first = true;
    for (const std::string& path : cases) {
        const auto subject = read_case_at(*session, path);
        if (!subject) {
            code = input_errors;
            continue;
        }
        const auto report = bleibe::report(session->program, *subject, session->on, session->readings,
                                           session->report, workspace);
        output.write(shown(report, session->language, first));
        first = false;
    }
    return output.finish() ? code : input_errors;
}

} // namespace

void add_check(CLI::App& program, Action& action) {
    const auto check = std::make_shared<Check>();
    CLI::App& command = *program.add_subcommand("check", "The verdict per permit on single cases, explained");
    command
        .add_option("CASE", check->cases,
                    "Case as JSON, or YAML if the name ends so; - for JSON on standard input")
        ->required();
    add_assess_options(command, check->options, {"text", "json", "markdown", "html"});
    command.add_flag("--completions", check->completions,
                     "Show two possible people with different verdicts where one is undetermined");
    command.add_flag("--readings", check->readings, "Show the verdict under every combination of readings");
    command.callback([check, &action] { action = [check] { return check->run(); }; });
}

} // namespace cli
