// SPDX-License-Identifier: Apache-2.0
// The idea: once a row has become a case, nothing knows that it came from a table.
#include "input/screen_batches.hpp"
#include "reason/brief.hpp"
#include "tables/person_reader.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace bleibe {
namespace detail {
namespace {

/// Reads and assesses batches, with memory that is used again.
class TableWorker {
public:
    TableWorker(const Program& program, Date on, TablesData& tables, const WriteRow& row,
                const CaseloadOptions& options)
        : program_(program), on_(on), row_(row), options_(options), reader_(tables) {
        if (BriefReports::suffice(options.report)) {
            brief_.emplace(program, on, options.readings, options.report);
        }
    }

    void make(const PersonBatch& batch, MadeBatch& made) {
        people_.clear();
        reader_.begin(batch);
        for (std::size_t row = 0; row < batch.lines.size(); ++row) {
            auto person = reader_.read(row, made.findings);
            if (!person) {
                ++made.refused;
            } else if (brief_) {
                people_.add(std::move(*person), batch.lines[row].number);
            } else {
                made.take(report(program_, *person, on_, options_.readings, options_.report, workspace_),
                          batch.lines[row].number, row_);
            }
        }
        if (brief_) {
            make_in_columns(made);
        }
    }

private:
    void make_in_columns(MadeBatch& made) {
        const auto source = facts_of(program_.data(), people_);
        brief_->read(*source, 0, people_.size(), [this](std::size_t row) { return people_.subject(row); });
        for (std::size_t row = 0; row < people_.size(); ++row) {
            CaseReport report = brief_->report_of(row);
            report.id = people_.subject(row).id();
            made.take(std::move(report), people_.line(row), row_);
        }
    }

    const Program& program_;
    Date on_;
    const WriteRow& row_;
    const CaseloadOptions& options_;
    PersonReader reader_;
    std::optional<BriefReports> brief_;
    Population people_;
    Assessment workspace_;
};

} // namespace
} // namespace detail

CaseloadResult screen_tables(const Program& program, Date on, CaseTables tables, const WriteRow& row,
                             const WritePiece& write, const CaseloadOptions& options) {
    using namespace detail;
    TablesData& data = tables.data();
    CaseloadResult result =
        StreamScreening<PersonBatch>(
            [&data](PersonBatch& batch) { return data.fill(batch); },
            [&]() -> StreamScreening<PersonBatch>::Make {
                const auto worker = std::make_shared<TableWorker>(program, on, data, row, options);
                return [worker](const PersonBatch& batch, MadeBatch& made) { worker->make(batch, made); };
            },
            write, options)
            .run();
    if (!result.stopped) {
        DiagnosticList findings;
        result.done.unclaimed = data.unclaimed(findings);
        if (!findings.empty()) {
            result.stopped = !write({{}, findings, result.done});
        }
    }
    return result;
}

} // namespace bleibe
