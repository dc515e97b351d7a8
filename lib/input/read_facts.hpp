// SPDX-License-Identifier: Apache-2.0
// From nodes of a document to the values that the vocabulary declares.
#pragma once

#include "compile/catalog_model.hpp"
#include "document/document.hpp"
#include "run/machine.hpp"
#include "value/case_data.hpp"

#include <bleibe/limits.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

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

    const CatalogModel& model_;
    Diagnostics& diagnostics_;
    const Limits& limits_;
};

} // namespace bleibe::detail
