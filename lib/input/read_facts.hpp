// SPDX-License-Identifier: Apache-2.0
// From nodes of a document to the values that the vocabulary declares.
#pragma once

#include "compile/catalog_model.hpp"
#include "document/document.hpp"
#include "run/machine.hpp"
#include "value/case_data.hpp"
#include "value/possible.hpp"

#include <bleibe/limits.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Where a value stands: links on the stack of whoever reads it, made into a text for a finding only.
struct FactPath {
    const FactPath* up = nullptr; // null: `name` is the way to here, as it is
    std::string_view name = {};   // of a member
    bool in_list = false;         // then it is an entry, and the place in the list counts
    std::size_t index = 0;

    [[nodiscard]] std::string text() const;
};

/// Reads facts into a case. Findings are private: path and token, never the line.
class FactReader {
public:
    FactReader(const CatalogModel& model, Diagnostics& diagnostics, const Limits& limits)
        : model_(model), diagnostics_(diagnostics), limits_(limits) {}

    /// A case that knows nothing but what the vocabulary says holds unless stated.
    [[nodiscard]] std::shared_ptr<CaseData> empty() const;
    /// The fields of an entry of this list of which nothing is known.
    [[nodiscard]] Value* blank_entry(std::size_t fact, Arena& arena) const;
    /// Every member of a mapping as a fact. `path` names the mapping.
    void read(const Node& facts, CaseData& into, const std::string& path);
    /// Reports constraints that the facts break: at the fact, or the entry of a list, that is concerned, as
    /// far as it stands among `written` (may be null), else at `place`.
    void check_constraints(const CaseData& facts, const Node* written, const Span& place);

private:
    struct Broken {
        std::optional<Span> span;
        std::string paths;
    };

    void unknown_fact(const Member& member, const FactPath& path);
    Broken broken_at(Machine& machine, const CaseData& facts, std::size_t constraint,
                     const Node* written) const;
    std::optional<std::size_t> broken_entry(Machine& machine, const CaseData& facts, std::size_t constraint,
                                            std::uint32_t fact) const;
    Value value(const Node& node, const Type& type, const FactPath& path, CaseData& into);
    Value scalar(const Node& node, const Type& type, const FactPath& path, CaseData& into);
    /// `entries`: the fact whose fields the items have; null where they have none.
    Value list(const Node& node, const Type& type, const FactDeclaration* entries, const FactPath& path,
               CaseData& into);
    Value entry(const Node& node, const FactDeclaration& fact, const FactPath& path, CaseData& into);
    Value wrong(const Node& node, const FactPath& path, std::string_view wanted);
    Value known_value(const Node& node, const Type& type, const FactPath& path, CaseData& into);

    // What is known in part (read_partial.cpp).

    /// A place of the fact that is being read, and what is possible there.
    struct Part {
        int entry = -1; // of the list; -1: the fact itself
        int field = -1; // of the entry; -1: the entry itself
        Possible set;
    };
    /// Reads `between`, `one_of` or `at_least`, notes what is possible, and gives unknown; the value itself
    /// if only one is possible. `entries` as for `list`.
    Value part(const Node& node, const Type& type, const FactDeclaration* entries, const FactPath& path,
               CaseData& into);
    Value noted(const Possible& set, const FactPath& path, const Node& node);
    Value between(const Node& ends, const Type& type, const FactPath& path, CaseData& into);
    Value one_of(const Node& values, const Type& type, const FactPath& path, CaseData& into);
    Value at_least(const Node& items, const Type& type, const FactDeclaration* entries, const FactPath& path,
                   CaseData& into);
    Value shapeless(const Node& node, const FactPath& path, std::string_view message, std::string_view help);
    /// What was noted of a fact becomes a set of the whole fact.
    void put_together(std::size_t fact, CaseData& into);
    /// Constraints that are broken whatever the facts turn out to be.
    void check_sets(const CaseData& facts, const Node* written, const Span& place);
    void report_broken(std::size_t constraint, const Broken& broken, const Span& place);
    Broken facts_of(std::size_t constraint, const Node* written) const;

    const CatalogModel& model_;
    Diagnostics& diagnostics_;
    const Limits& limits_;
    std::vector<Part> parts_;     // of the fact that is being read
    std::optional<Value> listed_; // entries of its list, which may be longer
};

} // namespace bleibe::detail
