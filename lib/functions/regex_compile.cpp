// SPDX-License-Identifier: Apache-2.0
// Every construct is a few instructions. Repetitions of single characters are one instruction whatever their
// numbers; those of groups are written out, within the limit of a program.
#include "functions/regex_program.hpp"

#include <utility>

namespace bleibe::detail {

namespace {

using Kind = PatternNode::Kind;
using Op = Instruction::Op;

class PatternCompiler {
public:
    PatternCompiler(Pattern&& pattern, bool captures)
        : pattern_(std::move(pattern)), captures_(captures || pattern_.has_references) {
        program_.flags = pattern_.flags;
        program_.groups = pattern_.groups;
        program_.slots = captures_ ? 2 * (pattern_.groups + 1) : 2;
        program_.has_references = pattern_.has_references;
    }

    std::optional<PatternProgram> compile() {
        emit_node(pattern_.root);
        emit(Op::match);
        if (too_long()) {
            return std::nullopt;
        }
        program_.classes = std::move(pattern_.classes);
        return std::move(program_);
    }

private:
    [[nodiscard]] bool too_long() const { return program_.code.size() > pattern_program_limit; }
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }
    std::uint32_t emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0,
                       std::uint32_t row = Instruction::no_row) {
        if (!too_long()) {
            program_.code.push_back({op, a, b, row});
        }
        return here() - 1;
    }
    Instruction& at(std::uint32_t place) { return program_.code[place]; }

    void emit_node(std::uint32_t number) {
        const PatternNode& node = pattern_.nodes[number];
        switch (node.kind) {
        case Kind::empty:
            return;
        case Kind::character:
        case Kind::any:
        case Kind::member:
            emit_test(node);
            return;
        case Kind::line_start:
            emit(Op::line_start);
            return;
        case Kind::line_end:
            emit(Op::line_end);
            return;
        case Kind::group:
            return emit_group(node);
        case Kind::sequence:
            for (std::uint32_t part = node.first; part != PatternNode::none && !too_long();
                 part = pattern_.nodes[part].next) {
                emit_node(part);
            }
            return;
        case Kind::alternation:
            return emit_alternation(node);
        case Kind::repeat:
            return emit_repeat(node);
        case Kind::reference:
            emit(Op::reference, node.value);
            return;
        }
    }

    void emit_test(const PatternNode& node) {
        if (node.kind == Kind::any) {
            emit(pattern_.flags.dot_matches_all ? Op::all : Op::any);
        } else if (node.kind == Kind::member) {
            emit(Op::member, node.value);
        } else if (pattern_.flags.ignore_case && next_case_variant(node.value) != node.value) {
            emit(Op::letter, static_cast<std::uint32_t>(case_key(node.value)));
        } else {
            emit(Op::character, node.value);
        }
    }

    void emit_group(const PatternNode& node) {
        const bool saves = captures_ && node.value != 0;
        if (saves) {
            emit(Op::save, 2 * node.value);
        }
        emit_node(node.first);
        if (saves) {
            emit(Op::save, 2 * node.value + 1);
        }
    }

    void emit_alternation(const PatternNode& node) {
        std::vector<std::uint32_t> ends;
        bool is_first = true;
        for (std::uint32_t branch = node.first; !too_long(); branch = pattern_.nodes[branch].next) {
            if (pattern_.nodes[branch].next == PatternNode::none) {
                emit_node(branch);
                break;
            }
            // Only one way leads to the later splits, so only the first needs a row.
            const std::uint32_t split =
                emit(Op::split, here() + 1, 0, is_first ? program_.rows++ : Instruction::no_row);
            emit_node(branch);
            ends.push_back(emit(Op::jump));
            at(split).b = here();
            is_first = false;
        }
        for (const std::uint32_t end : ends) {
            at(end).a = here();
        }
    }

    void emit_repeat(const PatternNode& node) {
        const PatternNode& repeated = pattern_.nodes[node.first];
        if (node.most == 0) {
            return;
        }
        if (repeated.kind == Kind::character || repeated.kind == Kind::any || repeated.kind == Kind::member) {
            emit_test_repeat(node, repeated);
            return;
        }
        const bool endless = node.most == PatternNode::unlimited;
        // The last of the copies that must be there is the body of the loop.
        const std::uint32_t copies = endless && node.least > 0 ? node.least - 1 : node.least;
        for (std::uint32_t i = 0; i < copies && !too_long(); ++i) {
            const std::uint32_t before = here();
            emit_node(node.first);
            if (here() == before) {
                return; // nothing to match: once is as good as many times
            }
        }
        if (endless) {
            node.least > 0 ? emit_loop_after(node) : emit_loop_before(node);
        } else {
            emit_options(node, node.most - node.least);
        }
    }

    void emit_test_repeat(const PatternNode& node, const PatternNode& test) {
        if (node.least > 1) {
            emit(Op::exactly, node.least);
        }
        if (node.least > 0) {
            emit_test(test);
        }
        if (node.most > node.least) {
            const bool endless = node.most == PatternNode::unlimited;
            emit(node.reluctant ? Op::lazy : Op::greedy,
                 endless ? PatternNode::unlimited : node.most - node.least, 0, program_.rows++);
            emit_test(test);
        }
    }

    /// A split that goes on into `inside` first, or last if the repetition is reluctant.
    std::uint32_t emit_choice(std::uint32_t inside) {
        return emit(Op::split, inside, inside, program_.rows++);
    }
    void set_way_out(const PatternNode& node, std::uint32_t split, std::uint32_t out) {
        (node.reluctant ? at(split).a : at(split).b) = out;
    }

    /// The repeated part between a mark and a test that it has consumed something: an empty round would
    /// repeat for ever. False if there is nothing to match at all.
    bool emit_round(const PatternNode& node) {
        const bool guarded = pattern_.nodes[node.first].may_be_empty;
        const std::uint32_t place = guarded ? program_.registers++ : 0;
        if (guarded) {
            emit(Op::mark, place);
        }
        const std::uint32_t before = here();
        emit_node(node.first);
        const bool any = here() != before;
        if (guarded) {
            emit(Op::progress, place);
        }
        return any;
    }

    void emit_loop_before(const PatternNode& node) {
        const std::uint32_t split = emit_choice(here() + 1);
        emit_round(node);
        emit(Op::jump, split);
        set_way_out(node, split, here());
    }

    /// At least one round, which may be empty; a round that is followed by another may not.
    void emit_loop_after(const PatternNode& node) {
        const bool guarded = pattern_.nodes[node.first].may_be_empty;
        const std::uint32_t place = guarded ? program_.registers++ : 0;
        const std::uint32_t start = here();
        if (guarded) {
            emit(Op::mark, place);
        }
        emit_node(node.first);
        const std::uint32_t split = emit_choice(guarded ? here() + 1 : start);
        if (guarded) {
            emit(Op::progress, place);
            emit(Op::jump, start);
        }
        set_way_out(node, split, here());
    }

    void emit_options(const PatternNode& node, std::uint32_t count) {
        std::vector<std::uint32_t> splits;
        for (std::uint32_t i = 0; i < count && !too_long(); ++i) {
            splits.push_back(emit_choice(here() + 1));
            if (!emit_round(node)) {
                break;
            }
        }
        for (const std::uint32_t split : splits) {
            set_way_out(node, split, here());
        }
    }

    Pattern pattern_;
    bool captures_;
    PatternProgram program_;
};

} // namespace

std::optional<PatternProgram> compile_pattern(Pattern&& pattern, bool captures) {
    return PatternCompiler(std::move(pattern), captures).compile();
}

} // namespace bleibe::detail
