// SPDX-License-Identifier: Apache-2.0
// The idea: to try a reading is to be asked for it. The machine is the one of the day itself, so that what it
// has run under the same readings before does not run again.
#include "reason/other_readings.hpp"

#include "compile/schedule.hpp"

#include <algorithm>

namespace bleibe::detail {

OtherReadings::Reading::Reading(const Program& program, const ScreenPlan& asked, VerdictOptions with,
                                ColumnMachine& machine)
    : options(std::move(with)), data(std::make_shared<VerdictColumnsData>()),
      plan(program, asked.on(), options, *data, false), truths(machine, plan), verdicts(data) {}

OtherReadings::OtherReadings(const Program& program, const ScreenPlan& asked, ColumnMachine& machine)
    : machine_(machine) {
    const auto concerns = [&](std::uint32_t dispute) {
        return std::any_of(
            asked.into().columns.begin(), asked.into().columns.end(), [&](const PermitColumns& permit) {
                return permit.outline != nullptr &&
                       std::find(permit.outline->disputes.begin(), permit.outline->disputes.end(), dispute) !=
                           permit.outline->disputes.end();
            });
    };
    VerdictOptions options;
    options.permits = asked.into().permits;
    options.criteria = false;
    const std::vector<DisputeInfo>& disputes = asked.program().disputes;
    for (std::uint32_t dispute = 0; dispute < disputes.size(); ++dispute) {
        places_.push_back(readings_.size());
        for (std::size_t reading = 0; concerns(dispute) && reading < disputes[dispute].readings.size();
             ++reading) {
            options.readings = asked.options().readings;
            options.readings.choose(dispute, static_cast<int>(reading));
            readings_.push_back(std::make_unique<Reading>(program, asked, options, machine));
        }
    }
}

std::vector<std::uint32_t> OtherReadings::steps_again() const {
    std::vector<std::uint32_t> steps;
    for (std::uint32_t dispute = 0; !readings_.empty() && dispute < places_.size(); ++dispute) {
        const ScreenPlan& plan = readings_.front()->plan;
        steps = united(steps, steps_depending(plan.program().code, plan.schedule(), 1 + dispute));
    }
    return steps;
}

void OtherReadings::size_results(std::size_t people) {
    for (const auto& reading : readings_) {
        reading->data->people = people;
        reading->plan.size_results();
    }
}

void OtherReadings::run(std::size_t at) {
    for (const auto& reading : readings_) {
        reading->truths.run();
        write_truths(*reading->data, at, machine_.batch(), reading->truths.planes());
    }
}

} // namespace bleibe::detail
