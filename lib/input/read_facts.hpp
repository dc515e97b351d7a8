// SPDX-License-Identifier: Apache-2.0
// From nodes of a document to the values that the vocabulary declares.
#pragma once

#include "compile/catalog_model.hpp"
#include "document/document.hpp"
#include "value/case_data.hpp"

#include <bleibe/limits.hpp>

#include <string>

namespace bleibe::detail {

/// Reads facts into a case. Findings are private: path and token, never the line.
class FactReader {
public:
    FactReader(const CatalogModel& model, Diagnostics& diagnostics, const Limits& limits)
        : model_(model), diagnostics_(diagnostics), limits_(limits) {}

    /// A case that knows nothing but what the vocabulary says holds unless stated.
    [[nodiscard]] std::shared_ptr<CaseData> empty() const;
    /// Every member of a mapping as a fact. `path` names the mapping.
    void read(const Node& facts, CaseData& into, const std::string& path);
    /// Reports constraints that the facts break.
    void check_constraints(const CaseData& facts, const Span& place);

private:
    Value value(const Node& node, const Type& type, const std::string& path, CaseData& into);
    Value scalar(const Node& node, const Type& type, const std::string& path, CaseData& into);
    Value list(const Node& node, const FactDeclaration& fact, const std::string& path, CaseData& into);
    Value entry(const Node& node, const FactDeclaration& fact, const std::string& path, CaseData& into);
    Value wrong(const Node& node, const std::string& path, const std::string& wanted);

    const CatalogModel& model_;
    Diagnostics& diagnostics_;
    const Limits& limits_;
};

} // namespace bleibe::detail
