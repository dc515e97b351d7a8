// SPDX-License-Identifier: Apache-2.0
// The idea: one run over all readings at once shows whether they matter. Two people who the open facts allow,
// one for each outcome whatever the reading, make the verdict undetermined under all of them. Only where
// neither settles it, one dispute that the open truths rest on is split by its readings, and so on down to
// combinations, which are assessed as they are.
#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"
#include "reason/completed.hpp"
#include "run/cone.hpp"

#include <bleibe/assessment.hpp>
#include <bleibe/readings.hpp>

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

constexpr std::uint64_t most_runs = 500;          // over sets, for one row
constexpr std::uint64_t most_runs_in_all = 2'000; // after that what is open is "not proven"

class Comparison {
public:
    Comparison(const Program& program, const Case& subject, Date on, PermitId permit,
               const Readings& readings, std::size_t most_rows)
        : program_(program), data_(program.data()), subject_(subject), on_(on), permit_(permit),
          readings_(readings), most_rows_(most_rows), ranges_(data_.code, sets_, limits_) {}

    ReadingsTable run() {
        AssessmentData& assessment = assessment_.workspace();
        assessment.search_options.runs = most_runs;
        assess(program_, subject_, on_, readings_, assessment_);
        const PermitOutline* outline = assessment.outline(permit_);
        if (outline == nullptr) {
            return {};
        }
        verdict_truths_ = truths_of(*outline);
        truths_ = verdict_truths_.all();
        steps_ = steps_needed(data_.code, truths_);
        slots_.assign(data_.code.top.steps.size(), Possible::nothing());
        const Box box(data_, assessment.facts(), assessment.subject->in_part, lasting_);
        facts_ = box.facts();
        is_open_ = !box.places().empty();
        for (const Value& operand : assessment.operands) {
            operands_.push_back(Possible::of(operand));
        }
        for (const std::uint32_t dispute : outline->disputes) {
            add_dispute(dispute);
        }
        table_.rows = compare();
        const auto is_undetermined = [](const ReadingsRow& row) {
            return row.verdict.status == Status::undetermined;
        };
        if (!table_.complete && std::all_of(table_.rows.begin(), table_.rows.end(), is_undetermined)) {
            table_.rows = {{taken_, not_proven()}}; // a long list would say no more
            table_.complete = true;
        }
        return std::move(table_);
    }

private:
    void add_dispute(std::uint32_t dispute) {
        const DisputeDeclaration& declared = *data_.dispute_models[dispute].declaration;
        ComparedDispute compared;
        compared.number = dispute;
        compared.id = declared.id;
        compared.label = &data_.disputes[dispute].label;
        for (const ReadingDeclaration& reading : declared.readings) {
            ComparedDispute::Reading one{reading.id, reading.label.empty() ? nullptr : &reading.label, {}};
            for (const SourceReference& holder : reading.holders) {
                one.holders.push_back({holder.cite, holder.url});
            }
            compared.readings.push_back(std::move(one));
        }
        const int chosen = readings_.chosen(dispute);
        const auto count = static_cast<int>(declared.readings.size());
        compared.chosen = chosen < count ? chosen : -1;
        taken_.push_back(compared.chosen);
        assessed_under_.push_back(-1);
        if (compared.chosen < 0) {
            operands_[1 + dispute] =
                Possible::between(Value::number(0), Value::number(std::max(count - 1, 0)));
        }
        table_.disputes.push_back(std::move(compared));
    }

    std::vector<ReadingsRow> compare() {
        auto dispute = dispute_that_matters();
        if (!dispute) {
            return {{taken_, verdict()}};
        }
        if (is_open_) {
            if (met_.empty()) {
                assess_now();
            }
            if (const auto same = verdict_under_all(*dispute)) {
                return {{taken_, *same}};
            }
        }
        const ComparedDispute& split = table_.disputes[*dispute];
        Possible& operand = operands_[1 + split.number];
        const Possible all = operand;
        std::vector<std::vector<ReadingsRow>> parts;
        for (std::size_t reading = 0; reading < split.readings.size() && table_.complete; ++reading) {
            if (assessed_ >= most_rows_) {
                table_.complete = false;
                break;
            }
            operand = Possible::of(Value::number(static_cast<std::int64_t>(reading)));
            taken_[*dispute] = static_cast<int>(reading);
            parts.push_back(compare());
        }
        operand = all;
        taken_[*dispute] = -1;
        return table_.complete ? joined(std::move(parts), *dispute) : in_turn(parts);
    }

    static std::vector<ReadingsRow> in_turn(const std::vector<std::vector<ReadingsRow>>& parts) {
        std::vector<ReadingsRow> rows;
        for (const auto& part : parts) {
            rows.insert(rows.end(), part.begin(), part.end());
        }
        return rows;
    }

    /// Where the rows are the same under each reading, the dispute does not matter after all. What is still
    /// possible, and whether a search came to an end, makes no row of its own.
    static std::vector<ReadingsRow> joined(std::vector<std::vector<ReadingsRow>> parts, std::size_t dispute) {
        const auto is_like_first = [&](const std::vector<ReadingsRow>& part) {
            return std::equal(part.begin(), part.end(), parts[0].begin(), parts[0].end(),
                              [&](const auto& a, const auto& b) { return is_alike(a, b, dispute); });
        };
        if (!std::all_of(parts.begin(), parts.end(), is_like_first)) {
            return in_turn(parts);
        }
        for (std::size_t i = 0; i < parts[0].size(); ++i) {
            ReadingsRow& row = parts[0][i];
            row.readings[dispute] = -1;
            for (const auto& part : parts) {
                join(row.verdict, part[i].verdict);
            }
        }
        return std::move(parts[0]);
    }

    static void join(Verdict& verdict, const Verdict& other) {
        verdict.proven = verdict.proven && other.proven;
        if (other.effect_at_best &&
            (!verdict.effect_at_best || *other.effect_at_best < *verdict.effect_at_best)) {
            verdict.effect_at_best = other.effect_at_best; // the stronger one
        }
    }

    static bool is_alike(const ReadingsRow& a, const ReadingsRow& b, std::size_t dispute) {
        ReadingsRow other = b;
        other.readings[dispute] = a.readings[dispute];
        other.verdict.proven = a.verdict.proven;
        other.verdict.effect_at_best = a.verdict.effect_at_best;
        return a.readings == other.readings && a.verdict == other.verdict;
    }

    void run_over(const std::vector<Possible>& facts) {
        sets_.reset();
        ranges_.forget();
        ranges_.bind(facts.data(), operands_.data(), slots_.data());
        ranges_.run(steps_);
    }

    /// The first open one that a truth rests on which is not settled.
    std::optional<std::size_t> dispute_that_matters() {
        run_over(facts_);
        excluded_.clear();
        for (const VerdictTruths::Level& level : verdict_truths_.levels) {
            excluded_.push_back(outcomes_of(ranges_.value(level.truth)) == bit(Outcome::no));
        }
        return open_dispute_behind(truths_);
    }

    std::optional<std::size_t> open_dispute_behind(std::span<const Ref> truths) {
        Cone cone(ranges_);
        for (const Ref truth : truths) {
            cone.follow(truth);
        }
        for (std::size_t i = 0; i < table_.disputes.size(); ++i) {
            const auto operand = static_cast<std::uint32_t>(1 + table_.disputes[i].number);
            if (taken_[i] < 0 && cone.operands().count(operand) > 0) {
                return i;
            }
        }
        return std::nullopt;
    }

    /// Undetermined, if people that were met have either status whatever the readings that are left. If not,
    /// `dispute` becomes one of those that keep them from it.
    std::optional<Verdict> verdict_under_all(std::size_t& dispute) {
        const std::vector<VerdictTruths::Level>& levels = verdict_truths_.levels;
        std::vector<bool> reached(levels.size());
        unsigned certain = 0;
        std::optional<std::size_t> in_the_way;
        for (const std::vector<Possible>& person : met_) {
            run_over(person);
            const unsigned status = outcomes_of(ranges_.value(verdict_truths_.status));
            certain |= is_one(status) ? status : 0;
            for (std::size_t i = 0; i < levels.size(); ++i) {
                reached[i] =
                    reached[i] || (outcomes_of(ranges_.value(levels[i].truth)) & bit(Outcome::no)) == 0;
            }
            if (!in_the_way) {
                in_the_way = open_dispute_behind(truths_);
            }
        }
        constexpr unsigned both = bit(Outcome::yes) | bit(Outcome::no);
        std::size_t best = 0;
        while (best < levels.size() && excluded_[best]) {
            ++best;
        }
        if ((certain & both) == both && (best == levels.size() || reached[best])) {
            Verdict verdict;
            verdict.status = Status::undetermined;
            verdict.effect_at_best = best == levels.size() ? verdict_truths_.effect : levels[best].effect;
            return verdict;
        }
        dispute = in_the_way.value_or(dispute);
        return std::nullopt;
    }

    static Verdict not_proven() {
        Verdict verdict;
        verdict.status = Status::undetermined;
        verdict.proven = false;
        return verdict;
    }

    /// Under the readings that were taken, and the first of those that do not matter.
    Verdict verdict() {
        ++assessed_;
        return assess_now();
    }

    Verdict assess_now() {
        AssessmentData& assessment = assessment_.workspace();
        for (std::size_t i = 0; i < table_.disputes.size(); ++i) {
            const int reading = std::max(taken_[i], 0);
            if (assessed_under_[i] != reading) {
                assessment.take_reading(static_cast<std::uint32_t>(table_.disputes[i].number), reading);
                assessed_under_[i] = reading;
            }
        }
        if (!is_open_) {
            return assessment.complete_verdict(permit_);
        }
        if (spent_ >= most_runs_in_all) {
            assessment.search_options.nodes = 0;
            return assessment.complete_verdict(permit_);
        }
        const std::uint64_t before = assessment.spent();
        assessment.allow(std::min(most_runs, most_runs_in_all - spent_));
        const Verdict verdict = assessment.complete_verdict(permit_);
        spent_ = std::min(most_runs_in_all, spent_ + assessment.spent() - before);
        keep_people();
        return verdict;
    }

    void keep_people() {
        constexpr std::size_t most_kept = 16;
        const Findings* findings = assessment_.workspace().findings(permit_);
        if (findings == nullptr) {
            return;
        }
        for (const Outcome outcome : {Outcome::yes, Outcome::no}) {
            if (findings->witness(outcome) && met_.size() < most_kept) {
                std::vector<Possible>& person = met_.emplace_back();
                for (const Value& fact : *findings->witness(outcome)) {
                    person.push_back(Possible::of(fact));
                }
            }
        }
    }

    const Program& program_;
    const ProgramData& data_;
    const Case& subject_;
    Date on_;
    PermitId permit_;
    const Readings& readings_;
    std::size_t most_rows_;
    std::size_t assessed_ = 0;
    std::uint64_t spent_ = 0; // runs over sets
    Limits limits_;
    Assessment assessment_;
    ReadingsTable table_;
    std::vector<int> taken_;          // by dispute of the table
    std::vector<int> assessed_under_; // likewise, at last
    bool is_open_ = false;            // some fact
    VerdictTruths verdict_truths_;
    std::vector<Ref> truths_;
    std::vector<std::uint32_t> steps_;
    Arena lasting_;
    Arena sets_;
    std::vector<Possible> facts_;
    std::vector<Possible> operands_;
    std::vector<Possible> slots_;
    std::vector<bool> excluded_;             // by level of the verdict: no completion reaches it
    std::vector<std::vector<Possible>> met_; // people the open facts allow
    RangeMachine ranges_;
};

} // namespace
} // namespace detail

ReadingsTable compare_readings(const Program& program, const Case& subject, Date on, PermitId permit,
                               const Readings& readings, std::size_t most_rows) {
    return detail::Comparison(program, subject, on, permit, readings, most_rows).run();
}

} // namespace bleibe
