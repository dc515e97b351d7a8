// SPDX-License-Identifier: Apache-2.0
// The idea: a person of whom everything that counts is known is told off the planes; whoever is open for some
// permit is assessed alone, because what is missing is found by walking back over the slots. Later days are
// read off the planes for both.
#include "reason/batch_reports.hpp"

#include "reason/horizon.hpp"
#include "value/case_data.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// People for whom it pays to ask columns: a step costs them much the same for one as for many.
constexpr std::size_t fewest = 8;

VerdictOptions verdict_options(const Readings& readings, const ReportOptions& options) {
    VerdictOptions made;
    made.readings = readings;
    made.permits = options.permits;
    made.criteria = options.brief;
    made.colours = true;
    made.horizon_months = options.horizon_months;
    made.horizon_days = options.horizon_days;
    return made;
}

} // namespace

void sort_as_in_tree(std::vector<std::string>& criteria, const ProgramData& program,
                     const PermitOutline& outline) {
    if (criteria.size() < 2) {
        return;
    }
    const DecidingColumns tree(program, outline);
    const auto& order = tree.criteria();
    std::sort(criteria.begin(), criteria.end(), [&](const std::string& a, const std::string& b) {
        return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
    });
}

BatchReports::BatchReports(const Program& program, Date on, const Readings& readings,
                           const ReportOptions& options)
    : program_(program), on_(on), readings_(readings), options_(options),
      looks_ahead_(end_of_horizon(on, options.horizon_months, options.horizon_days) > on.days()),
      // What points are under a reading is asked of their slots.
      tries_readings_(!options.brief && !options.explanation) {}

bool BatchReports::help(Date on, const ReportOptions& options) noexcept {
    const bool looks_ahead = end_of_horizon(on, options.horizon_months, options.horizon_days) > on.days();
    return options.brief || (!options.search && (looks_ahead || !options.explanation));
}

void BatchReports::read(const FactSource& people, std::size_t first, std::size_t rows, SubjectOf subject) {
    subject_ = std::move(subject);
    verdicts_.reset();
    if (rows < fewest) {
        return;
    }
    if (!screening_) {
        screening_.emplace(program_, on_, verdict_options(readings_, options_), tries_readings_);
    }
    verdicts_ = screening_->run(people, first, rows);
}

bool BatchReports::is_open(std::size_t row) const {
    for (std::size_t place = 0; place < verdicts_->permits().size(); ++place) {
        if (verdicts_->verdict(place, row).status == Status::undetermined) {
            return true;
        }
    }
    return false;
}

bool BatchReports::is_alone(std::size_t row) const {
    if (!verdicts_ || screening_->was_alone(row)) {
        return true;
    }
    if (!options_.search) {
        return false;
    }
    // A search asks for completions wherever the slots leave something open, and on later days of what is
    // known in part.
    const auto& in_part = looks_ahead_ ? subject_(row).data().in_part : std::vector<Possible>{};
    if (std::any_of(in_part.begin(), in_part.end(), [](const Possible& set) { return !set.is_nothing(); })) {
        return true;
    }
    for (std::size_t place = 0; place < verdicts_->permits().size(); ++place) {
        if (!screening_->is_decided(place, row)) {
            return true;
        }
    }
    return false;
}

PermitReport BatchReports::permit_report(std::size_t place, std::size_t row) const {
    PermitReport report = named(program_.data(), verdicts_->permits()[place]);
    report.verdict = verdicts_->verdict(place, row);
    report.colour = verdicts_->colour(place, row);
    report.green_on = verdicts_->green_on(place, row);
    if (report.verdict.status == Status::ineligible) {
        for (std::size_t i = 0; i < verdicts_->criteria(place).size(); ++i) {
            if (bit_at(verdicts_->decides(place, i).data(), row)) {
                report.because.emplace_back(verdicts_->criteria(place)[i]);
            }
        }
    }
    return report;
}

AlreadyFound BatchReports::found_of(std::size_t row) const {
    AlreadyFound found;
    for (std::size_t place = 0; looks_ahead_ && place < verdicts_->permits().size(); ++place) {
        found.ahead.push_back({verdicts_->colour(place, row), verdicts_->green_on(place, row)});
    }
    if (tries_readings_) {
        found.under = [this, row](std::size_t dispute, std::size_t reading, std::size_t place) {
            return screening_->under(dispute, reading, place, row);
        };
    }
    return found;
}

CaseReport BatchReports::report_of(std::size_t row) {
    if (is_alone(row)) {
        return bleibe::report(program_, subject_(row), on_, readings_, options_, workspace_);
    }
    if (!options_.brief || is_open(row)) {
        return report(program_, subject_(row), on_, readings_, options_, workspace_, found_of(row));
    }
    CaseReport report;
    report.on = on_;
    report.law_as_of = program_.catalog().law_as_of();
    report.program = program_.share();
    for (std::size_t place = 0; place < verdicts_->permits().size(); ++place) {
        report.permits.push_back(permit_report(place, row));
    }
    report.colour = colour_of(report.permits);
    return report;
}

} // namespace bleibe::detail
