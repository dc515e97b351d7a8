// SPDX-License-Identifier: Apache-2.0
// The idea: what columns cannot hold of somebody is asked of the person, and put in bit by bit. What is asked
// besides verdicts reads their planes and leaves them as they are.
#include "reason/batch_worker.hpp"

#include "reason/atom_columns.hpp"
#include "run/assessment_data.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

void put_bit(std::vector<Word>& plane, std::size_t row, bool set) {
    const Word bit = Word{1} << (row % rows_per_word);
    Word& word = plane[row / rows_per_word];
    word = set ? word | bit : word & ~bit;
}

} // namespace

BatchWorker::BatchWorker(const ScreenPlan& screening, const Program& program, const Kernels& kernels,
                         bool tries_readings, bool leaves_alone)
    : screening_(screening), handle_(program), leaves_alone_(leaves_alone),
      machine_(screening.program(), kernels, limits_), truths_(machine_, screening),
      atoms_(screening.program(), limits_), planes_(screening.refs().size()) {
    std::vector<std::uint32_t> again = screening.disputed_steps();
    if (tries_readings) {
        others_.emplace(program, screening, machine_);
        again = united(again, others_->steps_again());
    }
    machine_.plan(screening.schedule(), again);
    machine_.need_facts(screening.refs());
    machine_.set_operands(screening.operands());
    atoms_.set_operands(screening_.asked_operands());
    if (screening.options().colours) {
        ahead_.emplace(program, screening, kernels);
    }
}

void BatchWorker::run(const FactSource& source, std::size_t first, std::size_t rows, std::size_t at) {
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
    if (!leaves_alone_) {
        run_alone(source, first);
    }
    write(at);
    write_shown(source, first, at);
    if (screening_.options().colours) {
        write_colours(source, first, at);
    }
    if (screening_.options().missing) {
        find_missing(source, first, at);
    }
}

void BatchWorker::look_ahead(const FactSource& source, std::size_t first, std::size_t at) {
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

SpelledTruth BatchWorker::spelled_at(std::size_t place) {
    return truths_.spelled({planes_[place].yes, planes_[place].no});
}

ColourRows BatchWorker::colour_rows(const FactSource& source, std::size_t first) {
    Batch& batch = machine_.batch();
    auto* stated = batch.arena.allocate_array<const Word*>(screening_.program().fact_count);
    std::fill_n(stated, screening_.program().fact_count, nullptr);
    return {batch, screening_.program(), [this](Ref ref) { return spelled_at(screening_.place_of(ref)); },
            [&batch, &source, first, stated](std::uint32_t fact) {
                stated[fact] = stated[fact] == nullptr ? source.stated(batch, fact, first) : stated[fact];
                return stated[fact];
            }};
}

void BatchWorker::run_alone(const FactSource& source, std::size_t first) {
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

void BatchWorker::put_alone(const FactSource& source, std::size_t first, std::size_t row) {
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

void BatchWorker::colour_alone(const Case& subject, std::size_t row) {
    const VerdictOptions& asked = screening_.options();
    ReportOptions options;
    options.permits = screening_.into().permits;
    options.brief = true;
    options.horizon_months = asked.horizon_months;
    options.horizon_days = asked.horizon_days;
    const CaseReport found = report(handle_, subject, screening_.on(), asked.readings, options, workspace_);
    for (std::size_t i = 0; i < found.permits.size(); ++i) {
        const std::int64_t green_on = found.permits[i].green_on ? found.permits[i].green_on->days() : 0;
        coloured_alone_.push_back(
            {row, i, found.permits[i].colour, green_on == 0 ? 0 : green_on - screening_.on().days()});
    }
}

void BatchWorker::write(std::size_t at) {
    Batch& batch = machine_.batch();
    VerdictColumnsData& into = screening_.into();
    const std::size_t word = at / rows_per_word;
    std::vector<AgreedTruths::Planes> truths;
    for (std::size_t place = 0; place < into.truths.size(); ++place) {
        truths.push_back({planes_[place].yes, planes_[place].no});
    }
    write_truths(into, at, batch, truths);
    const auto put = [&](std::vector<Word>& to, const Word* from) {
        const Word* planes[] = {from, batch.rows_there()};
        batch.kernels.all_of(to.data() + word, planes, 2, batch.words);
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

void BatchWorker::write_shown(const FactSource& source, std::size_t first, std::size_t at) {
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
                        into.columns[i].shown_open.begin() + static_cast<std::ptrdiff_t>(at / rows_per_word));
        }
    }
    for (const auto& [row, permit] : shown_alone_) {
        put_bit(into.columns[permit].shown_open, at + row, true);
    }
}

SpelledTruth BatchWorker::spelled(Batch& batch, Ref ref) {
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

void BatchWorker::write_colours(const FactSource& source, std::size_t first, std::size_t at) {
    Batch& batch = machine_.batch();
    VerdictColumnsData& into = screening_.into();
    const auto word = static_cast<std::ptrdiff_t>(at / rows_per_word);
    const ColourRows rows = colour_rows(source, first);
    for (PermitColumns& columns : into.columns) {
        if (columns.outline != nullptr) {
            std::copy_n(decided_rows(rows, *columns.outline), batch.words, columns.decided.begin() + word);
            std::copy_n(coming_rows(rows, *columns.outline), batch.words, columns.coming.begin() + word);
        }
    }
    for (const ColouredAlone& one : coloured_alone_) {
        PermitColumns& columns = into.columns[one.permit];
        if (columns.outline != nullptr) {
            put_bit(columns.decided, at + one.row, one.colour == Colour::yellow);
            put_bit(columns.coming, at + one.row, one.colour == Colour::yellow || one.colour == Colour::grey);
        }
        if (!columns.green_after.empty()) {
            columns.green_after[at + one.row] = static_cast<std::uint32_t>(one.green_after);
            put_bit(columns.nearly_later, at + one.row, false);
        }
    }
}

void BatchWorker::find_missing(const FactSource& source, std::size_t first, std::size_t at) {
    VerdictColumnsData& into = screening_.into();
    const auto is_open = [&](const PermitColumns& columns, std::size_t row) {
        if (columns.outline == nullptr) {
            return false;
        }
        const TruthPlanes& truth = into.truths[columns.truths[static_cast<std::size_t>(Mode::may)]];
        return !bit_at(truth.yes.data(), at + row) && !bit_at(truth.no.data(), at + row);
    };
    ReportOptions options;
    options.permits = into.permits;
    options.brief = true;
    options.horizon_months = 0;
    for (std::size_t row = 0; row < machine_.batch().rows; ++row) {
        if (std::none_of(into.columns.begin(), into.columns.end(),
                         [&](const PermitColumns& columns) { return is_open(columns, row); })) {
            continue;
        }
        const Case subject = source.subject(machine_, first + row, row);
        const CaseReport found =
            report(handle_, subject, screening_.on(), screening_.options().readings, options, workspace_);
        for (std::size_t i = 0; i < found.permits.size(); ++i) {
            const std::vector<std::string>& missing = found.permits[i].missing;
            into.columns[i].missing[at + row] = missing.empty() ? 0 : number_of(missing.front());
        }
    }
}

std::uint16_t BatchWorker::number_of(const std::string& path) {
    std::vector<std::string>& paths = screening_.into().paths;
    const std::lock_guard<std::mutex> lock(screening_.paths_mutex());
    const auto known = std::find(paths.begin(), paths.end(), path);
    const auto number = static_cast<std::uint16_t>(known - paths.begin());
    if (known == paths.end()) {
        paths.push_back(path);
    }
    return number;
}

} // namespace bleibe::detail
