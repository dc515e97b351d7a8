// SPDX-License-Identifier: Apache-2.0
// A catalog that loaded: what was written, what the check found out, how entries of lists are laid out,
// and the vocabulary's constraints, compiled.
#pragma once

#include "check/checked_catalog.hpp"
#include "compile/code.hpp"
#include "ruleset/catalog.hpp"

#include <bleibe/words.hpp>

#include <memory>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

struct CatalogModel {
    std::shared_ptr<const CheckedCatalog> checked;
    /// By fact: the layout of the entries of a list of contexts (empty names for other facts).
    std::vector<Shape> shapes;
    std::vector<std::vector<std::string_view>> shape_names;

    CompiledCode constraints;
    std::vector<Ref> constraint_results;                      // by constraint
    std::vector<std::vector<std::uint32_t>> constraint_facts; // by constraint: the facts it reads

    [[nodiscard]] const CatalogData& written() const { return *checked->written; }
};

} // namespace bleibe::detail
