// SPDX-License-Identifier: Apache-2.0
// The idea: whether an atom can be both is not reasoned about, it is tried: at the ends of what its fact is
// looked for among, and around every constant of its steps and the day.
#include "run/single_atoms.hpp"

#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"
#include "run/outcome.hpp"
#include "value/calendar.hpp"
#include "value/made_values.hpp"
#include "value/possible.hpp"

#include <algorithm>
#include <iterator>
#include <random>

namespace bleibe::detail {
namespace {

/// Beyond that many combinations of open readings columns leave people to be assessed one by one.
constexpr std::size_t most_combinations = 256;
constexpr std::int64_t most_years = 150; // of a number that may count them
constexpr unsigned tried_lists = 96;
constexpr std::size_t most_after_both = 16; // lists tried when each atom was seen to be both
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

/// Values of one thing at which something may change, and that the set holds.
std::vector<Value> values_of(const Possible& all, const std::vector<Value>& constants, const Value& day) {
    std::vector<Value> values;
    if (all.exact) {
        values.push_back(all.low);
        return values;
    }
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
    } else if (kind == Kind::string) {
        values.push_back(Value::string("…"));
        std::copy_if(constants.begin(), constants.end(), std::back_inserter(values),
                     [](const Value& constant) { return constant.kind == Kind::string; });
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

/// Lists of one and of two entries whose fields have such values, drawn alike whoever asks.
std::vector<Value> lists_of(const Possible& entry, const std::vector<Value>& constants, const Value& day,
                            Arena& arena) {
    std::vector<std::vector<Value>> fields;
    if (entry.kind() == Kind::context && entry.shape != nullptr) {
        for (std::size_t i = 0; i < entry.shape->names.size(); ++i) {
            fields.push_back(values_of(entry.fields()[i], constants, day));
        }
    } else {
        fields.push_back(values_of(entry, constants, day));
    }
    std::vector<Value> lists;
    lists.push_back(list_of({}, arena));
    if (std::any_of(fields.begin(), fields.end(), [](const auto& values) { return values.empty(); })) {
        return lists;
    }
    std::minstd_rand draw;
    const auto one = [&] {
        auto* values = arena.allocate_array<Value>(fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            values[i] = fields[i][draw() % fields[i].size()];
        }
        return entry.kind() == Kind::context ? Value::context(*arena.create(ContextData{entry.shape, values}))
                                             : values[0];
    };
    for (unsigned i = 0; i < tried_lists; ++i) {
        std::vector<Value> entries;
        entries.push_back(one());
        if (i % 4 == 3) {
            entries.push_back(one());
        }
        lists.push_back(list_of(entries, arena));
    }
    return lists;
}

/// One list of the entries of all.
Value joined(const std::vector<Value>& lists, Arena& arena) {
    std::vector<Value> entries;
    for (const Value& list : lists) {
        if (list.kind == Kind::list) {
            entries.insert(entries.end(), list.items().begin(), list.items().end());
        }
    }
    return list_of(entries, arena);
}

} // namespace

/// All atoms on one fact in a formula, and what they came to so far.
struct SingleAtoms::Fact {
    Fact(const TruthFormula& of, std::uint32_t fact) : formula(of), number(fact) {}

    const TruthFormula& formula;
    std::uint32_t number;
    std::vector<std::uint32_t> atoms;
    std::vector<unsigned> outcomes; // by atom: bits
    std::vector<std::uint32_t> steps;
    std::vector<Ref> constraints; // results of those that read the fact
    std::vector<std::uint32_t> constraint_steps;
    bool any_for = false; // a value was met for which all speak for the whole
    bool any_against = false;
    std::vector<Value> first_for; // by atom: the first value for which it does; unknown: none was met
    std::vector<Value> first_against;

    [[nodiscard]] bool can_be_both(std::size_t atom) const {
        constexpr unsigned either = bit(Outcome::yes) | bit(Outcome::no);
        return (outcomes[atom] & either) == either;
    }
    [[nodiscard]] bool can_all_be_both() const {
        for (std::size_t atom = 0; atom < atoms.size(); ++atom) {
            if (!can_be_both(atom)) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] bool can_be_together() const { return any_for && any_against; }
};

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

AtomEnds SingleAtoms::ends(const TruthFormula& formula, std::size_t part) {
    auto& known = known_[&formula];
    known.resize(formula.parts.size());
    if (known[part]) {
        return *known[part];
    }
    Fact fact{formula, formula.parts[part].number};
    std::vector<Ref> refs;
    for (std::uint32_t i = 0; i < formula.parts.size(); ++i) {
        const TruthPart& other = formula.parts[i];
        if (other.kind == TruthPart::Kind::atom && other.sense != 0 && other.number == fact.number) {
            fact.atoms.push_back(i);
            refs.push_back(other.ref);
        }
    }
    fact.outcomes.assign(fact.atoms.size(), 0);
    fact.first_for.assign(fact.atoms.size(), Value::unknown());
    fact.first_against = fact.first_for;
    fact.steps = steps_needed(program_.code, refs);
    const CatalogModel& model = *program_.model;
    for (std::size_t i = 0; i < model.constraint_facts.size(); ++i) {
        const auto& read = model.constraint_facts[i];
        if (std::find(read.begin(), read.end(), fact.number) != read.end()) {
            fact.constraints.push_back(model.constraint_results[i]);
        }
    }
    fact.constraint_steps = steps_needed(model.constraints, fact.constraints);
    find(fact);
    for (std::size_t i = 0; i < fact.atoms.size(); ++i) {
        known[fact.atoms[i]] = {fact.can_be_both(i), fact.can_be_together()};
    }
    return *known[part];
}

/// Tries values until each of the atoms was seen to be both.
void SingleAtoms::find(Fact& fact) {
    values_.reset();
    const FactLayout& layout = program_.fact_layouts[fact.number];
    const std::vector<Value> constants = Constants(program_.code, fact.steps).all();
    const Possible all = plausible_of(layout.type, values_, layout.shape);
    const bool is_list = all.kind() == Kind::list && all.parts != nullptr && all.count == 1;
    std::vector<Value> values = is_list ? lists_of(static_cast<const PossibleEntry*>(all.parts)->value,
                                                   constants, operands_[0], values_)
                                        : values_of(all, constants, operands_[0]);
    std::size_t left = values.size();
    for (std::size_t i = 0; i < values.size() && left > 0 && !fact.can_be_together(); ++i, --left) {
        try_value(fact, values[i]);
        if (is_list && fact.can_all_be_both()) {
            left = std::min(left, most_after_both);
        }
    }
    if (is_list && !fact.can_be_together()) {
        try_value(fact, joined(fact.first_for, values_));
        try_value(fact, joined(fact.first_against, values_));
    }
}

void SingleAtoms::try_value(Fact& fact, const Value& value) {
    facts_[fact.number] = value;
    if (is_free(fact)) {
        note(fact);
    }
    facts_[fact.number] = Value::unknown();
    memory_.reset();
    machine_.forget();
    constraints_.forget();
}

/// What the atoms come to, as the facts are.
void SingleAtoms::note(Fact& fact) {
    machine_.reset();
    machine_.bind(facts_.data(), operands_.data(), slots_.data());
    machine_.run(fact.steps);
    bool all_for = true;
    bool all_against = true;
    for (std::size_t i = 0; i < fact.atoms.size(); ++i) {
        const TruthPart& part = fact.formula.parts[fact.atoms[i]];
        const Outcome outcome = outcome_of(machine_.value(part.ref));
        fact.outcomes[i] |= bit(outcome);
        const auto speaks = [&](Outcome straight, Outcome turned) {
            return ((part.sense & TruthPart::straight) == 0 || outcome == straight) &&
                   ((part.sense & TruthPart::turned) == 0 || outcome == turned);
        };
        const bool is_for = speaks(Outcome::yes, Outcome::no);
        const bool is_against = speaks(Outcome::no, Outcome::yes);
        all_for = all_for && is_for;
        all_against = all_against && is_against;
        Value& first = is_for ? fact.first_for[i] : fact.first_against[i];
        first = (is_for || is_against) && first.is_unknown() ? facts_[fact.number] : first;
    }
    fact.any_for = fact.any_for || all_for;
    fact.any_against = fact.any_against || all_against;
}

/// Whatever the other facts are, nobody with this value breaks a constraint that reads the fact.
bool SingleAtoms::is_free(const Fact& fact) {
    if (fact.constraints.empty()) {
        return true;
    }
    constraints_.reset();
    constraints_.bind(facts_.data(), operands_.data(), constraint_slots_.data());
    constraints_.run(fact.constraint_steps);
    return std::all_of(fact.constraints.begin(), fact.constraints.end(),
                       [&](Ref result) { return constraints_.value(result).is_true(); });
}

} // namespace bleibe::detail
