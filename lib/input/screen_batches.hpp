// SPDX-License-Identifier: Apache-2.0
// A stream of batches, screened by several threads and handed over in order, whatever the batches hold.
#pragma once

#include <bleibe/caseload.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// What one thread makes of a batch.
struct MadeBatch {
    std::string rows;
    DiagnosticList findings;
    Summary summary; // of all batches of the thread
    std::uint64_t people = 0;
    std::uint64_t refused = 0;

    void begin() {
        rows.clear();
        findings.clear();
        people = 0;
        refused = 0;
    }
    void take(CaseReport report, std::uint64_t line, const WriteRow& row) {
        report.line = line;
        summary.add(report);
        row(rows, report);
        ++people;
    }
};

/// A line as findings have it.
[[nodiscard]] inline std::uint32_t shown_line(std::uint64_t line) {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(line, std::numeric_limits<std::uint32_t>::max()));
}

/// The finding about a line beyond the limit, of which nothing was kept.
[[nodiscard]] inline Diagnostic too_long_line(std::uint64_t line, const CaseloadOptions& options) {
    Diagnostic finding;
    finding.line = shown_line(line);
    finding.column = 1;
    finding.code = "E108";
    finding.file = options.name;
    finding.message = "the line is longer than " + std::to_string(options.limits.case_bytes) + " bytes";
    return finding;
}

/// Each thread takes the next batch, makes its text by itself, and waits for its turn to hand it over; so
/// nothing is kept but what is under way, and the order is that of the stream. `Batch` is a `LineBatch`, or
/// one that holds more.
template <class Batch>
class StreamScreening {
public:
    /// Replaces what the batch holds; false at the end. Called by one thread at a time.
    using Fill = std::function<bool(Batch& batch)>;
    /// What one thread makes batches with, and memory that it uses again.
    using Make = std::function<void(const Batch& batch, MadeBatch& made)>;
    using Worker = std::function<Make()>;

    StreamScreening(Fill fill, Worker worker, const WritePiece& write, const CaseloadOptions& options)
        : fill_(std::move(fill)), worker_(std::move(worker)), write_(write), options_(options) {}

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
            const Make make = worker_();
            Batch batch;
            MadeBatch made;
            while (const auto turn = next(batch)) {
                made.begin();
                make(batch, made);
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
    std::optional<std::uint64_t> next(Batch& batch) {
        const std::lock_guard<std::mutex> lock(reading_);
        const bool stopped = options_.stop.stop_requested();
        if (stopped || is_over_ || !fill_(batch)) {
            stopped_ = stopped_ || stopped;
            is_over_ = true;
            return std::nullopt;
        }
        return read_++;
    }

    /// Waits for the turn of the batch. False if it has ended meanwhile.
    bool hand_over(std::uint64_t turn, const Batch& batch, const MadeBatch& made) {
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

    Fill fill_;
    Worker worker_;
    const WritePiece& write_;
    const CaseloadOptions& options_;

    std::mutex reading_; // guards what is read, and what follows up to `writing_`
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

} // namespace bleibe::detail
