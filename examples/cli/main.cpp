// SPDX-License-Identifier: Apache-2.0
// The program `bleibe`: the library on a command line. Verdicts go to stdout, findings to stderr.
#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

namespace {

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

/// CLI11 has exit codes of its own; here help is 0 and everything else 2.
int end_of_parsing(const CLI::App& program, const CLI::ParseError& stop) {
    return program.exit(stop) == 0 ? cli::done : cli::wrong_usage;
}

int run(int argc, char** argv) {
    CLI::App program("Residence permits: who may stay, under which norm, why, why not, what is missing.",
                     "bleibe");
    program.set_version_flag("--version", "bleibe " BLEIBE_VERSION);
    program.require_subcommand(1);
    cli::Action action;
    cli::add_check(program, action);
    cli::add_missing(program, action);
    cli::add_screen(program, action);
    cli::add_timeline(program, action);
    cli::add_test(program, action);
    cli::add_lint(program, action);
    cli::add_new_version(program, action);
    cli::add_feel(program, action);
    cli::add_listing(program, action);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& stop) {
        return end_of_parsing(program, stop);
    }
    return action();
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const cli::UsageError& wrong) {
        say(wrong.what());
        return cli::wrong_usage;
    } catch (const std::exception& failed) {
        say("bleibe: ");
        say(failed.what());
        say("\n");
        return cli::input_errors;
    }
}
