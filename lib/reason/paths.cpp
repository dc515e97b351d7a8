// SPDX-License-Identifier: Apache-2.0
// The idea: status, colour and the days to come already say how far a way is open; what decides or is missing
// says what it takes, and the cure of that says who can do something about it.
#include "reason/paths.hpp"

#include "compile/catalog_model.hpp"
#include "reason/colours.hpp"
#include "reason/path_needs.hpp"
#include "reason/points.hpp"
#include "reason/timeline.hpp"
#include "value/calendar.hpp"

#include <bleibe/timeline.hpp>

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

class PathFinder {
public:
    PathFinder(AssessmentData& assessment, const CaseReport& report, bool search)
        : assessment_(assessment), report_(report), searches_(search),
          vocabulary_(assessment.program->model->written().vocabulary) {}

    [[nodiscard]] std::vector<Path> run() {
        find_days();
        std::vector<Path> paths;
        for (const PermitReport& permit : report_.permits) {
            paths.push_back(path(permit));
        }
        return paths;
    }

private:
    struct Opening {
        PermitId permit;
        Date on;
        std::optional<Effect> effect;
    };

    /// When what fails or is open today opens by itself, day by day for all permits at once. A verdict read
    /// off the slots is enough: eligible is certain whatever is not known, and each day costs the same.
    void find_days() {
        std::vector<PermitId> waiting;
        for (const PermitReport& permit : report_.permits) {
            const bool hopes = permit.verdict.status == Status::ineligible ||
                               (permit.verdict.status == Status::undetermined && opens_by_day(permit));
            if (hopes && is_worth_waiting(permit.permit)) {
                waiting.push_back(permit.permit);
            }
        }
        const AssessmentData::Stand here = assessment_.stand();
        const Date today = here.on;
        const std::int64_t last = add_months(today.days(), 12 * timeline_years).value_or(today.days());
        for (std::int64_t day = today.days() + 1; day <= last && !waiting.empty(); ++day) {
            if (assessment_.stretch->day_schedule.empty() && day <= assessment_.stretch->until) {
                day = std::min(assessment_.stretch->until, last); // nothing changes before
                continue;
            }
            assessment_.move_to(Date(day));
            const auto opens = [&](PermitId permit) {
                const Verdict verdict = assessment_.verdict(permit);
                if (verdict.status == Status::eligible) {
                    openings_.push_back({permit, Date(day), verdict.effect});
                }
                return verdict.status == Status::eligible;
            };
            waiting.erase(std::remove_if(waiting.begin(), waiting.end(), opens), waiting.end());
        }
        if (searches_ && assessment_.knows_in_part()) {
            search_days(waiting, Date(today.days() + 1), Date(last));
        }
        assessment_.return_to(here);
    }

    /// Where something is known in part, what slots leave open may be certain on some day all the same.
    void search_days(const std::vector<PermitId>& waiting, Date from, Date until) {
        for (const PermitId permit : waiting) {
            if (const auto first = first_eligible_day(assessment_, permit, from, until)) {
                openings_.push_back({permit, first->on, first->effect});
            }
        }
    }

    /// Everything that leaves the verdict open depends on the day; what does not would be open on each.
    [[nodiscard]] bool opens_by_day(const PermitReport& permit) const {
        const PermitOutline* outline = assessment_.outline(permit.permit);
        if (outline == nullptr) {
            return false;
        }
        const std::vector<std::uint32_t> open = open_nodes(assessment_, *outline);
        return std::all_of(open.begin(), open.end(), [&](std::uint32_t node) {
            return depends_on_day(
                assessment_.program->nodes[node].truth[static_cast<std::size_t>(Mode::may)]);
        });
    }

    [[nodiscard]] bool is_worth_waiting(PermitId permit) const {
        const PermitOutline* outline = assessment_.outline(permit);
        return outline != nullptr &&
               all_come(assessment_, *outline, [&](std::uint32_t node) { return time_may_change(node); });
    }

    /// What stands against the person depends on the day, and the rules do not say that it never changes.
    [[nodiscard]] bool time_may_change(std::uint32_t index) const {
        const OutlineNode& node = assessment_.program->nodes[index];
        if (!stands_against(assessment_, node)) {
            return true;
        }
        if (node.criterion != nullptr && node.criterion->cure == Cure::none) {
            return false;
        }
        if (node.counts_as_one()) {
            return depends_on_day(node.truth[static_cast<std::size_t>(Mode::may)]);
        }
        return std::any_of(node.waivers.begin(), node.waivers.end(),
                           [&](const OutlineNode::Waived& waived) { return depends_on_day(waived.when); }) ||
               parts_come(node, [&](std::uint32_t child) { return time_may_change(child); });
    }

    [[nodiscard]] bool depends_on_day(Ref ref) const {
        const std::vector<std::uint32_t>& steps = assessment_.stretch->day_schedule;
        return ref.base() == Ref::top && std::binary_search(steps.begin(), steps.end(), ref.index());
    }

    [[nodiscard]] Path path(const PermitReport& permit) const {
        Path path;
        path.permit = permit.permit;
        path.id = permit.id;
        path.label = permit.label;
        path.on = permit.green_on;
        path.effect = permit.verdict.effect ? permit.verdict.effect : permit.verdict.effect_at_best;
        const PermitOutline* outline = assessment_.outline(permit.permit);
        if (outline == nullptr) {
            path.next_law = permit.law.next;
        } else if (!path.effect) {
            path.effect = outline->effect;
        }
        const auto opening = std::find_if(openings_.begin(), openings_.end(), [&](const Opening& one) {
            return one.permit.index == permit.permit.index;
        });
        if (opening != openings_.end()) {
            path.on = opening->on;
            path.effect = opening->effect;
        }
        path.standing = standing(permit, path.on.has_value());
        if (outline != nullptr) {
            needs(permit, *outline, path);
        }
        return path;
    }

    [[nodiscard]] static Standing standing(const PermitReport& permit, bool opens) {
        if (permit.verdict.status == Status::eligible) {
            return Standing::open;
        }
        if (permit.green_on || (opens && permit.colour != Colour::yellow)) {
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

    void needs(const PermitReport& permit, const PermitOutline& outline, Path& path) const {
        if (permit.verdict.status == Status::ineligible) {
            path.needs = criteria(outline, path);
        }
        if (permit.verdict.status == Status::undetermined) {
            for (const std::string& fact : permit.missing) {
                path.needs.push_back(missing_fact(fact));
            }
            for (const std::string& dispute : disputes_that_matter(permit)) {
                path.needs.push_back(
                    {PathNeed::Kind::dispute, dispute, label_of_dispute(dispute), {}, false});
            }
            for (const std::string& norm : permit.missing_norms) {
                path.needs.push_back({PathNeed::Kind::norm, norm, {}, {}, false});
            }
        }
    }

    /// Of the open disputes those whose readings lead to different verdicts. If none does so alone, and no
    /// fact is missing, they do together.
    [[nodiscard]] std::vector<std::string> disputes_that_matter(const PermitReport& permit) const {
        std::vector<std::string> matter;
        for (const std::string& id : permit.open_disputes) {
            if (changes_verdict(permit.permit, id)) {
                matter.push_back(id);
            }
        }
        return matter.empty() && permit.missing.empty() ? permit.open_disputes : matter;
    }

    [[nodiscard]] bool changes_verdict(PermitId permit, const std::string& id) const {
        const std::vector<DisputeInfo>& disputes = assessment_.program->disputes;
        const auto dispute =
            static_cast<std::uint32_t>(std::find_if(disputes.begin(), disputes.end(),
                                                    [&](const DisputeInfo& one) { return one.id == id; }) -
                                       disputes.begin());
        const AssessmentData::Stand here = assessment_.stand();
        std::optional<Verdict> first;
        bool differs = false;
        for (std::size_t reading = 0; reading < disputes[dispute].readings.size(); ++reading) {
            assessment_.take_reading(dispute, static_cast<int>(reading));
            const Verdict verdict = assessment_.verdict(permit);
            first = first.value_or(verdict);
            differs = differs || verdict.status != first->status || verdict.effect != first->effect;
        }
        assessment_.take_reading(dispute, -1);
        assessment_.return_to(here);
        return differs;
    }

    /// Of a way that is closed what nobody changes, of one within reach the branches that can come. Else,
    /// and where it comes within reach on a later day, whatever stands against the person.
    [[nodiscard]] std::vector<PathNeed> criteria(const PermitOutline& outline, const Path& path) const {
        std::vector<PathNeed> needs;
        if (path.standing == Standing::closed) {
            needs = criteria_needed(assessment_, outline, NeedsTold::for_good);
        } else if (path.standing == Standing::within_reach && is_nearly(assessment_, path.permit)) {
            needs = criteria_needed(assessment_, outline, NeedsTold::coming);
        }
        return needs.empty() ? criteria_needed(assessment_, outline, NeedsTold::all) : needs;
    }

    [[nodiscard]] PathNeed missing_fact(const std::string& path) const {
        PathNeed need{PathNeed::Kind::fact, path, label_of_fact(report_, path), {}, false};
        const int fact = vocabulary_.find_fact(path.substr(0, path.find_first_of("[.")));
        if (fact >= 0 && vocabulary_.facts[static_cast<std::size_t>(fact)].cure == Cure::evidence) {
            need.cures.emplace_back("evidence");
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

    AssessmentData& assessment_;
    const CaseReport& report_;
    bool searches_;
    const Vocabulary& vocabulary_;
    std::vector<Opening> openings_;
};

} // namespace

std::vector<Path> find_paths(AssessmentData& assessment, const CaseReport& report, bool search) {
    return PathFinder(assessment, report, search).run();
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
    case PathNeed::Kind::any_of:
        return "any_of";
    case PathNeed::Kind::all_of:
        return "all_of";
    case PathNeed::Kind::norm:
        break;
    }
    return "norm";
}

std::vector<PermitId> strongest_first(const Program& program, Date on) {
    const detail::ProgramData& data = program.data();
    const detail::Stretch& stretch = data.stretch_of(on);
    const auto strength = [&](PermitId permit) {
        const detail::PermitOutline* const outline = data.outline(stretch, permit);
        return outline == nullptr ? static_cast<int>(Effect::may) + 1 : static_cast<int>(outline->effect);
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
