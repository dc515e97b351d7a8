// SPDX-License-Identifier: Apache-2.0
// The idea: counts are kept by name and sorted when they are asked for, so that adding costs little and
// the order never depends on the order of the cases. What is not met counts for the permit that is nearest:
// that a childless person is nobody's parent says nothing about a caseload.
#include <bleibe/screening.hpp>

#include <algorithm>
#include <tuple>

namespace bleibe {
namespace {

constexpr std::size_t status_count = 4;

Summary::Count& counter(std::vector<Summary::Count>& counts, std::string_view permit, const std::string& name,
                        const auto& label) {
    for (Summary::Count& count : counts) {
        if (count.permit == permit && count.name == name) {
            return count;
        }
    }
    counts.push_back({std::string(permit), name, label(), 0});
    return counts.back();
}

std::vector<Summary::Count> sorted(std::vector<Summary::Count> counts) {
    std::sort(counts.begin(), counts.end(), [](const Summary::Count& a, const Summary::Count& b) {
        return a.cases != b.cases ? a.cases > b.cases
                                  : std::tie(a.permit, a.name) < std::tie(b.permit, b.name);
    });
    return counts;
}

} // namespace

void Summary::add(const CaseReport& report) {
    ++cases_;
    ++colours_[static_cast<std::size_t>(report.colour)];
    for (const PermitReport& permit : report.permits) {
        auto at = static_cast<std::size_t>(std::find(permits_.begin(), permits_.end(), permit.id) -
                                           permits_.begin());
        if (at == permits_.size()) {
            permits_.emplace_back(permit.id);
            statuses_.resize(permits_.size() * status_count);
        }
        ++statuses_[at * status_count + static_cast<std::size_t>(permit.verdict.status)];
        for (const std::string& path : permit.missing) {
            ++counter(missing_, permit.id, path, [&] { return label_of_fact(report, path); }).cases;
        }
    }
    const auto nearest =
        std::find_if(report.permits.begin(), report.permits.end(),
                     [&](const PermitReport& permit) { return permit.colour == report.colour; });
    if (nearest == report.permits.end()) {
        return;
    }
    for (const std::string& name : nearest->because) {
        ++counter(unmet_, nearest->id, name, [&] {
              return label_of_criterion(report, *nearest, name);
          }).cases;
    }
}

std::uint64_t Summary::of(std::size_t permit, Status status) const noexcept {
    return permit < permits_.size() ? statuses_[permit * status_count + static_cast<std::size_t>(status)] : 0;
}

std::vector<Summary::Count> Summary::unmet() const { return sorted(unmet_); }
std::vector<Summary::Count> Summary::missing() const { return sorted(missing_); }

} // namespace bleibe
