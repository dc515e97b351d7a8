// SPDX-License-Identifier: Apache-2.0
// The idea: a tree's names are numbered once; the walk itself is the same for every batch.
#include "reason/verdict_columns.hpp"

#include <algorithm>

namespace bleibe::detail {

DecidingColumns::DecidingColumns(const ProgramData& program, const PermitOutline& outline)
    : program_(program), names_(program.nodes.size(), nothing) {
    roots_.push_back(outline.requires_);
    for (const std::uint32_t refusal : outline.refusals) {
        if (!program.nodes[refusal].passed_over_at_may) {
            roots_.push_back(refusal);
        }
    }
    for (const std::uint32_t root : roots_) {
        note(root);
    }
}

void DecidingColumns::note(std::uint32_t node) {
    const OutlineNode& point = program_.nodes[node];
    nodes_.push_back(node);
    if (!point.id.empty()) {
        const auto found = std::find(criteria_.begin(), criteria_.end(), point.id);
        names_[node] = static_cast<std::uint32_t>(found - criteria_.begin());
        if (found == criteria_.end()) {
            criteria_.emplace_back(point.id);
        }
    }
    for (const std::uint32_t child : point.children) {
        note(child);
    }
}

void DecidingColumns::add_refs(std::vector<Ref>& refs) const {
    for (const std::uint32_t node : nodes_) {
        refs.push_back(program_.nodes[node].truth[static_cast<std::size_t>(Mode::may)]);
    }
}

} // namespace bleibe::detail
