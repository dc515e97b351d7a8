// SPDX-License-Identifier: Apache-2.0
// The idea: batches are independent and write whole words of the results, so threads take the next one from a
// counter and nobody waits.
#include "reason/batch_worker.hpp"
#include "reason/verdict_columns.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace bleibe {
namespace detail {
namespace {

/// Few steps leave room for more people in the caches, and more people share what a step costs by itself.
std::size_t batch_size(const ScreenPlan& screening) {
    constexpr std::size_t few_steps = 64;
    constexpr std::size_t many_steps = 256;
    const std::size_t steps = screening.schedule().size();
    const std::size_t wanted = screening.options().batch;
    const std::size_t size = wanted != 0           ? wanted
                             : steps <= few_steps  ? 16'384
                             : steps <= many_steps ? 2'048
                                                   : 512;
    return std::max<std::size_t>(size / rows_per_word * rows_per_word, rows_per_word);
}

/// Runs all batches on the threads asked for.
class Batches {
public:
    Batches(const ScreenPlan& screening, const Program& program, const FactSource& source,
            const Kernels& kernels)
        : screening_(screening), program_(program), source_(source), kernels_(kernels),
          size_(batch_size(screening)) {}

    void run() {
        const unsigned threads = std::max(screening_.options().threads, 1U);
        std::vector<std::exception_ptr> failures(threads);
        const auto work = [&](unsigned thread) noexcept {
            try {
                work_through();
            } catch (...) {
                failures[thread] = std::current_exception();
                ended_ = true;
            }
        };
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < threads; ++i) {
                others.emplace_back(work, i);
            }
            work(0);
        }
        for (const std::exception_ptr& failure : failures) {
            if (failure) {
                std::rethrow_exception(failure);
            }
        }
        finish();
    }

private:
    void work_through() {
        BatchWorker worker(screening_, program_, kernels_);
        const std::size_t people = source_.people();
        for (;;) {
            if (screening_.options().stop.stop_requested()) {
                stopped_ = true;
                ended_ = true;
            }
            // A batch that was taken is finished, so that what is there is complete up to some person.
            const std::size_t first = ended_ ? people : next_.fetch_add(size_);
            if (first >= people) {
                break;
            }
            worker.run(source_, first, std::min(size_, people - first), first);
            const std::size_t done = std::min(size_, people - first);
            const std::size_t now = done_.fetch_add(done) + done;
            if (screening_.options().progress) {
                const std::lock_guard<std::mutex> lock(mutex_);
                screening_.options().progress(now);
            }
        }
        const std::lock_guard<std::mutex> lock(mutex_);
        alone_ += worker.alone();
        by_row_.resize(worker.machine().ran_by_row().size());
        for (std::size_t step = 0; step < by_row_.size(); ++step) {
            by_row_[step] += worker.machine().ran_by_row()[step];
        }
    }

    void finish() {
        VerdictColumnsData& into = screening_.into();
        into.alone = alone_;
        const CompiledCode& code = screening_.program().code;
        for (std::uint32_t step = 0; step < by_row_.size(); ++step) {
            if (by_row_[step] > 0) {
                const Step& one = code.top.steps[step];
                into.by_row.push_back(
                    {step, one.row != nullptr ? std::string(one.row->name) : std::string(), by_row_[step]});
            }
        }
        if (stopped_) {
            into.stopped = true;
            into.people = std::min(into.people, done_.load());
        }
    }

    const ScreenPlan& screening_;
    const Program& program_;
    const FactSource& source_;
    const Kernels& kernels_;
    std::size_t size_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::atomic<bool> ended_{false};
    std::atomic<bool> stopped_{false};
    std::mutex mutex_;
    std::size_t alone_ = 0;
    std::vector<std::uint32_t> by_row_;
};

VerdictColumns screened(const Program& program, const FactSource& source, Date on,
                        const VerdictOptions& options) {
    auto data = std::make_shared<VerdictColumnsData>();
    data->people = source.people();
    ScreenPlan screening(program, on, options, *data);
    screening.size_results();
    const Kernels* wanted = find_kernels(options.instructions.c_str());
    Batches(screening, program, source, wanted != nullptr ? *wanted : kernels()).run();
    return VerdictColumns(std::move(data));
}

} // namespace

struct BatchScreening::State {
    State(const Program& of, Date on, const VerdictOptions& wanted, bool tries_readings)
        : program(of), options(wanted), data(std::make_shared<VerdictColumnsData>()),
          plan(of, on, options, *data), worker(plan, of, kernels(), tries_readings, true) {}

    Program program;
    VerdictOptions options;
    std::shared_ptr<VerdictColumnsData> data;
    ScreenPlan plan;
    BatchWorker worker;
    std::vector<Word> alone; // rows that have no column form
};

BatchScreening::BatchScreening(const Program& program, Date on, const VerdictOptions& options,
                               bool tries_readings)
    : state_(std::make_unique<State>(program, on, options, tries_readings)) {}
BatchScreening::~BatchScreening() = default;

VerdictColumns BatchScreening::run(const FactSource& people, std::size_t first, std::size_t rows) {
    state_->data->people = rows;
    state_->plan.size_results();
    state_->worker.size_results(rows);
    state_->alone.assign((rows + rows_per_word - 1) / rows_per_word, 0);
    const std::size_t size = batch_size(state_->plan);
    for (std::size_t at = 0; at < rows; at += size) {
        state_->worker.run(people, first + at, std::min(size, rows - at), at);
        const Batch& batch = state_->worker.machine().batch();
        std::copy_n(batch.declined, batch.words,
                    state_->alone.begin() + static_cast<std::ptrdiff_t>(at / rows_per_word));
    }
    return VerdictColumns(state_->data);
}

bool BatchScreening::is_decided(std::size_t place, std::size_t row) const {
    const PermitColumns& columns = state_->data->columns[place];
    return columns.outline == nullptr ||
           std::all_of(columns.truths.begin(), columns.truths.end(), [&](std::uint32_t truth) {
               const TruthPlanes& planes = state_->data->truths[truth];
               return bit_at(planes.yes.data(), row) || bit_at(planes.no.data(), row);
           });
}

Verdict BatchScreening::under(std::size_t dispute, std::size_t reading, std::size_t place,
                              std::size_t row) const {
    return state_->worker.other_readings()->verdict(dispute, reading, place, row);
}

bool BatchScreening::was_alone(std::size_t row) const { return bit_at(state_->alone.data(), row); }

} // namespace detail

VerdictColumns screen_verdicts(const Program& program, const Population& population, Date on,
                               const VerdictOptions& options) {
    return detail::screened(program, *detail::facts_of(program.data(), population), on, options);
}

VerdictColumns screen_verdicts(const Program& program, const FactColumns& population, Date on,
                               const VerdictOptions& options) {
    return detail::screened(program, *detail::facts_of(program.data(), population.data()), on, options);
}

} // namespace bleibe
