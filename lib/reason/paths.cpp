// SPDX-License-Identifier: Apache-2.0
// The idea: status and colour already say how far a way is open; what decides or is missing says what it
// takes, and the cure of that says who can do something about it.
#include "reason/paths.hpp"

#include "compile/catalog_model.hpp"
#include "reason/colours.hpp"
#include "reason/points.hpp"

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

std::string_view word_of(Cure cure) {
    switch (cure) {
    case Cure::wait:
        return "wait";
    case Cure::evidence:
        return "evidence";
    case Cure::act:
        return "act";
    case Cure::authority:
        return "authority";
    case Cure::reapply:
        return "reapply";
    case Cure::unstated:
    case Cure::none:
        break;
    }
    return {};
}

void add_cure(std::vector<std::string_view>& cures, Cure cure) {
    const std::string_view word = word_of(cure);
    if (!word.empty() && std::find(cures.begin(), cures.end(), word) == cures.end()) {
        cures.push_back(word);
    }
}

Standing standing_of(const PermitReport& permit) {
    if (permit.verdict.status == Status::eligible) {
        return Standing::open;
    }
    if (permit.green_on) {
        return Standing::by_waiting;
    }
    switch (permit.colour) {
    case Colour::green:
    case Colour::yellow:
        return Standing::within_reach;
    case Colour::grey:
        return Standing::unclear;
    case Colour::red:
    case Colour::none:
        break;
    }
    return Standing::closed;
}

class PathFinder {
public:
    PathFinder(const AssessmentData& assessment, const CaseReport& report)
        : assessment_(assessment), report_(report),
          vocabulary_(assessment.program->model->written().vocabulary) {}

    [[nodiscard]] Path path(const PermitReport& permit) const {
        Path path;
        path.permit = permit.permit;
        path.id = permit.id;
        path.label = permit.label;
        path.standing = standing_of(permit);
        path.on = permit.green_on;
        path.effect = permit.verdict.effect ? permit.verdict.effect : permit.verdict.effect_at_best;
        if (const PermitOutline* outline = assessment_.outline(permit.permit)) {
            if (!path.effect && path.standing != Standing::open) {
                path.effect = outline->effect;
            }
            needs(permit, *outline, path);
        } else {
            path.next_law = permit.law.next;
        }
        return path;
    }

private:
    void needs(const PermitReport& permit, const PermitOutline& outline, Path& path) const {
        if (permit.verdict.status == Status::ineligible) {
            criteria(outline, path);
        } else if (permit.verdict.status == Status::undetermined) {
            for (const std::string& fact : permit.missing) {
                path.needs.push_back(missing_fact(fact));
            }
            for (const std::string& dispute : permit.open_disputes) {
                path.needs.push_back({PathNeed::Kind::dispute, dispute, label_of_dispute(dispute), {}});
            }
            for (const std::string& norm : permit.missing_norms) {
                path.needs.push_back({PathNeed::Kind::norm, norm, {}, {}});
            }
        }
    }

    /// What decides; of a way that is closed what nothing changes.
    void criteria(const PermitOutline& outline, Path& path) const {
        std::vector<std::uint32_t> deciding = deciding_nodes(assessment_, outline);
        const auto for_good =
            std::stable_partition(deciding.begin(), deciding.end(),
                                  [&](std::uint32_t node) { return can_come(assessment_, node); });
        if (path.standing == Standing::closed && for_good != deciding.end()) {
            deciding.erase(deciding.begin(), for_good);
        }
        std::sort(deciding.begin(), deciding.end());
        for (const std::uint32_t index : deciding) {
            const OutlineNode& node = assessment_.program->nodes[index];
            const auto same = [&](const PathNeed& need) { return need.name == node.id; };
            if (!node.id.empty() && std::none_of(path.needs.begin(), path.needs.end(), same)) {
                path.needs.push_back({PathNeed::Kind::criterion, node.id,
                                      node.criterion != nullptr ? node.criterion->label : Words{},
                                      cures_of(index, node)});
            }
        }
    }

    [[nodiscard]] std::vector<std::string_view> cures_of(std::uint32_t index, const OutlineNode& node) const {
        std::vector<std::string_view> cures;
        if (!can_come(assessment_, index)) {
            return cures;
        }
        if (node.criterion != nullptr && node.criterion->cure != Cure::unstated) {
            add_cure(cures, node.criterion->cure);
            return cures;
        }
        for (const std::uint32_t fact : node.facts) {
            add_cure(cures, vocabulary_.facts[fact].cure);
        }
        return cures;
    }

    [[nodiscard]] PathNeed missing_fact(const std::string& path) const {
        PathNeed need{PathNeed::Kind::fact, path, label_of_fact(report_, path), {}};
        const int fact = vocabulary_.find_fact(path.substr(0, path.find_first_of("[.")));
        if (fact >= 0 && vocabulary_.facts[static_cast<std::size_t>(fact)].cure == Cure::evidence) {
            add_cure(need.cures, Cure::evidence);
        }
        return need;
    }

    [[nodiscard]] Words label_of_dispute(const std::string& id) const {
        for (const DisputeInfo& dispute : assessment_.program->disputes) {
            if (dispute.id == id) {
                return dispute.label;
            }
        }
        return {};
    }

    const AssessmentData& assessment_;
    const CaseReport& report_;
    const Vocabulary& vocabulary_;
};

} // namespace

std::vector<Path> find_paths(const AssessmentData& assessment, const CaseReport& report) {
    const PathFinder finder(assessment, report);
    std::vector<Path> paths;
    for (const PermitReport& permit : report.permits) {
        paths.push_back(finder.path(permit));
    }
    return paths;
}

} // namespace detail

std::string_view to_string(Standing standing) noexcept {
    switch (standing) {
    case Standing::open:
        return "open";
    case Standing::by_waiting:
        return "by_waiting";
    case Standing::within_reach:
        return "within_reach";
    case Standing::unclear:
        return "unclear";
    case Standing::closed:
        break;
    }
    return "closed";
}

std::string_view to_string(PathNeed::Kind kind) noexcept {
    switch (kind) {
    case PathNeed::Kind::criterion:
        return "criterion";
    case PathNeed::Kind::fact:
        return "fact";
    case PathNeed::Kind::dispute:
        return "dispute";
    case PathNeed::Kind::norm:
        break;
    }
    return "norm";
}

std::vector<PermitId> strongest_first(const Program& program, Date on) {
    const detail::ProgramData& data = program.data();
    const detail::Stretch& stretch = data.stretch_of(on);
    const auto strength = [&](PermitId permit) {
        const std::int32_t outline = stretch.outlines[permit.index];
        return outline < 0 ? static_cast<int>(Effect::may) + 1
                           : static_cast<int>(data.outlines[static_cast<std::size_t>(outline)].effect);
    };
    std::vector<PermitId> permits;
    for (std::uint32_t i = 0; i < program.permits().size(); ++i) {
        permits.push_back({i});
    }
    std::stable_sort(permits.begin(), permits.end(),
                     [&](PermitId a, PermitId b) { return strength(a) < strength(b); });
    return permits;
}

} // namespace bleibe
