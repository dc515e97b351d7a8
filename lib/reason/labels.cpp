// SPDX-License-Identifier: Apache-2.0
// The idea: names are for machines; whoever shows a report asks here what to call them.
#include "compile/catalog_model.hpp"
#include "compile/program.hpp"

#include <bleibe/report.hpp>

namespace bleibe {
namespace {

/// Null where the vocabulary has no such fact.
const detail::FactDeclaration* fact_of(const CaseReport& report, std::string_view path) {
    if (report.program == nullptr) {
        return nullptr;
    }
    const detail::Vocabulary& vocabulary = report.program->model->written().vocabulary;
    const int fact = vocabulary.find_fact(path.substr(0, path.find_first_of("[.")));
    return fact < 0 ? nullptr : &vocabulary.facts[static_cast<std::size_t>(fact)];
}

} // namespace

/// Of whichever version the report applied.
Words label_of_criterion(const CaseReport& report, const PermitReport& permit, std::string_view name) {
    if (report.program == nullptr) {
        return {};
    }
    for (const detail::OutlineNode& node : report.program->nodes) {
        if (node.id == name && node.criterion != nullptr &&
            (name.find('#') != std::string_view::npos || node.ruleset->id == permit.law.ruleset)) {
            return node.criterion->label;
        }
    }
    return {};
}

Words question_of_fact(const CaseReport& report, std::string_view path) {
    const detail::FactDeclaration* declared = fact_of(report, path);
    return declared == nullptr ? Words{} : declared->ask;
}

Words evidence_of_fact(const CaseReport& report, std::string_view path) {
    const detail::FactDeclaration* declared = fact_of(report, path);
    return declared == nullptr ? Words{} : declared->evidence;
}

Words label_of_fact(const CaseReport& report, std::string_view path) {
    const detail::FactDeclaration* declared = fact_of(report, path);
    if (declared == nullptr) {
        return {};
    }
    const std::size_t dot = path.rfind('.');
    Words label = declared->label;
    for (const detail::FieldDeclaration& field : declared->fields) {
        if (dot == std::string_view::npos || field.id != path.substr(dot + 1)) {
            continue;
        }
        for (auto& [language, text] : label.texts) {
            text += ": " +
                    std::string(field.label.empty() ? std::string_view(field.id) : field.label.in(language));
        }
    }
    return label;
}

} // namespace bleibe
