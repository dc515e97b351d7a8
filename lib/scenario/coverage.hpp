// SPDX-License-Identifier: Apache-2.0
// What the scenarios of a catalog leave untested: criteria, limits, readings.
#pragma once

#include "run/assessment_data.hpp"
#include "scenario/scenario.hpp"
#include "source/diagnostics.hpp"

#include <bleibe/scenario.hpp>

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace bleibe::detail {

/// Notes what every scenario shows and reports what none did. Only permits that the scenario asserts
/// something of count: what others happen to be is nobody's expectation. A criterion is tested when it spoke
/// for the person in one scenario and the verdict rested on it (or the scenario names it), and in another it
/// did not and decided (or had to be waived); a parameter that is compared when the compared values came
/// within one unit of it on both sides; a reading when it changed a status of a permit of its norm, or of any
/// where its norm has none.
class ScenarioCoverage {
public:
    explicit ScenarioCoverage(const Catalog& catalog) : catalog_(catalog) {}

    void note(const AssessmentData& assessment, const CaseReport& report,
              const std::vector<Expectation>& expectations);
    /// The same for the criteria of a norm read by themselves (the program's only outline): those whose state
    /// the scenario asserts.
    void note_criteria(const AssessmentData& assessment, const std::vector<Expectation>& expectations);
    /// What is missing as findings; the counts of `results`.
    void report(ScenarioResults& results, Diagnostics& diagnostics) const;

private:
    /// What was seen on the one side and on the other.
    struct Sides {
        bool one = false;
        bool other = false;
    };

    void note_criteria(const AssessmentData& assessment, const PermitOutline& outline, const Verdict& verdict,
                       const Expectation& expected);
    /// True if the point or one below it decided.
    bool note_point(const AssessmentData& assessment, std::uint32_t index,
                    const std::vector<std::uint32_t>& deciding, bool waived_above);
    /// Of these steps of the top block.
    void note_limits(const AssessmentData& assessment, const std::vector<std::uint32_t>& steps);
    void note_limit(const AssessmentData& assessment, Ref parameter, Ref other, bool outcome);
    void note_readings(const PermitReport& permit);
    bool matters(const Ruleset& ruleset, const std::string& dispute, const std::string& reading) const;

    const Catalog& catalog_;
    std::map<const CriterionDeclaration*, Sides> criteria_;
    std::map<const ParameterDeclaration*, Sides> limits_; // compared at all: an entry
    std::set<std::tuple<std::string, std::string, std::string>>
        readings_; // norm of the permit, dispute, reading
};

} // namespace bleibe::detail
