// SPDX-License-Identifier: Apache-2.0
// The idea: reachability backwards from what a stretch must know, and forwards from what may change.
#include "compile/schedule.hpp"

#include "compile/catalog_model.hpp"
#include "ruleset/catalog.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

namespace bleibe::detail {
namespace {

/// Every ref that a step reads outside of its own blocks' frames, through its blocks.
template <class Visit>
void refs_of(const CompiledCode& code, const Block& block, const Step& step, const Visit& visit) {
    for (const Ref ref : block.operands_of(step)) {
        visit(ref);
    }
    const auto inner = [&](std::uint32_t index) {
        if (index == 0) {
            return;
        }
        const Block& body = code.blocks[index];
        visit(body.result);
        for (const Step& one : body.steps) {
            refs_of(code, body, one, visit);
        }
    };
    inner(step.block);
    if (step.kind == StepKind::branch) {
        inner(step.data);
    }
}

void add_node(const ProgramData& program, std::uint32_t index, std::vector<Ref>& refs, bool texts) {
    const OutlineNode& node = program.nodes[index];
    if (texts) {
        for (const auto* list : {&node.found, &node.required}) {
            for (const OutlineText& text : *list) {
                refs.insert(refs.end(), text.values.begin(), text.values.end());
            }
        }
    } else {
        refs.insert(refs.end(), node.truth.begin(), node.truth.end());
        refs.push_back(node.raw);
        if (node.applies) {
            refs.push_back(*node.applies);
        }
        for (const auto& waived : node.waivers) {
            refs.push_back(waived.when);
        }
    }
    for (const std::uint32_t child : node.children) {
        add_node(program, child, refs, texts);
    }
}

std::vector<Ref> outline_refs(const ProgramData& program, const PermitOutline& outline, bool texts) {
    std::vector<Ref> refs;
    if (!texts) {
        refs.assign(outline.truth.begin(), outline.truth.end());
    } else if (outline.grant_until) {
        refs.push_back(*outline.grant_until);
    }
    add_node(program, outline.requires_, refs, texts);
    for (const std::uint32_t refusal : outline.refusals) {
        add_node(program, refusal, refs, texts);
    }
    return refs;
}

} // namespace

std::vector<std::uint32_t> steps_needed(const CompiledCode& code, const std::vector<Ref>& refs) {
    std::vector<bool> needed(code.top.steps.size());
    std::vector<std::uint32_t> open;
    const auto want = [&](Ref ref) {
        if (ref.base() == Ref::top && !needed[ref.index()]) {
            needed[ref.index()] = true;
            open.push_back(ref.index());
        }
    };
    for (const Ref ref : refs) {
        want(ref);
    }
    while (!open.empty()) {
        const std::uint32_t index = open.back();
        open.pop_back();
        if (code.reads.first.empty()) {
            refs_of(code, code.top, code.top.steps[index], want);
        } else {
            const auto reads = code.reads.of(index);
            std::for_each(reads.begin(), reads.end(), want);
        }
    }
    std::vector<std::uint32_t> steps;
    for (std::uint32_t i = 0; i < needed.size(); ++i) {
        if (needed[i]) {
            steps.push_back(i);
        }
    }
    return steps;
}

namespace {

/// Those of `steps` that read something of the base and number, directly or through others.
std::vector<std::uint32_t> steps_after(const CompiledCode& code, const std::vector<std::uint32_t>& steps,
                                       std::uint32_t base, std::uint32_t number) {
    std::vector<bool> depends(code.top.steps.size());
    std::vector<std::uint32_t> found;
    for (const std::uint32_t index : steps) {
        bool any = false;
        refs_of(code, code.top, code.top.steps[index], [&](Ref ref) {
            any = any || (ref.base() == base && ref.index() == number) ||
                  (ref.base() == Ref::top && depends[ref.index()]);
        });
        depends[index] = any;
        if (any) {
            found.push_back(index);
        }
    }
    return found;
}

} // namespace

std::vector<std::uint32_t> steps_depending(const CompiledCode& code, const std::vector<std::uint32_t>& steps,
                                           std::uint32_t operand) {
    return steps_after(code, steps, Ref::operands, operand);
}

std::vector<std::uint32_t> steps_reading(const CompiledCode& code, const std::vector<std::uint32_t>& steps,
                                         std::uint32_t fact) {
    return steps_after(code, steps, Ref::facts, fact);
}

namespace {

/// Steps of the block that rest on that field of its entry; a step that reads the entry as a whole does.
std::vector<std::uint32_t> steps_of_field(const CompiledCode& code, const Block& block, std::uint32_t name) {
    const Ref entry(block.base, 0);
    std::vector<bool> depends(block.slots());
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < block.steps.size(); ++i) {
        const Step& step = block.steps[i];
        const bool is_field = step.kind == StepKind::field && block.operands[step.first] == entry;
        bool any = is_field && step.name == name;
        if (!is_field) {
            refs_of(code, block, step, [&](Ref ref) {
                any = any || ref == entry || (ref.base() == block.base && depends[ref.index()]);
            });
        }
        if (any) {
            depends[block.parameters + i] = true;
            found.push_back(i);
        }
    }
    return found;
}

} // namespace

std::vector<EntryField> guarded_fields(const CompiledCode& code, const Block& block) {
    const Ref entry(block.base, 0);
    const bool has_loops = std::any_of(block.steps.begin(), block.steps.end(), [](const Step& step) {
        return step.kind == StepKind::filter || step.kind == StepKind::for_each ||
               step.kind == StepKind::some || step.kind == StepKind::every;
    });
    std::vector<EntryField> fields;
    for (std::size_t i = 0; i < block.steps.size(); ++i) {
        const Step& step = block.steps[i];
        const bool is_known = std::any_of(fields.begin(), fields.end(),
                                          [&](const EntryField& field) { return field.name == step.name; });
        if (step.kind != StepKind::field || block.operands[step.first] != entry || is_known) {
            continue;
        }
        const Ref slot(block.base, static_cast<std::uint32_t>(block.parameters + i));
        if (has_loops || std::count(block.operands.begin(), block.operands.end(), slot) > 1) {
            fields.push_back({step.name, steps_of_field(code, block, step.name)});
        }
    }
    return fields;
}

namespace {

StepReads reads_of(const CompiledCode& code) {
    StepReads reads;
    for (const Step& step : code.top.steps) {
        reads.first.push_back(static_cast<std::uint32_t>(reads.refs.size()));
        refs_of(code, code.top, step, [&](Ref ref) {
            if (ref.base() == Ref::facts || ref.base() == Ref::operands || ref.base() == Ref::top) {
                reads.refs.push_back(ref);
            }
        });
        const auto begin = reads.refs.begin() + static_cast<std::ptrdiff_t>(reads.first.back());
        std::sort(begin, reads.refs.end(), [](Ref a, Ref b) { return a.raw < b.raw; });
        reads.refs.erase(std::unique(begin, reads.refs.end()), reads.refs.end());
    }
    reads.first.push_back(static_cast<std::uint32_t>(reads.refs.size()));
    return reads;
}

/// Which facts and operands each step of the top block rests on, directly or through others: a bit each,
/// found in one pass, since a step stands behind all that it reads.
class Reach {
public:
    explicit Reach(const ProgramData& program)
        : facts_(program.model->written().vocabulary.facts.size()),
          words_((facts_ + 1 + program.disputes.size() + bits - 1) / bits) {
        const CompiledCode& code = program.code;
        rows_.resize(code.top.steps.size() * words_);
        for (std::size_t i = 0; i < code.top.steps.size(); ++i) {
            refs_of(code, code.top, code.top.steps[i], [&](Ref ref) { add(ref, &rows_[i * words_]); });
        }
    }

    /// Numbers of the facts that the refs rest on, in vocabulary order.
    [[nodiscard]] std::vector<std::uint32_t> facts(const std::vector<Ref>& refs) const {
        std::vector<std::uint64_t> row(words_);
        for (const Ref ref : refs) {
            add(ref, row.data());
        }
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t fact = 0; fact < facts_; ++fact) {
            if (is_set(row.data(), fact)) {
                numbers.push_back(fact);
            }
        }
        return numbers;
    }

    /// Those of the steps that rest on the operand.
    [[nodiscard]] std::vector<std::uint32_t> depending(const std::vector<std::uint32_t>& steps,
                                                       std::uint32_t operand) const {
        std::vector<std::uint32_t> found;
        std::copy_if(steps.begin(), steps.end(), std::back_inserter(found),
                     [&](std::uint32_t step) { return is_set(&rows_[step * words_], facts_ + operand); });
        return found;
    }

    /// By step: it rests on no operand.
    [[nodiscard]] std::vector<bool> steady(std::size_t operands) const {
        std::vector<bool> found(words_ == 0 ? 0 : rows_.size() / words_, true);
        for (std::size_t step = 0; step < found.size(); ++step) {
            for (std::size_t operand = 0; operand < operands && found[step]; ++operand) {
                found[step] = !is_set(&rows_[step * words_], facts_ + operand);
            }
        }
        return found;
    }

private:
    static constexpr std::size_t bits = 64;

    static bool is_set(const std::uint64_t* row, std::size_t bit) {
        return (row[bit / bits] >> (bit % bits) & 1U) != 0;
    }

    void add(Ref ref, std::uint64_t* row) const {
        if (ref.base() == Ref::top) {
            const std::uint64_t* const read = &rows_[ref.index() * words_];
            std::transform(row, row + words_, read, row, std::bit_or<>());
        } else if (ref.base() == Ref::facts || ref.base() == Ref::operands) {
            const std::size_t bit = ref.index() + (ref.base() == Ref::operands ? facts_ : 0);
            row[bit / bits] |= std::uint64_t{1} << (bit % bits);
        }
    }

    std::size_t facts_;
    std::size_t words_; // of a row
    std::vector<std::uint64_t> rows_;
};

/// Operands before slots, each once.
std::vector<Ref> read_by(const CompiledCode& code, const std::vector<std::uint32_t>& steps) {
    std::vector<Ref> refs;
    for (const std::uint32_t step : steps) {
        const auto reads = code.reads.of(step);
        refs.insert(refs.end(), reads.begin(), reads.end());
    }
    static_assert(Ref::operands < Ref::top);
    std::sort(refs.begin(), refs.end(), [](Ref a, Ref b) { return a.raw < b.raw; });
    refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
    return refs;
}

/// What the file says of the criterion itself.
Cure stated_cure(const OutlineNode& node) {
    const Cure cure = node.criterion != nullptr ? node.criterion->cure : Cure::unstated;
    return cure == Cure::unstated && node.item != nullptr ? node.item->cure : cure;
}

/// Somebody can change it; what time changes shows on the days looked ahead.
bool is_cure(Cure cure) { return cure != Cure::none && cure != Cure::wait; }

bool any_curable(const std::vector<std::uint32_t>& facts, const Vocabulary& vocabulary) {
    return std::any_of(facts.begin(), facts.end(),
                       [&](std::uint32_t fact) { return is_cure(vocabulary.facts[fact].cure); });
}

/// Of a group only what waives it or makes it apply; the rest lies with its parts.
std::vector<std::uint32_t> own_facts(const Reach& reach, const OutlineNode& node) {
    if (node.children.empty()) {
        return node.facts;
    }
    std::vector<Ref> refs;
    for (const OutlineNode::Waived& waived : node.waivers) {
        refs.push_back(waived.when);
    }
    if (node.applies) {
        refs.push_back(*node.applies);
    }
    return reach.facts(refs);
}

bool is_curable(const OutlineNode& node, const Vocabulary& vocabulary) {
    if (node.cure_stated) {
        return is_cure(stated_cure(node));
    }
    if (node.counts_as_one()) {
        return node.facts.empty() || any_curable(node.facts, vocabulary);
    }
    return any_curable(node.own_facts, vocabulary);
}

} // namespace

void make_schedules(ProgramData& program) {
    program.code.reads = reads_of(program.code);
    const CompiledCode& code = program.code;
    const Reach reach(program);
    program.steady = reach.steady(1 + program.disputes.size());
    for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
        std::vector<Ref> refs;
        add_node(program, i, refs, false);
        program.nodes[i].facts = reach.facts(refs);
        program.nodes[i].own_facts = own_facts(reach, program.nodes[i]);
        program.nodes[i].cure_stated = stated_cure(program.nodes[i]) != Cure::unstated;
        program.nodes[i].curable = is_curable(program.nodes[i], program.model->written().vocabulary);
    }
    for (PermitOutline& outline : program.outlines) {
        outline.facts = reach.facts(outline_refs(program, outline, false));
    }
    for (PermitOutline& outline : program.outlines) {
        const auto steps = steps_needed(code, outline_refs(program, outline, false));
        for (std::uint32_t d = 0; d < program.disputes.size(); ++d) {
            if (!reach.depending(steps, d + 1).empty()) {
                outline.disputes.push_back(d);
            }
        }
    }
    for (Stretch& stretch : program.stretches) {
        std::vector<Ref> refs;
        std::vector<Ref> texts;
        for (const std::int32_t index : stretch.outlines) {
            if (index >= 0) {
                const PermitOutline& outline = program.outlines[static_cast<std::size_t>(index)];
                const auto more = outline_refs(program, outline, false);
                refs.insert(refs.end(), more.begin(), more.end());
                const auto words = outline_refs(program, outline, true);
                texts.insert(texts.end(), words.begin(), words.end());
            }
        }
        stretch.schedule = steps_needed(code, refs);
        stretch.day_schedule = reach.depending(stretch.schedule, 0);
        for (std::uint32_t d = 0; d < program.disputes.size(); ++d) {
            stretch.dispute_schedule.push_back(reach.depending(stretch.schedule, d + 1));
            stretch.dispute_reads.push_back(read_by(code, stretch.dispute_schedule.back()));
        }
        std::vector<std::uint32_t> all = steps_needed(code, texts);
        std::set_difference(all.begin(), all.end(), stretch.schedule.begin(), stretch.schedule.end(),
                            std::back_inserter(stretch.text_schedule));
        std::vector<std::uint32_t> both;
        std::merge(stretch.schedule.begin(), stretch.schedule.end(), stretch.text_schedule.begin(),
                   stretch.text_schedule.end(), std::back_inserter(both));
        for (std::uint32_t d = 0; d < program.disputes.size(); ++d) {
            stretch.dispute_text_schedule.push_back(reach.depending(both, d + 1));
        }
    }
}

} // namespace bleibe::detail
