// SPDX-License-Identifier: Apache-2.0
// The idea: colours.cpp says what the colours mean, person by person; here each of its questions is asked of
// all rows at once.
#include "reason/colour_columns.hpp"

#include "compile/catalog_model.hpp"
#include "run/verdict_truths.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr auto may = static_cast<std::size_t>(Mode::may);

const Word* can_come(const ColourRows& rows, std::uint32_t index);

/// Rows in which at least so many children can come.
const Word* children_come(const ColourRows& rows, const OutlineNode& node, std::size_t wanted) {
    Batch& batch = rows.batch;
    std::vector<const Word*> at_least(wanted + 1, batch.none());
    at_least[0] = batch.every();
    for (const std::uint32_t child : node.children) {
        const Word* comes = can_come(rows, child);
        for (std::size_t n = wanted; n > 0; --n) {
            at_least[n] = batch.either(at_least[n], batch.both(at_least[n - 1], comes));
        }
    }
    return at_least[wanted];
}

const Word* parts_come(const ColourRows& rows, const OutlineNode& node) {
    const std::size_t all = node.children.size();
    const std::size_t enough = node.at_least;
    switch (node.kind) {
    case PointKind::any:
        return children_come(rows, node, node.negative ? all : 1);
    case PointKind::at_least: // of a ground of refusal so many that too few are left
        return children_come(rows, node, !node.negative ? enough : enough > all ? 0 : all - enough + 1);
    default:
        return children_come(rows, node, node.negative ? 1 : all);
    }
}

const Word* can_come(const ColourRows& rows, std::uint32_t index) {
    const OutlineNode& node = rows.program.nodes[index];
    const bool excepted =
        node.criterion != nullptr && node.criterion->cure != Cure::wait &&
        (node.criterion->exception == Exception::in_favour || node.criterion->exception == Exception::either);
    const bool is_whole = node.curable || node.cure_stated || node.counts_as_one();
    if (excepted || (is_whole && node.curable)) {
        return rows.batch.every();
    }
    const SpelledTruth truth = rows.truth(node.truth[may]);
    const Word* not_against = rows.batch.opposite(node.negative ? truth.yes : truth.no);
    return is_whole ? not_against : rows.batch.either(not_against, parts_come(rows, node));
}

void add_refs_below(const ProgramData& program, std::uint32_t index, std::vector<Ref>& refs) {
    refs.push_back(program.nodes[index].truth[may]);
    for (const std::uint32_t child : program.nodes[index].children) {
        add_refs_below(program, child, refs);
    }
}

} // namespace

void add_refs_of_colours(const ProgramData& program, const PermitOutline& outline, std::vector<Ref>& refs) {
    add_refs_below(program, outline.requires_, refs);
    for (const std::uint32_t child : program.nodes[outline.requires_].children) {
        refs.push_back(program.nodes[child].raw);
    }
    for (const std::uint32_t refusal : outline.refusals) {
        add_refs_below(program, refusal, refs);
    }
}

const Word* green_rows(const ColourRows& rows, const PermitOutline& outline) {
    const VerdictTruths truths = truths_of(outline);
    const Word* eligible = rows.truth(truths.status).yes;
    return truths.levels.empty() ? eligible
                                 : rows.batch.both(eligible, rows.truth(truths.levels.front().truth).yes);
}

void add_stated_facts(const ProgramData& program, const PermitOutline& outline,
                      std::vector<std::uint32_t>& facts) {
    for (const std::uint32_t child : program.nodes[outline.requires_].children) {
        const auto& read = program.nodes[child].facts;
        facts.insert(facts.end(), read.begin(), read.end());
    }
}

const Word* decided_rows(const ColourRows& rows, const PermitOutline& outline) {
    Batch& batch = rows.batch;
    const Word* decided = batch.none();
    for (const std::uint32_t child : rows.program.nodes[outline.requires_].children) {
        const OutlineNode& node = rows.program.nodes[child];
        const SpelledTruth raw = rows.truth(node.raw);
        const Word* stated = batch.none();
        for (const std::uint32_t fact : node.facts) {
            stated = batch.either(stated, rows.stated(fact));
        }
        decided = batch.either(decided, batch.both(batch.either(raw.yes, raw.no), stated));
    }
    return decided;
}

const Word* coming_rows(const ColourRows& rows, const PermitOutline& outline) {
    const Word* coming = can_come(rows, outline.requires_);
    for (const std::uint32_t refusal : outline.refusals) {
        if (!rows.program.nodes[refusal].passed_over_at_may) {
            coming = rows.batch.both(coming, can_come(rows, refusal));
        }
    }
    return coming;
}

} // namespace bleibe::detail
