// SPDX-License-Identifier: Apache-2.0
// The idea: the tree of a permit already says what is needed together and what instead of each other; what is
// told of it keeps that shape, without the points that speak for the person.
#include "reason/path_needs.hpp"

#include "compile/catalog_model.hpp"
#include "reason/colours.hpp"
#include "reason/points.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

using Needs = std::vector<PathNeed>;

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

bool binds_as_a_rule(const OutlineNode& node) {
    return node.criterion != nullptr && (node.criterion->exception == Exception::in_favour ||
                                         node.criterion->exception == Exception::either);
}

bool same(const PathNeed& a, const PathNeed& b) {
    return a.kind == b.kind && a.name == b.name &&
           std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), same);
}

void add(Needs& needs, PathNeed need) {
    if (std::none_of(needs.begin(), needs.end(), [&](const PathNeed& one) { return same(one, need); })) {
        needs.push_back(std::move(need));
    }
}

std::size_t points_of(const Needs& needs) {
    std::size_t points = 0;
    for (const PathNeed& need : needs) {
        points += need.parts.empty() ? 1 : points_of(need.parts);
    }
    return points;
}

PathNeed group_of(PathNeed::Kind kind, Needs parts, std::size_t enough) {
    PathNeed group;
    group.kind = kind;
    group.stands = std::all_of(parts.begin(), parts.end(), [](const PathNeed& part) { return part.stands; });
    group.enough = static_cast<std::uint32_t>(enough);
    group.parts = std::move(parts);
    return group;
}

class NeedFinder {
public:
    NeedFinder(const AssessmentData& assessment, NeedsTold told)
        : assessment_(assessment), told_(told), vocabulary_(assessment.program->model->written().vocabulary) {
    }

    [[nodiscard]] Needs of(const PermitOutline& outline) const {
        Needs found;
        const auto take = [&](std::uint32_t root) {
            if (fails_together(assessment_, outline)) {
                for (PathNeed& need : failing_together(root)) {
                    add(found, std::move(need));
                }
            } else if (follows(root, false)) {
                for (PathNeed& need : below(root, root, false)) {
                    add(found, std::move(need));
                }
            }
        };
        take(outline.requires_);
        for (const std::uint32_t refusal : outline.refusals) {
            if (!node(refusal).passed_over_at_may) {
                take(refusal);
            }
        }
        return found;
    }

private:
    [[nodiscard]] const OutlineNode& node(std::uint32_t index) const {
        return assessment_.program->nodes[index];
    }

    /// Below alternatives waiting is one of the ways to get there; elsewhere nothing else would be left to
    /// do.
    [[nodiscard]] bool follows(std::uint32_t index, bool alternative) const {
        if (!stands_against(assessment_, node(index))) {
            return false;
        }
        switch (told_) {
        case NeedsTold::coming:
            return alternative ? comes_in_time(index) : can_come(assessment_, index);
        case NeedsTold::for_good:
            return !can_come(assessment_, index);
        case NeedsTold::all:
            break;
        }
        return true;
    }

    [[nodiscard]] bool comes_in_time(std::uint32_t index) const {
        const OutlineNode& point = node(index);
        if (can_come(assessment_, index)) {
            return true;
        }
        if (point.counts_as_one() || point.cure_stated) {
            const std::vector<std::string_view> cures = cures_of(index, point);
            return std::find(cures.begin(), cures.end(), word_of(Cure::wait)) != cures.end();
        }
        return parts_come(point, [&](std::uint32_t child) { return comes_in_time(child); });
    }

    /// How many of the parts that stand against the person have to change; the others may stay.
    [[nodiscard]] std::size_t enough_of(const OutlineNode& point) const {
        const std::size_t against = against_below(point);
        const std::size_t all = point.children.size();
        switch (point.kind) {
        case PointKind::any:
            return point.negative ? against : 1;
        case PointKind::at_least:
            return point.negative ? against + 1 - std::min<std::size_t>(point.at_least, against)
                                  : point.at_least - std::min<std::size_t>(point.at_least, all - against);
        default:
            return point.negative ? 1 : against;
        }
    }

    /// A branch without a name counts for the nearest named point above it, `named`.
    [[nodiscard]] Needs below(std::uint32_t index, std::uint32_t named, bool alternative) const {
        const OutlineNode& point = node(index);
        const std::uint32_t self = point.id.empty() ? named : index;
        const std::size_t enough = enough_of(point);
        std::vector<Needs> branches;
        const bool chooses = alternative || enough < against_below(point);
        for (const std::uint32_t child : point.children) {
            if (follows(child, chooses)) {
                branches.push_back(below(child, self, chooses));
            }
        }
        if (told_ != NeedsTold::coming && !point.negative && enough < branches.size()) {
            keep_nearest(branches, enough);
        }
        if (branches.empty() && fails_together(assessment_, point)) {
            return failing_together(index);
        }
        Needs found = enough < branches.size() ? instead_of_each_other(branches, enough) : together(branches);
        return found.empty() ? criterion(self) : found;
    }

    /// The open points below one, of which nobody who fits the case meets all.
    [[nodiscard]] Needs failing_together(std::uint32_t index) const {
        Needs found;
        for (const std::uint32_t child : node(index).children) {
            for (const std::uint32_t open : open_below(assessment_, child)) {
                for (PathNeed& need : criterion(open)) {
                    add(found, std::move(need));
                }
            }
        }
        return found.empty() && is_open(assessment_, node(index)) ? criterion(index) : found;
    }

    [[nodiscard]] std::size_t against_below(const OutlineNode& point) const {
        return static_cast<std::size_t>(
            std::count_if(point.children.begin(), point.children.end(),
                          [&](std::uint32_t child) { return stands_against(assessment_, node(child)); }));
    }

    /// A disjunction fails because all of its branches fail: only the nearest misses are worth naming.
    static void keep_nearest(std::vector<Needs>& branches, std::size_t enough) {
        std::vector<std::size_t> points;
        for (const Needs& branch : branches) {
            points.push_back(points_of(branch));
        }
        std::sort(points.begin(), points.end());
        const std::size_t most = points[std::max<std::size_t>(enough, 1) - 1];
        branches.erase(std::remove_if(branches.begin(), branches.end(),
                                      [&](const Needs& branch) { return points_of(branch) > most; }),
                       branches.end());
    }

    [[nodiscard]] static Needs together(std::vector<Needs>& branches) {
        Needs found;
        for (Needs& branch : branches) {
            for (PathNeed& need : branch) {
                add(found, std::move(need));
            }
        }
        return found;
    }

    [[nodiscard]] static Needs instead_of_each_other(std::vector<Needs>& branches, std::size_t enough) {
        Needs parts;
        for (Needs& branch : branches) {
            if (branch.size() == 1) {
                // What one of several alternatives needs may itself be one of several.
                const bool flat = enough == 1 && branch.front().kind == PathNeed::Kind::any_of &&
                                  branch.front().enough == 1;
                for (PathNeed& need : flat ? branch.front().parts : branch) {
                    add(parts, std::move(need));
                }
            } else if (!branch.empty()) {
                const std::size_t all = branch.size();
                add(parts, group_of(PathNeed::Kind::all_of, std::move(branch), all));
            }
        }
        return parts.size() > enough ? Needs{group_of(PathNeed::Kind::any_of, std::move(parts), enough)}
                                     : parts;
    }

    [[nodiscard]] Needs criterion(std::uint32_t index) const {
        const OutlineNode& point = node(index);
        if (point.id.empty()) {
            return {};
        }
        PathNeed need{PathNeed::Kind::criterion, point.id,
                      point.criterion != nullptr ? point.criterion->label : Words{}, cures_of(index, point),
                      binds_as_a_rule(point)};
        need.stands = point.negative;
        return {need};
    }

    [[nodiscard]] std::vector<std::string_view> cures_of(std::uint32_t index,
                                                         const OutlineNode& point) const {
        std::vector<std::string_view> cures;
        const auto add_cure = [&](Cure cure) {
            const std::string_view word = word_of(cure);
            if (!word.empty() && std::find(cures.begin(), cures.end(), word) == cures.end()) {
                cures.push_back(word);
            }
        };
        if (point.criterion != nullptr && point.criterion->cure != Cure::unstated) {
            add_cure(point.criterion->cure);
            return cures;
        }
        const bool comes = can_come(assessment_, index);
        for (const std::uint32_t fact : point.facts) {
            if (comes || vocabulary_.facts[fact].cure == Cure::wait) {
                add_cure(vocabulary_.facts[fact].cure);
            }
        }
        return cures;
    }

    const AssessmentData& assessment_;
    NeedsTold told_;
    const Vocabulary& vocabulary_;
};

} // namespace

std::vector<PathNeed> criteria_needed(const AssessmentData& assessment, const PermitOutline& outline,
                                      NeedsTold told) {
    return NeedFinder(assessment, told).of(outline);
}

} // namespace bleibe::detail
