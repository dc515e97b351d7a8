// SPDX-License-Identifier: Apache-2.0
// The idea: batches are independent and write whole words of the results, so threads take the next one from a
// counter and nobody waits. Open disputes run once per combination of their readings; a truth is what all
// combinations agree on. Rows that a column could not hold are assessed alone, and their bits are put in.
#include "compile/schedule.hpp"
#include "reason/fact_columns.hpp"
#include "reason/points.hpp"
#include "reason/verdict_columns.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace bleibe {
namespace detail {
namespace {

/// Beyond that many combinations of open readings people are assessed one by one.
constexpr std::size_t most_combinations = 256;

/// What is the same for all batches.
class Screening {
public:
    Screening(const Program& program, Date on, const VerdictOptions& options, VerdictColumnsData& into)
        : program_(program.data()), on_(on), options_(options), into_(into),
          stretch_(program_.stretch_of(on)) {
        into_.program = program.share();
        choose_permits(program);
        choose_refs();
        choose_readings();
    }

    void size_results() {
        const std::size_t words = (into_.people + rows_per_word - 1) / rows_per_word;
        into_.none.assign(words, 0);
        for (TruthPlanes& truth : into_.truths) {
            truth.yes.assign(words, 0);
            truth.no.assign(words, 0);
        }
        for (PermitColumns& columns : into_.columns) {
            columns.decides.assign(options_.criteria ? columns.criteria.size() : 0,
                                   std::vector<Word>(words, 0));
        }
    }

    [[nodiscard]] const ProgramData& program() const noexcept { return program_; }
    [[nodiscard]] const VerdictOptions& options() const noexcept { return options_; }
    [[nodiscard]] Date on() const noexcept { return on_; }
    [[nodiscard]] VerdictColumnsData& into() const noexcept { return into_; }
    [[nodiscard]] const std::vector<std::uint32_t>& schedule() const noexcept { return schedule_; }
    [[nodiscard]] const std::vector<std::uint32_t>& disputed() const noexcept { return disputed_; }
    [[nodiscard]] const std::vector<Ref>& refs() const noexcept { return refs_; }
    [[nodiscard]] std::size_t place_of(Ref ref) const {
        return static_cast<std::size_t>(std::find(refs_.begin(), refs_.end(), ref) - refs_.begin());
    }
    /// By node of the program: where the truth of the point stands among the refs.
    [[nodiscard]] std::size_t place_of_point(const OutlineNode& node) const noexcept {
        return place_of_point_[static_cast<std::size_t>(&node - program_.nodes.data())];
    }
    [[nodiscard]] const std::vector<std::optional<DecidingColumns>>& deciding() const noexcept {
        return deciding_;
    }
    /// The operands, one set per combination of open readings; none if there are too many.
    [[nodiscard]] const std::vector<std::vector<Value>>& combinations() const noexcept {
        return combinations_;
    }

private:
    void choose_permits(const Program& program) {
        if (options_.permits.empty()) {
            for (std::uint32_t i = 0; i < program.permits().size(); ++i) {
                into_.permits.push_back({i});
            }
        }
        for (const PermitId permit : options_.permits) {
            if (permit.index < program.permits().size()) {
                into_.permits.push_back(permit);
            }
        }
        for (const PermitId permit : into_.permits) {
            const std::int32_t index =
                permit.index < stretch_.outlines.size() ? stretch_.outlines[permit.index] : -1;
            PermitColumns columns;
            columns.outline = index < 0 ? nullptr : &program_.outlines[static_cast<std::size_t>(index)];
            deciding_.emplace_back();
            if (columns.outline != nullptr && options_.criteria) {
                deciding_.back().emplace(program_, *columns.outline);
                columns.criteria = deciding_.back()->criteria();
            }
            into_.columns.push_back(std::move(columns));
        }
    }

    /// The verdicts' truths come first: their planes are results. The points' are looked at and forgotten.
    void choose_refs() {
        const auto add = [&](Ref ref) {
            const std::size_t place = place_of(ref);
            if (place == refs_.size()) {
                refs_.push_back(ref);
            }
            return static_cast<std::uint32_t>(place);
        };
        for (PermitColumns& columns : into_.columns) {
            for (std::size_t mode = 0; columns.outline != nullptr && mode < mode_count; ++mode) {
                columns.truths[mode] = add(columns.outline->truth[mode]);
            }
        }
        for (const Ref ref : refs_) {
            into_.truths.push_back({ref, {}, {}});
        }
        std::vector<Ref> points;
        for (const auto& deciding : deciding_) {
            if (deciding) {
                deciding->add_refs(points);
            }
        }
        for (const Ref ref : points) {
            add(ref);
        }
        place_of_point_.assign(points.empty() ? 0 : program_.nodes.size(), 0);
        for (std::size_t i = 0; i < place_of_point_.size(); ++i) {
            place_of_point_[i] = place_of(program_.nodes[i].truth[static_cast<std::size_t>(Mode::may)]);
        }
        schedule_ = steps_needed(program_.code, refs_);
    }

    void choose_readings() {
        std::vector<Value> operands(1 + program_.disputes.size(), Value::unknown());
        operands[0] = Value::date(on_.days());
        std::vector<std::uint32_t> open;
        std::vector<std::uint8_t> disputed(program_.code.top.steps.size(), 0);
        std::size_t count = 1;
        for (std::uint32_t d = 0; d < program_.disputes.size(); ++d) {
            const int named = options_.readings.chosen(d);
            const bool exists =
                named >= 0 && static_cast<std::size_t>(named) < program_.disputes[d].readings.size();
            const int reading = exists ? named : program_.dispute_models[d].baseline;
            operands[1 + d] = Value::number(std::max(reading, 0));
            const auto depending = steps_depending(program_.code, schedule_, d + 1);
            if (reading < 0 && !depending.empty()) {
                open.push_back(d);
                count = std::min(count * program_.disputes[d].readings.size(), most_combinations + 1);
                for (const std::uint32_t step : depending) {
                    disputed[step] = 1;
                }
            }
        }
        for (const std::uint32_t step : schedule_) {
            if (disputed[step] != 0) {
                disputed_.push_back(step);
            }
        }
        for (std::size_t i = 0; count <= most_combinations && i < count; ++i) {
            std::size_t rest = i;
            for (const std::uint32_t d : open) {
                const std::size_t readings = program_.disputes[d].readings.size();
                operands[1 + d] = Value::number(static_cast<std::int64_t>(rest % readings));
                rest /= readings;
            }
            combinations_.push_back(operands);
        }
    }

    const ProgramData& program_;
    Date on_;
    const VerdictOptions& options_;
    VerdictColumnsData& into_;
    const Stretch& stretch_;
    std::vector<Ref> refs_;
    std::vector<std::size_t> place_of_point_;
    std::vector<std::uint32_t> schedule_;
    std::vector<std::uint32_t> disputed_; // steps that depend on an open dispute
    std::vector<std::vector<Value>> combinations_;
    std::vector<std::optional<DecidingColumns>> deciding_; // by place of the permit
};

/// What one thread works with.
class Worker {
public:
    Worker(const Screening& screening, const Program& program, const FactSource& source,
           const Kernels& kernels)
        : screening_(screening), handle_(program), source_(source),
          machine_(screening.program(), kernels, limits_), planes_(screening.refs().size()) {
        machine_.plan(screening.schedule());
        if (screening_.combinations().size() == 1) {
            machine_.set_operands(screening_.combinations().front());
        }
    }

    void run(std::size_t first, std::size_t rows) {
        machine_.begin(static_cast<std::uint32_t>(rows));
        source_.fill(machine_, first);
        run_combinations();
        run_alone(first);
        write(first);
    }

    [[nodiscard]] std::size_t alone() const noexcept { return alone_; }
    [[nodiscard]] const ColumnMachine& machine() const noexcept { return machine_; }

private:
    struct Planes {
        const Word* yes = nullptr;
        const Word* no = nullptr; // null pointer: wherever it is not yes
        Word* own_yes = nullptr;  // the same, where single rows were put in
        Word* own_no = nullptr;
    };

    void run_combinations() {
        Batch& batch = machine_.batch();
        const auto& combinations = screening_.combinations();
        if (combinations.empty()) {
            batch.decline_all(batch.every());
        }
        for (std::size_t i = 0; i < combinations.size(); ++i) {
            if (combinations.size() > 1) {
                machine_.set_operands(combinations[i]);
            }
            machine_.run(i == 0 ? screening_.schedule() : screening_.disputed());
            for (std::size_t place = 0; place < planes_.size(); ++place) {
                const Cell truth = truth_at(place);
                Planes& planes = planes_[place];
                if (i == 0) {
                    planes.yes = truth.yes;
                    planes.no = combinations.size() == 1 ? truth.no : batch.spelled(truth).no;
                } else {
                    planes.yes = batch.both(planes.yes, truth.yes);
                    planes.no = batch.both(planes.no, batch.spelled(truth).no);
                }
            }
        }
        if (combinations.empty()) {
            std::fill(planes_.begin(), planes_.end(), Planes{batch.none(), batch.none(), nullptr, nullptr});
        }
    }

    Cell truth_at(std::size_t place) {
        Batch& batch = machine_.batch();
        const Cell& cell = machine_.cell(screening_.refs()[place]);
        if (cell.form == Form::truth) {
            return cell;
        }
        if (cell.form != Form::same) {
            batch.decline_all(batch.every());
        }
        return batch.truth_of(cell.form == Form::same ? cell.same : Value::unknown());
    }

    void run_alone(std::size_t first) {
        Batch& batch = machine_.batch();
        const bool any = batch.any_declined();
        for (Planes& planes : planes_) {
            planes.own_yes = nullptr;
            if (any) {
                planes.own_yes = batch.plane();
                planes.own_no = batch.plane();
                std::copy_n(planes.yes, batch.words, planes.own_yes);
                std::copy_n(planes.no != nullptr ? planes.no : batch.opposite(planes.yes), batch.words,
                            planes.own_no);
                planes.yes = planes.own_yes;
                planes.no = planes.own_no;
            }
        }
        for (std::size_t row = 0; any && row < batch.rows; ++row) {
            if (bit_at(batch.declined, row)) {
                put_alone(first, row);
            }
        }
    }

    void put_alone(std::size_t first, std::size_t row) {
        ++alone_;
        const Case subject = source_.subject(machine_, first + row, row);
        assess(handle_, subject, screening_.on(), screening_.options().readings, workspace_);
        const AssessmentData& data = workspace_.workspace();
        const Word bit = Word{1} << (row % rows_per_word);
        for (std::size_t place = 0; place < planes_.size(); ++place) {
            const Value& value = data.value(screening_.refs()[place]);
            Word& yes = planes_[place].own_yes[row / rows_per_word];
            Word& no = planes_[place].own_no[row / rows_per_word];
            yes = value.is_true() ? yes | bit : yes & ~bit;
            no = value.is_false() ? no | bit : no & ~bit;
        }
    }

    void write(std::size_t first) {
        Batch& batch = machine_.batch();
        VerdictColumnsData& into = screening_.into();
        const std::size_t word = first / rows_per_word;
        const std::uint32_t behind = batch.rows % rows_per_word;
        const Word last = behind == 0 ? ~Word{0} : (Word{1} << behind) - 1;
        const auto put = [&](std::vector<Word>& to, const Word* from) {
            std::copy_n(from, batch.words, to.begin() + static_cast<std::ptrdiff_t>(word));
            to[word + batch.words - 1] &= last;
        };
        for (std::size_t place = 0; place < into.truths.size(); ++place) {
            put(into.truths[place].yes, planes_[place].yes);
            const Planes& planes = planes_[place];
            put(into.truths[place].no, planes.no != nullptr ? planes.no : batch.opposite(planes.yes));
        }
        for (std::size_t i = 0; i < into.columns.size(); ++i) {
            PermitColumns& columns = into.columns[i];
            const auto& deciding = screening_.deciding()[i];
            if (!deciding) {
                continue;
            }
            auto* planes = batch.arena.allocate_array<Word*>(columns.criteria.size());
            std::generate_n(planes, columns.criteria.size(), [&] { return batch.empty_plane(); });
            const Planes& whole = planes_[columns.truths[static_cast<std::size_t>(Mode::may)]];
            deciding->decide(
                batch, whole.no != nullptr ? whole.no : batch.opposite(whole.yes),
                [&](const OutlineNode& node) {
                    const Planes& found = planes_[screening_.place_of_point(node)];
                    return node.negative         ? RowsOf{found.yes, false}
                           : found.no == nullptr ? RowsOf{found.yes, true}
                                                 : RowsOf{found.no, false};
                },
                planes);
            for (std::size_t c = 0; c < columns.criteria.size(); ++c) {
                put(columns.decides[c], planes[c]);
            }
        }
    }

    const Screening& screening_;
    Program handle_;
    const FactSource& source_;
    Limits limits_;
    ColumnMachine machine_;
    Assessment workspace_;
    std::vector<Planes> planes_; // by place of the ref
    std::size_t alone_ = 0;
};

/// Runs all batches on the threads asked for.
class Batches {
public:
    Batches(const Screening& screening, const Program& program, const FactSource& source,
            const Kernels& kernels)
        : screening_(screening), program_(program), source_(source), kernels_(kernels),
          size_(batch_size(screening)) {}

    /// Few steps leave room for more people in the caches, and more people share what a step costs by itself.
    static std::size_t batch_size(const Screening& screening) {
        constexpr std::size_t few_steps = 64;
        const std::size_t wanted = screening.options().batch;
        const std::size_t size = wanted != 0                                ? wanted
                                 : screening.schedule().size() <= few_steps ? 8192
                                                                            : 2048;
        return std::max<std::size_t>(size / rows_per_word * rows_per_word, rows_per_word);
    }

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
        Worker worker(screening_, program_, source_, kernels_);
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
            worker.run(first, std::min(size_, people - first));
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

    const Screening& screening_;
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
    Screening screening(program, on, options, *data);
    screening.size_results();
    const Kernels* wanted = find_kernels(options.instructions.c_str());
    Batches(screening, program, source, wanted != nullptr ? *wanted : kernels()).run();
    return VerdictColumns(std::move(data));
}

} // namespace
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
