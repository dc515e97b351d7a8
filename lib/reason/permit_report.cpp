// SPDX-License-Identifier: Apache-2.0
// The idea: a brief report and a full one name the permit by the same fields.
#include "reason/permit_report.hpp"

#include "compile/catalog_model.hpp"

namespace bleibe::detail {

PermitReport named(const ProgramData& program, PermitId permit) {
    const PermitInfo& info = program.permits[permit.index];
    PermitReport report;
    report.permit = permit;
    report.id = info.id;
    report.kind = info.kind;
    report.label = &info.label;
    for (const PermitKind& kind : program.model->written().kinds) {
        if (kind.id == info.kind) {
            report.kind_label = &kind.label;
        }
    }
    return report;
}

void add_omissions(PermitReport& report, const PermitOutline& outline) {
    for (const auto* list : {&outline.ruleset->omitted, &outline.ruleset->elsewhere}) {
        for (const Omission& omission : *list) {
            Omitted omitted;
            omitted.elsewhere = list == &outline.ruleset->elsewhere;
            omitted.law = omitted.elsewhere ? omission.norm : outline.ruleset->law(omission.law);
            omitted.quote = omission.quote.text();
            omitted.because = &omission.because;
            omitted.bears_on = to_string(omission.bears_on);
            report.omitted.push_back(std::move(omitted));
        }
    }
}

} // namespace bleibe::detail
