// SPDX-License-Identifier: Apache-2.0
// The idea: whether an atom can be both is not reasoned about, it is tried: at the ends of what its fact is
// looked for among, and around every constant of its steps and the day.
#include "run/single_atoms.hpp"

#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"
#include "run/outcome.hpp"
#include "value/calendar.hpp"
#include "value/possible.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// Beyond that many combinations of open readings columns leave people to be assessed one by one.
constexpr std::size_t most_combinations = 256;
constexpr std::int64_t most_years = 150; // of a number that may count them
constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::int64_t months_a_year = 12;

/// The constants that steps name, those within lists and ranges too.
class Constants {
public:
    Constants(const CompiledCode& code, std::span<const std::uint32_t> steps) {
        for (const std::uint32_t step : steps) {
            of(code, code.top, code.top.steps[step]);
        }
    }
    [[nodiscard]] const std::vector<Value>& all() const noexcept { return all_; }

private:
    void of(const CompiledCode& code, const Block& block, const Step& step) {
        for (const Ref ref : block.operands_of(step)) {
            if (ref.is_constant()) {
                take(code.constants[ref.index()]);
            }
        }
        if (step.block != 0) {
            for (const Step& inner : code.blocks[step.block].steps) {
                of(code, code.blocks[step.block], inner);
            }
        }
    }
    void take(const Value& value) {
        if (value.kind == Kind::list) {
            std::for_each(value.items().begin(), value.items().end(), [this](const Value& v) { take(v); });
        } else if (value.kind == Kind::range) {
            take(value.range().low);
            take(value.range().high);
        } else {
            all_.push_back(value);
        }
    }

    std::vector<Value> all_;
};

/// A day, those beside it, and the same a period away.
void add_days(std::int64_t day, const std::vector<Value>& constants, std::vector<Value>& values) {
    const auto add = [&](std::int64_t at) {
        for (const std::int64_t beside : {-1, 0, 1}) {
            values.push_back(Value::date(at + beside));
        }
    };
    add(day);
    for (const Value& constant : constants) {
        std::int64_t months = constant.kind == Kind::months ? constant.integer : 0;
        if (constant.kind == Kind::number) {
            const std::int64_t years = to_integer(constant.decimal()).value_or(0);
            months = years > 0 && years <= most_years ? years * months_a_year : 0;
        }
        for (const std::int64_t way : {-months, months}) {
            if (const auto moved = way == 0 ? std::nullopt : add_months(day, way)) {
                add(*moved);
            }
        }
        if (constant.kind == Kind::duration) {
            add(day - constant.integer / seconds_a_day);
            add(day + constant.integer / seconds_a_day);
        }
    }
}

void add_beside(const Value& constant, std::vector<Value>& values) {
    for (const std::int64_t beside : {-1, 0, 1}) {
        if (constant.kind == Kind::months) {
            values.push_back(Value::months(constant.integer + beside));
        } else if (constant.kind == Kind::duration) {
            values.push_back(Value::duration(constant.integer + beside * seconds_a_day));
        } else if (const auto number = to_integer(constant.decimal())) {
            values.push_back(Value::number(*number + beside));
        }
    }
}

/// Values of a plain fact at which something may change.
std::vector<Value> values_of(const Possible& all, const std::vector<Value>& constants, const Value& day) {
    std::vector<Value> values;
    if (all.may_be(Kind::null)) {
        values.push_back(Value::null());
    }
    const Kind kind = all.kind().value_or(Kind::unknown);
    if (kind == Kind::boolean) {
        values.push_back(Value::boolean(true));
        values.push_back(Value::boolean(false));
    } else if (kind == Kind::choice && all.choice_set() != nullptr) {
        for (std::uint32_t i = 0; i < all.choice_set()->values.size(); ++i) {
            values.push_back(Value::choice(*all.choice_set(), i));
        }
    } else if (all.has_low && all.has_high) {
        values.push_back(all.low);
        values.push_back(all.high);
        if (kind == Kind::date && day.kind == Kind::date) {
            add_days(day.integer, constants, values);
        }
        if (kind == Kind::number) {
            values.push_back(Value::number(0));
        }
        for (const Value& constant : constants) {
            if (constant.kind == kind && kind == Kind::date) {
                add_days(constant.integer, constants, values);
            } else if (constant.kind == kind) {
                values.push_back(constant);
                add_beside(constant, values);
            }
        }
    }
    values.erase(std::remove_if(values.begin(), values.end(),
                                [&](const Value& value) { return !contains(all, value); }),
                 values.end());
    return values;
}

} // namespace

SingleAtoms::SingleAtoms(const ProgramData& program, const Limits& limits)
    : program_(program), limits_(limits), facts_(program.fact_count, Value::unknown()),
      slots_(program.code.top.steps.size(), Value::unknown()),
      constraint_slots_(program.model->constraints.top.steps.size(), Value::unknown()),
      machine_(program.code, memory_, limits_), constraints_(program.model->constraints, memory_, limits_) {}

void SingleAtoms::set_operands(std::span<const Value> operands) {
    const bool same =
        std::equal(operands.begin(), operands.end(), operands_.begin(), operands_.end(),
                   [](const Value& a, const Value& b) { return a.kind == b.kind && a.integer == b.integer; });
    if (!same) {
        operands_.assign(operands.begin(), operands.end());
        known_.clear();
    }
}

bool SingleAtoms::has_too_many_readings(const TruthFormula& formula) const {
    std::size_t count = 1;
    for (const std::uint32_t dispute : formula.disputes) {
        if (operands_[1 + dispute].is_unknown() && count <= most_combinations) {
            count *= std::max<std::size_t>(program_.disputes[dispute].readings.size(), 1);
        }
    }
    return count > most_combinations;
}

const AtomEnds& SingleAtoms::ends(const TruthFormula& formula) {
    const auto known = known_.find(&formula);
    if (known != known_.end()) {
        return known->second;
    }
    AtomEnds& ends = known_[&formula];
    ends.both.assign(formula.parts.size(), 0);
    ends.together.assign(formula.parts.size(), 0);
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> atoms;
    for (std::uint32_t i = 0; i < formula.parts.size(); ++i) {
        if (formula.parts[i].kind == TruthPart::Kind::atom && formula.parts[i].sense != 0) {
            atoms[formula.parts[i].number].push_back(i);
        }
    }
    for (const auto& [fact, parts] : atoms) {
        find(formula, fact, parts, ends);
    }
    return ends;
}

void SingleAtoms::find(const TruthFormula& formula, std::uint32_t fact, std::span<const std::uint32_t> atoms,
                       AtomEnds& ends) {
    std::vector<Ref> refs;
    for (const std::uint32_t atom : atoms) {
        refs.push_back(formula.parts[atom].ref);
    }
    const auto steps = steps_needed(program_.code, refs);
    std::vector<unsigned> outcomes(atoms.size(), 0);
    bool any_for = false;
    bool any_against = false;
    for (const Value& value : candidates(fact, steps)) {
        if (!is_free(fact, value)) {
            continue;
        }
        facts_[fact] = value;
        machine_.reset();
        machine_.bind(facts_.data(), operands_.data(), slots_.data());
        machine_.run(steps);
        bool all_for = true;
        bool all_against = true;
        for (std::size_t i = 0; i < atoms.size(); ++i) {
            const TruthPart& part = formula.parts[atoms[i]];
            const Outcome outcome = outcome_of(machine_.value(part.ref));
            outcomes[i] |= bit(outcome);
            const auto speaks = [&](Outcome straight, Outcome turned) {
                return ((part.sense & TruthPart::straight) == 0 || outcome == straight) &&
                       ((part.sense & TruthPart::turned) == 0 || outcome == turned);
            };
            all_for = all_for && speaks(Outcome::yes, Outcome::no);
            all_against = all_against && speaks(Outcome::no, Outcome::yes);
        }
        any_for = any_for || all_for;
        any_against = any_against || all_against;
        facts_[fact] = Value::unknown();
        memory_.reset();
        machine_.forget();
        constraints_.forget();
    }
    constexpr unsigned either = bit(Outcome::yes) | bit(Outcome::no);
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        ends.both[atoms[i]] = (outcomes[i] & either) == either ? 1 : 0;
        ends.together[atoms[i]] = any_for && any_against ? 1 : 0;
    }
}

std::vector<Value> SingleAtoms::candidates(std::uint32_t fact, std::span<const std::uint32_t> steps) {
    Arena unused;
    const Possible all = plausible_of(program_.fact_layouts[fact].type, unused);
    return values_of(all, Constants(program_.code, steps).all(), operands_[0]);
}

/// Whatever the other facts are, nobody with this value breaks a constraint that reads the fact.
bool SingleAtoms::is_free(std::uint32_t fact, const Value& value) {
    const CatalogModel& model = *program_.model;
    std::vector<Ref> results;
    for (std::size_t i = 0; i < model.constraint_facts.size(); ++i) {
        const auto& read = model.constraint_facts[i];
        if (std::find(read.begin(), read.end(), fact) != read.end()) {
            results.push_back(model.constraint_results[i]);
        }
    }
    if (results.empty()) {
        return true;
    }
    facts_[fact] = value;
    constraints_.reset();
    constraints_.bind(facts_.data(), operands_.data(), constraint_slots_.data());
    constraints_.run(steps_needed(model.constraints, results));
    const bool holds = std::all_of(results.begin(), results.end(),
                                   [&](Ref result) { return constraints_.value(result).is_true(); });
    facts_[fact] = Value::unknown();
    return holds;
}

} // namespace bleibe::detail
