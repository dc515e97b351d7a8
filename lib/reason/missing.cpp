// SPDX-License-Identifier: Apache-2.0
// The idea: each permit says of each open place whether it bears on it; a place matters if it does for some
// permit, and the best question is the one whose answers, each taken as given, settle most permits.
#include "compile/catalog_model.hpp"
#include "reason/bearing.hpp"
#include "reason/labels.hpp"

#include <bleibe/assessment.hpp>
#include <bleibe/missing.hpp>

#include <algorithm>
#include <deque>

namespace bleibe {
namespace detail {
namespace {

constexpr std::size_t most_answers = 6;      // that are tried for the order
constexpr std::uint32_t runs_in_all = 3;     // times those of one permit
constexpr std::uint32_t share_of_permit = 2; // of what is left
constexpr std::uint32_t usual_nodes = 400;   // sets per permit and truth
constexpr std::uint32_t quick_nodes = 12;    // sets per answer and truth

class MissingSearch {
public:
    MissingSearch(AssessmentData& assessment, const MissingOptions& options)
        : assessment_(assessment), program_(*assessment.program), options_(options),
          search_(make(usual_nodes)), quick_(make(quick_nodes)), places_(search_) {}

    MissingFacts run() {
        MissingFacts found;
        found.id = assessment_.subject->id;
        found.on = assessment_.on;
        found.law_as_of = program_.catalog.law_as_of();
        found.program = assessment_.program;
        permits();
        for (const Permit& permit : permits_) {
            found.open_permits.push_back(program_.permits[permit.id].id);
        }
        for (std::uint32_t place = 1; place <= places_.count(); ++place) {
            found.facts.push_back(open_fact(place));
        }
        std::stable_sort(found.facts.begin(), found.facts.end(), comes_first);
        return found;
    }

private:
    struct Permit {
        Permit(std::uint32_t number, Search& search, const Places& places, const ProgramData& program,
               const PermitOutline& outline, const Limits& limits, std::uint32_t runs)
            : id(number), bearing(search, places, program, outline, limits, runs) {}
        std::uint32_t id;
        PermitBearing bearing;
    };
    struct Answer {
        Value value;
        Possible set; // of the place; of a list of the whole fact
    };

    Search make(std::uint32_t most) const {
        SearchOptions options;
        options.nodes = most;
        options.random_probes = 12;
        return Search(program_, assessment_.facts(), assessment_.subject->in_part, assessment_.operands,
                      assessment_.limits, options);
    }

    /// Those whose verdict is open.
    void permits() {
        const std::uint64_t most_runs = std::uint64_t{options_.runs} * runs_in_all;
        for (std::uint32_t i = 0; i < program_.permits.size(); ++i) {
            const bool asked = options_.permits.empty() ||
                               std::find(options_.permits.begin(), options_.permits.end(), PermitId{i}) !=
                                   options_.permits.end();
            const PermitOutline* outline = asked ? assessment_.outline({i}) : nullptr;
            if (outline == nullptr) {
                continue;
            }
            const std::uint64_t left = most_runs - std::min(most_runs, search_.runs());
            permits_.emplace_back(
                i, search_, places_, program_, *outline, assessment_.limits,
                static_cast<std::uint32_t>(std::min<std::uint64_t>(options_.runs, left / share_of_permit)));
            permits_.back().bearing.run();
            if (!permits_.back().bearing.is_open()) {
                permits_.pop_back();
            }
        }
    }

    OpenFact open_fact(std::uint32_t place) {
        OpenFact fact;
        fact.path = places_.path(program_, place);
        const std::size_t bracket = fact.path.find('[');
        fact.fact = bracket == std::string::npos
                        ? fact.path
                        : fact.path.substr(0, bracket + 1) + fact.path.substr(fact.path.find(']'));
        fact.label = label_of(program_, fact.path);
        if (const FactDeclaration* declared = fact_of(program_, fact.path)) {
            fact.question = declared->ask;
            fact.evidence = declared->evidence;
        }
        for (const Permit& permit : permits_) {
            const Bearing bearing = permit.bearing.of(place);
            if (bearing == Bearing::matters) {
                if (fact.permits.empty()) {
                    example(permit.bearing, place, fact);
                }
                fact.permits.push_back(program_.permits[permit.id].id);
            } else if (bearing == Bearing::not_proven) {
                fact.not_proven.push_back(program_.permits[permit.id].id);
            }
        }
        fact.bearing = !fact.permits.empty()     ? Bearing::matters
                       : fact.not_proven.empty() ? Bearing::does_not_matter
                                                 : Bearing::not_proven;
        if (fact.bearing == Bearing::matters) {
            settle(place, fact);
        }
        return fact;
    }

    void example(const PermitBearing& bearing, std::uint32_t place, OpenFact& fact) {
        const Flip& flip = *bearing.flip(place);
        for (const Completion* person : {&flip.first, &flip.second}) {
            fact.example.push_back(shown_person(
                assessment_, places_, verdict_on(search_, bearing.truths(), *person).value_or(ExactVerdict{}),
                *person));
        }
    }

    /// What answers to a question about the place would settle.
    void settle(std::uint32_t place, OpenFact& fact) {
        Box& box = quick_.box();
        const Possible set = box.at(place);
        for (const Answer& answer : answers_to(place, set)) {
            const Box::Change change = places_.place(place).entry < 0
                                           ? box.set(places_.place(place).fact, answer.set)
                                           : box.narrow(place, answer.set, quick_.parts());
            const auto settled = static_cast<std::size_t>(
                std::count_if(permits_.begin(), permits_.end(), [&](const Permit& permit) {
                    return is_settled(permit.bearing, place, answer.value);
                }));
            box.undo(change);
            fact.settled_at_worst = fact.answers == 0 ? settled : std::min(fact.settled_at_worst, settled);
            fact.settled_in_all += settled;
            ++fact.answers;
        }
    }

    /// As far as a quick look shows.
    bool is_settled(const PermitBearing& bearing, std::uint32_t place, const Value& answer) {
        std::vector<Completion> people;
        for (const Completion& person : bearing.people()) {
            people.push_back(places_.put(person, place, answer, arena_));
        }
        const auto& open = bearing.open_truths();
        return std::all_of(open.begin(), open.end(), [&](Ref truth) {
            const Findings findings = quick_.truths(truth, people);
            return findings.only() || findings.possible == 0;
        });
    }

    std::vector<Answer> answers_to(std::uint32_t place, const Possible& set) {
        std::vector<Answer> answers;
        if (!places_.place(place).is_list) {
            for (const Value& value : quick_.choices().answers(set, most_answers, arena_)) {
                answers.push_back({value, Possible::of(value)});
            }
            return answers;
        }
        // Of a list: those of the people who were met.
        for (const Permit& permit : permits_) {
            for (const Completion& person : permit.bearing.people()) {
                const Value value = places_.value(person, place);
                const bool known = std::any_of(answers.begin(), answers.end(), [&](const Answer& other) {
                    return other.value.kind == value.kind && other.value.size == value.size; // by length
                });
                if (!known && answers.size() < most_answers) {
                    answers.push_back({value, places_.with_entries(set, place, value, arena_)});
                }
            }
        }
        return answers;
    }

    static bool comes_first(const OpenFact& a, const OpenFact& b) {
        const auto rank = [](const OpenFact& fact) {
            return fact.bearing == Bearing::matters ? 0 : fact.bearing == Bearing::not_proven ? 1 : 2;
        };
        if (rank(a) != rank(b) || rank(a) > 0) {
            return rank(a) < rank(b);
        }
        if (a.settled_at_worst != b.settled_at_worst) {
            return a.settled_at_worst > b.settled_at_worst;
        }
        return a.settled_in_all * std::max<std::size_t>(b.answers, 1) >
               b.settled_in_all * std::max<std::size_t>(a.answers, 1);
    }

    AssessmentData& assessment_;
    const ProgramData& program_;
    const MissingOptions& options_;
    Search search_;
    Search quick_;
    Places places_;
    std::deque<Permit> permits_;
    Arena arena_;
};

} // namespace
} // namespace detail

std::string_view to_string(Bearing bearing) noexcept {
    switch (bearing) {
    case Bearing::matters:
        return "matters";
    case Bearing::does_not_matter:
        return "does_not_matter";
    case Bearing::not_proven:
        break;
    }
    return "not_proven";
}

MissingFacts missing(const Program& program, const Case& subject, Date on, const Readings& readings,
                     const MissingOptions& options) {
    const Assessment assessment = assess(program, subject, on, readings);
    return detail::MissingSearch(assessment.workspace(), options).run();
}

} // namespace bleibe
