// SPDX-License-Identifier: Apache-2.0
// The idea: what all completions of the facts agree on is as good as read off them; once it stands in the
// slots, whatever tells of points tells it too.
#include "run/assessment_data.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace bleibe::detail {
namespace {

constexpr unsigned probes = 32;                      // single people, looked at for all points together
constexpr std::uint64_t most_nodes = 32;             // sets, for one truth
constexpr std::uint64_t most_nodes_of_decided = 400; // the same of a permit that the search decided

bool is_connective(StepKind kind) {
    return kind == StepKind::all_of || kind == StepKind::any_of || kind == StepKind::negation ||
           kind == StepKind::at_least;
}

/// The truths that are told of points, each once, parents before children.
class PointTruths {
public:
    explicit PointTruths(const ProgramData& program) : program_(program) {}

    void add(const PermitOutline& outline) {
        add_one(outline.truth[static_cast<std::size_t>(Mode::may)]);
        add_point(outline.requires_);
        std::for_each(outline.refusals.begin(), outline.refusals.end(),
                      [&](std::uint32_t refusal) { add_point(refusal); });
    }
    [[nodiscard]] const std::vector<Ref>& refs() const noexcept { return refs_; }

private:
    void add_point(std::uint32_t index) {
        const OutlineNode& node = program_.nodes[index];
        add_one(node.truth[static_cast<std::size_t>(Mode::may)]);
        add_one(node.raw);
        if (node.applies) {
            add_one(*node.applies);
        }
        for (const OutlineNode::Waived& waived : node.waivers) {
            add_one(waived.when);
        }
        std::for_each(node.children.begin(), node.children.end(),
                      [&](std::uint32_t child) { add_point(child); });
    }
    void add_one(Ref ref) {
        if (ref.base() == Ref::top && std::find(refs_.begin(), refs_.end(), ref) == refs_.end()) {
            refs_.push_back(ref);
        }
    }

    const ProgramData& program_;
    std::vector<Ref> refs_;
};

} // namespace

bool AssessmentData::prove_points(const PermitOutline& outline) {
    if (search_options.nodes == 0 || search().box().places().empty()) {
        return false;
    }
    const std::size_t before = proven_.size();
    for (std::size_t mode = 0; mode < std::size(outline.truth); ++mode) {
        const Ref truth = outline.truth[mode];
        if (std::find(outline.truth.begin(), outline.truth.begin() + mode, truth) !=
            outline.truth.begin() + mode) {
            continue; // nothing in the permit tells the modes apart
        }
        search().for_each_certain(truth, [&](std::uint32_t step, bool is) { write_if_open(step, is); });
    }
    for (const Ref truth : outline.truth) {
        const auto found = std::find_if(found_.begin(), found_.end(),
                                        [&](const auto& one) { return one.first == truth.raw; });
        const auto only = found == found_.end() ? std::nullopt : found->second.only();
        if (only && *only != Outcome::open) {
            write_if_open(truth.index(), *only == Outcome::yes);
        }
    }
    const bool decided = is_decided_by_search(outline);
    if (decided || knows_in_part()) {
        PointTruths truths(*program);
        truths.add(outline);
        for (const auto& [truth, outcome] : alike(truths.refs())) {
            if (search().holds(truth, outcome, decided ? most_nodes_of_decided : most_nodes)) {
                write_if_open(truth.index(), outcome == Outcome::yes);
            }
        }
    }
    carry_on();
    return proven_.size() > before;
}

bool AssessmentData::is_decided_by_search(const PermitOutline& outline) const {
    const Ref status = outline.truth[static_cast<std::size_t>(Mode::may)];
    return std::any_of(found_.begin(), found_.end(), [&](const auto& one) {
        return one.first == status.raw && one.second.only() && one.second.only() != Outcome::open;
    });
}

std::vector<std::pair<Ref, Outcome>> AssessmentData::alike(std::vector<Ref> truths) {
    truths.erase(
        std::remove_if(truths.begin(), truths.end(), [&](Ref truth) { return !value(truth).is_unknown(); }),
        truths.end());
    std::vector<unsigned> met(truths.size());
    const auto look_at = [&](std::span<const Completion> people) {
        const std::vector<unsigned> more = search().met(truths, people);
        std::transform(met.begin(), met.end(), more.begin(), met.begin(), std::bit_or<>());
    };
    for (const Completion& person : completions_) {
        if (search().keeps_constraints(person)) {
            look_at({&person, 1});
        }
    }
    const auto is_alike = [](unsigned outcomes) {
        return outcomes == 0 || outcomes == bit(Outcome::yes) || outcomes == bit(Outcome::no);
    };
    for (unsigned way = 0; way < probes && std::any_of(met.begin(), met.end(), is_alike); ++way) {
        if (const auto person = search().completion(way)) {
            look_at({&*person, 1});
        }
    }
    std::vector<std::pair<Ref, Outcome>> alike;
    for (std::size_t i = 0; i < truths.size(); ++i) {
        if (met[i] != 0 && is_alike(met[i])) {
            alike.emplace_back(truths[i], met[i] == bit(Outcome::yes) ? Outcome::yes : Outcome::no);
        }
    }
    return alike;
}

std::int64_t AssessmentData::lasts_until(std::uint32_t step) const {
    const std::vector<std::uint32_t>& steps = stretch->day_schedule;
    return std::binary_search(steps.begin(), steps.end(), step) ? on.days() : stretch->until;
}

void AssessmentData::prove_until(Date last) {
    const std::int64_t until = std::min(last.days(), stretch->until);
    for (Proven& one : proven_) {
        const Outcome outcome = one.truth ? Outcome::yes : Outcome::no;
        if (one.until < until && spent() < search_options.runs &&
            search().holds_throughout(Ref(Ref::top, one.step), outcome, on.days(), until, most_nodes)) {
            one.until = until;
        }
    }
}

void AssessmentData::write_if_open(std::uint32_t step, bool truth, std::int64_t until) {
    if (slots[step].is_unknown()) {
        proven_.push_back({step, truth, slots[step], until});
        slots[step] = Value::boolean(truth);
    }
}

void AssessmentData::write_again(const std::vector<Proven>& proven) {
    for (const Proven& one : proven) {
        write_if_open(one.step, one.truth, one.until);
    }
    carry_on();
}

void AssessmentData::carry_on() {
    if (proven_.empty()) {
        return;
    }
    const Block& top = program->code.top;
    for (const std::uint32_t step : stretch->schedule) {
        const auto parts = top.operands_of(top.steps[step]);
        if (slots[step].is_unknown() && is_connective(top.steps[step].kind) &&
            std::any_of(parts.begin(), parts.end(), [&](Ref part) { return is_proven(part); })) {
            const Value before = slots[step];
            machine->run({&step, 1});
            const Value now = std::exchange(slots[step], before);
            if (now.kind == Kind::boolean) {
                write_if_open(step, now.is_true());
            }
        }
    }
}

void AssessmentData::return_to(const Stand& stand) {
    if (on != stand.on) {
        move_to(stand.on);
    }
    write_again(stand.proven);
}

} // namespace bleibe::detail
