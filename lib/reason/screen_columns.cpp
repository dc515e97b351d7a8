// SPDX-License-Identifier: Apache-2.0
// The idea: batches are independent and write whole words of the results, so threads take the next one from a
// counter and nobody waits. Rows that a column could not hold are assessed alone, and their bits are put in.
#include "reason/agreed_truths.hpp"
#include "reason/atom_columns.hpp"
#include "reason/colour_columns.hpp"
#include "reason/colours.hpp"
#include "reason/days_ahead.hpp"
#include "reason/fact_columns.hpp"
#include "reason/other_readings.hpp"
#include "reason/screen_plan.hpp"
#include "reason/verdict_columns.hpp"
#include "run/assessment_data.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

namespace bleibe {
namespace detail {
namespace {

/// What one thread works with.
class Worker {
public:
    Worker(const ScreenPlan& screening, const Program& program, const Kernels& kernels,
           bool tries_readings = false)
        : screening_(screening), handle_(program), machine_(screening.program(), kernels, limits_),
          truths_(machine_, screening), atoms_(screening.program(), limits_),
          planes_(screening.refs().size()) {
        std::vector<std::uint32_t> again = screening.disputed_steps();
        if (tries_readings) {
            others_.emplace(program, screening, machine_);
            again = united(again, others_->steps_again());
        }
        machine_.plan(screening.schedule(), again);
        machine_.set_operands(screening.operands());
        atoms_.set_operands(screening_.asked_operands());
        if (screening.options().colours) {
            ahead_.emplace(program, screening, kernels);
        }
    }

    /// Results are for so many people from now on.
    void size_results(std::size_t people) {
        if (others_) {
            others_->size_results(people);
        }
    }
    [[nodiscard]] const OtherReadings* other_readings() const { return others_ ? &*others_ : nullptr; }

    /// `at`: the place of the first person in the results, a multiple of 64.
    void run(const FactSource& source, std::size_t first, std::size_t rows, std::size_t at) {
        machine_.begin(static_cast<std::uint32_t>(rows));
        source.fill(machine_, first);
        truths_.run();
        if (others_) {
            others_->run(at);
            truths_.take_first();
        }
        std::transform(truths_.planes().begin(), truths_.planes().end(), planes_.begin(),
                       [](const AgreedTruths::Planes& one) {
                           return Planes{one.yes, one.no};
                       });
        coloured_alone_.clear();
        shown_alone_.clear();
        if (ahead_ && ahead_->any()) {
            look_ahead(source, first, at);
        }
        run_alone(source, first);
        write(at);
        write_shown(source, first, at);
        if (screening_.options().colours) {
            write_colours(source, first, at);
        }
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

    SpelledTruth spelled_at(std::size_t place) {
        return truths_.spelled({planes_[place].yes, planes_[place].no});
    }

    ColourRows colour_rows(const FactSource& source, std::size_t first) {
        Batch& batch = machine_.batch();
        auto* stated = batch.arena.allocate_array<const Word*>(screening_.program().fact_count);
        std::fill_n(stated, screening_.program().fact_count, nullptr);
        return {batch, screening_.program(), [this](Ref ref) { return spelled_at(screening_.place_of(ref)); },
                [&batch, &source, first, stated](std::uint32_t fact) {
                    stated[fact] = stated[fact] == nullptr ? source.stated(batch, fact, first) : stated[fact];
                    return stated[fact];
                }};
    }

    /// What the day itself leaves is asked of the days of the horizon.
    void look_ahead(const FactSource& source, std::size_t first, std::size_t at) {
        Batch& batch = machine_.batch();
        const ColourRows rows = colour_rows(source, first);
        awaiting_.resize(screening_.into().columns.size());
        for (std::size_t i = 0; i < awaiting_.size(); ++i) {
            const PermitOutline* outline = screening_.into().columns[i].outline;
            const Word* not_green = batch.without(batch.rows_there(), batch.declined);
            const Word* not_yellow = batch.none();
            if (outline != nullptr) {
                const Word* eligible =
                    spelled_at(screening_.place_of(outline->truth[static_cast<std::size_t>(Mode::may)])).yes;
                const Word* nearly = batch.both(decided_rows(rows, *outline), coming_rows(rows, *outline));
                not_green = batch.without(not_green, green_rows(rows, *outline));
                not_yellow = batch.without(not_green, batch.either(eligible, nearly));
            }
            awaiting_[i].green.assign(not_green, not_green + batch.words);
            awaiting_[i].yellow.assign(not_yellow, not_yellow + batch.words);
        }
        ahead_->run(source, first, at, awaiting_, batch.declined, batch.rows);
    }

    void run_alone(const FactSource& source, std::size_t first) {
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
                put_alone(source, first, row);
            }
        }
    }

    void put_alone(const FactSource& source, std::size_t first, std::size_t row) {
        ++alone_;
        const Case subject = source.subject(machine_, first + row, row);
        assess(handle_, subject, screening_.on(), screening_.options().readings, workspace_);
        AssessmentData& data = workspace_.workspace();
        const Word bit = Word{1} << (row % rows_per_word);
        for (std::size_t place = 0; place < planes_.size(); ++place) {
            const Value& value = data.value(screening_.refs()[place]);
            Word& yes = planes_[place].own_yes[row / rows_per_word];
            Word& no = planes_[place].own_no[row / rows_per_word];
            yes = value.is_true() ? yes | bit : yes & ~bit;
            no = value.is_false() ? no | bit : no & ~bit;
        }
        for (std::size_t i = 0; i < screening_.into().permits.size(); ++i) {
            if (data.is_shown_open(screening_.into().permits[i])) {
                shown_alone_.emplace_back(row, i);
            }
        }
        if (screening_.options().colours) {
            colour_alone(subject, row);
        }
    }

    void colour_alone(const Case& subject, std::size_t row) {
        const VerdictOptions& asked = screening_.options();
        ReportOptions options;
        options.permits = screening_.into().permits;
        options.brief = true;
        options.horizon_months = asked.horizon_months;
        options.horizon_days = asked.horizon_days;
        const CaseReport found =
            report(handle_, subject, screening_.on(), asked.readings, options, workspace_);
        for (std::size_t i = 0; i < found.permits.size(); ++i) {
            const std::int64_t green_on = found.permits[i].green_on ? found.permits[i].green_on->days() : 0;
            coloured_alone_.push_back(
                {row, i, found.permits[i].colour, green_on == 0 ? 0 : green_on - screening_.on().days()});
        }
    }

    /// A truth that the steps give: as far as all readings agree, where it depends on one.
    SpelledTruth spelled(Batch& batch, Ref ref) {
        const std::size_t place = screening_.place_of(ref);
        if (place < planes_.size()) {
            const Planes& planes = planes_[place];
            return {planes.yes, planes.no != nullptr ? planes.no : batch.opposite(planes.yes)};
        }
        const Cell& cell = machine_.cell(ref);
        const Cell truth = batch.spelled(cell.form == Form::truth  ? cell
                                         : cell.form == Form::same ? batch.truth_of(cell.same)
                                                                   : batch.truth_of(Value::unknown()));
        return {truth.yes, truth.no};
    }

    /// What single atoms show to be open.
    void write_shown(const FactSource& source, std::size_t first, std::size_t at) {
        // Memory of its own: that of the steps would grow by as much again as it holds.
        Batch batch(shown_memory_, machine_.batch().kernels);
        batch.begin(machine_.batch().rows);
        batch.declined = machine_.batch().declined;
        VerdictColumnsData& into = screening_.into();
        AtomRows rows(
            batch, [&](Ref ref) { return spelled(batch, ref); }, source, machine_, first);
        for (std::size_t i = 0; i < into.columns.size(); ++i) {
            if (const TruthFormula* formula = screening_.formulas()[i]) {
                std::copy_n(open_by_single_atoms(*formula, atoms_, rows), batch.words,
                            into.columns[i].shown_open.begin() +
                                static_cast<std::ptrdiff_t>(at / rows_per_word));
            }
        }
        for (const auto& [row, permit] : shown_alone_) {
            put_bit(into.columns[permit].shown_open, at + row, true);
        }
    }

    void write_colours(const FactSource& source, std::size_t first, std::size_t at) {
        Batch& batch = machine_.batch();
        VerdictColumnsData& into = screening_.into();
        const auto word = static_cast<std::ptrdiff_t>(at / rows_per_word);
        const ColourRows rows = colour_rows(source, first);
        for (PermitColumns& columns : into.columns) {
            if (columns.outline != nullptr) {
                std::copy_n(decided_rows(rows, *columns.outline), batch.words,
                            columns.decided.begin() + word);
                std::copy_n(coming_rows(rows, *columns.outline), batch.words, columns.coming.begin() + word);
            }
        }
        for (const ColouredAlone& one : coloured_alone_) {
            PermitColumns& columns = into.columns[one.permit];
            if (columns.outline != nullptr) {
                put_bit(columns.decided, at + one.row, one.colour == Colour::yellow);
                put_bit(columns.coming, at + one.row,
                        one.colour == Colour::yellow || one.colour == Colour::grey);
            }
            if (!columns.green_after.empty()) {
                columns.green_after[at + one.row] = static_cast<std::uint32_t>(one.green_after);
                put_bit(columns.nearly_later, at + one.row, false);
            }
        }
    }

    static void put_bit(std::vector<Word>& plane, std::size_t row, bool set) {
        const Word bit = Word{1} << (row % rows_per_word);
        Word& word = plane[row / rows_per_word];
        word = set ? word | bit : word & ~bit;
    }

    void write(std::size_t at) {
        Batch& batch = machine_.batch();
        VerdictColumnsData& into = screening_.into();
        const std::size_t word = at / rows_per_word;
        std::vector<AgreedTruths::Planes> truths;
        for (std::size_t place = 0; place < into.truths.size(); ++place) {
            truths.push_back({planes_[place].yes, planes_[place].no});
        }
        write_truths(into, at, batch, truths);
        const auto put = [&](std::vector<Word>& to, const Word* from) {
            for (std::uint32_t w = 0; w < batch.words; ++w) {
                to[word + w] = from[w] & batch.rows_there()[w];
            }
        };
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

    const ScreenPlan& screening_;
    Program handle_;
    Limits limits_;
    ColumnMachine machine_;
    AgreedTruths truths_;
    std::optional<OtherReadings> others_;
    SingleAtoms atoms_;
    std::optional<DaysAhead> ahead_;
    std::vector<Awaiting> awaiting_; // by place of the permit
    Arena shown_memory_;
    Assessment workspace_;
    std::vector<Planes> planes_; // by place of the ref
    struct ColouredAlone {
        std::size_t row = 0;
        std::size_t permit = 0; // place
        Colour colour = Colour::none;
        std::int64_t green_after = 0; // days; 0: not within the horizon
    };
    std::vector<ColouredAlone> coloured_alone_;
    std::vector<std::pair<std::size_t, std::size_t>> shown_alone_; // row, place of the permit
    std::size_t alone_ = 0;
};

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
        Worker worker(screening_, program_, kernels_);
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
          plan(of, on, options, *data), worker(plan, of, kernels(), tries_readings) {}

    Program program;
    VerdictOptions options;
    std::shared_ptr<VerdictColumnsData> data;
    ScreenPlan plan;
    Worker worker;
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
