// SPDX-License-Identifier: Apache-2.0
// What several commands of the program share: options, loading, reading files, exit codes.
#pragma once

#include <bleibe/bleibe.hpp>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace cli {

/// 0: done; 1: the input had errors, a scenario failed or lint found something; 2: wrong usage.
inline constexpr int done = 0;
inline constexpr int input_errors = 1;
inline constexpr int wrong_usage = 2;

/// Thrown where the command line asks for what does not exist; `main` prints it and exits with 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What a command leaves to be run once the command line is read; gives the exit code.
using Action = std::function<int()>;

/// As written on the command line.
struct AssessOptions {
    std::string on;
    std::vector<std::string> permits;
    std::vector<std::string> readings;
    std::string profile;
    std::vector<std::string> proposals;
    std::string horizon = "P3M";
    std::vector<std::string> rulesets;
    std::string format;
    std::string language; // empty: the catalog's first
};

void add_day_option(CLI::App& command, std::string& on);
void add_rulesets_option(CLI::App& command, std::vector<std::string>& rulesets);
void add_assess_options(CLI::App& command, AssessOptions& options, const std::vector<std::string>& formats);

/// The options after loading.
struct Session {
    bleibe::Program program;
    bleibe::Date on;
    bleibe::Readings readings;
    bleibe::ReportOptions report;
    std::string language;
};

/// Loads and compiles. Nothing if the rulesets have errors (then printed); throws UsageError for an
/// unknown permit, reading, profile or proposal.
[[nodiscard]] std::optional<Session> open_session(const AssessOptions& options);
/// Reads a case and prints what is found about it. Nothing if it cannot be read, or has errors.
[[nodiscard]] std::optional<bleibe::Case> read_case_at(const Session& session, const std::string& path);
/// The folders of `--rulesets`, or those to look in without it.
[[nodiscard]] std::vector<std::filesystem::path> folders_of(const std::vector<std::string>& rulesets);
/// Loads only; nothing if there are errors (then printed).
[[nodiscard]] std::optional<bleibe::Catalog> open_catalog(const std::vector<std::string>& rulesets);

/// The day of `--on`; today where it was not given.
[[nodiscard]] bleibe::Date day_of(const std::string& on, std::string_view option = "--on");

/// Findings to stderr.
void print(const bleibe::DiagnosticList& diagnostics);
void print_error(std::string_view code, std::string_view file, std::string_view message,
                 std::uint64_t line = 0);

/// The file (`-`: standard input), at most `limit` bytes and one more, so that the reader sees what is
/// too long. Nothing if it cannot be read (then printed).
[[nodiscard]] std::optional<bleibe::Source> read_source(const std::string& path, std::size_t limit);

/// Writes and checks. A closed pipe is remembered as `closed`, any other failure as an error.
class Output {
public:
    /// Standard output.
    Output() noexcept : file_(stdout), name_("standard output") {}
    /// Creates or replaces a file; `ok()` says whether it could.
    explicit Output(const std::string& path);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void write(std::string_view text);
    /// Writes out what is kept back. False after any failure; prints the first one, unless a reader
    /// went away.
    [[nodiscard]] bool finish();
    [[nodiscard]] bool ok() const noexcept { return failure_ == 0; }

private:
    void fail();

    std::FILE* file_;
    std::string name_;
    int failure_ = 0;
};

} // namespace cli
