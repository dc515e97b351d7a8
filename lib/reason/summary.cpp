// SPDX-License-Identifier: Apache-2.0
// The idea: counts are kept by name and sorted when they are asked for, so that adding costs little and
// the order never depends on the order of the cases. What is not met counts for the permit that is nearest:
// that a childless person is nobody's parent says nothing about a caseload.
#include <bleibe/screening.hpp>

#include <algorithm>
#include <iterator>
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
        const std::size_t at = place_of(permit.id);
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

void Summary::add(const Summary& other) {
    cases_ += other.cases_;
    for (std::size_t i = 0; i < std::size(colours_); ++i) {
        colours_[i] += other.colours_[i];
    }
    for (std::size_t i = 0; i < other.permits_.size(); ++i) {
        const std::size_t at = place_of(other.permits_[i]);
        for (std::size_t status = 0; status < status_count; ++status) {
            statuses_[at * status_count + status] += other.statuses_[i * status_count + status];
        }
    }
    const auto join = [](std::vector<Count>& to, const std::vector<Count>& from) {
        for (const Count& count : from) {
            counter(to, count.permit, count.name, [&] { return count.label; }).cases += count.cases;
        }
    };
    join(unmet_, other.unmet_);
    join(missing_, other.missing_);
}

std::size_t Summary::place_of(std::string_view permit) {
    const auto at =
        static_cast<std::size_t>(std::find(permits_.begin(), permits_.end(), permit) - permits_.begin());
    if (at == permits_.size()) {
        permits_.emplace_back(permit);
        statuses_.resize(permits_.size() * status_count);
    }
    return at;
}

std::uint64_t Summary::of(std::size_t permit, Status status) const noexcept {
    return permit < permits_.size() ? statuses_[permit * status_count + static_cast<std::size_t>(status)] : 0;
}

std::vector<Summary::Count> Summary::unmet() const { return sorted(unmet_); }
std::vector<Summary::Count> Summary::missing() const { return sorted(missing_); }

} // namespace bleibe
