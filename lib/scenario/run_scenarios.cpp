// SPDX-License-Identifier: Apache-2.0
// The idea: every scenario is assessed alone, screened alone and screened with its file, and all three
// must give the same bytes before they are held against what is expected.
#include "compile/compile_criteria.hpp"
#include "compile/program.hpp"
#include "reason/points.hpp"
#include "scenario/coverage.hpp"
#include "scenario/scenario.hpp"

#include <bleibe/scenario.hpp>
#include <bleibe/screening.hpp>

#include <algorithm>
#include <map>
#include <tuple>

namespace bleibe {
namespace detail {
namespace {

std::string joined(std::vector<std::string> words) {
    std::string text = "[";
    for (const std::string& word : words) {
        text += (text.size() == 1 ? "" : ", ") + word;
    }
    return text + "]";
}

std::vector<std::string> sorted(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    return words;
}

std::string word(const std::optional<Effect>& effect) {
    return effect ? std::string(to_string(*effect)) : "none";
}

/// The parts of a report that must not depend on how it was made.
std::string fingerprint(const CaseReport& report) {
    std::string text(to_string(report.colour));
    for (const PermitReport& permit : report.permits) {
        text += std::string("|") + std::string(permit.id) + std::string(to_string(permit.verdict.status)) +
                word(permit.verdict.effect) + word(permit.verdict.effect_at_best) +
                std::string(to_string(permit.verdict.open_to_exception)) +
                std::string(to_string(permit.colour)) + joined(permit.because) + joined(permit.missing);
        for (const DisputeFound& dispute : permit.disputes) {
            for (const ReadingFound& reading : dispute.readings) {
                text += std::string(reading.id) + std::string(to_string(reading.status));
            }
        }
    }
    return text;
}

class ScenarioRun {
public:
    ScenarioRun(const Catalog& catalog, ScenarioResults& results, Diagnostics& diagnostics)
        : catalog_(catalog), results_(results), diagnostics_(diagnostics), coverage_(catalog) {}

    void run(const ScenarioFile& file) {
        const Checked<Program>& program = permits_of(file);
        if (!program) {
            diagnostics_.append(program.diagnostics());
            return;
        }
        const std::vector<CaseReport> together = all_together(*program, file);
        for (std::size_t i = 0; i < file.scenarios.size(); ++i) {
            one(*program, file, file.scenarios[i], together[i]);
        }
    }

    void finish() { coverage_.report(results_, diagnostics_); }

private:
    /// Rows of one day, profile and readings are screened as one population.
    std::vector<CaseReport> all_together(const Program& program, const ScenarioFile& file) {
        std::vector<CaseReport> reports(file.scenarios.size());
        std::map<std::string, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < file.scenarios.size(); ++i) {
            const Scenario& scenario = file.scenarios[i];
            if (!scenario.caller.empty()) {
                continue;
            }
            groups[scenario.day.to_string() + "|" + scenario.profile + "|" + joined(scenario.readings)]
                .push_back(i);
        }
        for (const auto& [key, rows] : groups) {
            const Scenario& first = file.scenarios[rows.front()];
            const Checked<Readings> readings = choose_readings(program, first.readings, first.profile);
            if (!readings) {
                continue; // each of them says so
            }
            Population population;
            for (const std::size_t row : rows) {
                population.add(Case(file.scenarios[row].facts));
            }
            ScreenOptions options;
            options.readings = *readings;
            Screening screening = screen(program, population, first.day, options);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                reports[rows[i]] = std::move(screening.rows[i]);
            }
        }
        return reports;
    }

    void one(const Program& program, const ScenarioFile& file, const Scenario& scenario,
             const CaseReport& row) {
        const Checked<Readings> readings = choose_readings(program, scenario.readings, scenario.profile);
        std::string wrong;
        if (!readings) {
            wrong = readings.diagnostics().front().message + "\n";
        } else if (scenario.caller.empty()) {
            compare_permits(program, scenario, *readings, row, wrong);
        } else {
            compare_criteria(file, scenario, *readings, wrong);
        }
        if (wrong.empty()) {
            ++results_.passed;
            return;
        }
        wrong.pop_back();
        const Position place = file.source.position(scenario.span.begin);
        results_.failures.push_back({file.source.name(), place.line, place.column, scenario.name, wrong});
    }

    void compare_permits(const Program& program, const Scenario& scenario, const Readings& readings,
                         const CaseReport& row, std::string& wrong) {
        const Case subject(scenario.facts);
        const CaseReport report = bleibe::report(program, subject, scenario.day, readings, {}, assessment_);
        Population alone;
        alone.add(subject);
        ScreenOptions options;
        options.readings = readings;
        const Screening screening = screen(program, alone, scenario.day, options);
        if (fingerprint(report) != fingerprint(screening.rows.front()) ||
            fingerprint(report) != fingerprint(row)) {
            wrong += "assessed alone, screened alone and screened together do not agree\n";
        }
        for (const Expectation& expectation : scenario.expectations) {
            compare(program, assessment_, report, expectation, wrong);
        }
        coverage_.note(assessment_.workspace(), report, scenario.expectations);
    }

    void compare(const Program& program, const Assessment& assessment, const CaseReport& report,
                 const Expectation& expected, std::string& wrong) {
        const auto found = std::find_if(report.permits.begin(), report.permits.end(),
                                        [&](const PermitReport& one) { return one.id == expected.permit; });
        const std::string name = expected.permit.substr(expected.permit.find('#') + 1);
        const auto differs = [&](std::string_view what, const std::string& wanted, const std::string& got) {
            if (wanted != got) {
                wrong += name + ": expected " + std::string(what) + " " + wanted + ", got " + got + "\n";
            }
        };
        if (found == report.permits.end()) {
            wrong += "there is no permit " + expected.permit + "\n";
            return;
        }
        const PermitReport& permit = *found;
        if (expected.status) {
            std::string got(to_string(permit.verdict.status));
            const std::string wanted(to_string(*expected.status));
            if (got != wanted) {
                got += permit.because.empty() ? "" : " because " + joined(permit.because);
                got += permit.missing.empty() ? "" : " missing " + joined(permit.missing);
            }
            differs("status", wanted, got);
        }
        if (expected.because) {
            differs("because", joined(sorted(*expected.because)), joined(sorted(permit.because)));
        }
        if (expected.missing) {
            differs("missing", joined(sorted(*expected.missing)), joined(sorted(permit.missing)));
        }
        if (expected.waivers) {
            std::vector<std::string> used;
            for (const WaiverFound& waiver : permit.waivers) {
                used.push_back(waiver.criterion);
            }
            differs("waivers", joined(sorted(*expected.waivers)), joined(sorted(used)));
        }
        if (expected.effect) {
            differs("effect", *expected.effect, word(permit.verdict.effect));
        }
        if (expected.effect_at_best) {
            differs("effect_at_best", *expected.effect_at_best, word(permit.verdict.effect_at_best));
        }
        if (expected.open_to_exception) {
            differs("open_to_exception", *expected.open_to_exception,
                    std::string(to_string(permit.verdict.open_to_exception)));
        }
        if (expected.colour) {
            differs("colour", *expected.colour, std::string(to_string(permit.colour)));
        }
        if (expected.grant) {
            const std::string got = (permit.grant_at_most ? "at most " : "") + permit.grant;
            differs("grant", *expected.grant, got.empty() ? "none" : got);
        }
        under(permit, expected, name, wrong);
        criteria(program, assessment, permit.permit, expected, name, wrong);
    }

    /// In a norm without permits: its criteria, as the caller reads them.
    void compare_criteria(const ScenarioFile& file, const Scenario& scenario, const Readings& readings,
                          std::string& wrong) {
        const std::optional<Program>& program = criteria_of(file, scenario.caller);
        if (!program) {
            wrong += "there is no permit " + scenario.caller + "\n";
            return;
        }
        assess(*program, Case(scenario.facts), scenario.day, readings, assessment_);
        coverage_.note_criteria(assessment_.workspace(), scenario.expectations);
        for (const Expectation& expectation : scenario.expectations) {
            criteria(*program, assessment_, PermitId{0}, expectation, file.ruleset, wrong);
        }
    }

    /// Compiled once for all scenarios that ask for the same.
    const std::optional<Program>& criteria_of(const ScenarioFile& file, const std::string& caller) {
        const auto key = std::make_tuple(file.ruleset, caller, file.proposal);
        const auto found = criteria_programs_.find(key);
        if (found != criteria_programs_.end()) {
            return found->second;
        }
        return criteria_programs_
            .emplace(key, compile_criteria(catalog_, file.ruleset, caller, selection_of(file)))
            .first->second;
    }

    const Checked<Program>& permits_of(const ScenarioFile& file) {
        const auto found = programs_.find(file.proposal);
        return found != programs_.end()
                   ? found->second
                   : programs_.emplace(file.proposal, compile(catalog_, selection_of(file))).first->second;
    }

    static Selection selection_of(const ScenarioFile& file) {
        Selection selection;
        if (!file.proposal.empty()) {
            selection.proposals.push_back(file.proposal);
        }
        return selection;
    }

    static void under(const PermitReport& permit, const Expectation& expected, const std::string& name,
                      std::string& wrong) {
        for (const auto& [reading, status] : expected.under) {
            bool there = false;
            for (const DisputeFound& dispute : permit.disputes) {
                for (const ReadingFound& found : dispute.readings) {
                    if (std::string(dispute.id) + "/" + std::string(found.id) != reading) {
                        continue;
                    }
                    there = true;
                    if (to_string(found.status) != status) {
                        wrong += name + ": expected " + status + " under " + reading + ", got " +
                                 std::string(to_string(found.status)) + "\n";
                    }
                }
            }
            if (!there) {
                wrong += name + ": there is no reading " + reading + " that bears on the permit\n";
            }
        }
    }

    void criteria(const Program& program, const Assessment& assessment, PermitId permit,
                  const Expectation& expected, const std::string& name, std::string& wrong) {
        const AssessmentData& data = assessment.workspace();
        const PermitOutline* outline = data.outline(permit);
        for (const auto& [id, state] : expected.criteria) {
            std::string got;
            if (outline != nullptr) {
                for (const std::uint32_t index : all_nodes(program.data(), *outline)) {
                    const OutlineNode& node = program.data().nodes[index];
                    const std::string full = node.criterion != nullptr
                                                 ? node.ruleset->id + "#" + node.criterion->id
                                                 : std::string();
                    if (node.id == id || full == id) {
                        got = to_string(state_of(data, node));
                        break;
                    }
                }
            }
            if (got != state) {
                wrong += name + ": expected " + id + " to be " + state + ", got " +
                         (got.empty() ? "no such criterion" : got) + "\n";
            }
        }
    }

    const Catalog& catalog_;
    ScenarioResults& results_;
    Diagnostics& diagnostics_;
    ScenarioCoverage coverage_;
    Assessment assessment_;
    std::map<std::string, Checked<Program>> programs_; // by proposal
    std::map<std::tuple<std::string, std::string, std::string>, std::optional<Program>> criteria_programs_;
};

} // namespace
} // namespace detail

ScenarioResults run_scenarios(const Catalog& catalog, std::span<const Source> files, const Limits& limits) {
    ScenarioResults results;
    detail::Diagnostics diagnostics;
    detail::ScenarioRun run(catalog, results, diagnostics);
    for (const Source& source : files) {
        const detail::ScenarioFile file = detail::read_scenarios(catalog, source, diagnostics, limits);
        run.run(file);
    }
    run.finish();
    results.diagnostics = diagnostics.take();
    return results;
}

} // namespace bleibe
