// SPDX-License-Identifier: Apache-2.0
// The idea: what reports can be read off columns is read into columns; everything else is read and reported
// line by line. Both say the same.
#include "input/line_batches.hpp"
#include "input/screen_batches.hpp"
#include "reason/batch_reports.hpp"

#include <bleibe/caseload_reader.hpp>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace bleibe {
namespace detail {
namespace {

/// Reads and assesses batches, with memory that is used again.
class LineWorker {
public:
    LineWorker(const Program& program, Date on, const WriteRow& row, const CaseloadOptions& options)
        : program_(program), on_(on), row_(row), options_(options),
          strict_(program.catalog(), options.limits) {
        if (BatchReports::help(on, options.report)) {
            reader_.emplace(program.catalog(), options.limits);
            in_columns_.emplace(program, on, options.readings, options.report);
        }
    }

    void make(const LineBatch& batch, MadeBatch& made) {
        if (in_columns_) {
            make_in_columns(batch, made);
        } else {
            make_one_by_one(batch, made);
        }
    }

private:
    void make_in_columns(const LineBatch& batch, MadeBatch& made) {
        lines_.clear();
        for (std::size_t i = 0; i < batch.lines.size(); ++i) {
            if (!batch.lines[i].too_long) {
                lines_.push_back({batch[i], batch.lines[i].number});
            }
        }
        reader_->read(lines_, options_.name);
        const auto source = facts_of(program_.data(), reader_->people().data());
        in_columns_->read(*source, 0, lines_.size(),
                          [this](std::size_t row) { return reader_->subject(row); });
        auto finding = reader_->findings().begin();
        std::size_t row = 0;
        for (const BatchLine& line : batch.lines) {
            if (line.too_long) {
                refuse(line, made);
                continue;
            }
            const std::size_t i = row++;
            for (; finding != reader_->findings().end() && finding->line <= shown_line(line.number);
                 ++finding) {
                made.findings.push_back(*finding);
            }
            if (!reader_->is_person(i)) {
                ++made.refused;
                continue;
            }
            CaseReport report = in_columns_->report_of(i);
            report.id = reader_->id(i);
            made.take(std::move(report), line.number, row_);
        }
    }

    void make_one_by_one(const LineBatch& batch, MadeBatch& made) {
        for (std::size_t i = 0; i < batch.lines.size(); ++i) {
            const BatchLine& line = batch.lines[i];
            if (line.too_long) {
                refuse(line, made);
                continue;
            }
            const auto read = strict_.read(batch[i], options_.name, shown_line(line.number));
            made.findings.insert(made.findings.end(), read.diagnostics().begin(), read.diagnostics().end());
            if (!read) {
                ++made.refused;
                continue;
            }
            made.take(report(program_, *read, on_, options_.readings, options_.report, workspace_),
                      line.number, row_);
        }
    }

    void refuse(const BatchLine& line, MadeBatch& made) const {
        made.findings.push_back(too_long_line(line.number, options_));
        ++made.refused;
    }

    const Program& program_;
    Date on_;
    const WriteRow& row_;
    const CaseloadOptions& options_;
    CaseReader strict_;
    std::optional<CaseloadReader> reader_;
    std::optional<BatchReports> in_columns_;
    std::vector<CaseLine> lines_;
    Assessment workspace_;
};

} // namespace
} // namespace detail

CaseloadResult screen_lines(const Program& program, Date on, const ReadBytes& read, const WriteRow& row,
                            const WritePiece& write, const CaseloadOptions& options) {
    using namespace detail;
    LineBatches lines(read, options);
    return StreamScreening<LineBatch>(
               [&lines](LineBatch& batch) { return lines.fill(batch); },
               [&]() -> StreamScreening<LineBatch>::Make {
                   const auto worker = std::make_shared<LineWorker>(program, on, row, options);
                   return [worker](const LineBatch& batch, MadeBatch& made) { worker->make(batch, made); };
               },
               write, options)
        .run();
}

} // namespace bleibe
