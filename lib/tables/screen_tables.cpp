// SPDX-License-Identifier: Apache-2.0
// The idea: once a row has become a case, nothing knows that it came from a table.
#include "input/constraint_columns.hpp"
#include "input/screen_batches.hpp"
#include "reason/batch_reports.hpp"
#include "tables/person_reader.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace bleibe {
namespace detail {
namespace {

/// Reads and assesses batches, with memory that is used again.
class TableWorker {
public:
    TableWorker(const Program& program, Date on, TablesData& tables, const WriteRow& row,
                const CaseloadOptions& options)
        : program_(program), on_(on), row_(row), options_(options), reader_(tables) {
        if (BatchReports::help(on, options.report)) {
            in_columns_.emplace(program, on, options.readings, options.report);
            constraints_.emplace(tables.mapping().catalog);
        }
    }

    void make(const PersonBatch& batch, MadeBatch& made) {
        reader_.begin(batch);
        if (in_columns_) {
            make_in_columns(batch, made);
        } else {
            make_one_by_one(batch, made);
        }
    }

private:
    void make_one_by_one(const PersonBatch& batch, MadeBatch& made) {
        for (std::size_t row = 0; row < batch.lines.size(); ++row) {
            const auto person = reader_.read(row, made.findings);
            if (!person || !reader_.check(row, *person, made.findings)) {
                ++made.refused;
                continue;
            }
            made.take(report(program_, *person, on_, options_.readings, options_.report, workspace_),
                      batch.lines[row].number, row_);
        }
    }

    void make_in_columns(const PersonBatch& batch, MadeBatch& made) {
        read_people(batch, made);
        check_people(made);
        const auto source = facts_of(program_.data(), people_);
        in_columns_->read(*source, 0, people_.size(),
                          [this](std::size_t row) { return people_.subject(row); });
        for (std::size_t i = 0; i < people_.size(); ++i) {
            if (is_refused_[i]) {
                ++made.refused;
                continue;
            }
            CaseReport report = in_columns_->report_of(i);
            report.id = people_.subject(i).id();
            made.take(std::move(report), people_.line(i), row_);
        }
    }

    void read_people(const PersonBatch& batch, MadeBatch& made) {
        people_.clear();
        rows_.clear();
        found_.clear();
        for (std::size_t row = 0; row < batch.lines.size(); ++row) {
            DiagnosticList findings;
            if (auto person = reader_.read(row, findings)) {
                people_.add(std::move(*person), batch.lines[row].number);
                rows_.push_back(row);
            } else {
                ++made.refused;
            }
            note(row, std::move(findings));
        }
    }

    /// Finds out who contradicts a constraint, and gives what was found in the order of the rows.
    void check_people(MadeBatch& made) {
        is_refused_.assign(people_.size(), false);
        constraints_->doubtful(people_, is_refused_);
        for (std::size_t i = 0; i < people_.size(); ++i) {
            if (is_refused_[i]) {
                DiagnosticList findings;
                is_refused_[i] = !reader_.check(rows_[i], people_.subject(i), findings);
                note(rows_[i], std::move(findings));
            }
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [row, findings] : found_) {
            made.findings.insert(made.findings.end(), findings.begin(), findings.end());
        }
    }

    void note(std::size_t row, DiagnosticList findings) {
        if (!findings.empty()) {
            found_.emplace_back(row, std::move(findings));
        }
    }

    const Program& program_;
    Date on_;
    const WriteRow& row_;
    const CaseloadOptions& options_;
    PersonReader reader_;
    std::optional<BatchReports> in_columns_;
    std::optional<ConstraintColumns> constraints_;
    Population people_;
    std::vector<std::size_t> rows_;                             // of the people
    std::vector<bool> is_refused_;                              // by person, since the constraints
    std::vector<std::pair<std::size_t, DiagnosticList>> found_; // by row
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
