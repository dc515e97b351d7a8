// SPDX-License-Identifier: Apache-2.0
// The idea: a random change that does no harm is taken. So a walk climbs over plateaus to somebody who may
// stay, and wanders among such people to those for whom only one thing still holds; there that thing shows.
// Each change runs again what reads the changed fact, and no more.
#include "run/roam.hpp"

#include "compile/schedule.hpp"

#include <algorithm>
#include <set>

namespace bleibe::detail {
namespace {

constexpr std::size_t steps_per_arena = 128;
constexpr std::size_t most_fitting = 8;   // entries of a list
constexpr std::size_t steps_to_fit = 200; // changes of an entry, until it keeps to the constraints

} // namespace

Roamer::Roamer(Search& search, const Places& places, const ProgramData& program, const PermitOutline& outline,
               const Limits& limits)
    : search_(search), places_(places), program_(program), truths_(truths_of(outline)),
      strongest_(outline.effect), machine_(program.code, evaluation_, limits),
      slots_(program.code.top.steps.size(), Value::unknown()) {
    const auto add = [&](const auto& self, std::uint32_t index, bool helps) -> void {
        const OutlineNode& node = program.nodes[index];
        parts_.emplace_back(node.truth[static_cast<std::size_t>(Mode::may)], helps);
        for (const std::uint32_t child : node.children) {
            self(self, child, !program.nodes[child].negative);
        }
    };
    add(add, outline.requires_, true);
    for (const std::uint32_t refusal : outline.refusals) {
        add(add, refusal, false);
    }
    std::vector<Ref> refs = truths_.all();
    for (const auto& part : parts_) {
        refs.push_back(part.first);
    }
    steps_ = steps_needed(program.code, refs);
    choose_places();
}

/// What the truths rest on, and what constraints do not let it change alone.
void Roamer::choose_places() {
    std::set<std::uint32_t> facts;
    for (const std::uint32_t step : steps_) {
        for (const Ref ref : program_.code.reads.of(step)) {
            if (ref.base() == Ref::facts) {
                facts.insert(ref.index());
            }
        }
    }
    facts = search_.with_tied(std::move(facts));
    for (std::uint32_t place = 1; place <= places_.count(); ++place) {
        if (facts.count(places_.place(place).fact) > 0) {
            walked_.push_back(place);
        }
    }
}

void Roamer::take_readings() {
    operands_.clear();
    for (const Possible& operand : search_.operands()) {
        const std::size_t dispute = operands_.size() - 1;
        operands_.push_back(operand.exact ? operand.low
                                          : Value::number(search_.choices().random(
                                                program_.disputes[dispute].readings.size())));
    }
}

/// Nothing of the two is left in the other arena, and nothing of what was run before.
void Roamer::start(Completion& person, Completion& home) {
    taken_ = 1 - taken_;
    for (Completion* one : {&person, &home}) {
        for (Value& fact : *one) {
            fact = deep_copy(fact, arenas_[taken_]);
        }
    }
    arenas_[1 - taken_].reset();
    evaluation_.reset();
    machine_.reset();
    person_ = person;
    machine_.bind(person_.data(), operands_.data(), slots_.data());
    machine_.run(steps_);
}

Roamer::Look Roamer::look() const {
    Look look;
    const Value& status = machine_.value(truths_.status);
    look.is_open = status.kind != Kind::boolean;
    if (status.is_true()) {
        look.effect = truths_.effect;
        for (const VerdictTruths::Level& level : truths_.levels) {
            if (machine_.value(level.truth).is_true()) {
                look.effect = level.effect;
                break;
            }
        }
    }
    look.points = static_cast<std::size_t>(std::count_if(parts_.begin(), parts_.end(), [&](const auto& part) {
        const Value& truth = machine_.value(part.first);
        return part.second ? truth.is_true() : truth.is_false();
    }));
    return look;
}

/// The machine goes on with what the fact of `person_` is now.
void Roamer::change(std::uint32_t fact) {
    const auto [known, is_new] = steps_reading_.try_emplace(fact);
    if (is_new) {
        known->second = steps_reading(program_.code, steps_, fact);
    }
    changes_.clear();
    machine_.rerun(known->second, Ref(Ref::facts, fact), changes_);
}

/// Climbing a walk does not give up an effect for a weaker one, wandering it does.
bool Roamer::is_taken(const Look& here, const Look& there, bool climbs) noexcept {
    if (!here.effect || !there.effect) {
        return there.effect || (!here.effect && there.points >= here.points);
    }
    return !climbs || *there.effect <= *here.effect;
}

/// Under all readings.
bool Roamer::may_stay(const Completion& person) {
    return search_.outcome(truths_.status, person) == Outcome::yes;
}

/// Now and then the walk is held against all readings. If they do not agree that the person may stay, who
/// climbs goes on under others, and who wanders returns to where they did.
Roamer::Look Roamer::hold_on(Completion& here, Completion& home, bool strayed, bool climbs) {
    if (strayed && climbs) {
        take_readings();
    } else if (strayed) {
        here = home;
    } else {
        home = here;
    }
    start(here, home);
    return look();
}

/// An entry at random breaks some constraint nearly always, so those that do not are kept.
std::span<const Value> Roamer::fitting_entries(const Completion& person, std::uint32_t place) {
    const OpenPlace& at = places_.place(place);
    if (!at.is_list || !search_.is_constrained(at.fact) || !search_.keeps_constraints(person)) {
        return {};
    }
    const auto [found, is_new] = search_.fitting().try_emplace(place);
    for (std::size_t i = 0; is_new && i < most_fitting; ++i) {
        if (const auto entry = fitting_entry(person, place)) {
            found->second.push_back(*entry);
        }
    }
    return found->second;
}

std::optional<Value> Roamer::fitting_entry(const Completion& person, std::uint32_t place) {
    Choices& choices = search_.choices();
    Arena arena;
    const Possible& set = search_.box().at(place);
    const auto with = [&](const Value& list) { return places_.put(person, place, list, arena); };
    Value list = choices.with_entry(set, places_.value(person, place), arena);
    std::size_t broken = search_.broken(with(list));
    for (std::size_t step = 0; step < steps_to_fit && broken > 0; ++step) {
        const Value next = choices.vary_last(set, list, person, arena);
        const std::size_t then = search_.broken(with(next));
        if (then <= broken) {
            list = next;
            broken = then;
        }
    }
    return broken == 0 && !list.items().empty() ? std::optional(search_.kept(list.items().back()))
                                                : std::nullopt;
}

Completion Roamer::changed(const Completion& person, std::uint32_t place) {
    Choices& choices = search_.choices();
    Arena& arena = arenas_[taken_];
    const Value value = choices.vary(search_.box().at(place), places_.value(person, place),
                                     places_.known(place), person, fitting_entries(person, place), arena);
    return places_.put(person, place, value, arena);
}

std::optional<Completion> Roamer::roam(const Completion& from, std::size_t steps_per_place,
                                       std::vector<std::uint32_t> hidden, const Turned& turned) {
    if (walked_.empty() || !search_.keeps_constraints(from)) {
        return std::nullopt;
    }
    const bool climbs = !turned;
    const std::size_t steps = steps_per_place * (climbs ? walked_.size() : hidden.size());
    Completion here = from;
    Completion home = from;
    take_readings();
    start(here, home);
    Look now = look();
    Choices& choices = search_.choices();
    for (std::size_t step = 1; step <= steps && (climbs || !hidden.empty()); ++step) {
        const bool is_up = climbs && now.effect == strongest_;
        if (is_up || step % steps_per_arena == 0) {
            const bool strayed = now.effect && !may_stay(here);
            if (is_up && !strayed) {
                return here;
            }
            now = hold_on(here, home, strayed, climbs);
        }
        ++steps_tried_;
        const auto& from_which = choices.random(2) == 0 && !hidden.empty() ? hidden : walked_;
        const std::uint32_t place = from_which[choices.random(from_which.size())];
        const std::uint32_t fact = places_.place(place).fact;
        Completion next = changed(here, place);
        if (!search_.keeps_constraints(next, fact)) {
            continue; // nobody is like that
        }
        person_[fact] = next[fact];
        change(fact);
        const Look then = look();
        if (turned && !now.same_verdict(then) && turned(place, here, next)) {
            hidden.erase(std::remove(hidden.begin(), hidden.end(), place), hidden.end());
        }
        if (is_taken(now, then, climbs)) {
            here = std::move(next);
            now = then;
        } else {
            person_[fact] = here[fact];
            machine_.undo(changes_);
        }
    }
    return here;
}

} // namespace bleibe::detail
