// SPDX-License-Identifier: Apache-2.0
// `bleibe screen`: a caseload as a stream of lines or of rows, verdicts in the same order. A bad one is
// reported and passed over; nothing else is lost.
#include "commands.hpp"
#include "progress.hpp"
#include "tables.hpp"

#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstring>
#include <memory>
#include <thread>

namespace cli {

namespace {

struct Screen {
    AssessOptions options;
    std::string input;
    std::string output;
    std::string mapping; // empty: lines of JSON
    std::string summary = "text";
    bool search = false;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());

    [[nodiscard]] int run() const;

private:
    /// Nothing that is read may be written over.
    void keep_from_output(const std::string& read) const;
};

using InputFile = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

/// One run over a stream.
class Caseload {
public:
    Caseload(const Screen& screen, const Session& session, std::FILE* input, Output& output)
        : session_(session), format_(screen.options.format), input_(input), output_(output),
          progress_(bytes_of(screen.input)) {
        options_.name = screen.input == "-" ? "<stdin>" : screen.input;
        options_.readings = session.readings;
        options_.report = session.report;
        options_.report.search = screen.search;
        options_.report.brief = format_ == "csv";
        options_.threads = screen.threads;
    }

    void run() {
        write_header();
        finish(bleibe::screen_lines(session_.program, session_.on, input(), row(), piece(), options_));
    }

    /// The input is the table of persons. False if a table cannot be used (then printed).
    bool run_tables(const OpenedMapping& opened) {
        const auto tables = opened.persons
                                ? bleibe::open_tables(opened.mapping, *opened.persons, opened.files, options_)
                                : bleibe::open_tables(opened.mapping, input(), opened.files, options_);
        print(tables.diagnostics());
        if (!tables) {
            return false;
        }
        write_header();
        finish(bleibe::screen_tables(session_.program, session_.on, *tables, row(), piece(), options_));
        return true;
    }

    /// Lines and rows that are no person, or belong to none.
    [[nodiscard]] std::uint64_t bad() const noexcept { return bad_; }
    [[nodiscard]] const bleibe::Summary& summary() const noexcept { return result_.summary; }

private:
    bleibe::ReadBytes input() {
        return [this](char* into, std::size_t size) { return std::fread(into, 1, size, input_); };
    }
    bleibe::WriteRow row() {
        return [this](std::string& out, const bleibe::CaseReport& report) { write_row(out, report); };
    }
    bleibe::WritePiece piece() {
        return [this](const bleibe::CaseloadPiece& piece) { return write(piece); };
    }

    void write_header() {
        if (format_ == "csv") {
            output_.write(bleibe::csv_header());
        }
    }

    void finish(bleibe::CaseloadResult result) {
        result_ = std::move(result);
        progress_.clear();
        bad_ = result_.done.refused + result_.done.unclaimed;
        if (std::ferror(input_) != 0) {
            print_error("E901", options_.name, std::string("cannot be read: ") + std::strerror(errno));
            ++bad_;
        }
    }

    /// 0 where the caseload is no file.
    static std::uint64_t bytes_of(const std::string& path) {
        std::error_code failed;
        const bool is_file = path != "-" && std::filesystem::is_regular_file(path, failed);
        const auto size = is_file ? std::filesystem::file_size(path, failed) : 0;
        return failed ? 0 : size;
    }

    void write_row(std::string& out, const bleibe::CaseReport& report) const {
        if (format_ == "csv") {
            bleibe::write_csv(out, report);
        } else if (format_ == "text") {
            out += bleibe::to_text(report, session_.language) + "\n\n";
        } else {
            bleibe::write_json(out, report);
            out += '\n';
        }
    }

    bool write(const bleibe::CaseloadPiece& piece) {
        if (!piece.findings.empty()) {
            progress_.clear();
            print(piece.findings);
        }
        output_.write(piece.rows);
        progress_.show(piece.done);
        return output_.ok();
    }

    const Session& session_;
    std::string format_;
    std::FILE* input_;
    Output& output_;
    Progress progress_;
    bleibe::CaseloadOptions options_;
    bleibe::CaseloadResult result_;
    std::uint64_t bad_ = 0;
};

[[nodiscard]] std::string summary_text(const Screen& screen, const Session& session,
                                       const bleibe::Summary& summary) {
    return screen.summary == "json" ? bleibe::to_json(summary) + '\n'
                                    : bleibe::to_text(summary, session.language);
}

/// The summary goes to stdout, or to stderr where the verdicts went there.
[[nodiscard]] bool write_summary(const Screen& screen, const Session& session,
                                 const bleibe::Summary& summary) {
    const std::string text = summary_text(screen, session, summary);
    if (screen.output.empty()) {
        std::fwrite(text.data(), 1, text.size(), stderr);
        return true;
    }
    Output output;
    output.write(text);
    return output.finish();
}

[[nodiscard]] int screen_into(const Screen& screen, const Session& session,
                              const std::optional<OpenedMapping>& mapping, std::FILE* input, Output& output) {
    Caseload caseload(screen, session, input, output);
    if (mapping) {
        if (!caseload.run_tables(*mapping)) {
            return input_errors;
        }
    } else {
        caseload.run();
    }
    if (!output.finish()) {
        return input_errors;
    }
    const bool written = write_summary(screen, session, caseload.summary());
    if (caseload.bad() > 0) {
        std::fprintf(stderr, "bleibe: %llu not readable, %llu screened\n",
                     static_cast<unsigned long long>(caseload.bad()),
                     static_cast<unsigned long long>(caseload.summary().cases()));
    }
    return written && caseload.bad() == 0 ? done : input_errors;
}

void Screen::keep_from_output(const std::string& read) const {
    std::error_code failed;
    if (!output.empty() && read != "-" && std::filesystem::equivalent(read, output, failed)) {
        throw UsageError("--output: `" + output + "` is the caseload itself\n");
    }
}

/// Null if it cannot be read (then printed).
[[nodiscard]] InputFile open_input(const std::string& path) {
    if (path == "-") {
        return {stdin, [](std::FILE*) { return 0; }};
    }
    std::error_code failed;
    const bool is_folder = std::filesystem::is_directory(path, failed);
    InputFile file(is_folder ? nullptr : std::fopen(path.c_str(), "rb"), &std::fclose);
    if (file == nullptr) {
        print_error("E901", path,
                    std::string("cannot be read: ") + (is_folder ? "is a folder" : std::strerror(errno)));
    }
    return file;
}

int Screen::run() const {
    keep_from_output(input);
    if (mapping.empty() && std::filesystem::path(input).extension() == ".csv") {
        throw UsageError("`" + input + "` is a table: say with --mapping what its columns mean\n");
    }
    const auto session = open_session(options);
    if (!session) {
        return input_errors;
    }
    std::optional<OpenedMapping> tables;
    if (!mapping.empty()) {
        keep_from_output(mapping);
        tables = open_mapping(session->program.catalog(), mapping, input);
        if (!tables) {
            return input_errors;
        }
        for (const bleibe::TableFile& file : tables->files) {
            keep_from_output(file.name);
        }
    }
    const InputFile file = open_input(input);
    if (file == nullptr) {
        return input_errors;
    }
    if (output.empty()) {
        Output standard;
        return screen_into(*this, *session, tables, file.get(), standard);
    }
    Output verdicts(output);
    return screen_into(*this, *session, tables, file.get(), verdicts);
}

} // namespace

void add_screen(CLI::App& program, Action& action) {
    const auto screen = std::make_shared<Screen>();
    CLI::App& command =
        *program.add_subcommand("screen", "Verdicts for a caseload: lines of JSON, or an office's tables");
    command
        .add_option("FILE", screen->input,
                    "Caseload (NDJSON; with --mapping the table of persons, CSV), or - for standard input")
        ->required();
    command
        .add_option(
            "--mapping", screen->mapping,
            "What an office's columns and codes mean (docs/tables.md); further tables lie beside FILE")
        ->type_name("YAML");
    add_assess_options(command, screen->options, {"text", "json", "csv"});
    command.add_option("--threads", screen->threads, "Threads to use (all unless given)")
        ->check(CLI::Range(1U, 1024U));
    command.add_option("--output", screen->output, "Where the verdicts go (stdout unless given)")
        ->type_name("VERDICTS");
    command.add_flag("--search", screen->search, "Search what is not known where it leaves a verdict open");
    command.add_option("--summary", screen->summary, "text or json")->check(CLI::IsMember({"text", "json"}));
    command.callback([screen, &action] { action = [screen] { return screen->run(); }; });
}

} // namespace cli
