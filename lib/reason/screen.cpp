// SPDX-License-Identifier: Apache-2.0
// The idea: rows are independent, so threads take the next row from one counter and write into its
// place; the result cannot depend on who took it. What goes wrong in one of them is thrown by the caller's.
#include <bleibe/screening.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace bleibe {

void Population::add(Case subject, std::uint64_t line) { rows_.push_back({std::move(subject), line}); }

Screening screen(const Program& program, const Population& population, Date on,
                 const ScreenOptions& options) {
    constexpr std::size_t step = 64;
    Screening screening;
    screening.rows.resize(population.size());
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    std::atomic<bool> stopped{false};
    std::mutex progress;

    std::vector<std::exception_ptr> failures(std::max(options.threads, 1U));
    std::atomic<bool> failed{false};

    const auto rows = [&] {
        Assessment workspace;
        for (;;) {
            const std::size_t first = next.fetch_add(step);
            if (first >= population.size() || failed) {
                return;
            }
            const std::size_t end = std::min(first + step, population.size());
            for (std::size_t row = first; row < end; ++row) {
                if (options.stop.stop_requested()) {
                    stopped = true;
                    return;
                }
                screening.rows[row] =
                    report(program, population.subject(row), on, options.readings, options.report, workspace);
                screening.rows[row].line = population.line(row);
            }
            const std::size_t now = done.fetch_add(end - first) + end - first;
            if (options.progress) {
                const std::lock_guard<std::mutex> lock(progress);
                options.progress(now);
            }
        }
    };
    const auto work = [&](unsigned thread) noexcept {
        try {
            rows();
        } catch (...) {
            failures[thread] = std::current_exception();
            failed = true;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < options.threads; ++i) {
            threads.emplace_back(work, i);
        }
        work(0);
    }
    for (const std::exception_ptr& failure : failures) {
        if (failure) {
            std::rethrow_exception(failure);
        }
    }
    if (stopped) {
        // Rows behind the first one that nobody reached are dropped, so that what is there is complete.
        const auto missing = std::find_if(screening.rows.begin(), screening.rows.end(),
                                          [](const CaseReport& row) { return row.program == nullptr; });
        screening.rows.erase(missing, screening.rows.end());
        screening.stopped = true;
    }
    return screening;
}

} // namespace bleibe
