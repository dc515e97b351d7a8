// SPDX-License-Identifier: Apache-2.0
// The idea: rows are independent, so threads take the next batch from one counter and write into its places;
// the result cannot depend on who took it. What columns can say of reports is asked of them a batch at a
// time; the rest is made one by one. What goes wrong in one thread is thrown by the caller's.
#include "reason/batch_reports.hpp"
#include "value/case_data.hpp"

#include <bleibe/screening.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace bleibe {

void Population::add(Case subject, std::uint64_t line) { rows_.push_back({std::move(subject), line}); }

namespace detail {
namespace {

constexpr std::size_t rows_at_once = 64; // whoever asks for progress hears of so many
constexpr std::size_t most_in_columns = 512;

/// So many that every thread has some, and nobody waits long for the answer to a stop.
std::size_t rows_in_columns(std::size_t people, unsigned threads) {
    const std::size_t share = people / std::max(threads, 1U) / rows_at_once * rows_at_once + rows_at_once;
    return std::min(share, most_in_columns);
}

class Screener {
public:
    Screener(const Program& program, const Population& population, Date on, const ScreenOptions& options)
        : program_(program), population_(population), on_(on), options_(options),
          in_columns_(BatchReports::help(on, options.report)),
          step_(in_columns_ ? rows_in_columns(population.size(), options.threads) : rows_at_once),
          failures_(std::max(options.threads, 1U)) {
        screening_.rows.resize(population.size());
        if (in_columns_) {
            facts_ = facts_of(program.data(), population);
        }
    }

    Screening run() {
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < failures_.size(); ++i) {
                others.emplace_back([this, i] { work(i); });
            }
            work(0);
        }
        for (const std::exception_ptr& failure : failures_) {
            if (failure) {
                std::rethrow_exception(failure);
            }
        }
        if (stopped_) {
            // Rows behind the first one that nobody reached are dropped, so that what is there is complete.
            const auto missing = std::find_if(screening_.rows.begin(), screening_.rows.end(),
                                              [](const CaseReport& row) { return row.program == nullptr; });
            screening_.rows.erase(missing, screening_.rows.end());
            screening_.stopped = true;
        }
        return std::move(screening_);
    }

private:
    void work(unsigned thread) noexcept {
        try {
            batches();
        } catch (...) {
            failures_[thread] = std::current_exception();
            failed_ = true;
        }
    }

    void batches() {
        Assessment workspace;
        std::optional<BatchReports> columns;
        if (in_columns_) {
            columns.emplace(program_, on_, options_.readings, options_.report);
        }
        for (;;) {
            const std::size_t first = next_.fetch_add(step_);
            if (first >= population_.size() || failed_) {
                return;
            }
            const std::size_t end = std::min(first + step_, population_.size());
            if (columns && !options_.stop.stop_requested()) {
                columns->read(*facts_, first, end - first,
                              [this, first](std::size_t row) { return population_.subject(first + row); });
            }
            for (std::size_t row = first; row < end; row += rows_at_once) {
                const std::size_t behind = std::min(row + rows_at_once, end);
                if (failed_ || !rows(first, row, behind, columns, workspace)) {
                    return;
                }
                tell(behind - row);
            }
        }
    }

    /// False if it was stopped.
    bool rows(std::size_t first, std::size_t from, std::size_t end, std::optional<BatchReports>& columns,
              Assessment& workspace) {
        for (std::size_t row = from; row < end; ++row) {
            if (options_.stop.stop_requested()) {
                stopped_ = true;
                return false;
            }
            const Case& subject = population_.subject(row);
            CaseReport& made = screening_.rows[row];
            made = columns ? columns->report_of(row - first)
                           : report(program_, subject, on_, options_.readings, options_.report, workspace);
            made.id = subject.data().id;
            made.line = population_.line(row);
        }
        return true;
    }

    void tell(std::size_t rows) {
        const std::size_t now = done_.fetch_add(rows) + rows;
        if (options_.progress) {
            const std::lock_guard<std::mutex> lock(progress_);
            options_.progress(now);
        }
    }

    const Program& program_;
    const Population& population_;
    Date on_;
    const ScreenOptions& options_;
    bool in_columns_;
    std::size_t step_;
    std::unique_ptr<FactSource> facts_;
    Screening screening_;
    std::vector<std::exception_ptr> failures_; // by thread
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::atomic<bool> stopped_{false};
    std::atomic<bool> failed_{false};
    std::mutex progress_;
};

} // namespace
} // namespace detail

Screening screen(const Program& program, const Population& population, Date on,
                 const ScreenOptions& options) {
    return detail::Screener(program, population, on, options).run();
}

} // namespace bleibe
