// SPDX-License-Identifier: Apache-2.0
// The idea: each thread takes the next batch of lines, reads and assesses it and makes its text by itself,
// and waits for its turn to hand it over. So nothing is kept but what is under way, and the order is that of
// the lines.
#include "input/line_batches.hpp"
#include "reason/brief.hpp"

#include <bleibe/caseload_reader.hpp>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>

namespace bleibe {
namespace detail {
namespace {

/// What one thread makes of a batch.
struct Made {
    std::string rows;
    DiagnosticList findings;
    Summary summary;
    std::uint64_t people = 0;
    std::uint64_t refused = 0;
};

/// Reads and assesses batches, with memory that is used again.
class BatchWorker {
public:
    BatchWorker(const Program& program, Date on, const WriteRow& row, const CaseloadOptions& options)
        : program_(program), on_(on), row_(row), options_(options),
          strict_(program.catalog(), options.limits) {
        if (BriefReports::suffice(options.report)) {
            reader_.emplace(program.catalog(), options.limits);
            brief_.emplace(program, on, options.readings, options.report);
        }
    }

    void make(const LineBatch& batch, Made& made) {
        made.rows.clear();
        made.findings.clear();
        made.people = 0;
        made.refused = 0;
        if (brief_) {
            make_in_columns(batch, made);
        } else {
            make_one_by_one(batch, made);
        }
    }

private:
    void make_in_columns(const LineBatch& batch, Made& made) {
        lines_.clear();
        for (std::size_t i = 0; i < batch.lines.size(); ++i) {
            if (!batch.lines[i].too_long) {
                lines_.push_back({batch[i], batch.lines[i].number});
            }
        }
        reader_->read(lines_, options_.name);
        const auto source = facts_of(program_.data(), reader_->people().data());
        brief_->read(*source, 0, lines_.size(), [this](std::size_t row) { return reader_->subject(row); });
        auto finding = reader_->findings().begin();
        std::size_t row = 0;
        for (const BatchLine& line : batch.lines) {
            if (line.too_long) {
                refuse(line, made);
                continue;
            }
            const std::size_t i = row++;
            for (; finding != reader_->findings().end() && finding->line <= shown(line.number); ++finding) {
                made.findings.push_back(*finding);
            }
            if (!reader_->is_person(i)) {
                ++made.refused;
                continue;
            }
            CaseReport report = brief_->report_of(i);
            report.id = reader_->id(i);
            take(std::move(report), line, made);
        }
    }

    void make_one_by_one(const LineBatch& batch, Made& made) {
        for (std::size_t i = 0; i < batch.lines.size(); ++i) {
            const BatchLine& line = batch.lines[i];
            if (line.too_long) {
                refuse(line, made);
                continue;
            }
            const auto read = strict_.read(batch[i], options_.name, shown(line.number));
            made.findings.insert(made.findings.end(), read.diagnostics().begin(), read.diagnostics().end());
            if (!read) {
                ++made.refused;
                continue;
            }
            take(report(program_, *read, on_, options_.readings, options_.report, workspace_), line, made);
        }
    }

    void take(CaseReport report, const BatchLine& line, Made& made) {
        report.line = line.number;
        made.summary.add(report);
        row_(made.rows, report);
        ++made.people;
    }

    void refuse(const BatchLine& line, Made& made) const {
        Diagnostic finding;
        finding.line = shown(line.number);
        finding.column = 1;
        finding.code = "E108";
        finding.file = options_.name;
        finding.message = "the line is longer than " + std::to_string(options_.limits.case_bytes) + " bytes";
        made.findings.push_back(std::move(finding));
        ++made.refused;
    }

    static std::uint32_t shown(std::uint64_t line) {
        return static_cast<std::uint32_t>(
            std::min<std::uint64_t>(line, std::numeric_limits<std::uint32_t>::max()));
    }

    const Program& program_;
    Date on_;
    const WriteRow& row_;
    const CaseloadOptions& options_;
    CaseReader strict_;
    std::optional<CaseloadReader> reader_;
    std::optional<BriefReports> brief_;
    std::vector<CaseLine> lines_;
    Assessment workspace_;
};

class LineScreening {
public:
    LineScreening(const Program& program, Date on, const ReadBytes& read, const WriteRow& row,
                  const WritePiece& write, const CaseloadOptions& options)
        : program_(program), on_(on), row_(row), write_(write), options_(options), lines_(read, options) {}

    CaseloadResult run() {
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < options_.threads; ++i) {
                others.emplace_back([this] { work(); });
            }
            work();
        }
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        result_.stopped = result_.stopped || stopped_;
        return std::move(result_);
    }

private:
    void work() noexcept {
        try {
            BatchWorker worker(program_, on_, row_, options_);
            LineBatch batch;
            Made made;
            while (const auto turn = next(batch)) {
                worker.make(batch, made);
                if (!hand_over(*turn, batch, made)) {
                    break;
                }
            }
            const std::lock_guard<std::mutex> lock(writing_);
            result_.summary.add(made.summary);
        } catch (...) {
            const std::lock_guard<std::mutex> lock(writing_);
            failure_ = failure_ ? failure_ : std::current_exception();
            ended_ = true;
            turned_.notify_all();
        }
    }

    /// The number of the batch that was read; nothing at the end.
    std::optional<std::uint64_t> next(LineBatch& batch) {
        const std::lock_guard<std::mutex> lock(reading_);
        const bool stopped = options_.stop.stop_requested();
        if (stopped || is_over_ || !lines_.fill(batch)) {
            stopped_ = stopped_ || stopped;
            is_over_ = true;
            return std::nullopt;
        }
        return read_++;
    }

    /// Waits for the turn of the batch. False if it has ended meanwhile.
    bool hand_over(std::uint64_t turn, const LineBatch& batch, const Made& made) {
        std::unique_lock<std::mutex> lock(writing_);
        turned_.wait(lock, [&] { return ended_ || turn_ == turn; });
        if (ended_) {
            return false;
        }
        result_.done.bytes = batch.bytes;
        result_.done.people += made.people;
        result_.done.refused += made.refused;
        result_.done.lines += batch.lines.size();
        if (!write_({made.rows, made.findings, result_.done})) {
            result_.stopped = true;
            ended_ = true;
        }
        ++turn_;
        turned_.notify_all();
        return !ended_;
    }

    const Program& program_;
    Date on_;
    const WriteRow& row_;
    const WritePiece& write_;
    const CaseloadOptions& options_;

    std::mutex reading_; // guards what follows up to `writing_`
    LineBatches lines_;
    std::uint64_t read_ = 0;
    bool is_over_ = false;
    bool stopped_ = false;

    std::mutex writing_; // guards the rest
    std::condition_variable turned_;
    std::uint64_t turn_ = 0;
    bool ended_ = false;
    std::exception_ptr failure_;
    CaseloadResult result_;
};

} // namespace
} // namespace detail

CaseloadResult screen_lines(const Program& program, Date on, const ReadBytes& read, const WriteRow& row,
                            const WritePiece& write, const CaseloadOptions& options) {
    return detail::LineScreening(program, on, read, row, write, options).run();
}

} // namespace bleibe
