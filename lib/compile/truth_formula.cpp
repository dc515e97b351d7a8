// SPDX-License-Identifier: Apache-2.0
// The idea: steps stand behind what they read, so one pass finds what reads a single fact, and walking the
// steps backwards meets every part before its children.
#include "compile/truth_formula.hpp"

#include "compile/program.hpp"
#include "compile/schedule.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace bleibe::detail {
namespace {

/// The facts that something rests on, as far as they count: none, one, or several.
class FactsRead {
public:
    explicit FactsRead(const CompiledCode& code) {
        of_step_.reserve(code.top.steps.size());
        for (std::uint32_t step = 0; step < code.top.steps.size(); ++step) {
            std::uint32_t all = none;
            for (const Ref ref : code.reads.of(step)) {
                const std::uint32_t one = of(ref);
                all = all == none || all == one ? one : one == none ? all : several;
            }
            of_step_.push_back(all);
        }
    }

    static constexpr std::uint32_t none = UINT32_MAX;
    static constexpr std::uint32_t several = UINT32_MAX - 1;

    /// `none`, `several`, or the number of the one fact.
    [[nodiscard]] std::uint32_t of(Ref ref) const {
        return ref.base() == Ref::facts ? ref.index() : ref.base() == Ref::top ? of_step_[ref.index()] : none;
    }

private:
    std::vector<std::uint32_t> of_step_;
};

/// Facts whose values can be tried.
bool can_be_tried(const Type& type) {
    switch (type.kind()) {
    case TypeKind::list:
    case TypeKind::boolean:
    case TypeKind::choice:
    case TypeKind::number:
    case TypeKind::date:
    case TypeKind::months:
    case TypeKind::duration:
        return true;
    default:
        return false;
    }
}

class FormulaBuilder {
public:
    FormulaBuilder(const ProgramData& program, const FactsRead& facts) : program_(program), facts_(facts) {}

    TruthFormula run(Ref truth) const {
        TruthFormula formula;
        formula.truth = truth;
        std::set<Ref, Backwards> refs;
        collect(truth, refs);
        for (const Ref ref : refs) {
            formula.parts.push_back(part_of(ref));
        }
        for (TruthPart& part : formula.parts) {
            part.first = static_cast<std::uint32_t>(formula.children.size());
            for (const Ref child : children(part)) {
                const auto place = static_cast<std::uint32_t>(std::distance(refs.begin(), refs.find(child)));
                formula.children.push_back(place);
            }
            part.count = static_cast<std::uint32_t>(formula.children.size()) - part.first;
        }
        find_senses(formula);
        find_disputes(formula);
        return formula;
    }

private:
    /// Later steps first; facts and constants, which read nothing, behind all steps.
    struct Backwards {
        bool operator()(Ref a, Ref b) const { return rank(a) < rank(b); }
        static std::uint64_t rank(Ref ref) {
            return ref.base() == Ref::top ? (1U << Ref::index_bits) - ref.index()
                                          : (std::uint64_t{1} << 32U) + ref.raw;
        }
    };

    TruthPart part_of(Ref ref) const {
        TruthPart part;
        part.ref = ref;
        const std::uint32_t fact = facts_.of(ref);
        if (fact == FactsRead::none) {
            part.kind = TruthPart::Kind::given;
        } else if (fact != FactsRead::several && can_be_tried(program_.fact_layouts[fact].type)) {
            part.kind = TruthPart::Kind::atom;
            part.number = fact;
        } else if (ref.base() == Ref::top) {
            combined(part, program_.code.top.steps[ref.index()]);
        }
        return part;
    }

    void combined(TruthPart& part, const Step& step) const {
        switch (step.kind) {
        case StepKind::all_of:
        case StepKind::any_of:
        case StepKind::at_least:
            part.kind = TruthPart::Kind::junction;
            return;
        case StepKind::negation:
            part.kind = TruthPart::Kind::negation;
            return;
        case StepKind::select:
            part.kind = TruthPart::Kind::choice;
            return;
        case StepKind::reading:
            if (const Ref dispute = program_.code.top.operands_of(step)[0];
                dispute.base() == Ref::operands && dispute.index() > 0) {
                part.kind = TruthPart::Kind::reading;
                part.number = dispute.index() - 1;
            }
            return;
        default:
            return;
        }
    }

    std::span<const Ref> children(const TruthPart& part) const {
        if (part.kind >= TruthPart::Kind::atom) {
            return {};
        }
        const auto operands = program_.code.top.operands_of(program_.code.top.steps[part.ref.index()]);
        return part.kind == TruthPart::Kind::reading ? operands.subspan(1) : operands;
    }

    void collect(Ref ref, std::set<Ref, Backwards>& refs) const {
        if (refs.insert(ref).second) {
            for (const Ref child : children(part_of(ref))) {
                collect(child, refs);
            }
        }
    }

    static void find_senses(TruthFormula& formula) {
        formula.parts[0].sense = TruthPart::straight;
        for (const TruthPart& part : formula.parts) {
            const auto turned = static_cast<std::uint8_t>((part.sense & TruthPart::straight) << 1U |
                                                          (part.sense & TruthPart::turned) >> 1U);
            const auto children = formula.children_of(part);
            for (std::size_t i = 0; i < children.size(); ++i) {
                const bool asked = part.kind == TruthPart::Kind::choice && i == 0;
                formula.parts[children[i]].sense |= asked                                    ? 0
                                                    : part.kind == TruthPart::Kind::negation ? turned
                                                                                             : part.sense;
            }
        }
    }

    void find_disputes(TruthFormula& formula) const {
        for (const std::uint32_t step : steps_needed(program_.code, {formula.truth})) {
            for (const Ref ref : program_.code.reads.of(step)) {
                if (ref.base() == Ref::operands && ref.index() > 0) {
                    formula.disputes.push_back(ref.index() - 1);
                }
            }
        }
        std::sort(formula.disputes.begin(), formula.disputes.end());
        formula.disputes.erase(std::unique(formula.disputes.begin(), formula.disputes.end()),
                               formula.disputes.end());
    }

    const ProgramData& program_;
    const FactsRead& facts_;
};

} // namespace

void make_formulas(ProgramData& program) {
    const FactsRead facts(program.code);
    const FormulaBuilder builder(program, facts);
    for (const PermitOutline& outline : program.outlines) {
        for (const Mode mode : {Mode::shall, Mode::should, Mode::may}) {
            const Ref truth = outline.truth[static_cast<std::size_t>(mode)];
            if (program.formulas.count(truth.raw) == 0) {
                program.formulas.emplace(truth.raw, builder.run(truth));
            }
        }
    }
}

} // namespace bleibe::detail
