// SPDX-License-Identifier: Apache-2.0
// The idea: the first and last days of all versions cut the time axis into stretches in which the same
// law holds; each stretch has its own trees, and all share one list of steps.
#include "base/suggest.hpp"
#include "compile/catalog_model.hpp"
#include "compile/compile_criteria.hpp"
#include "compile/lower_permit.hpp"
#include "compile/program.hpp"
#include "compile/schedule.hpp"
#include "value/calendar.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace bleibe {
namespace detail {
namespace {

bool selected(const Ruleset& ruleset, const std::vector<std::string>& proposals) {
    return ruleset.proposal.empty() ||
           std::find(proposals.begin(), proposals.end(), ruleset.proposal) != proposals.end();
}

class ProgramCompiler {
public:
    ProgramCompiler(const Catalog& catalog, const Selection& selection, Diagnostics& diagnostics)
        : program_(std::make_shared<ProgramData>(catalog)), written_(catalog.model().written()),
          selection_(selection), diagnostics_(diagnostics) {
        program_->model = catalog.share();
        program_->fact_count = written_.vocabulary.facts.size();
        for (std::size_t i = 0; i < program_->fact_count; ++i) {
            const Shape& shape = program_->model->shapes[i];
            program_->fact_layouts.push_back(
                {written_.vocabulary.facts[i].type, shape.names.empty() ? nullptr : &shape});
        }
    }

    std::shared_ptr<const ProgramData> run() {
        proposals();
        permits();
        if (diagnostics_.has_errors()) {
            return nullptr;
        }
        disputes();
        cut();
        Builder builder(program_->code, true);
        for (Stretch& stretch : program_->stretches) {
            lower(stretch, builder);
        }
        if (diagnostics_.has_errors()) {
            return nullptr;
        }
        builder.finish();
        make_schedules(*program_);
        make_formulas(*program_);
        return program_;
    }

    /// The criteria of a norm, read for a caller, as the only "permit" of a program.
    std::shared_ptr<const ProgramData> run_criteria(const std::string& norm,
                                                    const PermitDeclaration& caller) {
        program_->permits.push_back({norm, caller.kind, caller.label});
        program_->proposals = selection_.proposals;
        disputes();
        cut();
        Builder builder(program_->code, true);
        for (Stretch& stretch : program_->stretches) {
            const Date day(stretch.from);
            const Ruleset* ruleset = written_.version_on(norm, day, selection_.proposals);
            if (ruleset == nullptr) {
                stretch.outlines.push_back(-1);
                continue;
            }
            PermitLowering lowering(*program_, *program_->model->checked, builder, numbers_, day);
            program_->outlines.push_back(lowering.lower_criteria(*ruleset, caller));
            stretch.outlines.push_back(static_cast<std::int32_t>(program_->outlines.size() - 1));
        }
        builder.finish();
        make_schedules(*program_);
        make_formulas(*program_);
        return program_;
    }

private:
    void proposals() {
        std::vector<std::string_view> known;
        for (const Ruleset& ruleset : written_.rulesets) {
            if (!ruleset.proposal.empty()) {
                known.emplace_back(ruleset.proposal);
            }
        }
        for (const std::string& name : selection_.proposals) {
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                diagnostics_.add(Code::wrong_word, "there is no proposal " + detail::quoted(name))
                    .help(did_you_mean_one_of(name, known));
            }
        }
        program_->proposals = selection_.proposals;
    }

    void permits() {
        std::set<std::string> seen;
        for (const Ruleset& ruleset : written_.rulesets) {
            if (!selected(ruleset, selection_.proposals)) {
                continue;
            }
            for (const PermitDeclaration& permit : ruleset.permits) {
                const std::string id = ruleset.id + "#" + permit.id;
                if (!seen.insert(id).second) {
                    // The newest version's words are shown.
                    for (PermitInfo& info : all_) {
                        if (info.id == id) {
                            info.label = permit.label;
                            info.kind = permit.kind;
                        }
                    }
                    continue;
                }
                all_.push_back({id, permit.kind, permit.label});
            }
        }
        std::vector<std::string_view> known;
        for (const PermitInfo& info : all_) {
            known.emplace_back(info.id);
        }
        for (const std::string& id : selection_.permits) {
            if (seen.count(id) == 0) {
                diagnostics_.add(Code::unknown_permit, "there is no permit " + detail::quoted(id))
                    .help(did_you_mean_one_of(id, known));
            }
        }
        for (PermitInfo& info : all_) {
            const auto& wanted = selection_.permits;
            if (wanted.empty() || std::find(wanted.begin(), wanted.end(), info.id) != wanted.end()) {
                program_->permits.push_back(info);
            }
        }
    }

    void disputes() {
        for (const Ruleset& ruleset : written_.rulesets) {
            for (const DisputeDeclaration& dispute : ruleset.disputes) {
                const auto number = static_cast<std::uint32_t>(program_->disputes.size());
                if (!numbers_.emplace(dispute.id, number).second) {
                    continue;
                }
                DisputeInfo info{dispute.id, dispute.label, dispute.baseline, {}};
                for (const ReadingDeclaration& reading : dispute.readings) {
                    info.readings.push_back(reading.id);
                }
                program_->disputes.push_back(std::move(info));
                program_->dispute_models.push_back(
                    {&dispute, dispute.baseline.empty() ? -1 : dispute.find_reading(dispute.baseline)});
            }
        }
    }

    void cut() {
        std::set<std::int64_t> starts{first_day()};
        for (const Ruleset& ruleset : written_.rulesets) {
            if (selected(ruleset, selection_.proposals)) {
                starts.insert(ruleset.from.days());
                if (ruleset.until) {
                    starts.insert(ruleset.until->days() + 1);
                }
            }
        }
        for (auto start = starts.begin(); start != starts.end(); ++start) {
            const auto next = std::next(start);
            Stretch stretch;
            stretch.from = *start;
            stretch.until = next == starts.end() ? last_day() : *next - 1;
            program_->stretches.push_back(std::move(stretch));
        }
    }

    void lower(Stretch& stretch, Builder& builder) {
        const Date day(stretch.from);
        PermitLowering lowering(*program_, *program_->model->checked, builder, numbers_, day);
        for (const PermitInfo& info : program_->permits) {
            const std::size_t hash = info.id.find('#');
            const Ruleset* ruleset = written_.version_on(info.id.substr(0, hash), day, selection_.proposals);
            const PermitDeclaration* permit =
                ruleset != nullptr ? ruleset->find_permit(info.id.substr(hash + 1)) : nullptr;
            if (permit == nullptr) {
                stretch.outlines.push_back(-1);
                continue;
            }
            program_->outlines.push_back(lowering.lower(*ruleset, *permit));
            if (lowering.is_too_large()) {
                too_large(info, *permit);
                return;
            }
            stretch.outlines.push_back(static_cast<std::int32_t>(program_->outlines.size() - 1));
        }
    }

    void too_large(const PermitInfo& info, const PermitDeclaration& permit) {
        diagnostics_
            .add(Code::too_large, permit.span,
                 detail::quoted(info.id) + " has more than " + std::to_string(PermitLowering::most_points) +
                     " points, each counted as often as it is mentioned")
            .help("name what several points share in a definition, where it is computed once");
    }

    std::shared_ptr<ProgramData> program_;
    const CatalogData& written_;
    const Selection& selection_;
    Diagnostics& diagnostics_;
    std::vector<PermitInfo> all_;
    DisputeNumbers numbers_;
};

} // namespace

std::vector<PermitId> ProgramData::chosen(const std::vector<PermitId>& asked) const {
    std::vector<PermitId> found;
    for (std::uint32_t i = 0; asked.empty() && i < permits.size(); ++i) {
        found.push_back({i});
    }
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(found),
                 [&](PermitId permit) { return permit.index < permits.size(); });
    return found;
}

const Stretch& ProgramData::stretch_of(Date day) const noexcept {
    const auto behind =
        std::upper_bound(stretches.begin(), stretches.end(), day.days(),
                         [](std::int64_t at, const Stretch& stretch) { return at < stretch.from; });
    return behind == stretches.begin() ? stretches.front() : *std::prev(behind);
}

} // namespace detail

std::optional<Program> detail::compile_criteria(const Catalog& catalog, const std::string& norm,
                                                std::string_view caller, const Selection& selection) {
    const std::size_t hash = caller.find('#');
    const detail::PermitDeclaration* permit = nullptr;
    for (const detail::Ruleset& ruleset : catalog.model().written().rulesets) {
        if (hash != std::string_view::npos && ruleset.id == caller.substr(0, hash) && permit == nullptr) {
            permit = ruleset.find_permit(caller.substr(hash + 1));
        }
    }
    if (permit == nullptr) {
        return std::nullopt;
    }
    detail::Diagnostics diagnostics;
    return Program(detail::ProgramCompiler(catalog, selection, diagnostics).run_criteria(norm, *permit));
}

Checked<Program> compile(const Catalog& catalog, const Selection& selection) {
    detail::Diagnostics diagnostics;
    auto data = detail::ProgramCompiler(catalog, selection, diagnostics).run();
    if (!data) {
        return Checked<Program>(diagnostics.take());
    }
    return {Program(std::move(data)), diagnostics.take()};
}

const std::vector<PermitInfo>& Program::permits() const noexcept { return data_->permits; }

std::optional<PermitId> Program::find(std::string_view permit) const noexcept {
    for (std::uint32_t i = 0; i < data_->permits.size(); ++i) {
        if (data_->permits[i].id == permit) {
            return PermitId{i};
        }
    }
    return std::nullopt;
}

const PermitInfo& Program::info(PermitId permit) const noexcept {
    static const PermitInfo none;
    return permit.index < data_->permits.size() ? data_->permits[permit.index] : none;
}
const std::vector<DisputeInfo>& Program::disputes() const noexcept { return data_->disputes; }
const Catalog& Program::catalog() const noexcept { return data_->catalog; }

} // namespace bleibe
