// SPDX-License-Identifier: Apache-2.0
// `bleibe screen`: a caseload as a stream of lines, verdicts in the same order. A bad line is reported
// and passed over; nothing else is lost.
#include "commands.hpp"
#include "lines.hpp"
#include "progress.hpp"

#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstring>
#include <exception>
#include <limits>
#include <memory>
#include <thread>

namespace cli {

namespace {

using ReadCase = std::optional<bleibe::Checked<bleibe::Case>>;

/// Reads the lines of a batch on several threads; results stand where their lines stand.
class CaseReaders {
public:
    CaseReaders(const bleibe::Catalog& catalog, std::string name, unsigned threads) : name_(std::move(name)) {
        for (unsigned i = 0; i < threads; ++i) {
            readers_.emplace_back(catalog);
        }
    }

    [[nodiscard]] std::vector<ReadCase> read(const Batch& batch) {
        std::vector<ReadCase> cases(batch.lines.size());
        std::vector<std::exception_ptr> failures(readers_.size());
        const std::size_t share = (cases.size() + readers_.size() - 1) / readers_.size();
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 1; i < readers_.size() && i * share < cases.size(); ++i) {
                threads.emplace_back([&, i] { read_share(batch, cases, i, share, failures[i]); });
            }
            read_share(batch, cases, 0, share, failures[0]);
        }
        for (const std::exception_ptr& failure : failures) {
            if (failure) {
                std::rethrow_exception(failure);
            }
        }
        return cases;
    }

private:
    void read_share(const Batch& batch, std::vector<ReadCase>& cases, std::size_t reader, std::size_t share,
                    std::exception_ptr& failure) noexcept {
        try {
            const std::size_t end = std::min(cases.size(), (reader + 1) * share);
            for (std::size_t i = reader * share; i < end; ++i) {
                const Line& line = batch.lines[i];
                if (!line.too_long) {
                    const auto number =
                        std::min<std::uint64_t>(line.number, std::numeric_limits<std::uint32_t>::max());
                    cases[i] = readers_[reader].read(batch[i], name_, static_cast<std::uint32_t>(number));
                }
            }
        } catch (...) {
            failure = std::current_exception();
        }
    }

    std::string name_;
    std::vector<bleibe::CaseReader> readers_;
};

struct Screen {
    AssessOptions options;
    std::string input;
    std::string output;
    std::string summary = "text";
    bool search = false;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());

    [[nodiscard]] int run() const;
};

/// One run over a stream.
class Caseload {
public:
    Caseload(const Screen& screen, const Session& session, std::FILE* input, Output& output)
        : session_(session), text_(screen.options.format == "text"),
          name_(screen.input == "-" ? "<stdin>" : screen.input), limits_(),
          lines_(input, {2048, 16U << 20U, limits_.case_bytes}),
          readers_(session.program.catalog(), name_, screen.threads), output_(output) {
        options_.readings = session.readings;
        options_.report = session.report;
        options_.report.search = screen.search;
        options_.threads = screen.threads;
    }

    void run() {
        Batch batch;
        while (output_.ok() && lines_.fill(batch)) {
            take(batch);
            const auto screening = bleibe::screen(session_.program, population_, session_.on, options_);
            for (const bleibe::CaseReport& report : screening.rows) {
                write(report);
            }
            progress_.show(summary_.cases());
        }
        progress_.clear();
        if (lines_.failed()) {
            print_error("E901", name_, std::string("cannot be read: ") + std::strerror(errno));
            ++bad_;
        }
    }

    [[nodiscard]] std::uint64_t bad() const noexcept { return bad_; }
    [[nodiscard]] const bleibe::Summary& summary() const noexcept { return summary_; }

private:
    /// The cases of the batch become the population; what is wrong is reported.
    void take(const Batch& batch) {
        population_.clear();
        const auto cases = readers_.read(batch);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (!cases[i]) {
                progress_.clear();
                print_error("E108", name_,
                            "the line is longer than " + std::to_string(limits_.case_bytes) + " bytes",
                            batch.lines[i].number);
                ++bad_;
                continue;
            }
            if (!cases[i]->diagnostics().empty()) {
                progress_.clear();
                print(cases[i]->diagnostics());
            }
            if (*cases[i]) {
                population_.add(**cases[i], batch.lines[i].number);
            } else {
                ++bad_;
            }
        }
    }

    void write(const bleibe::CaseReport& report) {
        summary_.add(report);
        row_.clear();
        if (text_) {
            row_ = bleibe::to_text(report, session_.language) + '\n';
        } else {
            bleibe::write_json(row_, report);
        }
        row_ += '\n';
        output_.write(row_);
    }

    const Session& session_;
    bool text_;
    std::string name_;
    bleibe::Limits limits_;
    LineReader lines_;
    CaseReaders readers_;
    Output& output_;
    bleibe::ScreenOptions options_;
    bleibe::Population population_;
    bleibe::Summary summary_;
    Progress progress_;
    std::string row_;
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

[[nodiscard]] int screen_into(const Screen& screen, const Session& session, std::FILE* input,
                              Output& output) {
    Caseload caseload(screen, session, input, output);
    caseload.run();
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

int Screen::run() const {
    std::error_code failed;
    if (!output.empty() && input != "-" && std::filesystem::equivalent(input, output, failed)) {
        throw UsageError("--output: `" + output + "` is the caseload itself\n");
    }
    const auto session = open_session(options);
    if (!session) {
        return input_errors;
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(
        input == "-" || std::filesystem::is_directory(input, failed) ? nullptr
                                                                     : std::fopen(input.c_str(), "rb"),
        &std::fclose);
    const int reason = errno;
    std::FILE* const file = input == "-" ? stdin : opened.get();
    if (file == nullptr) {
        const bool is_folder = std::filesystem::is_directory(input, failed);
        print_error("E901", input,
                    std::string("cannot be read: ") + (is_folder ? "is a folder" : std::strerror(reason)));
        return input_errors;
    }
    if (output.empty()) {
        Output standard;
        return screen_into(*this, *session, file, standard);
    }
    Output verdicts(output);
    return screen_into(*this, *session, file, verdicts);
}

} // namespace

void add_screen(CLI::App& program, Action& action) {
    const auto screen = std::make_shared<Screen>();
    CLI::App& command = *program.add_subcommand("screen", "Verdicts for a caseload, one JSON object a line");
    command.add_option("FILE", screen->input, "Caseload (NDJSON), or - for standard input")->required();
    add_assess_options(command, screen->options, {"text", "json"});
    command.add_option("--threads", screen->threads, "Threads to use (all unless given)")
        ->check(CLI::Range(1U, 1024U));
    command.add_option("--output", screen->output, "Where the verdicts go (stdout unless given)")
        ->type_name("VERDICTS.ndjson");
    command.add_flag("--search", screen->search, "Search what is not known where it leaves a verdict open");
    command.add_option("--summary", screen->summary, "text or json")->check(CLI::IsMember({"text", "json"}));
    command.callback([screen, &action] { action = [screen] { return screen->run(); }; });
}

} // namespace cli
