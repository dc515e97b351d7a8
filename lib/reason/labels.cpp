// SPDX-License-Identifier: Apache-2.0
// The idea: names are for machines; whoever shows a report asks here what to call them.
#include "reason/labels.hpp"

#include "compile/catalog_model.hpp"

#include <bleibe/report.hpp>

namespace bleibe {
namespace detail {

const FactDeclaration* fact_of(const ProgramData& program, std::string_view path) {
    const Vocabulary& vocabulary = program.model->written().vocabulary;
    const int fact = vocabulary.find_fact(path.substr(0, path.find_first_of("[.")));
    return fact < 0 ? nullptr : &vocabulary.facts[static_cast<std::size_t>(fact)];
}

Words label_of(const ProgramData& program, std::string_view path) {
    const FactDeclaration* declared = fact_of(program, path);
    if (declared == nullptr) {
        return {};
    }
    const std::size_t dot = path.rfind('.');
    Words label = declared->label;
    for (const FieldDeclaration& field : declared->fields) {
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

} // namespace detail

namespace {

const detail::FactDeclaration* fact_of(const CaseReport& report, std::string_view path) {
    return report.program == nullptr ? nullptr : detail::fact_of(*report.program, path);
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
    return report.program == nullptr ? Words{} : detail::label_of(*report.program, path);
}

} // namespace bleibe
