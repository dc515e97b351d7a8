// SPDX-License-Identifier: Apache-2.0
// The idea: reachability backwards from what a stretch must know, and forwards from what may change.
#include "compile/schedule.hpp"

#include "compile/catalog_model.hpp"
#include "ruleset/catalog.hpp"

#include <algorithm>
#include <set>

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
        refs_of(code, code.top, code.top.steps[index], want);
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

std::vector<std::uint32_t> facts_read(const CompiledCode& code, const std::vector<Ref>& refs) {
    std::set<std::uint32_t> facts;
    const auto look = [&](Ref ref) {
        if (ref.base() == Ref::facts) {
            facts.insert(ref.index());
        }
    };
    for (const Ref ref : refs) {
        look(ref);
    }
    for (const std::uint32_t step : steps_needed(code, refs)) {
        refs_of(code, code.top, code.top.steps[step], look);
    }
    return {facts.begin(), facts.end()};
}

namespace {

StepReads reads_of(const CompiledCode& code) {
    StepReads reads;
    for (const Step& step : code.top.steps) {
        reads.first.push_back(static_cast<std::uint32_t>(reads.refs.size()));
        refs_of(code, code.top, step, [&](Ref ref) {
            if (ref.base() == Ref::operands || ref.base() == Ref::top) {
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
std::vector<std::uint32_t> own_facts(const CompiledCode& code, const OutlineNode& node) {
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
    return facts_read(code, refs);
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
    for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
        std::vector<Ref> refs;
        add_node(program, i, refs, false);
        program.nodes[i].facts = facts_read(code, refs);
        program.nodes[i].own_facts = own_facts(code, program.nodes[i]);
        program.nodes[i].cure_stated = stated_cure(program.nodes[i]) != Cure::unstated;
        program.nodes[i].curable = is_curable(program.nodes[i], program.model->written().vocabulary);
    }
    for (PermitOutline& outline : program.outlines) {
        outline.facts = facts_read(code, outline_refs(program, outline, false));
    }
    for (PermitOutline& outline : program.outlines) {
        const auto steps = steps_needed(code, outline_refs(program, outline, false));
        for (std::uint32_t d = 0; d < program.disputes.size(); ++d) {
            if (!steps_depending(code, steps, d + 1).empty()) {
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
        stretch.day_schedule = steps_depending(code, stretch.schedule, 0);
        for (std::uint32_t d = 0; d < program.disputes.size(); ++d) {
            stretch.dispute_schedule.push_back(steps_depending(code, stretch.schedule, d + 1));
            stretch.dispute_reads.push_back(read_by(code, stretch.dispute_schedule.back()));
        }
        std::vector<std::uint32_t> all = steps_needed(code, texts);
        std::set_difference(all.begin(), all.end(), stretch.schedule.begin(), stretch.schedule.end(),
                            std::back_inserter(stretch.text_schedule));
        std::vector<std::uint32_t> both;
        std::merge(stretch.schedule.begin(), stretch.schedule.end(), stretch.text_schedule.begin(),
                   stretch.text_schedule.end(), std::back_inserter(both));
        for (std::uint32_t d = 0; d < program.disputes.size(); ++d) {
            stretch.dispute_text_schedule.push_back(steps_depending(code, both, d + 1));
        }
    }
}

} // namespace bleibe::detail
