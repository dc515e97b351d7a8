// SPDX-License-Identifier: Apache-2.0
// The idea: one run over all readings at once shows whether they matter; where they may, one dispute that the
// open truths rest on is split by its readings, and so on down to combinations, which are assessed as they
// are.
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

constexpr std::uint64_t most_runs = 500; // over sets, for one row

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
        truths_ = truths_of(*outline).all();
        steps_ = steps_needed(data_.code, truths_);
        slots_.assign(data_.code.top.steps.size(), Possible::nothing());
        const Box box(data_, assessment.facts(), assessment.subject->in_part, lasting_);
        facts_ = box.facts();
        for (const Value& operand : assessment.operands) {
            operands_.push_back(Possible::of(operand));
        }
        for (const std::uint32_t dispute : outline->disputes) {
            add_dispute(dispute);
        }
        table_.rows = compare();
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
        if (compared.chosen < 0) {
            operands_[1 + dispute] =
                Possible::between(Value::number(0), Value::number(std::max(count - 1, 0)));
        }
        table_.disputes.push_back(std::move(compared));
    }

    std::vector<ReadingsRow> compare() {
        const auto dispute = dispute_that_matters();
        if (!dispute) {
            return {{taken_, verdict()}};
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

    /// Where the rows are the same under each reading, the dispute does not matter after all.
    static std::vector<ReadingsRow> joined(std::vector<std::vector<ReadingsRow>> parts, std::size_t dispute) {
        const auto is_like_first = [&](const std::vector<ReadingsRow>& part) {
            return std::equal(part.begin(), part.end(), parts[0].begin(), parts[0].end(),
                              [&](const auto& a, const auto& b) { return is_alike(a, b, dispute); });
        };
        if (!std::all_of(parts.begin(), parts.end(), is_like_first)) {
            return in_turn(parts);
        }
        for (ReadingsRow& row : parts[0]) {
            row.readings[dispute] = -1;
        }
        return std::move(parts[0]);
    }

    static bool is_alike(const ReadingsRow& a, const ReadingsRow& b, std::size_t dispute) {
        std::vector<int> readings = b.readings;
        readings[dispute] = a.readings[dispute];
        return a.readings == readings && a.verdict == b.verdict;
    }

    /// The first open one that a truth rests on which is not settled.
    std::optional<std::size_t> dispute_that_matters() {
        sets_.reset();
        ranges_.forget();
        ranges_.bind(facts_.data(), operands_.data(), slots_.data());
        ranges_.run(steps_);
        Cone cone(ranges_);
        for (const Ref truth : truths_) {
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

    /// Under the readings that were taken, and the first of those that do not matter.
    Verdict verdict() {
        ++assessed_;
        Readings readings = readings_;
        for (std::size_t i = 0; i < table_.disputes.size(); ++i) {
            readings.choose(table_.disputes[i].number, std::max(taken_[i], 0));
        }
        assess(program_, subject_, on_, readings, assessment_);
        return assessment_.workspace().complete_verdict(permit_);
    }

    const Program& program_;
    const ProgramData& data_;
    const Case& subject_;
    Date on_;
    PermitId permit_;
    const Readings& readings_;
    std::size_t most_rows_;
    std::size_t assessed_ = 0;
    Limits limits_;
    Assessment assessment_;
    ReadingsTable table_;
    std::vector<int> taken_; // by dispute of the table
    std::vector<Ref> truths_;
    std::vector<std::uint32_t> steps_;
    Arena lasting_;
    Arena sets_;
    std::vector<Possible> facts_;
    std::vector<Possible> operands_;
    std::vector<Possible> slots_;
    RangeMachine ranges_;
};

} // namespace
} // namespace detail

ReadingsTable compare_readings(const Program& program, const Case& subject, Date on, PermitId permit,
                               const Readings& readings, std::size_t most_rows) {
    return detail::Comparison(program, subject, on, permit, readings, most_rows).run();
}

} // namespace bleibe
